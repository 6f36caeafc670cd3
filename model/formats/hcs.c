/* Documents for the Host Compute Service, read back. Source: hcsshim's schema1 and schema2, and
 * moby's translation of a spec (libcontainerd/local). */
#include "model/formats/hcs.h"

#include "model/base/num.h"
#include "model/formats/container_facts.h"
#include "model/formats/format.h"
#include "model/formats/layer_id.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

bool hcs_is_document(const struct value *v)
{
    struct str type = member_text(v, "SystemType");

    if (type.len > 0)
        return str_eq_ascii_case(type, STR_LIT("container"));
    return has_member(v, "SchemaVersion") &&
           (has_member(v, "Container") || has_member(v, "HostingSystemId") ||
            has_member(v, "VirtualMachine"));
}

/* ---- what both versions share ---- */

/* Pasting Markdown doubles backslashes; comments in source do, too. */
static struct str folder(struct arena *a, struct str path)
{
    char *to;
    size_t n = 0;

    bool doubled = (path.len > 3 && str_is(str_cut(path, 1, 4), ":\\\\")) ||
                   str_starts(path, STR_LIT("\\\\\\\\?\\\\"));

    if (!doubled || (to = arena_alloc(a, path.len)) == NULL)
        return path;
    for (size_t i = 0; i < path.len; i++) {
        to[n++] = path.s[i];
        if (path.s[i] == '\\' && i + 1 < path.len && path.s[i + 1] == '\\')
            i++;
    }
    return (struct str){to, n};
}

static void check_layer(struct evidence *out, struct str id, struct str path)
{
    struct str shown = str_cut(path, path.len > 20 ? path.len - 20 : 0, path.len);

    if (id.len == 0)
        return;
    if (layer_id_fits(&out->arena, id, path))
        evidence_note(out, NOTE_REMARK, STR_LIT("host.Images"),
                      arena_printf(&out->arena, "the folder of layer %.*s is whole: its id fits",
                                   STR_FMT(str_cut(id, 0, 8))));
    else
        evidence_note(out, NOTE_REMARK, STR_LIT("host.Images"),
                      arena_printf(&out->arena,
                                   "the folder '...%.*s' does not make the layer id %.*s: a "
                                   "character of its name was lost or changed",
                                   STR_FMT(shown), STR_FMT(id)));
}

/* The parents, the topmost first, and the container's own folder. A Linux container has disks,
 * which lie in the folders. */
static const struct value *layers(struct evidence *out, const struct value *list, struct str own)
{
    static const struct str disk = STR_INIT("\\layer.vhd");

    struct value *made = value_list();

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *layer = element(list, i);
        struct str path = folder(&out->arena, member_text(layer, "Path"));
        struct str id = member_text(layer, "ID");

        if (str_ends(path, disk))
            path = str_cut(path, 0, path.len - disk.len);
        check_layer(out, id.len > 0 ? id : member_text(layer, "Id"), path);
        made = made_push(made, value_string(path));
    }
    return own.len > 0 ? made_push(made, value_string(folder(&out->arena, own))) : made;
}

/* "/data" of "/tmp/gcs/<id>/binds/data", where the machine of a Linux container has it. */
static struct str in_container(struct str path)
{
    static const struct str above = STR_INIT("/tmp/gcs/"), binds = STR_INIT("/binds/");
    ptrdiff_t end = str_starts(path, above) ? str_find(path, '/', above.len) : -1;

    return end >= 0 && str_starts(str_cut(path, (size_t)end, path.len), binds)
               ? str_cut(path, (size_t)end + binds.len - 1, path.len)
               : path;
}

static struct value *add_directories(struct value *made, const struct value *list)
{
    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *m = element(list, i);

        made = made_push(made, mount_fact(member_text(m, "HostPath"),
                                          in_container(member_text(m, "ContainerPath")),
                                          member_true(m, "ReadOnly")));
    }
    return made;
}

static struct value *add_pipes(struct arena *a, struct value *made, const struct value *list)
{
    for (size_t i = 0; i < element_count(list); i++) {
        struct str name = member_text(element(list, i), "ContainerPipeName");

        made =
            made_push(made, mount_fact(member_text(element(list, i), "HostPath"),
                                       arena_printf(a, "\\\\.\\pipe\\%.*s", STR_FMT(name)), false));
    }
    return made;
}

