/* The JSON Schema of a scenario, for editors and for those who write one: from the field registry,
 * so that a new field is in it. */
#include "model/base/words.h"
#include "model/document/engine.h"
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

#include <inttypes.h>

static struct value *field_schema(struct arena *a, enum mdl_field_id id);

static struct value *text(const char *t)
{
    return value_string(str_of(t));
}

/* Null says the same as leaving a field out, or is a value of its own; the format's version alone
 * must be there. */
static struct value *with_type(struct value *map, enum mdl_field_id id, const char *type)
{
    struct value *types;

    if (id == MDL_F_FORMAT)
        return made_with(map, "type", text(type));
    types = made_push(value_list(), text(type));
    return made_with(map, "type", made_push(types, text("null")));
}

/* "moby-25", "moby-25.0", "moby-25.0.6": the lines that are known; which release a line ends with
 * is left to silospec. */
static struct value *engine_pattern(struct arena *a)
{
    struct str lines = STR_NONE;

    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        lines = arena_printf(a, "%.*s%s%u", STR_FMT(lines), i > 0 ? "|" : "",
                             (unsigned)(mdl_engines[i].latest >> 16));
    return value_string(
        arena_printf(a, "^(moby-(%.*s)(\\.[0-9]{1,2}(\\.[0-9]{1,3})?)?)?$", STR_FMT(lines)));
}

/* The useful values for an editor to offer; others are texts as well. */
static struct value *string_schema(struct value *map, struct arena *a, enum mdl_field_id id)
{
    struct str rest = str_of(mdl_field_text(id).choices), word;
    struct value *any = value_list(), *useful = value_list(), *other;

    while (words_next(&rest, &word))
        useful = made_push(useful, value_string(word));
    other = with_type(value_map(), id, "string");
    if (mdl_fields[id].check == MDL_CHECK_ENGINE)
        other = made_with(other, "pattern", engine_pattern(a));
    any = made_push(any, made_with(value_map(), "enum", useful));
    return made_with(map, "anyOf", made_push(any, other));
}

static struct value *integer_schema(struct value *map, struct arena *a, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];

    map = with_type(map, id, "integer");
    map = made_with(map, "minimum", value_number(arena_printf(a, "%" PRId64, f->min)));
    return made_with(map, "maximum", value_number(arena_printf(a, "%" PRIu64, f->max)));
}

static struct value *list_schema(struct value *map, struct arena *a, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];

    map = with_type(map, id, "array");
    if (f->fixed_count > 0) {
        map = made_with(map, "minItems", report_count(a, f->fixed_count));
        map = made_with(map, "maxItems", report_count(a, f->fixed_count));
    }
    return made_with(map, "items", field_schema(a, id + 1));
}

/* And those of the rows that the parent is like, where it has no others of that name. */
static struct value *with_like(struct value *map, struct arena *a, enum mdl_field_id parent)
{
    for (enum mdl_field_id of = mdl_fields[parent].like; of != 0; of = mdl_fields[of].like)
        for (enum mdl_field_id id = of + 1; id < mdl_field_end(of); id = mdl_field_end(id))
            if (mdl_field_child(parent, str_of(mdl_fields[id].key)) == id)
                map = made_with(map, mdl_fields[id].key, field_schema(a, id));
    return map;
}

/* A list of texts, or one text. */
static struct value *words_schema(struct value *map, enum mdl_field_id id)
{
    struct value *list = with_type(value_map(), id, "array");
    struct value *any = value_list();

    list = made_with(list, "items", with_type(value_map(), id, "string"));
    any = made_push(any, list);
    any = made_push(any, with_type(value_map(), id, "string"));
    return made_with(map, "anyOf", any);
}

/* The fields below `parent`; MDL_F_NONE: those of the document. */
static struct value *members(struct arena *a, enum mdl_field_id parent)
{
    bool top = parent == MDL_F_NONE;
    enum mdl_field_id first = top ? (enum mdl_field_id)0 : parent + 1;
    enum mdl_field_id end = top ? MDL_FIELD_COUNT : mdl_field_end(parent);
    struct value *map = value_map();

    for (enum mdl_field_id id = first; id < end; id = mdl_field_end(id))
        map = made_with(map, mdl_fields[id].key, field_schema(a, id));
    return top ? map : with_like(map, a, parent);
}

static struct value *typed(struct value *map, struct arena *a, enum mdl_field_id id)
{
    switch (mdl_fields[id].type) {
    case MDL_T_STRING:
        return mdl_field_text(id).choices != NULL ? string_schema(map, a, id)
                                                  : with_type(map, id, "string");
    case MDL_T_BOOL:
        return with_type(map, id, "boolean");
    case MDL_T_INT:
    case MDL_T_UINT:
        return integer_schema(map, a, id);
    case MDL_T_OBJECT:
        return made_with(with_type(map, id, "object"), "properties", members(a, id));
    case MDL_T_LIST:
        return list_schema(map, a, id);
    case MDL_T_MAP:
        return made_with(with_type(map, id, "object"), "additionalProperties",
                         field_schema(a, id + 1));
    case MDL_T_ANY:
        return mdl_fields[id].element_size > 0 ? words_schema(map, id) : map;
    }
    return map;
}

static struct value *field_schema(struct arena *a, enum mdl_field_id id)
{
    const struct mdl_field_text said = mdl_field_text(id);
    struct value *map = made_with(value_map(), "title", text(said.label));

    if (said.help != NULL)
        map = made_with(map, "description", text(said.help));
    return typed(map, a, id);
}

struct err *make_schema(const struct value **out, const struct report_subject *s)
{
    struct value *map =
        made_with(value_map(), "$schema", text("https://json-schema.org/draft/2020-12/schema"));

    map = made_with(map, "$id", text("urn:silospec:schema:scenario:1"));
    map = made_with(map, "title", text("silospec scenario"));
    map = made_with(
        map, "description",
        text("A Windows container and the host that it is created on. Keys that are not listed "
             "here are kept as they are."));
    map = made_with(map, "type", text("object"));
    map = made_with(map, "required", made_push(value_list(), text("silospec")));
    *out = made_with(map, "properties", members(s->a, MDL_F_NONE));
    return NULL;
}
