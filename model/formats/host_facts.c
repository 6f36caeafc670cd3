/* What Windows tells of a host as names and values: systeminfo, Get-ComputerInfo, Get-CimInstance,
 * Get-WindowsFeature, Get-WindowsOptionalFeature; the daemon's command line, from sc qc docker or
 * as somebody types it. */
#include "model/base/num.h"
#include "model/formats/daemon_command.h"
#include "model/formats/daemon_line.h"
#include "model/formats/format.h"
#include "model/formats/line_walk.h"
#include "model/value/value_make.h"

enum meaning {
    BUILD,    /* "20348", "10.0.20348", "10.0.20348 N/A Build 20348" */
    REVISION, /* "2227" */
    PRODUCT,  /* "Microsoft Windows Server 2022 Datacenter", "Server" */
    CPUS,
    HYPERVISOR, /* "True" */
    DETECTED,   /* "A hypervisor has been detected. ..." */
    MACHINE,    /* the maker or model of a virtual machine */
    FEATURE,    /* "Microsoft-Hyper-V", whose State follows */
    STATE,
    COMMAND, /* of a service */
    NOTHING, /* known, and says nothing that is asked */
};

struct label {
    char name[28];
    enum meaning meaning;
};

static const struct label labels[] = {
    {"OS Version", BUILD},
    {"OsVersion", BUILD},
    {"OsBuildNumber", BUILD},
    {"BuildNumber", BUILD},
    {"CurrentBuild", BUILD},
    {"CurrentBuildNumber", BUILD},
    {"WindowsUBR", REVISION},
    {"UBR", REVISION},
    {"OS Name", PRODUCT},
    {"OsName", PRODUCT},
    {"Caption", PRODUCT},
    {"WindowsProductName", PRODUCT},
    {"WindowsInstallationType", PRODUCT},
    {"InstallationType", PRODUCT},
    {"CsNumberOfLogicalProcessors", CPUS},
    {"NumberOfLogicalProcessors", CPUS},
    {"HyperVisorPresent", HYPERVISOR},
    {"Hyper-V Requirements", DETECTED},
    {"System Manufacturer", MACHINE},
    {"System Model", MACHINE},
    {"CsManufacturer", MACHINE},
    {"CsModel", MACHINE},
    {"Manufacturer", MACHINE},
    {"Model", MACHINE},
    {"FeatureName", FEATURE},
    {"Feature Name", FEATURE}, /* of dism */
    {"Image Version", NOTHING},
    {"Display Name", NOTHING},
    {"State", STATE},
    {"BINARY_PATH_NAME", COMMAND},
    {"PathName", COMMAND},
    {"SERVICE_NAME", NOTHING},
    {"SERVICE_START_NAME", NOTHING},
    {"DISPLAY_NAME", NOTHING},
    {"ServiceType", NOTHING},
    {"StartMode", NOTHING},
    {"OS Manufacturer", NOTHING},
    {"OsHardwareAbstractionLayer", NOTHING},
    {"WindowsBuildLabEx", NOTHING},
    {"WindowsCurrentVersion", NOTHING},
    {"DisplayName", NOTHING},
    {"RestartRequired", NOTHING},
    {"OsArchitecture", NOTHING},
    {"Total Physical Memory", NOTHING},
    {"Host Name", NOTHING},
};
#define FEWEST_KNOWN 2 /* labels, one of which tells something */

static size_t digits_at(struct str text, size_t from)
{
    size_t n = from;

    while (n < text.len && text.s[n] >= '0' && text.s[n] <= '9')
        n++;
    return n - from;
}

/* "10.0.20348 N/A Build 20348", as systeminfo has it in any language: the build stands at both
 * ends. */
static bool is_build_of_systeminfo(struct str text)
{
    const size_t n = str_starts(text, STR_LIT("10.0.")) ? digits_at(text, 5) : 0;

    return n > 0 && text.len > 2 * n + 6 && text.s[5 + n] == ' ' &&
           str_ends(text, str_cut(text, 5, 5 + n));
}

/* What systeminfo of a Windows in another language says, by its value. */
static const struct label *label_by_value(struct str name, struct str value)
{
    static const struct label build = {"OS Version", BUILD}, product = {"OS Name", PRODUCT};

    if (name.len == 0 || value.len == 0)
        return NULL;
    if (is_build_of_systeminfo(value))
        return &build;
    return str_starts(value, STR_LIT("Microsoft Windows Server ")) ||
                   str_starts(value, STR_LIT("Microsoft Windows 1"))
               ? &product
               : NULL;
}

