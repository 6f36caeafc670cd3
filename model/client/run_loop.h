/* model/client/run_loop.h - the first value that the head of a loop gives its variable: for %i in
 * (1 2), for i in 1 2, foreach ($i in 1..2), 1..2 | ForEach-Object.
 *
 * Cost: linear. */
#ifndef MODEL_CLIENT_RUN_LOOP_H
#define MODEL_CLIENT_RUN_LOOP_H

#include "model/client/run_assigned.h"

/* Of the head of a loop; false: it is none. What is found is borrowed from it; the line is not set.
 */
bool run_loop_read(struct run_assigned *out, struct str text);

#endif
