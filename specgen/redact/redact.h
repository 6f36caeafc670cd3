/* specgen/redact/redact.h - a document or a text without its secrets.
 *
 * The same value gets the same mask, over all documents and texts of one redaction, in the order in
 * which they come: "REDACTED-1". A text that is a mask already stays, so that redacting twice is
 * redacting once. Masks are letters, digits and a hyphen: they need no quoting anywhere.
 * Names, paths and ids stay unless REDACT_NAMES is asked for.
 *
 * Ownership: redaction_finish() gives everything back; redacted texts lie in the arena given.
 * Errors:    ERR_OOM.
 * Cost:      n log n in the text. */
#ifndef SPECGEN_REDACT_REDACT_H
#define SPECGEN_REDACT_REDACT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

enum redact_level { REDACT_SECRETS, REDACT_NAMES };

enum redact_reason {
#define REASON(id, text) REDACT_##id,
#include "specgen/redact/reasons.def"
#undef REASON
    REDACT_REASON_COUNT
};
extern const char *const redact_reason_text[REDACT_REASON_COUNT];

/* What got a mask. */
struct redact_mask {
    struct str secret;
    struct str mask;
    struct str path; /* where it was found first: a path of the document, or empty: in a text */
    enum redact_reason reason;
    bool everywhere; /* it is a secret wherever it stands */
    size_t count;    /* places that were masked */
};

/* What is left of a text may look like a secret together with the masks in it: it is looked through
 * again, so often at most. */
#define REDACT_ROUNDS 4

struct redact_index;

struct redaction {
    enum redact_level level;
    struct arena arena;
    struct redact_mask **masks; /* in their order */
    size_t count, size;
    struct redact_index *index; /* of them */
    size_t numbered[2];         /* last number given: REDACTED-, NAME- */
};

void redaction_init(struct redaction *r, enum redact_level level);
void redaction_finish(struct redaction *r);

/* *root, which is owned, is replaced. Who looks at several documents gives all of them first to
 * redaction_learn(), so that what is a secret in one is masked in all. */
struct err *redact_document(struct redaction *r, const struct value **root);
struct err *redaction_learn(struct redaction *r, const struct value *root);

/* A text that is no document. STR_NONE when memory is short, which the arena remembers. */
struct str redact_text(struct redaction *r, struct arena *a, struct str text);

/* All of it is one secret. */
struct str redact_whole(struct redaction *r, struct arena *a, struct str text,
                        enum redact_reason reason);

#endif
