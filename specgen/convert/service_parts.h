/* specgen/convert/service_parts.h - what the files that write compose files share; for them only.
 */
#ifndef SPECGEN_CONVERT_SERVICE_PARTS_H
#define SPECGEN_CONVERT_SERVICE_PARTS_H

#include "specgen/convert/same.h"
#include "specgen/convert/service.h"

enum service_outcome { SERVICE_SAME, SERVICE_OTHER, SERVICE_REFUSED };

/* What compose makes of a service with `key` alone: whether all that is wanted at `path` in the
 * body comes of it (more may). top: of the file, under `top_key`; NULL: nothing. why: in the arena.
 */
struct service_try {
    const char *key;
    struct datum *value;
    const char *top_key;
    struct datum *top;
};
enum service_outcome service_tried(struct service *s, struct str *why, const struct service_try *t,
                                   struct str path, const struct datum *wanted);

/* What compose makes of the file: the body in the arena; NULL: it refuses (*why), or makes no
 * container. ERR_OOM. */
struct err *service_ask(const struct datum **out, struct str *why, struct arena *a,
                        struct str text);

void service_put(struct service *s, const char *key, struct datum *value);
/* Keeps it, or remarks why not. */
bool service_put_if(struct service *s, const char *key, struct datum *value,
                    const struct datum *wanted);
void service_remark(struct service *s, enum loss_kind kind, const struct datum *of, struct str why);
/* The list or map of that key, made if it is new. */
struct datum *service_list(struct service *s, const char *key);
struct datum *service_map(struct service *s, const char *key);

/* Letters, digits, '.', '_' and '-'. */
bool service_is_key(struct str text);

void service_text(struct arena *a, struct datum *map, const char *key, struct str text);
void service_copy(struct arena *a, struct datum *map, const char *key, const struct datum *from);
/* The list or map with the child alone, in the same place. */
struct datum *service_only(struct arena *a, const struct datum *whole, const struct datum *child);

/* The same of a device, as far as a Windows engine looks at it. */
struct datum *service_only_path(struct arena *a, const struct datum *list,
                                const struct datum *device);

typedef void service_field(struct service *s, const struct datum *d, const char *key);
service_field service_plain, service_size, service_cpus, service_percent, service_grace;
service_field service_restart, service_logging, service_health, service_ports, service_expose;
service_field service_volumes_from, service_tmpfs, service_ulimits, service_blkio, service_weight,
    service_devices;
service_field service_gpus, service_system_paths, service_binds, service_mounts, service_anonymous;

/* Of the whole body. */
void service_networks(struct service *s, const struct datum *body);

#endif
