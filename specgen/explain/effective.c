#include "specgen/explain/effective.h"

#include "specgen/explain/effective_build.h"

const char *effective_certainty_name(enum effective_certainty c)
{
    switch (c) {
    case EFFECTIVE_KNOWN:
        return "known";
    case EFFECTIVE_DEFAULT:
        return "default";
    case EFFECTIVE_OPEN:
        return "unknown";
    case EFFECTIVE_REFUSED:
        break;
    }
    return "refused";
}

static void fill_isolation(const struct effective_build *b, struct effective_row *row)
{
    const struct spec_isolation *iso = &b->r->isolation;

    row->set = b->written->isolation.v;
    row->spec = iso->hyperv ? STR_LIT("windows.hyperv") : STR_LIT("no windows.hyperv");
    row->gets = b->out->vm ? STR_LIT("Hyper-V: a kernel of its own in a utility VM")
                           : STR_LIT("process: shares the kernel of the host");
    if (b->r->linux_container) {
        row->source = EFFECTIVE_FROM_RUNTIME_LINUX;
        row->note = STR_LIT("a Linux container on Windows always runs in a utility VM");
        row->surprises = !iso->hyperv;
    } else if (iso->decided_by == SPEC_ISOLATION_DAEMON &&
               plat_is_guess(&b->r->facts, PLAT_FACT_DEFAULT_ISOLATION)) {
        row->certainty = EFFECTIVE_OPEN;
        row->note = STR_LIT("the daemon's default decides, which is not told: process on servers "
                            "and hyperv on clients, unless daemon.json says otherwise");
    } else if (iso->decided_by == SPEC_ISOLATION_DAEMON) {
        row->certainty = EFFECTIVE_DEFAULT;
        row->note =
            EFFECTIVE_TEXT(b, STR_LIT("the daemon's default '"), iso->daemon, STR_LIT("' decides"));
    } else if (!iso->recognised) {
        row->surprises = true;
        row->note = STR_LIT("any text but default and hyperv is taken as process");
    }
}

static const struct {
    const char *title;
    enum mdl_field_id field;
    enum spec_rule rule;
    effective_fill *fill;
} rows[EFFECTIVE_ROWS] = {
    [EFFECTIVE_ISOLATION] = {"Isolation", MDL_F_ISOLATION, RULE_ISOLATION, fill_isolation},
    [EFFECTIVE_WINDOWS] = {"Windows", MDL_F_NONE, RULE_USE_BUILD, effective_fill_windows},
    [EFFECTIVE_CPUS] = {"CPUs", MDL_F_NANO_CPUS, RULE_CPU_MAXIMUM, effective_fill_cpus},
    [EFFECTIVE_VISIBLE] = {"Visible processors", MDL_F_NONE, RULE_CPU_COUNT,
                           effective_fill_visible},
    [EFFECTIVE_COUNT] = {"CPU count", MDL_F_CPU_COUNT, RULE_CPU_COUNT, effective_fill_count},
    [EFFECTIVE_SHARES] = {"CPU shares", MDL_F_CPU_SHARES, RULE_CPU_SHARES, effective_fill_shares},
    [EFFECTIVE_PERCENT] = {"CPU percent", MDL_F_CPU_PERCENT, RULE_CPU_MAXIMUM,
                           effective_fill_percent},
    [EFFECTIVE_MEMORY] = {"Memory", MDL_F_MEMORY, RULE_MEMORY, effective_fill_memory},
    [EFFECTIVE_VISIBLE_MEMORY] = {"Visible memory", MDL_F_NONE, RULE_MEMORY,
                                  effective_fill_visible_memory},
    [EFFECTIVE_IOPS] = {"Storage operations", MDL_F_IO_MAXIMUM_IOPS, RULE_STORAGE,
                        effective_fill_iops},
    [EFFECTIVE_BANDWIDTH] = {"Storage bandwidth", MDL_F_IO_MAXIMUM_BANDWIDTH, RULE_STORAGE,
                             effective_fill_bandwidth},
    [EFFECTIVE_ROOT] = {"Root filesystem", MDL_F_BASE_FS, RULE_ROOT_PATH, effective_fill_root},
    [EFFECTIVE_SYSTEM_DRIVE] = {"System drive", MDL_F_STORAGE_OPT, RULE_LAYERS,
                                effective_fill_system_drive},
    [EFFECTIVE_MOUNTS] = {"Mounts", MDL_F_MOUNTS, RULE_MOUNT, effective_fill_mounts},
    [EFFECTIVE_DEVICES] = {"Devices", MDL_F_DEVICES, RULE_DEVICE, effective_fill_devices},
    [EFFECTIVE_PROGRAM] = {"Program", MDL_F_PATH, RULE_COMMAND_LINE, effective_fill_program},
    [EFFECTIVE_IDENTITY] = {"Domain identity", MDL_F_SECURITY_OPT, RULE_SECURITY_OPT,
                            effective_fill_identity},
    [EFFECTIVE_ACCOUNTS] = {"Further accounts", MDL_F_NONE, RULE_SECURITY_OPT,
                            effective_fill_accounts},
    [EFFECTIVE_READERS] = {"Secrets and configs", MDL_F_SECRET_REFERENCES, RULE_SECRET_MOUNT,
                           effective_fill_readers},
    [EFFECTIVE_USER] = {"User", MDL_F_USER, RULE_USER, effective_fill_user},
    [EFFECTIVE_HOSTNAME] = {"Host name", MDL_F_HOSTNAME, RULE_HOSTNAME, effective_fill_hostname},
    [EFFECTIVE_ENDPOINTS] = {"Network endpoints", MDL_F_NETWORKS, RULE_ENDPOINT_OWN,
                             effective_fill_endpoints},
    [EFFECTIVE_SHARING] = {"Network stack", MDL_F_NETWORK_MODE, RULE_ENDPOINT_SHARED,
                           effective_fill_sharing},
    [EFFECTIVE_DNS_SEARCH] = {"DNS search", MDL_F_DNS_SEARCH, RULE_DNS_SEARCH,
                              effective_fill_dns_search},
};