/* "a.com,b.com" */
static const struct value *split_at_commas(struct str text)
{
    struct value *made = value_list();

    for (size_t from = 0; text.len > 0 && from <= text.len;) {
        ptrdiff_t comma = str_find(text, ',', from);
        size_t to = comma < 0 ? text.len : (size_t)comma;

        made = made_push(made, value_string(str_cut(text, from, to)));
        from = to + 1;
    }
    return made;
}

static struct str in_bytes(struct arena *a, struct str megabytes)
{
    int64_t n = 0;

    if (num_int64(&n, megabytes) != NUM_OK || n == 0 || n > INT64_MAX / 1048576 ||
        n < INT64_MIN / 1048576)
        return STR_NONE;
    return arena_printf(a, "%lld", (long long)n * 1048576);
}

/* ---- what the model has no place for ---- */

/* hcsshim writes "container" for one of Linux, and "Container" for one of Windows. */
static bool is_linux(const struct value *d)
{
    return str_is(member_text(d, "ContainerType"), "linux") ||
           str_is(member_text(d, "SystemType"), "container");
}

/* Members whose values are worth a word, though no setting has them. */
static void note_rest(struct evidence *out, const struct value *d, const struct value *utility)
{
    static const struct {
        const char *key, *text;
    } words[] = {
        {"Servicing", "the container is one that installs updates (Servicing)"},
        {"TerminateOnLastHandleClosed", "the container ends with the program that made it"},
        {"MappedVirtualDisks", "disks are mapped, which no setting of docker does"},
    };
    struct str path = member_text(utility, "ImagePath");

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (member_true(d, words[i].key) || element_count(member(d, words[i].key)) > 0)
            evidence_note(out, NOTE_REMARK, STR_NONE, str_of(words[i].text));
    if (path.len > 0)
        evidence_note(out, NOTE_REMARK, STR_LIT("host.Images"),
                      arena_printf(&out->arena, "the virtual machine is started from %.*s: that %s",
                                   STR_FMT(folder(&out->arena, path)),
                                   is_linux(d) ? "folder has the kernel of Linux containers"
                                               : "layer has the UtilityVM"));
    if (is_linux(d))
        evidence_note(out, NOTE_REMARK, STR_LIT("host.LCOWSupported"),
                      STR_LIT("the document is of a Linux container on a Windows daemon, which "
                              "engines up to 20.10 can run"));
}

/* hcsshim wrote empty members up to 0.5.17, and those of newer ones it did not know.
 * Source: its vendored releases in moby. */
static void tell_age(struct evidence *out, const struct value *d)
{
    const struct value *servicing = member(d, "Servicing");
    const struct value *folders = member(d, "MappedDirectories");
    bool written_empty =
        (servicing != NULL && servicing->kind == VALUE_BOOL && !servicing->u.boolean) ||
        (folders != NULL && folders->kind == VALUE_LIST && element_count(folders) == 0);
    bool in_vm = false;
    const char *text;

    for (size_t i = 0; i < element_count(folders); i++)
        in_vm = in_vm || has_member(element(folders, i), "CreateInUtilityVM");
    if (members_of(d, "IsDummy SandboxPath") > 0 || written_empty)
        text = "docker 17.06 or older made this document: it has members that newer ones leave "
               "out when they are empty";
    else if (has_member(d, "AssignedDevices"))
        text = "docker 18.09 or newer made this document: it has AssignedDevices";
    else if (in_vm)
        text = "docker 17.09 or newer made this document: it has CreateInUtilityVM";
    else
        text = "docker 17.09 or newer made this document: empty members are left out";
    evidence_note(out, NOTE_REMARK, STR_LIT("engine"), str_of(text));
}

/* ---- version 1 ---- */

/* HvPartition is always there, and behind it. */
static enum container_boot boot_of(const struct value *d)
{
    if (!str_is(member_text(d, "Owner"), "docker") || !has_member(d, "HvPartition") ||
        has_member(d, "ContainerType"))
        return CONTAINER_BOOT_NOT_SAID;
    return member_true(d, "IgnoreFlushesDuringBoot") ? CONTAINER_BOOT_FIRST : CONTAINER_BOOT_LATER;
}

static struct str volume(struct arena *a, struct str path)
{
    path = folder(a, path);
    if (path.len == 0)
        return path;
    return str_ends(path, STR_LIT("\\")) ? path : arena_printf(a, "%.*s\\", STR_FMT(path));
}

