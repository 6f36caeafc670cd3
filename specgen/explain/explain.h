/* specgen/explain/explain.h - answers to "why?" in full: of a spec value, a field, an error.
 *
 * One text serves the screen and the command line. Ownership: all texts lie in the arena or
 * are borrowed from the assessment. NULL or STR_NONE when memory is short. */
#ifndef SPECGEN_EXPLAIN_EXPLAIN_H
#define SPECGEN_EXPLAIN_EXPLAIN_H

#include "specgen/assess/assess.h"

/* A field of the document that a value was made from, or a node of another tree. */
struct explain_input {
    enum mdl_field_id field; /* MDL_F_NONE: a node; path and value are those of its tree */
    int index;
    struct str path;  /* container.Mounts[0].Source */
    struct str value; /* as it stands in the document, for people */
    struct str label;
};

/* What a value replaced on its way into the spec. */
struct explain_override {
    struct str value; /* JSON */
    enum spec_rule rule;
};

struct explanation {
    struct str subject; /* spec path, field path, or the error's message */
    struct str value;   /* spec value as JSON, field value for people; empty for an error */
    struct str open;    /* what a spec value rests on and nobody has said; empty: nothing */
    struct str chance;  /* what only chance or the host can give: the value is an example */
    struct str why;     /* a sentence: the arithmetic, or the rule */
    bool has_rule;      /* not for a field that nothing uses */
    enum spec_rule rule;
    struct str engines;  /* of the rule: "until 20.10" */
    struct str *changes; /* how it differs between engines, a line each */
    size_t change_count;
    struct str
        folded; /* a line for those that were taken away; specgen/compare/explain_changes.h */
    struct explain_input *inputs;
    size_t input_count;
    struct explain_override *overrides; /* newest first */
    size_t override_count;
    struct str remedy; /* of an error; else empty */
    struct str *notes; /* findings, changes and warnings about the inputs */
    size_t note_count;
    struct str *drives; /* of a field: "path = value" of what it drives now */
    size_t drive_count;
};

/* All return false when memory is short. */
bool explain_node(struct explanation *out, struct arena *a, const struct assessment *r,
                  const struct spec_node *node);
bool explain_field(struct explanation *out, struct arena *a, const struct assessment *r,
                   struct spec_ref field);
/* Of a part of the request, or of an image's configuration: what becomes of it. path: of one that
 * explain_is_asked(). */
bool explain_asked(struct explanation *out, struct arena *a, const struct assessment *r,
                   struct str path);
/* Whether the path leads into a request that a container is made of, or into an image. */
bool explain_is_asked(struct arena *a, const struct assessment *r, struct str path);
bool explain_spec_error(struct explanation *out, struct arena *a, const struct assessment *r,
                        const struct spec_error *e);
bool explain_preflight_error(struct explanation *out, struct arena *a, const struct assessment *r,
                             const struct preflight_error *e);

/* Whether a value of the spec was made of the part of the request or image at the path. */
bool explain_is_driven(struct arena *a, const struct assessment *r, const struct spec_node *n,
                       struct str path);

/* Whether a value stands for one that nobody told: a text that is copied from what is only assumed,
 * true or false that rest on it. *path: what is assumed, container.BaseFS. */
bool explain_assumed(struct str *path, struct arena *a, const struct spec_result *r,
                     const struct spec_node *node);

/* The path of a reference in the document; a pattern ("container.Env[]") where it names no
 * single place. */
struct str explain_ref_path(struct arena *a, const struct assessment *r, struct spec_ref ref);

/* The value with a ? behind it where it rests on what nobody has said; the ? alone where nobody
 * knows it. */
struct str explain_value(struct arena *a, const struct explanation *e);
/* Lines for people, each ended by '\n'. */
struct str explain_text(struct arena *a, const struct explanation *e);

#endif
