/* specgen/specgen.h - the rules of Docker's Windows daemon: (document, host) -> result.
 *
 * One call, one result; everything a view may show is in it. The same inputs give the same
 * bytes. The source of each rule is in specgen/engine/rules.def; the engine is the
 * document's (model/document/engine.h).
 *
 * Ownership: the result and all it points to live in the arena given, or are borrowed from
 *            the document; both must outlive it. It is read-only after return.
 * Errors:    what the engine would refuse is not an error of the call but result->error. */
#ifndef SPECGEN_SPECGEN_H
#define SPECGEN_SPECGEN_H

#include "platform/platform.h"
#include "specgen/engine/engine.h"
#include "specgen/engine/rules.h"

/* ---- the spec tree -------------------------------------------------------------------- */

enum spec_kind { SPEC_NULL, SPEC_BOOL, SPEC_INT, SPEC_UINT, SPEC_STRING, SPEC_LIST, SPEC_OBJECT };

/* A field of the document that a value was made from. `index`: the place in the outermost
 * list or map of its path, -1 when it has none or all of them count. */
struct spec_ref {
    enum mdl_field_id field;
    int index;
};

#define SPEC_REFS_MAX 4

struct spec_origin {
    enum spec_rule rule;
    unsigned ref_count;
    struct spec_ref refs[SPEC_REFS_MAX];
};

#define SPEC_RANK_MEMBER (-1)

struct spec_node {
    struct str key; /* empty in a list, and where the user's name is */
    enum spec_kind kind;
    bool short_escapes; /* its JSON has \b and \f, as Go 1.22 and later write them */
    int rank;           /* place among its siblings in the engine's struct order; SPEC_RANK_MEMBER:
                         * of a map, which is sorted by its names */
    union {
        bool boolean;
        int64_t sint;
        uint64_t uint;
        struct str text;
        struct {
            struct spec_node *first, *last;
            size_t count;
        } kids;
    } u;
    struct spec_node *next, *parent;
    const struct spec_origin *origin; /* never NULL */
    const struct spec_node *overrode; /* what stood here before; NULL if nothing */
};

/* ---- what was resolved on the way -------------------------------------------------------- */

enum spec_class {                     /* of the engine's error classes, those that occur */
                  SPEC_CLASS_UNKNOWN, /* an error without a class */
                  SPEC_CLASS_INVALID_PARAMETER,
                  SPEC_CLASS_NOT_FOUND,
                  SPEC_CLASS_SYSTEM,
};
const char *spec_class_name(enum spec_class c); /* "InvalidParameter" */

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
extern const char *const spec_step_title[SPEC_STEP_COUNT];

/* Those that a release has, in its order; returns how many. */
size_t spec_steps(enum spec_step out[SPEC_STEP_COUNT], uint32_t release);
/* A step's place in that order, from 1, and how many there are. */
int spec_step_number(enum spec_step step, uint32_t release, int *of);

struct spec_error {
    bool panic;            /* the engine crashes; message is the runtime's text */
    struct str message;    /* to the letter, wraps included */
    enum spec_class class; /* as createSpec returns it */
    enum spec_step step;
    enum spec_rule rule;
    struct spec_ref mend; /* the field to change */
    /* The chain, outermost first; the last is the cause. */
    const struct spec_link {
        struct str text;
        enum spec_class class;
        const struct spec_link *inner;
    } * chain;
    /* What the API client sees when `docker start` meets it: always re-wrapped as System. */
    int http_status, exit_code;
    const struct spec_error *next; /* a later step's, which the engine does not reach */
};

enum spec_severity { SPEC_INFO, SPEC_WARNING };

struct spec_finding {
    enum spec_severity severity;
    enum spec_rule rule;
    struct spec_ref ref;
    struct str text;
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
    size_t option;           /* place in SecurityOpt */
    enum spec_scheme scheme; /* NONE: refused before any look-up */
    struct str asked;        /* after the scheme */
    struct str location;     /* file: the full path; registry: the key; config: the id */
    struct str cleaned;      /* file: the asked path as Windows cleans it */
    bool beside_folder;      /* file: outside of the folder, but its path starts the same */
    enum plat_state state;   /* UNKNOWN: not looked up */
    struct str data;         /* KNOWN */
    struct str system_error; /* DENIED */
    struct plat_from from;
    bool used;   /* this one became windows.credentialSpec */
    bool failed; /* the error is about this one */
    const struct spec_credential *next;
};

