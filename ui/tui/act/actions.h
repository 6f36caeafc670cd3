/* ui/tui/act/actions.h - everything a person can do, in one table.
 *
 * The keys, the footer's hints, the help and the `:` commands all read it. To add an action: a
 * line in ui/tui/act/actions.def and its function in one of the act_*.c files. */
#ifndef UI_TUI_ACT_ACTIONS_H
#define UI_TUI_ACT_ACTIONS_H

#include "ui/store/config.h"
#include "ui/tui/state/state.h"

/* Panes in which an action's keys work. */
enum {
    UI_IN_FORM = 1 << UI_PANE_FORM,
    UI_IN_SPEC = 1 << UI_PANE_SPEC,
    UI_IN_LOWER = 1 << UI_PANE_REGISTRY | 1 << UI_PANE_ENDPOINTS | 1 << UI_PANE_ERRORS,
    UI_IN_TOP = UI_IN_FORM | UI_IN_SPEC,
    UI_IN_COMPARE = 1 << UI_PANE_COMPARE,
    UI_IN_TABLE = 1 << UI_PANE_TABLE,
    UI_IN_PLOT = 1 << UI_PANE_PLOT,
    UI_IN_LISTS = UI_IN_TOP | UI_IN_LOWER | UI_IN_COMPARE | UI_IN_TABLE,
    UI_IN_ANY = UI_IN_TOP | UI_IN_LOWER | UI_IN_COMPARE | UI_IN_TABLE | UI_IN_PLOT,
};

enum ui_action_id {
#define ACTION(id, name, keys, where, group, hint, text, run) UI_ACTION_##id,
#include "ui/tui/act/actions.def"
#undef ACTION
    UI_ACTION_COUNT
};

struct ui_action {
    const char *name;  /* as a `:` command */
    const char *keys;  /* names separated by blanks, "yy" = y, then y; "" = by name only */
    unsigned where;    /* panes */
    const char *group; /* heading in the help */
    const char *hint;  /* a word or two in the footer; NULL = not there */
    const char *text;  /* a sentence */
    void (*run)(struct ui_state *st, struct str argument); /* argument: of a `:` command */
};

extern const struct ui_action ui_actions[UI_ACTION_COUNT];

/* The action's keys: those of the user's config, or of the table. */
const char *ui_action_bound(const struct ui_state *st, const struct ui_action *action);
/* Of a key in the focused pane, behind the keys of st->prefix. */
const struct ui_action *ui_action_for_key(const struct ui_state *st, const struct ui_event *ev);
/* The key that follows `prefix` to run the action; empty when none does. */
struct str ui_action_key_after(const struct ui_state *st, const struct ui_action *action,
                               const char *prefix);
/* Whether a word of a key list is two keys in a row. */
bool ui_key_is_sequence(struct str word);
/* The table for the reader of the config. */
bool ui_action_for_config(struct ui_config_action *out, size_t index);
const struct ui_action *ui_action_named(struct str name);
/* "NAME ARGUMENT" of a `:` command. */
void ui_action_command(struct ui_state *st, struct str line);
/* The first key, as people write it: "Ctrl-R", "Enter". */
struct str ui_action_key(struct arena *a, const struct ui_state *st,
                         const struct ui_action *action);
/* The same for messages: ":name" where no key is bound. */
const char *ui_key_of(struct ui_state *st, enum ui_action_id id);
/* All keys. */
struct str ui_action_keys(struct arena *a, const struct ui_state *st,
                          const struct ui_action *action);

#define ACTION(id, name, keys, where, group, hint, text, run)                                      \
    void run(struct ui_state *st, struct str argument);
#include "ui/tui/act/actions.def"
#undef ACTION

/* Whether the action opens another window from this one, or filters its rows. */
bool ui_sheet_offers(const struct ui_sheet *sheet, enum ui_action_id id);

/* Shared by the action files. */
enum ui_change_kind {
    UI_CHANGE_EDIT,
    UI_CHANGE_REPLACE,
    UI_CHANGE_RELOAD, /* from its file */
    UI_CHANGE_UNDO,
    UI_CHANGE_REDO,
};
/* After each step of the current document's history: its time, its journal. edit: of an EDIT. */
void ui_note_change(struct ui_state *st, enum ui_change_kind kind, const struct mdl_edit *edit);
/* Takes d and shows it; false: no memory. */
bool ui_add_document(struct ui_state *st, struct ui_document *d);
/* The number typed before the key, or 1. */
size_t ui_count(const struct ui_state *st);
/* Takes a key that belongs to a count. */
bool ui_count_key(struct ui_state *st, const struct ui_event *ev);
/* The node of the document's own spec at the selected path of the comparison; NULL: none. */
const struct spec_node *ui_compared_node(const struct ui_state *st);
void ui_compare_begin(struct ui_state *st); /* of what was chosen */
void ui_compare_with_engine(struct ui_state *st, const struct mdl_engine *engine);
void ui_compare_step(struct ui_state *st, int step); /* to the next difference */
struct err *ui_edit_document(struct ui_state *st, const struct mdl_edit *edit, struct str label);
struct err *ui_path_of_place(struct ui_state *st, const struct ui_place *place,
                             struct mdl_path *out); /* with room for one more step */
struct ui_place ui_place_of_path(const struct value *root, const struct mdl_path *path);
struct str ui_place_name(struct ui_state *st, const struct ui_row *row);
struct err *ui_set_place(struct ui_state *st, const struct ui_row *row,
                         const struct value *value); /* takes value; NULL unsets */
bool ui_apply_edit(struct ui_state *st, const struct mdl_edit *edit, struct str label);
void ui_edit_row(struct ui_state *st, const struct ui_row *row, bool fresh);

#endif
