/* Which changes of the engine make columns of two engines differ. */
#include "ui/present/comparison.h"

static size_t steps_of(const struct upgrade_step **steps, const struct ui_comparison *c)
{
    for (unsigned i = 1; i < c->columns; i++)
        steps[i - 1] = &c->column[i].engine;
    return c->columns > 0 ? c->columns - 1 : 0;
}

size_t ui_comparison_changes(struct upgrade_change *out, struct ui_comparison *c)
{
    const struct upgrade_step *steps[COMPARE_COLUMNS];
    size_t count = steps_of(steps, c);

    return upgrade_changes(out, &c->arena, steps, count);
}

size_t ui_comparison_left_out(const struct ui_comparison *c)
{
    const struct upgrade_step *steps[COMPARE_COLUMNS];
    size_t count = steps_of(steps, c);

    return upgrade_left_out(steps, count);
}
