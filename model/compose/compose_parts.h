/* model/compose/compose_parts.h - what the files of this room share; for them only. */
#ifndef MODEL_COMPOSE_COMPOSE_PARTS_H
#define MODEL_COMPOSE_COMPOSE_PARTS_H

#include "model/base/names.h"
#include "model/client/text.h"
#include "model/compose/compose.h"
#include "model/compose/node.h"

/* A file that was asked for. */
struct compose_found {
    struct str name, text;
    bool is_there;
    struct compose_found *next;
};

/* The client's variables over those of .env. */
struct compose_variables {
    struct node *map;    /* of texts */
    struct names names;  /* of map, by place */
    struct names folded; /* those of a client on Windows in small letters */
    size_t *at;          /* the place in map of each of them */
};

struct compose {
    struct arena *a;
    const struct compose_input *in;
    bool old; /* 2.26 */
    struct str project, folder;
    bool compatible;      /* --compatibility */
    struct str separator; /* in the names of containers and of images that are built */
    struct compose_variables env;
    struct node *profiles;  /* list of texts that are on */
    struct node *files;     /* list of the files' absolute names */
    struct node *env_files; /* list of what --env-file names, absolute */
    struct names off;       /* services whose profiles are not on */
    struct compose_found *found;
    struct str refusal; /* compose's text, when a step gave false */
    bool at_create;
    bool panics;       /* the refusal is a crash */
    bool converted;    /* a path of C: became one of /c */
    struct err *error; /* ours */
    struct str *warnings;
    size_t warning_count, warning_capacity;
    size_t nodes; /* counted against COMPOSE_NODES */
};

/* Sets the refusal and gives false. */
bool compose_refuse(struct compose *c, struct str text);
#define COMPOSE_REFUSE(c, ...) compose_refuse((c), CLIENT_TEXT((c)->a, __VA_ARGS__))
bool compose_fail(struct compose *c, struct err *e); /* takes e; gives false */
void compose_warn(struct compose *c, struct str text);
bool compose_count(struct compose *c, size_t nodes); /* false: too many */

/* ---- reading ---- */

/* The file of that absolute name, a text; NULL: there is none. */
const struct str *compose_file(struct compose *c, struct str name);
/* `open NAME: what the system says` */
bool compose_no_file(struct compose *c, struct str name);
/* `stat NAME: what the system says` */
struct str compose_not_there(struct compose *c, struct str file);
struct str compose_join(struct compose *c, struct str folder, struct str name);
struct str compose_folder(struct compose *c, struct str name);
struct str compose_clean(struct arena *a, struct str path); /* path.Clean */
/* `name`, unless it is absolute for the client's system behind `folder`. */
struct str compose_located(struct compose *c, struct str folder, struct str name);
bool compose_is_absolute_anywhere(struct str path); /* of either system */

/* The documents of a YAML text as a list. `prefix` stands before what libyaml says. */
bool compose_yaml(struct node **out, struct compose *c, struct str text, struct str prefix);

/* The first document's outermost map alone, as it is read for `name:` before the files are loaded:
 * a key twice further down is the loader's to refuse. */
bool compose_yaml_top(struct node **out, struct compose *c, struct str text);

/* What a variable means; false: it is not set. */
struct compose_lookup {
    bool (*find)(struct str *out, const void *ctx, struct str name);
    const void *ctx;
};
struct compose_lookup compose_environment(const struct compose *c);
/* As the files' own variables are looked for: on Windows the letters' case does not matter. */
struct compose_lookup compose_interpolation(const struct compose *c);

/* The variables of a .env or env_file into `map`, each key once; a variable in them is what `outer`
 * says, else what the map has. `raw`: nothing is quoted or filled in. False: *why. */
bool compose_dotenv(struct node *map, struct str *why, struct compose *c, struct str text,
                    struct compose_lookup outer, bool raw);

/* ---- rewriting ---- */

