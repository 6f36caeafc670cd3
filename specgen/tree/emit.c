#include "specgen/tree/emit.h"

#include "model/base/utf8.h"

#include <stdint.h>

/* Grows by doubling; what is left behind in the arena is at most as large as the result. */
struct out {
    struct arena *a;
    char *s;
    size_t len, size;
    int indent;
    bool short_escapes;
};

static bool grow(struct out *o, size_t more)
{
    size_t size = o->size;
    char *s;

    while (size < o->len + more)
        size *= 2;
    s = arena_alloc(o->a, size);
    if (s == NULL)
        return false;
    memcpy(s, o->s, o->len);
    o->s = s;
    o->size = size;
    return true;
}

static inline bool reserve(struct out *o, size_t more)
{
    return more <= o->size - o->len || grow(o, more);
}

static void put(struct out *o, const char *s, size_t len)
{
    if (!reserve(o, len))
        return;
    memcpy(o->s + o->len, s, len);
    o->len += len;
}

static void put_char(struct out *o, char c)
{
    if (o->len < o->size || reserve(o, 1))
        o->s[o->len++] = c;
}

#define PLAIN_8  1, 1, 1, 1, 1, 1, 1, 1
#define PLAIN_32 PLAIN_8, PLAIN_8, PLAIN_8, PLAIN_8

/* Bytes that stand for themselves: ASCII without controls, quote and backslash, and without HTML's
 * characters, which json.Marshal escapes as well. */
static const unsigned char plain[256] = {
    [' '] = 1, 1,       0,       1, 1, 1, 0, 1, PLAIN_8, PLAIN_8, 1,
    1,         1,       1,       0, 1, 0, 1,                         /* " & < > */
    PLAIN_8,   PLAIN_8, PLAIN_8, 1, 1, 1, 1, 0, 1,       1,       1, /* the backslash */
    PLAIN_32,
};

static void put_escape(struct out *o, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    char text[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};

    switch (c) {
    case '"':
    case '\\':
        text[1] = (char)c;
        put(o, text, 2);
        break;
    case '\n':
        put(o, "\\n", 2);
        break;
    case '\r':
        put(o, "\\r", 2);
        break;
    case '\t':
        put(o, "\\t", 2);
        break;
    case '\b':
    case '\f':
        text[1] = c == '\b' ? 'b' : 'f';
        if (!o->short_escapes)
            text[1] = 'u';
        put(o, text, o->short_escapes ? 2 : 6);
        break;
    default:
        put(o, text, 6);
    }
}

static size_t put_multibyte(struct out *o, struct str text, size_t at)
{
    uint32_t c;
    size_t width = utf8_decode(&c, text, at);

    if (c == UTF8_REPLACEMENT && width == 1)
        put(o, "\\ufffd", 6);
    else if (c == 0x2028 || c == 0x2029)
        put(o, c == 0x2028 ? "\\u2028" : "\\u2029", 6);
    else
        put(o, text.s + at, width);
    return width;
}

/* Copies up to the first byte that does not stand for itself; there is room. */
static size_t copy_plain(char *to, struct str text, size_t at)
{
    const unsigned char *from = (const unsigned char *)text.s;
    size_t begin = at;

    while (at < text.len && plain[from[at]]) {
        to[at - begin] = (char)from[at];
        at++;
    }
    return at;
}

static void put_string(struct out *o, struct str text)
{
    size_t at = 0;

    put_char(o, '"');
    while (reserve(o, text.len - at + 1)) {
        size_t run = copy_plain(o->s + o->len, text, at);

        o->len += run - at;
        at = run;
        if (at == text.len)
            break;
        if ((unsigned char)text.s[at] < 0x80)
            put_escape(o, (unsigned char)text.s[at++]);
        else
            at += put_multibyte(o, text, at);
    }
    put_char(o, '"');
}

static void put_uint(struct out *o, uint64_t v)
{
    char digits[20];
    size_t at = sizeof(digits);

    do {
        digits[--at] = (char)('0' + v % 10);
        v /= 10;
    } while (v > 0);
    put(o, digits + at, sizeof(digits) - at);
}

static void put_int(struct out *o, int64_t v)
{
    if (v < 0)
        put_char(o, '-');
    put_uint(o, v < 0 ? -(uint64_t)v : (uint64_t)v);
}

static void new_line(struct out *o, int depth)
{
    if (o->indent == 0)
        return;
    put_char(o, '\n');
    for (int i = 0; i < depth * o->indent; i++)
        put_char(o, ' ');
}

/* Only the names in a map are not ours, and may need an escape. */
static void put_key(struct out *o, const struct spec_node *n)
{
    size_t len = n->key.len;
    char *s;

    if (n->rank == SPEC_RANK_MEMBER) {
        put_string(o, n->key);
        put(o, ": ", o->indent > 0 ? 2 : 1);
        return;
    }
    if (!reserve(o, len + 4))
        return;
    s = o->s + o->len;
    s[0] = '"';
    memcpy(s + 1, n->key.s, len);
    s[len + 1] = '"';
    s[len + 2] = ':';
    s[len + 3] = ' ';
    o->len += len + (o->indent > 0 ? 4 : 3);
}

static void put_node(struct out *o, const struct spec_node *n, int depth);

/* The tree's depth is that of the engine's structs, so recursion is bounded. */
static void put_children(struct out *o, const struct spec_node *n, int depth)
{
    bool object = n->kind == SPEC_OBJECT;

    put_char(o, object ? '{' : '[');
    for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next) {
        if (kid != n->u.kids.first)
            put_char(o, ',');
        if (o->indent > 0)
            new_line(o, depth + 1);
        if (object)
            put_key(o, kid);
        put_node(o, kid, depth + 1);
    }
    if (n->u.kids.first != NULL)
        new_line(o, depth);
    put_char(o, object ? '}' : ']');
}

static void put_node(struct out *o, const struct spec_node *n, int depth)
{
    switch (n->kind) {
    case SPEC_NULL:
        put(o, "null", 4);
        break;
    case SPEC_BOOL:
        put(o, n->u.boolean ? "true" : "false", n->u.boolean ? 4 : 5);
        break;
    case SPEC_INT:
        put_int(o, n->u.sint);
        break;
    case SPEC_UINT:
        put_uint(o, n->u.uint);
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

static struct str emit(struct arena *a, const struct spec_node *n, int indent, size_t room)
{
    struct out o = {.a = a,
                    .s = arena_alloc(a, room),
                    .len = 0,
                    .size = room,
                    .indent = indent,
                    .short_escapes = spec_short_escapes(n)};

    if (o.s == NULL)
        return STR_NONE;
    put_node(&o, n, 0);
    return arena_failed(a) ? STR_NONE : (struct str){o.s, o.len};
}

struct str spec_json(struct arena *a, const struct spec_node *root, int indent)
{
    return root == NULL ? STR_NONE : emit(a, root, indent, indent > 0 ? 4096 : 1024);
}

struct str spec_key_json(struct arena *a, const struct spec_node *node)
{
    struct spec_node key = {.kind = SPEC_STRING, .parent = node->parent, .u.text = node->key};

    return emit(a, &key, 0, 64);
}

struct str spec_scalar_json(struct arena *a, const struct spec_node *node)
{
    if (node->kind == SPEC_LIST || node->kind == SPEC_OBJECT)
        return node->kind == SPEC_LIST ? STR_LIT("[]") : STR_LIT("{}");
    return emit(a, node, 0, 64);
}
