/* A spec (config.json, or of a log's "Generated spec"), read back to the container that it was
 * built from. Source: moby's createSpec read backwards; runtime-spec config-windows.md. */
#include "model/formats/oci_spec.h"

#include "model/formats/container_facts.h"
#include "model/formats/format.h"
#include "model/formats/members.h"
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

static const struct value *mounts(const struct value *list)
{
    struct value *made = value_list();

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *m = element(list, i);

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
        evidence_note(out, NOTE_REMARK, STR_LIT("container.HostConfig.SecurityOpt"),
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

void oci_tell(struct evidence *out, const struct value *spec)
{
    const struct value *process = member(spec, "process"), *windows = member(spec, "windows");
    const struct value *resources = member(windows, "resources"), *cpu = member(resources, "cpu");
    const struct value *storage = member(resources, "storage");
    const struct value *network = member(windows, "network");
    const struct value *size = member(process, "consoleSize");
    struct container_facts f = {
        .by = "OCI spec",
        .isolation = has_member(windows, "hyperv")    ? STR_LIT("hyperv")
                     : has_member(spec, "ociVersion") ? STR_LIT("process")
                                                      : STR_NONE,
        .hostname = member_text(spec, "hostname"),
        .base_fs = member_text(member(spec, "root"), "path"),
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
        .layers = made_shared(member(windows, "layerFolders")),
        .mounts = evidence_made(out, mounts(member(spec, "mounts"))),
        .endpoints = made_shared(member(network, "endpointList")),
        .devices = evidence_made(
            out, device_facts(&out->arena, member(windows, "devices"), "idType", "id")),
        .dns_search = made_shared(member(network, "DNSSearchList")),
        .credentials = credentials(out, windows),
        .annotations = member(spec, "annotations"),
    };

    out->gives |= GIVES_SPEC;
    evidence_bring_spec(out, spec);
    out->line = spec->line;
    note_rest(out, spec);
    container_facts_tell(out, &f);
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
