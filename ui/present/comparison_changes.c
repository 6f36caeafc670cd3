/* Which changes of the engine make columns of two engines differ. */
#include "specgen/gocompat/concat.h"
#include "ui/present/comparison.h"

#define ABOUT_MOST 200 /* bytes of paths that are listed of one change */

static void add_about(struct arena *a, struct ui_compare_change *change,
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

static bool told_before(const struct ui_comparison *d, unsigned column, size_t at,
                        enum engine_change c)
{
    const struct upgrade_difference *now = &d->column[column].engine.items[at];

    for (unsigned i = 1; i < column; i++) {
        for (size_t k = 0; k < d->column[i].engine.count; k++) {
            const struct upgrade_difference *before = &d->column[i].engine.items[k];

            if (engine_set_has(&before->causes, c) && before->kind == now->kind &&
                str_eq(before->path, now->path))
                return true;
        }
    }
    return false;
}

size_t ui_comparison_changes(struct ui_compare_change *out, struct ui_comparison *d)
{
    size_t count = 0;

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        struct ui_compare_change change = {.change = (enum engine_change)c};

        for (unsigned i = 1; i < d->columns; i++) {
            for (size_t k = 0; k < d->column[i].engine.count; k++) {
                if (!engine_set_has(&d->column[i].engine.items[k].causes, c) ||
                    told_before(d, i, k, (enum engine_change)c))
                    continue;
                if (change.about.len == 0)
                    change.release = d->column[i].engine.release;
                add_about(&d->arena, &change, &d->column[i].engine.items[k]);
            }
        }
        if (change.about.len > 0)
            out[count++] = change;
    }
    return count;
}

size_t ui_comparison_left_out(const struct ui_comparison *d)
{
    size_t count = 0;

    for (unsigned i = 1; i < d->columns; i++)
        count += d->column[i].engine.left_out;
    return count;
}
