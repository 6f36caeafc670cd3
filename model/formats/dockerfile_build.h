/* model/formats/dockerfile_build.h - a Dockerfile that is carried out; for the files of it only.
 *
 * What memory is short for sets out->failed. */
#ifndef MODEL_FORMATS_DOCKERFILE_BUILD_H
#define MODEL_FORMATS_DOCKERFILE_BUILD_H

#include "model/formats/dockerfile.h"
#include "model/formats/evidence.h"
#include "model/formats/input.h"

#define DOCKERFILE_STAGES_MOST   100
#define DOCKERFILE_WORDS_MOST    200 /* of one instruction */
#define DOCKERFILE_WORDS_ROOM    (DOCKERFILE_WORDS_MOST + 1)
#define DOCKERFILE_ARGS_MOST     200
#define DOCKERFILE_SETTINGS_MOST 2000 /* of all stages; each costs a copy of those beside it */

struct dockerfile_stage {
    struct str name, base; /* base: the image at the end of the chain of stages */
    const struct value *config;
    bool has_cmd;    /* set below FROM, and not by the base */
    bool below_base; /* WORKDIR is below that of the base image */
};

struct dockerfile_argument {
    struct str name, value; /* value.s NULL: it has none */
    bool global;            /* above the first FROM */
};

struct dockerfile_builder {
    struct evidence *out;
    const struct input *in;
    struct dockerfile_walk walk;
    struct dockerfile_stage stages[DOCKERFILE_STAGES_MOST];
    size_t count;
    struct dockerfile_argument args[DOCKERFILE_ARGS_MOST];
    size_t arg_count, settings;
    bool full; /* what follows is left out, and that was said */
    unsigned line;
};

/* The last one; there is one. */
struct dockerfile_stage *dockerfile_stage(struct dockerfile_builder *b);
/* About the instruction that is carried out. */
void dockerfile_note(struct dockerfile_builder *b, enum note_kind kind, struct str text);

/* The words of an instruction, for DOCKERFILE_WORDS_ROOM of them; how many. More than there may be
 * are left out, with a note. */
size_t dockerfile_split(struct dockerfile_builder *b, struct str *words, struct str rest);
/* There are more of `what` than `most`: no further instruction is carried out. */
void dockerfile_too_many(struct dockerfile_builder *b, size_t most, const char *what);

/* A member of the stage's configuration, or of a map in it. Both take `v`. */
void dockerfile_set(struct dockerfile_builder *b, const char *key, const struct value *v);
void dockerfile_set_member(struct dockerfile_builder *b, const char *map, struct str key,
                           const struct value *v);

/* "A" of "A=b". */
struct str dockerfile_name_of(struct str variable);
/* STR_NONE: it has no value. */
struct str dockerfile_arg(const struct dockerfile_builder *b, struct str name, bool global);
/* ENV */
void dockerfile_add_variable(struct dockerfile_builder *b, struct str name, struct str value);
/* With variables put in: those of the stage, and in FROM those above the first one. */
struct str dockerfile_expanded(struct dockerfile_builder *b, struct str text);
struct str dockerfile_expanded_global(struct dockerfile_builder *b, struct str text);

/* A list of JSON texts; NULL: it is none, and the shell form. */
const struct value *dockerfile_json_form(struct dockerfile_builder *b, struct str text);
/* CMD, ENTRYPOINT */
void dockerfile_set_command(struct dockerfile_builder *b, const char *key, struct str rest);
/* Of a list in either form. */
void dockerfile_each_word(struct dockerfile_builder *b, struct str rest,
                          void (*take)(struct dockerfile_builder *b, struct str word));

/* ---- dockerfile_health.c --------------------------------------------------------------------- */

/* HEALTHCHECK */
void dockerfile_health(struct dockerfile_builder *b, struct str rest);

#endif
