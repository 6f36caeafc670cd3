/* ui/tui/act/editor_complete.h - what Tab makes of a value that is typed. */
#ifndef UI_TUI_ACT_EDITOR_COMPLETE_H
#define UI_TUI_ACT_EDITOR_COMPLETE_H

#include "model/base/arena.h"
#include "model/document/fields.h"

struct ui_completed {
    struct str text; /* that is to stand there; empty: it stays */
    struct str said; /* what begins so, or why nothing is completed */
};

/* Of the choices that the field has. In the arena. */
struct ui_completed ui_complete_choice(struct arena *a, enum mdl_field_id field, struct str typed);

#endif
