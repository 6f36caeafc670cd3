#include "model/yaml/yaml.h"

#include "model/base/bounds.h"
#include "model/base/buf.h"
#include "model/base/utf8.h"
#include "model/value/map_keys.h"
#include "model/yaml/yaml_anchors.h"
#include "model/yaml/yaml_error.h"
#include "model/yaml/yaml_function.h"
#include "model/yaml/yaml_schema.h"

#include <stdlib.h>
#include <yaml.h>

#define TAG_PREFIX "tag:yaml.org,2002:"

struct open {
    struct value *v;            /* borrowed: it belongs to the one around it, or is root */
    struct yaml_anchor *anchor; /* NULL: none */
    size_t nodes, height;       /* of what is in it so far, itself included */
    bool argument;              /* of a function, which ends with it */
};

struct reader {
    yaml_parser_t parser;
    struct str text;
    const struct value *root;
    struct open *open; /* from the root on */
    size_t depth, room;
    struct yaml_anchors anchors;
    size_t alias_nodes;
    bool has_key; /* a map's key was read, its value comes next */
    struct buf key;
    yaml_mark_t key_mark;
    bool done;
};

static struct err *error_at(enum err_class c, yaml_mark_t mark, const char *fmt, ...)
    ERR_PRINTF(3, 4);

static struct err *error_at(enum err_class c, yaml_mark_t mark, const char *fmt, ...)
{
    struct err *e;
    va_list ap;

    va_start(ap, fmt);
    e = err_new_va(c, fmt, ap);
    va_end(ap);
    return err_at(e, NULL, (unsigned)mark.line + 1, (unsigned)mark.column + 1);
}

static struct open *innermost(struct reader *r)
{
    return r->depth > 0 ? &r->open[r->depth - 1] : NULL;
}

static bool key_expected(struct reader *r)
{
    return r->depth > 0 && innermost(r)->v->kind == VALUE_MAP && !r->has_key;
}

/* Takes `v` into what is open, or as the root. */
static struct err *add_value(struct reader *r, const struct value *v, size_t nodes, size_t height)
{
    struct open *parent = innermost(r);
    bool added;

    if (parent == NULL) {
        r->root = v;
        return NULL;
    }
    if (parent->v->kind == VALUE_LIST)
        added = value_list_push(parent->v, v);
    else
        added = value_map_push(parent->v, buf_str(&r->key), (uint32_t)r->key_mark.line + 1,
                               (uint32_t)r->key_mark.column + 1, v);
    r->has_key = false;
    parent->nodes += nodes;
    if (parent->height < height + 1)
        parent->height = height + 1;
    return added ? NULL : err_oom();
}

static struct value *with_mark(struct value *v, yaml_mark_t mark)
{
    if (v != NULL) {
        v->line = (uint32_t)mark.line + 1;
        v->column = (uint32_t)mark.column + 1;
    }
    return v;
}

/* ---- what is open ------------------------------------------------------------------ */

static struct err *too_deep(yaml_mark_t mark)
{
    return error_at(ERR_LIMIT, mark, "more than %d levels of lists and maps", BOUND_NESTING);
}

static struct err *push(struct reader *r, struct open opened)
{
    if (r->depth == r->room) {
        size_t room = r->room > 0 ? r->room * 2 : 8;
        struct open *grown = realloc(r->open, room * sizeof(*grown));

        if (grown == NULL)
            return err_oom();
        r->open = grown;
        r->room = room;
    }
    r->open[r->depth++] = opened;
    return NULL;
}

static struct err *close_container(struct reader *r)
{
    struct open closed = r->open[--r->depth];
    struct open *parent = innermost(r);
    struct err *e;

    /* The name may have been given to another value meanwhile. */
    if (closed.anchor != NULL && closed.anchor->v == closed.v) {
        closed.anchor->open = false;
        closed.anchor->nodes = closed.nodes;
        closed.anchor->height = closed.height;
    }
    if (parent != NULL) {
        parent->nodes += closed.nodes;
        if (parent->height < closed.height + 1)
            parent->height = closed.height + 1;
    }
    if (closed.v->kind == VALUE_MAP && (e = map_keys_check(closed.v)) != NULL)
        return e;
    return closed.argument ? close_container(r) : NULL;
}

