/* The keys of a project in the types that compose keeps them in. */
#include "model/compose/compose_parts.h"

#include "model/base/buf.h"
#include "model/client/duration.h"
#include "model/client/go_number.h"
#include "model/client/size.h"
#include "model/compose/request_parts.h"
#include "model/compose/trail.h"

#include <stdlib.h>

typedef bool decoder(struct node **n, struct str *why, struct compose *c);

static struct node *map_of(struct compose *c, const struct node *n, char at,
                           struct node *(*make)(struct compose *c, bool has, struct str value))
{
    struct node *map = node_new(c->a, NODE_MAP);

    for (size_t i = 0; i < n->count; i++) {
        struct str key = n->kind == NODE_MAP ? n->keys[i] : node_print(c->a, n->items[i]);
        struct str value = node_print(c->a, n->items[i]);
        bool has = n->items[i]->kind != NODE_NULL;

        if (n->kind == NODE_LIST)
            has = client_cut(&key, &value, key, at);
        node_add(c->a, map, key, make(c, has, value));
    }
    return map;
}

static struct node *text_or_empty(struct compose *c, bool has, struct str value)
{
    return node_text(c->a, has ? value : STR_NONE);
}

static struct node *text_or_null(struct compose *c, bool has, struct str value)
{
    return has ? node_text(c->a, value) : node_new(c->a, NODE_NULL);
}

static bool decode_SIZE(struct node **n, struct str *why, struct compose *c)
{
    int64_t size = 0;

    if ((*n)->kind == NODE_TEXT) {
        if (!client_size(&size, why, c->a, (*n)->text, c->old))
            return false;
    } else if ((*n)->kind == NODE_INT && !(*n)->huge) {
        size = (*n)->number;
    }
    *n = node_int(c->a, size);
    return true;
}

static bool decode_CPUS(struct node **n, struct str *why, struct compose *c)
{
    double real = 0;
    enum go_number result = GO_OK;
    struct node *out = node_new(c->a, NODE_FLOAT);

    if ((*n)->kind == NODE_TEXT)
        result = go_float(&real, (*n)->text);
    else
        real = (double)compose_float(*n);
    *why = go_number_error(c->a, "ParseFloat", (*n)->text, result);
    if (out != NULL)
        out->real = real;
    *n = out;
    return result == GO_OK;
}

static bool decode_INT(struct node **n, struct str *why, struct compose *c)
{
    int64_t number = 0;
    enum go_number result;

    if ((*n)->kind != NODE_TEXT)
        return true;
    result = go_int(&number, (*n)->text, 10, 64);
    *why = go_number_error(c->a, "ParseInt", (*n)->text, result);
    *n = node_int(c->a, number);
    return result == GO_OK;
}

static bool decode_BOOL(struct node **n, struct str *why, struct compose *c)
{
    return (*n)->kind != NODE_TEXT || compose_cast_bool(*n, why, c);
}

/* A text is none: only interpolation makes numbers of texts. */
static bool is_natural(struct node *n, struct str *why, struct compose *c, const char *type)
{
    if (n->kind == NODE_TEXT) {
        *why = CLIENT_TEXT(c->a, STR_LIT("expected type '"), str_of(type),
                           STR_LIT("', got unconvertible type 'string'"),
                           c->old ? STR_LIT(", value: '") : STR_NONE, c->old ? n->text : STR_NONE,
                           c->old ? STR_LIT("'") : STR_NONE);
        return false;
    }
    if (compose_float(n) >= 0)
        return true;
    *why = CLIENT_TEXT(c->a, c->old ? STR_LIT(", ") : STR_LIT("cannot parse value as '"),
                       c->old ? STR_NONE : str_of(type), c->old ? STR_NONE : STR_LIT("': "),
                       node_print(c->a, n), STR_LIT(" overflows uint"));
    return false;
}

static bool decode_UINT16(struct node **n, struct str *why, struct compose *c)
{
    return is_natural(*n, why, c, "uint16");
}

/* That of a short port is a text by now. */
static bool decode_PORT(struct node **n, struct str *why, struct compose *c)
{
    return (*n)->kind == NODE_TEXT || is_natural(*n, why, c, "uint32");
}

static bool decode_UINT32(struct node **n, struct str *why, struct compose *c)
{
    return is_natural(*n, why, c, "uint32");
}

static bool decode_UINT64(struct node **n, struct str *why, struct compose *c)
{
    return is_natural(*n, why, c, "uint64");
}

/* Of a file: 440 as a text is octal. */
static bool decode_MODE(struct node **n, struct str *why, struct compose *c)
{
    int64_t number = 0;
    enum go_number result;

    if (c->old && (*n)->kind != NODE_TEXT)
        return is_natural(*n, why, c, "uint32");
    if ((*n)->kind == NODE_TEXT) {
        result = go_int(&number, (*n)->text, 8, 64);
        *why = go_number_error(c->a, "ParseInt", (*n)->text, result);
        return result == GO_OK;
    }
    *why = STR_LIT("unexpected value type float64 for mode");
    return (*n)->kind != NODE_FLOAT;
}

