/* What Windows says of itself: systeminfo, Get-ComputerInfo (text and JSON), the state of the
 * feature Hyper-V. Whether a hypervisor runs, and whether the host is a virtual machine itself,
 * decides over containers with hyperv. */
#include "model/base/num.h"
#include "model/document/windows_builds.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/formats/text_notes.h"

/* "Key   : value" at any depth, or the member of that name. */
static struct str line_value(struct str text, const char *key)
{
    struct line_walk at = line_walk_of(text);

    while (line_walk_next(&at)) {
        struct str line = str_trim(at.line), rest;

        if (!str_starts(line, str_of(key)))
            continue;
        rest = str_trim(str_cut(line, strlen(key), line.len));
        if (rest.len > 0 && rest.s[0] == ':')
            return str_trim(str_cut(rest, 1, rest.len));
    }
    return STR_NONE;
}

static struct str told(const struct input *in, const char *key)
{
    const struct value *v;

    if (!in->json)
        return line_value(in->text, key);
    v = member(in->value, key);
    if (v == NULL)
        return STR_NONE;
    if (v->kind == VALUE_BOOL)
        return v->u.boolean ? STR_LIT("True") : STR_LIT("False");
    return v->kind == VALUE_STRING || v->kind == VALUE_NUMBER ? v->u.text : STR_NONE;
}

static bool is_computer_info(const struct input *in)
{
    return told(in, "HyperVisorPresent").len > 0 ||
           (told(in, "OsBuildNumber").len > 0 && told(in, "OsName").len > 0) ||
           (told(in, "HypervisorPresent").len > 0 && told(in, "Model").len > 0);
}

static bool is_systeminfo(const struct input *in)
{
    return !in->json && line_find(told(in, "OS Version"), " Build ") > 0 &&
           told(in, "OS Name").len > 0;
}

static bool is_feature(const struct input *in)
{
    return str_starts(told(in, "FeatureName"), STR_LIT("Microsoft-Hyper-V")) &&
           told(in, "State").len > 0;
}

unsigned format_windows_system_recognises(const struct input *in)
{
    if (in->json && (in->value == NULL || in->value->kind != VALUE_MAP))
        return 0;
    return is_computer_info(in) || is_systeminfo(in) || is_feature(in) ? 85 : 0;
}

/* ---- what is told ------------------------------------------------------------------------------
 */

struct reader {
    struct evidence *out;
    const struct input *in;
};

struct name {
    const char *key, *source; /* "systeminfo: OS Name" */
};

/* The first of them that is there. */
static struct str first_of(const struct reader *r, const struct name *names, size_t count,
                           struct str *source)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = told(r->in, names[i].key);

        if (value.len > 0) {
            *source = str_of(names[i].source);
            return value;
        }
    }
    return STR_NONE;
}

#define FIRST_OF(r, names, source) first_of(r, names, sizeof(names) / sizeof((names)[0]), source)

/* "10.0.17763 N/A Build 17763", "10.0.17763", or the build alone. */
static void tell_build(const struct reader *r)
{
    static const struct name names[] = {{"OsBuildNumber", "Get-ComputerInfo: OsBuildNumber"},
                                        {"OsVersion", "Get-ComputerInfo: OsVersion"},
                                        {"OS Version", "systeminfo: OS Version"}};
    struct str source = STR_NONE, version = FIRST_OF(r, names, &source), revision;
    struct mdl_windows windows;
    ptrdiff_t blank = str_find(version, ' ', 0);
    int64_t n;

    version = str_cut(version, 0, blank < 0 ? version.len : (size_t)blank);
    if (mdl_windows_version(&windows, version))
        evidence_tell_number(r->out, STR_LIT("host.OSBuild"), windows.build, source);
    else if (num_int64(&n, version) == NUM_OK && n > 10000)
        evidence_tell_number(r->out, STR_LIT("host.OSBuild"), (uint64_t)n, source);
    revision = told(r->in, "WindowsUBR");
    if (num_int64(&n, revision) == NUM_OK && n > 0)
        evidence_tell_number(r->out, STR_LIT("host.OSRevision"), (uint64_t)n,
                             STR_LIT("Get-ComputerInfo: WindowsUBR"));
}