/* ---- scalars ------------------------------------------------------------------------ */

static struct str shown(const char *name)
{
    return utf8_cut(str_of(name), BOUND_SHOWN);
}

static struct err *bad_tag(yaml_mark_t mark, const char *tag)
{
    struct err *e =
        error_at(ERR_INPUT, mark, "the tag '%.*s' is not supported", STR_FMT(shown(tag)));

    return yaml_function_key(tag).len > 0
               ? err_remedy(e, "CloudFormation puts a value there: write it in its place, or bring "
                               "the task definition as 'aws ecs describe-task-definition' shows it")
               : err_remedy(e, "leave it out, or quote text that begins with '!'");
}

static struct err *misfitting_tag(yaml_mark_t mark, const char *tag, struct str text)
{
    return error_at(ERR_INPUT, mark, "'%.*s' does not fit the tag '%s'",
                    STR_FMT(utf8_cut(text, BOUND_SHOWN)), tag);
}

/* What the scalar is, by its tag or by its text. */
static struct err *scalar_kind(enum value_kind *out, const yaml_event_t *event, struct str text,
                               const char *tag)
{
    enum value_kind kind = yaml_schema_kind(text);
    enum value_kind wanted;

    if (tag == NULL) {
        *out = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? kind : VALUE_STRING;
        return NULL;
    }
    if (strcmp(tag, "!") == 0 || strcmp(tag, TAG_PREFIX "str") == 0) {
        *out = VALUE_STRING;
        return NULL;
    }
    if (strcmp(tag, TAG_PREFIX "null") == 0)
        wanted = VALUE_NULL;
    else if (strcmp(tag, TAG_PREFIX "bool") == 0)
        wanted = VALUE_BOOL;
    else if (strcmp(tag, TAG_PREFIX "int") == 0 || strcmp(tag, TAG_PREFIX "float") == 0)
        wanted = VALUE_NUMBER;
    else
        return bad_tag(event->start_mark, tag);
    if (kind != wanted)
        return misfitting_tag(event->start_mark, tag, text);
    *out = wanted;
    return NULL;
}

static struct value *new_scalar(enum value_kind kind, struct str text)
{
    switch (kind) {
    case VALUE_NULL:
        return value_null();
    case VALUE_BOOL:
        return value_bool(text.s[0] == 't' || text.s[0] == 'T');
    case VALUE_NUMBER:
        return value_number(text);
    case VALUE_STRING:
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
    return value_string(text);
}

static struct err *take_key(struct reader *r, const yaml_event_t *event, struct str text)
{
    r->key.len = 0;
    buf_add(&r->key, text);
    r->key_mark = event->start_mark;
    r->has_key = true;
    return r->key.failed ? err_oom() : NULL;
}

static struct err *not_a_key(yaml_mark_t mark, const char *what)
{
    return err_remedy(error_at(ERR_INPUT, mark, "a key must be text, found %s", what),
                      "put the key in quotes");
}

static struct err *read_key(struct reader *r, const yaml_event_t *event, enum value_kind kind,
                            struct str text)
{
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && str_is(text, "<<"))
        return err_remedy(
            error_at(ERR_UNSUPPORTED, event->start_mark, "merge keys ('<<') are not supported"),
            "write the members out, or quote the key");
    if (kind == VALUE_NULL)
        return not_a_key(event->start_mark, text.len > 0 ? "null" : "nothing");
    if (kind == VALUE_NUMBER)
        return not_a_key(event->start_mark, "a number");
    if (kind == VALUE_BOOL)
        return not_a_key(event->start_mark, "true or false");
    return take_key(r, event, text);
}

