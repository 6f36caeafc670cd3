#include "model/diagnosis/clean_text.h"

#include <stdint.h>

#define NARROWEST_CONSOLE 40 /* columns; shorter lines are not taken for broken ones */
#define ID_DIGITS         64 /* of a container or layer */

struct lines {
    struct str *items;
    size_t count;
};

/* CR before LF goes, no-break blanks become blanks. */
static struct str plain_bytes(struct arena *a, struct str raw)
{
    char *to = arena_alloc(a, raw.len + 1);
    size_t n = 0;

    if (to == NULL)
        return STR_NONE;
    for (size_t i = 0; i < raw.len; i++) {
        unsigned char c = (unsigned char)raw.s[i];

        if (c == '\r' && i + 1 < raw.len && raw.s[i + 1] == '\n')
            continue;
        if (c == 0xC2 && i + 1 < raw.len && (unsigned char)raw.s[i + 1] == 0xA0) {
            to[n++] = ' ';
            i++;
        } else {
            to[n++] = raw.s[i];
        }
    }
    return (struct str){to, n};
}

static bool split(struct lines *out, struct arena *a, struct str text)
{
    size_t count = 1, from = 0;

    for (size_t i = 0; i < text.len; i++)
        count += text.s[i] == '\n';
    out->count = 0;
    if ((out->items = arena_calloc(a, count, sizeof(*out->items))) == NULL)
        return false;
    for (size_t i = 0; i <= text.len; i++)
        if (i == text.len || text.s[i] == '\n') {
            out->items[out->count++] = str_cut(text, from, i);
            from = i + 1;
        }
    return true;
}

static bool is_blank(struct str line)
{
    return str_trim(line).len == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- quote marks, fences, indentation --------------------------------------------------- */

static void drop_quote_marks(struct lines *l)
{
    size_t marked = 0, filled = 0;

    for (size_t i = 0; i < l->count; i++) {
        filled += !is_blank(l->items[i]);
        marked += str_starts(l->items[i], STR_LIT(">"));
    }
    if (filled == 0 || marked < filled)
        return;
    for (size_t i = 0; i < l->count; i++) {
        struct str line = l->items[i];

        line = str_cut(line, str_starts(line, STR_LIT("> ")) ? 2 : 1, line.len);
        l->items[i] = line;
    }
}

/* A web page's editor doubles the line ends: every other line is empty. */
static void drop_doubled_ends(struct lines *l)
{
    size_t n = 0;

    if (l->count < 3)
        return;
    for (size_t i = 1; i + 1 < l->count; i += 2)
        if (!is_blank(l->items[i]) || is_blank(l->items[i - 1]))
            return;
    for (size_t i = 0; i < l->count; i += 2)
        l->items[n++] = l->items[i];
    l->count = n;
}

static void drop_fences(struct lines *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->count; i++)
        if (!str_starts(str_trim(l->items[i]), STR_LIT("```")))
            l->items[n++] = l->items[i];
    l->count = n;
}

static void drop_indentation(struct lines *l)
{
    size_t least = SIZE_MAX;

    for (size_t i = 0; i < l->count; i++) {
        size_t blanks = 0;

        while (blanks < l->items[i].len && l->items[i].s[blanks] == ' ')
            blanks++;
        if (blanks < l->items[i].len && blanks < least)
            least = blanks;
    }
    if (least == SIZE_MAX)
        return;
    for (size_t i = 0; i < l->count; i++)
        l->items[i] = str_cut(l->items[i], least, l->items[i].len);
}

/* ---- CI systems --------------------------------------------------------------------------- */

/* "2024-03-19T01:19:10.0000013Z " at a line's start: its length, or 0. */
static size_t time_stamp(struct str line)
{
    static const char shape[] = "0000-00-00T00:00:00";
    size_t i = 0;

    for (; shape[i] != '\0'; i++)
        if (i >= line.len || (shape[i] == '0' ? !is_digit(line.s[i]) : line.s[i] != shape[i]))
            return 0;
    while (i < line.len && (line.s[i] == '.' || is_digit(line.s[i])))
        i++;
    if (i >= line.len || line.s[i] != 'Z')
        return 0;
    i++;
    if (i < line.len && line.s[i] == ' ')
        i++;
    return i;
}

static bool drop_time_stamps(struct lines *l)
{
    size_t stamped = 0, filled = 0;

    for (size_t i = 0; i < l->count; i++) {
        filled += !is_blank(l->items[i]);
        stamped += time_stamp(l->items[i]) > 0;
    }
    if (stamped == 0 || stamped * 2 < filled)
        return false;
    for (size_t i = 0; i < l->count; i++)
        l->items[i] = str_cut(l->items[i], time_stamp(l->items[i]), l->items[i].len);
    return true;
}

static bool drop_ci_marks(struct lines *l)
{
    static const char *const marks[] = {"##[error]", "##[warning]", "##[debug]", "::error::"};
    bool found = false;

    for (size_t i = 0; i < l->count; i++)
        for (size_t m = 0; m < sizeof(marks) / sizeof(marks[0]); m++)
            if (str_starts(l->items[i], str_of(marks[m]))) {
                l->items[i] = str_cut(l->items[i], strlen(marks[m]), l->items[i].len);
                found = true;
            }
    return found;
}

