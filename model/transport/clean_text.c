#include "model/transport/clean_text.h"
#include "model/transport/prose.h"
#include "model/transport/record.h"
#include "model/transport/wrapped.h"

#define NARROWEST_CONSOLE 40   /* columns; shorter lines are not taken for broken ones */
#define WIDEST_CONSOLE    1000 /* nor are longer ones */
#define ID_DIGITS         64   /* of a container or layer */

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* An id of 64 digits that goes on in the next line. */
static bool id_is_broken(struct str line, struct str next)
{
    size_t before = 0, behind = 0;

    while (before < line.len && is_hex(line.s[line.len - 1 - before]))
        before++;
    while (behind < next.len && is_hex(next.s[behind]))
        behind++;
    return before > 0 && behind > 0 && before + behind == ID_DIGITS;
}

static size_t digits_in_front(struct str s, bool hex)
{
    size_t n = 0;

    while (n < s.len && ((s.s[n] >= '0' && s.s[n] <= '9') || (hex && is_hex(s.s[n]))))
        n++;
    return n;
}

static bool ends_with_digits_of(struct str line, struct str sign, bool hex)
{
    size_t n = line.len;

    while (n > 0 && digits_in_front(str_cut(line, n - 1, n), hex) > 0)
        n--;
    return str_ends(str_cut(line, 0, n), sign);
}

/* "(0x57)" with the line's end in it, or in front of its digits. */
static bool hex_is_broken(struct str line, struct str next)
{
    size_t sign, digits;

    if (ends_with_digits_of(line, STR_LIT("(0x"), true))
        sign = 0;
    else if (str_ends(line, STR_LIT("(0")) && str_starts(next, STR_LIT("x")))
        sign = 1;
    else if (str_ends(line, STR_LIT("(")) && str_starts(next, STR_LIT("0x")))
        sign = 2;
    else
        return false;
    next = str_cut(next, sign, next.len);
    digits = digits_in_front(next, true);
    return digits > 0 && digits < next.len && next.s[digits] == ')';
}

/* "winapi error #57.", but no time, version or date of the next line. */
static bool decimal_is_broken(struct str line, struct str next)
{
    const size_t digits = digits_in_front(next, false);

    return digits > 0 &&
           (digits == next.len ||
            (memchr(".,:)", next.s[digits], 4) != NULL &&
             digits_in_front(str_cut(next, digits + 1, next.len), false) == 0)) &&
           ends_with_digits_of(line, STR_LIT("winapi error #"), false);
}

/* A code that goes on there: half of it would be another one. */
static bool code_is_broken(struct str line, struct str next)
{
    return line.len >= NARROWEST_CONSOLE &&
           (hex_is_broken(line, next) || decimal_is_broken(line, next));
}

/* Whether the text so far ends inside a string of a JSON document. */
struct json_state {
    size_t depth;
    bool in_string, escaped;
};

/* Right behind the brace, or in the next line, where the document was laid out. */
static bool begins_document(struct str behind, struct str next)
{
    return str_starts(line_is_blank(behind) ? str_trim(next) : behind, STR_LIT("\""));
}

static void json_step(struct json_state *s, struct str line, size_t i, struct str next)
{
    char c = line.s[i];

    if (s->escaped) {
        s->escaped = false;
    } else if (s->in_string) {
        s->escaped = c == '\\';
        s->in_string = c != '"';
    } else if (s->depth == 0) {
        if (c == '{' && begins_document(str_cut(line, i + 1, line.len), next))
            s->depth = 1;
    } else if (c == '"') {
        s->in_string = true;
    } else if (c == '{' || c == '[') {
        s->depth++;
    } else if (c == '}' || c == ']') {
        s->depth--;
    }
}

struct joiner {
    struct clean_text *out;
    uint32_t *lines; /* of the file, for each line of the text */
    char *text;
    size_t len;
    size_t *joints;
    size_t width; /* of the console; 0: nothing was broken at a width */
    struct json_state json;
};

/* In the middle of a word, as a console breaks; tables whose lines happen to be equally long have
 * blanks there. */
static bool breaks_a_word(struct str line, struct str next)
{
    return line.len > 0 && next.len > 0 && line.s[line.len - 1] != ' ' && next.s[0] != ' ' &&
           next.s[0] != '\t';
}

/* Lines that are the same are not parts of one that was broken, nor are those of a table, whose
 * heading is as wide as the dashes below it; records of a log that ended there by themselves happen
 * to be as long as each other. What somebody says may be wider. */
