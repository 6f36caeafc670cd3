#include "specgen/compare/explain_changes.h"

#include "specgen/compare/upgrade.h"

static struct err *matter(struct engine_set *out, struct engine_set *about,
                          const struct assessment *r, const struct plat *host, enum spec_rule rule)
{
    *about = (struct engine_set){{0}};
    for (unsigned c = 0; c < CHANGE_COUNT; c++)
        if (engine_change_about((enum engine_change)c, rule))
            engine_set_flip(about, c);
    return upgrade_changes_that_matter(out, r->doc, host, r->settings, about);
}

struct err *upgrade_fold_changes(struct explanation *e, struct arena *a, const struct assessment *r,
                                 const struct plat *host)
{
    struct engine_set matters, about;
    size_t at = 0, kept = 0, folded;
    struct err *failed;

    if (!e->has_rule || e->change_count == 0)
        return NULL;
    if ((failed = matter(&matters, &about, r, host, e->rule)) != NULL)
        return failed;
    for (unsigned c = 0; c < CHANGE_COUNT && at < e->change_count; c++) {
        if (!engine_set_has(&about, c))
            continue;
        if (engine_set_has(&matters, c))
            e->changes[kept++] = e->changes[at];
        at++;
    }
    folded = e->change_count - kept;
    if (folded > 0)
        e->folded = arena_printf(a,
                                 "%zu%s change%s of this rule between engines make%s no difference "
                                 "here; 'silospec rules %s' tells of %s",
                                 folded, kept > 0 ? " other" : "", folded == 1 ? "" : "s",
                                 folded == 1 ? "s" : "", spec_rule_info(e->rule).id,
                                 folded == 1 ? "it" : "them");
    e->change_count = kept;
    return arena_failed(a) ? err_oom() : NULL;
}
