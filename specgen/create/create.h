/* specgen/create/create.h - from a request to a container: create and start carried out.
 *
 * A document's `request` goes the way that the daemon goes with it: the router, the checks before
 * creation, the creation (image, merge, names, mounts, networks), and the network part of start.
 * What the spec builder then sees is a document of its own. Facts that only a start can give (HNS
 * ids, addresses, the volume of the mounted layer) are example values; create_result.chance names
 * each of them.
 *
 * Ownership: the result lies in the arena given and borrows from the document.
 * Errors:    ERR_OOM; ERR_INPUT when a value of the request has another type than its field.
 *            What the engine refuses is result->error.
 * Cost:      linear in the request, the image and the host. */
#ifndef SPECGEN_CREATE_CREATE_H
#define SPECGEN_CREATE_CREATE_H

#include "specgen/create/datum.h"
#include "specgen/preflight/preflight.h"
#include "specgen/spec/generate.h"

enum create_stage {
    CREATE_ROUTER,    /* the daemon's HTTP router, by the client's API version */
    CREATE_PREFLIGHT, /* the settings checked */
    CREATE_CREATION,  /* the container made */
    CREATE_NETWORKS,  /* start: checks again, networks and endpoints */
    CREATE_SPEC,      /* start: the spec built */
    CREATE_STAGES
};
const char *create_stage_name(enum create_stage s); /* "start: networks" */

/* When the engine comes to a refusal, before it makes the container. */
enum create_moment {
    CREATE_DECODING,          /* the decoder ends there: in Config and HostConfig */
    CREATE_DECODING_NETWORKS, /* in NetworkingConfig */
    CREATE_DECODED,           /* of another type: said when the rest could be decoded */
    CREATE_DECODED_CHECKS,
    CREATE_ROUTING,
    CREATE_CHECKING,
    CREATE_MOMENTS
};

struct create_error {
    bool panic;
    struct str message; /* to the letter; of a panic, Go's text */
    enum spec_class class;
    enum create_stage stage;
    enum create_moment moment;
    enum spec_rule rule;
    int http_status;                 /* 0: the connection is closed (a panic) */
    const struct datum *where;       /* in the request or the image; NULL: nowhere in particular */
    const struct create_error *next; /* what the same checks would refuse once this is mended */
};

struct create_warning {
    struct str text;
    enum spec_rule rule;
    const struct datum *where; /* as of an error */
    const struct create_warning *next;
};

/* One call that changes something at the host's network service, in order. */
struct create_hns {
    struct str request; /* "POST /endpoints/" */
    const struct datum *body;
    const struct datum *answer; /* NULL: refused */
    const struct create_hns *next;
};

/* A text that nobody can know before, and the example that stands for it. */
enum create_chance_kind {
    CREATE_CHANCE_ID,       /* a container's; its first 12 digits too */
    CREATE_CHANCE_NAME,     /* a container's that was not asked for */
    CREATE_CHANCE_VOLUME,   /* an anonymous volume's name */
    CREATE_CHANCE_NETWORK,  /* the id of a network that the document does not tell */
    CREATE_CHANCE_ENDPOINT, /* libnetwork's id of an endpoint */
    /* From here on the host gives them. */
    CREATE_CHANCE_HNS,     /* an endpoint's id at the host's network service */
    CREATE_CHANCE_ADDRESS, /* an IP address that was not asked for */
    CREATE_CHANCE_GATEWAY, /* of a network whose subnet nobody configured */
    CREATE_CHANCE_MAC,
    CREATE_CHANCE_LAYER, /* GUID of the volume that the container's layer is mounted as */
    CREATE_CHANCES
};
/* "id", "hns": in reports. */
extern const char create_chance_names[CREATE_CHANCES][12];
struct create_chance {
    enum create_chance_kind kind;
    struct str example;
    struct str of; /* the container's name without its slash, the network's key; empty: this one */
    const struct create_chance *next;
};

struct create_volume {
    struct str name, driver;
    const struct datum *labels, *options; /* NULL: none */
    const struct create_volume *next;
};

struct create_result {
    struct engine engine;
    const struct create_error *error;
    const struct create_warning *warnings; /* what the client is told; none beside an error */
    const struct datum *request;           /* as it was read: Config's keys, HostConfig, ... */
    const struct datum *image;             /* its config, as it was read; NULL: none */
    const struct datum *container;         /* as inspect has it (shape INSPECT); NULL: not made */
    bool removed;                          /* made, and removed again (AutoRemove) */
    bool started;                          /* its spec is complete, and it runs */
    struct str id, own_id;                 /* of the container made; drawn for it, made or not */
    struct str name;                       /* without its slash */
    const struct create_volume *volumes;   /* that exist afterwards, in byte order of their names */
    const struct datum *storage_options;   /* of the graph driver; NULL: none */
    const struct create_hns *hns;
    const struct create_chance *chance;
    struct spec_unknowns unknowns; /* what nobody told of the host, and is not refused for that */
    struct name_index examples;    /* of chance, and the first 12 digits of ids */
    struct str shared_id;          /* of the container whose network stack is joined */
    const struct datum *shared_endpoints;
    /* What the spec builder saw, or would have seen of a container that does not come so far. */
    struct mdl_doc *doc;
    struct plat host; /* that answered it */
    struct spec_result spec;
};

/* What create makes of a request's configuration on an image for Windows with that one, in the
 * arena; NULL: no memory. */
const struct datum *create_merged(struct arena *a, const struct engine *engine,
                                  const struct datum *config, const struct datum *image);

enum create_operation { CREATE_ONLY, CREATE_AND_START };

/* What the example host answers; all zero: it takes everything. */
struct create_host_answers {
    struct str udp_listen_error; /* of a port mapper that cannot listen */
    bool subnets_known;          /* those that it gives networks without one count as told */
};

/* The same as an error of the spec builder, for those that look at one kind. NULL: no memory. */
const struct spec_error *create_refusal(struct arena *a, const struct create_error *e);

#define CREATE_EXAMPLE_TIME "2026-01-01T00:00:00Z"
#define CREATE_EXAMPLE_PID  4242
#define CREATE_NO_TIME      "0001-01-01T00:00:00Z"

struct err *create_carry_out(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                             const struct engine *engine, enum create_operation operation,
                             const struct create_host_answers *answers, struct create_result *out);

#endif
