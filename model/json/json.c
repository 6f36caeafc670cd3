#include "model/json/json.h"

#include "model/base/bounds.h"
#include "model/json/json_lay.h"
#include "model/json/json_scan.h"
#include "model/value/map_keys.h"
#include "model/value/value_parts.h"

#include <stdlib.h>

/* What is open, and where its children begin on the stack. */
struct container {
    struct value *v; /* borrowed: each belongs to the one before, or is root */
    size_t first;
};

/* Most documents need no more. */
#define FEW_MEMBERS 64

struct reader {
    struct json_scan scan;
    struct arena *arena; /* NULL: values on the heap */
    const struct value *root;
    struct container open[BOUND_NESTING];
    size_t depth;
    /* The children of all that is open; each is filled at its end, at once. Owned. */
    struct value_member *members;
    size_t count, size;
    struct value_member few[FEW_MEMBERS];
    struct buf key, text; /* of strings that have escapes */
    struct str member;    /* key of the value to come */
    struct json_mark member_mark;
};

static struct value *innermost(const struct reader *r)
{
    return r->depth > 0 ? r->open[r->depth - 1].v : NULL;
}

static bool in_object(const struct reader *r)
{
    return r->depth > 0 && innermost(r)->kind == VALUE_MAP;
}

static const char *kind_name(const struct value *v)
{
    return v->kind == VALUE_MAP ? "object" : "array";
}

static struct err *ends_early(struct reader *r)
{
    const struct value *v = innermost(r);
    struct err *e;

    if (v == NULL)
        return json_scan_error(&r->scan, r->scan.at, "the text is empty, expected a JSON value");
    if (r->depth == 1)
        e = json_scan_error(&r->scan, r->scan.at,
                            "the text ends while the %s that began at " ERR_BEGAN " is open",
                            kind_name(v), v->line, v->column);
    else
        e = json_scan_error(&r->scan, r->scan.at,
                            "the text ends while the %s that began at " ERR_BEGAN " is open, "
                            "and %zu around it",
                            kind_name(v), v->line, v->column, r->depth - 1);
    return err_remedy(err_began(e, v->line, v->column), "the file may be cut off; expected '%c'",
                      v->kind == VALUE_MAP ? '}' : ']');
}

static bool grow(struct reader *r)
{
    size_t size = r->size * 2;
    struct value_member *grown =
        size <= SIZE_MAX / sizeof(*grown) / 2
            ? realloc(r->members == r->few ? NULL : r->members, size * sizeof(*grown))
            : NULL;

    if (grown == NULL)
        return false;
    if (r->members == r->few)
        memcpy(grown, r->few, r->count * sizeof(*grown));
    r->members = grown;
    r->size = size;
    return true;
}

/* Takes `v` (NULL: no memory) into what is open, or as the root. */
static struct err *add_value(struct reader *r, struct value *v, struct json_mark mark)
{
    struct value_member *m;

    if (v == NULL)
        return err_oom();
    v->line = mark.line;
    v->column = mark.column;
    if (r->depth == 0) {
        r->root = v;
        return NULL;
    }
    if (r->count == r->size && !grow(r)) {
        value_unref(v);
        return err_oom();
    }
    m = &r->members[r->count++];
    m->key = r->arena != NULL ? r->member : STR_NONE;
    m->value = v;
    m->line = r->member_mark.line;
    m->column = r->member_mark.column;
    return r->arena != NULL || !in_object(r) || value_key_new(&m->key, r->member) ? NULL
                                                                                  : err_oom();
}

static struct value *make(const struct reader *r, enum value_kind kind, struct str text)
{
    return r->arena != NULL ? value_lay(r->arena, kind, text) : value_make(kind, text);
}

/* A string with escapes is undone right where it stays, in the arena: it becomes no longer. */
static struct err *read_odd(struct reader *r, struct buf *buf, struct str *out)
{
    struct buf room = {NULL, 0, json_scan_string_room(&r->scan) + 1, false};
    struct err *e;

