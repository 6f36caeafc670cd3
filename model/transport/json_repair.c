#include "model/transport/json_repair.h"

#include "model/transport/json_elision.h"
#include "model/transport/json_repair_parts.h"

#define ROOM ((size_t)16 + (size_t)4 * REPAIR_NESTING) /* for what is put in */

/* ---- strings -------------------------------------------------------------------------------- */

/* At a backslash. */
static void copy_escape(struct repair *m)
{
    char next = m->at + 1 < m->in.len ? m->in.s[m->at + 1] : '\0';

    repair_write(m, '\\');
    if (next != '\0' && strchr("\"\\/bfnrtu", next) != NULL) {
        repair_write(m, next);
        m->at += 2;
    } else {
        json_repair_undo(m, "single backslashes");
        repair_write(m, '\\');
        m->at++;
    }
}

static void drop_bold(struct repair *m, size_t from, bool is_name)
{
    bool front = m->len >= from + 2 && memcmp(m->to + from, "**", 2) == 0;
    bool behind = m->len >= from + (front ? 4 : 2) && memcmp(m->to + m->len - 2, "**", 2) == 0;

    if (!(is_name ? front || behind : front && behind))
        return;
    json_repair_undo(m, "**bold** marks");
    if (behind)
        m->len -= 2;
    if (front) {
        memmove(m->to + from, m->to + from + 2, m->len - from - 2);
        m->len -= 2;
    }
}

static bool colon_at(const struct repair *m, size_t i)
{
    while (i < m->in.len && strchr(" \t\r\n*", m->in.s[i]) != NULL)
        i++;
    return i < m->in.len && m->in.s[i] == ':';
}

static bool colon_follows(const struct repair *m)
{
    return colon_at(m, m->at);
}

/* Of a word processor's double quote; 0: none is there. */
static size_t round_quote(const struct repair *m)
{
    static const char quotes[][4] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
                                     "\xE2\x80\x9F"};

    for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
        if (str_starts(str_cut(m->in, m->at, m->in.len), str_of(quotes[i])))
            return 3;
    return 0;
}

/* At the quote; the string is written without it. False: its end is missing. */
static bool copy_string(struct repair *m, size_t *line_ends)
{
    size_t opened = round_quote(m); /* one that is round ends at another, or at a plain one */

    if (opened > 0)
        json_repair_undo(m, "round quotes of a word processor");
    m->at += opened > 0 ? opened : 1;
    while (m->at < m->in.len && m->in.s[m->at] != '"') {
        char c = m->in.s[m->at];
        size_t closed = opened > 0 ? round_quote(m) : 0;

        if (closed > 0) {
            m->at += closed;
            return true;
        }
        if (c == '\\') {
            copy_escape(m);
            continue;
        }
        m->at++;
        if (c == '\n') {
            json_repair_undo(m, "line ends inside of strings");
            m->line++;
            ++*line_ends;
        } else if (c == '\t') {
            repair_write(m, '\\');
            repair_write(m, 't');
        } else if ((unsigned char)c >= 0x20) {
            repair_write(m, c);
        }
    }
    return m->at++ < m->in.len;
}

/* ---- an elision that took an end along ------------------------------------------------------ */

/* How far the line is indented that what is read now begins; NO_COLUMN: something is before it. */
static size_t column(const struct repair *m)
{
    size_t from = m->at;

    while (from > 0 && (m->in.s[from - 1] == ' ' || m->in.s[from - 1] == '\t'))
        from--;
    return from == 0 || m->in.s[from - 1] == '\n' ? m->at - from : NO_COLUMN;
}

static bool is_name(const struct repair *m)
{
    size_t i = m->at + 1;

    for (; i < m->in.len && m->in.s[i] != '"' && m->in.s[i] != '\n'; i++)
        i += m->in.s[i] == '\\';
    return i < m->in.len && m->in.s[i] == '"' && colon_at(m, i + 1);
}

/* A name that stands below those of an object around is that object's: what is open in between
 * ended where something was taken away. */
