/* model/client/client_parts.h - the state that the files of this room share; for them only. */
#ifndef MODEL_CLIENT_CLIENT_PARTS_H
#define MODEL_CLIENT_CLIENT_PARTS_H

#include "model/base/names.h"
#include "model/client/client.h"
#include "model/client/text.h"

#include <stdint.h>

/* clang-format off */
enum client_slot_id {
#define FLAG(slot, ...) SLOT_##slot,
#define TWIN(...)
#include "model/client/flags.def"
#undef TWIN
#undef FLAG
    SLOT_COUNT
};
/* clang-format on */

enum client_kind { KIND_TEXT, KIND_SWITCH, KIND_INT, KIND_UINT, KIND_LIST };

/* What was given for a flag. */
struct client_slot {
    bool given;
    bool on;
    int64_t number;
    uint64_t natural;
    struct str text;
    struct client_item *items;
    size_t count, capacity;
};

struct client_item {
    struct str text;
    const struct value *value;      /* what its setter read, NULL: nothing; an owner of it */
    struct client_network *network; /* of --network */
};

/* What docker's own flags, in front of the command, say. */
struct client_globals {
    struct str log_level, context; /* the last ones */
    struct str host;               /* the first -H */
    size_t hosts;
    bool short_help; /* -h, which is deprecated there */
};

struct client_flag;

struct client {
    struct arena *a;
    const struct client_input *in;
    struct client_slot slots[SLOT_COUNT];
    struct str command;         /* "docker run" as it was spelt, for messages */
    bool create;                /* not run */
    bool short_ports;           /* target=80,published=80 is no port */
    const struct str *operands; /* the image and its command */
    size_t operand_count;
    struct str misplaced; /* the first flag in front of the command that is not docker's */
    bool is_misplaced;    /* and the command has it */
    bool bad_global;      /* it is docker's, with a value that is refused */
    struct client_globals globals;
    bool late_flag;           /* one of docker's own is refused while it looks for the command */
    struct str refusal;       /* the client's text, when a step gave false */
    bool panics;              /* the refusal is a crash */
    struct err *error;        /* ours: limits, memory */
    struct names variables;   /* of in->env, indexed when the first one is asked for */
    size_t *variable_members; /* member of in->env by place */
};

static inline bool client_is(const struct client *c, unsigned release)
{
    return c->in->release >= release;
}

#define CLIENT_NUMBER(major, minor, patch) (((major)*100u + (minor)) * 100u + (patch))

/* From the release `from` on, before `until`. */
static inline bool client_within(const struct client *c, unsigned from, unsigned until)
{
    unsigned n = c->in->release * 100 + (c->in->patch > 0 ? c->in->patch - 1 : 99);

    return n >= from && n < until;
}

static inline const struct client_slot *client_slot(const struct client *c, enum client_slot_id id)
{
    return &c->slots[id];
}

/* Sets the refusal and gives false. */
bool client_refuse(struct client *c, struct str text);
#define CLIENT_REFUSE(c, ...) client_refuse((c), CLIENT_TEXT((c)->a, __VA_ARGS__))

/* Adds to a list. Takes `value`. */
bool client_add(struct client *c, struct client_slot *slot, struct str text,
                const struct value *value);

/* The words up to run or create are read; *at is the place behind them then. ERR_INPUT: it is
 * another command. */
struct err *client_find_command(struct client *c, size_t *at);

/* ---- flags: the words before the image ---- */

/* False: refused (or help, or our error). */
bool client_flags_parse(struct client *c, const struct str *words, size_t count);
/* Refusals: of a word that begins with --, and of the letters of a bundle that are left. */
bool client_unknown_name(struct client *c, struct str word);
bool client_unknown_letter(struct client *c, struct str letters);
/* Whether run or create has the flag that `word`, of two bytes at least, begins with. */
bool client_flag_is_known(const struct client *c, bool *wants_next, struct str word);
/* Puts the frame of a flag's bad value around the refusal; false. */
bool client_bad_argument(struct client *c, char letter, const char *name, struct str value);

/* Whether docker has the flags that the word is, and whether the next word is the value of the
 * last. */
struct client_global {
    bool known, wants_next;
};
struct client_global client_global_of(struct str word);

/* A word in front of the command, and the one behind it. */
struct global_word {
    struct str word, next;
    bool of_docker; /* else of docker container */
};

/* Reads it as one of docker's own flags; false: refused. */
bool client_global_flag(struct client *c, bool *wants_next, const struct global_word *w);
/* Whether the next word is its value. */
bool client_global_wants_next(const struct global_word *w);
/* Whether the next word may be its value where docker looks for the command alone. */
bool client_global_may_want_next(const struct global_word *w);
/* Where the daemon is: -H, DOCKER_HOST, the usual place. */
struct str client_host(const struct client *c);
/* Whether that is one place that docker knows the way to; false: refused. */
bool client_host_check(struct client *c);
/* What docker checks of them before it looks at anything behind them; false: refused. */
bool client_globals_check(struct client *c);
const struct client_flag *client_flag_for_path(struct str path);
enum client_kind client_flag_kind(const struct client_flag *flag);
enum client_slot_id client_flag_slot(const struct client_flag *flag);

