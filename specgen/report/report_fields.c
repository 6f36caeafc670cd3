/* The fields of a document. */
#include "model/base/words.h"
#include "model/document/field_search.h"
#include "model/document/path.h"
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

#include <inttypes.h>

static struct value *texts(const char *list)
{
    struct value *v = value_list();
    struct str rest = str_of(list), word;

    while (words_next(&rest, &word))
        v = made_push(v, value_string(word));
    return v;
}

static struct value *with_range(struct value *map, struct arena *a, const struct mdl_field *f)
{
    bool number = f->type == MDL_T_INT || f->type == MDL_T_UINT;

    map = made_with(map, "min",
                    number ? value_number(arena_printf(a, "%" PRId64, f->min)) : value_null());
    return made_with(map, "max",
                     number ? value_number(arena_printf(a, "%" PRIu64, f->max)) : value_null());
}

static struct value *field_value(struct arena *a, enum mdl_field_id id, struct str path)
{
    const struct mdl_field *f = &mdl_fields[id];
    const struct mdl_field_text said = mdl_field_text(id);
    struct value *map = made_with(value_map(), "path", value_string(path));

    map = made_with(map, "label", value_string(str_of(said.label)));
    map = made_with(map, "section", value_string(str_of(mdl_section_title[f->section])));
    map = made_with(map, "type", value_string(str_of(mdl_type_name[f->type])));
    map = made_with(map, "nullable", value_bool(f->nullable));
    map = made_with(map, "unit", report_text_or_null(str_of(mdl_unit_text[f->unit])));
    map = with_range(map, a, f);
    map = made_with(map, "values", texts(said.choices));
    map = made_with(map, "meaning", report_text_or_null(str_of(said.help)));
    map = made_with(map, "source", report_text_or_null(str_of(said.source)));
    map = made_with(map, "redacted", report_text_or_null(str_of(mdl_holds_text[f->holds])));
    return made_with(map, "drives", texts(said.drives));
}

struct listing {
    struct arena *a;
    struct value *list;
};

static void add(void *ctx, enum mdl_field_id id, struct str path)
{
    struct listing *l = ctx;

    l->list = made_push(l->list, field_value(l->a, id, path));
}

/* All rows, each at its own place; or one field and all that can stand in it. */
struct err *make_fields(const struct value **out, const struct report_subject *s)
{
    struct listing l = {.a = s->a};
    enum mdl_field_id top = MDL_F_NONE;
    struct mdl_field_search asked = {.words = STR_NONE};
    struct err *e = NULL;

    if (s->argument.len > 0 && (e = mdl_path_field(&top, s->a, s->argument)) != NULL) {
        if (!mdl_field_search(&asked, s->a, s->argument))
            return e;
        top = MDL_F_NONE;
    }
    err_free(e);
    l.list = value_list();
    if (top != MDL_F_NONE)
        mdl_field_each(s->a, top, add, &l);
    for (enum mdl_field_id id = 0; top == MDL_F_NONE && id < MDL_FIELD_COUNT; id++)
        if (asked.words.len == 0 || mdl_field_found(&asked, s->a, id))
            add(&l, id, mdl_field_path(s->a, id));
    *out = made_with(report_begin(REPORT_FIELDS), "fields", l.list);
    return NULL;
}
