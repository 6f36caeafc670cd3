#include "model/formats/container_facts.h"

#include "model/base/num.h"
#include "model/formats/cpus_read_back.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

struct teller {
    struct evidence *out;
    const struct container_facts *f;
};

static struct str said(struct teller *t, const char *what)
{
    return arena_printf(&t->out->arena, "%s: %s", t->f->by, what);
}

static void text(struct teller *t, const char *path, struct str v, const char *what)
{
    evidence_tell_text(t->out, str_of(path), v, said(t, what));
}

static void number(struct teller *t, const char *path, struct str v, const char *what)
{
    if (v.len > 0)
        evidence_tell(t->out, str_of(path), value_number(v), said(t, what));
}

/* The engine takes a setting below 0 for a huge number without a sign. */
static void sized_number(struct teller *t, const char *path, struct str v, const char *what)
{
    uint64_t n = 0;

    if (num_uint64(&n, v) == NUM_OK && n > INT64_MAX)
        v = arena_printf(&t->out->arena, "-%llu", (unsigned long long)(UINT64_MAX - n + 1));
    number(t, path, v, what);
}

static void list(struct teller *t, const char *path, const struct value *v, const char *what)
{
    if (element_count(v) > 0)
        evidence_tell(t->out, str_of(path), value_ref(v), said(t, what));
}

/* ---- processors and memory ------------------------------------------------------------------ */

/* With the count that the VM has: the CPUs that make both. */
static int64_t cpus_of_vm(struct teller *t)
{
    int64_t n = 0, count = 0;

    if (!str_is(t->f->isolation, "hyperv") || num_int64(&n, t->f->cpu_maximum) != NUM_OK ||
        n % 100 == 0 || num_int64(&count, t->f->cpu_count) != NUM_OK)
        return 0;
    return container_cpus_read_back(n, count, true);
}

/* A share of 10000 is a percentage, where it has no fraction; else CPUs were asked for. */
static void tell_maximum(struct teller *t)
{
    int64_t n = 0;

    if (num_int64(&n, t->f->cpu_maximum) != NUM_OK || n <= 0)
        return;
    if (n > CPUS_WHOLE)
        evidence_note(t->out, NOTE_REMARK, STR_LIT("container.HostConfig.CpuPercent"),
                      arena_printf(&t->out->arena,
                                   "a processor maximum of %.*s is more than all processors, which "
                                   "are 10000: no setting that create accepts gives it",
                                   STR_FMT(t->f->cpu_maximum)));
    if (n > CPUS_WHOLE && n % 100 != 0)
        return;
    if (n % 100 == 0) {
        evidence_tell_number(t->out, STR_LIT("container.HostConfig.CpuPercent"), (uint64_t)n / 100,
                             said(t, "processor maximum"));
        evidence_because(t->out, STR_LIT("the share of the processors may have been asked for as "
                                         "CPUs (--cpus); the document does not tell"));
    } else if (str_is(t->f->isolation, "hyperv")) {
        evidence_note(t->out, NOTE_REMARK, STR_LIT("container.HostConfig.NanoCpus"),
                      arena_printf(&t->out->arena,
                                   "no number of CPUs (--cpus) gives a processor maximum of %.*s "
                                   "of 10000 beside that processor count",
                                   STR_FMT(t->f->cpu_maximum)));
    } else {
        t->out->cpu_maximum = n;
        evidence_note(
            t->out, NOTE_REMARK, STR_LIT("container.HostConfig.NanoCpus"),
            arena_printf(&t->out->arena,
                         "a processor maximum of %.*s of 10000 comes of CPUs (--cpus) and "
                         "the host's number of processors, which the %s does not tell",
                         STR_FMT(t->f->cpu_maximum), t->f->by));
    }
}

