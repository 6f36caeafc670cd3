/* What editors, forums and mail put around a text. */
#include "model/base/ascii.h"
#include "model/transport/lines.h"
#include "model/transport/prose.h"

#include <stdint.h>

/* Blanks and tabs that both begin with. */
static size_t common_blanks(struct str a, struct str b, size_t most)
{
    size_t i = 0;

    while (i < most && i < a.len && i < b.len && a.s[i] == b.s[i] &&
           (a.s[i] == ' ' || a.s[i] == '\t'))
        i++;
    return i;
}

/* A mail's words above what it quotes: the quoted lines stand together. What a shell prints in
 * front of a line that goes on looks alike, but follows such a line. */
#define FEWEST_QUOTED 2
#define MOST_IN_FRONT 8 /* blanks, where the quoted lines stand in a list */

/* The columns of the mark and what stands in front of it; 0: there is none. */
static size_t quote_columns(struct str line)
{
    size_t blanks = common_blanks(line, line, MOST_IN_FRONT);
    struct str text = str_cut(line, blanks, line.len);

    return str_is(text, ">") || str_starts(text, STR_LIT("> ")) ? blanks + 2 : 0;
}

static bool goes_on(struct str line)
{
    line = str_trim(line);
    return line.len > 0 && !line_is_fence(line) &&
           memchr("\\`^|{(,", line.s[line.len - 1], 8) != NULL;
}

/* ---- empty lines ----------------------------------------------------------------------------- */

#define FEWEST_DOUBLED 2 /* lines with an empty one behind */

/* Behind each line stand every - 1 empty ones. */
static bool repeats(const struct lines *l, size_t every)
{
    size_t filled = 0, kept = 0;

    for (size_t i = 0; i < l->count; i++) {
        bool blank = line_is_blank(l->items[i].text);

        if (i % every != 0 && !blank)
            return false;
        kept += i % every == 0;
        filled += !blank;
    }
    return filled >= FEWEST_DOUBLED && l->count > every && filled * 2 > kept;
}

/* A web page's editor doubles the line ends: every other line is empty, or two of three.
 * Somebody who speaks leaves such lines as well. */
bool lines_drop_doubled_ends(struct lines *l)
{
    size_t n = 0, every = repeats(l, 3) ? 3 : 2;

    if (!repeats(l, every) || lines_of_prose_above(l) > 0 || lines_of_prose_below(l) > 0)
        return false;
    lines_undone(l, l->items[1].number, "an empty line behind every line");
    for (size_t i = 0; i < l->count; i += every)
        l->items[n++] = l->items[i];
    l->count = n;
    return true;
}

/* ---- quoted parts ---------------------------------------------------------------------------- */

#define FEWEST_IN_PART 5 /* lines; of fewer the empty one stands between two paragraphs */

/* Takes the marks off the lines from `from` to before `to`; how many of them are left. */
static size_t unquote(struct lines *l, size_t from, size_t to)
{
    const size_t columns = quote_columns(l->items[from].text);
    struct lines part = *l;

    part.items += from;
    part.count = to - from;
    for (size_t i = 0; i < part.count; i++)
        part.items[i].text = str_cut(part.items[i].text, columns, part.items[i].text.len);
    lines_undone(l, part.items[0].number, "quote marks in front of the lines");
    if (part.count >= FEWEST_IN_PART && lines_drop_doubled_ends(&part))
        lines_undone(l, part.items[0].number, "an empty line behind every line");
    return part.count;
}

bool lines_drop_quoted_parts(struct lines *l)
{
    bool found = false;
    size_t n = 0; /* each line is moved once, however many parts lose some */

    for (size_t from = 0, to, left; from < l->count; from = to) {
        const size_t columns = quote_columns(l->items[from].text);

        for (to = from;
             columns > 0 && to < l->count && quote_columns(l->items[to].text) == columns;)
            to++;
        to += to == from;
        left = to - from;
        if (left >= FEWEST_QUOTED && (n == 0 || !goes_on(l->items[n - 1].text))) {
            left = unquote(l, from, to);
            found = true;
        }
        memmove(l->items + n, l->items + from, left * sizeof(*l->items));
        n += left;
    }
    l->count = n;
    return found;
}

/* ---- Markdown -------------------------------------------------------------------------------- */

/* A backslash at the end of every line; of a command that goes on, the last has none. */
bool lines_drop_hard_breaks(struct lines *l)
{
    size_t filled = 0;

    for (size_t i = 0; i < l->count; i++) {
        if (line_is_blank(l->items[i].text))
            continue;
        filled++;
        if (!str_ends(l->items[i].text, STR_LIT("\\")))
            return false;
    }
    if (filled < 3)
        return false;
    lines_undone(l, l->items[0].number, "a backslash behind every line");
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i].text.len > 0)
            l->items[i].text.len--;
    return true;
}

/* "_docker run acme/web_", "*docker: Error response*": of other text one such mark may be its own.
 */