static void tell_version_1(struct evidence *out, const struct value *d)
{
    struct arena *a = &out->arena;
    const struct value *hyperv = member(d, "HvPartition");
    struct value *mounts = add_directories(value_list(), member(d, "MappedDirectories"));
    struct container_facts f = {
        .by = "HCS document",
        .id = member_text(d, "Name"),
        .isolation = hyperv == NULL               ? STR_NONE
                     : hyperv->kind != VALUE_BOOL ? STR_NONE
                     : hyperv->u.boolean          ? STR_LIT("hyperv")
                                                  : STR_LIT("process"),
        .hostname = member_text(d, "HostName"),
        .base_fs = volume(a, member_text(d, "VolumePath")),
        .memory = in_bytes(a, member_number(d, "MemoryMaximumInMB")),
        .cpu_count = member_number(d, "ProcessorCount"),
        .cpu_shares = member_number(d, "ProcessorWeight"),
        .cpu_maximum = member_number(d, "ProcessorMaximum"),
        .iops = member_number(d, "StorageIOPSMaximum"),
        .bandwidth = member_number(d, "StorageBandwidthMaximum"),
        .credentials = member_text(d, "Credentials"),
        .shared_with = member_text(d, "NetworkSharedContainerName"),
        .unqualified_names = member_true(d, "AllowUnqualifiedDNSQuery"),
        .boot = boot_of(d),
        .linux_container = is_linux(d),
        .layers =
            evidence_made(out, layers(out, member(d, "Layers"), member_text(d, "LayerFolderPath"))),
        .mounts = evidence_made(out, add_pipes(a, mounts, member(d, "MappedPipes"))),
        .endpoints = made_shared(member(d, "EndpointList")),
        .devices = evidence_made(
            out, device_facts(a, member(d, "AssignedDevices"), NULL, "InterfaceClassGuid")),
        .dns_search = evidence_made(out, split_at_commas(member_text(d, "DNSSearchList"))),
    };

    if (str_is(member_text(d, "Owner"), "docker"))
        tell_age(out, d);
    note_rest(out, d, member(d, "HvRuntime"));
    container_facts_tell(out, &f);
}

/* ---- version 2 ---- */

/* Names of what the container joins, which only the host can look up. */
static void note_references(struct evidence *out, const struct value *c)
{
    struct arena *a = &out->arena;
    struct str name = member_text(member(c, "Networking"), "Namespace");
    const struct value *guard = member(c, "ContainerCredentialGuard");

    if (name.len > 0)
        evidence_note(out, NOTE_REMARK, STR_LIT("container.NetworkSettings.Networks"),
                      arena_printf(a,
                                   "the endpoints are those of the network namespace %.*s, which "
                                   "does not tell them",
                                   STR_FMT(str_cut(name, 0, 60))));
    if (guard != NULL && member_text(guard, "CredentialSpec").len == 0)
        evidence_note(out, NOTE_REMARK, STR_LIT("container.HostConfig.SecurityOpt"),
                      STR_LIT("the container has a credential spec: the document names the "
                              "guard's instance, and not the spec"));
}

static void tell_version_2(struct evidence *out, const struct value *d)
{
    struct arena *a = &out->arena;
    const struct value *c = member(d, "Container"), *storage, *cpu, *network;
    struct container_facts f = {.by = "HCS document"};

    if (c == NULL)
        c = member_at(d, (const char *const[]){"HostedSystem", "Container", NULL});
    storage = member(c, "Storage");
    cpu = member(c, "Processor");
    network = member(c, "Networking");
    f.isolation = has_member(d, "HostingSystemId") ? STR_LIT("hyperv") : STR_LIT("process");
    f.hostname = member_text(member(c, "GuestOs"), "HostName");
    f.base_fs = volume(a, member_text(storage, "Path"));
    f.layers = evidence_made(out, layers(out, member(storage, "Layers"), STR_NONE));
    f.memory = in_bytes(a, member_number(member(c, "Memory"), "SizeInMB"));
    f.cpu_count = member_number(cpu, "Count");
    f.cpu_shares = member_number(cpu, "Weight");
    f.cpu_maximum = member_number(cpu, "Maximum");
    f.shared_with = member_text(network, "NetworkSharedContainerName");
    f.dns_search = evidence_made(out, split_at_commas(member_text(network, "DnsSearchList")));
    f.unqualified_names = member_true(network, "AllowUnqualifiedDnsQuery");
    f.endpoints = made_shared(member(network, "EndpointList"));
    f.credentials = member_text(member(c, "ContainerCredentialGuard"), "CredentialSpec");
    f.devices = evidence_made(
        out, device_facts(a, member(c, "AssignedDevices"), NULL, "InterfaceClassGuid"));
    note_references(out, c);
    f.mounts = evidence_made(
        out, add_pipes(a, add_directories(value_list(), member(c, "MappedDirectories")),
                       member(c, "MappedPipes")));
    container_facts_tell(out, &f);
}