static struct err *name_value(struct yaml_anchor **out, struct reader *r, const yaml_char_t *name,
                              yaml_mark_t mark, const struct value *v)
{
    struct err *e = yaml_anchor_get(out, &r->anchors, str_of((const char *)name));

    if (e != NULL)
        return err_at(e, NULL, (unsigned)mark.line + 1, (unsigned)mark.column + 1);
    (*out)->v = v;
    (*out)->open = false;
    (*out)->nodes = 1;
    (*out)->height = 0;
    return NULL;
}

/* ---- functions of a template --------------------------------------------------------- */

static bool is_template(const struct reader *r)
{
    const struct value *root = r->depth > 0 ? r->open[0].v : NULL;

    return root != NULL && root->kind == VALUE_MAP &&
           (value_get(root, STR_LIT("AWSTemplateFormatVersion")) != NULL ||
            value_get(root, STR_LIT("Resources")) != NULL);
}

/* Opens the object that the tag stands for, so that what follows becomes its member; *opened stays
 * false where the tag is none of a function's. */
static struct err *open_function(struct reader *r, const char *tag, const yaml_char_t *anchor,
                                 yaml_mark_t mark, bool *opened)
{
    const struct str key = yaml_function_key(tag);
    struct value *v;
    struct err *e;

    if (key.len == 0)
        return NULL;
    if (!is_template(r) || key_expected(r) || anchor != NULL)
        return bad_tag(mark, tag);
    if (r->depth == BOUND_NESTING)
        return too_deep(mark);
    if ((v = with_mark(value_map(), mark)) == NULL)
        return err_oom();
    if ((e = add_value(r, v, 0, 0)) != NULL ||
        (e = push(r, (struct open){.v = v, .nodes = 1, .height = 1})) != NULL)
        return e;
    *opened = true;
    r->key.len = 0;
    buf_add(&r->key, key);
    r->key_mark = mark;
    r->has_key = true;
    return r->key.failed ? err_oom() : NULL;
}

static struct err *read_scalar(struct reader *r, const yaml_event_t *event)
{
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    const yaml_char_t *anchor_name = event->data.scalar.anchor;
    const char *tag = (const char *)event->data.scalar.tag;
    struct yaml_anchor *anchor;
    enum value_kind kind = VALUE_STRING;
    bool function = false;
    struct value *v;
    struct err *e;

    if ((e = open_function(r, tag, anchor_name, event->start_mark, &function)) != NULL ||
        (e = scalar_kind(&kind, event, text, function ? NULL : tag)) != NULL)
        return e;
    if (key_expected(r)) {
        if (anchor_name != NULL)
            return error_at(ERR_UNSUPPORTED, event->start_mark,
                            "an anchor on a key is not supported");
        return read_key(r, event, kind, text);
    }
    v = with_mark(new_scalar(kind, text), event->start_mark);
    if (v == NULL)
        return err_oom();
    if ((e = add_value(r, v, 1, 0)) != NULL)
        return e;
    if (function)
        return close_container(r);
    return anchor_name != NULL ? name_value(&anchor, r, anchor_name, event->start_mark, v) : NULL;
}

/* ---- aliases ------------------------------------------------------------------------ */

static struct err *read_alias(struct reader *r, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    const struct yaml_anchor *anchor = yaml_anchor_find(&r->anchors, str_of(name));

    if (anchor == NULL)
        return err_remedy(error_at(ERR_INPUT, event->start_mark,
                                   "the alias '*%.*s' has no anchor before it",
                                   STR_FMT(shown(name))),
                          "quote text that begins with '*'");
    if (anchor->open)
        return error_at(ERR_INPUT, event->start_mark,
                        "the alias '*%.*s' stands inside the value that it names",
                        STR_FMT(shown(name)));
    if (key_expected(r)) {
        if (anchor->v->kind != VALUE_STRING)
            return not_a_key(event->start_mark, "an alias of another value");
        return take_key(r, event, anchor->v->u.text);
    }
    if (anchor->nodes > BOUND_ALIAS_NODES - r->alias_nodes)
        return error_at(ERR_LIMIT, event->start_mark, "aliases add more than %d values",
                        BOUND_ALIAS_NODES);
    if (r->depth + anchor->height > BOUND_NESTING)
        return too_deep(event->start_mark);
    r->alias_nodes += anchor->nodes;
    return add_value(r, value_ref(anchor->v), anchor->nodes, anchor->height);
}

