/* ui/tui/state/help_index.h - what the help lists: the keys of the place it was asked in, all
 * actions, the signs, and, when something is looked for, what may be added, fields and rules. */
#ifndef UI_TUI_STATE_HELP_INDEX_H
#define UI_TUI_STATE_HELP_INDEX_H

#include "ui/tui/state/catalogue.h"

enum ui_help_kind {
    UI_HELP_ACTION,
    UI_HELP_KEY,
    UI_HELP_SIGN,
    UI_HELP_TEMPLATE,
    UI_HELP_FIELD,
    UI_HELP_RULE
};

struct ui_help_entry {
    enum ui_help_kind kind;
    size_t index; /* the action's, field's or rule's id, the template's row */
    struct str group, keys, name, text;
};

struct ui_mode_key {
    enum ui_mode mode;
    char keys[12], hint[24], text[96];
};
extern const struct ui_mode_key ui_mode_keys[];
extern const size_t ui_mode_key_count;
/* As it is bound now; empty: it is not. */
struct str ui_mode_key(struct arena *a, const struct ui_state *st, const struct ui_mode_key *key);

/* Whether nothing is typed in the window below it. */
bool ui_help_can_leave(const struct ui_state *st);
/* Makes st->help.entries anew, by what its filter holds, in its arena. False: no memory. */
bool ui_help_fill(struct ui_state *st);

#endif
