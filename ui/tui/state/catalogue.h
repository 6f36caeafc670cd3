/* ui/tui/state/catalogue.h - everything a person can do, in one table: names, keys, texts.
 *
 * The keys, the footer's hints, the help and the `:` commands all read it. What an action does
 * stands in ui/tui/act; ui/tui/loop/dispatch.c runs it. */
#ifndef UI_TUI_STATE_CATALOGUE_H
#define UI_TUI_STATE_CATALOGUE_H

#include "ui/store/config.h"
#include "ui/tui/state/state.h"
#include "ui/words/value_words.h"

/* Panes in which an action's keys work: UI_IN_FORM, UI_IN_SPEC, ... */
enum {
#define PANE(id, name, key, title, region, module) UI_IN_##id = 1 << UI_PANE_##id,
#include "ui/tui/state/panes.def"
#undef PANE
#define PANEL(id, name, key, title, text, fill) 1 << UI_PANE_##id |
    UI_IN_LOWER =
#include "ui/present/panels.def"
        0,
#undef PANEL
    UI_IN_TOP = UI_IN_FORM | UI_IN_SPEC,
    UI_IN_ANY = (1 << UI_PANE_COUNT) - 1,
    UI_IN_LISTS = UI_IN_ANY & ~UI_IN_PLOT,
};

enum ui_action_id {
#define ACTION(id, name, keys, where, group, hint, text, run) UI_ACTION_##id,
#include "ui/tui/state/actions.def"
#undef ACTION
    UI_ACTION_COUNT
};

struct ui_action {
    unsigned where; /* panes */
    char name[20];  /* as a `:` command */
    char keys[24];  /* names separated by blanks, "yy" = y, then y; "" = by name only */
    char group[16]; /* heading in the help */
    char hint[28];  /* a word or two in the footer; "" = not there */
};

extern const struct ui_action ui_actions[UI_ACTION_COUNT];
/* What it does, in a sentence. */
const char *ui_action_text(enum ui_action_id id);

/* What can stand behind its name in a `:` line. */
struct ui_operand {
    enum ui_value_kind kind; /* NONE: nothing */
    const char *choices;     /* of a CHOICE: "spec|given" */
};
struct ui_operand ui_operand_of(const struct ui_action *action);
/* Whether that can stand there; else it is said what can. */
bool ui_check_operand(struct ui_state *st, const struct ui_action *action, struct str typed);

/* The action's keys: those of the user's config, or of the table. */
const char *ui_action_bound(const struct ui_state *st, const struct ui_action *action);
/* Of a key in the focused pane, behind the keys of st->prefix. */
const struct ui_action *ui_action_for_key(const struct ui_state *st, const struct ui_event *ev);
/* Whether the key runs that one there. */
bool ui_key_runs(const struct ui_state *st, const struct ui_event *ev, enum ui_action_id action);
/* The key that follows `prefix` to run the action; empty when none does. */
struct str ui_action_key_after(const struct ui_state *st, const struct ui_action *action,
                               const char *prefix);
/* Whether a word of a key list is two keys in a row. */
bool ui_key_is_sequence(struct str word);
/* The table for the reader of the config. */
bool ui_action_for_config(struct ui_config_action *out, size_t index);
const struct ui_action *ui_action_named(struct str name);
/* Of a word of the `:` line: its name, another word for it (aliases.def), or an unambiguous
 * beginning. NULL: none, or *count says how many. */
const struct ui_action *ui_action_of_word(struct str word, size_t *count);
/* Of a `:` line: ":12" goes to a row. */
bool ui_is_row_number(struct str line, size_t *number);
/* The first of the other words; NULL: none. */
const char *ui_action_alias(const struct ui_action *action);
/* The first key, as people write it: "Ctrl-R", "Enter". */
struct str ui_action_key(struct arena *a, const struct ui_state *st,
                         const struct ui_action *action);
/* The key that is written so; the last of several: "Up Down". False: it is none ("a-z"). */
bool ui_key_written(struct ui_event *out, struct str written);
/* The same, ":name" where no key is bound. */
struct str ui_action_by(struct arena *a, const struct ui_state *st, enum ui_action_id id);
/* The same for messages; where there are no keys the name. */
const char *ui_key_of(struct ui_state *st, enum ui_action_id id);
/* A key that was pressed, for messages: "Ctrl-R"; empty: it has no name. */
const char *ui_key_pressed(struct ui_state *st, const struct ui_event *ev);
/* All keys. */
struct str ui_action_keys(struct arena *a, const struct ui_state *st,
                          const struct ui_action *action);
/* Whether the action opens another window from this one, or filters its rows. */
bool ui_table_offers(enum ui_table_kind kind, enum ui_action_id id);
/* Whether the key behind `y` copies something in a window. */
bool ui_table_copies(enum ui_action_id id);
/* The action that opens a window, and closes it again. */
enum ui_action_id ui_table_action(enum ui_table_kind kind);
/* Runs an action behind the present event: for those who know its name only. */
void ui_action_later(struct ui_state *st, enum ui_action_id id, struct str argument);
/* The same for "NAME ARGUMENT" of a `:` command. */
void ui_action_command(struct ui_state *st, struct str line);

/* The number typed before the key, or 1. */
size_t ui_count(const struct ui_state *st);
/* Takes a key that belongs to a count. */
bool ui_count_key(struct ui_state *st, const struct ui_event *ev);

#endif
