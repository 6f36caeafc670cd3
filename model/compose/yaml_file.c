/* Compose's YAML as yaml.v3 of Go reads it: anchors, merge keys, !reset and !override. */
#include "model/compose/compose_parts.h"

#include "model/base/bounds.h"
#include "model/base/buf.h"
#include "model/base/names.h"
#include "model/compose/yaml_scalar.h"

#include <yaml.h>

#define TAG_PREFIX "tag:yaml.org,2002:"

struct anchor {
    struct node *n; /* NULL while it is open */
    size_t nodes, height;
};

struct reader {
    struct compose *c;
    yaml_parser_t parser;
    struct str prefix;
    struct names names; /* of anchors */
    struct anchor *anchors;
    size_t depth, alias_nodes;
    bool top;    /* below the outermost map nothing is looked at */
    bool unseen; /* what stands here is dropped before Go decodes it: no tag is wrong */
};

/* What stands here is read, but not looked at. */
static bool is_below(const struct reader *r)
{
    return r->top && r->depth > 1;
}

static size_t tree_height(const struct node *n)
{
    size_t height = 0;

    for (size_t i = 0; i < n->count; i++) {
        size_t h = tree_height(n->items[i]);

        height = h > height ? h : height;
    }
    return height + 1;
}

/* What libyaml has to say, at the line that yaml.v3 would name. */
static bool parser_failed(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *problem = p->problem != NULL ? p->problem : "unknown problem parsing YAML content";
    size_t line = p->context_mark.line != 0 ? p->context_mark.line : p->problem_mark.line;
    struct str where = STR_NONE;

    if (p->error == YAML_MEMORY_ERROR)
        return compose_fail(r->c, err_oom());
    if (line != 0 && p->error == YAML_SCANNER_ERROR)
        line++;
    if (line != 0)
        where =
            CLIENT_TEXT(r->c->a, STR_LIT("line "), client_uint_text(r->c->a, line), STR_LIT(": "));
    return COMPOSE_REFUSE(r->c, r->prefix, STR_LIT("yaml: "), where,
                          arena_str(r->c->a, str_of(problem)));
}

static bool next(yaml_event_t *event, struct reader *r)
{
    return yaml_parser_parse(&r->parser, event) != 0 || parser_failed(r);
}

static bool is_reset(const char *tag)
{
    return tag != NULL && strcmp(tag, "!reset") == 0;
}

static void take_tag(struct node *n, const char *tag)
{
    if (is_reset(tag)) { /* whatever stands there */
        n->merge = NODE_RESET;
        n->kind = NODE_NULL;
        n->count = 0;
    } else if (tag != NULL && strcmp(tag, "!override") == 0) {
        n->merge = NODE_OVERRIDES;
    }
}

/* "!!int" of "tag:yaml.org,2002:int" */
static struct str short_tag(struct arena *a, const char *tag)
{
    const struct str prefix = STR_LIT(TAG_PREFIX), whole = str_of(tag);

    return str_starts(whole, prefix)
               ? CLIENT_TEXT(a, STR_LIT("!!"), str_cut(whole, prefix.len, whole.len))
               : whole;
}

static bool scalar(struct node **out, struct reader *r, const yaml_event_t *event)
{
    const char *tag = (const char *)event->data.scalar.tag;
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    struct str told = STR_NONE;
    struct node *n = node_new(r->c->a, NODE_TEXT);

    *out = n;
    if (n == NULL)
        return compose_fail(r->c, err_oom());
    text = arena_str(r->c->a, text);
    if (tag != NULL && strcmp(tag, "!") != 0)
        compose_yaml_tagged(n, r->c->a, short_tag(r->c->a, tag), text, &told);
    else if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        compose_yaml_scalar(n, r->c->a, text);
    else
        n->text = text;
    take_tag(n, tag);
    return told.len == 0 || r->unseen || n->merge == NODE_RESET ||
           COMPOSE_REFUSE(r->c, r->prefix, STR_LIT("yaml: "), told);
}

