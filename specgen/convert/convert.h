/* specgen/convert/convert.h - a document as something else: a run line, a compose file, a docker
 * inspect, the spec, a scenario; with what is lost on the way.
 *
 * A run line, a compose file and an inspect are read back before they are given out, by the code
 * that reads them from people (model/client, model/compose, specgen/create): what does not come
 * back is a loss (losses.h).
 * Ownership: the result lies in the arena and borrows from the document, which must outlive it.
 * Errors:    ERR_OOM, ERR_INPUT for a document that cannot be read, ERR_UNSUPPORTED for what the
 *            target cannot say at all. What the engine refuses is `refusal`.
 * Cost:      linear in the document, and what the engine does. */
#ifndef SPECGEN_CONVERT_CONVERT_H
#define SPECGEN_CONVERT_CONVERT_H

#include "model/shell/shell.h"
#include "platform/platform.h"
#include "specgen/convert/losses.h"
#include "specgen/convert/run_words.h"
#include "specgen/spec/result.h"

struct convert_options {
    enum shell shell;                               /* of a run line */
    bool wrap;                                      /* a run line over several lines */
    struct plat (*host)(const struct mdl_doc *doc); /* who answers for the host */
};

struct conversion {
    struct str text; /* with a line end behind it, but for oci-compact; empty: refused */
    struct losses losses;
    const struct spec_error *refusal; /* of the engine: there is no such thing */
    bool open;                        /* a spec that rests on what nobody said */
    bool image_unknown;   /* what the image gave may stand in it: nobody told what that is */
    bool other_in_legacy; /* a run line for PowerShell that 5.1 reads as something else */
};

struct conversion_input {
    struct arena *a;
    const struct value *root;
    const struct convert_options *options;
};

typedef struct err *convert_write(struct conversion *out, const struct conversion_input *in);

struct convert_target {
    const char *name, *title, *carries;
    convert_write *write;
};
extern const struct convert_target convert_targets[CONVERT_TARGETS];

/* False: none is called that. */
bool convert_find(enum convert_to *out, struct str name);

struct err *convert(struct conversion *out, struct arena *a, const struct value *root,
                    enum convert_to to, const struct convert_options *options);

/* What docker run says of one place of a document alone. */
struct convert_flags {
    struct str text; /* "--env A=1 --env B=2"; empty: none, or none is needed */
    struct str why;  /* what docker's client says to it; empty: nothing */
    bool unsayable;  /* the shell has no way to say a part: don't use the text */
};

/* v: what stands there, or an element of it. */
struct err *convert_flags(struct convert_flags *out, struct arena *a, const struct value *v,
                          const struct value_step *steps, size_t count, enum shell shell);

/* A container of specgen/create as docker inspect of that release prints it. */
struct err *convert_inspect_text(struct str *out, struct arena *a, const struct datum *container,
                                 uint32_t release);

#endif
