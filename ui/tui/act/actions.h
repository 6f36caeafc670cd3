/* ui/tui/act/actions.h - what the actions do, and what their files share.
 *
 * To add an action: a line in ui/tui/state/actions.def and its function in one of the act_*.c
 * files. Actions run each other only where one is a case of the other. */
#ifndef UI_TUI_ACT_ACTIONS_H
#define UI_TUI_ACT_ACTIONS_H

#include "ui/tui/state/catalogue.h"

struct ui_demo;

#define ACTION(id, name, keys, where, group, hint, text, run)                                      \
    void run(struct ui_state *st, struct str argument);
#include "ui/tui/state/actions.def"
#undef ACTION

/* A new document that nobody touched gives way. */
bool ui_gives_way(const struct ui_document *d);
/* Takes d and shows it, in the place of a new document that nobody touched; false: no memory. */
bool ui_add_document(struct ui_state *st, struct ui_document *d);
/* Behind a message: whose rules are applied, when nothing says so. */
struct str ui_engine_note(struct ui_state *st);
/* The selected document becomes `root`, as `told` says; file: that it is of, NULL: a text. False,
 * and it is said: it does not. */
bool ui_take_evidence(struct ui_state *st, const struct evidence *told, const struct value *root,
                      const char *file, const struct reading_options *options);
/* What was recognised and taken of the selected document, which was just opened; then, where there
 * are several containers or the shell of a line was guessed, asks. */
void ui_tell_opened(struct ui_state *st);
/* To the answer that was among what was read: who brings an error wants to know what it means. */
void ui_go_to_answer(struct ui_state *st, const struct evidence *told);
void ui_ask_about_opened(struct ui_state *st);
/* Reads the document's files again, unsaved edits or not. */
void ui_reload(struct ui_state *st);
/* Whether what it came from may be read once more. */
bool ui_can_reload(const struct ui_document *d);
/* What the document was read as at the step of the history that is shown, with the container and
 * what was added: the header, the tables and what is compared tell of it, too. */
void ui_take_reading(struct ui_state *st);
/* Takes `file`: the selected document becomes it, as a step that can be undone. */
bool ui_put_again(struct ui_state *st, struct artefact *file, const char *label);
/* Takes "--shell NAME" off a text; false: there is no such shell, which was said. */
bool ui_take_shell(struct ui_state *st, struct str *text, struct reading_options *options);
void ui_ask_for_shell(struct ui_state *st);
/* What a demo says to try, as a notice. */
void ui_try_open(struct ui_state *st, const struct ui_demo *demo);
/* Before a jump: remembers the present position, and forgets what forward led to. */
void ui_jump_from_here(struct ui_state *st);
/* Text that was pasted where no line takes it. */
void ui_paste(struct ui_state *st, struct str text);
/* Looks for unsaved edits of earlier starts and asks about them. */
void ui_leftovers_offer(struct ui_state *st);
void ui_leftovers_ask(struct ui_state *st); /* about those that were found */
void ui_compare_begin(struct ui_state *st); /* of what was chosen */
void ui_compare_with_engine(struct ui_state *st, const struct mdl_engine *engine);
void ui_compare_step(struct ui_state *st, int step); /* to the next difference */
void ui_edit_row(struct ui_state *st, const struct ui_row *row);
/* Of an element that comes before place `at` of the list, or into the map under the name, once it
 * has a value. */
void ui_edit_new(struct ui_state *st, const struct ui_place *list, size_t at, struct str name);
/* The same on several lines; of a list or object its JSON. */
void ui_edit_lines(struct ui_state *st, const struct ui_row *row);
/* The value as an editor of several lines has it: lists and objects as JSON. */
struct str ui_text_to_edit(struct ui_state *st, const struct ui_row *row);
/* Why the selected row of the form does not open. */
void ui_say_not_opened(struct ui_state *st);
/* The list of the host's images, for the field that names one; false: it is another field. */
bool ui_pick_image(struct ui_state *st, const struct ui_row *row);
/* An element behind the selected one, or in the selected list: of one value in the editor, else
 * with what it begins with; of a map the name is asked. */
void ui_add_element(struct ui_state *st);
/* Goes to a list and offers what may be added to it; that of this title is selected. */
void ui_offer_one(struct ui_state *st, enum mdl_field_id list, struct str title);
/* The name that the engine looked for in this map of the host, in vain or without knowing; empty:
 * none. */
struct str ui_wanted_name(const struct ui_state *st, enum mdl_field_id map);
/* Opens the list of what takes a problem of the document's result away. */
void ui_fix(struct ui_state *st, const struct problem *problem);
/* Before a field is edited: a row of a container that create makes gives way to the part of the
 * request or of the image that it is made of. False: there is none, which was said. */
bool ui_go_where_asked(struct ui_state *st, enum ui_action_id id);
/* The selected value, so many steps of its unit up or (negative) down. */
void ui_step_row(struct ui_state *st, int steps);
/* The same with the text in the editor; false: it has no steps. */
bool ui_step_editor(struct ui_state *st, int steps);

/* In the window of rows that is open: asks for a text and goes to the first row that has it; to the
 * next one; shows no hits any more. */
void ui_window_search(struct ui_state *st);
void ui_window_search_step(struct ui_state *st, int step);
void ui_window_search_end(struct ui_state *st);

/* What keys do in windows that belong to an action. */
void ui_table_key(struct ui_state *st, const struct ui_event *ev);
void ui_help_key(struct ui_state *st, const struct ui_event *ev);
void ui_finder_key(struct ui_state *st, const struct ui_event *ev);
void ui_editor_key(struct ui_state *st, const struct ui_event *ev);
/* The selected row of a window, a comparison or a plot; false: there is none of these. */
bool ui_copy_row(struct ui_state *st);
/* The selected entry of the help. */
void ui_copy_help(struct ui_state *st);
/* Out of the help and of the window below it. False: that takes text, which would be lost. */
bool ui_help_leave(struct ui_state *st);
/* What a rule says, in a window. */
void ui_show_rule(struct ui_state *st, enum spec_rule rule);
/* The window's rows anew, after what they tell of changed. */
void ui_table_remake(struct ui_state *st);
/* Whether the action is about the window of rows that is open, which stays. */
bool ui_table_takes(const struct ui_state *st, enum ui_action_id id);

/* After each event: what the screen in place of the spec shows. */
void ui_compare_update(struct ui_state *st); /* act_compare.c */
void ui_plot_update(struct ui_state *st);    /* act_plot.c */

#endif
