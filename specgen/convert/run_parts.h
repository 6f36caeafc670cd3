/* specgen/convert/run_parts.h - what the files that write run lines share; for them only. */
#ifndef SPECGEN_CONVERT_RUN_PARTS_H
#define SPECGEN_CONVERT_RUN_PARTS_H

#include "model/base/buf.h"
#include "specgen/convert/run_words.h"
#include "specgen/convert/same.h"

/* Parts that are tried together before they are kept. */
struct run_try {
    struct run_part *parts;
    size_t count, size;
};

void run_try_add(struct run_words *w, struct run_try *t, const char *flag, struct str argument,
                 const struct datum *of);
void run_try_switch(struct run_words *w, struct run_try *t, const char *flag,
                    const struct datum *of);

enum run_outcome { RUN_SAME, RUN_OTHER, RUN_REFUSED };

/* Whether the client makes `wanted` of the parts, which stands at `path` in the body. why: what it
 * says or does instead, in the arena. */
enum run_outcome run_tried(struct run_words *w, struct str *why, const struct run_try *t,
                           struct str path, const struct datum *wanted);

void run_keep(struct run_words *w, const struct run_try *t);

/* Keeps them, or remarks why not. */
bool run_keep_if(struct run_words *w, const struct run_try *t, const struct datum *wanted);
void run_remark(struct run_words *w, enum loss_kind kind, const struct datum *of, struct str why);

/* One word that no flag stands before. */
void run_add_word(struct run_words *w, struct str word, const struct datum *of);
/* Setting by setting: what the client refuses beside those before it is left out. */
void run_leave_out_conflicts(struct run_words *w);

/* The list or map with the child alone, in the same place; until something was tried with it. A
 * child that memory was short for (NULL) gives none. */
struct datum *run_alone(struct run_words *w, const struct datum *whole, const struct datum *child);

/* A list or a map of which each child makes one argument (empty: it has none): all of them, or
 * those that the client takes. */
typedef struct str run_argument(struct run_words *w, const struct datum *child);
void run_many(struct run_words *w, const struct datum *whole, const char *flag,
              run_argument *argument);

/* "2g" where that is exact. */
struct str run_size(struct arena *a, const struct datum *d);

/* Billionths of a CPU as CPUs: "1.5". */
struct str run_cpus_text(struct arena *a, int64_t n);

/* "30s" where that is exact. */
struct str run_duration(struct arena *a, const struct datum *d);

/* One field of a record of RFC 4180, behind a comma unless it is the first. */
void run_csv(struct buf *record, const char *key, struct str value);

/* Fields that are not a flag as they stand: rows of run_words.c; run_flags.c, run_mounts.c,
 * run_networks.c. */
typedef void run_field(struct run_words *w, const struct datum *d);
run_field run_cpus, run_logging, run_health, run_restart, run_devices, run_device_requests;
run_field run_pairs, run_tmpfs, run_weights, run_rates, run_ulimits, run_system_paths;
run_field run_ports, run_exposed, run_volumes, run_mounts, run_links, run_entrypoint, run_command;
run_field run_stop_timeout, run_init;
/* Of the whole body. */
run_field run_attached, run_networks;

#endif