static bool decode_DURATION(struct node **n, struct str *why, struct compose *c)
{
    int64_t ns = 0;

    if (c->old ? !client_duration(&ns, why, c->a, node_print(c->a, *n))
               : !client_duration_in_weeks(&ns, why, c->a, node_print(c->a, *n)))
        return false;
    *n = node_int(c->a, ns);
    return true;
}

static bool decode_TEST(struct node **n, struct str *why, struct compose *c)
{
    struct node *list = *n;

    (void)why;
    if ((*n)->kind == NODE_TEXT) {
        list = node_new(c->a, NODE_LIST);
        node_push(c->a, list, node_text(c->a, STR_LIT("CMD-SHELL")));
        node_push(c->a, list, *n);
    }
    *n = list;
    return true;
}

static bool decode_WORDS(struct node **n, struct str *why, struct compose *c)
{
    struct node *list;

    if ((*n)->kind != NODE_TEXT)
        return true;
    list = node_new(c->a, NODE_LIST);
    *why = STR_LIT("invalid command line string");
    if (!compose_words(list, c, (*n)->text))
        return false;
    *n = list;
    return true;
}

static bool decode_ENVIRONMENT(struct node **n, struct str *why, struct compose *c)
{
    for (size_t i = 0; (*n)->kind == NODE_LIST && i < (*n)->count && !c->old; i++) {
        struct str key, value;

        (void)client_cut(&key, &value, node_print(c->a, (*n)->items[i]), '=');
        if (key.len > 0 && client_trim(key).len < key.len &&
            client_trim_left(key).len > client_trim(key).len) {
            *why = CLIENT_TEXT(c->a, STR_LIT("environment variable "), key,
                               STR_LIT(" is declared with a trailing space"));
            return false;
        }
    }
    *n = map_of(c, *n, '=', text_or_null);
    return true;
}

static bool decode_LABELS(struct node **n, struct str *why, struct compose *c)
{
    (void)why;
    *n = map_of(c, *n, '=', text_or_empty);
    return true;
}

static bool decode_TEXTS(struct node **n, struct str *why, struct compose *c)
{
    (void)why;
    for (size_t i = 0; (*n)->kind == NODE_MAP && i < (*n)->count; i++)
        (*n)->items[i] = node_text(c->a, node_print(c->a, (*n)->items[i]));
    return true;
}

/* Whole numbers become texts, and null the empty one; nothing else does. */
static bool decode_STRICT_TEXT(struct node **n, struct str *why, struct compose *c)
{
    static const char types[][24] = {[NODE_BOOL] = "bool",
                                     [NODE_FLOAT] = "float64",
                                     [NODE_TEXT] = "time.Time",
                                     [NODE_LIST] = "[]interface {}",
                                     [NODE_MAP] = "map[string]interface {}"};

    if (!(*n)->is_time &&
        ((*n)->kind == NODE_NULL || (*n)->kind == NODE_TEXT || (*n)->kind == NODE_INT)) {
        *n = node_text(c->a, node_print(c->a, *n));
        return true;
    }
    *why = CLIENT_TEXT(c->a, STR_LIT("expected type 'string', got unconvertible type '"),
                       str_of(types[(*n)->kind]), STR_LIT("'"),
                       c->old ? STR_LIT(", value: '") : STR_NONE,
                       c->old ? node_print(c->a, *n) : STR_NONE, c->old ? STR_LIT("'") : STR_NONE);
    return false;
}

static bool decode_LIST(struct node **n, struct str *why, struct compose *c)
{
    struct node *list;

    (void)why;
    if ((*n)->kind == NODE_LIST || (list = node_new(c->a, NODE_LIST)) == NULL)
        return true;
    node_push(c->a, list, *n);
    *n = list;
    return true;
}

static bool decode_COUNT(struct node **n, struct str *why, struct compose *c)
{
    int64_t number = -1;

    if ((*n)->kind != NODE_TEXT)
        return true;
    if (!str_is((*n)->text, "all") && go_int(&number, (*n)->text, 10, 64) != GO_OK) {
        *why = CLIENT_TEXT(c->a, STR_LIT("invalid value "), client_quote(c->a, (*n)->text),
                           STR_LIT(", the only value allowed is 'all' or a number"));
        return false;
    }
    *n = node_int(c->a, number);
    return true;
}

/* ---- extra_hosts ---- */

static bool add_host(struct node *list, struct str *why, struct compose *c, struct str host,
                     struct str ips)
{
    struct str ip;
    bool more = true;

    if (host.len == 0 || client_has_any(host, ":=")) {
        *why = CLIENT_TEXT(c->a, STR_LIT("bad host name '"), host, STR_LIT("'"));
        return false;
    }
    while (more) {
        more = client_cut(&ip, &ips, ips, ',');
        if (ip.len > 2 && ip.s[0] == '[' && ip.s[ip.len - 1] == ']')
            ip = str_cut(ip, 1, ip.len - 1);
        node_push(c->a, list, node_text(c->a, CLIENT_TEXT(c->a, host, STR_LIT(":"), ip)));
    }
    return true;
}

