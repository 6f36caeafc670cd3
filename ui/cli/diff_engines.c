/* Which changes of the engine make columns of two engines differ. */
#include "platform/sim/sim.h"
#include "specgen/gocompat/concat.h"
#include "ui/cli/diff.h"

#define ABOUT_MOST 200 /* bytes of paths that are listed of one change */

struct err *diff_engines(struct diff *d, enum assess_settings settings)
{
    struct columns *c = &d->columns;
    struct err *e = NULL;

    for (unsigned i = 0; i < c->count; i++)
        d->engines[i] = (struct upgrade_step){.count = 0};
    for (unsigned i = 1; e == NULL && i < c->count; i++) {
        const struct plat host = plat_sim(c->at[i].doc);

        if (c->at[i].doc->release != c->at[0].doc->release)
            e = upgrade_between(&d->engines[i], &c->arena, c->at[i].doc, &host, settings,
                                c->at[0].doc->release, c->at[i].doc->release);
    }
    return e;
}

static void add_about(struct arena *a, struct diff_change *change,
                      const struct upgrade_difference *d)
{
    struct str name = d->path.len > 0 ? d->path : str_of(upgrade_kind_names[d->kind]);

    if (d->path.len == 0 && str_ends(change->about, name)) /* another of the same kind */
        return;
    if (change->about.len > ABOUT_MOST) {
        if (!str_ends(change->about, STR_LIT(", ...")))
            change->about = CONCAT(a, change->about, STR_LIT(", ..."));
        return;
    }
    change->about =
        CONCAT(a, change->about, change->about.len > 0 ? STR_LIT(", ") : STR_NONE, name);
}

static bool told_before(const struct diff *d, unsigned column, size_t at, enum engine_change c)
{
    const struct upgrade_difference *now = &d->engines[column].items[at];

    for (unsigned i = 1; i < column; i++) {
        for (size_t k = 0; k < d->engines[i].count; k++) {
            const struct upgrade_difference *before = &d->engines[i].items[k];

            if (engine_set_has(&before->causes, c) && before->kind == now->kind &&
                str_eq(before->path, now->path))
                return true;
        }
    }
    return false;
}

size_t diff_changes(struct diff_change *out, struct diff *d)
{
    size_t count = 0;

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        struct diff_change change = {.change = (enum engine_change)c};

        for (unsigned i = 1; i < d->columns.count; i++) {
            for (size_t k = 0; k < d->engines[i].count; k++) {
                if (!engine_set_has(&d->engines[i].items[k].causes, c) ||
                    told_before(d, i, k, (enum engine_change)c))
                    continue;
                if (change.about.len == 0)
                    change.release = d->engines[i].release;
                add_about(&d->columns.arena, &change, &d->engines[i].items[k]);
            }
        }
        if (change.about.len > 0)
            out[count++] = change;
    }
    return count;
}

size_t diff_left_out(const struct diff *d)
{
    size_t count = 0;

    for (unsigned i = 1; i < d->columns.count; i++)
        count += d->engines[i].left_out;
    return count;
}
