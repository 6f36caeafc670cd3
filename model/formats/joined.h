/* model/formats/joined.h - of several containers in one case those that the chosen one names: whose
 * network it joins (--network container:NAME, network_mode: service:NAME), whose volumes it takes
 * over (--volumes-from NAME).
 *
 * A request finds them in host.Containers, where those that are asked for, too, are made and
 * started first, with those that they name themselves. An inspect finds the ids of the endpoints
 * that it shares, and the other one in host.Containers as well. What stands in no other file or
 * line of the case stays unknown. */
#ifndef MODEL_FORMATS_JOINED_H
#define MODEL_FORMATS_JOINED_H

#include "model/formats/evidence.h"
#include "model/formats/sources.h"

#define JOINED_NAMES 256 /* of volumes that one takes over that are looked for */
#define JOINED_MOST  16  /* that one of them needs, and those need */

/* `ev` is what the sources say that are added to the document `root`: where the container of the
 * document names one of theirs, that one is told as another of the host, and no longer as the
 * container itself. */
struct err *joined_beside(struct evidence *ev, const struct sources *s, const struct value *root);

/* When all sources have been read. named: the same with the names of all choices, which `ev` may
 * only have counted. Cost: each container that is joined is read once more. */
struct err *joined_tell(struct evidence *ev, const struct sources *s, const struct evidence *named);

#endif
