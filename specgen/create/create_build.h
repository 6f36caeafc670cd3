/* specgen/create/create_build.h - what the steps of create and start share; for this room only.
 *
 * A step returns false when the engine ends there: the error is then in the build. */
#ifndef SPECGEN_CREATE_CREATE_BUILD_H
#define SPECGEN_CREATE_CREATE_BUILD_H

#include "specgen/create/create.h"
#include "specgen/create/name_index.h"
#include "specgen/create/network_words.h"
#include "specgen/create/shape.h"
#include "specgen/gocompat/concat.h"

struct create_network {
    struct str name, id, hns_id, driver;
    const struct datum *subnets; /* [{Subnet, Gateway}]; what HNS gave when none was configured */
    bool configured;             /* the subnets are the user's */
    bool example;                /* the subnets are ours: nobody told which HNS gave it */
    bool open;                   /* nor whether it has any that a user configured */
    const struct datum *options;
    bool internal;
    bool has_hns;       /* none has not */
    unsigned addresses; /* that the example host gave */
};

struct create_image {
    struct str id, os, architecture, variant;
    const struct datum *from;   /* in host.Images; NULL: no image was asked for */
    const struct datum *config; /* NULL: its JSON has none */
    bool open;                  /* nobody told whether there is one: from is NULL */
};

/* A mount point; the datum is its entry in inspect. */
struct create_mount {
    struct str destination;
    struct datum *entry;
    bool from_asked;   /* Binds or Mounts: a second one of the destination is refused */
    bool anonymous;    /* its volume goes with the container */
    bool others;       /* came with VolumesFrom */
    struct str volume; /* its volume's name, which inspect may not show */
};

/* One container of the daemon. Its parts are those of its inspect. */
struct create_container {
    struct str id, name; /* without the slash */
    struct datum *inspect, *config, *host_config, *networks /* a map */, *settings, *state;
    struct create_mount *mounts;
    size_t mount_count;
    struct str platform;
    const struct datum *macs; /* key: the address asked of the endpoint */
    bool running;
    bool isolation_is_guess; /* it is the daemon's default, which nobody told */
    struct str shared_id;
    struct datum *shared_endpoints;
    struct datum *hns_ids;     /* key of Networks: HNS id */
    struct datum *unqualified; /* key of Networks: its driver lets such names be asked */
    struct create_container *next;
};

struct create_build {
    struct arena *a;
    const struct mdl_doc *doc;
    const struct plat *host;
    struct plat_facts facts;
    struct engine engine;
    uint32_t api; /* 144: of the client */
    const struct create_host_answers *answers;
    const struct datum *told; /* the document's host part */
    struct str root;

    struct create_network *networks;
    size_t network_count;
    struct create_network **by_id;   /* sorted; of one id in their order */
    struct name_index network_names; /* how many have one name */
    struct create_container *containers, **container_end;
    struct create_volume *volumes, **volume_end;
    struct name_index volume_names;
    unsigned hns_objects, hns_endpoints, addresses, ports_taken, chances;

    /* of the request at hand */
    const struct datum *request; /* as it came */
    struct str asked_name, asked_platform;
    bool has_host_config, has_config;
    struct create_image image;
    struct create_container *c;
    const struct datum *endpoints; /* EndpointsConfig; NULL: none */

    enum create_stage stage;
    enum create_moment moment;
    const struct create_error *error;
    const struct create_warning *warnings, **warning_end;
    const struct create_warning *router_warnings, **router_warning_end;
    const struct create_hns *hns, **hns_end;
    const struct create_chance *chance, **chance_end;
    const struct datum *storage_options;
    struct spec_unknowns unknowns;
    struct err *failure; /* the document's, not the engine's */
};

/* false always */
bool create_refuse(struct create_build *b, enum spec_rule rule, enum spec_class class,
                   const struct datum *where, struct str text);
bool create_panic(struct create_build *b, enum spec_rule rule, const struct datum *where);
/* What is refused, by when the engine comes to it: of one moment in the order of gathering. */
struct create_refusals {
    struct create_error *first[CREATE_MOMENTS], *last[CREATE_MOMENTS];
};
void create_gather(struct create_build *b, struct create_refusals *to); /* takes b->error */

/* where: in the request, or NULL. */
void create_warn(struct create_build *b, enum spec_rule rule, const struct datum *where,
                 struct str text);
void create_router_warn(struct create_build *b, enum spec_rule rule, const struct datum *where,
                        struct str text);

/* Sets it in the structure and marks it with the rule. */
struct datum *create_set(struct datum *map, struct str key, struct datum *child,
                         enum spec_rule rule);
#define CREATE_SET(map, key, child, rule) create_set(map, STR_LIT(key), child, rule)

static inline bool create_has(const struct create_build *b, enum engine_change c)
{
    return engine_has(&b->engine, c);
}

/* 64 hex digits that stand for what only chance gives. */
struct str create_example(struct create_build *b, enum create_chance_kind kind, struct str of);
/* An example of another form. */
void create_note_example(struct create_build *b, enum create_chance_kind kind, struct str example,
                         struct str of);
struct str create_short_id(struct str id);

