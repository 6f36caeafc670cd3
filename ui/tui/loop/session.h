/* ui/tui/loop/session.h - what a start brings along: the user's config, and what the last start
 * left.
 *
 * Read once at the start; what is to be remembered is written at once, into a state file that is
 * read anew, because another silospec may have written it in between. */
#ifndef UI_TUI_LOOP_SESSION_H
#define UI_TUI_LOOP_SESSION_H

#include "ui/store/config.h"
#include "ui/store/state_file.h"
#include "ui/term/theme.h"

struct ui_state;

struct ui_session {
    struct ui_config config;
    struct ui_saved_state saved;
    struct err *problems; /* in both files: told on the screen, none is a reason to stop */
};

/* ERR_OOM. */
struct err *ui_session_open(struct ui_session *out);
void ui_session_finish(struct ui_session *s);

/* The theme of the command line, of the last choice or of the config, in this order. An error only
 * for the first; the others fall back to the next and add to s->problems. */
struct err *ui_session_theme(struct ui_theme *out, struct ui_session *s, const char *asked);

/* Keys, mouse and sizes; the problems open a notice. Takes s->problems. ERR_OOM. */
struct err *ui_session_apply(struct ui_state *st, struct ui_session *s);

/* Nothing happens when the state does not remember (st->remembers). */
/* The files of st->recent as the state file names them now. */
void ui_read_recent(struct ui_state *st);
void ui_remember_theme(struct ui_state *st);
void ui_remember_sizes(struct ui_state *st);
/* In st->commands in any case, which is what the prompt goes through; one that holds a secret is
 * not written down. */
void ui_remember_command(struct ui_state *st, struct str command);
void ui_remember_file(struct ui_state *st, const char *file);

#endif
