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

static bool reserve(struct out *o, size_t more)
{
    size_t size = o->size;
    char *s;

    if (o->len + more <= o->size)
        return true;
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

/* Bytes that stand for themselves. HTML characters are escaped too, as json.Marshal does. */
static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

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

static void put_string(struct out *o, struct str text)
{
    size_t at = 0;

    put_char(o, '"');
    while (at < text.len) {
        size_t run = at;

        while (run < text.len && is_plain((unsigned char)text.s[run]))
            run++;
        put(o, text.s + at, run - at);
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
    if (n->rank == SPEC_RANK_MEMBER) {
        put_string(o, n->key);
        put(o, o->indent > 0 ? ": " : ":", o->indent > 0 ? 2 : 1);
        return;
    }
    put_char(o, '"');
    put(o, n->key.s, n->key.len);
    put(o, o->indent > 0 ? "\": " : "\":", o->indent > 0 ? 3 : 2);
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
        new_line(o, depth + 1);
        if (object) {
            put_key(o, kid);
        }
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
