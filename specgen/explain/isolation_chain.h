/* specgen/explain/isolation_chain.h - who decides the isolation, and which ones this host allows.
 */
#ifndef SPECGEN_EXPLAIN_ISOLATION_CHAIN_H
#define SPECGEN_EXPLAIN_ISOLATION_CHAIN_H

#include "specgen/assess/assess.h"

/* Container beats daemon beats product. */
enum { ISOLATION_LINK_CONTAINER, ISOLATION_LINK_DAEMON, ISOLATION_LINK_PRODUCT, ISOLATION_LINKS };

struct isolation_link {
    const char *who;  /* "container (--isolation)" */
    struct str value; /* what it says; empty: nothing */
    bool decides;
    bool assumed; /* nobody told what it says */
};

struct isolation_mode {
    const char *name; /* process, hyperv */
    bool chosen;
    enum { ISOLATION_ALLOWED, ISOLATION_REFUSED, ISOLATION_UNKNOWN } state;
    struct str why;
};

struct isolation_chain {
    struct isolation_link links[ISOLATION_LINKS];
    struct isolation_mode modes[2];
};

void isolation_chain(struct isolation_chain *out, struct arena *a, const struct assessment *r);

#endif