/* daemon.c */
bool create_daemon(struct create_build *b);
struct create_container *create_find_container(const struct create_build *b, struct str name);

/* open_host.c: whether nobody told "host.Networks"; then what is not there is asked about rather
 * than refused. */
bool create_is_open(const struct create_build *b, const char *path);
void create_ask(struct create_build *b, enum spec_question id, enum spec_rule rule,
                enum mdl_field_id field, struct str subject);
/* Which places of the spec the questions decide, once it is there. */
void create_tell_affected(struct create_build *b, const struct spec_node *spec);
/* A network of the host part that may not be there. */
bool create_network_is_assumed(const struct create_build *b, struct str network);
/* Networks that the request names and nobody told of, each once; NULL ends. In the arena. */
const struct str *create_open_networks(struct create_build *b);

/* before.c: all that is refused before the container is made; false: something is. */
bool create_before(struct create_build *b);

/* router.c: changes the request. */
void create_router(struct create_build *b, struct create_refusals *all);
struct str create_joined_keys(struct create_build *b, const struct datum *map); /* "a, b" */

/* checks.c: the checks of pre-flight on the request, or on the stored container at start. */
bool create_check_request(struct create_build *b);
bool create_check_start(struct create_build *b);

/* image.c */
bool create_platform_is_asked(const struct create_build *b);
bool create_check_platform_asked(struct create_build *b);
bool create_check_image(struct create_build *b); /* 24.0: not there is refused early */
void create_peek_image(struct create_build *b);  /* not there is no matter yet */
bool create_find_image(struct create_build *b);

/* merge.c, settle.c */
bool create_merge(struct create_build *b);
bool create_settle(struct create_build *b); /* logging, id, name, host name */
void create_command(struct create_build *b);
bool create_isolation(struct create_build *b);
bool create_storage(struct create_build *b);
bool create_log_config(struct create_build *b); /* logging.c */
/* containerd has images and layers, and no graph driver. */
bool create_keeps_in_containerd(const struct create_build *b);

/* volumes.c */
struct create_wish {
    struct str name, driver; /* empty: any */
    const struct datum *labels, *options;
    bool labelled; /* as an anonymous one */
    const struct datum *where;
};
/* The one of that name, or a new one; NULL: refused, or no memory. */
const struct create_volume *create_volume(struct create_build *b, const struct create_wish *w);
struct str create_volume_path(struct create_build *b, struct str name);
void create_forget_volumes_of(struct create_build *b, const struct name_index *gone);
const struct create_volume *create_sorted_volumes(struct create_build *b); /* and relinks them */

/* mount_points.c */
bool create_mount_points(struct create_build *b);
bool create_image_volumes(struct create_build *b);
void create_forget_volumes(struct create_build *b);
void create_show_mounts(struct create_build *b); /* in inspect, by destination */
void create_take_mounts(struct create_build *b, struct create_container *c);

/* networks.c */
bool create_index_networks(struct create_build *b);
enum create_found { CREATE_FOUND, CREATE_NOT_FOUND, CREATE_AMBIGUOUS };
/* NULL: *error says why. */
struct create_network *create_find_network(struct create_build *b, struct str term,
                                           struct str *error, enum create_found *how);
bool create_network_check(struct create_build *b, const struct datum *endpoints);
void create_network_settings(struct create_build *b, const struct datum *endpoints);
bool create_address_check(struct create_build *b, const struct create_network *n,
                          const struct datum *entry);
/* As the engine writes it on: ::ffff:10.1.0.5 is an IPv4 address. */
struct str create_plain_address(const struct create_build *b, struct str written);
bool create_request_address(struct create_build *b, const struct create_network *n,
                            const struct datum *entry);
/* Of the subnet that holds the address; 0: none that somebody configured. */
int create_prefix_length(const struct create_network *n, struct str address);

/* start.c */
bool create_start(struct create_build *b);
void create_fail_spec(struct create_build *b, const struct spec_error *refused);

/* connect.c. update: the container had no networks of its own, or 28.0, and one may be none */
bool create_connect(struct create_build *b, struct str key, bool update, bool *disabled);

/* ports.c */
struct create_port {
    struct str port;           /* "80/tcp" */
    struct str protocol;       /* as libnetwork names it */
    unsigned number, external; /* external 0: ephemeral */
    unsigned rank;             /* external, as the sorting reads it */
    bool published, range;
    struct str host_address, host_port;
};
struct create_ports {
    struct create_port *items;
    size_t count;
};
bool create_ports(struct create_build *b, struct create_ports *out);

/* hns.c: the endpoint in one network. ports: NULL for none. */
bool create_hns_endpoint(struct create_build *b, struct create_network *n,
                         const struct datum *entry, struct str mac, struct str ip,
                         const struct create_ports *ports, bool with_dns,
                         const struct datum **answer);

/* assemble.c: the inspect of what is asked for, without networks and mounts. */
void create_assemble(struct create_build *b);

/* show.c: what inspect fills in for display only. */
void create_show(struct create_build *b);

/* The endpoints of this start are taken away again. */
void create_hns_release(struct create_build *b);

/* document.c: what the spec builder sees. */
bool create_document(struct create_build *b, struct mdl_doc **out);

#endif
