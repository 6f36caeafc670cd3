#include "specgen/compare/upgrade_changes.h"

#include "specgen/gocompat/concat.h"

#define ABOUT_MOST 200 /* bytes of paths that are listed of one change */

static void add_about(struct arena *a, struct upgrade_change *change,
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

static bool told_before(const struct upgrade_step *const *steps, size_t count,
                        const struct upgrade_difference *now, enum engine_change c)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < steps[i]->count; k++) {
            const struct upgrade_difference *before = &steps[i]->items[k];

            if (engine_set_has(&before->causes, c) && before->kind == now->kind &&
                str_eq(before->path, now->path))
                return true;
        }
    }
    return false;
}

static struct upgrade_change changed_by(struct arena *a, const struct upgrade_step *const *steps,
                                        size_t count, enum engine_change c)
{
    struct upgrade_change change = {.change = c};

    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < steps[i]->count; k++) {
            const struct upgrade_difference *d = &steps[i]->items[k];

            if (!engine_set_has(&d->causes, c) || told_before(steps, i, d, c))
                continue;
            if (change.about.len == 0)
                change.release = steps[i]->release;
            add_about(a, &change, d);
        }
    }
    return change;
}

size_t upgrade_changes(struct upgrade_change *out, struct arena *a,
                       const struct upgrade_step *const *steps, size_t count)
{
    size_t found = 0;

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        struct upgrade_change change = changed_by(a, steps, count, (enum engine_change)c);

        if (change.about.len > 0)
            out[found++] = change;
    }
    return found;
}

size_t upgrade_left_out(const struct upgrade_step *const *steps, size_t count)
{
    size_t left_out = 0;

    for (size_t i = 0; i < count; i++)
        left_out += steps[i]->left_out;
    return left_out;
}
