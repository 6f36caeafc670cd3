/* specgen/explain/effective.h - set versus effective: what the user set, what the spec says, what
 * the container gets.
 *
 * The last column goes one step further than the engine: to its runtime, to Windows and to
 * the utility VM. It is told with its source and the date it was read; what nobody has
 * documented is unknown, and after a refusal the values are those of the fixed container.
 * Ownership: the texts lie in the arena given or are borrowed from the result.
 * Errors:    ERR_OOM. */
#ifndef SPECGEN_EXPLAIN_EFFECTIVE_H
#define SPECGEN_EXPLAIN_EFFECTIVE_H

#include "specgen/explain/effective_cpu.h"
#include "specgen/spec/result.h"

enum effective_what {
    EFFECTIVE_ISOLATION,
    EFFECTIVE_WINDOWS,
    EFFECTIVE_CPUS,
    EFFECTIVE_VISIBLE,
    EFFECTIVE_COUNT,
    EFFECTIVE_SHARES,
    EFFECTIVE_PERCENT,
    EFFECTIVE_MEMORY,
    EFFECTIVE_VISIBLE_MEMORY,
    EFFECTIVE_IOPS,
    EFFECTIVE_BANDWIDTH,
    EFFECTIVE_ROOT,
    EFFECTIVE_SYSTEM_DRIVE,
    EFFECTIVE_MOUNTS,
    EFFECTIVE_DEVICES,
    EFFECTIVE_PROGRAM,
    EFFECTIVE_USER,
    EFFECTIVE_IDENTITY,
    EFFECTIVE_ACCOUNTS,
    EFFECTIVE_READERS,
    EFFECTIVE_HOSTNAME,
    EFFECTIVE_ENDPOINTS,
    EFFECTIVE_SHARING,
    EFFECTIVE_DNS_SEARCH,
    EFFECTIVE_ROWS
};

enum effective_certainty {
    EFFECTIVE_KNOWN,
    EFFECTIVE_DEFAULT, /* nobody asked; a default that the source tells */
    EFFECTIVE_OPEN,    /* unknown */
    EFFECTIVE_REFUSED, /* the engine refuses because of this */
};
const char *effective_certainty_name(enum effective_certainty c); /* "default" */

struct effective_row {
    const char *title;
    enum mdl_field_id field; /* to change it; MDL_F_NONE: follows from the others */
    struct str set;          /* empty: not set */
    struct str spec;         /* empty: nothing in the spec */
    struct str gets;
    struct str note; /* arithmetic, losses, traps; may be empty */
    enum effective_certainty certainty;
    bool surprises; /* not what was set, or a limit that nobody set */
    bool spec_open; /* `spec` rests on what nobody has said; `gets` may be known all the same */
    enum spec_rule rule; /* of the engine */
    struct str source;   /* where `gets` comes from, with the date it was read */
};

struct effective {
    struct effective_row rows[EFFECTIVE_ROWS];
    struct effective_cpu cpu;
    struct effective_memory memory;
    bool vm;
    const struct spec_error *error; /* the result's */
};

/* written: the document as the user wrote it, where create changed settings before the spec was
 * built; NULL: the result's own. */
struct err *effective(struct effective *out, struct arena *a, const struct spec_result *r,
                      const struct mdl_doc *written);

/* "0.2944" of 2944 parts. */
struct str effective_parts_text(struct arena *a, uint64_t parts);

#endif