static void tell_resources(struct teller *t)
{
    int64_t cpus = cpus_of_vm(t);

    sized_number(t, "container.HostConfig.Memory", t->f->memory, "memory");
    if (cpus > 0)
        evidence_tell_number(t->out, STR_LIT("container.HostConfig.NanoCpus"), (uint64_t)cpus,
                             said(t, "processor count and maximum"));
    else
        sized_number(t, "container.HostConfig.CpuCount", t->f->cpu_count, "processor count");
    if (cpus == 0 && t->f->cpu_count.len > 0)
        evidence_because(t->out, STR_LIT("the number may have been asked for as CPUs (--cpus), "
                                         "which are rounded up; the document does not tell"));
    number(t, "container.HostConfig.CpuShares", t->f->cpu_shares, "processor weight");
    number(t, "container.HostConfig.IOMaximumIOps", t->f->iops, "storage IOPS");
    number(t, "container.HostConfig.IOMaximumBandwidth", t->f->bandwidth, "storage bandwidth");
    if (cpus == 0)
        tell_maximum(t);
}

/* ---- the process ---- */

static void tell_args(struct teller *t)
{
    const struct value *args = t->f->args;
    struct value *rest = value_list();

    if (element_count(args) == 0 || element(args, 0)->kind != VALUE_STRING) {
        value_unref(rest);
        return;
    }
    text(t, "container.Path", element(args, 0)->u.text, "process");
    for (size_t i = 1; i < element_count(args); i++)
        rest = made_push(rest, value_ref(element(args, i)));
    evidence_tell(t->out, STR_LIT("container.Args"), rest, said(t, "process"));
}

static void tell_command_line(struct teller *t)
{
    if (t->f->command_line.len == 0)
        return;
    text(t, "container.Path", t->f->command_line, "command line");
    evidence_because(t->out, STR_LIT("a command line is one text; where its arguments begin is not "
                                     "told"));
    evidence_tell(t->out, STR_LIT("container.Args"), value_list(), said(t, "command line"));
    evidence_tell(t->out, STR_LIT("container.Config.ArgsEscaped"), value_bool(true),
                  said(t, "command line"));
}

static void tell_console(struct teller *t)
{
    struct value *size = value_list();

    if (t->f->console_height.len == 0 || t->f->console_width.len == 0) {
        value_unref(size);
        return;
    }
    size = made_push(size, value_number(t->f->console_height));
    size = made_push(size, value_number(t->f->console_width));
    evidence_tell(t->out, STR_LIT("container.HostConfig.ConsoleSize"), size, said(t, "console"));
}

static void tell_process(struct teller *t)
{
    tell_args(t);
    tell_command_line(t);
    text(t, "container.Config.User", t->f->user, "user");
    text(t, "container.Config.WorkingDir", t->f->working_dir, "working directory");
    list(t, "container.Config.Env", t->f->env, "environment");
    tell_console(t);
    if (t->f->terminal)
        evidence_tell(t->out, STR_LIT("container.Config.Tty"), value_bool(true),
                      said(t, "terminal"));
}

/* ---- image and root ---- */

/* Of a folder of a container's layers the image store's root, in front of "\windowsfilter\";
 * STR_NONE: it is of no such store. */
static struct str layer_root(struct str folder)
{
    ptrdiff_t store = str_find_ascii_case(folder, STR_LIT("\\windowsfilter\\"), 0);

    return store >= 0 ? str_cut(folder, 0, (size_t)store) : STR_NONE;
}

/* The container's image is assumed to be called so: container_assumed.c. */
static void tell_layers(struct teller *t)
{
    const struct value *layers = t->f->layers;
    struct value *image;
    struct str root;

    if (element_count(layers) == 0 || element(layers, 0)->kind != VALUE_STRING)
        return;
    root = layer_root(element(layers, 0)->u.text);
    text(t, "host.Root", root, "layer folders");
    image = made_with(value_map(), "Id", value_string(STR_LIT(LAYERS_IMAGE)));
    image =
        made_with(image, "OS", value_string(str_of(t->f->linux_container ? "linux" : "windows")));
    image = made_with(image, "LayerFolders", value_ref(layers));
    evidence_tell(t->out, STR_LIT("host.Images"), made_push(value_list(), image),
                  said(t, "layer folders"));
    evidence_because(t->out, STR_LIT("the document does not tell the image's id or name"));
}

