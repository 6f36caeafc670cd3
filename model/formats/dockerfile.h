/* model/formats/dockerfile.h - a Dockerfile, and what its last stage makes of an image's
 * configuration.
 *
 * Source: docker docs, Dockerfile reference; buildkit frontend/dockerfile/parser (escape,
 * continuation lines, remarks, heredocs) and dockerfile2llb (what each instruction sets). */
#ifndef MODEL_FORMATS_DOCKERFILE_H
#define MODEL_FORMATS_DOCKERFILE_H

#include "model/base/arena.h"
#include "model/value/value.h"

/* How the image is called that it makes, of which the base is not told. */
#define DOCKERFILE_IMAGE "dockerfile"

struct dockerfile_line {
    struct str word; /* the instruction */
    struct str rest; /* joined, without what continued it */
    unsigned line;   /* of the text, where it begins */
    bool unfinished; /* the text ends where it goes on */
};

struct dockerfile_walk {
    struct arena *arena;
    struct str rest;
    unsigned line;
    char escape; /* '\\', or '`' by the directive */
};

void dockerfile_walk_init(struct dockerfile_walk *w, struct arena *a, struct str text);
/* False: there is none any more. */
bool dockerfile_walk_next(struct dockerfile_walk *w, struct dockerfile_line *out);

/* Whether it is the name of an instruction, in any case. */
bool dockerfile_is_instruction(struct str word);

/* Words apart by blanks, as they are written: quotes and the escape character keep blanks together.
 * At most `most`; how many. */
size_t dockerfile_words(struct str *out, size_t most, struct str text, char escape);

/* A word without quotes and escapes, with $NAME, ${NAME}, ${NAME:-word} and ${NAME:+word} put in by
 * `find`, which gives STR_NONE (s == NULL) for a name that has no value. What cannot be resolved
 * stays as it is, and *unresolved is set. */
struct str dockerfile_expand(struct arena *a, struct str text, char escape,
                             struct str (*find)(void *ctx, struct str name), void *ctx,
                             bool *unresolved);

#endif
