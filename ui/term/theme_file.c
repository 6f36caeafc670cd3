#include "ui/term/theme_file.h"

#include "model/base/bounds.h"
#include "ui/term/theme_names.h"

enum { QUOTE_MAX = 40 }; /* bytes of the user's word in a message */

struct reader {
    struct ui_theme_file *out;
    const char *file;
    struct str line;
    unsigned number; /* of the line, from 1 */
    size_t at;       /* byte offset in the line */
    struct err *errors;
};

static unsigned column_of(struct str line, size_t at)
{
    unsigned column = 1;

    for (size_t i = 0; i < at; i++)
        column += ((unsigned char)line.s[i] & 0xC0) != 0x80;
    return column;
}

static void report(struct reader *r, size_t at, struct err *e)
{
    if (err_count(r->errors) >= BOUND_ERRORS) {
        err_free(e);
        return;
    }
    r->errors = err_join(r->errors, err_at(e, r->file, r->number, column_of(r->line, at)));
}

static struct err *with_nearest(struct err *e, struct str word, const char *const *names,
                                size_t count)
{
    const char *near = ui_name_nearest(word, names, count);

    return near != NULL ? err_remedy(e, "did you mean '%s'?", near) : e;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_rgb(struct str word, struct ui_color *out)
{
    uint32_t v = 0;

    if (word.len != 7 || word.s[0] != '#')
        return false;
    for (size_t i = 1; i < word.len; i++) {
        int digit = hex_digit(word.s[i]);

        if (digit < 0)
            return false;
        v = v << 4 | (uint32_t)digit;
    }
    *out = (struct ui_color){UI_COLOR_RGB, v};
    return true;
}

static bool read_index(struct str word, struct ui_color *out)
{
    uint32_t v = 0;

    if (word.len == 0 || word.len > 3)
        return false;
    for (size_t i = 0; i < word.len; i++) {
        if (word.s[i] < '0' || word.s[i] > '9')
            return false;
        v = v * 10 + (uint32_t)(word.s[i] - '0');
    }
    if (v > 255)
        return false;
    *out = (struct ui_color){UI_COLOR_INDEX, v};
    return true;
}

static bool read_color(struct str word, struct ui_color *out)
{
    int name = ui_name_find(word, ui_color_names, COLOR_NAME_COUNT);

    if (name >= 0) {
        *out = (struct ui_color){UI_COLOR_INDEX, (uint32_t)name};
        return true;
    }
    if (str_is(word, "default")) {
        *out = (struct ui_color){UI_COLOR_DEFAULT, 0};
        return true;
    }
    return read_rgb(word, out) || read_index(word, out);
}

/* The word at r->at after blanks; empty at the line's end or a comment. A '#' begins a comment
 * unless it begins a colour. */
static struct str next_word(struct reader *r)
{
    struct str line = r->line, word;
    struct ui_color ignored;
    size_t from;

    while (r->at < line.len && is_blank(line.s[r->at]))
        r->at++;
    from = r->at;
    while (r->at < line.len && !is_blank(line.s[r->at]))
        r->at++;
    word = str_cut(line, from, r->at);
    if (word.len > 0 && word.s[0] == '#' && !read_rgb(word, &ignored)) {
        r->at = line.len;
        return STR_NONE;
    }
    return word;
}

static void bad_value_word(struct reader *r, size_t at, struct str word)
{
    bool digits = word.s[0] >= '0' && word.s[0] <= '9';
    struct err *e =
        err_new(ERR_INPUT,
                "'%.*s' is no colour and no attribute; a colour is default, a name such "
                "as red or bright-red, 0 to 255, or #rrggbb; the attributes are bold, "
                "dim, italic, underline, reverse",
                STR_FMT(str_cut(word, 0, QUOTE_MAX)));

    if (!digits && ui_name_nearest(word, ui_attr_names, ui_attr_count) != NULL)
        e = with_nearest(e, word, ui_attr_names, ui_attr_count);
    else if (!digits)
        e = with_nearest(e, word, ui_color_names, COLOR_NAME_COUNT);
    report(r, at, e);
}

static bool read_style(struct reader *r, struct ui_style *out)
{
    struct ui_style style = {.attrs = 0};
    size_t colors = 0, start = r->at;
    bool attributes = false;

    for (struct str word = next_word(r); word.len > 0; word = next_word(r)) {
        size_t at = r->at - word.len;
        int attr = ui_name_find(word, ui_attr_names, ui_attr_count);
        struct ui_color color;

        if (attr >= 0) {
            style.attrs = (uint8_t)(style.attrs | 1u << attr);
            attributes = true;
        } else if (!read_color(word, &color)) {
            bad_value_word(r, at, word);
            return false;
        } else if (attributes || colors == 2) {
            report(r, at,
                   err_new(ERR_INPUT,
                           "'%.*s' is one colour too many; expected foreground, "
                           "background, then attributes",
                           STR_FMT(str_cut(word, 0, QUOTE_MAX))));
            return false;
        } else {
            *(colors == 0 ? &style.fg : &style.bg) = color;
            colors++;
        }
    }
    if (colors == 0 && !attributes) {
        report(r, start,
               err_new(ERR_INPUT, "nothing behind '='; expected foreground, background, "
                                  "then attributes"));
        return false;
    }
    *out = style;
    return true;
}

static void read_parent(struct reader *r)
{
    struct str name = next_word(r);
    size_t at = r->at - name.len;
    struct str more = next_word(r);

    if (name.len == 0 || more.len > 0) {
        report(r, r->at - more.len, err_new(ERR_INPUT, "expected the name of one theme"));
        return;
    }
    if (r->out->parent.len > 0) {
        report(r, 0,
               err_new(ERR_INPUT, "a second parent; the first is on line %u", r->out->parent_line));
        return;
    }
    r->out->parent = name;
    r->out->parent_line = r->number;
    r->out->parent_column = column_of(r->line, at);
}

static void read_background(struct reader *r)
{
    struct str word = next_word(r);
    size_t at = r->at - word.len;
    struct ui_color color;

    if (r->out->background_line != 0) {
        report(r, 0,
               err_new(ERR_INPUT, "a second background; the first is on line %u",
                       r->out->background_line));
        return;
    }
    r->out->background_line = r->number;
    if (!read_color(word, &color) || next_word(r).len > 0)
        report(r, at,
               err_new(ERR_INPUT, "expected one colour: default, a name such as black or "
                                  "bright-white, 0 to 255, or #rrggbb"));
    else
        r->out->background = color;
}

static void read_role(struct reader *r, size_t at, struct str name)
{
    int role = ui_name_find(name, ui_role_names, UI_ROLE_COUNT);
    struct ui_style style;

    if (role < 0) {
        report(r, at,
               with_nearest(
                   err_new(ERR_INPUT, "unknown role '%.*s'", STR_FMT(str_cut(name, 0, QUOTE_MAX))),
                   name, ui_role_names, UI_ROLE_COUNT));
        return;
    }
    if (r->out->line[role] != 0) {
        report(r, at,
               err_new(ERR_INPUT, "role '%s' again; it was said on line %u", ui_role_names[role],
                       r->out->line[role]));
        return;
    }
    r->out->line[role] = r->number;
    if (read_style(r, &style))
        r->out->style[role] = style;
}

static void read_line(struct reader *r)
{
    struct str line = r->line, name;
    ptrdiff_t equals;
    size_t from = 0, to;

    while (from < line.len && is_blank(line.s[from]))
        from++;
    if (from == line.len || line.s[from] == '#')
        return;
    equals = str_find(line, '=', from);
    to = equals < 0 ? line.len : (size_t)equals;
    while (to > from && is_blank(line.s[to - 1]))
        to--;
    name = str_cut(line, from, to);
    if (equals < 0 || name.len == 0) {
        report(r, from, err_new(ERR_INPUT, "expected 'role = foreground background attribute...'"));
        return;
    }
    r->at = (size_t)equals + 1;
    if (str_is(name, "parent"))
        read_parent(r);
    else if (str_is(name, "background"))
        read_background(r);
    else
        read_role(r, from, name);
}

struct err *ui_theme_file_parse(struct ui_theme_file *out, struct str text, const char *file)
{
    struct ui_theme_file parsed = {.parent_line = 0};
    struct reader r = {.out = &parsed, .file = file};

    if (str_starts(text, STR_LIT("\xEF\xBB\xBF")))
        text = str_cut(text, 3, text.len);
    while (str_next_line(&text, &r.line)) {
        r.number++;
        read_line(&r);
    }
    if (r.errors == NULL)
        *out = parsed;
    return r.errors;
}
