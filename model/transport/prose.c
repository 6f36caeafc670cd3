#include "model/transport/prose.h"

#include "model/base/ascii.h"

#define FEWEST_WORDS 3 /* of a sentence */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Letters, blanks and the marks of sentences; no options, and no names with values. */
static bool is_of_words(struct str line)
{
    static const char marks[] = " ,.!?;'()-0123456789";

    for (size_t i = 0; i < line.len; i++)
        if (!is_letter(line.s[i]) && memchr(marks, line.s[i], sizeof(marks) - 1) == NULL &&
            (line.s[i] != ':' || i + 1 < line.len))
            return false;
    return !line_holds(line, "--");
}

/* In any case of letters, with what must not go on the word on either side. */
static bool has_word(struct str line, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; i + n <= line.len; i++)
        if (str_eq_ascii_case(str_cut(line, i, i + n), str_of(word)) &&
            (i == 0 || !is_letter(line.s[i - 1])) &&
            (i + n == line.len || !is_letter(line.s[i + n])))
            return true;
    return false;
}

bool line_speaks(struct str line)
{
    static const char words[][12] = {"I",      "me",    "my",    "we",     "our",   "you",
                                     "thanks", "hello", "hi",    "please", "help",  "somebody",
                                     "anyone", "ich",   "danke", "bitte",  "merci", "gracias"};

    if (memchr(line.s, '?', line.len) != NULL)
        return true;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (has_word(line, words[i]))
            return true;
    return false;
}

static size_t words_in(struct str line)
{
    size_t n = 0;

    for (size_t i = 0; i < line.len; i++)
        n += line.s[i] != ' ' && (i == 0 || line.s[i - 1] == ' ');
    return n;
}

/* "2. ", "3) ": an item of a list, which no program numbers what it prints with. */
static struct str without_number(struct str line)
{
    size_t n = 0;

    while (n < line.len && ascii_is_digit(line.s[n]))
        n++;
    return n > 0 && n + 2 < line.len && (line.s[n] == '.' || line.s[n] == ')') &&
                   line.s[n + 1] == ' '
               ? str_trim(str_cut(line, n + 2, line.len))
               : line;
}

/* The lines from `from` to before `to` are sentences of somebody. */
static bool is_prose(const struct lines *l, size_t from, size_t to)
{
    size_t words = 0;
    bool spoken = false;
    struct str first = str_trim(l->items[from].text), last;
    const bool numbered = without_number(first).len < first.len;

    if (!numbered &&
        (first.len < 2 || !is_letter(first.s[0]) || (first.s[0] >= 'a' && first.s[0] <= 'z') ||
         (first.s[1] >= 'A' && first.s[1] <= 'Z')))
        return false;
    for (size_t i = from; i < to; i++) {
        struct str line = without_number(str_trim(l->items[i].text));

        if (!is_of_words(line) || line_holds(line, "The description for Event ID")) /* Windows */
            return false;
        words += words_in(line);
        spoken = spoken || line_speaks(line);
    }
    last = str_trim(l->items[to - 1].text);
    return numbered ||
           (spoken && (words >= FEWEST_WORDS || memchr(",.!?:", last.s[last.len - 1], 5) != NULL));
}

bool line_is_said(struct str line)
{
    const struct str trimmed = str_trim(line);
    const ptrdiff_t colon = str_find(trimmed, ':', 0);

    if (trimmed.len < 2 || !is_letter(trimmed.s[0]) || trimmed.s != line.s)
        return false;
    if (line_holds(trimmed, " --") && words_in(trimmed) >= FEWEST_WORDS)
        return true;
    return is_of_words(trimmed) &&
           (line_speaks(trimmed) || (colon < 0 && words_in(trimmed) >= FEWEST_WORDS));
}

size_t lines_of_prose_above(const struct lines *l)
{
    size_t prose = 0;

    for (size_t from = 0, to; from < l->count; from = to) {
        while (from < l->count && line_is_blank(l->items[from].text))
            from++;
        for (to = from; to < l->count && !line_is_blank(l->items[to].text);)
            to++;
        if (to == l->count || from == to || !is_prose(l, from, to))
            break;
        prose = to;
    }
    return prose;
}

size_t lines_of_prose_below(const struct lines *l)
{
    size_t prose = 0;

    for (size_t to = l->count, from; to > 0; to = from) {
        while (to > 0 && line_is_blank(l->items[to - 1].text))
            to--;
        for (from = to; from > 0 && !line_is_blank(l->items[from - 1].text);)
            from--;
        if (from == 0 || from == to || !is_prose(l, from, to))
            break;
        prose = l->count - from;
    }
    return prose;
}

