/* model/formats/joined.h - of several containers in one case the one whose network the chosen one
 * joins (--network container:NAME, network_mode: service:NAME).
 *
 * A request finds it in host.Containers, where it is made and started first, with those that it
 * joins itself. An inspect finds the ids of its endpoints. What stands in no other file or line of
 * the case stays unknown. */
#ifndef MODEL_FORMATS_JOINED_H
#define MODEL_FORMATS_JOINED_H

#include "model/formats/evidence.h"
#include "model/formats/sources.h"

#define JOINED_AMONG 4096 /* containers of a case that are looked through for it */
#define JOINED_NAMES 256  /* of volumes that one takes over that are looked for */
#define JOINED_MOST  16   /* that one of them needs, and those need */

/* When all sources have been read. named: the same with the names of all choices, which `ev` may
 * only have counted. Cost: each container that is joined is read once more. */
struct err *joined_tell(struct evidence *ev, const struct sources *s, const struct evidence *named);

#endif