static bool add_host_item(struct node *list, struct str *why, struct compose *c, struct str text)
{
    struct str host, ips;

    if (client_cut(&host, &ips, text, '=') || client_cut(&host, &ips, text, ':'))
        return add_host(list, why, c, host, ips);
    *why = CLIENT_TEXT(c->a, STR_LIT("invalid additional host, missing IP: "), text);
    return false;
}

static bool decode_HOSTS(struct node **n, struct str *why, struct compose *c)
{
    struct node *list = node_new(c->a, NODE_LIST), *from = *n;
    bool ok = true;

    for (size_t i = 0; ok && i < from->count; i++) {
        const struct node *item = from->items[i];

        if (from->kind == NODE_LIST)
            ok = add_host_item(list, why, c, node_print(c->a, item));
        else if (item->kind != NODE_LIST)
            ok = add_host(list, why, c, from->keys[i], node_print(c->a, item));
        for (size_t j = 0; ok && item->kind == NODE_LIST && j < item->count; j++)
            ok = add_host(list, why, c, from->keys[i], node_print(c->a, item->items[j]));
    }
    *n = list;
    return ok;
}

/* ---- the walk ---- */

/* What blkio_config's devices have no name of their own for is called as Go's field is. */
static struct str field_name(const struct trail *t)
{
    if (t->up != NULL && str_is(t->up->key, "[]") && str_is(t->key, "rate"))
        return STR_LIT("Rate");
    return t->up != NULL && str_is(t->up->key, "[]") && str_is(t->key, "weight") ? STR_LIT("Weight")
                                                                                 : t->key;
}

/* services[web].volumes[0].tmpfs.size: places of lists and keys that people make up in brackets. */
static struct str where(struct compose *c, const struct trail *t)
{
    bool in_list = str_is(t->key, "[]");
    struct str key = in_list ? client_uint_text(c->a, t->index) : field_name(t), up;

    if (t->depth <= 1)
        return key;
    up = where(c, t->up);
    return in_list || t->depth == 2 || str_is(t->up->key, "storage_opt")
               ? CLIENT_TEXT(c->a, up, STR_LIT("["), key, STR_LIT("]"))
               : CLIENT_TEXT(c->a, up, STR_LIT("."), key);
}

/* One line of what compose says: all that does not decode is told at once. */
static struct str failure(struct compose *c, const struct trail *t, struct str why)
{
    bool overflow = c->old && str_starts(why, STR_LIT(", "));
    bool wrapped = c->old && !overflow && !str_starts(why, STR_LIT("expected type"));

    if (overflow)
        return CLIENT_TEXT(c->a, STR_LIT("cannot parse '"), where(c, t), STR_LIT("'"), why);
    return CLIENT_TEXT(c->a, wrapped ? STR_LIT("error decoding '") : STR_LIT("'"), where(c, t),
                       wrapped ? STR_LIT("': ") : STR_LIT("' "), why);
}

/* NULL: it stays as it is. */
static decoder *decoder_of(const struct trail *t)
{
#define DECODE(pattern, how)                                                                       \
    if (compose_trail_matches(t, pattern))                                                         \
        return decode_##how;
#include "model/compose/decodes.def"
#undef DECODE
    return NULL;
}

static void walk(struct compose *c, struct node *failures, struct node **n, const struct trail *t)
{
    decoder *decode = decoder_of(t);
    struct str why = STR_NONE;

    if (decode != NULL && ((*n)->kind != NODE_NULL || decode == decode_STRICT_TEXT)) {
        if (!decode(n, &why, c))
            node_push(c->a, failures, node_text(c->a, failure(c, t, why)));
        return;
    }
    for (size_t i = 0; i < (*n)->count; i++) {
        struct trail next = trail_next(t, (*n)->kind == NODE_MAP ? (*n)->keys[i] : STR_LIT("[]"));

        next.index = i;
        walk(c, failures, &(*n)->items[i], &next);
    }
}

static bool told(struct compose *c, const struct node *failures)
{
    struct buf text = {NULL, 0, 0, false};

    if (failures->count > 1)
        qsort(failures->items, failures->count, sizeof(struct node *), compose_by_text);
    buf_add(&text, STR_LIT("decoding failed due to the following error(s):"));
    for (size_t i = 0; i < failures->count; i++) {
        buf_char(&text, '\n');
        buf_add(&text, failures->items[i]->text);
    }
    return compose_refuse(c, buf_in_arena(&text, c->a));
}

bool compose_decode(struct compose *c, struct node *root)
{
    struct trail t = TRAIL_ROOT;
    struct node *failures = node_new(c->a, NODE_LIST);

    if (failures == NULL)
        return compose_fail(c, err_oom());
    walk(c, failures, &root, &t);
    return failures->count == 0 || told(c, failures);
}