/* "Name  : value" or "Name:   value"; NULL: no label that is known. */
static const struct label *label_of(struct str line, struct str *value)
{
    ptrdiff_t colon = str_find(line, ':', 0);
    struct str name = str_trim(str_cut(line, 0, colon < 0 ? 0 : (size_t)colon));

    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
        if (str_is(name, labels[i].name)) {
            *value = str_trim(str_cut(line, (size_t)colon + 1, line.len));
            return &labels[i];
        }
    *value = str_trim(str_cut(line, colon < 0 ? line.len : (size_t)colon + 1, line.len));
    return label_by_value(name, *value);
}

/* "Microsoft Windows Server 2025" and "10.0.26100" below it, as GitHub's runner begins its log. */
static bool is_of_runner(struct str above, struct str line)
{
    struct str text = str_trim(line);

    if (!str_starts(str_trim(above), STR_LIT("Microsoft Windows")) ||
        !str_starts(text, STR_LIT("10.0.")))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if ((text.s[i] < '0' || text.s[i] > '9') && text.s[i] != '.')
            return false;
    return true;
}

/* "[X] Hyper-V      Hyper-V      Installed", a row of Get-WindowsFeature: the feature's state;
 * empty: it is none. */
static struct str state_in_row(struct str line, struct str *feature)
{
    struct str text = str_trim(line), words[2] = {STR_NONE, STR_NONE};

    if (!str_starts(text, STR_LIT("[X] ")) && !str_starts(text, STR_LIT("[ ] ")))
        return STR_NONE;
    for (size_t i = 0, end = text.len; i < 2; i++) {
        size_t from = end;

        while (from > 0 && text.s[from - 1] != ' ')
            from--;
        words[i] = str_cut(text, from, end);
        for (end = from; end > 0 && text.s[end - 1] == ' ';)
            end--;
    }
    *feature = words[1];
    return str_is(words[0], "Installed") || str_is(words[0], "Available") ||
                   str_is(words[0], "Removed")
               ? words[0]
               : STR_NONE;
}

/* Another service's command says nothing. */
static bool tells(enum meaning meaning, struct str value)
{
    return meaning == COMMAND ? daemon_line_is(value) : meaning != NOTHING && meaning != STATE;
}

unsigned format_host_facts_recognises(const struct input *in)
{
    struct line_walk at = line_walk_of(input_head(in));
    size_t known = 0, telling = 0;
    struct str value, above = STR_NONE, feature;
    struct arena a;
    bool failed;

    if (in->json)
        return 0;
    arena_init(&a);
    while (line_walk_next(&at)) {
        const struct label *l = label_of(at.line, &value);

        known += l != NULL;
        telling += l != NULL && tells(l->meaning, value);
        if (is_of_runner(above, at.line) || state_in_row(at.line, &feature).len > 0) {
            known += FEWEST_KNOWN;
            telling++;
        }
        if (daemon_line_is(at.line) || line_find(at.line, "AppParameters") > 0) {
            const bool command = daemon_command_in(&a, at.line).len > 0;

            known += command ? FEWEST_KNOWN : 0;
            telling += command;
        }
        above = at.line;
    }
    failed = arena_failed(&a);
    arena_finish(&a);
    if (failed)
        return FORMAT_NO_MEMORY;
    return known >= FEWEST_KNOWN && telling > 0 ? 60 : 0;
}

/* ---- what is told ---- */

struct reader {
    struct evidence *out;
    struct str line, source, feature;
    struct str hypervisor; /* who says that one is there; empty: nobody */
    bool machine;
};

static void leave_out(struct reader *r, struct str text, const char *why)
{
    if (text.len > 0)
        evidence_note(r->out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&r->out->arena, "column %u: %.*s: '%.*s' %s",
                                   (unsigned)(text.s - r->line.s) + 1, STR_FMT(r->source),
                                   STR_FMT(str_cut(text, 0, 60)), why));
}

static void tell_build(struct reader *r, struct str text)
{
    struct str whole = text;
    uint64_t n = 0;
    size_t end = 0;

    if (str_starts(text, STR_LIT("10.0.")))
        text = str_cut(text, 5, text.len);
    while (end < text.len && text.s[end] >= '0' && text.s[end] <= '9')
        end++;
    if (num_uint64(&n, str_cut(text, 0, end)) == NUM_OK && n > 9999)
        evidence_tell_number(r->out, STR_LIT("host.OSBuild"), n, r->source);
    else
        leave_out(r, whole, "is no build of Windows");
}

