/* specgen/spec/result.h - all that came of a generation: the spec, its errors, and what was
 * resolved on the way.
 *
 * Ownership: the result and all it points to live in the arena that it was made in, or are borrowed
 * from the document. */
#ifndef SPECGEN_SPEC_RESULT_H
#define SPECGEN_SPEC_RESULT_H

#include "platform/platform.h"
#include "specgen/engine/engine.h"
#include "specgen/spec/unknown.h"
#include "specgen/tree/tree.h"

/* ---- what was resolved on the way -------------------------------------------------------- */

enum spec_class {                     /* of the engine's error classes, those that occur */
                  SPEC_CLASS_UNKNOWN, /* an error without a class */
                  SPEC_CLASS_INVALID_PARAMETER,
                  SPEC_CLASS_NOT_FOUND,
                  SPEC_CLASS_SYSTEM,
                  SPEC_CLASS_CONFLICT,
};
const char *spec_class_name(enum spec_class c); /* "InvalidParameter" */
int spec_class_http_status(enum spec_class c);  /* what the daemon's API answers: 404 */

/* The steps from the start of a container to its spec; their order is spec_steps(). */
enum spec_step {
    SPEC_STEP_IMAGE,
    SPEC_STEP_DEFAULTS,
    SPEC_STEP_ANNOTATIONS,
    SPEC_STEP_SECRET_DIR,
    SPEC_STEP_CONFIG_DIR,
    SPEC_STEP_MOUNTS,
    SPEC_STEP_ISOLATION,
    SPEC_STEP_SYMLINKS,
    SPEC_STEP_PROCESS,
    SPEC_STEP_LAYERS,
    SPEC_STEP_NETWORK,
    SPEC_STEP_PLATFORM, /* the image's operating system decides what follows */
    SPEC_STEP_ROOT,
    SPEC_STEP_RESOURCES,
    SPEC_STEP_CREDENTIALS,
    SPEC_STEP_DEVICES,
    SPEC_STEP_COUNT
};
extern const char spec_step_title[SPEC_STEP_COUNT][28];

struct spec_error {
    bool panic;            /* the engine crashes; message is the runtime's text */
    struct str message;    /* to the letter, wraps included */
    enum spec_class class; /* as createSpec returns it */
    enum spec_step step;
    enum spec_rule rule;
    struct spec_ref fix; /* the field to change */
    /* The chain, outermost first; the last is the cause. */
    const struct spec_link {
        struct str text;
        enum spec_class class;
        const struct spec_link *inner;
    } * chain;
    /* What the API client sees when `docker start` meets it: re-wrapped as System, unless start
     * prepares that step before createSpec. */
    bool prepared;
    int http_status, exit_code;
    const struct spec_error *next; /* a later step's, which the engine does not reach */
};

enum spec_severity { SPEC_INFO, SPEC_WARNING };

struct spec_finding {
    enum spec_severity severity;
    enum spec_rule rule;
    struct spec_ref ref;
    struct str text;
    size_t number; /* in the list, from 0 */
    const struct spec_finding *next;
};

enum spec_isolation_source { SPEC_ISOLATION_CONTAINER, SPEC_ISOLATION_DAEMON, SPEC_ISOLATION_LCOW };

struct spec_isolation {
    bool hyperv;
    struct str asked, daemon; /* HostConfig.Isolation, the daemon's default */
    enum spec_isolation_source decided_by;
    bool recognised; /* one of default, process, hyperv */
};

/* One look-up of a credential spec: file, registry, config or raw. */
enum spec_scheme {
    SPEC_SCHEME_NONE,
    SPEC_SCHEME_FILE,
    SPEC_SCHEME_REGISTRY,
    SPEC_SCHEME_CONFIG,
    SPEC_SCHEME_RAW
};

