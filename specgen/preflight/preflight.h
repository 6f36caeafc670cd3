/* specgen/preflight/preflight.h - what create and start refuse or change before the spec is built.
 *
 * Ownership: the result lies in the arena given and borrows from the document.
 * Errors:    ERR_OOM. What the engine refuses is result->error. */
#ifndef SPECGEN_PREFLIGHT_PREFLIGHT_H
#define SPECGEN_PREFLIGHT_PREFLIGHT_H

#include "specgen/gocompat/netaddr.h"
#include "specgen/spec/result.h"

enum preflight_operation {
    PREFLIGHT_CREATE, /* the request decoded, then up to the creation itself */
    PREFLIGHT_START,  /* the stored HostConfig checked again */
    PREFLIGHT_API,    /* create through the engine's HTTP router, as a current client asks for it */
};

enum preflight_stage {
    PREFLIGHT_RUNCONFIG, /* while decoding the request */
    PREFLIGHT_ROUTER,    /* what the API's router refuses or changes; of PREFLIGHT_API only */
    PREFLIGHT_VERIFY,    /* settings that every platform checks */
    PREFLIGHT_PLATFORM,  /* resources, on Windows */
    PREFLIGHT_CREATION,  /* making the container: image, isolation, -v strings; see
                          * preflight_creation() */
    PREFLIGHT_NETWORKS,  /* start: connecting the networks */
    PREFLIGHT_RUNTIME,   /* start: moby's own runtime, which takes the spec to Windows */
    PREFLIGHT_STAGES
};
const char *preflight_stage_name(enum preflight_stage s); /* "runconfig" */

/* Billionths of a CPU as a Hyper-V container gets them: on early builds of Windows whole ones. */
int64_t preflight_rounded_cpus(const struct engine *engine, uint64_t build, int64_t nano);

struct preflight_error {
    bool panic;
    struct str message; /* to the letter */
    enum spec_class class;
    enum preflight_stage stage;
    enum spec_rule rule;
    struct spec_ref fix;
    int http_status;
    const struct preflight_error *next; /* a later check's, which the engine does not reach */
};

/* The engine's own warnings, in order. */
struct preflight_warning {
    struct str text;
    enum spec_rule rule;
    struct spec_ref ref;
    const struct preflight_warning *next;
};

/* A setting that the engine changed. */
struct preflight_change {
    enum mdl_field_id field;
    enum spec_rule rule;
    enum {
        PREFLIGHT_TO_INT,
        PREFLIGHT_TO_NULL, /* a number is taken away */
        PREFLIGHT_TO_TEXT,
        PREFLIGHT_TO_NO_TEXT, /* a text is taken away */
        PREFLIGHT_TO_PORTS,   /* of PortBindings */
    } kind;
    int64_t number; /* of a restart policy's name: the retry count that stands beside it */
    struct str text;
    const struct mdl_port_bindings *ports;
    size_t port_count;
    const struct preflight_change *next;
};

struct preflight_result {
    /* NULL: passed. The first is the engine's answer; the others are what later checks would
     * refuse once it is fixed. Warnings and changes end where the engine does. */
    const struct preflight_error *error;
    const struct preflight_warning *warnings;
    const struct preflight_change *changes;
    bool disk_unknown;     /* a source was taken to exist: nothing is known of the host's disk */
    bool platform_unknown; /* a warning of the image's platform cannot be told: the level of the
                            * host's processor is not known */
    struct spec_unknowns unknowns; /* what would be refused if a guess were right */
};

/* What a setting is changed to: "42", "'no'", "null". */
struct str preflight_change_text(struct arena *a, const struct preflight_change *c);

struct err *preflight(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                      enum preflight_operation operation, struct preflight_result *out);
/* As another engine than the document's. */
struct err *preflight_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                         const struct engine *engine, enum preflight_operation operation,
                         struct preflight_result *out);

/* How the engine's Go reads an address. */
enum netaddr_rules preflight_address_rules(const struct engine *e);

/* What create does behind the checks: the image's system, the isolation that is stored, the
 * mount points of Binds and Mounts. Adds to a result of PREFLIGHT_CREATE on the same document, or
 * to an empty one whose unknowns have their arena and document. */
struct err *preflight_creation(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                               const struct engine *engine, struct preflight_result *result);

#endif