    if (r->arena == NULL)
        return json_scan_odd_string(&r->scan, buf, out);
    if ((room.s = arena_alloc(r->arena, room.capacity)) == NULL)
        return err_oom();
    e = json_scan_odd_string(&r->scan, &room, out);
    return e;
}

/* *out lies in the text, in the arena, or in `buf`. */
static inline struct err *read_string(struct reader *r, struct buf *buf, struct str *out)
{
    struct json_scan *s = &r->scan;
    size_t begin = s->at + 1, end = json_scan_skip_plain(s->text, begin);

    if (end >= s->text.len || s->text.s[end] != '"')
        return read_odd(r, buf, out);
    *out = (struct str){s->text.s + begin, end - begin};
    s->at = end + 1;
    return NULL;
}

static struct err *read_member_key(struct reader *r)
{
    struct json_scan *s = &r->scan;
    struct err *e;

    json_scan_space(s);
    if (json_scan_ended(s))
        return ends_early(r);
    if (json_scan_peek(s) != '"')
        return json_scan_bad_key(s);
    r->member_mark = json_scan_mark(s);
    if ((e = read_string(r, &r->key, &r->member)) != NULL)
        return e;
    json_scan_space(s);
    if (json_scan_ended(s))
        return ends_early(r);
    if (json_scan_peek(s) != ':') {
        e = json_scan_unexpected(s, "':' behind the key");
        return json_scan_peek(s) == '=' ? err_remedy(e, "write ':'") : e;
    }
    s->at++;
    return NULL;
}

static struct err *open_container(struct reader *r, bool *complete)
{
    struct json_scan *s = &r->scan;
    bool object = json_scan_peek(s) == '{';
    struct json_mark mark = json_scan_mark(s);
    struct value *v;
    struct err *e;

    if (r->depth == BOUND_NESTING)
        return err_at(
            err_new(ERR_LIMIT, "more than %d levels of arrays and objects", BOUND_NESTING), NULL,
            mark.line, mark.column);
    s->at++;
    v = make(r, object ? VALUE_MAP : VALUE_LIST, STR_NONE);
    if ((e = add_value(r, v, mark)) != NULL)
        return e;
    r->open[r->depth++] = (struct container){v, r->count};
    json_scan_space(s);
    *complete = json_scan_peek(s) == (object ? '}' : ']');
    if (*complete || !object)
        return NULL;
    return read_member_key(r);
}

static struct err *add_bool(struct reader *r, bool b, struct json_mark mark)
{
    struct value *v = make(r, VALUE_BOOL, STR_NONE);

    if (v != NULL)
        v->u.boolean = b;
    return add_value(r, v, mark);
}

/* *complete: no value has to follow right here. */
static struct err *read_value(struct reader *r, bool *complete)
{
    struct json_scan *s = &r->scan;
    struct json_mark mark;
    struct str text;
    struct err *e;

    json_scan_space(s);
    *complete = true;
    if (json_scan_ended(s))
        return ends_early(r);
    switch (json_scan_peek(s)) {
    case '{':
    case '[':
        return open_container(r, complete);
    case '"':
        mark = json_scan_mark(s);
        if ((e = read_string(r, &r->text, &text)) != NULL)
            return e;
        return add_value(r, make(r, VALUE_STRING, text), mark);
    default:
        break;
    }
    mark = json_scan_mark(s);
    switch (json_scan_word(s, &text)) {
    case JSON_WORD_NUMBER:
        return add_value(r, make(r, VALUE_NUMBER, text), mark);
    case JSON_WORD_TRUE:
    case JSON_WORD_FALSE:
        return add_bool(r, text.s[0] == 't', mark);
    case JSON_WORD_NULL:
        return add_value(r, make(r, VALUE_NULL, STR_NONE), mark);
    case JSON_WORD_OTHER:
        break;
    }
    return json_scan_bad_value(s);
}

static struct err *close_container(struct reader *r)
{
    const struct container *c = &r->open[r->depth - 1];
    struct value *v = c->v;
    struct err *e;

