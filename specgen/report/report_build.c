/* What the reports begin with and are put together from. */
#include "specgen/report/report_build.h"

#include "model/value/value_make.h"

#include <stdio.h>

/* Known here as well, so that a report needs no table that knows all of them. */
static const struct {
    char name[16];
    unsigned version;
} made[REPORT_COUNT] = {
#define REPORT(id, name, version, about, argument, make) [REPORT_##id] = {name, version},
#include "specgen/report/reports.def"
#undef REPORT
};

struct value *report_begin(enum report_id id)
{
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%u", made[id].version);
    struct value *map = made_with(value_map(), "report", value_string(str_of(made[id].name)));

    return made_with(map, "version", value_number((struct str){digits, (size_t)len}));
}

struct value *report_answer(enum report_id id, const struct value *answer)
{
    struct value *map = answer != NULL ? report_begin(id) : NULL;

    for (size_t i = 0; map != NULL && i < answer->u.map.count; i++) {
        const struct value_member *m = &answer->u.map.members[i];

        map = made_with_key(map, m->key, value_ref(m->value));
    }
    value_unref(answer);
    return map;
}

struct value *report_text_or_null(struct str text)
{
    return text.len > 0 ? value_string(text) : value_null();
}

struct value *report_count(struct arena *a, size_t n)
{
    return value_number(arena_printf(a, "%zu", n));
}

struct value *report_whole(const struct arena *a, struct value *report)
{
    if (!arena_failed(a))
        return report;
    value_unref(report);
    return NULL;
}
