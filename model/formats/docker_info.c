/* What `docker info` tells of a Windows host and of its engine: its text (flat until 18.09, in
 * Client and Server blocks since) or its JSON (--format '{{json .}}'). What is not there stays
 * unsaid. */
#include "model/base/ascii.h"
#include "model/base/num.h"
#include "model/formats/answers.h"
#include "model/formats/asked.h"
#include "model/formats/engine_told.h"
#include "model/formats/format.h"
#include "model/formats/members.h"

/* ---- the text ------------------------------------------------------------------------------ */

/* The next line, and what is left behind it. */
static struct str next_line(struct str *rest)
{
    ptrdiff_t end = str_find(*rest, '\n', 0);
    struct str line = str_cut(*rest, 0, end < 0 ? rest->len : (size_t)end);

    *rest = str_cut(*rest, line.len + 1, rest->len);
    return line;
}

/* The text of the daemon: all of it, or what follows the line "Server:". */
static struct str server_part(struct str text)
{
    struct str rest = text;

    while (rest.len > 0) {
        if (str_is(str_trim(next_line(&rest)), "Server:"))
            return rest;
    }
    return text;
}

/* The first line "Key: value", at any depth; STR_NONE: there is none. Borrowed. */
static struct str line_of(struct str text, const char *key)
{
    struct str wanted = str_of(key);

    while (text.len > 0) {
        struct str line = str_trim(next_line(&text));

        if (str_starts(line, wanted) && line.len > wanted.len && line.s[wanted.len] == ':')
            return str_trim(str_cut(line, wanted.len + 1, line.len));
    }
    return STR_NONE;
}

static unsigned line_number(struct str text, struct str part)
{
    unsigned line = 1;

    for (const char *c = text.s; c < part.s; c++)
        line += *c == '\n';
    return line;
}

/* A scenario may quote an info in its description. */
static bool is_scenario(struct str text)
{
    while (text.len > 0) {
        if (str_starts(next_line(&text), STR_LIT("silospec:")))
            return true;
    }
    return false;
}

#define FEWEST_LABELS 3 /* by which a part of an info is known, as findstr leaves one */

static bool has_labels(struct str text)
{
    static const char labels[][24] = {
        "Server Version", "Storage Driver",      "Default Isolation",    "Docker Root Dir",
        "OSType",         "Operating System",    "Kernel Version",       "CPUs",
        "Total Memory",   "Logging Driver",      "Live Restore Enabled", "Registry",
        "Engine Version", "Insecure Registries", "Architecture"};
    size_t found = 0;

    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
        found += line_of(text, labels[i]).len > 0;
    return found >= FEWEST_LABELS;
}

static bool is_text(struct str text)
{
    struct str server = server_part(text);

    if (text.len == 0 || text.s[0] == '{' || text.s[0] == '[' || is_scenario(text))
        return false;
    return (line_of(server, "Server Version").len > 0 &&
            (line_of(server, "OSType").len > 0 || line_of(server, "Storage Driver").len > 0)) ||
           has_labels(server);
}

/* ---- what the values say -------------------------------------------------------------------- */

static uint32_t number_at(struct str text, size_t at)
{
    uint64_t n = 0;

    for (; at < text.len && text.s[at] >= '0' && text.s[at] <= '9' && n < UINT32_MAX / 10; at++)
        n = n * 10 + (uint64_t)(text.s[at] - '0');
    return (uint32_t)n;
}

/* ---- what is told ------------------------------------------------------------------------- */

enum told {
    VERSION,
    ISOLATION,
    ROOT,
    SYSTEM,
    OS_TYPE,
    KERNEL,
    OS_VERSION,
    DRIVER,
    DRIVER_TYPE,
    CPUS,
    MEMORY,
    LOGGING,
    TOLD_COUNT
};

/* The same in the text and in JSON. */
static const struct {
    const char *label, *key;
} names[TOLD_COUNT] = {
    [VERSION] = {"Server Version", "ServerVersion"},
    [ISOLATION] = {"Default Isolation", "Isolation"},
    [ROOT] = {"Docker Root Dir", "DockerRootDir"},
    [SYSTEM] = {"Operating System", "OperatingSystem"},
    [OS_TYPE] = {"OSType", "OSType"},
    [KERNEL] = {"Kernel Version", "KernelVersion"},
    [OS_VERSION] = {"OSVersion", "OSVersion"},
    [DRIVER] = {"Storage Driver", "Driver"},
    [DRIVER_TYPE] = {"driver-type", "driver-type"}, /* a line below the driver's */
    [CPUS] = {"CPUs", "NCPU"},
    [MEMORY] = {"Total Memory", "MemTotal"},
    [LOGGING] = {"Logging Driver", "LoggingDriver"},
};

struct reader {
    struct evidence *out;
    const struct input *in;
    struct str told[TOLD_COUNT]; /* empty: not said */
};

