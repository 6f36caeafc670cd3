/* A spec that a daemon wrote against the one that is generated. */
#include "model/json/json.h"
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

static const char certainties[][8] = {
    [MDL_TOLD] = "told",
    [MDL_ASSUMED] = "assumed",
    [MDL_UNKNOWN] = "unknown",
    [MDL_MISSING] = "missing",
};

static const struct value *shared_or_null(const struct value *v)
{
    return v != NULL ? value_ref(v) : value_null();
}

static struct value *settings_value(const struct against_cause *c)
{
    struct value *list = value_list();

    for (size_t i = 0; i < c->count; i++) {
        const struct against_setting *s = &c->settings[i];
        struct value *map = made_with(value_map(), "path", value_string(s->path));

        map = made_with(map, "now", shared_or_null(s->now));
        map = made_with(map, "then", shared_or_null(s->then));
        map = made_with(map, "is", value_string(str_of(certainties[s->certainty])));
        map = made_with(map, "source", report_text_or_null(s->source));
        list = made_push(list, map);
    }
    return list;
}

static struct value *causes_value(struct arena *a, const struct against_difference *d)
{
    struct value *list = value_list();

    for (const struct against_cause *c = d->causes; c != NULL; c = c->next) {
        struct value *map = made_with(value_map(), "round", report_count(a, c->round));

        list = made_push(list, made_with(map, "settings", settings_value(c)));
    }
    return list;
}

/* The text is JSON of ours: it reads. */
static const struct value *json_value(struct str text)
{
    const struct value *v = NULL;

    if (text.len == 0)
        return value_null();
    err_free(json_read(&v, text));
    return v;
}

static struct value *difference_value(struct arena *a, const struct against_difference *d)
{
    struct value *map = made_with(value_map(), "path", value_string(d->path));
    struct value *reaching = value_list();

    map = made_with(map, "relation",
                    value_string(d->ours.len == 0     ? STR_LIT("added")
                                 : d->theirs.len == 0 ? STR_LIT("missing")
                                                      : STR_LIT("changed")));
    map = made_with(map, "ours", json_value(d->ours));
    map = made_with(map, "theirs", json_value(d->theirs));
    map = made_with(map, "open", value_bool(d->open));
    map = made_with(map, "causes", causes_value(a, d));
    for (size_t i = 0; i < d->reaching_count; i++)
        reaching = made_push(reaching, value_string(d->reaching[i]));
    return made_with(map, "reaching", reaching);
}

struct value *report_compare_spec(struct arena *a, const struct against *r)
{
    struct value *report =
        made_with(report_begin(REPORT_COMPARE_SPEC), "different", value_bool(r->count > 0));
    struct value *list = value_list();

    report = made_with(report, "error",
                       report_text_or_null(r->error != NULL ? r->error->message : STR_NONE));
    report = made_with(report, "explained", report_count(a, r->explained));
    report = made_with(report, "trials", report_count(a, r->trials));
    report = made_with(report, "cut", value_bool(r->cut));
    for (size_t i = 0; i < r->count; i++)
        list = made_push(list, difference_value(a, &r->items[i]));
    report = made_with(report, "differences", list);
    return report_whole(a, report);
}
