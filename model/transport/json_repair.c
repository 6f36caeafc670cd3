#include "model/transport/json_repair.h"

#include "model/transport/json_elision.h"

#include <stdint.h>

#define ROOM ((size_t)16 + (size_t)4 * REPAIR_NESTING) /* for what is put in */

/* ---- what is written ------------------------------------------------------------------------ */

enum expect { A_NAME, A_COLON, A_VALUE, A_COMMA };

struct level {
    char kind; /* '{', '[', or 0: outermost, not known yet */
    enum expect expect;
    bool comma;    /* one was read, and is written when something follows */
    size_t member; /* where the member that is not finished begins in the output */
    size_t column; /* of its first name, where a line begins with that; NO_COLUMN: unknown */
    bool gap;      /* something was taken away in it, perhaps its end */
};

#define NO_COLUMN SIZE_MAX

struct repair {
    struct json_repaired *out;
    struct str in;
    size_t at;
    unsigned line;
    char *to;
    size_t len;
    struct level levels[REPAIR_NESTING + 1];
    size_t depth;                   /* of levels above the outermost one */
    char heads[REPAIR_NESTING + 1]; /* brackets that are missing in front, the innermost first */
    size_t head_count;
    bool first_is_nameless; /* the innermost of them begins with a value */
    bool failed;
};

static void undo(struct repair *m, const char *what)
{
    struct json_repaired *o = m->out;

    for (size_t i = 0; i < o->undone_count; i++)
        if (strcmp(o->undone[i].what, what) == 0)
            return;
    if (o->undone_count < UNDONE_KINDS)
        o->undone[o->undone_count++] = (struct undone){m->line, what};
}

static struct level *top(struct repair *m)
{
    return &m->levels[m->depth];
}

static void write_char(struct repair *m, char c)
{
    m->to[m->len++] = c;
}

/* Takes back what was written since, but for the line ends. */
static void take_back(struct repair *m, size_t from)
{
    size_t n = from;

    for (size_t i = from; i < m->len; i++)
        if (m->to[i] == '\n')
            m->to[n++] = '\n';
    m->len = n;
}

/* A name without a value is no member. */
static void drop_unfinished(struct repair *m)
{
    struct level *l = top(m);

    if (l->kind != '{' || (l->expect != A_COLON && l->expect != A_VALUE))
        return;
    undo(m, "a member whose value is missing");
    l->comma = m->to[l->member] == ',';
    l->expect = l->comma ? A_COMMA : A_NAME;
    take_back(m, l->member);
}

/* Before a member or an element. */
static void separate(struct repair *m)
{
    struct level *l = top(m);

    if (l->expect == A_COMMA && !l->comma)
        undo(m, "a comma that was missing");
    l->member = m->len;
    if (l->expect == A_COMMA || l->comma)
        write_char(m, ',');
    l->comma = false;
}

/* Before a value; false: it has no place here. */
static bool place_value(struct repair *m)
{
    struct level *l = top(m);

    if (l->kind == '{')
        return l->expect == A_VALUE;
    if (l->kind == 0 && l->expect == A_COMMA)
        l->kind = '[';
    separate(m);
    return true;
}

static void value_ended(struct repair *m)
{
    top(m)->expect = A_COMMA;
}

/* ---- brackets ------------------------------------------------------------------------------- */

static void open_bracket(struct repair *m, char c)
{
    if (!place_value(m)) {
        undo(m, "a bracket without a place");
        return;
    }
    if (m->depth == REPAIR_NESTING) {
        m->failed = true;
        return;
    }
    write_char(m, c);
    m->levels[++m->depth] =
        (struct level){.kind = c, .expect = c == '{' ? A_NAME : A_VALUE, .column = NO_COLUMN};
}

/* Closes the innermost bracket. */
static void close_level(struct repair *m)
{
    drop_unfinished(m);
    if (top(m)->comma)
        undo(m, "a comma too many");
    write_char(m, top(m)->kind == '{' ? '}' : ']');
    m->depth--;
    value_ended(m);
}

/* The outermost level turns out to be an object: a value that it has already lost its name. */
static void name_first(struct repair *m)
{
    if (m->head_count == 0 && m->levels[0].expect == A_COMMA)
        m->first_is_nameless = true;
}

/* A bracket whose partner stood before the text. */
static void close_outermost(struct repair *m, char opened)
{
    struct level *l = top(m);

    if ((l->kind != 0 && l->kind != opened) || m->head_count == REPAIR_NESTING) {
        undo(m, "a bracket without a partner");
        return;
    }
    if (l->kind == 0 && opened == '{')
        name_first(m);
    drop_unfinished(m);
    write_char(m, opened == '{' ? '}' : ']');
    m->heads[m->head_count++] = opened;
    m->out->headless = true;
    m->levels[0] = (struct level){.kind = 0, .expect = A_COMMA, .column = NO_COLUMN};
}

