/* ui/tui/state/complete.h - Tab in a prompt: what the names that fit have in common is put into the
 * line; when that is no progress they are listed above it. */
#ifndef UI_TUI_STATE_COMPLETE_H
#define UI_TUI_STATE_COMPLETE_H

#include "ui/tui/state/state.h"

/* Names that begin with what was typed so far. */
struct ui_matches {
    struct arena *arena;
    struct str typed;
    size_t count;
    struct str common;
    struct str all; /* the first ones, for the note */
};

struct ui_matches ui_matches_of(struct arena *a, struct str typed);
/* `name` outlives the event. */
void ui_match(struct ui_matches *m, struct str name);
/* The line becomes `before` and what the names share; `none` is said where there is no name. */
void ui_complete_with(struct ui_state *st, struct str before, const struct ui_matches *m,
                      const char *none);

/* The prompt's whole text as a path. */
void ui_complete_path(struct ui_state *st);
/* A path behind other words. */
void ui_complete_path_after(struct ui_state *st, struct str before, struct str path);

/* A file's name as a shell would read it: without blanks around it, a "~/" in front is the home
 * folder. NULL: memory is short, which st->fatal says. */
const char *ui_file_name(struct ui_state *st, struct str typed);

#endif
