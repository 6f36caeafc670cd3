/* model/client/abs_path.h - filepath.Abs and filepath.Join as the client's system does them. */
#ifndef MODEL_CLIENT_ABS_PATH_H
#define MODEL_CLIENT_ABS_PATH_H

#include "model/base/arena.h"

/* `path` made absolute against `cwd` and cleaned. On Windows as GetFullPathName does: either
 * separator, one dot at the end of an inner name dropped, all dots and blanks at the end of the
 * last, and a path that begins with one separator is of the drive of `cwd`. An absolute `path` is
 * only cleaned. */
struct str client_abs_path(struct arena *a, bool windows, struct str cwd, struct str path);

/* `path` behind `folder` and cleaned, as texts: names keep their dots and blanks, and a separator
 * in front is nothing special. An absolute `path` is only cleaned on Windows. */
struct str client_join_path(struct arena *a, bool windows, struct str folder, struct str path);

/* Whether filepath.IsAbs says so: of Windows \\server and X:\, but no \ and no / alone. */
bool client_is_absolute(bool windows, struct str path);

#endif