static void close_bracket(struct repair *m, char opened)
{
    size_t partner = m->depth;

    while (partner > 0 && m->levels[partner].kind != opened)
        partner--;
    if (partner == 0 && m->depth > 0) {
        undo(m, "a bracket without a partner");
        return;
    }
    if (partner < m->depth)
        undo(m, "brackets that were missing");
    while (m->depth > partner)
        close_level(m);
    if (partner > 0)
        close_level(m);
    else
        close_outermost(m, opened);
}

/* ---- strings -------------------------------------------------------------------------------- */

/* At a backslash. */
static void copy_escape(struct repair *m)
{
    char next = m->at + 1 < m->in.len ? m->in.s[m->at + 1] : '\0';

    write_char(m, '\\');
    if (next != '\0' && strchr("\"\\/bfnrtu", next) != NULL) {
        write_char(m, next);
        m->at += 2;
    } else {
        undo(m, "single backslashes");
        write_char(m, '\\');
        m->at++;
    }
}

static void drop_bold(struct repair *m, size_t from, bool is_name)
{
    bool front = m->len >= from + 2 && memcmp(m->to + from, "**", 2) == 0;
    bool behind = m->len >= from + (front ? 4 : 2) && memcmp(m->to + m->len - 2, "**", 2) == 0;

    if (!(is_name ? front || behind : front && behind))
        return;
    undo(m, "**bold** marks");
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

/* At the quote; the string is written without it. False: its end is missing. */
static bool copy_string(struct repair *m, size_t *line_ends)
{
    for (m->at++; m->at < m->in.len && m->in.s[m->at] != '"';) {
        char c = m->in.s[m->at];

        if (c == '\\') {
            copy_escape(m);
            continue;
        }
        m->at++;
        if (c == '\n') {
            undo(m, "line ends inside of strings");
            m->line++;
            ++*line_ends;
        } else if (c == '\t') {
            write_char(m, '\\');
            write_char(m, 't');
        } else if ((unsigned char)c >= 0x20) {
            write_char(m, c);
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

    if (!top(m)->gap || here == NO_COLUMN || here == top(m)->column || !is_name(m))
        return;
    while (of > 0 && (m->levels[of].kind == '[' || m->levels[of].column != here))
        of--;
    if (of == m->depth || m->levels[of].kind == '[' || m->levels[of].column != here)
        return;
    undo(m, "brackets that were missing");
    for (; m->depth > of; close_level(m))
        top(m)->comma = false;
    top(m)->comma = true;
}

static void elide(struct repair *m)
{
    m->out->gap = true;
    top(m)->gap = true;
    undo(m, "an elision, kept as a gap");
}

static void read_string(struct repair *m)
{
    size_t before, from, line_ends = 0, indent = column(m);
    bool whole, named;
    struct level *l;

    close_elided(m);
    l = top(m);
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
            drop_unfinished(m);
            if (l->kind == 0) {
                name_first(m);
                l->kind = '{';
            }
            if (l->column == NO_COLUMN && !l->gap)
                l->column = indent;
            separate(m);
            l->expect = A_COLON;
        } else if (!place_value(m)) {
            undo(m, "text that has no place");
            whole = false;
        }
        if (whole) {
            write_char(m, '"');
            memmove(m->to + m->len, m->to + from, length);
            m->len += length;
            write_char(m, '"');
            if (!named)
                value_ended(m);
        }
    } else {
        m->out->cut = true;
        m->len = before;
    }
    for (; line_ends > 0; line_ends--)
        write_char(m, '\n');
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
        undo(m, "**bold** marks");
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
    undo(m, "words that are no JSON");
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
    if (is_literal(w) && place_value(m)) {
        memcpy(m->to + m->len, w.s, w.len);
        m->len += w.len;
        value_ended(m);
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
    undo(m, "remarks behind //");
    while (m->at < m->in.len && m->in.s[m->at] != '\n')
        m->at++;
}

/* ---- the whole ------------------------------------------------------------------------------ */

static void read_comma(struct repair *m)
{
    struct level *l = top(m);

    drop_unfinished(m);
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
        top(m)->kind == '{' ? json_elision_in_brackets(str_cut(m->in, m->at, m->in.len)) : 0;

    if (elision > 0) {
        skip_elision(m, elision);
    } else if (c == '"') {
        read_string(m);
    } else if (c == '{' || c == '[') {
        open_bracket(m, c);
        m->at++;
    } else if (c == '}' || c == ']') {
        close_bracket(m, c == '}' ? '{' : '[');
        m->at++;
    } else if (c == ',') {
        read_comma(m);
        m->at++;
    } else if (c == ':') {
        if (top(m)->expect == A_COLON && top(m)->kind == '{') {
            write_char(m, c);
            top(m)->expect = A_VALUE;
        }
        m->at++;
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        write_char(m, c == '\r' ? ' ' : c);
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
        undo(&m, "an end that is missing");
        out->cut = true;
    }
    for (; m.depth > 0; close_level(&m))
        top(&m)->comma = false;
    drop_unfinished(&m);
    put_around(&m, a);
    m.line = 1;
    if (out->headless)
        undo(&m, "a beginning that is missing");
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
