/* ui/tui/act/editor_preview.h - what would follow from the text in the editor, shown and told while
 * it is typed: the spec and all beside it, what the engine would refuse, how a -v string is read,
 * where a credential spec is looked for. */
#ifndef UI_TUI_ACT_EDITOR_PREVIEW_H
#define UI_TUI_ACT_EDITOR_PREVIEW_H

#include "ui/tui/state/state.h"

/* Shows what follows from the text. The error says why it is no value; then the last text that was
 * one stays in view. */
struct err *ui_editor_try(struct ui_state *st, struct str text);

/* The document with the text for the value of the field, which is none of a new element's; owned,
 * NULL: what is shown stays. The error says why it is no value. */
struct err *ui_editor_root(struct ui_state *st, struct str text, const struct value **root);

/* Of what is shown now, in st->scratch; empty when there is nothing to say. *bad: the engine has
 * something against it. */
struct str ui_editor_preview(struct ui_state *st, const struct ui_row *row, struct str text,
                             bool *bad);

#endif