static bool remember(struct reader *r, const yaml_char_t *name, size_t *index)
{
    bool is_new;

    *index = SIZE_MAX;
    if (name == NULL)
        return true;
    if (r->anchors == NULL) { /* most files have none, and convert reads thousands of them */
        r->anchors = arena_calloc(r->c->a, BOUND_ANCHORS + 1, sizeof(*r->anchors));
        names_init(&r->names, r->c->a, BOUND_ANCHORS + 1);
    }
    if (arena_failed(r->c->a))
        return compose_fail(r->c, err_oom());
    if (r->names.count >= BOUND_ANCHORS)
        return compose_fail(r->c, err_new(ERR_LIMIT, "more than %d YAML anchors", BOUND_ANCHORS));
    *index = names_index(&r->names, arena_str(r->c->a, str_of((const char *)name)), &is_new);
    r->anchors[*index] = (struct anchor){NULL, 0, 0};
    return true;
}

static void close_anchor(struct reader *r, size_t index, struct node *n)
{
    if (index != SIZE_MAX)
        r->anchors[index] = (struct anchor){n, node_count(n), tree_height(n)};
}

static bool alias(struct node **out, struct reader *r, const yaml_event_t *event)
{
    struct str name = str_of((const char *)event->data.alias.anchor);
    const struct anchor *anchor;
    size_t index;

    if (!names_find(&index, &r->names, name))
        return COMPOSE_REFUSE(r->c, r->prefix, STR_LIT("yaml: unknown anchor '"),
                              arena_str(r->c->a, name), STR_LIT("' referenced"));
    anchor = &r->anchors[index];
    if (anchor->n == NULL && is_below(r)) {
        *out = node_new(r->c->a, NODE_NULL);
        return *out != NULL || compose_fail(r->c, err_oom());
    }
    if (anchor->n == NULL)
        return COMPOSE_REFUSE(r->c, r->prefix, STR_LIT("yaml: anchor '"), arena_str(r->c->a, name),
                              STR_LIT("' value contains itself"));
    r->alias_nodes += anchor->nodes;
    if (r->alias_nodes > BOUND_ALIAS_NODES)
        return compose_fail(
            r->c, err_new(ERR_LIMIT, "YAML aliases add more than %d values", BOUND_ALIAS_NODES));
    if (r->depth + anchor->height > BOUND_NESTING)
        return compose_fail(r->c, err_new(ERR_LIMIT, "nested deeper than %d", BOUND_NESTING));
    *out = node_copy(r->c->a, anchor->n);
    return true;
}

static bool value_of(struct node **out, struct reader *r, const yaml_event_t *event);

static bool sequence(struct reader *r, struct node *list)
{
    struct node *item = NULL;
    yaml_event_t event;
    bool ok;

    for (;;) {
        if (!next(&event, r))
            return false;
        if (event.type == YAML_SEQUENCE_END_EVENT)
            break;
        ok = value_of(&item, r, &event);
        yaml_event_delete(&event);
        if (!ok)
            return false;
        node_push(r->c->a, list, item);
    }
    yaml_event_delete(&event);
    return true;
}

/* ---- maps: keys, duplicates, << ---- */

struct map_state {
    struct node *map;
    struct node *merged; /* what << brings, list in the order of the file */
    struct node *lines;  /* of each key of map, list of integers */
    int64_t merge_line;  /* where << stands; 0: nowhere */
    struct str again;    /* that << stands a second time */
};

/* line 5: mapping key "x" already defined at line 4 */
static struct str duplicate_text(struct reader *r, struct str key, int64_t line, int64_t first)
{
    return CLIENT_TEXT(r->c->a, STR_LIT("line "), client_uint_text(r->c->a, (uint64_t)line),
                       STR_LIT(": mapping key "), client_quote(r->c->a, key),
                       STR_LIT(" already defined at line "),
                       client_uint_text(r->c->a, (uint64_t)first));
}

/* compose's own reader stops at the first one; yaml.v3, which reads the outermost map for the
 * project's name before, and all for 2.26, tells all. */
static bool duplicates_checked(struct reader *r, const struct map_state *m)
{
    bool all_told = r->top || r->c->old;
    struct buf all = {NULL, 0, 0, false};
    struct names names;
    struct str told;

    if (arena_failed(r->c->a)) /* not each key has its line */
        return compose_fail(r->c, err_oom());
    names_init(&names, r->c->a, m->map->count);
    for (size_t i = 0; i < m->map->count && (all_told || all.len == 0); i++) {
        bool is_new;
        size_t index = names_index(&names, m->map->keys[i], &is_new);

        if (is_new)
            continue;
        if (all_told)
            buf_add(&all, all.len == 0 ? STR_LIT("yaml: unmarshal errors:\n  ") : STR_LIT("\n  "));
        buf_add(&all, duplicate_text(r, m->map->keys[i], m->lines->items[i]->number,
                                     m->lines->items[index]->number));
    }
    told = buf_in_arena(&all, r->c->a);
    if (arena_failed(r->c->a))
        return compose_fail(r->c, err_oom());
    return told.len == 0 || COMPOSE_REFUSE(r->c, r->prefix, told);
}

