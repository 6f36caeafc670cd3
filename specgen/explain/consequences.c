#include "specgen/explain/consequences.h"

/* In the order of what people weigh. */
static const struct {
    enum effective_what what;
    const char *title;
} chosen[CONSEQUENCE_ROWS] = {
    {EFFECTIVE_ISOLATION, "Isolated by"},
    {EFFECTIVE_VISIBLE, "Visible processors"},
    {EFFECTIVE_CPUS, "CPU"},
    {EFFECTIVE_PERCENT, "CPU cap"},
    {EFFECTIVE_MEMORY, "Memory"},
    {EFFECTIVE_DEVICES, "Devices"},
    {EFFECTIVE_MOUNTS, "Mounts"},
    {EFFECTIVE_ROOT, "Root filesystem"},
    {EFFECTIVE_IDENTITY, "Domain identity"},
    {EFFECTIVE_USER, "User"},
    {EFFECTIVE_ENDPOINTS, "Network endpoints"},
    {EFFECTIVE_SHARING, "Network stack"},
    {EFFECTIVE_DNS_SEARCH, "DNS search"},
};

/* A refusal before anything was built: what the fixed container would get is no consequence of
 * this one. */
static bool has_container(const struct spec_result *r)
{
    return r->spec != NULL || r->error == NULL;
}

static void tell_refused(struct effective *all, const struct spec_error *error)
{
    for (size_t i = 0; i < CONSEQUENCE_ROWS; i++) {
        struct effective_row *row = &all->rows[chosen[i].what];

        *row = (struct effective_row){
            .title = row->title,
            .field = row->field,
            .gets = i == 0 ? STR_LIT("refused: no container") : STR_LIT("-"),
            .note = error->message,
            .certainty = EFFECTIVE_REFUSED,
            .rule = error->rule,
            .source = str_of(spec_rule_info(error->rule).source),
        };
    }
}

/* What a column without a container shows is compared only where there are no two with one. */
static bool differs(const struct consequences *c, const struct consequence *row, unsigned with)
{
    const struct effective_row *first = NULL;

    for (unsigned i = 0; i < c->columns; i++) {
        if (c->refused[i] && with >= 2)
            continue;
        if (first != NULL && !str_eq(row->cells[i]->gets, first->gets))
            return true;
        first = row->cells[i];
    }
    return false;
}

struct err *consequences(struct consequences *out, struct arena *a,
                         const struct spec_result *const *results, unsigned columns)
{
    struct effective *all = arena_calloc(a, columns, sizeof(*all));
    struct consequences made = {.columns = columns, .effective = all};
    unsigned with = 0;
    struct err *e;

    if (all == NULL)
        return err_oom();
    for (unsigned c = 0; c < columns; c++) {
        if ((e = effective(&all[c], a, results[c], NULL)) != NULL)
            return e;
        made.refused[c] = !has_container(results[c]);
        with += !made.refused[c];
        if (made.refused[c])
            tell_refused(&all[c], results[c]->error);
    }
    for (size_t i = 0; i < CONSEQUENCE_ROWS; i++) {
        struct consequence *row = &made.rows[i];

        row->what = chosen[i].what;
        row->title = chosen[i].title;
        for (unsigned c = 0; c < columns; c++)
            row->cells[c] = &all[c].rows[chosen[i].what];
        row->differs = differs(&made, row, with);
        made.differing += row->differs;
    }
    *out = made;
    return NULL;
}
