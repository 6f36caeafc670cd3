#include "model/json/json.h"

#include "model/base/bounds.h"
#include "model/json/json_scan.h"
#include "model/value/map_keys.h"

#include <stdlib.h>

struct reader {
    struct json_scan scan;
    const struct value *root;
    struct value *open[BOUND_NESTING]; /* borrowed: each belongs to the one before, or is root */
    size_t depth;
    struct buf key, text; /* of strings that have escapes */
    struct str member;    /* key of the value to come */
    struct json_mark member_mark;
};

static struct value *innermost(const struct reader *r)
{
    return r->depth > 0 ? r->open[r->depth - 1] : NULL;
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
                            "the text ends while the %s that began at line %u, column %u is open",
                            kind_name(v), v->line, v->column);
    else
        e = json_scan_error(&r->scan, r->scan.at,
                            "the text ends while the %s that began at line %u, column %u is open, "
                            "and %zu around it",
                            kind_name(v), v->line, v->column, r->depth - 1);
    return err_remedy(e, "the file may be cut off; expected '%c'",
                      v->kind == VALUE_MAP ? '}' : ']');
}

/* Takes `v` (NULL: no memory) into what is open, or as the root. */
static struct err *add_value(struct reader *r, struct value *v, struct json_mark mark)
{
    struct value *parent = innermost(r);
    bool added = true;

    if (v == NULL)
        return err_oom();
    v->line = mark.line;
    v->column = mark.column;
    if (parent == NULL)
        r->root = v;
    else if (parent->kind == VALUE_LIST)
        added = value_list_push(parent, v);
    else
        added = value_map_push(parent, r->member, r->member_mark.line, r->member_mark.column, v);
    return added ? NULL : err_oom();
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
    if ((e = json_scan_string(s, &r->key, &r->member)) != NULL)
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
    v = object ? value_map() : value_list();
    if ((e = add_value(r, v, mark)) != NULL)
        return e;
    r->open[r->depth++] = v;
    json_scan_space(s);
    *complete = json_scan_peek(s) == (object ? '}' : ']');
    if (*complete || !object)
        return NULL;
    return read_member_key(r);
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
        if ((e = json_scan_string(s, &r->text, &text)) != NULL)
            return e;
        return add_value(r, value_string(text), mark);
    default:
        break;
    }
    mark = json_scan_mark(s);
    switch (json_scan_word(s, &text)) {
    case JSON_WORD_NUMBER:
        return add_value(r, value_number(text), mark);
    case JSON_WORD_TRUE:
        return add_value(r, value_bool(true), mark);
    case JSON_WORD_FALSE:
        return add_value(r, value_bool(false), mark);
    case JSON_WORD_NULL:
        return add_value(r, value_null(), mark);
    case JSON_WORD_OTHER:
        break;
    }
    return json_scan_bad_value(s);
}

static struct err *close_container(struct reader *r)
{
    const struct value *v = innermost(r);
    struct err *e;

    if (json_scan_peek(&r->scan) != (v->kind == VALUE_MAP ? '}' : ']'))
        return json_scan_error(&r->scan, r->scan.at,
                               "found '%c', but the %s that began at line %u, column %u is open",
                               json_scan_peek(&r->scan), kind_name(v), v->line, v->column);
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

struct err *json_read(const struct value **out, struct str text)
{
    struct reader r = {.scan = json_scan_begin(text)};
    struct err *e = read_document(&r);

    if (e == NULL && (r.key.failed || r.text.failed))
        e = err_oom();
    buf_finish(&r.key);
    buf_finish(&r.text);
    if (e != NULL) {
        value_unref(r.root);
        return e;
    }
    *out = r.root;
    return NULL;
}
