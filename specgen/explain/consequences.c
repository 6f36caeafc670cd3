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

struct err *consequences(struct consequences *out, struct arena *a,
                         const struct spec_result *const *results, unsigned columns)
{
    struct effective *all = arena_calloc(a, columns, sizeof(*all));
    struct consequences made = {.columns = columns, .effective = all};
    struct err *e;

    if (all == NULL)
        return err_oom();
    for (unsigned c = 0; c < columns; c++) {
        if ((e = effective(&all[c], a, results[c], NULL)) != NULL)
            return e;
    }
    for (size_t i = 0; i < CONSEQUENCE_ROWS; i++) {
        struct consequence *row = &made.rows[i];

        row->what = chosen[i].what;
        row->title = chosen[i].title;
        for (unsigned c = 0; c < columns; c++) {
            row->cells[c] = &all[c].rows[chosen[i].what];
            row->differs |= !str_eq(row->cells[c]->gets, row->cells[0]->gets);
        }
        made.differing += row->differs;
    }
    *out = made;
    return NULL;
}
