/* model/client/run_in_front.h - what the commands of one line set, or the heads of its loops. */
#ifndef MODEL_CLIENT_RUN_IN_FRONT_H
#define MODEL_CLIENT_RUN_IN_FRONT_H

#include "model/client/run_assigned.h"

/* At most `most`, borrowed from the line; it may begin with a prompt. Cost: linear. */
size_t run_in_front_read(struct run_assigned *out, size_t most, struct str line);

#endif
