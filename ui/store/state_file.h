/* ui/store/state_file.h - what a next start remembers: silospec/state in the state folder. Written
 * by the program, never needed: what cannot be read is dropped with a note.
 *
 *     theme light
 *     pane form 42
 *     file /a/b/gmsa.yaml        the newest first
 *     command set a.b=1          of the command line, the newest first
 *
 * Control characters, '%' and bytes that are not UTF-8 stand in a file's name and in a command as
 * %XX. */
#ifndef UI_STORE_STATE_FILE_H
#define UI_STORE_STATE_FILE_H

#include "model/base/buf.h"
#include "model/base/err.h"

#define UI_RECENT_MAX     20
#define UI_COMMANDS_MAX   50
#define UI_PANE_SIZES_MAX 16
#define UI_STATE_NAME_MAX 32 /* bytes of a pane's name */

struct ui_pane_size {
    char name[UI_STATE_NAME_MAX + 1];
    int size; /* what it means is the layout's matter; 1..10000 */
};

struct ui_saved_state {
    char *theme;                 /* the last one chosen; NULL: none */
    char *recent[UI_RECENT_MAX]; /* whole paths, the newest first */
    size_t recent_count;
    char *commands[UI_COMMANDS_MAX]; /* the newest first */
    size_t command_count;
    struct ui_pane_size panes[UI_PANE_SIZES_MAX];
    size_t pane_count;
};

void ui_saved_finish(struct ui_saved_state *s);

/* Puts `file` (made absolute) in front; the oldest goes when there are too many. ERR_OOM. */
struct err *ui_saved_recent(struct ui_saved_state *s, const char *file);
/* Puts `command` in front, and only there. ERR_OOM. */
struct err *ui_saved_command(struct ui_saved_state *s, struct str command);
struct err *ui_saved_theme(struct ui_saved_state *s, const char *name);
/* Ignored when the name or the size does not fit, or there are too many. */
void ui_saved_pane(struct ui_saved_state *s, const char *name, int size);
int ui_saved_pane_size(const struct ui_saved_state *s, const char *name); /* 0: not known */

/* Its text into a state that is cleared, and back. What is dropped is told as siblings. */
struct err *ui_saved_parse(struct ui_saved_state *s, struct str text, const char *path);
struct err *ui_saved_print(struct buf *out, const struct ui_saved_state *s);

/* *notes: what was dropped, one sibling a line; NULL when all was read. An absent file is an empty
 * state. */
struct err *ui_saved_read(struct ui_saved_state *out, struct err **notes);
/* Whole or not at all. */
struct err *ui_saved_write(const struct ui_saved_state *s);

#endif