static size_t console_width(const struct lines *l)
{
    size_t width = 0, count = 0, ended = 0, to = l->count - lines_of_prose_below(l);
    struct str last = STR_NONE;
    bool in_word = false, in_letters = false, table = false;

    for (size_t i = lines_of_prose_above(l); i < to; i++) {
        size_t n = line_columns(l->items[i].text);

        if (n < width || (n == width && str_eq(l->items[i].text, last)))
            continue;
        last = l->items[i].text;
        if (n > width) {
            width = n;
            count = ended = 0;
            in_word = in_letters = table = false;
        }
        count++;
        if (i + 1 == l->count)
            break;
        if (line_begins_record(l->items[i + 1].text)) {
            ended++;
        } else {
            in_word = in_word || breaks_a_word(l->items[i].text, l->items[i + 1].text);
            in_letters = in_letters || line_breaks_letters(l->items[i].text, l->items[i + 1].text);
            table = table || line_is_rule(l->items[i + 1].text);
        }
    }
    if (width < NARROWEST_CONSOLE || width > WIDEST_CONSOLE || !in_word || table ||
        ended * 2 >= count || (count < 2 && (!in_letters || !line_width_is_usual(width))))
        return 0;
    return width;
}

/* Whether a blank went where a string goes on in the next line. A mail breaks at one, before a word
 * that has no room. */
static bool lost_blank(struct str line, struct str next, size_t missing)
{
    size_t word = 0;

    if (missing == 1)
        return true;
    while (word < next.len && next.s[word] != ' ')
        word++;
    return word >= missing && !(is_hex(line.s[line.len - 1]) && is_hex(next.s[0]));
}

static void join_behind(struct joiner *j, struct lines *l, size_t i)
{
    struct str line = l->items[i].text;
    size_t width = line_columns(line);
    bool full = j->width > 0 && width == j->width && !line_begins_record(l->items[i + 1].text);

    if (!full && !j->json.in_string && !id_is_broken(line, l->items[i + 1].text) &&
        !code_is_broken(line, l->items[i + 1].text)) {
        j->text[j->len++] = '\n';
        return;
    }
    if (!full && j->json.in_string && width < j->width && line.len > 0 &&
        lost_blank(line, l->items[i + 1].text, j->width - width)) {
        j->text[j->len++] = ' ';
        j->out->blanks_lost = true;
    }
    j->joints[j->out->joint_count++] = j->len;
    lines_undone(l, l->items[i].number, "lines broken at the console's width");
}

void clean_text_join(struct clean_text *out, struct lines *l)
{
    struct arena *a = l->arena;
    size_t above = lines_of_prose_above(l), below = l->count - lines_of_prose_below(l);
    size_t unsaid = 0, said = 0;
    struct joiner j = {.out = out, .width = console_width(l)};
    size_t room = 1;

    for (size_t i = 0; i < l->count; i++)
        room += l->items[i].text.len + 1 + j.width;
    j.text = arena_alloc(a, room);
    j.joints = arena_calloc(a, l->count + 1, sizeof(*j.joints));
    j.lines = arena_calloc(a, l->count + 1, sizeof(*j.lines));
    if (j.text == NULL || j.joints == NULL || j.lines == NULL)
        return;
    for (size_t i = 0; i < l->count; i++) {
        struct str line = l->items[i].text;

        if (i == above)
            unsaid = j.len;
        if (j.len == 0 || j.text[j.len - 1] == '\n')
            j.lines[out->line_count++] = l->items[i].number;
        if (line_is_blank(line))
            j.json = (struct json_state){0};
        for (size_t k = 0; k < line.len; k++) {
            json_step(&j.json, line, k, i + 1 < l->count ? l->items[i + 1].text : STR_NONE);
            j.text[j.len++] = line.s[k];
        }
        if (i + 1 < l->count)
            join_behind(&j, l, i);
        if (i + 1 == below)
            said = j.len;
    }
    out->text = (struct str){j.text, j.len};
    out->unsaid = str_cut(out->text, unsaid, said);
    out->joints = j.joints;
    out->lines = j.lines;
    memcpy(out->undone, l->undone, sizeof(out->undone));
    out->undone_count = l->undone_count;
}

void clean_text(struct clean_text *out, struct arena *a, struct str raw)
{
    struct lines l;

    *out = (struct clean_text){.text = STR_NONE};
    if (!lines_split(&l, a, raw))
        return;
    out->ci = lines_undress(&l);
    lines_drop_indentation_of_code(&l);
    lines_drop_fences(&l);
    out->powershell = lines_drop_powershell_records(&l);
    lines_drop_indentation(&l);
    if (!lines_split_run_on(&l))
        return;
    clean_text_join(out, &l);
}

bool clean_text_joined(const struct clean_text *t, size_t from, size_t to)
{
    for (size_t i = 0; i < t->joint_count; i++)
        if (t->joints[i] > from && t->joints[i] < to)
            return true;
    return false;
}
