/* What is set, what the spec says, what the container gets. */
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

struct value *report_effective_cell(struct value *map, const struct effective_row *row)
{
    map = made_with(map, "gets", value_string(row->gets));
    map =
        made_with(map, "certainty", value_string(str_of(effective_certainty_name(row->certainty))));
    map = made_with(map, "surprises", value_bool(row->surprises));
    map = made_with(map, "note", value_string(row->note));
    map = made_with(map, "rule", value_string(str_of(spec_rule_info(row->rule).id)));
    return made_with(map, "source", value_string(row->source));
}

struct value *report_effective(struct arena *a, const struct assessment *r,
                               const struct effective *e)
{
    struct value *rows = value_list();
    struct value *report = report_begin(REPORT_EFFECTIVE);
    const struct assess_answer answer = assess_answer(r);

    for (int i = 0; i < EFFECTIVE_ROWS; i++) {
        const struct effective_row *row = &e->rows[i];
        struct str field = row->field == MDL_F_NONE ? STR_NONE : mdl_field_path(a, row->field);
        struct value *map = made_with(value_map(), "what", value_string(str_of(row->title)));

        map = made_with(map, "field", report_text_or_null(field));
        map = made_with(map, "set", report_text_or_null(row->set));
        map = made_with(map, "spec", report_text_or_null(row->spec));
        rows = made_push(rows, report_effective_cell(map, row));
    }
    report = made_with(report, "refused", value_bool(!assess_answer_succeeds(&answer)));
    report = made_with(report, "message", report_text_or_null(answer.message));
    report = made_with(report, "verdict", value_string(str_of(assess_verdict(r))));
    report = made_with(report, "rows", rows);
    return report_whole(a, report_unknowns(report, a, &r->unknowns));
}

struct err *make_effective(const struct value **out, const struct report_subject *s)
{
    struct effective e;
    struct err *bad = effective(&e, s->a, &s->result->spec, s->result->doc);

    if (bad == NULL)
        *out = report_effective(s->a, s->result, &e);
    return bad;
}