/* ---- lists and maps ----------------------------------------------------------------- */

static struct err *open_container(struct reader *r, const yaml_event_t *event, bool map)
{
    const char *tag =
        (const char *)(map ? event->data.mapping_start.tag : event->data.sequence_start.tag);
    const yaml_char_t *anchor_name =
        map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    struct yaml_anchor *anchor = NULL;
    bool function = false;
    struct value *v;
    struct err *e;

    if (key_expected(r))
        return not_a_key(event->start_mark, map ? "a map" : "a list");
    if ((e = open_function(r, tag, anchor_name, event->start_mark, &function)) != NULL)
        return e;
    if (r->depth == BOUND_NESTING)
        return too_deep(event->start_mark);
    if (tag != NULL && !function && strcmp(tag, "!") != 0 &&
        strcmp(tag, map ? TAG_PREFIX "map" : TAG_PREFIX "seq") != 0)
        return bad_tag(event->start_mark, tag);
    v = with_mark(map ? value_map() : value_list(), event->start_mark);
    if (v == NULL)
        return err_oom();
    if ((e = add_value(r, v, 0, 0)) != NULL)
        return e;
    if (anchor_name != NULL) {
        if ((e = name_value(&anchor, r, anchor_name, event->start_mark, v)) != NULL)
            return e;
        anchor->open = true;
    }
    return push(
        r, (struct open){.v = v, .anchor = anchor, .nodes = 1, .height = 1, .argument = function});
}

/* ---- documents ---------------------------------------------------------------------- */

static struct err *read_event(struct reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return NULL;
    case YAML_STREAM_END_EVENT:
        r->done = true;
        return NULL;
    case YAML_DOCUMENT_START_EVENT:
        if (r->root == NULL)
            return NULL;
        return err_remedy(error_at(ERR_INPUT, event->start_mark, "a second document begins here"),
                          "keep one document in a file");
    case YAML_ALIAS_EVENT:
        return read_alias(r, event);
    case YAML_SCALAR_EVENT:
        return read_scalar(r, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_container(r, event, false);
    case YAML_MAPPING_START_EVENT:
        return open_container(r, event, true);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_container(r);
    }
    return err_new(ERR_INTERNAL, "libyaml gives an event of type %d", (int)event->type);
}

static struct err *read_stream(struct reader *r)
{
    while (!r->done) {
        yaml_event_t event;
        struct err *e;

        if (!yaml_parser_parse(&r->parser, &event))
            return yaml_error_of(&r->parser, r->text);
        e = read_event(r, &event);
        yaml_event_delete(&event);
        if (e != NULL)
            return e;
    }
    if (r->root == NULL)
        return err_at(err_new(ERR_INPUT, "the text is empty, expected a YAML document"), NULL, 1,
                      1);
    return NULL;
}

/* libyaml compares each directive with all before it. */
static bool too_many_directives(struct str text)
{
    size_t count = 0;

    for (ptrdiff_t at = -1; (at = str_find(text, '%', (size_t)(at + 1))) >= 0;) {
        if ((at == 0 || text.s[at - 1] == '\n' || text.s[at - 1] == '\r') &&
            ++count > BOUND_DIRECTIVES)
            return true;
    }
    return false;
}

struct err *yaml_read(const struct value **out, struct str text)
{
    struct reader r = {.text = text};
    struct err *e;

    if (too_many_directives(text))
        return err_new(ERR_LIMIT, "more than %d lines begin with '%%'", BOUND_DIRECTIVES);
    if (!yaml_parser_initialize(&r.parser))
        return err_oom();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)(text.s != NULL ? text.s : ""),
                                 text.len);
    e = read_stream(&r);
    yaml_parser_delete(&r.parser);
    yaml_anchors_finish(&r.anchors);
    buf_finish(&r.key);
    free(r.open);
    if (e != NULL) {
        value_unref(r.root);
        return e;
    }
    *out = r.root;
    return NULL;
}
