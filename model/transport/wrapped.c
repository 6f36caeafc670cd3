#include "model/transport/wrapped.h"

#include <stdint.h>

#define NARROWEST 60 /* columns of a console */
#define WIDEST    1000

size_t line_columns(struct str line)
{
    size_t n = 0;

    for (size_t i = 0; i < line.len; i++)
        n += ((unsigned char)line.s[i] & 0xC0) != 0x80;
    return n;
}

static bool is_of_a_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

bool line_breaks_letters(struct str line, struct str next)
{
    return line.len > 0 && next.len > 0 && is_of_a_word(line.s[line.len - 1]) &&
           is_of_a_word(next.s[0]);
}

/* Blanks on either side of a break are those of a table or of continued lines. */
static bool breaks_tightly(struct str line, struct str next)
{
    return line.len > 0 && next.len > 0 && line.s[line.len - 1] != ' ' && next.s[0] != ' ' &&
           next.s[0] != '\t';
}

/* Cells with blanks between them, in both lines: rows of a table that happen to be as long. */
static bool has_cells(struct str line)
{
    for (size_t i = 1; i + 2 < line.len; i++)
        if (line.s[i] == ' ' && line.s[i + 1] == ' ' && line.s[i - 1] != ' ')
            return true;
    return false;
}

struct lines_width lines_widest(const struct lines *l)
{
    struct lines_width w = {0, 0};

    for (size_t i = 0; i < l->count; i++) {
        size_t n = line_columns(l->items[i].text);

        if (n > w.columns)
            w = (struct lines_width){n, 0};
        w.lines += n == w.columns;
    }
    return w;
}

bool line_is_rule(struct str line)
{
    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++)
        if (line.s[i] != '-' && line.s[i] != ' ')
            return false;
    return str_starts(line, STR_LIT("--"));
}

#define LONGEST_LABEL 30

/* "Kernel Version: ...", as lists of facts have it. */
static bool is_labelled(struct str line)
{
    struct str text = str_trim(line);
    size_t n = 0;

    while (n < text.len && n < LONGEST_LABEL &&
           ((text.s[n] >= 'a' && text.s[n] <= 'z') || (text.s[n] >= 'A' && text.s[n] <= 'Z') ||
            memchr(" /()", text.s[n], 4) != NULL))
        n++;
    return n > 1 && text.s[0] >= 'A' && text.s[0] <= 'Z' && n + 1 < text.len && text.s[n] == ':' &&
           text.s[n + 1] == ' ';
}

/* Two facts of a list may happen to be as long as a console is wide. */
static bool joins(const struct lines *l, size_t i, size_t width, bool (*stops)(struct str))
{
    return i + 1 < l->count && line_columns(l->items[i].text) == width &&
           !line_is_blank(l->items[i + 1].text) && !stops(l->items[i + 1].text) &&
           !(is_labelled(l->items[i].text) && is_labelled(l->items[i + 1].text));
}

/* The width at which lines were broken; 0: none were. */
static size_t width_of(const struct lines *l, bool (*stops)(struct str))
{
    size_t width = lines_widest(l).columns, full = 0, tight = 0, words = 0;
    struct str before = STR_NONE;

    if (width < NARROWEST || width > WIDEST)
        return 0;
    for (size_t i = 0; i < l->count; i++) {
        if (line_columns(l->items[i].text) != width || str_eq(l->items[i].text, before))
            continue;
        before = l->items[i].text;
        full++;
        if (!joins(l, i, width, stops))
            continue;
        if ((has_cells(before) && has_cells(l->items[i + 1].text)) ||
            line_is_rule(l->items[i + 1].text))
            return 0;
        tight += breaks_tightly(before, l->items[i + 1].text);
        words += line_breaks_letters(before, l->items[i + 1].text);
    }
    return full >= 2 && words >= 1 && tight * 2 >= full ? width : 0;
}

/* The lines from `from` to `to`, both included, as one. */
static void join(struct lines *l, size_t from, size_t to)
{
    size_t len = 0, n = 0;
    char *text;

    for (size_t i = from; i <= to; i++)
        len += l->items[i].text.len;
    if ((text = arena_alloc(l->arena, len + 1)) == NULL)
        return;
    for (size_t i = from; i <= to; i++) {
        struct str s = l->items[i].text;

        if (s.len > 0)
            memcpy(text + n, s.s, s.len);
        n += s.len;
    }
    l->items[from].text = (struct str){text, n};
    lines_undone(l, l->items[from].number, "lines broken at the console's width");
}

bool lines_join_wrapped(struct lines *l, bool (*stops)(struct str line))
{
    size_t width = width_of(l, stops), n = 0;
    bool found = false;

    if (width == 0)
        return false;
    for (size_t from = 0, to; from < l->count; from = to + 1) {
        for (to = from; joins(l, to, width, stops);)
            to++;
        if (to > from) {
            join(l, from, to);
            found = true;
        }
        l->items[n++] = l->items[from];
    }
    l->count = n;
    return found;
}

