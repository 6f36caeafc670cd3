/* ui/present/baseline.h - a state of a document that later ones are compared with.
 *
 * Ownership: a reference of the state's tree; the spec's lines are copies in the arena. */
#ifndef UI_PRESENT_BASELINE_H
#define UI_PRESENT_BASELINE_H

#include "model/value/value.h"
#include "ui/present/spec_lines.h"

struct ui_baseline {
    const struct value *root; /* NULL: none is pinned */
    size_t step;              /* of the history, when it was pinned */
    struct arena arena;
    struct ui_spec_lines spec;
};

void ui_baseline_init(struct ui_baseline *b);
void ui_baseline_finish(struct ui_baseline *b);
/* Nothing is changed when memory is short: false. */
bool ui_baseline_pin(struct ui_baseline *b, const struct value *root, size_t step,
                     const struct spec_node *spec);
void ui_baseline_unpin(struct ui_baseline *b);

#endif