/* ---- PowerShell ----------------------------------------------------------------------------- */

static bool is_plus_line(struct str line)
{
    return str_starts(str_trim(line), STR_LIT("+ "));
}

static bool holds(struct str line, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; i + n <= line.len; i++)
        if (memcmp(line.s + i, word, n) == 0)
            return true;
    return false;
}

/* The first line of the record that ends at `last`: the '+' lines and the one above them, which
 * names the place in the system's language. */
static size_t record_start(const struct lines *l, size_t last)
{
    size_t i = last;

    while (i > 0 && !holds(l->items[i], "+ CategoryInfo"))
        i--;
    while (i > 0 && is_plus_line(l->items[i - 1]))
        i--;
    return i > 0 && str_find(l->items[i - 1], ':', 0) >= 0 ? i - 1 : i;
}

static bool drop_powershell_records(struct lines *l)
{
    bool found = false;

    for (size_t i = 0; i < l->count; i++) {
        size_t from, to = i + 1, rest;

        if (!holds(l->items[i], "+ FullyQualifiedErrorId"))
            continue;
        from = record_start(l, i);
        if (to < l->count && l->items[to].len > 0 && is_blank(l->items[to]))
            to++;
        rest = l->count - to;
        memmove(l->items + from, l->items + to, rest * sizeof(*l->items));
        l->count = from + rest;
        found = true;
        i = from > 0 ? from - 1 : 0;
        if (l->count == 0)
            break;
    }
    return found;
}

/* ---- lines broken at the console's width ---------------------------------------------------- */

static size_t columns(struct str line)
{
    size_t n = 0;

    for (size_t i = 0; i < line.len; i++)
        n += ((unsigned char)line.s[i] & 0xC0) != 0x80;
    return n;
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f');
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

/* Whether the text so far ends inside a string of a JSON document. */
struct json_state {
    size_t depth;
    bool in_string, escaped;
};

static void json_step(struct json_state *s, struct str line, size_t i)
{
    char c = line.s[i];

    if (s->escaped) {
        s->escaped = false;
    } else if (s->in_string) {
        s->escaped = c == '\\';
        s->in_string = c != '"';
    } else if (s->depth == 0) {
        if (c == '{' && i + 1 < line.len && line.s[i + 1] == '"')
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

static size_t console_width(const struct lines *l)
{
    size_t width = 0, count = 0;
    bool in_word = false;

    for (size_t i = 0; i < l->count; i++) {
        size_t n = columns(l->items[i]);

        if (n < width)
            continue;
        if (n > width) {
            width = n;
            count = 0;
            in_word = false;
        }
        count++;
        in_word = in_word || (i + 1 < l->count && breaks_a_word(l->items[i], l->items[i + 1]));
    }
    return width >= NARROWEST_CONSOLE && count > 1 && in_word ? width : 0;
}

static void join_behind(struct joiner *j, struct str line, struct str next)
{
    size_t width = columns(line);
    bool full = j->width > 0 && width == j->width;

    if (!full && !j->json.in_string && !id_is_broken(line, next)) {
        j->text[j->len++] = '\n';
        return;
    }
    if (!full && j->json.in_string)
        for (; width < j->width; width++) {
            j->text[j->len++] = ' ';
            j->out->blanks_lost = true;
        }
    j->joints[j->out->joint_count++] = j->len;
}

static void join(struct clean_text *out, struct arena *a, const struct lines *l)
{
    struct joiner j = {.out = out, .width = console_width(l)};
    size_t room = 1;

    for (size_t i = 0; i < l->count; i++)
        room += l->items[i].len + 1 + j.width;
    j.text = arena_alloc(a, room);
    j.joints = arena_calloc(a, l->count + 1, sizeof(*j.joints));
    if (j.text == NULL || j.joints == NULL)
        return;
    for (size_t i = 0; i < l->count; i++) {
        struct str line = l->items[i];

        if (is_blank(line))
            j.json = (struct json_state){0};
        for (size_t k = 0; k < line.len; k++) {
            json_step(&j.json, line, k);
            j.text[j.len++] = line.s[k];
        }
        if (i + 1 < l->count)
            join_behind(&j, line, l->items[i + 1]);
    }
    out->text = (struct str){j.text, j.len};
    out->joints = j.joints;
}

void clean_text(struct clean_text *out, struct arena *a, struct str raw)
{
    struct lines l;

    *out = (struct clean_text){.text = STR_NONE};
    if (!split(&l, a, plain_bytes(a, raw)))
        return;
    drop_quote_marks(&l);
    drop_doubled_ends(&l);
    drop_fences(&l);
    out->ci = drop_time_stamps(&l);
    if (drop_ci_marks(&l))
        out->ci = true;
    out->powershell = drop_powershell_records(&l);
    drop_indentation(&l);
    join(out, a, &l);
}

bool clean_text_joined(const struct clean_text *t, size_t from, size_t to)
{
    for (size_t i = 0; i < t->joint_count; i++)
        if (t->joints[i] > from && t->joints[i] < to)
            return true;
    return false;
}
