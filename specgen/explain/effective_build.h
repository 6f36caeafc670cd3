/* specgen/explain/effective_build.h - what the files of specgen/effective*.c share. */
#ifndef SPECGEN_EXPLAIN_EFFECTIVE_BUILD_H
#define SPECGEN_EXPLAIN_EFFECTIVE_BUILD_H

#include "specgen/explain/effective.h"
#include "specgen/gocompat/concat.h"

struct effective_build {
    struct arena *a;
    const struct spec_result *r;
    const struct mdl_host_config *h;       /* what the spec is built from */
    const struct mdl_doc *request;         /* that the container is made of; NULL: of none */
    bool asked;                            /* the same */
    const struct mdl_host_config *written; /* what the user set */
    const struct mdl_config *config;
    struct effective *out;
    const struct spec_unknown **rests_on; /* of the row that is filled: what its `spec` rests on */
};

typedef void effective_fill(const struct effective_build *b, struct effective_row *row);

/* effective_resources.c */
effective_fill effective_fill_cpus, effective_fill_visible, effective_fill_count;
effective_fill effective_fill_shares, effective_fill_percent, effective_fill_memory;
effective_fill effective_fill_visible_memory;
effective_fill effective_fill_iops, effective_fill_bandwidth;

/* effective_access.c */
effective_fill effective_fill_root, effective_fill_mounts, effective_fill_devices;
effective_fill effective_fill_identity, effective_fill_accounts, effective_fill_user;

/* effective_program.c */
effective_fill effective_fill_program, effective_fill_system_drive, effective_fill_readers;

/* effective_doubt.c; when all rows are there */
void effective_doubt_processors(const struct effective_build *b);
void effective_doubt_program(const struct effective_build *b);

/* effective_windows.c */
effective_fill effective_fill_windows;

/* effective_network.c */
effective_fill effective_fill_hostname, effective_fill_endpoints, effective_fill_sharing;
effective_fill effective_fill_dns_search;

#define EFFECTIVE_TEXT(b, ...) CONCAT((b)->a, __VA_ARGS__)

/* Short enough for a cell. */
#define EFFECTIVE_CLIP 60
struct str effective_clip(struct arena *a, struct str text);

/* "a, b, c and 4 more" of `count` texts. */
struct str effective_list(struct arena *a, size_t count,
                          struct str (*text)(const void *ctx, size_t), const void *ctx);

/* The node's value as JSON behind `name`, or nothing when the spec has no such path. */
struct str effective_in_spec(const struct effective_build *b, const char *path, const char *name);

struct str effective_plural(struct arena *a, uint64_t n, const char *one, const char *many);

void effective_unknown(struct effective_row *row, struct str why);

#define EFFECTIVE_FROM_RUNTIME                                                                     \
    STR_LIT("moby libcontainerd/local/local_windows.go createWindows, read at 19.03 in 2026-11")
#define EFFECTIVE_FROM_RUNTIME_LINUX                                                               \
    STR_LIT("moby libcontainerd/local/local_windows.go createLinux, read at 19.03 in 2026-11")
#define EFFECTIVE_FROM_CONTROLS                                                                    \
    STR_LIT("learn.microsoft.com, Windows containers, Implementing resource controls, "            \
            "read 2026-11")
#define EFFECTIVE_FROM_UVM                                                                         \
    STR_LIT("hcsshim internal/uvm/create.go newDefaultOptions, read 2026-11; users report the "    \
            "same of Docker (docker/for-win issues 1680 and 1877)")
#define EFFECTIVE_FROM_RATE                                                                        \
    STR_LIT("learn.microsoft.com, JOBOBJECT_CPU_RATE_CONTROL_INFORMATION, read 2026-11")

#endif
