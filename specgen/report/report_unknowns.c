/* What an answer rests on and nobody has said: a part of every report about a document. */
#include "model/value/value_make.h"
#include "specgen/report/reports.h"

static struct value *affects_value(struct arena *a, const struct spec_unknown *u)
{
    struct value *list = value_list();

    for (const struct spec_affected *f = u->affects; f != NULL; f = f->next)
        list = made_push(list, value_string(spec_affected_path(a, f)));
    return list;
}

static struct value *settle_value(const struct spec_unknown *u)
{
    struct value *list = value_list();
    struct str rest = u->settle, way;

    while (str_next_line(&rest, &way))
        list = made_push(list, value_string(way));
    return list;
}

struct value *report_unknowns(struct value *map, struct arena *a,
                              const struct spec_unknowns *unknowns)
{
    struct value *list = value_list();

    for (const struct spec_unknown *u = unknowns->first; u != NULL; u = u->next) {
        struct value *one = made_with(value_map(), "question", value_string(u->question));

        one = made_with(one, "path", value_string(spec_unknown_path(a, u)));
        one = made_with(one, "taken_as", value_string(u->taken_as));
        one = made_with(one, "affects", affects_value(a, u));
        one = made_with(one, "because", value_string(u->because));
        one = made_with(one, "settle", settle_value(u));
        list = made_push(list,
                         made_with(one, "rule", value_string(str_of(spec_rule_info(u->rule).id))));
    }
    return made_with(map, "unknowns", list);
}