    if (json_scan_peek(&r->scan) != (v->kind == VALUE_MAP ? '}' : ']'))
        return err_began(
            json_scan_error(&r->scan, r->scan.at,
                            "found '%c', but the %s that began at " ERR_BEGAN " is open",
                            json_scan_peek(&r->scan), kind_name(v), v->line, v->column),
            v->line, v->column);
    if (!value_fill(r->arena, v, r->members + c->first, r->count - c->first))
        return err_oom();
    r->count = c->first;
    if (v->kind == VALUE_MAP && (e = map_keys_check(v)) != NULL)
        return e;
    r->scan.at++;
    r->depth--;
    return NULL;
}

static struct err *missing_comma(struct reader *r)
{
    struct json_scan *s = &r->scan;
    char c = json_scan_peek(s);
    struct err *e = json_scan_unexpected(s, in_object(r) ? "',' or '}' behind a value"
                                                         : "',' or ']' behind a value");

    if (c == '"' || c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9'))
        return err_remedy(e, "put a comma between the two");
    if (c == ':' && !in_object(r))
        return err_remedy(e, "keys stand in an object, between { and }");
    return e;
}

/* Behind a value: closes what ends here and goes to where the next value begins. At the end
 * of the document the depth is 0. */
static struct err *read_separators(struct reader *r)
{
    struct json_scan *s = &r->scan;
    struct err *e;

    while (r->depth > 0) {
        size_t comma;

        json_scan_space(s);
        if (json_scan_ended(s))
            return ends_early(r);
        if (json_scan_peek(s) == ']' || json_scan_peek(s) == '}') {
            if ((e = close_container(r)) != NULL)
                return e;
            continue;
        }
        if (json_scan_peek(s) != ',')
            return missing_comma(r);
        comma = s->at++;
        json_scan_space(s);
        if (json_scan_peek(s) == ']' || json_scan_peek(s) == '}')
            return err_remedy(
                json_scan_error(s, comma, "trailing comma before '%c'", json_scan_peek(s)),
                "remove the comma");
        return in_object(r) ? read_member_key(r) : NULL;
    }
    return NULL;
}

static struct err *read_document(struct reader *r)
{
    struct json_scan *s = &r->scan;
    struct err *e;

    do {
        bool complete;

        if ((e = read_value(r, &complete)) != NULL)
            return e;
        if (complete && (e = read_separators(r)) != NULL)
            return e;
    } while (r->depth > 0);
    json_scan_space(s);
    if (json_scan_ended(s))
        return NULL;
    return err_remedy(json_scan_unexpected(s, "the end of the text behind the value"),
                      "a document holds one value");
}

/* What was read of a text that is wrong: children of what is open belong to nobody yet. */
static void drop(struct reader *r)
{
    if (r->arena != NULL)
        return;
    for (size_t i = 0; i < r->count; i++) {
        if (r->members[i].key.s != NULL)
            value_key_unref(r->members[i].key);
        value_unref(r->members[i].value);
    }
    value_unref(r->root);
}

/* a: NULL for values on the heap. */
static struct err *read_any(const struct value **out, struct arena *a, struct str text)
{
    struct reader r;
    struct err *e;

    r.scan = json_scan_begin(text);
    r.arena = a;
    r.root = NULL;
    r.depth = r.count = 0;
    r.members = r.few;
    r.size = FEW_MEMBERS;
    r.key = r.text = (struct buf){NULL, 0, 0, false};
    r.member = STR_NONE;
    r.member_mark = (struct json_mark){0, 0};
    e = read_document(&r);
    if (e == NULL && (r.key.failed || r.text.failed || (a != NULL && arena_failed(a))))
        e = err_oom();
    buf_finish(&r.key);
    buf_finish(&r.text);
    if (e != NULL)
        drop(&r);
    if (r.members != r.few)
        free(r.members);
    if (e == NULL)
        *out = r.root;
    return e;
}

struct err *json_read_in(const struct value **out, struct arena *a, struct str text)
{
    const struct value *root = json_lay(a, text);

    if (root == NULL)
        return read_any(out, a, text);
    *out = root;
    return NULL;
}

struct err *json_read(const struct value **out, struct str text)
{
    return read_any(out, NULL, text);
}
