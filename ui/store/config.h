/* ui/store/config.h - what a person set once and for all: silospec/config in the config folder.
 *
 *     # a comment
 *     theme = light
 *     mouse = true
 *     bind ctrl-s save       # adds a key to an action and takes it from others in the same panes
 *     bind x none            # takes it from all
 *
 * Every mistake is told with file, line, column and the nearest name; the lines without one hold
 * all the same, so that a slip does not cost all settings. */
#ifndef UI_STORE_CONFIG_H
#define UI_STORE_CONFIG_H

#include "model/base/buf.h"
#include "model/base/err.h"

#define UI_CONFIG_BYTES_MAX    ((size_t)256 << 10)
#define UI_CONFIG_BINDINGS_MAX 1000

struct ui_binding {
    char *key;    /* a word of key_names.h */
    char *action; /* "none": no action */
    unsigned line;
};

struct ui_config {
    char *theme;
    char *theme_file; /* that says so, where; NULL: none does */
    unsigned theme_line, theme_column;
    bool ascii, mouse;
    long escdelay_ms;
    struct ui_binding *bindings; /* in the order of the file */
    size_t binding_count;
};

/* What there is to bind. The table of actions is the caller's. */
struct ui_config_action {
    const char *name, *keys, *text; /* as in struct ui_action */
    const char *group;
    unsigned where; /* a bit for each pane */
};
/* False past the last. */
typedef bool ui_config_actions(struct ui_config_action *out, size_t index);

/* Every setting as it is without a file. ERR_OOM. */
struct err *ui_config_init(struct ui_config *out);
void ui_config_finish(struct ui_config *c);

/* Changes what `text` says in an initialised config; the errors are siblings. */
struct err *ui_config_parse(struct ui_config *c, struct str text, const char *file,
                            ui_config_actions *actions);
/* The same for `file`, or the file of the config folder (NULL), which need not exist. */
struct err *ui_config_load(struct ui_config *c, const char *file, ui_config_actions *actions);

/* keys[i]: all keys of action i, separated by blanks, which the caller frees; NULL where the
 * table's hold. Keys of the config come first, so that hints show them. ERR_OOM. */
struct err *ui_config_keys(char **keys, const struct ui_config *c, ui_config_actions *actions);

/* A file that says what `c` says: what differs from the defaults, and the rest as comments. */
struct err *ui_config_print(struct buf *out, const struct ui_config *c, ui_config_actions *actions);

/* "name: path" lines of every file and folder of the program's own. ERR_NOT_FOUND: no HOME. */
struct err *ui_config_print_paths(struct buf *out);

#endif
