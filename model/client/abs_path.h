/* model/client/abs_path.h - filepath.Abs as the client's system does it. */
#ifndef MODEL_CLIENT_ABS_PATH_H
#define MODEL_CLIENT_ABS_PATH_H

#include "model/base/arena.h"

/* `path` made absolute against `cwd` and cleaned. On Windows as GetFullPathName does: either
 * separator, one dot at the end of an inner name dropped, all dots and blanks at the end of the
 * last. An absolute `path` is only cleaned. */
struct str client_abs_path(struct arena *a, bool windows, struct str cwd, struct str path);

#endif