bool line_width_is_usual(size_t width)
{
    return width == 80 || width == 100 || width == 120 || width == 132 || width == 140 ||
           width == 150 || width == 160 || width == 180 || width == 200;
}

void lines_join_command(struct lines *l, size_t i, struct lines_width widest,
                        bool (*stops)(struct str line))
{
    size_t width = line_columns(l->items[i].text), to = i;

    if (width < NARROWEST || width != widest.columns ||
        (!line_width_is_usual(width) && widest.lines < 2))
        return;
    while (joins(l, to, width, stops))
        to++;
    if (to == i)
        return;
    join(l, i, to);
    for (size_t k = i + 1; k <= to; k++)
        l->items[k].text = STR_NONE;
}

/* ---- further in than the first ------------------------------------------------------------------
 */

#define LEAST_HANGING 2 /* blanks; with one the line was broken in front of it */
#define MOST_HANGING  8 /* what stands further in goes on behind a label */

static size_t blanks_in_front(struct str line)
{
    size_t n = 0;

    while (n < line.len && line.s[n] == ' ')
        n++;
    return n;
}

/* The last line that line i goes on in, all of which are indented, and by how much at least; i: it
 * does not. */
static size_t end_of_hanging(const struct lines *l, size_t i, size_t *blanks)
{
    size_t to = i;

    *blanks = SIZE_MAX;
    while (to + 1 < l->count && !line_is_blank(l->items[to + 1].text)) {
        size_t n = blanks_in_front(l->items[to + 1].text);

        if (n == 0)
            break;
        *blanks = n < *blanks ? n : *blanks;
        to++;
    }
    return to;
}

/* All lines but the last are as wide as the first, with what they are indented by or without, and
 * one is broken within a word. */
static bool is_hanging(const struct lines *l, size_t from, size_t to, size_t blanks)
{
    const size_t width = line_columns(l->items[from].text);
    const size_t further = to > from + 1 ? line_columns(l->items[from + 1].text) : width;
    bool letters = false;

    if (width < NARROWEST || width > WIDEST || blanks < LEAST_HANGING || blanks > MOST_HANGING ||
        (further != width && further != width + blanks) ||
        (to == from + 1 && !line_width_is_usual(width)) ||
        line_columns(l->items[to].text) > width + blanks)
        return false;
    for (size_t i = from; i < to; i++) {
        struct str next = l->items[i + 1].text;

        if (i > from && line_columns(l->items[i].text) != further)
            return false;
        letters = letters || line_breaks_letters(l->items[i].text, str_cut(next, blanks, next.len));
    }
    return letters;
}

bool lines_join_hanging(struct lines *l)
{
    size_t n = 0, blanks;
    bool found = false;

    for (size_t from = 0, to; from < l->count; from = to + 1) {
        to = blanks_in_front(l->items[from].text) > 0 ? from : end_of_hanging(l, from, &blanks);
        if (to > from && is_hanging(l, from, to, blanks)) {
            for (size_t i = from + 1; i <= to; i++)
                l->items[i].text = str_cut(l->items[i].text, blanks, l->items[i].text.len);
            join(l, from, to);
            found = true;
        } else {
            to = from;
        }
        l->items[n++] = l->items[from];
    }
    l->count = n;
    return found;
}

/* ---- PowerShell's record of an error ------------------------------------------------------ */

#define FRAMED_LINES 200 /* of a command in it, broken anywhere */

/* "At C:\x.ps1:671 char:25", "In C:\x.ps1:657 Zeichen:19": where the record says it was. */
static bool ends_in_place(struct str line)
{
    size_t i = (line = str_trim(line)).len, digits = i;

    while (i > 0 && line.s[i - 1] >= '0' && line.s[i - 1] <= '9')
        i--;
    return i < digits && i > 0 && line.s[i - 1] == ':' && str_find(line, ':', 0) < (ptrdiff_t)i - 1;
}

/* Where a command in a record ends: in front of the line that a line with + follows. */
static size_t end_in_record(const struct lines *l, size_t i)
{
    for (size_t k = i + 1; k < l->count && k - i < FRAMED_LINES; k++) {
        if (line_is_blank(l->items[k].text))
            return i;
        if (k + 1 < l->count && str_starts(str_trim(l->items[k + 1].text), STR_LIT("+ ")) &&
            ends_in_place(l->items[k].text))
            return k - 1;
    }
    return i;
}

void lines_join_recorded(struct lines *l, size_t i)
{
    size_t to = end_in_record(l, i), len = 1;
    char *s;

    for (size_t k = i; k <= to; k++)
        len += l->items[k].text.len + 1;
    if (to == i || (s = arena_alloc(l->arena, len)) == NULL)
        return;
    len = 0;
    for (size_t k = i; k <= to; k++) {
        struct str line = str_trim(l->items[k].text);

        memcpy(s + len, line.s, line.len);
        len += line.len;
        s[len++] = ' ';
        l->items[k].text = STR_NONE;
    }
    l->items[i].text = (struct str){s, len - 1};
    lines_undone(l, l->items[i].number, "lines broken at the console's width");
}
