/* ui/plain/plain.h - the screen's document and actions as lines of text: for screen readers, serial
 * lines and scripts.
 *
 * One command a line, the names those of the screen's `:` line; no escape sequence is ever
 * written. What the screen would ask in a window is asked as a line with its answers.
 * A script fails when one of its commands does, lacks a part, or is asked something that the next
 * line does not answer (which then is the next command), or when it leaves edits unsaved. */
#ifndef UI_PLAIN_PLAIN_H
#define UI_PLAIN_PLAIN_H

#include "ui/tui/loop/app.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/state/state.h"

#include <stdio.h>

/* *failed: a script did. Errors: what is wrong with the files or the config, ERR_OOM. */
struct err *plain_run(bool *failed, const struct ui_app_options *options);

/* ---- what commands print (plain_show.c) ------------------------------------------------ */

/* Text of any origin, its control characters shown as escapes; ends each line. */
void plain_put(struct str text);
void plain_printf(struct arena *a, const char *fmt, ...) ERR_PRINTF(2, 3);

/* False: told why not. */
bool plain_status(struct ui_state *st, struct str argument);
bool plain_show(struct ui_state *st, struct str argument);
bool plain_spec(struct ui_state *st, struct str argument);
bool plain_why(struct ui_state *st, struct str argument);
bool plain_panel(struct ui_state *st, enum ui_pane pane);
void plain_table(struct ui_state *st);

/* Selects a problem, or a question that nobody answered, by its number in the errors, where 1 is
 * the first; false: told why not. */
bool plain_select_problem(struct ui_state *st, struct str number);

/* A path as it stands in `text`, or that of a field's number ("2.3"); false: told why not. */
bool plain_path(struct ui_state *st, struct str text, struct str *path);
/* The same, and nothing is told. */
bool plain_path_quietly(struct ui_state *st, struct str text, struct str *path);

/* ---- what the screen draws side by side (plain_compare.c) ------------------------------- */

bool plain_compare(struct ui_state *st, struct str argument);
bool plain_plot(struct ui_state *st, struct str argument);
bool plain_find(struct ui_state *st, struct str argument);

/* ---- what the help says of an action (plain_help.c) ------------------------------------- */
const char *plain_action_text(enum ui_action_id id);

#endif
