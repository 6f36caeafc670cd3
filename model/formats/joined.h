/* model/formats/joined.h - of several containers in one case those that the chosen one names: whose
 * network it joins (--network container:NAME, network_mode: service:NAME), whose volumes it takes
 * over (--volumes-from NAME).
 *
 * A request finds them in host.Containers, where those that are asked for, too, are made and
 * started first, with those that they name themselves. An inspect finds the ids of the endpoints
 * that it shares. What stands in no other file or line of the case stays unknown. */
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