/* ---- networks ---- */

static const struct value *driver_info(const struct value *id, bool unqualified_names)
{
    struct value *info = made_with(value_map(), "hnsid", value_ref(id));

    return unqualified_names ? made_with(info, "AllowUnqualifiedDNSQuery", value_bool(true)) : info;
}

static void note_unqualified_names(struct teller *t)
{
    if (t->f->unqualified_names)
        evidence_note(t->out, NOTE_REMARK, STR_LIT("host.Networks"),
                      STR_LIT("names without a domain are asked for (AllowUnqualifiedDNSQuery), "
                              "but which network says so is not told"));
}

static void tell_endpoints(struct teller *t)
{
    struct value *mine = value_map(), *host = value_list();
    size_t count = element_count(t->f->endpoints);

    for (size_t i = 0; i < count; i++) {
        struct str name = arena_printf(&t->out->arena, ENDPOINT_NETWORK "%zu", i + 1);
        struct value *network = made_with(value_map(), "Name", value_string(name));

        network = made_with(network, "DriverInfo",
                            driver_info(element(t->f->endpoints, i), t->f->unqualified_names));
        host = made_push(host, network);
        mine = made_with_key(mine, name, value_map());
    }
    if (count == 0) {
        value_unref(mine);
        value_unref(host);
        note_unqualified_names(t);
        return;
    }
    evidence_tell(t->out, STR_LIT("container.NetworkSettings.Networks"), mine,
                  said(t, ENDPOINT_SOURCE));
    evidence_tell(t->out, STR_LIT("host.Networks"), host, said(t, ENDPOINT_SOURCE));
    evidence_because(t->out,
                     STR_LIT("an endpoint does not tell the name of the network that it is in"));
}

/* A container that joins another's network has no endpoints of its own. */
static void tell_joined(struct teller *t)
{
    struct arena *a = &t->out->arena;

    text(t, "container.HostConfig.NetworkMode",
         arena_printf(a, "container:%.*s", STR_FMT(t->f->shared_with)), "shared network");
    text(t, "container.NetworkSharedContainerID", t->f->shared_with, "shared network");
    list(t, "container.SharedEndpointList", t->f->endpoints, ENDPOINT_SOURCE);
    note_unqualified_names(t);
}

/* ---- the whole ---- */

static void tell_boot(struct teller *t)
{
    if (t->f->boot == CONTAINER_BOOT_NOT_SAID)
        return;
    evidence_tell(t->out, STR_LIT("container.HasBeenStartedBefore"),
                  value_bool(t->f->boot == CONTAINER_BOOT_LATER), said(t, "flushes during boot"));
}

static bool is_host_name_of_id(const struct container_facts *f)
{
    return f->hostname.len == 12 && str_starts(f->id, f->hostname);
}

static void tell_devices(struct teller *t)
{
    struct value *devices = value_list();
    size_t count = element_count(t->f->devices);

    for (size_t i = 0; i < count; i++)
        devices = made_push(
            devices, made_with(value_map(), "PathOnHost", value_ref(element(t->f->devices, i))));
    if (count > 0)
        evidence_tell(t->out, STR_LIT("container.HostConfig.Devices"), devices, said(t, "devices"));
    else
        value_unref(devices);
}

static void tell_credentials(struct teller *t)
{
    struct str option =
        arena_printf(&t->out->arena, "credentialspec=raw://%.*s", STR_FMT(t->f->credentials));

    if (t->f->credentials.len == 0)
        return;
    evidence_tell(t->out, STR_LIT("container.HostConfig.SecurityOpt"),
                  made_push(value_list(), value_string(option)), said(t, "credentials"));
    evidence_because(t->out, STR_LIT("the document has the credential spec itself; which file or "
                                     "value it came from is not told"));
}

