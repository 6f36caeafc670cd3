/* specgen/redact/redact_parts.h - what the files of this room share. */
#ifndef SPECGEN_REDACT_REDACT_PARTS_H
#define SPECGEN_REDACT_REDACT_PARTS_H

#include "model/document/fields.h"
#include "specgen/redact/redact.h"

/* A part of a text that is to be masked. */
struct redact_span {
    size_t from, to;
    enum redact_reason reason;
    struct str quote; /* to be put around the mask; empty: none */
};

struct redact_spans {
    struct arena *a;
    struct redact_span *items;
    size_t count, size;
};

/* Nothing when it is empty or a mask already. */
void redact_add_span(struct redact_spans *out, struct str text, size_t from, size_t to,
                     enum redact_reason reason);
void redact_add_quoted(struct redact_spans *out, const struct redact_span *span);

/* ---- find_*.c: the secrets of one kind in a text ----------------------------------------- */
void redact_find_assigned(struct redact_spans *out, struct str text);
void redact_find_addresses(struct redact_spans *out, struct str text);
void redact_find_tokens(struct redact_spans *out, struct str text);
void redact_find_environments(struct redact_spans *out, struct str text);
void redact_find_plugin_inputs(struct redact_spans *out, struct str text);
void redact_find_credential(struct redact_spans *out, struct str text);

/* All of them but the last, which is about a text that is a credential spec. */
void redact_find(struct redact_spans *out, struct str text);

/* Whether a key, a flag or a variable is called like a secret. */
bool redact_is_secret_name(struct str name);
/* "--password", "/token", "-Pwd": a flag whose value is the next word. */
bool redact_is_secret_flag(struct str word);
bool redact_is_mask(struct str text);

/* ---- redact_index.c ------------------------------------------------------------------------- */

/* By its secret; NULL: it has none yet. */
struct redact_mask *redact_index_find(const struct redact_index *x, struct str secret);
bool redact_index_add(struct redaction *r, struct redact_mask *m);
/* The longest secret of those that are one everywhere that begins at `at`. */
struct redact_mask *redact_index_at(struct redaction *r, struct str text, size_t at);
bool redact_index_sort(struct redaction *r); /* before redact_index_at(), after additions */

/* ---- redact.c ---------------------------------------------------------------------------------
 */

/* The secret's mask, an old one or a new one. NULL: no memory. */
struct redact_mask *redact_mask_of(struct redaction *r, struct str secret,
                                   enum redact_reason reason, struct str place);
/* The text with its spans masked, and what is a secret everywhere. */
struct str redact_apply(struct redaction *r, struct arena *a, struct str text,
                        struct redact_spans *spans, struct str place);

/* ---- redact_names.c -------------------------------------------------------------------------- */

/* Takes the names, parts of paths or ids of a text up among the masks. */
void redact_names_learn(struct redaction *r, enum mdl_holds holds, struct str text,
                        struct str place);

#endif
