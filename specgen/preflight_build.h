/* specgen/preflight_build.h - what the checks of specgen/preflight*.c share.
 *
 * A check returns false after preflight_refuse(); the following ones are not reached. */
#ifndef SPECGEN_PREFLIGHT_BUILD_H
#define SPECGEN_PREFLIGHT_BUILD_H

#include "specgen/concat.h"
#include "specgen/preflight.h"

struct preflight_build {
    struct arena *a;
    const struct mdl_doc *doc;
    const struct mdl_config *config;     /* NULL: absent or null */
    const struct mdl_host_config *hosts; /* HostConfig; NULL: absent or null */
    const struct plat *host;
    struct plat_facts facts;
    enum preflight_stage stage;
    struct preflight_result *r;
    const struct preflight_warning **warning_end;
    const struct preflight_change **change_end;
};

bool preflight_refuse(struct preflight_build *p, enum spec_rule rule, enum spec_class class,
                      enum mdl_field_id field, int place, struct str text);
bool preflight_panic(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                     struct str text);
void preflight_warn(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                    struct str text);
void preflight_change(struct preflight_build *p, struct preflight_change change);

bool preflight_check_runconfig(struct preflight_build *p);
bool preflight_check_config(struct preflight_build *p, bool linux_image);
bool preflight_check_host_config(struct preflight_build *p, bool linux_image);
bool preflight_check_platform(struct preflight_build *p);

#endif
