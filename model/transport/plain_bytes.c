#include "model/transport/plain_bytes.h"

#include "model/base/ascii.h"

#define ESC          '\x1b'
#define MOST_FORWARD 500 /* columns that a terminal's cursor moves at once */

/* ---- a terminal ---- */

/* Up to BEL or ESC \, as a title ends. */
static size_t command_string(struct str s)
{
    for (size_t i = 2; i < s.len; i++) {
        if (s.s[i] == '\a')
            return i + 1;
        if (s.s[i] == ESC)
            return i + (i + 1 < s.len && s.s[i + 1] == '\\' ? 2 : 0);
        if (s.s[i] == '\n')
            return i;
    }
    return s.len;
}

/* The length of the escape sequence at `s`, and how many columns it moves forward. */
static size_t escape(struct str s, size_t *forward)
{
    size_t i = 2, n = 0;

    *forward = 0;
    if (s.len < 2)
        return 1;
    if (s.s[1] == ']' || s.s[1] == 'P' || s.s[1] == '_' || s.s[1] == '^')
        return command_string(s);
    if (s.s[1] != '[')
        return s.s[1] == '(' || s.s[1] == ')' ? 3 : 2;
    while (i < s.len && s.s[i] >= ' ' && s.s[i] <= '?') {
        if (ascii_is_digit(s.s[i]) && n < MOST_FORWARD)
            n = n * 10 + (size_t)(s.s[i] - '0');
        i++;
    }
    if (i < s.len && s.s[i] == 'C')
        *forward = n == 0 ? 1 : n > MOST_FORWARD ? MOST_FORWARD : n;
    return i < s.len && s.s[i] != '\n' ? i + 1 : i;
}

/* "[32m" without the byte that made it a colour. */
static size_t lost_colour(struct str s)
{
    size_t i = 1;

    while (i < s.len && (ascii_is_digit(s.s[i]) || s.s[i] == ';') && i < 16)
        i++;
    return i < s.len && (s.s[i] == 'm' ? i > 1 : s.s[i] == 'K') ? i + 1 : 0;
}

/* ---- blanks ---- */

/* What the eye takes for a blank, or for nothing; *len bytes of UTF-8. */
enum odd { ODD_NO, ODD_BLANK, ODD_NOTHING, ODD_LINE_END };

struct odd_range {
    unsigned from, to; /* code points */
    enum odd odd;
};

static const struct odd_range odd_ranges[] = {
    {0x00A0, 0x00A0, ODD_BLANK},    /* no-break space */
    {0x00AD, 0x00AD, ODD_NOTHING},  /* soft hyphen */
    {0x1680, 0x1680, ODD_BLANK},    /* ogham space mark */
    {0x2000, 0x200A, ODD_BLANK},    /* quads and spaces of many widths */
    {0x200B, 0x200F, ODD_NOTHING},  /* zero width, direction */
    {0x2028, 0x2029, ODD_LINE_END}, /* line and paragraph separator */
    {0x202A, 0x202E, ODD_NOTHING},  /* direction */
    {0x202F, 0x202F, ODD_BLANK},    /* narrow no-break space */
    {0x205F, 0x205F, ODD_BLANK},    /* mathematical space */
    {0x2060, 0x2069, ODD_NOTHING},  /* word joiner, direction */
    {0x3000, 0x3000, ODD_BLANK},    /* ideographic space */
    {0xFEFF, 0xFEFF, ODD_NOTHING},  /* a mark of byte order in the middle of a text */
};

static unsigned code_point(struct str s, size_t *len)
{
    unsigned char a = (unsigned char)s.s[0];

    *len = a < 0xE0 ? 2 : a < 0xF0 ? 3 : 4;
    if (a < 0xC2 || s.len < *len || *len == 4)
        return 0;
    if (*len == 2)
        return (unsigned)(a & 0x1F) << 6 | (unsigned)(s.s[1] & 0x3F);
    return (unsigned)(a & 0x0F) << 12 | (unsigned)(s.s[1] & 0x3F) << 6 | (unsigned)(s.s[2] & 0x3F);
}