/* The row that a refusal is about; EFFECTIVE_ROWS: none. */
static enum effective_what row_of(const struct spec_result *r, enum spec_step step)
{
    switch (step) {
    case SPEC_STEP_MOUNTS:
        return EFFECTIVE_MOUNTS;
    case SPEC_STEP_ISOLATION:
        return EFFECTIVE_ISOLATION;
    case SPEC_STEP_LAYERS:
    case SPEC_STEP_ROOT:
        return EFFECTIVE_ROOT;
    case SPEC_STEP_NETWORK:
        return EFFECTIVE_ENDPOINTS;
    case SPEC_STEP_RESOURCES:
        return EFFECTIVE_CPUS;
    case SPEC_STEP_CREDENTIALS:
        return EFFECTIVE_IDENTITY;
    case SPEC_STEP_DEVICES: /* of a Linux container: its capabilities */
        return r->linux_container ? EFFECTIVE_ROWS : EFFECTIVE_DEVICES;
    case SPEC_STEP_IMAGE:
    case SPEC_STEP_DEFAULTS:
    case SPEC_STEP_ANNOTATIONS:
    case SPEC_STEP_SECRET_DIR:
    case SPEC_STEP_CONFIG_DIR:
    case SPEC_STEP_SYMLINKS:
    case SPEC_STEP_PROCESS:
    case SPEC_STEP_PLATFORM:
    case SPEC_STEP_COUNT:
        break;
    }
    return EFFECTIVE_ROWS;
}

static void mark_refused(const struct effective_build *b)
{
    for (const struct spec_error *e = b->r->error; e != NULL; e = e->next) {
        enum effective_what what = row_of(b->r, e->step);
        struct effective_row *row = &b->out->rows[what < EFFECTIVE_ROWS ? what : 0];

        if (what == EFFECTIVE_ROWS || row->certainty == EFFECTIVE_REFUSED)
            continue;
        row->certainty = EFFECTIVE_REFUSED;
        row->surprises = true;
        row->gets = e->panic ? STR_LIT("nothing: the engine panics") : STR_LIT("refused");
        row->note = e->message;
        row->rule = e->rule;
        row->source = str_of(spec_rule_info(e->rule).source);
    }
}

/* What the container has, but for the isolation, which create fills in. */
static struct mdl_host_config of_request(const struct spec_result *r, const struct mdl_doc *written)
{
    static const struct value_step path[] = {{.key = STR_INIT("HostConfig")},
                                             {.key = STR_INIT("Isolation")}};
    struct mdl_host_config h = r->doc->container.host_config;
    const struct value *body = written != NULL ? written->request.body : NULL;
    const struct value *isolation = body != NULL ? value_at(body, path, 2) : NULL;

    h.isolation.v =
        isolation != NULL && isolation->kind == VALUE_STRING ? isolation->u.text : STR_NONE;
    return h;
}

/* What is written counts on an answer that nobody has given. */
static void mark_open(const struct effective_build *b, struct effective_row *row)
{
    const struct spec_unknown *u = *b->rests_on;

    if (u == NULL)
        return;
    row->spec_open = true;
    row->note =
        EFFECTIVE_TEXT(b, row->note, row->note.len > 0 ? STR_LIT("; ") : STR_NONE,
                       STR_LIT("not known: "), u->question, STR_LIT(" Taken: "), u->taken_as);
}

struct err *effective(struct effective *out, struct arena *a, const struct spec_result *r,
                      const struct mdl_doc *written)
{
    struct effective made = {.vm = r->isolation.hyperv || r->linux_container, .error = r->error};
    const bool asked = written != NULL && written->request.body != NULL;
    const struct mdl_host_config as_asked = of_request(r, written);
    const struct spec_unknown *rests_on;
    const struct effective_build b = {
        .a = a,
        .r = r,
        .h = &r->doc->container.host_config,
        .request = asked ? written : NULL,
        .asked = asked,
        .written = asked ? &as_asked : &(written != NULL ? written : r->doc)->container.host_config,
        .config = &r->doc->container.config,
        .out = &made,
        .rests_on = &rests_on};

    made.cpu = effective_cpu(b.h, r->facts.num_cpu, made.vm);
    made.memory = effective_memory(b.h->memory.v, made.vm);
    for (int i = 0; i < EFFECTIVE_ROWS; i++) {
        struct effective_row *row = &made.rows[i];

        row->title = rows[i].title;
        row->field = rows[i].field;
        row->rule = rows[i].rule;
        rests_on = NULL;
        rows[i].fill(&b, row);
        mark_open(&b, row);
        if (row->source.len == 0)
            row->source = str_of(spec_rule_info(row->rule).source);
    }
    effective_doubt_processors(&b);
    effective_doubt_program(&b);
    mark_refused(&b);
    if (arena_failed(a))
        return err_oom();
    *out = made;
    return NULL;
}
