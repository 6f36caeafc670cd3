/* specgen/redact/redact_parts.h - what the files of this room share. */
#ifndef SPECGEN_REDACT_REDACT_PARTS_H
#define SPECGEN_REDACT_REDACT_PARTS_H

#include "model/document/fields.h"
#include "specgen/redact/redact.h"

#include <stdint.h>

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

void redact_find_commands(struct redact_spans *out, struct str text);

/* All of them but redact_find_credential(), which is about a text that is a credential spec. */
void redact_find(struct redact_spans *out, struct str text);

/* ---- find_places.c: what a text says of whose system it is ----------------------------------- */

struct redact_place {
    struct str text;
    bool is_path; /* else it is a host */
};
/* The next one at or behind *at, which moves on. */
bool redact_next_place(struct redact_place *out, struct str text, size_t *at);

/* What a command line is, by its words (find_commands.c); zero before the first. */
struct redact_command {
    size_t count;
    bool user;       /* it names somebody */
    bool share_user; /* with /user: */
    bool joined;     /* its password may follow the flag at once: -psecret */
    bool docker, run, task;
    size_t net, share, account, variable, secure; /* where what is asked about begins; 0: nowhere */
    size_t program; /* behind a flag for the user that docker's own commands do not have */
};
void redact_command_add(struct redact_command *c, struct str word);
/* Once all are added, of each in turn: whether it, from *from on, is a password by its place. */
bool redact_command_secret(struct redact_command *c, size_t *from, struct str before,
                           struct str word, size_t at);

/* Labels that tools write and that are no secrets. */
bool redact_is_known_label(struct str key);

/* ---- secret_name.c ---- */

bool redact_in_name(char c);
bool redact_joins_name(char c); /* '-', '_', '.' */
/* Whether a key, a flag or a variable is called like a secret. */
bool redact_is_secret_name(struct str name);
/* Of such a name: "secretName", "token-path" tell where it is. */
bool redact_is_about_secret(struct str name);
bool redact_is_identifier(struct str name); /* "x-api-key": no sentence has such a word */
bool redact_is_variable(struct str name);   /* "DB_PASSWORD" */
/* "--password", "/token", "-Pwd": a flag whose value is the next word. */
bool redact_is_secret_flag(struct str word);

/* ---- redact_long.c: secrets of more than BOUND_SECRET bytes ---------------------------------- */

struct redact_long {
    struct redact_mask *mask;
    uint64_t first, whole; /* hashes of its first BOUND_SECRET bytes, and of all */
    uint64_t power;        /* what a hash is multiplied by over its length */
};
struct redact_longs {
    struct redact_long *items;
    size_t count;
};
bool redact_is_long(struct str secret);
bool redact_longs_add(struct redact_longs *l, struct redact_mask *m);
void redact_longs_sort(struct redact_longs *l); /* before a text is looked through */
void redact_longs_finish(struct redact_longs *l);

/* A text to be looked through; where there is nothing to look for it costs nothing. */
struct redact_windows {
    const struct redact_longs *longs;
    struct str text;
    uint32_t *hashes; /* of what is before each byte */
    uint64_t power;
};
/* longs: NULL for none. False: no memory. */
bool redact_windows_make(struct redact_windows *out, const struct redact_longs *l, struct str text);
void redact_windows_finish(struct redact_windows *w);
/* The longest secret that begins at `at` and ends at `to` at the latest. */
struct redact_mask *redact_windows_at(const struct redact_windows *w, size_t at, size_t to);

/* ---- redact_index.c ------------------------------------------------------------------------- */

/* By its secret; NULL: it has none yet. */
struct redact_mask *redact_index_find(const struct redact_index *x, struct str secret);
bool redact_index_add(struct redaction *r, struct redact_mask *m);
const struct redact_longs *redact_index_longs(const struct redact_index *x); /* NULL: none */
/* The longest secret that is not long (redact_long.c) of those that are one everywhere that begins
 * at `at`; once more the next shorter one. *last is 0 at first. */
struct redact_mask *redact_index_at(struct redaction *r, struct str text, size_t at, size_t *last);
bool redact_index_sort(struct redaction *r); /* before redact_index_at(), after additions */

/* ---- redact.c ---- */

size_t redact_mask_len(struct str text); /* of one that the text begins with; 0: with none */
bool redact_is_mask(struct str text);    /* one, or several that touch */
/* Of an id that was masked nothing is left but a small number. */
bool redact_is_masked_id(struct redaction *r, struct str id);
/* What is masked later gets another mask than those of the text. */
void redact_note_masks(struct redaction *r, struct str text);

/* The secret's mask, an old one or a new one. NULL: no memory. */
struct redact_mask *redact_mask_of(struct redaction *r, struct str secret,
                                   enum redact_reason reason, struct str path);
/* The text with its spans masked, and what is a secret everywhere. */
struct str redact_apply(struct redaction *r, struct arena *a, struct str text,
                        struct redact_spans *spans, struct str path);

/* ---- redact_names.c -------------------------------------------------------------------------- */

/* Takes the names, parts of paths or ids of a text up among the masks. */
void redact_names_learn(struct redaction *r, enum mdl_holds holds, struct str text,
                        struct str path);

#endif
