/* specgen/convert/service.h - a request as a service of a compose file.
 *
 * Each key is tried on compose itself (model/compose): what it refuses, or would send as something
 * else, is left out and remarked with compose's own reason.
 * Cost: linear; a list that compose takes whole is tried once. */
#ifndef SPECGEN_CONVERT_SERVICE_H
#define SPECGEN_CONVERT_SERVICE_H

#include "specgen/convert/asked.h"

struct service {
    struct arena *a;
    struct arena scratch; /* of the key that is tried */
    struct losses *losses;
    struct str name;                  /* its key in the file */
    struct datum *keys;               /* of the service */
    struct datum *networks, *volumes; /* of the file */
    struct err *error;
};

/* service_finish() is due either way. ERR_OOM. */
struct err *service_make(struct service *out, struct arena *a, const struct asked *asked,
                         struct losses *losses);
void service_finish(struct service *s);

/* The file, and what compose makes of it when it is read again (NULL: it refuses). ERR_OOM. */
struct err *service_file(struct str *text, struct arena *a, const struct service *s);
struct err *service_back(const struct datum **out, struct arena *a, struct str text);

#endif