void container_facts_tell(struct evidence *out, struct container_facts *f)
{
    struct teller t = {out, f};

    out->partial = out->reading_back = true;
    text(&t, "container.Id", f->id, "id");
    text(&t, "container.HostConfig.Isolation", f->isolation, "isolation");
    if (f->isolation.len > 0)
        evidence_because(out, STR_LIT("this is the isolation that the container got; whether it "
                                      "was asked for is not told"));
    if (!is_host_name_of_id(f))
        text(&t, "container.Config.Hostname", f->hostname, "host name");
    text(&t, "container.Config.Domainname", f->domainname, "domain name");
    text(&t, "container.BaseFS", f->base_fs, "volume");
    if (f->linux_container)
        evidence_tell(out, STR_LIT("host.LCOWSupported"), value_bool(true), said(&t, "its system"));
    tell_boot(&t);
    tell_process(&t);
    tell_resources(&t);
    tell_layers(&t);
    list(&t, "container.Mounts", f->mounts, "mounts");
    if (f->shared_with.len > 0)
        tell_joined(&t);
    else
        tell_endpoints(&t);
    list(&t, "container.HostConfig.DnsSearch", f->dns_search, "DNS search list");
    tell_devices(&t);
    tell_credentials(&t);
    if (f->annotations != NULL && f->annotations->kind == VALUE_MAP)
        evidence_tell(out, STR_LIT("container.HostConfig.Annotations"), value_ref(f->annotations),
                      said(&t, "annotations"));
    out->reading_back = false;
    value_unref(f->layers);
    value_unref(f->mounts);
    value_unref(f->endpoints);
    value_unref(f->devices);
    value_unref(f->dns_search);
}

/* ---- mounts ---- */

/* The name of a volume in "<root>\volumes\<name>\_data"; STR_NONE: it is none. */
static struct str volume_name(struct str source)
{
    static const char mark[] = "\\volumes\\", end[] = "\\_data";
    size_t n = sizeof(mark) - 1;

    for (size_t i = 0; i + n < source.len; i++)
        if (str_eq_ascii_case(str_cut(source, i, i + n), str_of(mark))) {
            struct str rest = str_cut(source, i + n, source.len);

            if (rest.len > sizeof(end) - 1 && str_ends(rest, str_of(end)))
                return str_cut(rest, 0, rest.len - (sizeof(end) - 1));
        }
    return STR_NONE;
}

struct value *mount_fact(struct str source, struct str destination, bool read_only)
{
    struct str volume = volume_name(source);
    bool pipe = str_starts(destination, STR_LIT("\\\\.\\pipe\\"));
    struct value *m = made_with(value_map(), "Type",
                                value_string(pipe             ? STR_LIT("npipe")
                                             : volume.len > 0 ? STR_LIT("volume")
                                                              : STR_LIT("bind")));

    if (volume.len > 0) {
        m = made_with(m, "Name", value_string(volume));
        m = made_with(m, "Driver", value_string(STR_LIT("local")));
    }
    m = made_with(m, "Source", value_string(source));
    m = made_with(m, "Destination", value_string(destination));
    return made_with(m, "RW", value_bool(!read_only));
}

const struct value *device_facts(struct arena *a, const struct value *list, const char *type,
                                 const char *id)
{
    struct value *made = value_list();

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *d = element(list, i);
        struct str of = type != NULL ? member_text(d, type) : STR_LIT("class");

        made = made_push(
            made, value_string(arena_printf(a, str_is(of, "class") ? "%.*s/%.*s" : "%.*s://%.*s",
                                            STR_FMT(of), STR_FMT(member_text(d, id)))));
    }
    return made;
}
