/* specgen/explain/explain_parts.h - what explanations are put together with; for this room only. */
#ifndef SPECGEN_EXPLAIN_EXPLAIN_PARTS_H
#define SPECGEN_EXPLAIN_EXPLAIN_PARTS_H

#include "specgen/explain/explain.h"

/* Room for one more element of `size` bytes; doubles. NULL when memory is short. */
void *explain_grown(struct arena *a, void *items, size_t count, size_t size);
/* Behind the others. */
void explain_add(struct arena *a, struct str **list, size_t *count, struct str text);
/* The rule, the engines that have it, and how it differs between them. */
void explain_set_rule(struct explanation *e, struct arena *a, const struct assessment *r,
                      enum spec_rule rule);
/* A node's JSON in short, for people: "[ 3 ]", "{ 2 }" for what has members; a null that stands for
 * what is not known says so. */
struct str explain_shown(struct arena *a, const struct spec_node *node);

/* Where a reference stands in the document. *v: what is there; NULL: nothing. */
struct str explain_place(const struct value **v, struct arena *a, const struct spec_result *r,
                         const struct mdl_doc *doc, struct spec_ref ref);

/* A note: what somebody says, or, where said_by is empty, what we say by a rule. */
void explain_problem(struct explanation *e, struct arena *a, struct str said_by, struct str text,
                     enum spec_rule rule);
/* Notes of all problems that rest on the field, the element or what is in it. False: no memory. */
bool explain_problems(struct explanation *e, struct arena *a, const struct assessment *r,
                      struct spec_ref ref);

/* Notes of what the container gets, where that is not what was set. False: no memory. */
bool explain_gets(struct explanation *e, struct arena *a, const struct assessment *r,
                  enum mdl_field_id field);
/* Notes of the questions that the field would answer, and of how to find each out. */
void explain_questions(struct explanation *e, struct arena *a, const struct assessment *r,
                       struct spec_ref ref);
void explain_settle(struct explanation *e, struct arena *a, const struct spec_unknown *u);

#endif
