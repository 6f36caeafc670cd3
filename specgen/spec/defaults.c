#include "model/base/words.h"
#include "specgen/spec/steps.h"

#include <assert.h>

static const struct spec_origin from_version = SPEC_ORIGIN(VERSION, SPEC_FROM(ENGINE));
static const struct spec_origin from_windows = SPEC_ORIGIN(DEFAULT_WINDOWS, SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_linux = SPEC_ORIGIN(DEFAULT_LINUX, SPEC_FROM(IMAGE_OS));

/* Its rules are those of the container alone: the default ones are replaced. */
static const struct spec_origin from_rules =
    SPEC_ORIGIN(CGROUP_RULE, SPEC_FROM(IMAGE_OS), SPEC_FROM(DEVICE_CGROUP_RULES));

/* The container's own mounts stand behind the system's. */
static const struct spec_origin from_mounts =
    SPEC_ORIGIN(DEFAULT_LINUX, SPEC_FROM(IMAGE_OS), SPEC_FROM(MOUNTS), SPEC_FROM(SECRET_REFERENCES),
                SPEC_FROM(CONFIG_REFERENCES));

static const struct spec_origin from_user = SPEC_ORIGIN(USER, SPEC_FROM(IMAGE_OS));

/* Lists are texts with blanks between their words. */
static const struct default_mount {
    char destination[16], type[8], source[8], options[64];
} default_mounts[] = {
    {"/proc", "proc", "proc", "nosuid noexec nodev"},
    {"/dev", "tmpfs", "tmpfs", "nosuid strictatime mode=755 size=65536k"},
    {"/dev/pts", "devpts", "devpts", "nosuid noexec newinstance ptmxmode=0666 mode=0620 gid=5"},
    {"/sys", "sysfs", "sysfs", "nosuid noexec nodev ro"},
    {"/sys/fs/cgroup", "cgroup", "cgroup", "ro nosuid noexec nodev"},
    {"/dev/mqueue", "mqueue", "mqueue", "nosuid noexec nodev"},
    {"/dev/shm", "tmpfs", "shm", "nosuid noexec nodev mode=1777"},
};

static const char masked_paths[] =
    "/proc/asound /proc/acpi /proc/kcore /proc/keys /proc/latency_stats /proc/timer_list "
    "/proc/timer_stats /proc/sched_debug /proc/scsi /sys/firmware";

static const char readonly_paths[] = "/proc/bus /proc/fs /proc/irq /proc/sys /proc/sysrq-trigger";

static const char namespaces[][8] = {"mount", "network", "uts", "pid", "ipc"};

static void push_all(struct spec_build *b, struct spec_node *list, const char *words)
{
    struct str rest = str_of(words), word;

    while (words_next(&rest, &word))
        spec_push_str(&b->tree, list, word, &from_linux);
}

static void put_default_mounts(struct spec_build *b)
{
    struct spec_node *mounts = spec_put_list(&b->tree, b->spec, KEY_MOUNTS, &from_mounts);

    for (size_t i = 0; i < sizeof(default_mounts) / sizeof(default_mounts[0]); i++) {
        const struct default_mount *d = &default_mounts[i];
        struct spec_node *m = spec_push_object(&b->tree, mounts, &from_linux);

        spec_put_str(&b->tree, m, KEY_DESTINATION, str_of(d->destination), &from_linux);
        spec_put_str(&b->tree, m, KEY_MOUNT_TYPE, str_of(d->type), &from_linux);
        spec_put_str(&b->tree, m, KEY_SOURCE, str_of(d->source), &from_linux);
        push_all(b, spec_put_list(&b->tree, m, KEY_OPTIONS, &from_linux), d->options);
    }
}

static void put_linux_object(struct spec_build *b)
{
    struct spec_node *list;

    b->linux_node = spec_put_object(&b->tree, b->spec, KEY_LINUX, &from_linux);
    spec_put_object(&b->tree, b->linux_node, KEY_LINUX_RESOURCES, &from_rules);
    list = spec_put_list(&b->tree, b->linux_node, KEY_NAMESPACES, &from_linux);
    for (size_t i = 0; i < sizeof(namespaces) / sizeof(namespaces[0]); i++) {
        struct spec_node *o = spec_push_object(&b->tree, list, &from_linux);

        spec_put_str(&b->tree, o, KEY_NAMESPACE_TYPE, str_of(namespaces[i]), &from_linux);
    }
    list = spec_put_list(&b->tree, b->linux_node, KEY_MASKED_PATHS, &from_linux);
    push_all(b, list, masked_paths);
    if (engine_has(&b->engine, CHANGE_POWERCAP_MASKED))
        spec_push_str(&b->tree, list, STR_LIT("/sys/devices/virtual/powercap"), &from_linux);
    push_all(b, spec_put_list(&b->tree, b->linux_node, KEY_READONLY_PATHS, &from_linux),
             readonly_paths);
}

void step_defaults(struct spec_build *b)
{
    const struct spec_origin *from = b->linux_base ? &from_linux : &from_windows;
    struct spec_node *user, *root;

    b->spec = spec_root(&b->tree, from);
    spec_put_str(&b->tree, b->spec, KEY_OCI_VERSION, b->engine.oci_version, &from_version);
    b->process = spec_put_object(&b->tree, b->spec, KEY_PROCESS, from);
    user = spec_put_object(&b->tree, b->process, KEY_USER, from);
    spec_put_uint(&b->tree, user, KEY_UID, 0, &from_user);
    spec_put_uint(&b->tree, user, KEY_GID, 0, &from_user);
    spec_put_str(&b->tree, b->process, KEY_CWD, STR_LIT(""), from);
    root = spec_put_object(&b->tree, b->spec, KEY_ROOT, from);
    spec_put_str(&b->tree, root, KEY_PATH, STR_LIT(""), from);
    if (b->linux_base) {
        put_default_mounts(b);
        put_linux_object(b);
    }
    b->windows = spec_put_object(&b->tree, b->spec, KEY_WINDOWS, from);
    spec_put_null(&b->tree, b->windows, KEY_LAYER_FOLDERS, from);
}
