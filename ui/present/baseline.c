#include "ui/present/baseline.h"

void ui_baseline_init(struct ui_baseline *b)
{
    *b = (struct ui_baseline){.root = NULL};
    arena_init(&b->arena);
}

void ui_baseline_finish(struct ui_baseline *b)
{
    value_unref(b->root);
    arena_finish(&b->arena);
    b->root = NULL;
}

void ui_baseline_unpin(struct ui_baseline *b)
{
    value_unref(b->root);
    arena_reset(&b->arena);
    b->root = NULL;
    b->spec = (struct ui_spec_lines){0};
}

bool ui_baseline_pin(struct ui_baseline *b, const struct value *root, size_t step,
                     const struct spec_node *spec)
{
    struct ui_baseline made;

    ui_baseline_init(&made);
    if (!ui_spec_lines_make(&made.spec, &made.arena, spec, NULL)) {
        ui_baseline_finish(&made);
        return false;
    }
    made.root = value_ref(root);
    made.step = step;
    ui_baseline_finish(b);
    *b = made;
    return true;
}
