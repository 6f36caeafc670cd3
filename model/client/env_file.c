/* Files of variables and of labels, and what -e and -l add to them. */
#include "model/base/names.h"
#include "model/client/client_parts.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"

#define LONGEST_LINE 65535 /* what the client's scanner takes */

struct kv_file {
    struct client *c;
    struct str name;
    bool labels;              /* a name alone is dropped */
    struct client_slot lines; /* what it adds */
};

/* What is wrong with a line: each generation has its own frame for it. */
static bool bad_line(const struct kv_file *f, struct str why)
{
    struct client *c = f->c;
    struct str flag = f->labels ? STR_LIT("--label-file: ") : STR_LIT("--env-file: ");

    if (!client_is(c, 2800))
        return CLIENT_REFUSE(c, STR_LIT("poorly formatted environment: "), why);
    return CLIENT_REFUSE(c, client_is(c, 2900) ? flag : STR_NONE, STR_LIT("invalid env file ("),
                         f->name, STR_LIT("): "), why);
}

/* Go's %v of bytes: [97 255] */
static struct str bytes_text(struct arena *a, struct str line)
{
    struct buf b = {NULL, 0, 0, false};

    buf_char(&b, '[');
    for (size_t i = 0; i < line.len; i++)
        buf_printf(&b, i > 0 ? " %u" : "%u", (unsigned)(unsigned char)line.s[i]);
    buf_char(&b, ']');
    return buf_in_arena(&b, a);
}

static bool bad_utf8(const struct kv_file *f, struct str line, unsigned number)
{
    struct client *c = f->c;
    struct str where = arena_printf(c->a, "invalid utf8 bytes at line %u: ", number);

    if (client_is(c, 2800))
        return bad_line(f, CLIENT_TEXT(c->a, where, bytes_text(c->a, line)));
    return CLIENT_REFUSE(c, STR_LIT("env file "), f->name, STR_LIT(" contains "), where,
                         bytes_text(c->a, line));
}

/* The scanner's own error is not framed before 28. */
static bool bad_scan(const struct kv_file *f, struct str why)
{
    return client_is(f->c, 2800) ? bad_line(f, why) : client_refuse(f->c, why);
}

static bool read_line(struct kv_file *f, struct str line)
{
    struct client *c = f->c;
    struct str name, value;
    bool has_value;

    line = client_trim_left(line);
    if (line.len == 0 || line.s[0] == '#')
        return true;
    has_value = client_cut(&name, &value, line, '=');
    if (name.len == 0)
        return bad_line(
            f, CLIENT_TEXT(c->a, STR_LIT("no variable name on line '"), line, STR_LIT("'")));
    if (client_has_any(name, " \t"))
        return bad_line(
            f, CLIENT_TEXT(c->a, STR_LIT("variable '"), name, STR_LIT("' contains whitespaces")));
    if (has_value)
        return client_add(c, &f->lines, line, NULL);
    if (f->labels || !client_lookup(&value, c, name))
        return true;
    return client_add(c, &f->lines, CLIENT_TEXT(c->a, name, STR_LIT("="), value), NULL);
}

static struct str next_line(struct str *text)
{
    ptrdiff_t end = str_find(*text, '\n', 0);
    struct str line = str_cut(*text, 0, end >= 0 ? (size_t)end : text->len);

    *text = str_cut(*text, line.len + 1, text->len);
    return line;
}

static bool read_text(struct kv_file *f, struct str text)
{
    const struct str mark = STR_LIT("\xef\xbb\xbf");

    for (unsigned number = 1; text.len > 0; number++) {
        struct str line = next_line(&text);

        if (line.len > LONGEST_LINE)
            return bad_scan(f, STR_LIT("bufio.Scanner: token too long"));
        if (line.len > 0 && line.s[line.len - 1] == '\r')
            line.len--;
        if (!utf8_valid(line))
            return bad_utf8(f, line, number);
        if (number == 1 && str_starts(line, mark))
            line = str_cut(line, mark.len, line.len);
        if (!read_line(f, line))
            return false;
    }
    return true;
}

static bool read_file(struct kv_file *f)
{
    const struct value *file = client_file(f->c, f->name);
    struct str flag = f->labels ? STR_LIT("--label-file: ") : STR_LIT("--env-file: ");

    if (file != NULL)
        return read_text(f, file->u.text);
    if (client_is_folder(f->c, f->name)) /* which can be opened, too */
        return bad_scan(f, client_no_text(f->c, f->name));
    return CLIENT_REFUSE(f->c, client_is(f->c, 2900) ? flag : STR_NONE,
                         client_no_file(f->c, f->name));
}

static bool read_files(struct kv_file *f, const struct client_slot *names)
{
    for (size_t i = 0; i < names->count; i++) {
        f->name = names->items[i].text;
        if (!read_file(f))
            return false;
    }
    return true;
}

/* Of the -e variables the last of each name counts; the client's order is left to chance. */
static bool add_variables(struct kv_file *f, const struct client_slot *given)
{
    struct client *c = f->c;
    struct names names;
    struct str *texts = arena_calloc(c->a, given->count + 1, sizeof(*texts));

    names_init(&names, c->a, given->count);
    for (size_t i = 0; texts != NULL && i < given->count; i++) {
        struct str name, value;
        bool is_new;

        (void)client_cut(&name, &value, given->items[i].text, '=');
        texts[names_index(&names, name, &is_new)] = given->items[i].text;
    }
    for (size_t i = 0; texts != NULL && i < names.count; i++) {
        if (!client_add(c, &f->lines, texts[i], NULL))
            return false;
    }
    return true;
}

bool client_env(struct client *c, struct client_request *r)
{
    struct kv_file f = {.c = c, .labels = false};

    if (!read_files(&f, client_slot(c, SLOT_ENV_FILE)) ||
        !add_variables(&f, client_slot(c, SLOT_ENV)))
        return false;
    r->env = f.lines.count > 0 ? client_texts(c, &f.lines) : client_null(c);
    return true;
}

bool client_labels(struct client *c, struct client_request *r)
{
    const struct client_slot *given = client_slot(c, SLOT_LABEL);
    struct kv_file f = {.c = c, .labels = true};

    if (!read_files(&f, client_slot(c, SLOT_LABEL_FILE)))
        return false;
    for (size_t i = 0; i < given->count; i++) {
        if (!client_add(c, &f.lines, given->items[i].text, NULL))
            return false;
    }
    r->labels = client_pairs(c, &f.lines, '=');
    return true;
}
