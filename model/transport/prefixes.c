/* What stands in front of every line, one after the other: a row each of `prefixes`. */
#include "model/base/ascii.h"
#include "model/transport/lines.h"
#include "model/transport/time_stamp.h"

#define LONGEST_NAME 200 /* of a job, a service or a file in front of a line */

struct prefix {
    /* The length of it at the line's start, 0: it has none. `first` is the first filled line. */
    size_t (*match)(struct str line, struct str first);
    unsigned percent; /* of the filled lines must have it */
    size_t least;     /* lines */
    bool ci;          /* tells of a CI system */
    const char *what;
};

static size_t digits(struct str s, size_t from)
{
    size_t i = from;

    while (i < s.len && ascii_is_digit(s.s[i]))
        i++;
    return i - from;
}

static size_t or_alone(struct str line, const char *mark)
{
    size_t n = strlen(mark);

    if (str_starts(line, str_of(mark)))
        return n;
    return line.len + 1 == n && memcmp(line.s, mark, line.len) == 0 ? line.len : 0;
}

/* ---- the rows ---- */

static size_t quote_mark(struct str line, struct str first)
{
    (void)first;
    return or_alone(line, "> ");
}

static size_t bare_quote_mark(struct str line, struct str first)
{
    (void)first;
    return str_starts(line, STR_LIT(">")) ? 1 : 0;
}

static size_t stamp(struct str line, struct str first)
{
    (void)first;
    return time_stamp(line);
}

/* "job\tstep\t2024-03-19T01:19:10.0000013Z ", as gh run view prints. */
static size_t job_and_step(struct str line, struct str first)
{
    ptrdiff_t tab = str_find(str_cut(line, 0, LONGEST_NAME), '\t', 0), second;

    (void)first;
    second = tab > 0 ? str_find(str_cut(line, 0, LONGEST_NAME), '\t', (size_t)tab + 1) : -1;
    return second > 0 && time_stamp(str_cut(line, (size_t)second + 1, line.len)) > 0
               ? (size_t)second + 1
               : 0;
}

/* "#12 0.345 ", as BuildKit prints. */
static size_t build_step(struct str line, struct str first)
{
    size_t n, seconds;

    (void)first;
    if (!str_starts(line, STR_LIT("#")) || (n = digits(line, 1)) == 0)
        return 0;
    n += 2;
    if ((seconds = digits(line, n)) == 0 || n + seconds >= line.len || line.s[n - 1] != ' ' ||
        line.s[n + seconds] != '.')
        return 0;
    n += seconds + 1;
    n += digits(line, n);
    return n < line.len && line.s[n] == ' ' ? n + 1 : n == line.len ? n : 0;
}

static bool is_name(char c)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.';
}

/* "web_1  | " of compose. */
static size_t service(struct str line, struct str first)
{
    size_t i = 0;

    (void)first;
    while (i < line.len && is_name(line.s[i]))
        i++;
    if (i == 0)
        return 0;
    while (i < line.len && line.s[i] == ' ')
        i++;
    if (i >= line.len || line.s[i] != '|')
        return 0;
    i++;
    return i < line.len && line.s[i] == ' ' ? i + 1 : i;
}

/* The same with a number at its end: one line is enough. */
static size_t numbered_service(struct str line, struct str first)
{
    size_t i = 0, n = service(line, first);

    while (i < n && is_name(line.s[i]))
        i++;
    while (i > 0 && ascii_is_digit(line.s[i - 1]))
        i--;
    return n > 0 && i > 0 && ascii_is_digit(line.s[i]) &&
                   (line.s[i - 1] == '_' || line.s[i - 1] == '-')
               ? n
               : 0;
}

/* "[exec] ", the same on each line. */
static size_t tag(struct str line, struct str first)
{
    size_t i = 1;

    while (i < line.len && is_name(line.s[i]))
        i++;
    if (!str_starts(line, STR_LIT("[")) || i == 1 || i >= line.len || line.s[i] != ']' ||
        !str_starts(first, str_cut(line, 0, i + 1)))
        return 0;
    i++;
    return i == line.len ? i : line.s[i] == ' ' ? i + 1 : 0;
}

/* "out.txt:" and "out.txt:12:" of grep, the same file on each line. */
static size_t file_name(struct str line, struct str first)
{
    ptrdiff_t end = str_find(str_cut(line, 0, LONGEST_NAME), ':', 2);
    struct str name = str_cut(line, 0, end > 0 ? (size_t)end : 0);
    size_t number;

    if (name.len == 0 || memchr(name.s, '.', name.len) == NULL ||
        memchr(name.s, ' ', name.len) != NULL || memchr(name.s, '"', name.len) != NULL ||
        str_starts(name, STR_LIT("docker")) || !str_starts(first, str_cut(line, 0, name.len + 1)))
        return 0;
    number = digits(line, name.len + 1);
    return name.len + 1 +
           (number > 0 && name.len + 1 + number < line.len && line.s[name.len + 1 + number] == ':'
                ? number + 1
                : 0);
}