/* Fills variables in, and makes texts the numbers and booleans that their keys want. */
bool compose_interpolate(struct compose *c, struct node *root);
/* A text that is a boolean; false: *why. */
bool compose_cast_bool(struct node *n, struct str *why, struct compose *c);
/* One text; false: *missing is `required variable ...`, or empty for a bad format (or c->error). */
bool compose_substitute(struct str *out, struct str *missing, struct compose *c, struct str text,
                        struct compose_lookup lookup);

/* `over` over `base`; base is changed. */
bool compose_merge(struct compose *c, struct node *base, struct node *over);
bool compose_merge_service(struct compose *c, struct node *base, struct node *over);
bool compose_unique(struct compose *c, struct node *root);

/* The files that are being read, the innermost first, and how one is read. */
struct compose_including {
    const struct compose_including *up;
    struct str file;
    /* The documents of a file over what is there; up: what includes it, NULL: a file of the
     * project. */
    bool (*read)(struct compose *c, struct node *root, struct str file,
                 const struct compose_including *up);
};
/* What one document includes, into itself. */
bool compose_include(struct compose *c, struct node *one, const struct compose_including *up);
void compose_client_variables(struct compose *c);
/* Those of the files that --env-file names; without any those of .env in that folder. */
bool compose_project_variables(struct compose *c, struct str folder);
void compose_set_variable(struct compose *c, struct str name, struct str value);
/* The variables of a file, as far as there are none of that name. */
bool compose_add_variables(struct compose *c, struct str file, bool must);
/* Makes the paths of services, secrets and configs that came from files in `folder` absolute. */
bool compose_file_paths(struct compose *c, struct node *root, struct str folder);

bool compose_extends(struct compose *c, struct node *root, struct str file);
/* Makes the paths of a service that came from a file in `folder` absolute. */
bool compose_service_paths(struct compose *c, struct node *service, struct str folder);

bool compose_validate(struct compose *c, const struct node *root, struct str file);

/* Reads the words before the command. */
bool compose_options(struct compose *c);
/* When the variables are known: what --compatibility changes. */
void compose_separate(struct compose *c);
#define COMPOSE_STANDARD_INPUT "-"
/* The absolute name of a file, or COMPOSE_STANDARD_INPUT. */
struct str compose_named_file(struct compose *c, struct str name);

/* Finds, reads and merges the files into `root`; project, folder, env, files of *c are set. */
bool compose_load(struct compose *c, struct node *root);

/* ---- the project ---- */

/* Short forms become long ones, names and defaults are put in. */
bool compose_canonical(struct compose *c, struct node *root);
/* A short volume as its long form. */
bool compose_volume(struct node **out, struct compose *c, struct str spec);
/* Keys in the types that compose keeps. */
bool compose_decode(struct compose *c, struct node *root);
/* As COMPOSE_CONVERT_WINDOWS_PATHS wants them. */
void compose_convert_paths(struct compose *c, const struct node *root);
/* No service waits for itself, by way of others or not. */
bool compose_no_cycles(struct compose *c, const struct node *services);
bool compose_consistent(struct compose *c, struct node *root);

/* Words as the shell would split them; false: no valid command line. */
bool compose_words(struct node *list, struct compose *c, struct str line);

/* ---- requests ---- */
/* The other services that `service` names become their containers. */
bool compose_references(struct str *was_read_only, struct compose *c, const struct node *root,
                        struct node *service);
bool compose_body(struct compose_request *out, struct compose *c, const struct node *root,
                  const struct node *service, struct str name, size_t number);
bool compose_security(struct compose *c, const struct node *service, struct node *host_config);
bool compose_mounts(struct compose *c, const struct node *root, const struct node *service,
                    struct node *host_config);
bool compose_networking(struct compose *c, const struct node *root, const struct node *service,
                        size_t number, struct node *host_config, struct node *body);
/* NAME:ALIAS; with another colon there is no alias. */
bool compose_link(struct str *name, struct str *alias, struct str text);
struct str compose_container_name(struct compose *c, const struct node *service, size_t number);
size_t compose_scale(const struct node *service);

/* What a key holds; 0, false or empty when it is absent or something else. */
int64_t compose_int(const struct node *n);
float compose_float(const struct node *n);
struct str compose_str(const struct node *map, const char *key);
bool compose_bool(const struct node *map, const char *key);

#endif
