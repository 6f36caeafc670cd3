/* Cases side by side. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/face/face_case.h"
#include "specgen/face/face_error.h"
#include "specgen/report/reports.h"

struct side {
    struct mdl_doc *doc;
    struct assessment result;
    struct upgrade_step engine;
};

static struct err *fill(struct side *side, struct arena *a, const silospec_case *c)
{
    struct err *e = mdl_doc_new(&side->doc, c->root);
    struct plat host;

    if (e != NULL)
        return e;
    host = plat_sim(side->doc);
    return assess(a, side->doc, &host, c->settings, &side->result);
}

/* What the engine of each does in another way than that of the first. */
static struct err *tell_engines(struct side *sides, struct arena *a,
                                const silospec_case *const *cases, unsigned count)
{
    struct err *e = NULL;

    for (unsigned i = 1; e == NULL && i < count; i++) {
        const struct plat host = plat_sim(sides[i].doc);

        if (sides[i].doc->release != sides[0].doc->release)
            e = upgrade_between(&sides[i].engine, a, sides[i].doc, &host, cases[i]->settings,
                                sides[0].doc->release, sides[i].doc->release);
    }
    return e;
}

static bool answers_differ(const struct side *sides, unsigned count)
{
    const struct assess_answer first = assess_answer(&sides[0].result);

    for (unsigned i = 1; i < count; i++) {
        const struct assess_answer other = assess_answer(&sides[i].result);

        if (!assess_answer_eq(&first, &other))
            return true;
    }
    return false;
}

static struct err *compare(const struct value **out, struct arena *a, struct side *sides,
                           const silospec_case *const *cases, unsigned count)
{
    const struct spec_result *results[COMPARE_COLUMNS];
    const struct spec_node *roots[COMPARE_COLUMNS];
    struct report_column columns[COMPARE_COLUMNS];
    struct consequences table;
    struct compare specs;
    struct err *e = NULL;

    for (unsigned i = 0; e == NULL && i < count; i++) {
        e = fill(&sides[i], a, cases[i]);
        results[i] = &sides[i].result.spec;
        roots[i] = sides[i].result.spec.spec;
        columns[i] = (struct report_column){
            .label = cases[i]->name != NULL ? str_of(cases[i]->name) : arena_printf(a, "%u", i + 1),
            .file = cases[i]->name,
            .result = &sides[i].result,
            .engine = &sides[i].engine};
    }
    if (e != NULL || (e = compare_generated(&specs, a, roots, count)) != NULL ||
        (e = consequences(&table, a, results, count)) != NULL ||
        (e = tell_engines(sides, a, cases, count)) != NULL)
        return e;
    *out = report_diff(a, &(struct report_comparison){
                              .columns = columns,
                              .count = count,
                              .specs = &specs,
                              .table = &table,
                              .different = specs.changed + specs.added + specs.missing > 0 ||
                                           answers_differ(sides, count)});
    return *out != NULL ? NULL : err_oom();
}

silospec_error *silospec_compare(const silospec_case *const *cases, size_t count, char **json,
                                 size_t *length)
{
    struct side sides[COMPARE_COLUMNS] = {{.doc = NULL}};
    const struct value *report;
    bool secrets = true;
    struct arena a;
    struct err *e;
    char *text;
    size_t len;

    if (count < 2 || count > COMPARE_COLUMNS)
        return face_error_of(
            err_new(ERR_LIMIT, "%zu cases; two to %d are compared", count, COMPARE_COLUMNS));
    for (size_t i = 0; i < count; i++)
        secrets = secrets && cases[i]->secrets;
    arena_init(&a);
    if ((e = compare(&report, &a, sides, cases, (unsigned)count)) == NULL)
        e = report_print(&text, &len, report, secrets);
    for (size_t i = 0; i < count; i++)
        mdl_doc_free(sides[i].doc);
    arena_finish(&a);
    if (e != NULL)
        return face_error_of(e);
    *json = text;
    if (length != NULL)
        *length = len;
    return NULL;
}