static void close_elided(struct repair *m)
{
    size_t here = column(m), of = m->depth;

    if (!repair_top(m)->gap || here == NO_COLUMN || here == repair_top(m)->column || !is_name(m))
        return;
    while (of > 0 && (m->levels[of].kind == '[' || m->levels[of].column != here))
        of--;
    if (of == m->depth || m->levels[of].kind == '[' || m->levels[of].column != here)
        return;
    json_repair_undo(m, "brackets that were missing");
    for (; m->depth > of; json_repair_close_level(m))
        repair_top(m)->comma = false;
    repair_top(m)->comma = true;
}

static void elide(struct repair *m)
{
    m->out->gap = true;
    repair_top(m)->gap = true;
    json_repair_undo(m, "an elision, kept as a gap");
}

static void read_string(struct repair *m)
{
    size_t before, from, line_ends = 0, indent = column(m);
    bool whole, named;
    struct level *l;

    close_elided(m);
    l = repair_top(m);
    before = m->len;
    from = m->len + 2; /* a comma and the quote go in front */
    m->len = from;
    whole = copy_string(m, &line_ends);
    named = whole && colon_follows(m) && l->kind != '[';
    drop_bold(m, from, named);
    if (whole) { /* the content moves to its place */
        size_t length = m->len - from;

        m->len = before;
        if (named) {
            json_repair_drop_unfinished(m);
            if (l->kind == 0) {
                json_repair_name_first(m);
                l->kind = '{';
            }
            if (l->column == NO_COLUMN && !l->gap)
                l->column = indent;
            json_repair_separate(m);
            l->expect = A_COLON;
        } else if (!json_repair_place_value(m)) {
            json_repair_undo(m, "text that has no place");
            whole = false;
        }
        if (whole) {
            repair_write(m, '"');
            memmove(m->to + m->len, m->to + from, length);
            m->len += length;
            repair_write(m, '"');
            if (!named)
                json_repair_value_ended(m);
        }
    } else {
        m->out->cut = true;
        m->len = before;
    }
    for (; line_ends > 0; line_ends--)
        repair_write(m, '\n');
}

/* ---- words ---------------------------------------------------------------------------------- */

static bool is_number(struct str w)
{
    size_t digits = 0;

    for (size_t i = 0; i < w.len; i++) {
        if (strchr("0123456789", w.s[i]) != NULL)
            digits++;
        else if (strchr("+-.eE", w.s[i]) == NULL)
            return false;
    }
    return digits > 0 && w.s[0] != '+' && w.s[0] != '.';
}

static struct str without_stars(struct repair *m, struct str w)
{
    size_t len = w.len;

    while (w.len > 0 && w.s[0] == '*')
        w = str_cut(w, 1, w.len);
    while (w.len > 0 && w.s[w.len - 1] == '*')
        w.len--;
    if (w.len < len)
        json_repair_undo(m, "**bold** marks");
    return w;
}

static bool is_literal(struct str w)
{
    return str_is(w, "true") || str_is(w, "false") || str_is(w, "null") || is_number(w);
}

static void drop_word(struct repair *m, struct str w)
{
    if (w.len == 0)
        return;
    if (str_starts(w, STR_LIT("..")) || str_starts(w, STR_LIT("\xE2\x80\xA6"))) {
        elide(m);
        return;
    }
    m->out->gap = true;
    json_repair_undo(m, "words that are no JSON");
}

static void read_word(struct repair *m)
{
    size_t from = m->at;
    struct str w;

    while (m->at < m->in.len && strchr(" \t\r\n,:{}[]\"", m->in.s[m->at]) == NULL &&
           !str_starts(str_cut(m->in, m->at, m->in.len), STR_LIT("//")))
        m->at++;
    if (m->at == from) /* a NUL */
        m->at++;
    w = without_stars(m, str_cut(m->in, from, m->at));
    if (is_literal(w) && json_repair_place_value(m)) {
        memcpy(m->to + m->len, w.s, w.len);
        m->len += w.len;
        json_repair_value_ended(m);
    } else {
        drop_word(m, w);
    }
}

static void skip_elision(struct repair *m, size_t len)
{
    elide(m);
    m->at += len;
}

static void skip_remark(struct repair *m)
{
    json_repair_undo(m, "remarks behind //");
    while (m->at < m->in.len && m->in.s[m->at] != '\n')
        m->at++;
}

