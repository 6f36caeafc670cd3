/* specgen/compare/against.h - a spec that a daemon wrote against the one that is generated for the
 * document: what differs, and which settings would make it the same.
 *
 * A cause is tried before it is told: the document is changed by it, the spec generated again, and
 * the difference is gone. Candidates are read from the other spec (against_candidates.c) and are
 * what the engine's releases do differently. What only goes away together with other causes is
 * looked for in further rounds, on the document with those applied.
 * Ownership: all lies in the arena, or is borrowed from the document and the other spec.
 * Errors:    ERR_OOM; ERR_INPUT for a document that cannot be read.
 * Cost:      a generation and a comparison a candidate, at most AGAINST_TRIALS of them. */
#ifndef SPECGEN_COMPARE_AGAINST_H
#define SPECGEN_COMPARE_AGAINST_H

#include "model/document/knowledge.h"
#include "specgen/assess/assess.h"

#define AGAINST_TRIALS 400
#define AGAINST_ROUNDS 3

/* A place of the document, and what would have to stand there. */
struct against_setting {
    struct str path;
    const struct value *now, *then; /* NULL: nothing */
    enum mdl_certainty certainty;   /* of what stands there */
    struct str source;              /* who said it; empty: the document itself */
};

struct against_cause {
    const struct against_setting *settings; /* all of them together */
    size_t count;
    size_t explains; /* differences of its round */
    unsigned round;  /* from 1; further ones: beside the first causes of the rounds before */
    const struct against_cause *next;
};

struct against_difference {
    struct str path;         /* in the spec */
    struct str ours, theirs; /* JSON; empty: it is not there */
    /* What explains most first; NULL: no setting that was tried makes it so. */
    const struct against_cause *causes;
    const struct str *reaching; /* without a cause: fields that can change the place, by pattern */
    size_t reaching_count;
    bool open; /* ours rests on what nobody has said */
};

struct against {
    struct against_difference *items;
    size_t count, explained;
    const struct spec_error *error; /* ours is unfinished: the engine refuses */
    size_t trials;                  /* that were made */
    bool cut;                       /* there were more candidates than AGAINST_TRIALS */
};

typedef struct plat against_host(const struct mdl_doc *doc);

struct err *against_spec(struct against *out, struct arena *a, const struct value *root,
                         const struct value *theirs, against_host *host);

#endif
