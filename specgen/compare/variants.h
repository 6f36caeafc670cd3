/* specgen/compare/variants.h - the same document with one thing varied, to be compared.
 *
 * Ownership: a variant owns its document; variants_finish() releases it. Labels and
 *            assumptions lie in the arena given, or are static.
 * Errors:    ERR_INPUT and ERR_NOT_FOUND about a path or a text, ERR_OOM. */
#ifndef SPECGEN_COMPARE_VARIANTS_H
#define SPECGEN_COMPARE_VARIANTS_H

#include "model/document/edit.h"
#include "model/document/engine.h"
#include "model/document/host_profiles.h"

struct variant {
    struct str label; /* "hyperv", "moby-29" */
    const struct value *root;
    const char *const *assumptions; /* sentences; NULL-terminated */
};
void variants_finish(struct variant *v, size_t count);

/* `path` set to the text, as --set does it; an empty text unsets. */
struct err *variant_set(const struct value **out, struct arena *a, const struct value *root,
                        struct str path, struct str text);

/* The same container in another kind of isolation. What had to be changed beside the
 * isolation itself, and what that leaves open, is in the assumptions. */
enum variant_kind { VARIANT_PROCESS, VARIANT_HYPERV, VARIANT_LINUX, VARIANT_KINDS };
extern const char variant_kind_names[VARIANT_KINDS][8]; /* "process", "hyperv", "linux" */

struct err *variant_of_kind(struct variant *out, struct arena *a, const struct value *root,
                            enum variant_kind kind);

/* On another host. */
struct err *variant_of_host(struct variant *out, struct arena *a, const struct value *root,
                            const struct host_profile *host);

/* Of another engine; the label is its name. */
struct err *variant_of_engine(struct variant *out, const struct value *root,
                              const struct mdl_engine *engine);

#endif
