/* specgen/assess/problems.h - everything that is wrong or doubtful about a document, in one list.
 *
 * The engine's answer comes first, then what it would refuse once that is fixed, its own
 * warnings, and what it lets pass in silence. Made once per result, in the result's arena. */
#ifndef SPECGEN_ASSESS_PROBLEMS_H
#define SPECGEN_ASSESS_PROBLEMS_H

#include "specgen/assess/assess.h"
#include "specgen/credential/credential_lint.h"

enum problem_severity { PROBLEM_ERROR, PROBLEM_WARNING, PROBLEM_INFO, PROBLEM_COUNT };

struct problem {
    enum problem_severity severity;
    bool reached;      /* false: the engine refuses before it comes here */
    bool answered;     /* worked out, and just what somebody got */
    const char *part;  /* create, start, spec, finding, credential, document */
    const char *stage; /* step or check that meets it; NULL: none */
    struct str text;
    struct str remedy; /* may be empty: the rule's text says it */
    enum spec_rule rule;
    struct spec_ref ref;
    const struct preflight_error *preflight; /* of an error, one of the two */
    const struct spec_error *spec;
    uint32_t release; /* of the engine, with spec */
};

struct problems {
    struct problem *items;
    size_t count;
    size_t of[PROBLEM_COUNT];
};

/* What was said of a credential spec. */
struct problems_said {
    struct arena arena; /* of all that follows */
    bool said;
    struct str data;
    struct credential_context context;
    struct credential_report report;
};

/* The same, for a document that is assessed after each key: the same bytes for the same container
 * are not read again. */
struct problems_kept {
    struct problems_said of[2]; /* without and with Hyper-V, between which people go to and fro */
};
void problems_kept_init(struct problems_kept *k);
void problems_kept_finish(struct problems_kept *k);

/* False: no memory. */
bool problems_make(struct problems *out, struct arena *a, const struct assessment *r);
/* The same. What comes out may lie in an arena of kept: it lives until the next call with that. */
bool problems_renew(struct problems *out, struct arena *a, const struct assessment *r,
                    struct problems_kept *kept);

extern const char problem_severity_names[PROBLEM_COUNT][8]; /* "error", ... */

/* The class of the engine's error, or "panic"; NULL: it is none of the engine's errors. */
const char *problem_class(const struct problem *p);
/* 0: the engine gives none. */
int problem_http_status(const struct problem *p);
/* Its own, or that of its rule; may be empty. */
struct str problem_remedy(const struct problem *p);

char problem_sign(enum problem_severity severity);

/* What the API client sees of an error; empty for the others. */
struct str problem_answer(struct arena *a, const struct problem *p);
/* "create, check the settings": where the engine meets it. */
struct str problem_where(struct arena *a, const struct problem *p);

#endif
