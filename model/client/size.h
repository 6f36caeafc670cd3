/* model/client/size.h - sizes in bytes as docker's client reads them (go-units).
 *
 * 23.0 and later: a Go float, at most one blank, then nothing, b, or one of k m g t p with
 * nothing, b or ib behind it; powers of 1024, cut toward zero, and what reaches 2^63 becomes the
 * smallest int64 without an error. Before: digits with a fraction, a blank, the letters. */
#ifndef MODEL_CLIENT_SIZE_H
#define MODEL_CLIENT_SIZE_H

#include "model/base/arena.h"

#include <stdint.h>

/* False: *why is the client's text. `old`: the grammar before 23.0. */
bool client_size(int64_t *out, struct str *why, struct arena *a, struct str text, bool old);

#endif
