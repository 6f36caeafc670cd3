/* specgen/preflight/preflight_build.h - what the checks of specgen/preflight*.c share.
 *
 * A check ends at preflight_refuse(); the following ones are still looked at, but no longer
 * warn or change anything. */
#ifndef SPECGEN_PREFLIGHT_PREFLIGHT_BUILD_H
#define SPECGEN_PREFLIGHT_PREFLIGHT_BUILD_H

#include "specgen/gocompat/concat.h"
#include "specgen/preflight/preflight.h"

struct mount_reader;

struct preflight_build {
    struct arena *a;
    const struct mdl_doc *doc;
    const struct mdl_config *config;     /* NULL: absent or null */
    const struct mdl_host_config *hosts; /* HostConfig; NULL: absent or null */
    struct mdl_host_config *own;         /* hosts, once a check needs it changed */
    bool api;
    const struct plat *host;
    struct engine engine;
    struct plat_facts facts;
    enum preflight_stage stage;
    struct preflight_result *r;
    const struct preflight_error **error_end;
    const struct preflight_warning **warning_end;
    const struct preflight_change **change_end;
};

/* Both return false. */
bool preflight_refuse(struct preflight_build *p, enum spec_rule rule, enum spec_class class,
                      enum mdl_field_id field, int index, struct str text);
bool preflight_panic(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                     struct str text);
/* Instead of a refusal that rests on a fact that nobody told. */
void preflight_ask(struct preflight_build *p, enum spec_question id, enum spec_rule rule,
                   enum plat_fact fact, struct str subject);
/* mount_ask(); what a container that ran mounts was there. */
void preflight_ask_mount(struct preflight_build *p, struct mount_reader *reader,
                         enum spec_rule rule);
void preflight_warn(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                    struct str text);
void preflight_change(struct preflight_build *p, struct preflight_change change);

/* One container port of PortBindings. */
struct preflight_port {
    struct str name; /* as engines from 29 on write it: 80/tcp; empty: of an empty key */
    size_t index;    /* in PortBindings */
    const struct mdl_port_bindings *from;
};

/* In the order of their names; of two keys that mean the same port the later one counts. */
const struct preflight_port *preflight_ports(struct preflight_build *p, size_t *count);
bool preflight_check_ports(struct preflight_build *p);

/* HostConfig to be changed for the checks that follow; made empty where there is none. NULL:
 * memory is short. */
struct mdl_host_config *preflight_own(struct preflight_build *p);

void preflight_check_decoded(struct preflight_build *p); /* 29 and later */
void preflight_check_runconfig(struct preflight_build *p);
void preflight_check_router(struct preflight_build *p);
void preflight_check_given(struct preflight_build *p);
void preflight_check_config(struct preflight_build *p, bool linux_image);
void preflight_check_host_config(struct preflight_build *p, bool linux_image);
void preflight_check_platform(struct preflight_build *p);
void preflight_check_image(struct preflight_build *p);
void preflight_end_router(struct preflight_build *p); /* its warnings come last */
void preflight_check_creation(struct preflight_build *p, bool linux_image);

#endif