static size_t bar(struct str line, struct str first)
{
    static const char bars[][8] = {"\xE2\x94\x82 ", "\xE2\x94\x83 ", "\xE2\x95\x91 ", "| "};
    size_t n = 0;

    (void)first;
    for (size_t i = 0; n == 0 && i < sizeof(bars) / sizeof(bars[0]); i++)
        n = or_alone(line, bars[i]);
    return n;
}

static size_t added(struct str line, struct str first)
{
    if (!str_starts(line, STR_LIT("+")))
        return 0;
    return str_starts(first, STR_LIT("+ ")) && str_starts(line, STR_LIT("+ ")) ? 2 : 1;
}

static size_t remark(struct str line, struct str first)
{
    static const char marks[][8] = {"# ", "// ", " * ", ";; ", "REM ", "-- "};
    size_t n = 0;

    for (size_t i = 0; n == 0 && i < sizeof(marks) / sizeof(marks[0]); i++)
        if (or_alone(first, marks[i]) > 0)
            n = or_alone(line, marks[i]);
    return n;
}

static const struct prefix prefixes[] = {
    {quote_mark, 100, 1, false, "quote marks in front of the lines"},
    {bare_quote_mark, 100, 1, false, "quote marks in front of the lines"},
    {job_and_step, 50, 1, true, "job and step in front of the lines"},
    {stamp, 50, 1, true, "time stamps in front of the lines"},
    {build_step, 50, 1, true, "steps of a build in front of the lines"},
    {numbered_service, 100, 1, false, "names of services in front of the lines"},
    {service, 100, 2, false, "names of services in front of the lines"},
    {tag, 80, 2, true, "the same word in brackets in front of the lines"},
    {file_name, 100, 2, false, "the file's name in front of the lines"},
    {bar, 100, 2, false, "bars in front of the lines"},
    {added, 100, 3, false, "signs of a comparison in front of the lines"},
    {remark, 100, 3, false, "marks of remarks in front of the lines"},
};
#define PREFIX_COUNT (sizeof(prefixes) / sizeof(prefixes[0]))

/* ---- what is in front of most lines ---- */

static struct str first_filled(const struct lines *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (!line_is_blank(l->items[i].text))
            return l->items[i].text;
    return STR_NONE;
}

static bool drop(struct lines *l, const struct prefix *p)
{
    size_t filled = 0, marked = 0;
    struct str first = first_filled(l);

    for (size_t i = 0; i < l->count; i++) {
        filled += !line_is_blank(l->items[i].text);
        marked += p->match(l->items[i].text, first) > 0;
        if (p->percent == 100 && marked < filled)
            return false;
    }
    if (marked == 0 || marked < p->least || marked * 100 < filled * p->percent)
        return false;
    lines_undone(l, l->items[0].number, p->what);
    for (size_t i = 0; i < l->count; i++) {
        struct line *line = &l->items[i];

        line->text = str_cut(line->text, p->match(line->text, first), line->text.len);
    }
    return true;
}

/* A table's plain bar, which ends all lines or none: one may be text. */
static bool all_end_with_bar(const struct lines *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (!line_is_blank(l->items[i].text) && !str_ends(str_trim(l->items[i].text), STR_LIT("|")))
            return false;
    return true;
}

static void cut_right(struct line *line, struct str text, size_t bar)
{
    line->text.len = (size_t)(text.s - line->text.s) + text.len - bar;
    while (line->text.len > 0 && str_ends(line->text, STR_LIT(" ")))
        line->text.len--;
}

/* The bar at the right of a box or table whose left one went. */
static void drop_right_bars(struct lines *l)
{
    static const char bars[][4] = {"\xE2\x94\x82", "\xE2\x94\x83", "\xE2\x95\x91", "|"};
    size_t count = sizeof(bars) / sizeof(bars[0]) - !all_end_with_bar(l);

    for (size_t i = 0; i < l->count; i++)
        for (size_t b = 0; b < count; b++) {
            struct str text = str_trim(l->items[i].text);

            if (str_ends(text, str_of(bars[b])))
                cut_right(&l->items[i], text, strlen(bars[b]));
        }
}

bool lines_drop_prefixes(struct lines *l, bool *ci)
{
    bool any = false;

    for (size_t i = 0; i < PREFIX_COUNT; i++) {
        if (!drop(l, &prefixes[i]))
            continue;
        any = true;
        *ci = *ci || prefixes[i].ci;
        if (prefixes[i].match == bar)
            drop_right_bars(l);
    }
    return any;
}

bool lines_drop_ci_marks(struct lines *l)
{
    static const char marks[][12] = {
        "##[error]", "##[warning]", "##[debug]",   "##[command]", "##[section]",
        "##[group]", "::error::",   "::warning::", "::notice::",  "[command]"};
    bool found = false;

    for (size_t i = 0; i < l->count; i++)
        for (size_t m = 0; m < sizeof(marks) / sizeof(marks[0]); m++)
            if (str_starts(l->items[i].text, str_of(marks[m]))) {
                l->items[i].text =
                    str_cut(l->items[i].text, strlen(marks[m]), l->items[i].text.len);
                lines_undone(l, l->items[i].number, "marks of a CI system");
                found = true;
            }
    return found;
}
