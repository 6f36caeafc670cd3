/* model/client/client.h - what docker's client makes of the words of a docker run line.
 *
 * `docker run` and `docker create` of the versions 20.10 to 29, for Windows and for Linux: flags,
 * checks and their texts, defaults, and the request POST /containers/create that results. Nothing
 * is asked of a machine: variables, files and the current directory are given.
 *
 * Where the client leaves an order to chance (a Go map: Binds, the variables of -e) it is the
 * order of the words here. What the engine makes of the request is not judged.
 * Rules: docker/cli (cli/command/container, opts, cli/compose/loader), pflag, go-units,
 * go-connections/nat, containerd/platforms, distribution/reference, as read and as recorded.
 *
 * Cost: linear in the words; one value of --cpus is bounded by CLIENT_CPUS_BYTES. */
#ifndef MODEL_CLIENT_CLIENT_H
#define MODEL_CLIENT_CLIENT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

/* A release as one number: 20.10 is 2010, 24.0 is 2400, 28.2 is 2802; the last of a line: 2799. */
#define CLIENT_NEWEST 2999

/* Most ports that the ranges of one line may name together. */
#define CLIENT_PORTS ((size_t)4 * 65536)

struct client_input {
    const struct str *words; /* behind the word docker */
    size_t count;
    unsigned release;          /* CLIENT_NEWEST and the like */
    unsigned patch;            /* of it, plus one; 0: its last one */
    bool windows;              /* docker.exe, else the client on Linux */
    struct str server_os;      /* "windows", "linux": what the engine answers */
    struct str cwd;            /* the client's directory, absolute */
    const struct value *env;   /* its variables: map of texts; NULL: none */
    const struct value *files; /* name: text of what it can read; NULL: none */
    bool all_files;            /* there are no others, and no folders but theirs */
};

enum client_outcome {
    CLIENT_REQUEST, /* the request is sent */
    CLIENT_REFUSED, /* the client itself refuses: `message` */
    CLIENT_PANICS,  /* the client crashes: `message` is what Go says */
    CLIENT_HELP,    /* the usage is printed */
};

struct client_answer {
    enum client_outcome outcome;
    const struct value *body;   /* the whole request; an owner of it */
    struct str name, platform;  /* of the query; empty: not sent */
    bool pull;                  /* the image was pulled before */
    const struct str *warnings; /* lines on standard error */
    size_t warning_count;
    struct str message; /* may hold line ends */
    int exit_status;
    bool prefixed; /* "docker: " stands before the message */
    bool usage;    /* usage lines follow it */
    /* The refused word is a flag of the command and stands in front of it; empty: none is. */
    struct str misplaced;
};

/* Reads {argv, client, client_os, server_os, cwd, env, files}, all but argv optional: the newest
 * client on Windows in C:\ with a Windows engine. Texts are borrowed from `v`.
 * Errors: ERR_INPUT what is not of that shape, ERR_UNSUPPORTED a client before 20.10. */
struct err *client_input_read(struct client_input *out, struct arena *a, const struct value *v);

/* Texts of *out live in the arena or in the input. ERR_INPUT: the words are no docker run or
 * create; ERR_LIMIT: a value that is too long to be read; ERR_OOM. */
struct err *client_run(struct client_answer *out, struct arena *a, const struct client_input *in);
void client_answer_finish(struct client_answer *answer);

/* The fields of `body` that are not as `docker create img` of the same client sends them: top
 * level, and HostConfig key by key. NULL: no memory. The caller owns it. */
const struct value *client_changed(struct arena *a, const struct client_input *in,
                                   const struct value *body);

#endif