static void tell_number(struct reader *r, const char *path, struct str text)
{
    uint64_t n = 0;

    if (num_uint64(&n, text) == NUM_OK && n > 0)
        evidence_tell_number(r->out, str_of(path), n, r->source);
    else
        leave_out(r, text, "is no number that can be taken");
}

static void tell_switch(struct reader *r, const char *path, bool on)
{
    evidence_tell(r->out, str_of(path), value_bool(on), r->source);
}

static void tell_machine(struct reader *r, struct str text)
{
    static const char makers[][16] = {"VMware", "Virtual Machine", "VirtualBox", "QEMU",     "KVM",
                                      "Xen",    "Amazon EC2",      "Google",     "Parallels"};

    for (size_t i = 0; !r->machine && i < sizeof(makers) / sizeof(makers[0]); i++)
        if (line_find(text, makers[i]) >= 0) {
            r->machine = true;
            tell_switch(r, "host.VirtualMachine", true);
        }
}

static void tell_state(struct reader *r, struct str text)
{
    if ((str_is(r->feature, "Microsoft-Hyper-V") || str_is(r->feature, "Microsoft-Hyper-V-All")) &&
        (str_is(text, "Enabled") || str_is(text, "Disabled")))
        tell_switch(r, "host.HyperV", str_is(text, "Enabled"));
    if (str_is(r->feature, "Hyper-V")) /* as a server calls it */
        tell_switch(r, "host.HyperV", str_is(text, "Installed"));
    r->feature = STR_NONE;
}

static void tell(struct reader *r, enum meaning meaning, struct str value)
{
    switch (meaning) {
    case BUILD:
        tell_build(r, value);
        break;
    case REVISION:
        tell_number(r, "host.OSRevision", value);
        break;
    case PRODUCT:
        if (line_find(value, "Windows") >= 0 || line_find(value, "Server") >= 0)
            evidence_tell_text(
                r->out, STR_LIT("host.OSProduct"),
                line_find(value, "Server") >= 0 ? STR_LIT("server") : STR_LIT("client"), r->source);
        break;
    case CPUS:
        tell_number(r, "host.NumCPU", value);
        break;
    case HYPERVISOR:
        if (str_is(value, "True"))
            r->hypervisor = r->source;
        break;
    case DETECTED:
        if (line_find(value, "hypervisor has been detected") >= 0)
            r->hypervisor = r->source;
        break;
    case MACHINE:
        tell_machine(r, value);
        break;
    case FEATURE:
        r->feature = value;
        break;
    case STATE:
        tell_state(r, value);
        break;
    case COMMAND:
        daemon_line_tell(r->out, value, r->source);
        break;
    case NOTHING:
        break;
    }
}

/* A virtual machine sees the hypervisor that it runs on, which is not its own. */
static void tell_hypervisor(struct reader *r)
{
    r->source = r->hypervisor;
    if (r->hypervisor.len > 0 && !r->machine)
        tell_switch(r, "host.HyperV", true);
    else if (r->hypervisor.len > 0)
        evidence_note(r->out, NOTE_REMARK, STR_LIT("host.HyperV"),
                      STR_LIT("a hypervisor is there, but this is a virtual machine: it may be the "
                              "one that it runs on"));
}

static void tell_runner(struct reader *r, struct str above, struct str line)
{
    r->line = line;
    r->source = STR_LIT("the runner: Operating System");
    tell(r, PRODUCT, above);
    tell(r, BUILD, str_trim(line));
}

struct err *format_host_facts_read(struct evidence *out, const struct input *in)
{
    struct reader r = {.out = out};
    struct line_walk at = line_walk_of(in->text);
    struct str value, above = STR_NONE, before, state, command;

    while (line_walk_next(&at)) {
        const struct label *l = label_of(at.line, &value);

        before = above;
        above = at.line;
        if (is_of_runner(before, at.line)) {
            out->line = input_line(in, at.line_number);
            tell_runner(&r, before, at.line);
        }
        if ((state = state_in_row(at.line, &r.feature)).len > 0) {
            out->line = input_line(in, at.line_number);
            r.source = STR_LIT("Windows: Install State");
            tell_state(&r, state);
        }
        if (l == NULL && (command = daemon_command_in(&out->arena, at.line)).len > 0) {
            out->line = input_line(in, at.line_number);
            daemon_line_tell(out, command, STR_LIT("dockerd: its command line"));
        }
        if (l == NULL)
            continue;
        out->line = input_line(in, at.line_number);
        r.line = at.line;
        r.source = arena_printf(&out->arena, "Windows: %s", l->name);
        tell(&r, l->meaning, value);
    }
    tell_hypervisor(&r);
    return NULL;
}
