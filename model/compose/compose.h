/* model/compose/compose.h - what docker compose makes of compose files: create requests.
 *
 * compose 2.40 (compose-go 2.9) and 2.26: the files as `docker compose create` reads them, with
 * variables, several files, extends, profiles, anchors and tags; its checks with their texts; and
 * the requests POST /containers/create of the services that are on. Nothing is asked of a machine:
 * variables, files and folders are given.
 *
 * Where compose leaves an order to chance (Go maps) it is: services by name, Env and ExtraHosts
 * sorted, Binds and Mounts in the order of the service's volumes, the first bad value of the file.
 * 2.26 sends the id of an external network, which nobody here knows: net-NAME stands for it. Of
 * `network_mode: service:x` compose sends the id of a container: its name stands for it.
 * Rules: compose-go (loader, override, schema, template, dotenv, format, transform), docker/compose
 * (pkg/compose/create.go), as read and as recorded.
 *
 * Cost: linear in the files and what their aliases and `extends` add, which the COMPOSE_* limits
 * and those of model/base/bounds.h bound. */
#ifndef MODEL_COMPOSE_COMPOSE_H
#define MODEL_COMPOSE_COMPOSE_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

#define COMPOSE_2_40 240u
#define COMPOSE_2_26 226u

#define COMPOSE_EXTENDS    50                /* services that one may extend through each other */
#define COMPOSE_INCLUDES   50                /* files that one may include through each other */
#define COMPOSE_FILES      1000              /* that the files name and that are asked for */
#define COMPOSE_VARIABLES  20                /* levels of ${A:-${B:-...}} */
#define COMPOSE_CONTAINERS 1000              /* of all services together */
#define COMPOSE_TEXT_BYTES ((size_t)1 << 22) /* of one value after its variables are filled in */
#define COMPOSE_NODES      ((size_t)4000000) /* values of all files, extended ones counted again */

struct compose_input {
    const struct value *files; /* name: text; names relative to cwd, or absolute; "-": what
                                * standard input has */
    /* Further files, asked for by their absolute names, which are those of the client's system; the
     * text outlives the answer. NULL: there are none. */
    bool (*find)(struct str *out, void *ctx, struct str name);
    void *find_ctx;
    const struct value *env; /* the client's variables: map of texts; NULL: none */
    const struct str *args;  /* of docker compose, before `create`: -f, -p, --env-file, ... */
    size_t arg_count;
    struct str cwd, home;
    struct str server_os; /* "windows", "linux" */
    bool windows;         /* the client runs on Windows */
    unsigned release;     /* COMPOSE_2_40 or COMPOSE_2_26 */
};

struct compose_request {
    struct str name, service;
    struct str platform;      /* of the query; empty: not sent */
    const struct value *body; /* the whole request; an owner of it */
    /* What credential_spec names, as it would stand in a security option: "file://a.json". Compose
     * reads the key and sends nothing of it. Empty: there is none, or nothing in it. */
    struct str credential_spec;
    /* The first of volumes_from with :ro, which is not sent, as it is written. */
    struct str was_read_only;
};

struct compose_answer {
    struct compose_request *requests; /* in the arena */
    size_t count;
    struct str message; /* of compose's refusal; empty: none */
    int exit_status;
    bool at_create;             /* it refuses while it makes the containers: the files were fine */
    bool panics;                /* it crashes there */
    bool converted;             /* COMPOSE_CONVERT_WINDOWS_PATHS changed a path */
    const struct str *warnings; /* lines on standard error */
    size_t warning_count;
    const struct str *services; /* all services of the files, by name, off or on */
    size_t service_count;
};

/* Reads {files, env, args, cwd, home, server_os, client_os, compose}, all but files optional: 2.40
 * on Linux in /srv/app with a Windows engine.
 * Texts are borrowed from `v`. ERR_INPUT: not of that shape; ERR_UNSUPPORTED: another compose. */
struct err *compose_input_read(struct compose_input *out, struct arena *a, const struct value *v);

/* Texts of *out live in the arena or in the input. Errors are our own: limits, memory; what
 * compose refuses is an answer. */
struct err *compose_run(struct compose_answer *out, struct arena *a,
                        const struct compose_input *in);
void compose_answer_finish(struct compose_answer *answer);

/* {"requests": [{name, service, platform?, body}], "create_error"?, "warnings"?} or {"error":
 * {message, exit}, "warnings"?}. `whole`: bodies with all fields, else only those that differ from
 * what compose 2.40 sends for a service `web` with nothing but an image, in /srv/app: top level,
 * and HostConfig key by key. NULL: no memory. The caller owns it. */
const struct value *compose_report(struct arena *a, const struct compose_answer *answer,
                                   bool whole);

/* Whether some object of a compose file has a key of that name, its letters' case aside. */
bool compose_is_key(struct str word);
/* Whether one may stand at a file's left edge: x-... as well. `slips`: letters that may be wrong;
 * where there may be any, small and capital ones are the same. */
bool compose_is_top_key(struct str word, size_t slips);

#endif
