/* specgen/assess/problems_answered.h - what somebody got and what is worked out here, too, is one
 * problem: in the words that were answered, with all that is known of the refusal. */
#ifndef SPECGEN_ASSESS_PROBLEMS_ANSWERED_H
#define SPECGEN_ASSESS_PROBLEMS_ANSWERED_H

#include "specgen/assess/problems.h"

/* The first `answers` of the list were answered, the others worked out; id: the container's, which
 * may be another one in the answer. What is joined leaves the list. */
void problems_join_answered(struct problems *list, struct str id, size_t answers);

#endif