/* What the registry holds, asked for or not, is not here: ask the document. */
extern const char spec_registry_key[]; /* below HKLM */

enum spec_endpoint_kind { SPEC_ENDPOINT_OWN, SPEC_ENDPOINT_SHARED, SPEC_ENDPOINT_GATEWAY };

/* One network of the container and what came of it. */
struct spec_network {
    struct str name;
    int place; /* in NetworkSettings.Networks */
    bool used; /* false: `why` says what made the engine skip it in silence */
    enum spec_rule rule;
    const char *why;
    struct plat_network answer;
    bool gateway_lost; /* a later network's gateway took its place */
    const struct spec_network *next;
};

/* The final endpoint list, in order. */
struct spec_endpoint {
    struct str id;
    enum spec_endpoint_kind kind;
    struct str network; /* own, gateway: the network's name; shared: the container's id */
    const struct spec_endpoint *next;
};

struct spec_mount {
    struct str source, destination;
    bool writable;
    int key;             /* number of separators it was sorted by; -1: appended after the sort */
    int place;           /* in container.Mounts; -1: secrets or configs */
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

struct spec_result {
    const struct mdl_doc *doc;
    uint32_t release; /* of the engine */
    /* The tree; on an error, what was built until then (for showing, not for sending). */
    const struct spec_node *spec;
    /* NULL: the spec is complete. The first is the engine's answer; the others are what later
     * steps would refuse once it is mended. */
    const struct spec_error *error;
    const struct spec_finding *findings;
    size_t finding_count, warning_count;
    struct spec_isolation isolation;
    struct plat_image image;
    struct plat_facts facts;
    const struct spec_credential *credentials;
    const struct spec_network *networks;
    const struct spec_endpoint *endpoints;
    const struct spec_mount *mounts;
    const struct spec_effect *effects;
    bool linux_container; /* Linux container on Windows */
};

/* NULL on success or ERR_OOM. */
struct err *spec_generate(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                          struct spec_result *out);
/* As another engine than the document's. */
struct err *spec_generate_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                             const struct engine *engine, struct spec_result *out);

/* ---- reading a result --------------------------------------------------------------------- */

/* The bytes that the engine's json.Marshal gives. indent 0: compact, as sent; otherwise
 * blanks a level, as json.MarshalIndent. No newline at the end. */
struct str spec_json(struct arena *a, const struct spec_node *root, int indent);

/* One key/value line's JSON: the scalar as it is printed ("\"C:\\\\\"", 7500, true). */
struct str spec_scalar_json(struct arena *a, const struct spec_node *node);

/* "windows.resources.cpu.maximum", "mounts[0].source"; "" for the root. */
struct str spec_node_path(struct arena *a, const struct spec_node *node);

/* A key as a step of such a path: "cpu", "[\"a.b\"]". */
struct str spec_key_step(struct arena *a, struct str key);

/* A member of an object, which has a key, though maybe an empty one. */
static inline bool spec_has_key(const struct spec_node *n)
{
    return n->parent != NULL && n->parent->kind == SPEC_OBJECT;
}

/* A member's key as it stands in the JSON, quotes included. */
struct str spec_key_json(struct arena *a, const struct spec_node *node);

/* NULL when there is none. */
const struct spec_node *spec_find(const struct spec_node *root, struct str path);

/* Why the value is what it is: the inputs and the arithmetic, without the rule's id:
 * "NanoCpus 1500000000 = 1.5 CPUs; Hyper-V: count 2 = 1.5 rounded up; 1.5 / 2 = 75.00 % -> 7500".
 */
struct str spec_why(struct arena *a, const struct spec_result *result,
                    const struct spec_node *node);

/* Whether `field` (at list place `index`, -1 = any) is among the node's inputs. */
bool spec_driven_by(const struct spec_node *node, enum mdl_field_id field, int index);

#endif