static enum odd odd_at(struct str s, size_t *len)
{
    unsigned c = code_point(s, len);

    for (size_t i = 0; i < sizeof(odd_ranges) / sizeof(odd_ranges[0]); i++)
        if (c >= odd_ranges[i].from && c <= odd_ranges[i].to)
            return odd_ranges[i].odd;
    return ODD_NO;
}

bool lines_are_indented_oddly(struct str raw)
{
    struct str line;
    size_t len;

    while (str_next_line(&raw, &line)) {
        size_t i = 0;

        while (i < line.len && (line.s[i] == ' ' || line.s[i] == '\t'))
            i++;
        if (i < line.len && (unsigned char)line.s[i] >= 0x80 &&
            odd_at(str_cut(line, i, line.len), &len) != ODD_NO)
            return true;
    }
    return false;
}

/* ---- quotes ---- */

struct quotes {
    const char *bytes;
    char plain;
};

static const struct quotes round_quotes[] = {
    {"\xE2\x80\x9C", '"'},  {"\xE2\x80\x9D", '"'},  {"\xE2\x80\x9E", '"'},  {"\xE2\x80\x9F", '"'},
    {"\xE2\x80\x98", '\''}, {"\xE2\x80\x99", '\''}, {"\xE2\x80\x9A", '\''}, {"\xE2\x80\x9B", '\''},
};

static char round_quote(struct str s)
{
    for (size_t i = 0; i < sizeof(round_quotes) / sizeof(round_quotes[0]); i++)
        if (str_starts(s, str_of(round_quotes[i].bytes)))
            return round_quotes[i].plain;
    return '\0';
}

/* A word processor makes all of them round: a text that has more straight ones means the others.
 * A single one that closes may be an apostrophe. */
static bool quotes_are_rounded(struct str raw)
{
    size_t straight = 0, round_ones = 0, straight_single = 0, round_single = 0;

    for (size_t i = 0; i < raw.len; i++) {
        struct str rest = str_cut(raw, i, raw.len);

        if (raw.s[i] == '"')
            straight++;
        else if (raw.s[i] == '\'')
            straight_single++;
        else if ((unsigned char)raw.s[i] == 0xE2 && round_quote(rest) == '"')
            round_ones++;
        else if (str_starts(rest, STR_LIT("\xE2\x80\x98")))
            round_single++;
    }
    return round_ones > straight || (straight == 0 && round_single > straight_single);
}

/* ---- Markdown ---- */

static bool is_escapable(char c)
{
    return c == '_' || c == '*' || c == '[' || c == ']';
}

/* Behind one backslash that is not behind another. */
static bool is_escaped(struct str raw, size_t i)
{
    return i > 0 && raw.s[i - 1] == '\\' && (i < 2 || raw.s[i - 2] != '\\');
}

/* All of its marks have a backslash in front: an editor of Markdown put them there. */
static bool marks_are_escaped(struct str raw)
{
    size_t escaped = 0;

    for (size_t i = 0; i < raw.len; i++)
        if (is_escapable(raw.s[i])) {
            if (!is_escaped(raw, i))
                return false;
            escaped++;
        }
    return escaped > 1;
}

/* ---- all of it ---- */

struct plainer {
    struct lines *l;
    struct str raw;
    char *to;
    size_t n, size;
    unsigned line;
    struct web_signs web;
    bool rounded, colours_lost, escaped;
};

#define EXTRA_LINE_END "\v" /* PLAIN_LINE_END */

static bool ends_line_at(char c)
{
    return c == '\n' || c == PLAIN_LINE_END;
}

static void put(struct plainer *p, const char *bytes, size_t len)
{
    if (p->n + len > p->size)
        return;
    memcpy(p->to + p->n, bytes, len);
    p->n += len;
}

