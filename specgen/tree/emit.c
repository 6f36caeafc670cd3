#include "specgen/tree/emit.h"

#include "model/base/utf8.h"
#include "model/base/word8.h"

#include <stdint.h>

/* Grows by doubling; what is left behind in the arena is at most as large as the result. Whoever
 * writes through `at` has asked for room before. When there is none, writing begins again at the
 * start, so that small things always fit; what is written then is nobody's. */
struct out {
    struct arena *a;
    char *s, *at, *end;
    int indent;
    const struct spec_node *of; /* for its tree's escapes */
};

enum {
    PART = 512,       /* bytes of a text that are written at once */
    ESCAPE = 6,       /* bytes that one of them can become, at most */
    SLACK = 64,       /* room for whatever is no text: a number, brackets, a word too many */
    WHOLE = 4 * PART, /* of a text alone: those up to here get room at once */
};

static bool grow(struct out *o, size_t more)
{
    size_t len = (size_t)(o->at - o->s), size = (size_t)(o->end - o->s);
    char *s;

    while (size - len < more)
        size *= 2;
    s = arena_alloc(o->a, size);
    if (s == NULL) {
        o->at = o->s;
        return false;
    }
    memcpy(s, o->s, len);
    o->s = s;
    o->at = s + len;
    o->end = s + size;
    return true;
}

static inline bool reserve(struct out *o, size_t more)
{
    return more <= (size_t)(o->end - o->at) || grow(o, more);
}

static inline char *put(char *to, const char *s, size_t len)
{
    memcpy(to, s, len);
    return to + len;
}

/* ---- texts -------------------------------------------------------------------------------- */

/* ASCII without controls, quote and backslash, and without HTML's characters, which json.Marshal
 * escapes as well, stands for itself: the sign bits of all else. Of the pairs " & and < > the
 * characters differ in one bit. */
static inline uint64_t odd_bytes(uint64_t w)
{
    return (w | word8_below(w, ' ') | word8_is(w | WORD8_EACH('"' ^ '&'), '&') |
            word8_is(w | WORD8_EACH('<' ^ '>'), '>') | word8_is(w, '\\')) &
           WORD8_SIGNS;
}

#define PLAIN_8  1, 1, 1, 1, 1, 1, 1, 1
#define PLAIN_32 PLAIN_8, PLAIN_8, PLAIN_8, PLAIN_8

/* The same, for single bytes: those that stand for themselves. */
static const unsigned char plain[256] = {
    [' '] = 1, 1,       0,       1, 1, 1, 0, 1, PLAIN_8, PLAIN_8, 1,
    1,         1,       1,       0, 1, 0, 1,                         /* " & < > */
    PLAIN_8,   PLAIN_8, PLAIN_8, 1, 1, 1, 1, 0, 1,       1,       1, /* the backslash */
    PLAIN_32,
};

/* Copies up to the first byte that does not stand for itself, or `last`, and moves both on. There
 * is room for a word too many. */
static inline void copy_plain(char **to, const char **from, const char *last)
{
    while (last - *from >= 8) {
        uint64_t odd = odd_bytes(word8_load(*from));
        size_t n = odd != 0 ? word8_before(odd) : 8;

        memcpy(*to, *from, 8);
        *to += n;
        *from += n;
        if (odd != 0)
            return;
    }
    while (*from < last && plain[(unsigned char)**from])
        *(*to)++ = *(*from)++;
}

static char *put_escape(char *to, unsigned char c, const struct spec_node *of)
{
    static const char hex[] = "0123456789abcdef";
    static const char letters[128] = {['"'] = '"',  ['\\'] = '\\', ['\n'] = 'n', ['\r'] = 'r',
                                      ['\t'] = 't', ['\b'] = 'b',  ['\f'] = 'f'};
    bool is_short = letters[c] != '\0' && ((c != '\b' && c != '\f') || spec_short_escapes(of));

    *to++ = '\\';
    if (is_short) {
        *to++ = letters[c];
        return to;
    }
    to = put(to, "u00", 3);
    *to++ = hex[c >> 4];
    *to++ = hex[c & 15];
    return to;
}

static char *put_multibyte(char *to, struct str text, size_t *at)
{
    size_t here = *at, width;
    uint32_t c;

    width = utf8_decode(&c, text, here);
    *at = here + width;
    if (c == UTF8_REPLACEMENT && width == 1)
        return put(to, "\\ufffd", 6);
    if (c == 0x2028 || c == 0x2029)
        return put(to, c == 0x2028 ? "\\u2028" : "\\u2029", 6);
    for (size_t i = 0; i < width; i++)
        *to++ = text.s[here + i];
    return to;
}

/* From `at` to `last`, or to the end of the character that goes on there; there is room. */
static size_t put_part(struct out *o, struct str text, size_t at, size_t last)
{
    char *to = o->at;

    while (at < last) {
        const char *from = text.s + at;

        copy_plain(&to, &from, text.s + last);
        at = (size_t)(from - text.s);
        if (at == last)
            break;
        if ((unsigned char)*from >= 0x80)
            to = put_multibyte(to, text, &at);
        else
            to = put_escape(to, (unsigned char)text.s[at++], o->of);
    }
    o->at = to;
    return at;
}

