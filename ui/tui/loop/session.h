/* ui/tui/loop/session.h - what a start brings along: the user's config, and what the last start
 * left. Read once at the start. */
#ifndef UI_TUI_LOOP_SESSION_H
#define UI_TUI_LOOP_SESSION_H

#include "ui/store/config.h"
#include "ui/store/state_file.h"
#include "ui/term/ground.h"
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
 * for the first; the others fall back to the next and add to s->problems. *automatic: it is the
 * one for `ground`, and another ground means another theme. */
struct err *ui_session_theme(struct ui_theme *out, bool *automatic, struct ui_session *s,
                             const char *asked, enum ui_ground ground);

/* Keys, mouse and sizes; the problems open a notice. Takes s->problems. ERR_OOM. */
struct err *ui_session_apply(struct ui_state *st, struct ui_session *s);

#endif