/* moby's own runtime writes version 1 and its name. */
static bool is_of_docker(const struct value *document)
{
    struct str owner = member_text(document, "Owner");

    return has_member(document, "SystemType")
               ? owner.len == 0 || str_eq_ascii_case(owner, STR_LIT("docker"))
               : str_eq_ascii_case(owner, STR_LIT("docker"));
}

void hcs_tell(struct evidence *out, const struct value *document)
{
    out->gives |= GIVES_DOCUMENT;
    out->line = document->line;
    if (has_member(document, "SystemType"))
        tell_version_1(out, document);
    else
        tell_version_2(out, document);
    if (!is_of_docker(document))
        out->made_by = "containerd";
}

/* ---- the process ---- */

/* {"A": "1"} -> ["A=1"] */
static const struct value *environment(struct arena *a, const struct value *map)
{
    struct value *made = value_list();

    for (size_t i = 0; map != NULL && map->kind == VALUE_MAP && i < map->u.map.count; i++) {
        const struct value_member *m = &map->u.map.members[i];

        if (m->value->kind == VALUE_STRING)
            made = made_push(made, value_string(arena_printf(a, "%.*s=%.*s", STR_FMT(m->key),
                                                             STR_FMT(m->value->u.text))));
    }
    return made;
}

static struct str side_of(const struct value *size, size_t i)
{
    const struct value *v = element_count(size) == 2 ? element(size, i) : NULL;

    return v != NULL && v->kind == VALUE_NUMBER && !str_is(v->u.text, "0") ? v->u.text : STR_NONE;
}

void hcs_tell_process(struct evidence *out, const struct value *d)
{
    const struct value *env = environment(&out->arena, member(d, "Environment"));
    struct container_facts f = {
        .by = "HCS process document",
        .args = member(d, "CommandArgs"),
        .command_line = member_text(d, "CommandLine"),
        .user = member_text(d, "User"),
        .working_dir = member_text(d, "WorkingDirectory"),
        .env = env,
        .console_height = side_of(member(d, "ConsoleSize"), 0),
        .console_width = side_of(member(d, "ConsoleSize"), 1),
        .terminal = member_true(d, "EmulateConsole"),
    };

    out->gives |= GIVES_DOCUMENT;
    container_facts_tell(out, &f);
    value_unref(env);
}

/* ---- the format ---- */

static bool is_of_process(struct str key)
{
    static const char keys[][20] = {
        "ApplicationName",  "CommandLine",      "CommandArgs",    "User",
        "WorkingDirectory", "Environment",      "EmulateConsole", "CreateStdInPipe",
        "CreateStdOutPipe", "CreateStdErrPipe", "ConsoleSize",    "CreateInUtilityVm",
        "RestrictedToken",  "UseExistingLogin", "OCIProcess",     "OCISpecification",
    };
    size_t i = 0;

    while (i < sizeof(keys) / sizeof(keys[0]) && !str_is(key, keys[i]))
        i++;
    return i < sizeof(keys) / sizeof(keys[0]);
}

/* Members are written only where they say something: a command line may stand alone. */
static bool is_process(const struct value *v)
{
    if (!has_member(v, "CommandLine") && !has_member(v, "CommandArgs") &&
        !has_member(v, "ApplicationName"))
        return false;
    for (size_t i = 0; i < v->u.map.count; i++)
        if (!is_of_process(v->u.map.members[i].key))
            return false;
    return true;
}

unsigned format_hcs_recognises(const struct input *in)
{
    return in->json && in->value != NULL && (hcs_is_document(in->value) || is_process(in->value))
               ? 95
               : 0;
}

struct err *format_hcs_read(struct evidence *out, const struct input *in)
{
    if (hcs_is_document(in->value))
        hcs_tell(out, in->value);
    else
        hcs_tell_process(out, in->value);
    return NULL;
}
