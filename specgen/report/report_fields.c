/* The fields of a document. */
#include "model/document/field_search.h"
#include "model/document/path.h"
#include "model/value/value_build.h"
#include "specgen/report/reports.h"

#include <inttypes.h>

static struct value *texts(const char *const *list)
{
    struct value *v = value_list();

    for (; list != NULL && *list != NULL; list++)
        v = value_build_push(v, value_string(str_of(*list)));
    return v;
}

static struct value *with_range(struct value *map, struct arena *a, const struct mdl_field *f)
{
    bool number = f->type == MDL_T_INT || f->type == MDL_T_UINT;

    map = value_build_with(
        map, "min", number ? value_number(arena_printf(a, "%" PRId64, f->min)) : value_null());
    return value_build_with(
        map, "max", number ? value_number(arena_printf(a, "%" PRIu64, f->max)) : value_null());
}

static struct value *field_value(struct arena *a, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];
    struct value *map = value_build_with(value_map(), "path", value_string(mdl_field_path(a, id)));

    map = value_build_with(map, "label", value_string(str_of(f->label)));
    map = value_build_with(map, "section", value_string(str_of(mdl_section_title[f->section])));
    map = value_build_with(map, "type", value_string(str_of(mdl_type_name[f->type])));
    map = value_build_with(map, "nullable", value_bool(f->nullable));
    map = value_build_with(map, "unit", report_text_or_null(str_of(mdl_unit_text[f->unit])));
    map = with_range(map, a, f);
    map = value_build_with(map, "values", texts(f->choices));
    map = value_build_with(map, "meaning", report_text_or_null(str_of(f->help)));
    map = value_build_with(map, "source", report_text_or_null(str_of(f->source)));
    return value_build_with(map, "drives", texts(f->drives));
}

struct err *make_fields(const struct value **out, const struct report_subject *s)
{
    struct value *list;
    enum mdl_field_id first = 0, end = MDL_FIELD_COUNT;
    struct str words = STR_NONE;
    struct err *e = NULL;

    if (s->argument.len > 0 && (e = mdl_path_field(&first, s->a, s->argument)) == NULL)
        end = mdl_field_end(first);
    else if (s->argument.len > 0 && mdl_field_words_known(s->a, s->argument))
        words = s->argument;
    else if (s->argument.len > 0)
        return e;
    err_free(e);
    if (words.len > 0)
        first = 0;
    list = value_list();
    for (enum mdl_field_id id = first; id < end; id++) {
        if (words.len > 0 && !mdl_field_has_words(s->a, id, words))
            continue;
        list = value_build_push(list, field_value(s->a, id));
    }
    *out = value_build_with(report_begin(REPORT_FIELDS), "fields", list);
    return NULL;
}