static void tell_product(const struct reader *r)
{
    static const struct name names[] = {
        {"OsName", "Get-ComputerInfo: OsName"},
        {"WindowsProductName", "Get-ComputerInfo: WindowsProductName"},
        {"OS Name", "systeminfo: OS Name"}};
    struct str source = STR_NONE, name = FIRST_OF(r, names, &source);

    if (line_find(name, "Windows") >= 0)
        evidence_tell_text(r->out, STR_LIT("host.OSProduct"),
                           line_find(name, "Server") >= 0 ? STR_LIT("server") : STR_LIT("client"),
                           source);
}

static void tell_processors(const struct reader *r)
{
    static const struct name names[] = {
        {"CsNumberOfLogicalProcessors", "Get-ComputerInfo: CsNumberOfLogicalProcessors"},
        {"NumberOfLogicalProcessors", "Win32_ComputerSystem: NumberOfLogicalProcessors"}};
    struct str source = STR_NONE;
    int64_t n;

    if (num_int64(&n, FIRST_OF(r, names, &source)) == NUM_OK && n > 0)
        evidence_tell_number(r->out, STR_LIT("host.NumCPU"), (uint64_t)n, source);
}

/* Makers and models of machines that are none. */
static bool is_virtual(struct str model)
{
    static const char *const parts[] = {
        "Virtual Machine",  "VMware",     "VirtualBox", "KVM",
        "HVM domU",         "Amazon EC2", "QEMU",       "Google Compute",
        "Parallels Virtual"};

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (line_find(model, parts[i]) >= 0)
            return true;
    return false;
}

static bool tell_machine(const struct reader *r)
{
    static const char *const keys[] = {"CsModel",      "CsManufacturer", "Model",
                                       "Manufacturer", "System Model",   "System Manufacturer"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct str value = told(r->in, keys[i]);

        if (!is_virtual(value))
            continue;
        evidence_tell(r->out, STR_LIT("host.VirtualMachine"), value_bool(true),
                      arena_printf(&r->out->arena, "%s: %.*s", keys[i], STR_FMT(value)));
        return true;
    }
    return false;
}

/* Inside of a virtual machine the hypervisor that is seen is the one around it. */
static void tell_hypervisor(const struct reader *r, bool machine)
{
    static const struct name names[] = {
        {"HyperVisorPresent", "Get-ComputerInfo: HyperVisorPresent"},
        {"CsHypervisorPresent", "Get-ComputerInfo: CsHypervisorPresent"},
        {"HypervisorPresent", "Win32_ComputerSystem: HypervisorPresent"}};
    struct str source = STR_NONE, present = FIRST_OF(r, names, &source);
    struct str needs = told(r->in, "Hyper-V Requirements");
    static const struct str path = STR_INIT("host.HyperV");

    if (is_feature(r->in) && str_starts(told(r->in, "State"), STR_LIT("Disabled")))
        evidence_tell(r->out, path, value_bool(false),
                      STR_LIT("Get-WindowsOptionalFeature: Microsoft-Hyper-V is disabled"));
    else if (str_eq_ascii_case(present, STR_LIT("False")))
        evidence_tell(r->out, path, value_bool(false), source);
    else if (line_find(needs, "VM Monitor Mode") >= 0)
        evidence_tell(r->out, path, value_bool(false), STR_LIT("systeminfo: Hyper-V Requirements"));
    else if (machine)
        evidence_note(r->out, NOTE_REMARK, path,
                      STR_LIT("whether a hypervisor runs inside of this virtual machine is not "
                              "told: the one that it sees is that of its own host"));
    else if (str_eq_ascii_case(present, STR_LIT("True")))
        evidence_tell(r->out, path, value_bool(true), source);
    else if (line_find(needs, "hypervisor has been detected") >= 0)
        evidence_tell(r->out, path, value_bool(true), STR_LIT("systeminfo: Hyper-V Requirements"));
    else if (is_feature(r->in))
        evidence_note(r->out, NOTE_REMARK, path,
                      STR_LIT("the feature Hyper-V is enabled; whether its hypervisor runs is not "
                              "told (Get-ComputerInfo: HyperVisorPresent)"));
}

struct err *format_windows_system_read(struct evidence *out, const struct input *in)
{
    const struct reader r = {out, in};

    out->line = in->json ? in->value->line : input_line(in, 1);
    tell_build(&r);
    tell_product(&r);
    tell_processors(&r);
    tell_hypervisor(&r, tell_machine(&r));
    return NULL;
}