static bool merge_one(struct reader *r, struct names *names, struct node *map,
                      const struct node *from)
{
    bool is_new;

    if (from->kind != NODE_MAP)
        return COMPOSE_REFUSE(
            r->c, r->prefix,
            STR_LIT("yaml: map merge requires map or sequence of maps as the value"));
    for (size_t i = 0; i < from->count; i++) {
        (void)names_index(names, from->keys[i], &is_new);
        if (is_new)
            node_add(r->c->a, map, from->keys[i], from->items[i]);
    }
    return true;
}

/* Own keys win, then the maps of << from the first on. */
static bool merge_keys(struct reader *r, struct map_state *m)
{
    struct names names;
    size_t most = m->map->count;
    bool is_new;

    for (size_t i = 0; i < m->merged->count; i++)
        most += m->merged->items[i]->count;
    names_init(&names, r->c->a, most);
    for (size_t i = 0; i < m->map->count; i++)
        (void)names_index(&names, m->map->keys[i], &is_new);
    for (size_t i = 0; i < m->merged->count; i++) {
        if (!merge_one(r, &names, m->map, m->merged->items[i]))
            return false;
    }
    return true;
}

/* Keys that are no texts stay visible as such: compose names them when it asks for texts. */
static struct str key_text(struct reader *r, const struct node *key)
{
    return key->kind == NODE_TEXT && !key->is_time
               ? key->text
               : CLIENT_TEXT(r->c->a, STR_LIT("\0"),
                             key->kind == NODE_NULL ? STR_LIT("<nil>") : node_print(r->c->a, key));
}

static bool entry(struct reader *r, struct map_state *m, const yaml_event_t *event)
{
    bool is_merge = event->type == YAML_SCALAR_EVENT &&
                    event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                    strcmp((const char *)event->data.scalar.value, "<<") == 0;
    int64_t line = (int64_t)event->start_mark.line + 1;
    const bool unseen = r->unseen;
    struct node *key, *item = NULL;
    yaml_event_t behind;
    bool ok;

    if (!value_of(&key, r, event) || !next(&behind, r))
        return false;
    /* Of the outermost map Go decodes the name alone. */
    r->unseen = unseen || (r->top && !(key->kind == NODE_TEXT && str_is(key->text, "name")));
    ok = value_of(&item, r, &behind);
    r->unseen = unseen;
    yaml_event_delete(&behind);
    if (!ok || key == NULL || item == NULL)
        return false;
    if (is_merge) {
        if (m->merge_line > 0 && m->again.len == 0)
            m->again = duplicate_text(r, STR_LIT("<<"), line, m->merge_line);
        m->merge_line = m->merge_line > 0 ? m->merge_line : line;
        if (item->kind == NODE_LIST) {
            for (size_t i = 0; i < item->count; i++)
                node_push(r->c->a, m->merged, item->items[i]);
        } else {
            node_push(r->c->a, m->merged, item);
        }
        return true;
    }
    if (is_below(r))
        return true;
    if (key->kind == NODE_MAP || key->kind == NODE_LIST)
        return COMPOSE_REFUSE(r->c, r->prefix, STR_LIT("yaml: invalid map key"));
    node_add(r->c->a, m->map, key_text(r, key), item);
    node_push(r->c->a, m->lines, node_int(r->c->a, line));
    return true;
}

static bool mapping(struct reader *r, struct node *map)
{
    struct map_state m = {
        .map = map, .merged = node_new(r->c->a, NODE_LIST), .lines = node_new(r->c->a, NODE_LIST)};
    yaml_event_t event;
    bool ok;

    if (m.merged == NULL || m.lines == NULL)
        return compose_fail(r->c, err_oom());
    for (;;) {
        if (!next(&event, r))
            return false;
        if (event.type == YAML_MAPPING_END_EVENT)
            break;
        ok = entry(r, &m, &event);
        yaml_event_delete(&event);
        if (!ok)
            return false;
    }
    yaml_event_delete(&event);
    if (is_below(r))
        return true;
    if (m.again.len > 0 && !r->top)
        return COMPOSE_REFUSE(r->c, r->prefix,
                              r->c->old ? STR_LIT("yaml: unmarshal errors:\n  ") : STR_NONE,
                              m.again);
    return duplicates_checked(r, &m) && (m.merged->count == 0 || merge_keys(r, &m));
}