static void read_text(struct reader *r)
{
    struct str server = server_part(r->in->text);

    for (int i = 0; i < TOLD_COUNT; i++)
        r->told[i] = line_of(server, names[i].label);
    if (r->told[VERSION].len == 0) /* docker node inspect --pretty */
        r->told[VERSION] = line_of(server, "Engine Version");
}

/* docker info --format '{{.Isolation}}' */
static bool read_answer(struct reader *r)
{
    struct str values[ASKED_PARTS];
    struct asked_command a;
    unsigned line;

    if (!asked_read(&a, &r->out->arena, r->in->text) || a.of != ASKED_INFO ||
        asked_next(&a, values, &line) != ANSWER_FITS)
        return false;
    for (size_t part = 0; part < a.count; part++)
        for (int i = 0; i < TOLD_COUNT; i++)
            if (str_is(a.parts[part].path, names[i].key))
                r->told[i] = values[part];
    return true;
}

static void read_json(struct reader *r)
{
    for (int i = 0; i < TOLD_COUNT; i++) {
        const struct value *v = value_get(first_object(r->in->value), str_of(names[i].key));

        if (v != NULL && (v->kind == VALUE_STRING || v->kind == VALUE_NUMBER))
            r->told[i] = v->u.text;
    }
}

/* Who says it, and where. */
static struct str said_in(struct reader *r, enum told what)
{
    const struct value *v =
        r->in->json ? value_get(first_object(r->in->value), str_of(names[what].key)) : NULL;

    r->out->line = v != NULL ? v->line : input_line(r->in, line_number(r->in->text, r->told[what]));
    return arena_printf(&r->out->arena, "docker info: %s", names[what].label);
}

/* What stands there is nothing that can be taken. Of the text. */
static void leave_out(struct reader *r, enum told what, const char *why)
{
    const char *start = r->told[what].s;

    (void)said_in(r, what);
    while (start > r->in->text.s && start[-1] != '\n')
        start--;
    evidence_note(r->out, NOTE_LEFT_OUT, STR_NONE,
                  arena_printf(&r->out->arena, "column %u: %s: '%.*s' %s",
                               (unsigned)(r->told[what].s - start) + 1, names[what].label,
                               STR_FMT(str_cut(r->told[what], 0, 60)), why));
}

/* ---- the engine -------------------------------------------------------------------------- */

static void tell_engine(struct reader *r)
{
    engine_tell(r->out, r->told[VERSION], "docker info", said_in(r, VERSION));
}

/* ---- the host ---------------------------------------------------------------------------- */

static void tell_text(struct reader *r, const char *path, enum told what)
{
    if (r->told[what].len > 0)
        evidence_tell_text(r->out, str_of(path), r->told[what], said_in(r, what));
}

/* "17763.107)" */
static void tell_revision(struct reader *r, struct str build)
{
    ptrdiff_t dot = str_find(build, '.', 0);
    uint32_t revision = dot < 0 ? 0 : number_at(build, (size_t)dot + 1);

    if (revision > 0)
        evidence_tell_number(r->out, STR_LIT("host.OSRevision"), revision, said_in(r, SYSTEM));
}

/* "... (OS Build 17763.107)", else "10.0 14393 (14393.1198....)" or "10.0.20348". */
static void tell_build(struct reader *r)
{
    struct str system = r->told[SYSTEM], kernel = r->told[KERNEL], version = r->told[OS_VERSION];
    ptrdiff_t at = str_find_text(system, STR_LIT("OS Build "), 0);
    enum told what = OS_VERSION;
    uint32_t build = 0;

    if (at >= 0) {
        build = number_at(system, (size_t)at + 9);
        what = SYSTEM;
    } else if (str_starts(kernel, STR_LIT("10.0 "))) {
        build = number_at(kernel, 5);
        what = KERNEL;
    } else if (str_starts(version, STR_LIT("10.0."))) {
        build = number_at(version, 5);
    }
    if (build > 0)
        evidence_tell_number(r->out, STR_LIT("host.OSBuild"), build, said_in(r, what));
    if (what == SYSTEM)
        tell_revision(r, str_cut(system, (size_t)at + 9, system.len));
}

/* "15.99GiB" or "7.999 GiB", as the client rounds it; in JSON bytes. 0: none, or too many. */
static uint64_t bytes_of(struct str text)
{
    uint64_t n = 0, parts = 1, scale = 1;
    bool point = false;
    size_t i = 0;
    struct str unit;

    for (; i < text.len && (ascii_is_digit(text.s[i]) || (text.s[i] == '.' && !point)); i++) {
        point = point || text.s[i] == '.';
        if (text.s[i] == '.')
            continue;
        if (n > UINT64_MAX / 100 || parts > UINT64_MAX / 100)
            return 0;
        n = n * 10 + (uint64_t)(text.s[i] - '0');
        parts *= point ? 10 : 1;
    }
    unit = str_trim(str_cut(text, i, text.len));
    for (ptrdiff_t k = unit.len > 0 ? str_find(STR_LIT("BKMGTP"), unit.s[0], 0) : 0; k > 0; k--)
        scale *= 1024;
    return n <= UINT64_MAX / scale ? n * scale / parts : 0;
}

