/* specgen/convert/losses.h - what a conversion does not carry, and why.
 *
 * What is lost is found by reading the result back: each difference is a loss. Its reason is what
 * the writer remarked, else a row of reasons.def. A difference that neither explains is
 * unforeseen: a defect of the writer, said all the same.
 * Ownership: all lies in the arena, or is borrowed from the document. */
#ifndef SPECGEN_CONVERT_LOSSES_H
#define SPECGEN_CONVERT_LOSSES_H

#include "specgen/create/datum.h"
#include "specgen/create/name_index.h"

enum convert_to {
#define TARGET(id, ...) CONVERT_TO_##id,
#include "specgen/convert/targets.def"
#undef TARGET
    CONVERT_TARGETS
};

enum loss_kind {
    LOSS_LOST,
    LOSS_CHANGED,
    LOSS_ADDED, /* the target says more than the document: nothing is lost */
    LOSS_FACT,  /* nobody set it: the engine made it, or it is told of the host */
    LOSS_KINDS
};
extern const char loss_kind_names[LOSS_KINDS][8]; /* "lost" */

struct loss {
    enum loss_kind kind;
    struct str path;             /* in the document that is converted; covers all that is below */
    const struct datum *value;   /* what stands there; NULL: nothing */
    const struct datum *becomes; /* what is read back instead; NULL: nothing */
    struct str why;
    bool by_reason; /* by a row of reasons.def: the target can never carry it */
    bool unforeseen;
    bool by_image; /* a fact: create took it from the image */
};

/* What a writer knows about a part of the request, by its path in the body. */
struct remark {
    enum loss_kind kind;
    struct str path;
    struct str why;
    size_t number; /* in the order in which they were made */
    const struct remark *next;
};

/* A place of the body, and what was remarked there: there may be as many remarks as settings. */
struct remarked {
    struct name_index parts;    /* of it: by the next step, "[0]", ".Source" */
    const struct remark *last;  /* on the place itself */
    const struct remark *first; /* on it or on a part of it */
    const struct remark *alone; /* it was fine when it was tried alone */
};

struct losses {
    struct arena *a;
    struct loss *items;
    size_t count, size;
    const struct remark *remarks; /* the last one */
    struct remarked body;
};

void losses_init(struct losses *l, struct arena *a);
void losses_add(struct losses *l, const struct loss *loss);
void losses_remark(struct losses *l, enum loss_kind kind, struct str path, struct str why);

/* The setting was tried alone, and written: what is still lost is so beside the others. */
void losses_tried(struct losses *l, struct str setting);

/* "HostConfig.Mounts" of "HostConfig.Mounts[0].Source". */
struct str losses_setting(struct str path);

/* The remark on the path, on what it stands in, or on a part of it; NULL: none. */
const struct remark *losses_remarked(const struct losses *l, struct str path);

/* "Env[1], Cmd": what was left to the image; empty: nothing. In the arena. */
struct str losses_left_to_image(const struct losses *l);

/* Settings that are lost or changed. */
size_t losses_settings(const struct losses *l);

/* Whether `path` is `above` or stands in it. */
bool loss_path_is_within(struct str path, struct str above);

/* The reason of reasons.def for a place of a request's body. added: nothing was asked for there.
 */
struct reason {
    unsigned targets;
    enum loss_kind kind;
    char path[44], why[100];
};
const struct reason *reason_find(enum convert_to to, const struct datum *path, bool added);

#endif
