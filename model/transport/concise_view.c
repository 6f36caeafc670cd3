/* PowerShell 7 shows an error as a heading ("Line |", in the system's language), the line of the
 * script behind its number, and the words behind bars, broken between words at the width. */
#include "model/base/ascii.h"
#include "model/transport/lines.h"

static struct str without_bar(struct str line)
{
    const ptrdiff_t bar = str_find(line, '|', 0);

    return str_trim(str_cut(line, (size_t)bar + 1, line.len));
}

/* "Line |": one word, and nothing behind the bar. */
static bool is_heading(struct str line)
{
    size_t n = 0;

    line = str_trim(line);
    while (n < line.len && (ascii_is_letter(line.s[n]) || (unsigned char)line.s[n] >= 0x80))
        n++;
    return n > 0 && n + 2 == line.len && line.s[n] == ' ' && line.s[n + 1] == '|';
}

static bool is_numbered(struct str line)
{
    size_t n = 0;

    line = str_trim(line);
    while (n < line.len && ascii_is_digit(line.s[n]))
        n++;
    return n > 0 && str_starts(str_cut(line, n, line.len), STR_LIT(" |"));
}

static bool is_barred(struct str line)
{
    return line.len > 1 && line.s[0] == ' ' && str_starts(str_trim(line), STR_LIT("|"));
}

/* What is underlined in the line of the script. */
static bool is_underline(struct str words)
{
    for (size_t i = 0; i < words.len; i++)
        if (words.s[i] != '~')
            return false;
    return true;
}

/* PowerShell puts a blank in front of the dots at the place where it cut the line, be it in a word.
 */
static struct str script_of(struct arena *a, struct str line)
{
    const struct str dots = STR_LIT("\xE2\x80\xA6");

    line = without_bar(line);
    if (!str_ends(line, dots))
        return line;
    line = str_trim(str_cut(line, 0, line.len - dots.len));
    return arena_printf(a, "%.*s%.*s", STR_FMT(line), STR_FMT(dots));
}

/* The words of the barred lines from `from` to before `to` as one line. */
static struct str words_of(const struct lines *l, size_t from, size_t to)
{
    size_t len = 0, n = 0;
    char *text;

    for (size_t i = from; i < to; i++)
        len += l->items[i].text.len + 1;
    if ((text = arena_alloc(l->arena, len + 1)) == NULL)
        return STR_NONE;
    for (size_t i = from; i < to; i++) {
        const struct str words = without_bar(l->items[i].text);

        if (is_underline(words))
            continue;
        if (n > 0)
            text[n++] = ' ';
        memcpy(text + n, words.s, words.len);
        n += words.len;
    }
    return (struct str){text, n};
}

/* The first line behind the error whose heading is line i; i: there is none. A table may look
 * alike, but for what underlines its first row. */
static size_t end_of(const struct lines *l, size_t i)
{
    size_t to = i + 2;

    if (to >= l->count || !is_heading(l->items[i].text) || !is_numbered(l->items[i + 1].text) ||
        !is_barred(l->items[to].text) || str_find(l->items[to].text, '~', 0) < 0 ||
        !is_underline(without_bar(l->items[to].text)))
        return i;
    while (to < l->count && is_barred(l->items[to].text))
        to++;
    return to;
}

void lines_drop_concise_view(struct lines *l)
{
    size_t n = 0;

    for (size_t i = 0, to; i<l->count; i = to> i ? to : i + 1) {
        if ((to = end_of(l, i)) == i) {
            l->items[n++] = l->items[i];
            continue;
        }
        lines_undone(l, l->items[i].number, "PowerShell's bars in front of an error");
        l->items[n++] =
            (struct line){script_of(l->arena, l->items[i + 1].text), l->items[i + 1].number};
        l->items[n++] = (struct line){words_of(l, i + 2, to), l->items[i + 2].number};
    }
    l->count = n;
}