static void tell_memory(struct reader *r)
{
    uint64_t bytes = bytes_of(r->told[MEMORY]);

    if (bytes > 0 && bytes <= INT64_MAX)
        evidence_tell_number(r->out, STR_LIT("host.MemTotal"), bytes, said_in(r, MEMORY));
}

static void tell_host(struct reader *r)
{
    struct str system = r->told[SYSTEM];
    int64_t cpus = 0;

    tell_text(r, "host.DefaultIsolation", ISOLATION);
    tell_text(r, "host.Root", ROOT);
    tell_build(r);
    if (num_int64(&cpus, r->told[CPUS]) == NUM_OK && cpus > 0)
        evidence_tell_number(r->out, STR_LIT("host.NumCPU"), (uint64_t)cpus, said_in(r, CPUS));
    else if (r->told[CPUS].len > 0 && !r->in->json)
        leave_out(r, CPUS, "is no number of processors");
    tell_memory(r);
    if (r->told[KERNEL].len > 0 && !r->in->json && !str_holds(r->told[KERNEL], STR_LIT("10.0")))
        leave_out(r, KERNEL, "is no version of Windows that is known");
    if (str_holds(system, STR_LIT("Windows"))) /* "windows" alone is of a node of a swarm */
        evidence_tell_text(r->out, STR_LIT("host.OSProduct"),
                           !str_holds(system, STR_LIT("Server")) ? STR_LIT("client")
                                                                 : STR_LIT("server"),
                           said_in(r, SYSTEM));
    if (r->told[LOGGING].len > 0 && !str_is(r->told[LOGGING], "json-file")) /* which it is anyway */
        tell_text(r, "host.LogConfig.Type", LOGGING);
    if (str_is(r->told[DRIVER], "windows") ||
        str_holds(r->told[DRIVER_TYPE], STR_LIT("containerd")))
        evidence_tell(r->out, STR_LIT("host.ContainerdStore"), value_bool(true),
                      said_in(r, DRIVER));
    if (str_holds(r->told[DRIVER], STR_LIT("lcow")))
        evidence_tell(r->out, STR_LIT("host.LCOWSupported"), value_bool(true), said_in(r, DRIVER));
}

static bool tells_host(const struct reader *r)
{
    return r->told[ISOLATION].len > 0 || r->told[ROOT].len > 0 || r->told[SYSTEM].len > 0 ||
           r->told[KERNEL].len > 0 || r->told[OS_VERSION].len > 0 || r->told[CPUS].len > 0 ||
           r->told[DRIVER].len > 0;
}

/* ---- the format -------------------------------------------------------------------------- */

/* A daemon that was not reached told nothing, and the client fills in zeros. */
static bool is_unreached(const struct value *v)
{
    return element_count(member(v, "ServerErrors")) > 0 && has_member(v, "ClientInfo") &&
           member_text(v, "ServerVersion").len == 0;
}

/* Behind DriverStatus and Plugins it may be cut off. */
static bool is_json(const struct value *v)
{
    if (v == NULL || has_member(v, "silospec"))
        return false;
    return (has_member(v, "ServerVersion") &&
            (has_member(v, "OSType") || has_member(v, "Driver"))) ||
           (has_member(v, "DriverStatus") && has_member(v, "Plugins")) || is_unreached(v);
}

unsigned format_docker_info_recognises(const struct input *in)
{
    if (in->json)
        return in->value != NULL && is_json(first_object(in->value)) ? 95 : 0;
    return is_text(in->text) ? 95 : asked_is(in->text, ASKED_INFO) ? 85 : 0;
}

static void tell_errors(struct evidence *out, const struct value *errors)
{
    out->gives |= GIVES_ERROR;
    for (size_t i = 0; i < element_count(errors); i++)
        if (element(errors, i)->kind == VALUE_STRING)
            answers_tell(out, ANSWER_OF_CLIENT, element(errors, i)->line,
                         element(errors, i)->u.text);
}

struct err *format_docker_info_read(struct evidence *out, const struct input *in)
{
    struct reader r = {.out = out, .in = in};
    struct str os;

    if (in->json && is_unreached(first_object(in->value))) {
        tell_errors(out, member(first_object(in->value), "ServerErrors"));
        return NULL;
    }
    if (in->json)
        read_json(&r);
    else if (!read_answer(&r))
        read_text(&r);
    os = r.told[OS_TYPE];
    if (os.len > 0 && !str_is(os, "windows"))
        return err_remedy(err_new(ERR_INPUT, "this docker info is of a daemon for '%.*s'",
                                  STR_FMT(str_cut(os, 0, 40))),
                          "take the one of a Windows host");
    if (r.told[VERSION].len == 0 && !tells_host(&r))
        return err_remedy(err_new(ERR_INPUT, "this docker info tells nothing of a server"),
                          "run it where the daemon can be reached");
    if (r.told[VERSION].len > 0)
        tell_engine(&r);
    tell_host(&r);
    return NULL;
}
