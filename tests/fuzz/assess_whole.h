/* tests/fuzz/assess_whole.h - a document through the whole of specgen, for the targets that make
 * one.
 */
#ifndef TESTS_FUZZ_ASSESS_WHOLE_H
#define TESTS_FUZZ_ASSESS_WHOLE_H

#include "specgen/assess/assess.h"

/* Says it and aborts. */
_Noreturn void fuzz_broken(const char *what, struct str text);
void fuzz_must(struct err *e);

/* Each node's path leads to it, all is explained and reported, a spec equals itself, no question is
 * asked twice. small: also what takes long. */
void fuzz_assess(const struct mdl_doc *doc, enum assess_settings settings, bool small);

#endif
