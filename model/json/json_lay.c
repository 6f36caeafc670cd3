#include "model/json/json_lay.h"

#include "model/base/ascii.h"
#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "model/json/json_number.h"
#include "model/json/json_scan.h"
#include "model/value/map_keys.h"
#include "model/value/value_parts.h"

#define PADDING 16 /* a word may be taken that begins at the last byte, and be written so */

const char *json_lay_blanks(struct json_laying *l, const char *p)
{
    for (;; p++) {
        if (*p == '\n') {
            l->line = p;
            l->line_number++;
        } else if (*p != ' ' && *p != '\r' && *p != '\t') {
            return p;
        }
    }
}

/* ---- strings ------------------------------------------------------------------------------ */

static inline bool continues(const char *p)
{
    return ((unsigned char)*p & 0xC0) == 0x80;
}

/* Behind characters that are not ASCII; NULL: no UTF-8. They have fewer columns than bytes. */
static const char *skip_wide(struct json_laying *l, const char *p)
{
    while ((unsigned char)*p >= 0x80) {
        unsigned char first = (unsigned char)*p, second = (unsigned char)p[1];
        int width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

        if (first < 0xC2 || first > 0xF4 || !continues(p + 1) || (width > 2 && !continues(p + 2)) ||
            (width > 3 && !continues(p + 3)))
            return NULL;
        /* Overlong forms, surrogates, and past U+10FFFF. */
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
            (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
            return NULL;
        l->line += width - 1;
        p += width;
    }
    return p;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The character of \uXXXX, but for surrogates; -1: none. */
static int32_t code_of(const char *digits)
{
    int32_t code = 0;

    for (int i = 0; i < 4; i++) {
        int digit = digit_of(digits[i]);

        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code >= 0xD800 && code <= 0xDFFF ? -1 : code;
}

/* Undoes the escape at *p and moves both on. */
static bool undo_escape(const char **p, char **to)
{
    static const char meanings[128] = {
        ['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
        ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
    };
    unsigned char letter = (unsigned char)(*p)[1];
    int32_t code;

    if (letter < sizeof(meanings) && meanings[letter] != '\0') {
        *(*to)++ = meanings[letter];
        *p += 2;
        return true;
    }
    if (letter != 'u' || (code = code_of(*p + 2)) < 0)
        return false;
    *to += utf8_encode(*to, (uint32_t)code);
    *p += 6;
    return true;
}

/* Copies until something is odd. What is written past that is written over later. */
static inline void copy_plain(const char **p, char **to)
{
    uint64_t odd;
    size_t n;

    for (;;) {
        memcpy(*to, *p, 8);
        if ((odd = json_scan_odd(word8_load(*p))) != 0)
            break;
        *p += 8;
        *to += 8;
    }
    n = word8_before(odd);
    *p += n;
    *to += n;
}

static char *room_for_unescaped(struct json_laying *l, const char *begin)
{
    if (l->unescaped == NULL)
        l->unescaped = arena_alloc(l->arena, (size_t)(l->end - begin) + PADDING);
    return l->unescaped;
}

/* A string from `begin`, without anything odd up to its first backslash at `p`. */
static const char *unescape(struct json_laying *l, const char *begin, const char *p,
                            struct str *out)
{
    char *bytes = room_for_unescaped(l, begin), *to = bytes;

    if (bytes == NULL)
        return NULL;
    memcpy(to, begin, (size_t)(p - begin));
    to += p - begin;
    while (*p != '"') {
        const char *wide = p;

        if (*p == '\\') {
            if (!undo_escape(&p, &to))
                return NULL;
        } else if ((unsigned char)*p >= 0x80) {
            if ((p = skip_wide(l, p)) == NULL)
                return NULL;
            memcpy(to, wide, (size_t)(p - wide));
            to += p - wide;
        } else {
            return NULL; /* a control character */
        }
        copy_plain(&p, &to);
    }
    *out = (struct str){bytes, (size_t)(to - bytes)};
    l->unescaped = to;
    return p + 1;
}

const char *json_lay_odd_string(struct json_laying *l, const char *begin, const char *p,
                                struct str *out)
{
    while ((unsigned char)*p >= 0x80) {
        if ((p = skip_wide(l, p)) == NULL)
            return NULL;
        p = json_lay_plain(p);
    }
    if (*p == '\\')
        return unescape(l, begin, p, out);
    if (*p != '"')
        return NULL;
    *out = (struct str){begin, (size_t)(p - begin)};
    return p + 1;
}

/* ---- other scalars ------------------------------------------------------------------------ */

const char *json_lay_number(const struct json_laying *l, const char *p, struct str *out)
{
    const char *begin = p;

    if (*p == '-')
        p++;
    if (*p == '0')
        p++;
    else
        while (ascii_is_digit(*p))
            p++;
    if (p == begin || !ascii_is_digit(p[-1]) || *p == '.' || *p == 'e' || *p == 'E') {
        size_t len = json_number_len((struct str){begin, (size_t)(l->end - begin)});

        if (len == 0)
            return NULL;
        p = begin + len;
    }
    *out = (struct str){begin, (size_t)(p - begin)};
    return p;
}

static struct value *lay(struct json_laying *l, const char *p, enum value_kind kind,
                         struct str text)
{
    struct value *v = value_lay(l->arena, kind, text);

    if (v != NULL) {
        v->line = l->line_number;
        v->column = (uint32_t)(p - l->line);
    }
    return v;
}

static const char *lay_word(struct json_laying *l, const char *p, const struct value **out)
{
    bool null = memcmp(p, "null", 4) == 0, yes = memcmp(p, "true", 4) == 0;
    struct value *v;

    if (!null && !yes && memcmp(p, "false", 5) != 0)
        return NULL;
    v = lay(l, p, null ? VALUE_NULL : VALUE_BOOL, STR_NONE);
    if (v != NULL && !null)
        v->u.boolean = yes;
    *out = v;
    return v != NULL ? p + (null || yes ? 4 : 5) : NULL;
}

static const char *lay_number(struct json_laying *l, const char *p, const struct value **out)
{
    struct str text;
    const char *end = json_lay_number(l, p, &text);

    if (end == NULL)
        return NULL;
    *out = lay(l, p, VALUE_NUMBER, text);
    return *out != NULL ? end : NULL;
}

static const char *lay_text(struct json_laying *l, const char *p, const struct value **out)
{
    struct value *v = lay(l, p, VALUE_STRING, STR_NONE);

    *out = v;
    return v != NULL ? json_lay_string(l, p, &v->u.text) : NULL;
}

/* ---- lists and maps ----------------------------------------------------------------------- */

static bool grow(struct json_laying *l)
{
    struct value_member *more = arena_alloc(l->arena, 2 * l->size * sizeof(*more));

    if (more == NULL)
        return false;
    memcpy(more, l->children, l->count * sizeof(*more));
    l->children = more;
    l->size *= 2;
    return true;
}

static const char *read_key(struct json_laying *l, const char *p, struct value_member *m)
{
    if (*p != '"')
        return NULL;
    m->line = l->line_number;
    m->column = (uint32_t)(p - l->line);
    if ((p = json_lay_string(l, p, &m->key)) == NULL)
        return NULL;
    p = json_lay_skip(l, p);
    return *p == ':' ? json_lay_skip(l, p + 1) : NULL;
}

/* One more child; behind it and blanks. */
static const char *read_child(struct json_laying *l, const char *p, bool in_map)
{
    const struct value *v = NULL;
    size_t here = l->count;

    if (here == l->size && !grow(l))
        return NULL;
    l->count++;
    if (in_map && (p = read_key(l, p, &l->children[here])) == NULL)
        return NULL;
    if ((p = json_lay_value(l, p, &v)) == NULL)
        return NULL;
    l->children[here].value = v;
    return json_lay_skip(l, p);
}

/* Moves the children from `first` on into their list or map. */
static bool fill(struct json_laying *l, struct value *v, size_t first)
{
    const struct value_member *from = l->children + first;
    size_t count = l->count - first;
    struct err *e;

    l->count = first;
    if (!value_fill(l->arena, v, from, count))
        return false;
    if (v->kind == VALUE_LIST || (e = map_keys_check(v)) == NULL)
        return true;
    err_free(e);
    return false;
}

static const char *lay_children(struct json_laying *l, const char *p, const struct value **out)
{
    const bool in_map = *p == '{';
    const char close = in_map ? '}' : ']';
    struct value *v = lay(l, p, in_map ? VALUE_MAP : VALUE_LIST, STR_NONE);
    size_t first = l->count;

    *out = v;
    if (v == NULL || l->depth++ == BOUND_NESTING)
        return NULL;
    p = json_lay_skip(l, p + 1);
    while (*p != close) {
        if ((p = read_child(l, p, in_map)) == NULL)
            return NULL;
        if (*p == ',') {
            if (*(p = json_lay_skip(l, p + 1)) == close)
                return NULL;
        } else if (*p != close) {
            return NULL;
        }
    }
    l->depth--;
    return fill(l, v, first) ? p + 1 : NULL;
}

const char *json_lay_value(struct json_laying *l, const char *p, const struct value **out)
{
    switch (*p) {
    case '"':
        return lay_text(l, p, out);
    case '{':
    case '[':
        return lay_children(l, p, out);
    case 't':
    case 'f':
    case 'n':
        return lay_word(l, p, out);
    default:
        return lay_number(l, p, out);
    }
}

const char *json_lay_begin(struct json_laying *l, struct arena *a, struct str text)
{
    char *copy = text.len <= SIZE_MAX - PADDING ? arena_alloc(a, text.len + PADDING) : NULL;

    if (copy == NULL)
        return NULL;
    if (text.len > 0)
        memcpy(copy, text.s, text.len);
    memset(copy + text.len, 0, PADDING);
    l->arena = a;
    l->end = copy + text.len;
    l->line = copy - 1;
    l->line_number = 1;
    l->depth = 0;
    l->unescaped = NULL;
    l->children = l->few;
    l->count = 0;
    l->size = JSON_LAY_FEW;
    return json_lay_skip(l, copy);
}

bool json_lay_ends(struct json_laying *l, const char *p)
{
    return json_lay_skip(l, p) == l->end;
}

const struct value *json_lay(struct arena *a, struct str text)
{
    const struct value *root = NULL;
    struct json_laying l;
    const char *p = json_lay_begin(&l, a, text);

    if (p != NULL)
        p = json_lay_value(&l, p, &root);
    return p != NULL && json_lay_ends(&l, p) ? root : NULL;
}
