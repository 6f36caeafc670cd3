/* specgen/create/create_made.h - where each part of a container that create made comes from. */
#ifndef SPECGEN_CREATE_CREATE_MADE_H
#define SPECGEN_CREATE_CREATE_MADE_H

#include "specgen/create/create_chance.h"
#include "specgen/create/create_rows.h"

struct create_made {
    enum create_how how;
    struct str from;     /* "request.body.Cmd[0]", "host.Images[0].Config.Entrypoint[0]"; empty:
                          * the engine's own */
    struct str also;     /* of a list or map that has something of the image, too: the image's */
    enum spec_rule rule; /* that put it there; RULE_COUNT: none in particular */
    const struct create_chance *chance; /* an example: what it stands for; NULL: it is none */
};

/* path: in inspect, "HostConfig.NetworkMode", "Mounts[0].Source". False: nothing stands there, or
 * nothing but a zero that nobody asked for. */
bool create_made_of(struct create_made *out, struct arena *a, const struct create_result *r,
                    struct str path);

/* "request.body.HostConfig.Binds[0]": where a datum of the request or of the image stands. */
struct str create_where(struct arena *a, const struct create_result *r, const struct datum *d);

/* "from the image's Entrypoint[0]", "filled in by the engine", "moved here from the request's
 * HostConfig.Binds[0]"; empty: as it was asked for. */
struct str create_made_text(struct arena *a, const struct create_made *m);

#endif
