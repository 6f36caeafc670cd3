/* A spec (config.json, or of a log's "Generated spec"), read back to the container that it was
 * built from. Source: moby's createSpec read backwards; runtime-spec config-windows.md. */
#include "model/formats/oci_spec.h"

#include "model/formats/container_facts.h"
#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/formats/oci_linux.h"
#include "model/formats/oci_spelling.h"
#include "model/value/value_make.h"

static const char windows_keys[] =
    "layerFolders devices resources network credentialSpec servicing hyperv";

bool oci_is_spec(const struct value *v)
{
    if (has_member(v, "ociVersion"))
        return has_member(v, "process") || has_member(v, "root") || has_member(v, "windows") ||
               has_member(v, "linux");
    return members_of(member(v, "windows"), windows_keys) > 0 ||
           has_member(member(v, "windows"), "ignoreFlushesDuringBoot");
}

static bool is_read_only(const struct value *mount)
{
    const struct value *options = member(mount, "options");

    for (size_t i = 0; i < element_count(options); i++)
        if (element(options, i)->kind == VALUE_STRING &&
            str_eq_ascii_case(element(options, i)->u.text, STR_LIT("ro")))
            return true;
    return false;
}

/* Of a Linux container the engine adds /proc and its like, which are no binds. */
static const struct value *mounts(const struct value *list, bool binds_only)
{
    struct value *made = value_list();

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *m = element(list, i);

        if (binds_only && !str_is(member_text(m, "type"), "bind"))
            continue;
        made = made_push(made, mount_fact(member_text(m, "source"), member_text(m, "destination"),
                                          is_read_only(m)));
    }
    return made;
}

/* Both runtimes read a string only; an object is passed over without a word. */
static struct str credentials(struct evidence *out, const struct value *windows)
{
    const struct value *v = member(windows, "credentialSpec");

    if (v != NULL && v->kind == VALUE_MAP)
        evidence_note(out, NOTE_REMARK, STR_LIT("spec"),
                      STR_LIT("credentialSpec is an object: containerd and docker read only a "
                              "string there and start the container without a gMSA"));
    return member_text(windows, "credentialSpec");
}

/* Members of a spec that no setting of docker makes: who wrote it meant them. */
static void note_rest(struct evidence *out, const struct value *spec)
{
    static const struct {
        const char *path[4], *text;
    } rest[] = {
        {{"domainname"}, "a domain name (domainname)"},
        {{"windows", "servicing"}, "the container of an installation (windows.servicing)"},
        {{"windows", "network", "networkNamespace"},
         "endpoints of a network namespace, which does not tell them "
         "(windows.network.networkNamespace)"},
        {{"windows", "hyperv", "utilityVMPath"},
         "the folder of its utility VM (windows.hyperv.utilityVMPath)"},
        {{"windows", "resources", "cpu", "affinity"},
         "processors of its own (windows.resources.cpu.affinity)"},
    };
    const struct value *storage = MEMBER_AT(spec, "windows", "resources", "storage");

    for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
        const struct value *v = spec;

        for (size_t k = 0; k < 4 && rest[i].path[k] != NULL; k++)
            v = member(v, rest[i].path[k]);
        if (v != NULL)
            evidence_note(
                out, NOTE_REMARK, STR_NONE,
                arena_printf(&out->arena, "the spec has %s: no setting carries it", rest[i].text));
    }
    if (member_number(storage, "sandboxSize").len > 0)
        evidence_note(out, NOTE_REMARK, STR_LIT("container.HostConfig.StorageOpt"),
                      arena_printf(&out->arena,
                                   "the spec has a size of the container's disk of %.*s bytes "
                                   "(windows.resources.storage.sandboxSize), which Docker's daemon "
                                   "never writes there",
                                   STR_FMT(member_number(storage, "sandboxSize"))));
}

/* Which engines write each version of the text. By release it stands in specgen/engine/engine.c;
 * tests/e2e/test_import.sh holds the two together. */
static const struct {
    char version[12], first[12], those[24];
} writers[] = {
    {"1.0.1-dev", "moby-19.03", "moby-19.03"},   {"1.0.2-dev", "moby-20.10", "moby-20.10 to 23.0"},
    {"1.1.0-rc.2", "moby-24.0", "moby-24.0"},    {"1.1.0", "moby-25.0", "moby-25.0 to 26.0"},
    {"1.2.0", "moby-26.1", "moby-26.1 to 28.1"}, {"1.2.1", "moby-28", "moby-28.2 to 29.1"},
    {"1.3.0", "moby-29", "moby-29.2 and later"},
};

static void conclude_engine(struct evidence *out, struct str version)
{
    size_t i = 0;

    while (i < sizeof(writers) / sizeof(writers[0]) && !str_is(version, writers[i].version))
        i++;
    if (i == sizeof(writers) / sizeof(writers[0]) || evidence_fact(out, STR_LIT("engine")) != NULL)
        return;
    out->reading_back = true;
    evidence_tell_text(out, STR_LIT("engine"), str_of(writers[i].first),
                       STR_LIT("OCI spec: ociVersion"));
    out->reading_back = false;
    evidence_because(out,
                     arena_printf(&out->arena, "engine %s: the spec has ociVersion %s, as of %s",
                                  writers[i].first, writers[i].version, writers[i].those));
    evidence_concluded(out);
}

