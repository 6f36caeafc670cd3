/* specgen/spec/steps.h - the parts of createSpec, each in the file named after it.
 *
 * A step that can refuse returns false after spec_refuse() or spec_panic(); specgen/spec/generate.c
 * calls them in the engine's order; after the first false they run without a tree. */
#ifndef SPECGEN_SPEC_STEPS_H
#define SPECGEN_SPEC_STEPS_H

#include "specgen/spec/build.h"

struct spec_stage {
    enum spec_step step;
    bool (*run)(struct spec_build *b);
};

/* Texts of the Go runtime's panics. */
#define PANIC_NIL    STR_LIT("runtime error: invalid memory address or nil pointer dereference")
#define PANIC_INDEX  STR_LIT("runtime error: index out of range [0] with length 0")
#define PANIC_DIVIDE STR_LIT("runtime error: integer divide by zero")

/* defaults.c */
void step_defaults(struct spec_build *b);

/* annotations.c */
bool step_annotations(struct spec_build *b);

/* secrets.c */
bool step_secret_directory(struct spec_build *b);
bool step_config_directory(struct spec_build *b);
bool step_symlinks(struct spec_build *b);
void step_unmount(struct spec_build *b); /* of what was mounted for the links */
void step_secret_mounts(struct spec_build *b);

/* mounts.c */
bool step_mounts(struct spec_build *b);
void step_write_mounts(struct spec_build *b);

/* isolation.c */
void spec_decide_isolation(struct spec_build *b);
bool spec_need_host_config(struct spec_build *b); /* refuses, once, when there is none */
bool step_isolation(struct spec_build *b);

/* process.c */
bool step_process(struct spec_build *b);
void step_hostname_windows(struct spec_build *b);
void step_command(struct spec_build *b); /* args or commandLine, and an empty cwd */

/* layers.c */
bool step_layers(struct spec_build *b);

/* network.c */
void step_network(struct spec_build *b);

/* root.c */
bool spec_has_base_fs(const struct spec_build *b);        /* the filesystem is mounted */
bool spec_is_base_fs_unknown(const struct spec_build *b); /* whether it is, nobody can say */
struct str
spec_base_fs_missing(const struct spec_build *b); /* how the engine says that it is not */
bool step_root_windows(struct spec_build *b);

/* resources.c; hyperv as the caller says: Linux containers always count as Hyper-V */
bool step_resources(struct spec_build *b, bool hyperv);

/* credential_spec.c */
bool step_credential_spec(struct spec_build *b);

/* devices.c */
bool step_devices(struct spec_build *b);

/* linux.c */
bool step_root_linux(struct spec_build *b);
bool step_process_linux(struct spec_build *b); /* host name, command */

/* capabilities.c: puts process.capabilities */
bool step_capabilities(struct spec_build *b);

/* cgroup_rules.c: puts linux.resources.devices */
bool step_cgroup_rules(struct spec_build *b);

/* findings.c: what the engine lets pass in silence */
void step_findings(struct spec_build *b);

#endif
