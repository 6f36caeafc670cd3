/* specgen/compare/upgrade.h - what becomes of one container on each later engine, and why.
 *
 * Each step is told against the step before it, so that a difference stands where it appears;
 * how many there are against the document's own engine is counted beside it. A change of the
 * engine is named as the cause of a difference when the later engine without that one change
 * would not show it: nothing is guessed from versions.
 * Ownership: all lies in the arena given, or is borrowed from the document.
 * Cost:      one assessment for each engine and for each change between two of them that it was
 *            asked for; n log n in the specs.
 * Errors:    ERR_OOM. */
#ifndef SPECGEN_COMPARE_UPGRADE_H
#define SPECGEN_COMPARE_UPGRADE_H

#include "specgen/assess/assess.h"

enum upgrade_kind {
    UPGRADE_ANSWER,  /* who refuses, and how */
    UPGRADE_SPEC,    /* a value of the spec */
    UPGRADE_ORDER,   /* the same elements of a list in another order */
    UPGRADE_SETTING, /* what create changes */
    UPGRADE_WARNING, /* of create, or of what passes in silence */
    UPGRADE_KINDS
};
extern const char upgrade_kind_names[UPGRADE_KINDS][8]; /* "answer", "spec", ... */

struct upgrade_difference {
    enum upgrade_kind kind;
    struct str path;          /* of the spec, or of the field; empty: of the whole answer */
    struct str before, after; /* JSON or a sentence; empty: not there */
    struct engine_set causes; /* empty: only several together */
    struct spec_ref ref;      /* the field to look at; MDL_F_NONE: none */
};

/* Differences that are listed of one step, and of elements of one list that follow each other; the
 * others are counted, and no cause is looked for. */
#define UPGRADE_MOST 200
#define UPGRADE_RUN  20

struct upgrade_step {
    const struct mdl_engine *engine;
    uint32_t release;
    struct assess_answer answer;
    size_t total[UPGRADE_KINDS];      /* differences from the document's own engine */
    struct upgrade_difference *items; /* from the step before; none of the first */
    size_t count, left_out;
};

/* A single release of the oldest line has all lines before it, its own as well. */
#define UPGRADE_STEPS (MDL_ENGINE_COUNT + 1)

struct upgrade {
    struct upgrade_step steps[UPGRADE_STEPS]; /* the document's engine first */
    size_t count;                             /* at least 1 */
};

struct err *upgrade_make(struct upgrade *out, struct arena *a, const struct mdl_doc *doc,
                         const struct plat *host, enum assess_settings settings);

/* What one engine does in another way than the other; the document's own does not matter.
 * `total` stays 0. */
struct err *upgrade_between(struct upgrade_step *out, struct arena *a, const struct mdl_doc *doc,
                            const struct plat *host, enum assess_settings settings, uint32_t from,
                            uint32_t to);

/* Of the changes given, those that make a difference for this document: its engine with each of
 * them undone, or had. Cost: one assessment a change. */
struct err *upgrade_changes_that_matter(struct engine_set *out, const struct mdl_doc *doc,
                                        const struct plat *host, enum assess_settings settings,
                                        const struct engine_set *changes);

/* The difference about a path of the spec, or about what it stands in or opens; NULL: none. */
const struct upgrade_difference *upgrade_difference_at(const struct upgrade_step *s,
                                                       struct str path);

/* Why, in sentences: a line for each cause. */
struct str upgrade_causes(struct arena *a, const struct upgrade_difference *d, uint32_t release);

/* Whether some later engine gives another answer. */
bool upgrade_answers_differ(const struct upgrade *u);

#endif