/* ---- the whole ------------------------------------------------------------------------------ */

static void read_comma(struct repair *m)
{
    struct level *l = repair_top(m);

    json_repair_drop_unfinished(m);
    if (l->expect == A_COMMA) {
        l->comma = true;
        if (l->kind == '{')
            l->expect = A_NAME;
        else if (l->kind == '[')
            l->expect = A_VALUE;
    }
}

static void step(struct repair *m)
{
    char c = m->in.s[m->at];
    /* In an object: in the place of members, or of a value. */
    size_t elision =
        repair_top(m)->kind == '{' ? json_elision_in_brackets(str_cut(m->in, m->at, m->in.len)) : 0;

    if (elision > 0) {
        skip_elision(m, elision);
    } else if (c == '"' || round_quote(m) > 0) {
        read_string(m);
    } else if (c == '{' || c == '[') {
        json_repair_open(m, c);
        m->at++;
    } else if (c == '}' || c == ']') {
        json_repair_close(m, c == '}' ? '{' : '[');
        m->at++;
    } else if (c == ',') {
        read_comma(m);
        m->at++;
    } else if (c == ':') {
        if (repair_top(m)->expect == A_COLON && repair_top(m)->kind == '{') {
            repair_write(m, c);
            repair_top(m)->expect = A_VALUE;
        }
        m->at++;
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        repair_write(m, c == '\r' ? ' ' : c);
        m->line += c == '\n';
        m->at++;
    } else if (c == '/' && m->at + 1 < m->in.len && m->in.s[m->at + 1] == '/') {
        skip_remark(m);
    } else {
        read_word(m);
    }
}

static size_t put_name(char *to, size_t n)
{
    memcpy(to + n, "\"\":", 3);
    return n + 3;
}

/* The brackets that stood before the text, and those that stand behind it. */
static void put_around(struct repair *m, struct arena *a)
{
    char base = m->levels[0].kind;
    size_t room = m->len + 4 * (m->head_count + 2), n = 0;
    char *whole = arena_alloc(a, room);

    if (whole == NULL)
        return;
    if (base != 0)
        whole[n++] = base;
    if (base == '{' && m->head_count > 0)
        n = put_name(whole, n);
    for (size_t i = m->head_count; i-- > 0;) {
        whole[n++] = m->heads[i];
        if (i > 0 && m->heads[i] == '{')
            n = put_name(whole, n);
    }
    if (m->first_is_nameless)
        n = put_name(whole, n);
    memcpy(whole + n, m->to, m->len);
    n += m->len;
    if (base != 0)
        whole[n++] = base == '{' ? '}' : ']';
    m->out->headless = m->out->headless || base != 0;
    m->out->text = (struct str){whole, n};
}

void json_repair(struct json_repaired *out, struct arena *a, struct str text)
{
    struct repair m = {.out = out, .in = text, .line = 1};

    *out = (struct json_repaired){.text = STR_NONE};
    if (text.len > (SIZE_MAX - ROOM) / 4 || (m.to = arena_alloc(a, 2 * text.len + ROOM)) == NULL)
        return;
    m.levels[0] = (struct level){.expect = A_VALUE, .column = NO_COLUMN};
    while (m.at < text.len && !m.failed)
        step(&m);
    if (m.failed)
        return;
    if (m.depth > 0) {
        json_repair_undo(&m, "an end that is missing");
        out->cut = true;
    }
    for (; m.depth > 0; json_repair_close_level(&m))
        repair_top(&m)->comma = false;
    json_repair_drop_unfinished(&m);
    put_around(&m, a);
    m.line = 1;
    if (out->headless)
        json_repair_undo(&m, "a beginning that is missing");
    if (str_trim(out->text).len < 2)
        out->text = STR_NONE;
}

size_t json_extent(struct str t)
{
    bool in_string = false;
    size_t depth = 0;

    for (size_t i = 0; i < t.len; i++) {
        char c = t.s[i];

        if (in_string) {
            if (c == '\\')
                i++;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && (depth == 0 || --depth == 0)) {
            return i + 1;
        }
    }
    return 0;
}