struct spec_credential {
    size_t option;           /* index in SecurityOpt */
    enum spec_scheme scheme; /* NONE: refused before any look-up */
    struct str asked;        /* after the scheme */
    struct str location;     /* file: the full path; registry: the key; config: the id */
    struct str cleaned;      /* file: the asked path as Windows cleans it */
    bool beside_folder;      /* file: outside of the folder, but its path starts the same */
    enum plat_state state;   /* UNKNOWN: not looked up */
    struct str data;         /* KNOWN */
    struct str system_error; /* DENIED */
    struct plat_from from;
    bool unknown; /* nobody can say what stands there: state is UNKNOWN, and it is not refused */
    bool used;    /* this one became windows.credentialSpec */
    bool failed;  /* the error is about this one */
    const struct spec_credential *next;
};

enum spec_endpoint_kind { SPEC_ENDPOINT_OWN, SPEC_ENDPOINT_SHARED, SPEC_ENDPOINT_GATEWAY };

/* One network of the container and what came of it. */
struct spec_network {
    struct str name;
    int index;    /* in NetworkSettings.Networks */
    bool unknown; /* nobody can say whether there is one; used */
    bool used;    /* false: `why` says what made the engine skip it in silence */
    enum spec_rule rule;
    const char *why;
    struct plat_network answer;
    bool gateway_lost; /* a later network's gateway took its place */
    const struct spec_network *next;
};

/* The final endpoint list, in order. */
struct spec_endpoint {
    struct str id; /* empty where its network is unknown */
    enum spec_endpoint_kind kind;
    struct str network; /* own, gateway: the network's name; shared: the container's id */
    const struct spec_endpoint *next;
};

struct spec_mount {
    struct str source, destination;
    bool writable;
    int key;             /* number of separators it was sorted by; -1: appended after the sort */
    int index;           /* in container.Mounts; -1: secrets or configs */
    enum spec_rule rule; /* what put it there */
    const struct spec_mount *next;
};

enum spec_effect_kind {
    SPEC_EFFECT_MAKE_DIRECTORY,
    SPEC_EFFECT_WRITE_FILE,
    SPEC_EFFECT_REMOVE_DIRECTORY,
    SPEC_EFFECT_MOUNT_FILESYSTEM,
    SPEC_EFFECT_UNMOUNT_FILESYSTEM,
    SPEC_EFFECT_SYMLINK,
    SPEC_EFFECT_MOUNT_VOLUME,
    SPEC_EFFECT_READ_FILE,
    SPEC_EFFECT_READ_REGISTRY,
    SPEC_EFFECT_READ_STORE,
    SPEC_EFFECT_QUERY_NETWORK,
};

/* What the daemon would do on the way, in order. */
struct spec_effect {
    enum spec_effect_kind kind;
    enum spec_step step;
    struct str subject, target; /* path, name or id; a symlink's target */
    bool failed;
    const struct spec_effect *next;
};
const char *spec_effect_verb(enum spec_effect_kind k); /* "create directory" */

/* ---- the result -------------------------------------------------------------------------- */

/* What is found besides the spec. */
enum spec_wanted {
    SPEC_WANTED_ALONE, /* nothing */
    /* Create refused: nobody connected the container, which is no finding. */
    SPEC_WANTED_UNCONNECTED,
    /* Start failed at the networks: that one of them has no endpoint is none. */
    SPEC_WANTED_CONNECTING,
    SPEC_WANTED_ALL,
};

struct spec_result {
    const struct mdl_doc *doc;
    uint32_t release; /* of the engine */
    /* The tree; on an error, what was built until then (for showing, not for sending). */
    const struct spec_node *spec;
    /* NULL: the spec is complete. The first is the engine's answer; the others are what later
     * steps would refuse once it is fixed. */
    const struct spec_error *error;
    const struct spec_finding *findings;
    size_t finding_count, warning_count;
    const struct spec_finding *const *findings_by_place; /* finding_order.h */
    struct spec_unknowns unknowns;                       /* what it rests on and nobody has said */
    struct spec_isolation isolation;
    struct plat_image image;
    const struct spec_credential *credentials;
    const struct spec_network *networks;
    const struct spec_endpoint *endpoints;
    const struct spec_endpoint **endpoints_by_place; /* as many as the spec's list has elements */
    size_t endpoint_count;
    const struct spec_mount *mounts;
    const struct spec_effect *effects;
    bool linux_container;    /* Linux container on Windows */
    struct plat_facts facts; /* last: the host writes all of it, nobody clears it before */
};

#endif
