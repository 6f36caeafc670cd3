/* What becomes of a container on each later engine. */
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

static struct value *difference_value(struct arena *a, const struct assessment *r,
                                      const struct upgrade_difference *d)
{
    struct value *causes = value_list();
    struct value *map =
        made_with(value_map(), "kind", value_string(str_of(upgrade_kind_names[d->kind])));

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_set_has(&d->causes, c))
            causes = made_push(causes, report_engine_change(a, (enum engine_change)c));
    }
    map = made_with(map, "path", report_text_or_null(d->path));
    map = made_with(map, "before", report_text_or_null(d->before));
    map = made_with(map, "after", report_text_or_null(d->after));
    map = made_with(map, "field",
                    d->ref.field == MDL_F_NONE ? value_null()
                                               : value_string(explain_ref_path(a, r, d->ref)));
    return made_with(map, "causes", causes);
}

static struct value *step_value(struct arena *a, const struct assessment *r,
                                const struct upgrade_step *s)
{
    struct value *differences = value_list(), *total = value_map(), *map;

    for (size_t i = 0; i < s->count; i++)
        differences = made_push(differences, difference_value(a, r, &s->items[i]));
    for (int k = 0; k < UPGRADE_KINDS; k++)
        total = made_with(total, upgrade_kind_names[k], report_count(a, s->total[k]));
    map = made_with(value_map(), "engine", value_string(mdl_engine_name(a, s->release)));
    map = made_with(map, "release", value_string(mdl_release_text(a, s->release)));
    map = made_with(map, "refused", value_bool(!assess_answer_succeeds(&s->answer)));
    map = made_with(map, "answer", value_string(assess_answer_text(a, &s->answer)));
    map = made_with(map, "total", total);
    map = made_with(map, "differences", differences);
    return made_with(map, "left_out", report_count(a, s->left_out));
}

struct value *report_upgrade(struct arena *a, const struct assessment *r, const struct upgrade *u)
{
    struct value *steps = value_list();

    for (size_t i = 0; i < u->count; i++)
        steps = made_push(steps, step_value(a, r, &u->steps[i]));
    return report_whole(a,
                        report_unknowns(made_with(report_begin(REPORT_UPGRADE), "engines", steps),
                                        a, &r->unknowns));
}

struct err *make_upgrade(const struct value **out, const struct report_subject *s)
{
    struct upgrade u;
    struct err *e = upgrade_make(&u, s->a, s->result->doc, s->host, s->result->settings);

    if (e == NULL)
        *out = report_upgrade(s->a, s->result, &u);
    return e;
}