/* Leaves SLACK. */
static void put_string(struct out *o, struct str text)
{
    size_t at = 0;

    *o->at++ = '"';
    do {
        size_t part = text.len - at < PART ? text.len - at : PART;

        if (!reserve(o, part * ESCAPE + (size_t)2 * SLACK))
            return;
        at = put_part(o, text, at, at + part);
    } while (at < text.len);
    *o->at++ = '"';
}

/* ---- all else ----------------------------------------------------------------------------- */

static char *put_uint(char *to, uint64_t v)
{
    char digits[20];
    size_t at = sizeof(digits);

    do {
        digits[--at] = (char)('0' + v % 10);
        v /= 10;
    } while (v > 0);
    return put(to, digits + at, sizeof(digits) - at);
}

static char *put_int(char *to, int64_t v)
{
    if (v < 0)
        *to++ = '-';
    return put_uint(to, v < 0 ? -(uint64_t)v : (uint64_t)v);
}

/* Leaves SLACK. */
static void new_line(struct out *o, int depth)
{
    size_t blanks = (size_t)depth * (size_t)o->indent;

    if (o->indent == 0 || !reserve(o, blanks + SLACK))
        return;
    *o->at++ = '\n';
    memset(o->at, ' ', blanks);
    o->at += blanks;
}

/* Only the names in a map are not ours, and may need an escape. Leaves SLACK. */
static void put_key(struct out *o, const struct spec_node *n)
{
    if (n->rank == SPEC_RANK_MEMBER) {
        put_string(o, n->key);
    } else {
        if (!reserve(o, n->key.len + SLACK))
            return;
        *o->at++ = '"';
        o->at = put(o->at, n->key.s, n->key.len);
        *o->at++ = '"';
    }
    *o->at++ = ':';
    if (o->indent > 0)
        *o->at++ = ' ';
}

static void put_node(struct out *o, const struct spec_node *n, int depth);

/* The tree's depth is that of the engine's structs, so recursion is bounded. */
static void put_children(struct out *o, const struct spec_node *n, int depth)
{
    bool object = n->kind == SPEC_OBJECT;

    *o->at++ = object ? '{' : '[';
    for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next) {
        if (kid != n->u.kids.first)
            *o->at++ = ',';
        if (o->indent > 0)
            new_line(o, depth + 1);
        if (object)
            put_key(o, kid);
        put_node(o, kid, depth + 1);
    }
    if (n->u.kids.first != NULL && o->indent > 0)
        new_line(o, depth);
    *o->at++ = object ? '}' : ']';
}

/* Only small things are written without asking for room again, and fewer than fill it. */
static void put_node(struct out *o, const struct spec_node *n, int depth)
{
    if (!reserve(o, SLACK))
        return;
    switch (n->kind) {
    case SPEC_NULL:
        o->at = put(o->at, "null", 4);
        break;
    case SPEC_BOOL:
        o->at = n->u.boolean ? put(o->at, "true", 4) : put(o->at, "false", 5);
        break;
    case SPEC_INT:
        o->at = put_int(o->at, n->u.sint);
        break;
    case SPEC_UINT:
        o->at = put_uint(o->at, n->u.uint);
        break;
    case SPEC_STRING:
        put_string(o, n->u.text);
        break;
    case SPEC_LIST:
    case SPEC_OBJECT:
        put_children(o, n, depth);
        break;
    }
}

struct str spec_json(struct arena *a, const struct spec_node *root, int indent)
{
    enum { FIRST = 4096 };
    struct out o = {.a = a, .indent = indent, .of = root};

    if (root == NULL || (o.s = arena_alloc(a, FIRST)) == NULL)
        return STR_NONE;
    o.at = o.s;
    o.end = o.s + FIRST;
    put_node(&o, root, 0);
    return arena_failed(a) ? STR_NONE : (struct str){o.s, (size_t)(o.at - o.s)};
}

/* Takes no more of the arena than the text is long: of small ones many are made. */
static struct str string_json(struct arena *a, struct str text, const struct spec_node *of)
{
    size_t room = (text.len < WHOLE ? text.len : WHOLE) * ESCAPE + (size_t)3 * SLACK;
    struct out o = {.a = a, .s = arena_alloc(a, room), .of = of};

    if (o.s == NULL)
        return STR_NONE;
    o.at = o.s;
    o.end = o.s + room;
    put_string(&o, text);
    if (arena_failed(a))
        return STR_NONE;
    arena_trim(a, o.s, (size_t)(o.end - o.s), (size_t)(o.at - o.s));
    return (struct str){o.s, (size_t)(o.at - o.s)};
}

struct str spec_key_json(struct arena *a, const struct spec_node *node)
{
    return string_json(a, node->key, node);
}

static struct str number_json(struct arena *a, const struct spec_node *node)
{
    char digits[SLACK];
    char *end =
        node->kind == SPEC_INT ? put_int(digits, node->u.sint) : put_uint(digits, node->u.uint);

    return arena_str(a, (struct str){digits, (size_t)(end - digits)});
}

struct str spec_scalar_json(struct arena *a, const struct spec_node *node)
{
    switch (node->kind) {
    case SPEC_NULL:
        return STR_LIT("null");
    case SPEC_BOOL:
        return node->u.boolean ? STR_LIT("true") : STR_LIT("false");
    case SPEC_INT:
    case SPEC_UINT:
        return number_json(a, node);
    case SPEC_STRING:
        return string_json(a, node->u.text, node);
    case SPEC_LIST:
        return STR_LIT("[]");
    case SPEC_OBJECT:
        break;
    }
    return STR_LIT("{}");
}