/* What Docker's daemon never writes. */
static bool is_of_containerd(const struct value *spec)
{
    const struct value *annotations = member(spec, "annotations");
    bool is_map = annotations != NULL && annotations->kind == VALUE_MAP;

    for (size_t i = 0; is_map && i < annotations->u.map.count; i++)
        if (str_starts(annotations->u.map.members[i].key, STR_LIT("io.kubernetes.cri.")))
            return true;
    return member_text(MEMBER_AT(spec, "windows", "network"), "networkNamespace").len > 0;
}

/* Unless it is known already: who gives the spec, of another program's inspect, has said it, and so
 * has the first of a log's many. */
static void tell_maker(struct evidence *out, const struct value *spec)
{
    if (out->made_by != NULL || out->spec != NULL)
        return;
    if (!is_of_containerd(spec)) {
        conclude_engine(out, member_text(spec, "ociVersion"));
        return;
    }
    out->made_by = "containerd";
    evidence_note(out, NOTE_REMARK, STR_NONE,
                  STR_LIT("the spec is of a container that containerd made, and not Docker's "
                          "daemon: what is shown is what Docker makes of the same settings"));
}

/* containerd never writes it; where it is missing, only a whole spec of Docker's says something. */
static enum container_boot boot_of(const struct value *spec)
{
    const struct value *windows = member(spec, "windows");

    if (is_of_containerd(spec))
        return CONTAINER_BOOT_NOT_SAID;
    if (member_true(windows, "ignoreFlushesDuringBoot"))
        return CONTAINER_BOOT_FIRST;
    return windows == NULL || !has_member(spec, "ociVersion") || has_member(spec, "linux")
               ? CONTAINER_BOOT_NOT_SAID
               : CONTAINER_BOOT_LATER;
}

static void tell(struct evidence *out, const struct value *spec)
{
    const struct value *process = member(spec, "process"), *windows = member(spec, "windows");
    const struct value *resources = member(windows, "resources"), *cpu = member(resources, "cpu");
    const struct value *storage = member(resources, "storage");
    const struct value *network = member(windows, "network");
    const struct value *size = member(process, "consoleSize");
    const struct value *linux_part = member(spec, "linux");
    bool lcow = linux_part != NULL && windows != NULL;
    struct container_facts f = {
        .by = "OCI spec",
        .isolation = has_member(windows, "hyperv")    ? STR_LIT("hyperv")
                     : has_member(spec, "ociVersion") ? STR_LIT("process")
                                                      : STR_NONE,
        .hostname = member_text(spec, "hostname"),
        .domainname = member_text(member(linux_part, "sysctl"), "kernel.domainname"),
        .linux_container = lcow,
        .base_fs = lcow ? STR_NONE : member_text(member(spec, "root"), "path"),
        .user = member_text(member(process, "user"), "username"),
        .working_dir = member_text(process, "cwd"),
        .args = member(process, "args"),
        .command_line = member_text(process, "commandLine"),
        .env = member(process, "env"),
        .terminal = member_true(process, "terminal"),
        .console_height = member_number(size, "height"),
        .console_width = member_number(size, "width"),
        .memory = member_number(member(resources, "memory"), "limit"),
        .cpu_count = member_number(cpu, "count"),
        .cpu_shares = member_number(cpu, "shares"),
        .cpu_maximum = member_number(cpu, "maximum"),
        .iops = member_number(storage, "iops"),
        .bandwidth = member_number(storage, "bps"),
        .shared_with = member_text(network, "networkSharedContainerName"),
        .unqualified_names = member_true(network, "allowUnqualifiedDNSQuery"),
        .boot = out->made_by == NULL ? boot_of(spec) : CONTAINER_BOOT_NOT_SAID,
        .layers = made_shared(member(windows, "layerFolders")),
        .mounts = evidence_made(out, mounts(member(spec, "mounts"), lcow)),
        .endpoints = made_shared(member(network, "endpointList")),
        .devices = evidence_made(
            out, device_facts(&out->arena, member(windows, "devices"), "idType", "id")),
        .dns_search = made_shared(member(network, "DNSSearchList")),
        .credentials = credentials(out, windows),
        .annotations = member(spec, "annotations"),
    };

    out->gives |= GIVES_SPEC;
    out->line = spec->line;
    tell_maker(out, spec);
    evidence_bring_spec(out, spec);
    note_rest(out, spec);
    if (lcow)
        oci_linux_tell(out, spec);
    container_facts_tell(out, &f);
}

void oci_tell(struct evidence *out, const struct value *spec)
{
    const struct value *read = oci_spelled(out, spec);

    if (read != NULL)
        tell(out, read);
    value_unref(read);
}

unsigned format_oci_spec_recognises(const struct input *in)
{
    return in->json && in->value != NULL && oci_is_spec(in->value) ? 95 : 0;
}

struct err *format_oci_spec_read(struct evidence *out, const struct input *in)
{
    if (has_member(in->value, "linux") && !has_member(in->value, "windows"))
        return err_remedy(err_new(ERR_INPUT, "this is a spec of a Linux container"),
                          "take the one of a Windows container");
    oci_tell(out, in->value);
    return NULL;
}
