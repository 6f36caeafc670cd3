/* platform/platform.h - facts of the host, as questions.
 *
 * specgen asks; a back end answers: platform/sim from the document's host part. An answer
 * is known, missing (the thing does not exist), denied (the system refused, with its text)
 * or unknown (nobody can say), and tells where it was found. Nothing is cached, nothing is
 * changed, and no back end invents a value.
 *
 * Ownership: texts live as long as the back end's source (sim: the document).
 * One contract test runs against every back end. */
#ifndef PLATFORM_PLATFORM_H
#define PLATFORM_PLATFORM_H

#include "model/document/knowledge.h"

enum plat_state { PLAT_UNKNOWN, PLAT_KNOWN, PLAT_MISSING, PLAT_DENIED };

/* Where an answer stands: a field of the document's host part (sim), or a place in words; and who
 * says so. */
struct plat_from {
    enum mdl_field_id field; /* MDL_F_NONE: see place */
    int index;               /* index in a list or of a map's member; -1 = none */
    const char *place;       /* "registry HKLM\\...", NULL for sim */
    bool assumed;            /* nobody said it: it must not make a refusal */
    struct str source;       /* "docker info: CPUs"; ASSUMED: what is; empty: it goes without */
};

struct plat_text {
    enum plat_state state;
    struct str v;     /* KNOWN */
    struct str error; /* DENIED: the system's text */
    struct plat_from from;
};

/* What the daemon knows of itself and of its machine: names of the members of plat_facts. */
enum plat_fact {
    PLAT_FACT_DEFAULT_ISOLATION,
    PLAT_FACT_ROOT,
    PLAT_FACT_DNS_SEARCH,
    PLAT_FACT_OS_BUILD,
    PLAT_FACT_OS_PRODUCT,
    PLAT_FACT_NUM_CPU,
    PLAT_FACT_CPU_LEVEL,
    PLAT_FACT_LCOW_SUPPORTED,
    PLAT_FACT_CONTAINERD_STORE,
    PLAT_FACT_CONFIGS,
    PLAT_FACT_SECRETS,
    PLAT_FACT_COUNT
};

/* How the member of that name is known. MISSING: it is told that there is none, which is what its
 * zero value says. */
struct plat_known {
    enum plat_state state;
    uint64_t least; /* UNKNOWN: of a number, that it is not below */
    struct plat_from from;
};

/* Of what may be said or not: nothing said is not no. */
enum plat_answer { PLAT_UNSAID, PLAT_NO, PLAT_YES };

struct plat_facts {
    struct str default_isolation; /* "process", "hyperv", "default" or "" */
    struct str root;              /* data root, e.g. C:\ProgramData\docker */
    const struct mdl_string *dns_search;
    size_t dns_search_count;
    uint64_t os_build;
    struct str os_product; /* "server" or "client" */
    int64_t num_cpu;
    uint64_t cpu_level; /* x86-64 microarchitecture level, 1 to 4; 0: not known */
    bool has_os_revision;
    uint64_t os_revision;                     /* of the update (UBR) */
    enum plat_answer hyperv, virtual_machine; /* the hypervisor runs; the host is a guest itself */
    const struct mdl_event *events;           /* what its event log said */
    size_t event_count;
    bool lcow_supported;
    bool containerd_store;     /* containerd keeps the images */
    bool has_dependency_store; /* swarm: configs and secrets can be asked for */
    struct plat_known known[PLAT_FACT_COUNT];
};

/* Nobody told it: a refusal cannot rest on it. */
static inline bool plat_is_guess(const struct plat_facts *f, enum plat_fact fact)
{
    return f->known[fact].state == PLAT_UNKNOWN || f->known[fact].from.assumed;
}

struct plat_image {
    enum plat_state state; /* MISSING: no such image; DENIED: `error`; UNKNOWN: nobody can say */
    struct str error;
    struct str os;
    struct str architecture, os_version;    /* empty: not known */
    struct str variant;                     /* of the architecture; empty: none */
    const struct mdl_string *layer_folders; /* topmost first, the writable one last */
    size_t layer_folder_count;
    bool layer_folders_null;
    struct str layer_error; /* not empty: the layer store answers this instead */
    struct plat_from from;
};

/* One network of the container, asked by its id, its name, or the beginning of its id. */
struct plat_network {
    struct str name, id;               /* KNOWN; id empty: not known */
    enum plat_state state;             /* MISSING: no such network; DENIED: the look-up failed */
    enum plat_state endpoint;          /* the container's endpoint in it */
    enum plat_state driver_info;       /* what its driver tells */
    bool has_hnsid, has_gateway_hnsid; /* present and not null; may be empty */
    struct str hnsid, gateway_hnsid;
    bool allow_unqualified_dns_query;
    struct plat_from from;
};

/* What stands at a path of the host's disk. */
struct plat_path {
    enum plat_state state; /* UNKNOWN: nothing is known of the disk */
    bool directory;        /* KNOWN: a directory, else a file */
    struct str error;      /* DENIED: the system's text */
    struct plat_from from;
};

struct plat_ops;

struct plat {
    const struct plat_ops *ops;
    void *ctx;
};

struct plat_ops {
    void (*facts)(void *ctx, struct plat_facts *out);
    void (*image)(void *ctx, struct str id, struct plat_image *out);
    /* base: <root>\CredentialSpecs; path: the full path that is read, starts with base. */
    void (*credential_file)(void *ctx, struct str base, struct str path, struct plat_text *out);
    /* The CredentialSpecs key itself: KNOWN, MISSING or DENIED. */
    void (*registry_key)(void *ctx, struct plat_text *out);
    void (*registry_value)(void *ctx, struct str name, struct plat_text *out);
    void (*config)(void *ctx, struct str id, struct plat_text *out);
    void (*secret)(void *ctx, struct str id, struct plat_text *out);
    void (*network)(void *ctx, struct str name, struct plat_network *out);
    void (*path)(void *ctx, struct str path, struct plat_path *out);
    /* containerd's store: the layer that is mounted at a folder, and the volume behind a layer. */
    void (*mount_source)(void *ctx, struct str mount_point, struct plat_text *out);
    void (*backing_device)(void *ctx, struct str layer, struct plat_text *out);
    /* The same kind of back end for another document, which must live as long. */
    struct plat (*of)(const struct mdl_doc *doc);
};

#endif