static bool is_slanted(struct str text)
{
    static const char begins[][8] = {"docker ", "docker:", "Docker "};

    if (text.len < 12 || (text.s[0] != '_' && text.s[0] != '*') ||
        text.s[text.len - 1] != text.s[0])
        return false;
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts(str_cut(text, 1, text.len), str_of(begins[i])))
            return true;
    return false;
}

/* "**Server Version: 23.0.3**" */
bool lines_drop_bold(struct lines *l)
{
    static const struct str stars = STR_INIT("**");
    bool found = false;

    for (size_t i = 0; i < l->count; i++) {
        struct str text = str_trim(l->items[i].text);

        if (is_slanted(text)) {
            lines_undone(l, l->items[i].number, "marks of slanted print");
            l->items[i].text = str_cut(text, 1, text.len - 1);
            found = true;
            continue;
        }
        if (text.len < 5 || !str_starts(text, stars) || !str_ends(text, stars) ||
            str_find(str_cut(text, 2, text.len - 2), '*', 0) >= 0)
            continue;
        lines_undone(l, l->items[i].number, "marks of bold print");
        l->items[i].text = str_cut(text, 2, text.len - 2);
        found = true;
    }
    return found;
}

/* ---- blanks at the ends ---------------------------------------------------------------------- */

static size_t end_of(struct str line)
{
    size_t n = line.len;

    while (n > 0 && (line.s[n - 1] == ' ' || line.s[n - 1] == '\t'))
        n--;
    return n;
}

/* A terminal or a page filled the lines up to a width. Where one is full, a blank at its end may be
 * text. */
bool lines_drop_filling(struct lines *l)
{
    size_t filled = 0, ending = 0, widest = 0;
    bool full = false;

    for (size_t i = 0; i < l->count; i++)
        if (end_of(l->items[i].text) < l->items[i].text.len && l->items[i].text.len > widest)
            widest = l->items[i].text.len;
    for (size_t i = 0; i < l->count; i++) {
        struct str text = l->items[i].text;

        filled += !line_is_blank(text);
        ending += !line_is_blank(text) && end_of(text) < text.len;
        full = full || (text.len == widest && end_of(text) == text.len);
    }
    if (full || ending < 2 || ending * 10 < filled * 8)
        return false;
    lines_undone(l, l->items[0].number, "blanks at the ends of the lines");
    for (size_t i = 0; i < l->count; i++)
        l->items[i].text.len = end_of(l->items[i].text);
    return true;
}

/* ---- code ------------------------------------------------------------------------------------ */

/* "[code]", "[/code=x]", "{code:java}", "{noformat}" and nothing else. */
static bool is_code_tag(struct str text)
{
    static const char names[][12] = {"code", "noformat", "quote", "spoiler", "pre"};
    bool square = str_starts(text, STR_LIT("[")) && str_ends(text, STR_LIT("]"));
    bool curly = str_starts(text, STR_LIT("{")) && str_ends(text, STR_LIT("}"));
    struct str inside = str_cut(text, 1, text.len - 1);

    if (!square && !curly)
        return false;
    if (str_starts(inside, STR_LIT("/")))
        inside = str_cut(inside, 1, inside.len);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t n = strlen(names[i]);

        if (str_starts(inside, str_of(names[i])) &&
            (inside.len == n || inside.s[n] == ':' || inside.s[n] == '='))
            return true;
    }
    return false;
}

static bool is_tag_line(struct str text)
{
    return str_starts(text, STR_LIT("<details")) || str_is(text, "</details>") ||
           str_starts(text, STR_LIT("<summary"));
}

bool line_is_fence(struct str line)
{
    struct str text = str_trim(line);

    return str_starts(text, STR_LIT("```")) || str_starts(text, STR_LIT("~~~")) ||
           (text.len > 2 && (is_code_tag(text) || is_tag_line(text)));
}

struct str line_list_item(struct str line)
{
    struct str text = str_trim(line), item;
    size_t n = 0;

    while (n < text.len && ascii_is_digit(text.s[n]))
        n++;
    if (n + 1 >= text.len || memchr(n > 0 ? ".)" : "-*", text.s[n], 2) == NULL ||
        text.s[n + 1] != ' ')
        return STR_NONE;
    item = str_trim(str_cut(text, n + 2, text.len));
    if (item.len > 2 && item.s[0] == '`' && str_find(item, '`', 1) == (ptrdiff_t)item.len - 1)
        return str_cut(item, 1, item.len - 1);
    return item;
}

/* `{...}` in a line of its own, between lines of prose. */
static bool is_marked_json(struct str text)
{
    return text.len > 3 && text.s[0] == '`' && (text.s[1] == '{' || text.s[1] == '[') &&
           text.s[text.len - 1] == '`' && str_find(str_cut(text, 1, text.len - 1), '`', 0) < 0;
}