/* ---- one value of a flag: checks it and keeps it; the text is the value as given ---- */
#define CLIENT_SETTER(name)                                                                        \
    bool client_set_##name(struct client *c, struct client_slot *slot, struct str text)
CLIENT_SETTER(text);
CLIENT_SETTER(switch);
CLIENT_SETTER(int64);
CLIENT_SETTER(uint64);
CLIENT_SETTER(uint16);
CLIENT_SETTER(size);
CLIENT_SETTER(swap_size);
CLIENT_SETTER(cpus);
CLIENT_SETTER(duration);
CLIENT_SETTER(list);
CLIENT_SETTER(attach);
CLIENT_SETTER(env);
CLIENT_SETTER(label);
CLIENT_SETTER(link);
CLIENT_SETTER(add_host);
CLIENT_SETTER(dns);
CLIENT_SETTER(dns_search);
CLIENT_SETTER(ip);
CLIENT_SETTER(sysctl);
CLIENT_SETTER(cgroup_rule);
CLIENT_SETTER(weight_device);
CLIENT_SETTER(rate_bytes);
CLIENT_SETTER(rate_count);
CLIENT_SETTER(ulimit);
CLIENT_SETTER(gpus);
CLIENT_SETTER(mount);
CLIENT_SETTER(network);

/* ---- building values; NULL (and c->error) when memory is short ---- */
struct value *client_null(struct client *c);
struct value *client_text(struct client *c, struct str text);
struct value *client_int(struct client *c, int64_t n);
struct value *client_uint(struct client *c, uint64_t n);
struct value *client_bool(struct client *c, bool on);
struct value *client_list(struct client *c);
struct value *client_map(struct client *c);
/* Both take `child`, which may be NULL. */
void client_push(struct client *c, struct value *list, const struct value *child);
void client_put(struct client *c, struct value *map, struct str key, const struct value *child);
/* The texts of a list; the texts cut at the first `at` as a map, of which the last of a key
 * counts. */
struct value *client_texts(struct client *c, const struct client_slot *slot);
struct value *client_pairs(struct client *c, const struct client_slot *slot, char at);
void client_oom(struct client *c);

/* ---- steps of the client's parse, each after all flags are read ---- */

/* What the steps have made so far; members are owned by it. */
struct client_request {
    const struct value *binds, *volumes;         /* -v */
    const struct value *exposed, *port_bindings; /* -p, --expose */
    const struct value *devices, *cdi;           /* --device */
    const struct value *env, *labels;            /* with their files */
    const struct value *security_opt;            /* NULL: null */
    bool system_paths;                           /* systempaths=unconfined */
    const struct value *healthcheck;             /* NULL: none */
    struct str restart_name;
    int64_t restart_count;
    const struct value *endpoints;
    struct str network_mode;
    struct str platform; /* normalized; empty: not asked for */
};

bool client_volumes(struct client *c, struct client_request *r);
bool client_ports(struct client *c, struct client_request *r);
bool client_devices(struct client *c, struct client_request *r);
bool client_env(struct client *c, struct client_request *r);
bool client_labels(struct client *c, struct client_request *r);
bool client_namespaces(struct client *c);
bool client_restart(struct client *c, struct client_request *r);
bool client_security(struct client *c, struct client_request *r);
bool client_health(struct client *c, struct client_request *r);
bool client_networks(struct client *c, struct client_request *r);
bool client_platform(struct client *c, struct client_request *r);
bool client_reference(struct client *c, struct str image);
bool client_detach_keys(struct client *c, struct str keys);

/* A file the client can read; NULL when it has none of that name. */
const struct value *client_file(const struct client *c, struct str name);
/* Whether the folder that the file would be in is there; whether the name is a folder's. */
bool client_folder_exists(const struct client *c, struct str name);
bool client_is_folder(const struct client *c, struct str name);
/* `read NAME: what the system says`, of a folder */
struct str client_no_text(const struct client *c, struct str name);
/* `open NAME: what the system says` */
struct str client_no_file(const struct client *c, struct str name);
/* Whether the client makes this source of a mount absolute: 28 what begins with a dot, 23 . and
 * ./ with its own separator, before never. */
bool client_made_absolute(const struct client *c, struct str source);
/* The value of a variable of the client. */
bool client_lookup(struct str *out, struct client *c, struct str name);

/* The request of what was read. */
const struct value *client_body(struct client *c, const struct client_request *r);

#endif