static bool collection(struct node **out, struct reader *r, const yaml_event_t *event)
{
    bool is_map = event->type == YAML_MAPPING_START_EVENT;
    const char *tag =
        (const char *)(is_map ? event->data.mapping_start.tag : event->data.sequence_start.tag);
    struct node *n = node_new(r->c->a, is_map ? NODE_MAP : NODE_LIST);
    const bool unseen = r->unseen;
    bool ok;

    if (n == NULL)
        return compose_fail(r->c, err_oom());
    r->unseen = unseen || is_reset(tag);
    if (++r->depth > BOUND_NESTING)
        return compose_fail(r->c, err_new(ERR_LIMIT, "nested deeper than %d", BOUND_NESTING));
    ok = is_map ? mapping(r, n) : sequence(r, n);
    r->depth--;
    r->unseen = unseen;
    take_tag(n, tag);
    *out = n;
    return ok;
}

static bool value_of(struct node **out, struct reader *r, const yaml_event_t *event)
{
    const yaml_char_t *name = NULL;
    size_t index;

    *out = NULL;
    if (event->type == YAML_ALIAS_EVENT)
        return alias(out, r, event);
    if (event->type == YAML_SCALAR_EVENT)
        name = event->data.scalar.anchor;
    else if (event->type == YAML_MAPPING_START_EVENT)
        name = event->data.mapping_start.anchor;
    else
        name = event->data.sequence_start.anchor;
    if (!compose_count(r->c, 1) || !remember(r, name, &index))
        return false;
    if (!(event->type == YAML_SCALAR_EVENT ? scalar(out, r, event) : collection(out, r, event)))
        return false;
    if (*out == NULL)
        return compose_fail(r->c, err_oom());
    (*out)->line = event->start_mark.line + 1;
    close_anchor(r, index, *out);
    return true;
}

static bool is_content(const yaml_event_t *event)
{
    return event->type == YAML_ALIAS_EVENT || event->type == YAML_SCALAR_EVENT ||
           event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT;
}

/* %YAML 1.2, which libyaml takes and yaml.v3 does not. */
static bool is_other_yaml(const yaml_event_t *event)
{
    const yaml_version_directive_t *version = event->type == YAML_DOCUMENT_START_EVENT
                                                  ? event->data.document_start.version_directive
                                                  : NULL;

    return version != NULL && (version->major != 1 || version->minor != 1);
}

static bool documents(struct node *list, struct reader *r)
{
    yaml_event_t event;
    bool ok = true, done = false;

    while (ok && !done) {
        struct node *n = NULL;

        if (!next(&event, r))
            return false;
        done = event.type == YAML_STREAM_END_EVENT;
        ok = !is_other_yaml(&event) ||
             COMPOSE_REFUSE(r->c, r->prefix, STR_LIT("yaml: found incompatible YAML document"));
        if (ok && is_content(&event)) {
            ok = value_of(&n, r, &event);
            done = r->top;
        }
        node_push(r->c->a, list, n);
        yaml_event_delete(&event);
    }
    return ok;
}

static bool read(struct node **out, struct reader *r, struct str text)
{
    struct compose *c = r->c;
    bool ok;

    *out = node_new(c->a, NODE_LIST);
    if (*out == NULL)
        return compose_fail(c, err_oom());
    if (yaml_parser_initialize(&r->parser) == 0)
        return compose_fail(c, err_oom());
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)(text.s != NULL ? text.s : ""),
                                 text.len);
    ok = documents(*out, r);
    yaml_parser_delete(&r->parser);
    return ok;
}

bool compose_yaml(struct node **out, struct compose *c, struct str text, struct str prefix)
{
    struct reader r = {.c = c, .prefix = c->old ? STR_NONE : prefix};

    return read(out, &r, text);
}

bool compose_yaml_top(struct node **out, struct compose *c, struct str text)
{
    struct reader r = {.c = c, .top = true};

    return read(out, &r, text);
}