/* A fence in the line of the code itself, and a line between single marks. */
static struct str without_marks(struct str line)
{
    struct str text = str_trim(line);
    bool front = str_starts(text, STR_LIT("```")) && text.len > 3 &&
                 (memchr("{[\"<#(", text.s[3], 6) != NULL || memchr(text.s, ' ', text.len) != NULL);

    if (is_marked_json(text))
        return str_cut(text, 1, text.len - 1);
    if (front)
        text = str_cut(text, 3, text.len);
    if (front || (text.len > 3 && !str_starts(text, STR_LIT("```")))) {
        if (str_ends(text, STR_LIT("```")))
            return str_cut(text, 0, text.len - 3);
        if (front)
            return text;
    }
    return line;
}

/* A mark in front of the first line and one behind the last. */
static void drop_single_marks(struct lines *l)
{
    size_t from = 0, to = l->count;
    struct str first, last;

    while (from < to && line_is_blank(l->items[from].text))
        from++;
    while (to > from && line_is_blank(l->items[to - 1].text))
        to--;
    if (from == to)
        return;
    first = str_trim(l->items[from].text);
    last = str_trim(l->items[to - 1].text);
    if (first.len < 3 || first.s[0] != '`' || first.s[1] == '`' ||
        last.len < 1 + (to - from == 1) || last.s[last.len - 1] != '`' ||
        (last.len > 1 && last.s[last.len - 2] == '`'))
        return;
    lines_undone(l, l->items[from].number, "code fences");
    l->items[to - 1].text = str_cut(last, 0, last.len - 1);
    first = str_trim(l->items[from].text);
    l->items[from].text = str_cut(first, 1, first.len);
}

void lines_drop_marks_of_code(struct lines *l)
{
    drop_single_marks(l);
    for (size_t i = 0; i < l->count; i++) {
        struct str text = without_marks(l->items[i].text);

        if (text.len != l->items[i].text.len)
            lines_undone(l, l->items[i].number, "code fences");
        l->items[i].text = text;
    }
}

/* Blanks in front of a fence stand in front of the code between it and the next one as well. What
 * stands on its two sides stays apart. */
void lines_drop_fences(struct lines *l)
{
    size_t n = 0, indent = 0;

    for (size_t i = 0; i < l->count; i++) {
        struct str text = l->items[i].text;

        if (line_is_fence(text)) {
            lines_undone(l, l->items[i].number, "code fences");
            indent = common_blanks(text, text, text.len);
            if (n == 0 || i + 1 == l->count || line_is_blank(l->items[n - 1].text))
                continue;
            text = STR_NONE;
        }
        l->items[n] = l->items[i];
        l->items[n++].text = str_cut(text, common_blanks(text, text, indent), text.len);
    }
    while (n > 0 && n < l->count && line_is_blank(l->items[n - 1].text))
        n--;
    l->count = n;
}

/* ---- indentation ----------------------------------------------------------------------------- */

/* What all filled lines from `from` to before `to` begin with; 0: no line is filled. */
static size_t blanks_of_all(const struct lines *l, size_t from, size_t to)
{
    size_t least = SIZE_MAX;
    struct str first = STR_NONE;

    for (size_t i = from; i < to && least > 0; i++) {
        struct str text = l->items[i].text;

        if (line_is_blank(text))
            continue;
        if (first.s == NULL)
            first = text;
        least = common_blanks(first, text, least);
    }
    return least == SIZE_MAX ? 0 : least;
}

static void cut_all(struct lines *l, size_t from, size_t to, size_t blanks)
{
    for (size_t i = from; i < to && blanks > 0; i++)
        l->items[i].text = str_cut(l->items[i].text, blanks, l->items[i].text.len);
}

void lines_drop_indentation(struct lines *l)
{
    cut_all(l, 0, l->count, blanks_of_all(l, 0, l->count));
}

#define MOST_OF_CODE 8 /* blanks; what stands further in goes on behind a label */

/* Between this line and the one above, or at either end of the text, a paragraph ends. */
static bool is_apart(const struct lines *l, size_t at)
{
    return at == 0 || at == l->count || line_is_blank(l->items[at].text) ||
           line_is_blank(l->items[at - 1].text) || line_is_fence(l->items[at].text) ||
           line_is_fence(l->items[at - 1].text);
}

void lines_drop_indentation_of_code(struct lines *l)
{
    for (size_t from = 0, to; from < l->count; from = to) {
        size_t filled = 0, blanks;

        for (to = from; to < l->count && (line_is_blank(l->items[to].text) ||
                                          common_blanks(l->items[to].text, l->items[to].text, 1));)
            filled += !line_is_blank(l->items[to++].text);
        blanks = blanks_of_all(l, from, to);
        if (filled > 1 && blanks <= MOST_OF_CODE && is_apart(l, from) && is_apart(l, to))
            cut_all(l, from, to, blanks);
        to += to == from;
    }
}
