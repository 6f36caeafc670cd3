/* A spec that a daemon wrote against the one that is generated. */
#include "model/json/json.h"
#include "model/value/value_build.h"
#include "specgen/report/report_build.h"

static const char *const certainties[] = {
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
        struct value *map = value_build_with(value_map(), "path", value_string(s->path));

        map = value_build_with(map, "now", shared_or_null(s->now));
        map = value_build_with(map, "then", shared_or_null(s->then));
        map = value_build_with(map, "is", value_string(str_of(certainties[s->certainty])));
        map = value_build_with(map, "source", report_text_or_null(s->source));
        list = value_build_push(list, map);
    }
    return list;
}

static struct value *causes_value(struct arena *a, const struct against_difference *d)
{
    struct value *list = value_list();

    for (const struct against_cause *c = d->causes; c != NULL; c = c->next) {
        struct value *map = value_build_with(value_map(), "round", report_count(a, c->round));

        list = value_build_push(list, value_build_with(map, "settings", settings_value(c)));
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
    struct value *map = value_build_with(value_map(), "path", value_string(d->path));
    struct value *reaching = value_list();

    map = value_build_with(map, "relation",
                           value_string(d->ours.len == 0     ? STR_LIT("added")
                                        : d->theirs.len == 0 ? STR_LIT("missing")
                                                             : STR_LIT("changed")));
    map = value_build_with(map, "ours", json_value(d->ours));
    map = value_build_with(map, "theirs", json_value(d->theirs));
    map = value_build_with(map, "open", value_bool(d->open));
    map = value_build_with(map, "causes", causes_value(a, d));
    for (size_t i = 0; i < d->reaching_count; i++)
        reaching = value_build_push(reaching, value_string(d->reaching[i]));
    return value_build_with(map, "reaching", reaching);
}

struct value *report_compare_spec(struct arena *a, const struct against *r)
{
    struct value *report =
        value_build_with(report_begin(REPORT_COMPARE_SPEC), "different", value_bool(r->count > 0));
    struct value *list = value_list();

    report = value_build_with(report, "error",
                              report_text_or_null(r->error != NULL ? r->error->message : STR_NONE));
    report = value_build_with(report, "explained", report_count(a, r->explained));
    report = value_build_with(report, "trials", report_count(a, r->trials));
    report = value_build_with(report, "cut", value_bool(r->cut));
    for (size_t i = 0; i < r->count; i++)
        list = value_build_push(list, difference_value(a, &r->items[i]));
    report = value_build_with(report, "differences", list);
    if (!arena_failed(a))
        return report;
    value_unref(report);
    return NULL;
}
