/* specgen/credential/credential_lint.h - what is wrong with a credential spec, before Windows meets
 * it.
 *
 * The engine passes the text on without looking into it; a mistake shows only as a container
 * that does not start or has no identity in the domain. What is checked is what Microsoft's
 * documentation, the plug-ins' documentation and people's reports say; rules LINT-... in
 * specgen/engine/rules.def. A secret is never part of a text given here.
 * Ownership: the report lies in the arena and borrows nothing. */
#ifndef SPECGEN_CREDENTIAL_CREDENTIAL_LINT_H
#define SPECGEN_CREDENTIAL_CREDENTIAL_LINT_H

#include "model/base/arena.h"
#include "specgen/engine/rules.h"

#include <stdint.h>

enum credential_severity {
    CREDENTIAL_INFO,    /* worth knowing */
    CREDENTIAL_WARNING, /* works in some places only, or is not what it seems */
    CREDENTIAL_ERROR,   /* the container will not have the identity that is asked for */
};

/* The container that the spec is for. */
struct credential_context {
    struct str hostname; /* as set; empty: Docker makes one from the container's id */
    uint64_t os_build;   /* of the host; 0 = unknown, nothing is said of its version */
    bool hyperv;         /* the isolation that counts in the end */
};

struct credential_problem {
    enum credential_severity severity;
    enum spec_rule rule;
    struct str path;       /* ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name; "" = all */
    unsigned line, column; /* in the data, from 1; 0 = nowhere. Of what is missing: the object's */
    struct str text;       /* what it is and what it means */
    struct str remedy;
    const struct credential_problem *next;
};

/* Told of one document; others are only counted, and unknown members not even that. */
#define CREDENTIAL_PROBLEMS_MAX 100

struct credential_report {
    const struct credential_problem *problems; /* in the order of the document */
    size_t count, error_count, warning_count;
};

/* false: memory is short. */
bool credential_lint(struct credential_report *out, struct arena *a, struct str data,
                     const struct credential_context *context);

#endif
