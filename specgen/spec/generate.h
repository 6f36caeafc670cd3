/* specgen/spec/generate.h - the rules of Docker's Windows daemon: (document, host) -> result.
 *
 * One call, one result; everything a view may show is in it. The same inputs give the same
 * bytes. The source of each rule is in specgen/engine/rules_spec.def; the engine is the
 * document's (model/document/engine.h).
 *
 * Ownership: the result and all it points to live in the arena given, or are borrowed from
 *            the document; both must outlive it. It is read-only after return.
 * Errors:    what the engine would refuse is not an error of the call but result->error. */
#ifndef SPECGEN_SPEC_GENERATE_H
#define SPECGEN_SPEC_GENERATE_H

#include "specgen/spec/result.h"

/* NULL on success or ERR_OOM. */
struct err *spec_generate(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                          struct spec_result *out);
/* The same without findings, for who asks for nothing but the spec. */
struct err *spec_generate_only(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                               struct spec_result *out);
/* As another engine than the document's. */
struct err *spec_generate_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                             const struct engine *engine, enum spec_wanted wanted,
                             struct spec_result *out);

/* The steps that a release has, in its order; returns how many. */
size_t spec_steps(enum spec_step out[SPEC_STEP_COUNT], uint32_t release);
/* A step's place in that order, from 1, and how many there are. */
int spec_step_number(enum spec_step step, uint32_t release, int *of);

#endif
