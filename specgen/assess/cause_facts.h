/* specgen/assess/cause_facts.h - what causes need of a container and its host, and whether they are
 * told to have it.
 *
 * Only what is told rules anything out: what is assumed or not known leaves a cause open. */
#ifndef SPECGEN_ASSESS_CAUSE_FACTS_H
#define SPECGEN_ASSESS_CAUSE_FACTS_H

#include "model/diagnosis/error_text.h"
#include "specgen/assess/assess.h"

enum cause_state {
    CAUSE_OPEN,      /* nothing that is told says whether the container has what it needs */
    CAUSE_FITS,      /* the container has it */
    CAUSE_RULED_OUT, /* and here it does not */
};

enum cause_needs {
    NEEDS_PROCESS,
    NEEDS_HYPERV,
    NEEDS_OTHER_BUILD,
    NEEDS_PROCESS_UPDATE,
    NEEDS_MOUNTS,
    NEEDS_HYPERV_DRIVE,
    NEEDS_NESTED_MOUNTS,
    NEEDS_MEMORY,
    NEEDS_HYPERV_MEMORY,
    NEEDS_HYPERV_COMMIT, /* a virtual machine has memory without a limit, too */
    NEEDS_HYPERV_ACCOUNT_1703,
    NEEDS_ACCOUNT,
    NEEDS_DEVICES,
    NEEDS_PORTS,
    NEEDS_JOINED,
    NEEDS_LINUX,
    NEEDS_STORAGE_OPT,
    NEEDS_USER,
    NEEDS_WORKING_DIRECTORY,
    NEEDS_PROGRAM_DRIVE,
    NEEDS_BUILT_IN,
    NEEDS_LINUX_PROGRAM,
    NEEDS_OPTION_BEHIND,
};

/* One thing that a cause needs: whether it is there, and the words for it. */
struct cause_told {
    enum cause_state state;
    struct str because; /* of OPEN it may be empty */
};

struct cause_facts {
    struct arena *a;
    const struct assessment *r;
    const struct mdl_doc *doc; /* as written */
    bool settings_told;        /* HostConfig is not an assumed one */
};

/* With a request r->doc, which must be there, is the container made of it. */
struct cause_facts cause_facts_of(struct arena *a, const struct assessment *r,
                                  const struct mdl_doc *doc);

/* Words in the arena of `f`. */
struct cause_told cause_needed(const struct cause_facts *f, enum cause_needs needs);

/* What is told of the container's isolation; of one that is assumed nothing. */
enum tail_isolation assess_isolation_told(const struct assessment *r, const struct mdl_doc *doc);

#endif
