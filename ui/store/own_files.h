/* ui/store/own_files.h - the program's own files: where they are (XDG base directories), read,
 * written in one step. */
#ifndef UI_STORE_OWN_FILES_H
#define UI_STORE_OWN_FILES_H

#include "model/base/err.h"

enum ui_own {
    UI_OWN_CONFIG, /* $XDG_CONFIG_HOME or ~/.config */
    UI_OWN_STATE,  /* $XDG_STATE_HOME or ~/.local/state */
};

/* BASE/silospec/below; the caller frees. A variable that does not begin with '/' counts as not
 * set. ERR_NOT_FOUND: HOME is not set either. */
struct err *ui_own_path(char **out, enum ui_own kind, const char *below);

/* ERR_IO: on the way to `path` stands a link of another user, who is not root. */
struct err *ui_own_check(const char *path);

/* Makes the folder and those above it, for the user alone; checks the way to it. */
struct err *ui_own_folder(const char *path);

/* The whole file, which the caller frees. ERR_NOT_FOUND, ERR_LIMIT past `most` bytes, ERR_IO, each
 * with the file. */
struct err *ui_own_read(char **out, size_t *len, const char *path, size_t most);

/* Replaces the file by a rename, so that a reader sees the old or the new one; makes its folder.
 * Does not wait for the disk. */
struct err *ui_own_write(const char *path, struct str bytes);

#endif
