/* specgen/spec/unknown.h - what an answer rests on and nobody has said.
 *
 * A rule that asks the host and is told UNKNOWN, or that only an assumed fact would make refuse,
 * asks here, goes on with the reading that refuses nothing, and names what it put. To add a
 * question: a row in questions.def.
 * Ownership: all of it lies in the arena of its list. */
#ifndef SPECGEN_SPEC_UNKNOWN_H
#define SPECGEN_SPEC_UNKNOWN_H

#include "platform/platform.h"
#include "specgen/tree/tree.h"

enum spec_question {
#define QUESTION(id, ...) SPEC_ASK_##id,
#include "specgen/spec/questions.def"
#undef QUESTION
    SPEC_QUESTION_COUNT
};

/* A place of the spec whose bytes the answer decides. */
struct spec_affected {
    const struct spec_node *node; /* NULL: nothing stands there as long as it is unknown */
    struct str path;              /* then */
    const struct spec_affected *next;
};

struct spec_unknown {
    enum spec_question id;
    struct str path; /* of the fact, as host.Unknown names it: NumCPU */
    bool named;      /* the path names the thing itself, and tells two questions apart */
    struct str question, taken_as;
    struct str because;  /* who could have said it and did not */
    struct str settle;   /* how to find out: one way a line */
    enum spec_rule rule; /* that asked */
    struct spec_ref ref; /* the field that the answer belongs into */
    const struct spec_affected *affects, *affects_last;
    const struct spec_unknown *next;
};

struct spec_unknowns {
    struct arena *a;
    const struct mdl_doc *doc;
    const struct spec_unknown *first, *last;
    size_t count;
    const struct spec_unknown **slots; /* by what tells questions apart, once they are many */
    size_t slot_count;
};

/* What is asked: about `subject`, whose answer belongs below `field` at `key` (.s NULL: into the
 * field itself). `from`: the answer that says nothing. */
struct spec_asked {
    enum spec_question id;
    enum spec_rule rule;
    struct str subject;
    enum mdl_field_id field;
    struct str key;
    const struct spec_ref *answer; /* the same as a place that is there; NULL: the field */
    const struct plat_from *from;
};

/* The same question twice is one. NULL: memory is short, as the arena remembers. */
struct spec_unknown *spec_ask(struct spec_unknowns *list, const struct spec_asked *asked);

/* Marks what the rule put, or where it would have put something. Both take NULLs. */
void spec_affects(struct spec_unknowns *list, struct spec_unknown *u, struct spec_node *node);
void spec_affects_path(struct spec_unknowns *list, struct spec_unknown *u, struct str path);

/* The open question that the value rests on; NULL: none. A command is open as a whole; of other
 * lists and of objects it is open what more could stand in them. */
static inline const struct spec_unknown *spec_unknown_of(const struct spec_node *n)
{
    return n->unknown == NULL && n->parent != NULL && str_is(n->parent->key, "args")
               ? n->parent->unknown
               : n->unknown;
}

/* Whether any byte of the spec depends on one of them. */
bool spec_is_open(const struct spec_unknowns *list);

/* Puts those of `from` behind, but for those that are there. */
void spec_unknowns_join(struct spec_unknowns *to, const struct spec_unknowns *from);

/* Where the answer belongs, from the document on: host.NumCPU. */
struct str spec_unknown_path(struct arena *a, const struct spec_unknown *u);

/* The path of what is affected. */
struct str spec_affected_path(struct arena *a, const struct spec_affected *affected);

#endif