static size_t take_escape(struct plainer *p, struct str s)
{
    size_t forward, len = escape(s, &forward);

    lines_undone(p->l, p->line, "colours and movements of a terminal");
    while (forward-- > 0)
        put(p, " ", 1);
    return len > s.len ? s.len : len;
}

static size_t take_web(struct plainer *p, struct str s)
{
    const char *meant = NULL;
    size_t len = 0;
    bool ends_line;

    if (s.s[0] == '&' && p->web.entities && (len = web_entity(s, &meant)) > 0) {
        lines_undone(p->l, p->line, "the entities of a web page");
        put(p, meant, strlen(meant));
    } else if (s.s[0] == '<' && p->web.tags && (len = web_tag(s, &ends_line)) > 0) {
        lines_undone(p->l, p->line, "the tags of a web page");
        if (ends_line && p->n > 0 && !ends_line_at(p->to[p->n - 1]) && len < s.len &&
            s.s[len] != '\n')
            put(p, EXTRA_LINE_END, 1);
    }
    return len;
}

static size_t take_odd(struct plainer *p, struct str s)
{
    size_t len;
    enum odd odd = odd_at(s, &len);
    char quote;

    if (odd == ODD_NO && p->rounded && (quote = round_quote(s)) != '\0') {
        lines_undone(p->l, p->line, "round quotes of a word processor");
        put(p, &quote, 1);
        return 3;
    }
    if (odd == ODD_NO)
        return 0;
    lines_undone(p->l, p->line,
                 odd == ODD_BLANK      ? "no-break blanks"
                 : odd == ODD_LINE_END ? "separators of lines that are not line ends"
                                       : "marks that have no width");
    if (odd != ODD_NOTHING)
        put(p, odd == ODD_BLANK ? " " : EXTRA_LINE_END, 1);
    return len;
}

/* CR stands before LF, twice at times, or alone where a line is written over. All of a run. */
static size_t take_returns(struct plainer *p, struct str s)
{
    size_t next = 1;

    while (next < s.len && s.s[next] == '\r')
        next++;
    if (next < s.len && s.s[next] != '\n' && p->n > 0 && !ends_line_at(p->to[p->n - 1]))
        put(p, EXTRA_LINE_END, 1);
    return next;
}

/* Bytes taken of what stands at `s`; 0: it is text. */
static size_t take(struct plainer *p, struct str s)
{
    unsigned char c = (unsigned char)s.s[0];
    size_t len = 0;

    if (c == '\r')
        return take_returns(p, s);
    if (c == ESC)
        return take_escape(p, s);
    if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7F) {
        lines_undone(p->l, p->line, "bytes that are no text");
        return 1;
    }
    if (c == '\\' && p->escaped && s.len > 1 && is_escapable(s.s[1])) {
        lines_undone(p->l, p->line, "backslashes of Markdown");
        return 1;
    }
    if (c == '[' && p->colours_lost && (len = lost_colour(s)) > 0)
        lines_undone(p->l, p->line, "colours of a terminal");
    else if (c == '&' || c == '<')
        len = take_web(p, s);
    else if (c >= 0xC2)
        len = take_odd(p, s);
    return len;
}

struct str plain_bytes(struct lines *l, struct str raw)
{
    struct plainer p = {.l = l,
                        .raw = raw,
                        .to = arena_alloc(l->arena, raw.len + MOST_FORWARD + 1),
                        .size = raw.len + MOST_FORWARD,
                        .line = 1,
                        .web = web_signs_of(raw),
                        .rounded = quotes_are_rounded(raw),
                        .escaped = marks_are_escaped(raw),
                        .colours_lost =
                            line_holds(raw, "[0m") && memchr(raw.s, ESC, raw.len) == NULL};
    size_t len;

    if (p.to == NULL)
        return STR_NONE;
    for (size_t i = 0; i < raw.len; i += len) {
        if ((len = take(&p, str_cut(raw, i, raw.len))) > 0)
            continue;
        len = 1;
        put(&p, raw.s + i, 1);
        p.line += raw.s[i] == '\n';
    }
    return (struct str){p.to, p.n};
}
