#include "model/compose/yaml_scalar.h"

#include "model/base/ascii.h"
#include "model/client/go_number.h"
#include "model/client/text.h"
#include "model/compose/yaml_time.h"

#include <math.h>
#include <string.h>

static bool is_one_of(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_is(text, words[i]))
            return true;
    }
    return false;
}

#define IS_ONE_OF(text, ...)                                                                       \
    is_one_of((text), (const char *const[]){__VA_ARGS__},                                          \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static bool read_word(struct node *n, struct str text)
{
    if (text.len == 0 || IS_ONE_OF(text, "~", "null", "Null", "NULL")) {
        n->kind = NODE_NULL;
    } else if (IS_ONE_OF(text, "true", "True", "TRUE")) {
        n->kind = NODE_BOOL;
        n->on = true;
    } else if (IS_ONE_OF(text, "false", "False", "FALSE")) {
        n->kind = NODE_BOOL;
    } else if (IS_ONE_OF(text, ".nan", ".NaN", ".NAN")) {
        n->kind = NODE_FLOAT;
        n->real = (double)NAN;
    } else if (IS_ONE_OF(text, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF")) {
        n->kind = NODE_FLOAT;
        n->real = (double)INFINITY;
    } else if (IS_ONE_OF(text, "-.inf", "-.Inf", "-.INF")) {
        n->kind = NODE_FLOAT;
        n->real = -(double)INFINITY;
    } else {
        return false;
    }
    return true;
}

static size_t digits(struct str text, size_t at)
{
    while (at < text.len && ascii_is_digit(text.s[at]))
        at++;
    return at;
}

/* [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)? */
static bool is_yaml_float(struct str text)
{
    size_t at = text.len > 0 && (text.s[0] == '-' || text.s[0] == '+') ? 1 : 0;
    size_t from = at, fraction;

    at = digits(text, at);
    if (at < text.len && text.s[at] == '.') {
        fraction = at + 1;
        at = digits(text, fraction);
        if (from + 1 == fraction && at == fraction)
            return false;
    } else if (at == from) {
        return false;
    }
    if (at < text.len && (text.s[at] == 'e' || text.s[at] == 'E')) {
        at++;
        if (at < text.len && (text.s[at] == '-' || text.s[at] == '+'))
            at++;
        from = at;
        at = digits(text, at);
        if (at == from)
            return false;
    }
    return at == text.len;
}

static struct str without_underscores(struct arena *a, struct str text)
{
    char *out = str_find(text, '_', 0) >= 0 ? arena_alloc(a, text.len) : NULL;
    size_t len = 0;

    if (out == NULL)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] != '_')
            out[len++] = text.s[i];
    }
    return (struct str){out, len};
}

static bool read_int(struct node *n, struct str text)
{
    bool minus = text.len > 0 && text.s[0] == '-';
    struct str bare = str_cut(text, minus ? 1 : 0, text.len);

    if (go_int(&n->number, text, 0, 64) == GO_OK) {
        n->natural = n->number > 0 ? (uint64_t)n->number : 0;
    } else if (go_uint(&n->natural, text, 0, 64) == GO_OK) {
        n->huge = true;
    } else if (str_starts(bare, STR_LIT("0o")) &&
               go_int(&n->number, str_cut(bare, 2, bare.len), 8, 64) == GO_OK) {
        n->natural = (uint64_t)n->number;
        n->number = minus ? -n->number : n->number;
    } else {
        return false;
    }
    n->kind = NODE_INT;
    return true;
}

/* times: a date counts. */
static bool read_number(struct node *n, struct arena *a, struct str text, bool times)
{
    struct str plain;

    if (text.s[0] == '.') {
        if (go_float(&n->real, text) != GO_OK)
            return false;
        n->kind = NODE_FLOAT;
        return true;
    }
    if (!ascii_is_digit(text.s[0]) && text.s[0] != '+' && text.s[0] != '-')
        return false;
    if (times && compose_yaml_time(&n->text, a, text)) {
        n->kind = NODE_TEXT;
        n->is_time = true;
        return true;
    }
    plain = without_underscores(a, text);
    if (read_int(n, plain))
        return true;
    if (!is_yaml_float(plain) || go_float(&n->real, plain) != GO_OK)
        return false;
    n->kind = NODE_FLOAT;
    return true;
}

static void read_plain(struct node *n, struct arena *a, struct str plain, bool times)
{
    if (read_word(n, plain) || read_number(n, a, plain, times))
        return;
    n->kind = NODE_TEXT;
    n->text = plain;
}

void compose_yaml_scalar(struct node *n, struct arena *a, struct str plain)
{
    read_plain(n, a, plain, true);
}

/* ---- tags ---- */

static const char *tag_of(const struct node *n)
{
    static const char *const tags[] = {
        [NODE_NULL] = "!!null",   [NODE_BOOL] = "!!bool", [NODE_INT] = "!!int",
        [NODE_FLOAT] = "!!float", [NODE_TEXT] = "!!str",  [NODE_LIST] = "!!seq",
        [NODE_MAP] = "!!map"};

    return n->is_time ? "!!timestamp" : tags[n->kind];
}

static int base64_digit(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;

    return at != NULL ? (int)(at - digits) : -1;
}

/* As Go's StdEncoding: whole groups of four, ends of lines left out. */
static bool read_base64(struct str *out, struct arena *a, struct str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t len = 0, count = 0, padding = 0;
    uint32_t bits = 0;

    for (size_t i = 0; to != NULL && i < text.len; i++) {
        const int digit = base64_digit(text.s[i]);

        if (text.s[i] == '\r' || text.s[i] == '\n')
            continue;
        padding += text.s[i] == '=';
        if (text.s[i] == '=' ? count % 4 < 2 : digit < 0 || padding > 0)
            return false;
        bits = bits << 6 | (digit < 0 ? 0u : (uint32_t)digit);
        if (++count % 4 > 0)
            continue;
        for (int shift = 16; shift >= 0; shift -= 8)
            to[len++] = (char)(bits >> shift & 0xFF);
        if (padding > 2)
            return false;
        len -= padding;
        bits = 0;
    }
    *out = (struct str){to, len};
    return count % 4 == 0;
}

void compose_yaml_tagged(struct node *n, struct arena *a, struct str tag, struct str text,
                         struct str *told)
{
    const bool is_float = str_is(tag, "!!float");

    *told = STR_NONE;
    n->kind = NODE_TEXT;
    n->text = text;
    if (str_is(tag, "!!binary") && !read_base64(&n->text, a, text))
        *told = STR_LIT("!!binary value contains invalid base64 data");
    if (!is_float && !IS_ONE_OF(tag, "!!bool", "!!int", "!!null", "!!timestamp"))
        return; /* any other is a text */
    read_plain(n, a, text, str_is(tag, "!!timestamp"));
    if (is_float && n->kind == NODE_INT && !n->huge) {
        n->kind = NODE_FLOAT;
        n->real = (double)n->number;
    }
    if (!str_is(tag, tag_of(n)))
        *told = CLIENT_TEXT(a, STR_LIT("cannot decode "), str_of(tag_of(n)), STR_LIT(" `"), text,
                            STR_LIT("` as a "), tag);
}