/* ---- chats ---------------------------------------------------------------------------------- */

#define LONGEST_SPEAKER 60

/* "9:12 AM", "09:12", "6/5 9:12 AM": hours and minutes, no seconds as a log has them. */
static bool is_clock(struct str text)
{
    ptrdiff_t blank = str_find(text, ' ', 0), colon;
    size_t i = 0;

    if (blank > 0 && memchr(text.s, '/', (size_t)blank) != NULL)
        text = str_cut(text, (size_t)blank + 1, text.len);
    if (str_ends_ascii_case(text, STR_LIT(" AM")) || str_ends_ascii_case(text, STR_LIT(" PM")))
        text.len -= 3;
    colon = str_find(text, ':', 0);
    while (i < text.len && (ascii_is_digit(text.s[i]) || (ptrdiff_t)i == colon))
        i++;
    return i == text.len && (colon == 1 || colon == 2) && text.len == (size_t)colon + 3;
}

/* "Joe Smith", "Smith, Joe (IT)" */
static bool is_speaker(struct str text)
{
    if (text.len < 2 || text.len > LONGEST_SPEAKER || text.s[0] < 'A' || text.s[0] > 'Z')
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_letter(text.s[i]) && memchr(" ,.-'()", text.s[i], 7) == NULL)
            return false;
    return true;
}

/* "bob.smith", "joe_w": a name by which somebody signs in. */
static bool is_account(struct str text)
{
    if (text.len < 2 || text.len > LONGEST_SPEAKER || !ascii_is_letter(text.s[0]))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_word(text.s[i]) && text.s[i] != '.' && text.s[i] != '-')
            return false;
    return true;
}

/* A log's, in front of a colon. */
static bool is_level(struct str text)
{
    static const char levels[][8] = {"error", "warn", "warning", "info", "debug", "fatal"};

    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
        if (str_eq_ascii_case(text, str_of(levels[i])))
            return true;
    return false;
}

/* "Smith, Joe", "bob.smith: here is mine" */
static bool begins_with_speaker(struct str text)
{
    const ptrdiff_t colon = str_find(text, ':', 0);

    if (colon > 0 && (size_t)colon + 2 < text.len && text.s[colon + 1] == ' ')
        text = str_cut(text, 0, (size_t)colon);
    return (is_speaker(text) || is_account(text)) && !is_level(text);
}

/* "bob.smith 10:32" above what is said: one word, and an hour and a minute that there are. */
static bool is_account_at(const struct lines *l, size_t from, struct str line)
{
    const ptrdiff_t blank = str_find(line, ' ', 0);
    struct str clock;
    ptrdiff_t colon;

    if (blank <= 0 || from + 1 == l->count || line_is_blank(l->items[from + 1].text) ||
        !is_account(str_cut(line, 0, (size_t)blank)) || line.s[0] < 'a')
        return false;
    clock = str_trim(str_cut(line, (size_t)blank, line.len));
    colon = str_find(clock, ':', 0);
    return is_clock(clock) && clock.s[colon + 1] < '6' &&
           (colon == 1 || clock.s[0] < '2' || (clock.s[0] == '2' && clock.s[1] < '4'));
}

struct str line_said(struct str line)
{
    const ptrdiff_t end = str_find(line, ']', 0);
    const ptrdiff_t colon = end > 0 ? str_find(line, ':', (size_t)end) : -1;

    return colon > 0 ? str_trim(str_cut(line, (size_t)colon + 1, line.len)) : STR_NONE;
}

size_t lines_of_speaker(const struct lines *l, size_t from)
{
    struct str line = str_trim(l->items[from].text);
    ptrdiff_t end = str_find(line, ']', 0);

    if (str_starts(line, STR_LIT("[")) && end > 0)
        return is_clock(str_cut(line, 1, (size_t)end)) &&
               begins_with_speaker(str_trim(str_cut(line, (size_t)end + 1, line.len)));
    if (line.len == l->items[from].text.len && is_account_at(l, from, line))
        return 1;
    if (is_speaker(line))
        return from + 1 < l->count && is_clock(str_trim(l->items[from + 1].text)) ? 2 : 0;
    for (size_t at = 2; at + 2 < line.len && at <= LONGEST_SPEAKER; at++)
        if (line.s[at] == ' ' && line.s[at + 1] == ' ')
            return is_speaker(str_cut(line, 0, at)) &&
                   is_clock(str_trim(str_cut(line, at, line.len)));
    return 0;
}
