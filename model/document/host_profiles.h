/* model/document/host_profiles.h - hosts to compare with, by Windows version and processor count.
 *
 * A profile replaces what differs between machines: OSBuild, OSProduct, NumCPU and
 * DefaultIsolation, which is what the daemon itself chooses for that product. Images, networks,
 * credential specs and the rest of the document's host stay as they are.
 * Source of the builds: Microsoft's release information of Windows and Windows Server. */
#ifndef MODEL_DOCUMENT_HOST_PROFILES_H
#define MODEL_DOCUMENT_HOST_PROFILES_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

#define HOST_PROFILE_MOST_CPUS 64

struct host_version {
    const char *name;  /* "ws2022" */
    const char *title; /* "Windows Server 2022" */
    uint32_t build;
    bool client;
};

struct host_profile {
    const struct host_version *version;
    unsigned num_cpu;
};

extern const struct host_profile host_profiles[]; /* those that are offered */
extern const size_t host_profile_count;

/* "ws2022-16cpu": a known version with 1 to HOST_PROFILE_MOST_CPUS processors, also when it is
 * not offered. Case does not matter. ERR_NOT_FOUND with the names as the remedy. */
struct err *host_profile_find(struct host_profile *out, struct str name);

struct str host_profile_name(struct arena *a, const struct host_profile *p);
/* "Windows Server 2022 (20348), 16 processors" */
struct str host_profile_title(struct arena *a, const struct host_profile *p);

/* The document on that host; the caller owns *out. ERR_INPUT: the document's host is no map. */
struct err *host_profile_apply(const struct value **out, const struct value *root,
                               const struct host_profile *p);

#endif
