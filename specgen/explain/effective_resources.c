/* CPU, memory and storage: what is set, written, and used. */
#include "model/document/field_text.h"
#include "specgen/explain/effective_build.h"

#define NANO_PER_PART   100000 /* 1/10000 of a processor */
#define MAXIMUM_WRAPPED "the maximum wrapped at 16 bits"

static struct str show(const struct effective_build *b, enum mdl_field_id field, int64_t v)
{
    struct units_integer n = {v < 0, v < 0 ? -(uint64_t)v : (uint64_t)v};

    return mdl_number_show(b->a, field, n);
}

static struct str set_int(const struct effective_build *b, enum mdl_field_id field,
                          const struct mdl_int *v)
{
    return v->v != 0 ? show(b, field, v->v) : STR_NONE;
}

static struct str set_uint(const struct effective_build *b, enum mdl_unit unit,
                           const struct mdl_uint *v)
{
    return v->v != 0 ? units_show(b->a, unit, (struct units_integer){false, v->v}) : STR_NONE;
}

/* What create made of the value before the spec was built. */
static void tell_change(const struct effective_build *b, struct effective_row *row,
                        enum mdl_field_id field, const struct mdl_int *written,
                        const struct mdl_int *built, enum spec_rule rule)
{
    if (written->v == built->v)
        return;
    row->rule = rule;
    row->surprises = true;
    row->note = built->v == 0
                    ? STR_LIT("create discards the value")
                    : EFFECTIVE_TEXT(b, STR_LIT("create changes it to "), show(b, field, built->v));
}

/* "46/10000 of 64 processors = 0.2944; 0.0056 CPUs less than asked for" */
static struct str arithmetic(const struct effective_build *b)
{
    const struct effective_cpu *cpu = &b->out->cpu;
    int64_t nano = b->h->nano_cpus.v, gets = (int64_t)(cpu->parts * NANO_PER_PART);
    struct str sum, off;

    if (cpu->spec.maximum == 0)
        return cpu->vm && nano > 0 ? STR_LIT("whole processors of the VM, without a cap")
                                   : STR_NONE;
    sum = arena_printf(b->a, "%u/10000 of %.*s%.*s = %.*s", (unsigned)cpu->spec.maximum,
                       STR_FMT(effective_plural(b->a, cpu->visible, "processor", "processors")),
                       STR_FMT(cpu->vm ? STR_LIT(" of the VM") : STR_NONE),
                       STR_FMT(effective_parts_text(b->a, cpu->parts)));
    if (nano <= 0 || nano == gets)
        return sum;
    off = show(b, MDL_F_NANO_CPUS, nano > gets ? nano - gets : gets - nano);
    return arena_printf(b->a, "%.*s; %.*s %s than asked for", STR_FMT(sum), STR_FMT(off),
                        nano > gets ? "less" : "more");
}

static struct str cpu_in_spec(const struct effective_build *b)
{
    struct str count = effective_in_spec(b, "windows.resources.cpu.count", "count");
    struct str maximum = effective_in_spec(b, "windows.resources.cpu.maximum", "maximum");

    if (count.len == 0)
        return STR_NONE;
    return EFFECTIVE_TEXT(b, count, STR_LIT(", "), maximum);
}

static struct str why_unknown(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_cpu *cpu = &b->out->cpu;

    if (b->r->facts.num_cpu < 1)
        return STR_LIT("the host's number of processors is not known");
    if (cpu->spec.maximum > EFFECTIVE_PER_CPU) {
        row->source = EFFECTIVE_FROM_RATE;
        return arena_printf(b->a,
                            "maximum %u is above 10000, which is 100 %%; what Windows does with it "
                            "is not documented",
                            (unsigned)cpu->spec.maximum);
    }
    row->source = EFFECTIVE_FROM_CONTROLS;
    return STR_LIT("more than one of count, shares and maximum reaches a process container; which "
                   "one Windows takes is not documented");
}

void effective_fill_cpus(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_cpu *cpu = &b->out->cpu;
    int64_t nano = b->h->nano_cpus.v;

    row->set = set_int(b, MDL_F_NANO_CPUS, &b->written->nano_cpus);
    row->spec = cpu_in_spec(b);
    row->source = EFFECTIVE_FROM_CONTROLS;
    switch (cpu->state) {
    case EFFECTIVE_PANIC:
        row->gets = STR_LIT("nothing: the engine panics");
        row->certainty = EFFECTIVE_REFUSED;
        row->source = STR_NONE;
        return;
    case EFFECTIVE_UNKNOWN:
        effective_unknown(row, why_unknown(b, row));
        row->surprises = nano > 0;
        return;
    case EFFECTIVE_UNLIMITED:
        row->gets =
            arena_printf(b->a, "all %.*s of the host",
                         STR_FMT(effective_plural(b->a, cpu->visible, "processor", "processors")));
        row->surprises = nano > 0;
        return;
    case EFFECTIVE_LIMITED:
        break;
    }
    row->gets = arena_printf(b->a, "%.*s %s", STR_FMT(effective_parts_text(b->a, cpu->parts)),
                             cpu->parts == EFFECTIVE_PER_CPU ? "CPU" : "CPUs");
    row->note = arithmetic(b);
    row->surprises = nano > 0
                         ? nano / NANO_PER_PART != (int64_t)cpu->parts || nano % NANO_PER_PART != 0
                         : cpu->visible_default && cpu->spec.maximum == 0;
    if (cpu->visible_default) {
        row->certainty = EFFECTIVE_DEFAULT;
        row->source = EFFECTIVE_FROM_UVM;
        if (row->note.len == 0)
            row->note = STR_LIT("nobody asked for processors: the utility VM's default");
    }
    if (cpu->maximum_wrapped)
        row->note = EFFECTIVE_TEXT(b, row->note, row->note.len > 0 ? STR_LIT("; ") : STR_NONE,
                                   STR_LIT(MAXIMUM_WRAPPED));
    tell_change(b, row, MDL_F_NANO_CPUS, &b->written->nano_cpus, &b->h->nano_cpus,
                RULE_PRE_CPU_ROUND);
}

void effective_fill_visible(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_cpu *cpu = &b->out->cpu;

    row->source = EFFECTIVE_FROM_CONTROLS;
    if (cpu->visible == 0) {
        effective_unknown(row, STR_LIT("the host's number of processors is not known"));
        return;
    }
    row->gets = arena_printf(b->a, "%llu", (unsigned long long)cpu->visible);
    if (!cpu->vm) {
        row->note = STR_LIT("all of the host's: limits cap the time, they hide no processor");
        row->surprises = cpu->state == EFFECTIVE_LIMITED;
        return;
    }
    row->spec = effective_in_spec(b, "windows.resources.cpu.count", "count");
    if (cpu->visible_default) {
        row->certainty = EFFECTIVE_DEFAULT;
        row->source = EFFECTIVE_FROM_UVM;
        row->note = STR_LIT("the utility VM's default, at most the host's");
        row->surprises = true;
    } else {
        row->note = STR_LIT("the processors of the utility VM");
    }
}

void effective_fill_count(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_cpu *cpu = &b->out->cpu;
    int64_t num_cpu = b->r->facts.num_cpu;

    row->set = set_int(b, MDL_F_CPU_COUNT, &b->written->cpu_count);
    row->spec = effective_in_spec(b, "windows.resources.cpu.count", "count");
    row->source = EFFECTIVE_FROM_CONTROLS;
    if (cpu->spec.count == 0) {
        row->gets = STR_LIT("no count");
        return;
    }
    if (num_cpu < 1) {
        effective_unknown(row, STR_LIT("the host's number of processors is not known"));
        return;
    }
    if (cpu->vm) {
        row->gets = effective_plural(b->a, cpu->visible, "virtual processor", "virtual processors");
        row->surprises = b->h->cpu_count.v != 0 && (uint64_t)b->h->cpu_count.v != cpu->visible;
        if (b->h->nano_cpus.v > 0)
            row->note = STR_LIT("--cpus, rounded up");
    } else if (cpu->set_controls > 1) {
        effective_unknown(row, why_unknown(b, row));
        row->surprises = true;
    } else {
        row->gets = arena_printf(b->a, "time of %.*s",
                                 STR_FMT(effective_plural(b->a, cpu->parts / EFFECTIVE_PER_CPU,
                                                          "processor", "processors")));
        row->note = STR_LIT("under process isolation a count is a cap on the time");
        row->surprises = cpu->count_cut;
    }
    if (cpu->count_cut && row->certainty == EFFECTIVE_KNOWN) {
        row->note =
            EFFECTIVE_TEXT(b, STR_LIT("the runtime lowers it to the host's "),
                           effective_plural(b->a, (uint64_t)num_cpu, "processor", "processors"));
        row->source = EFFECTIVE_FROM_RUNTIME;
    }
}

void effective_fill_shares(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_cpu *cpu = &b->out->cpu;

    row->set = set_int(b, MDL_F_CPU_SHARES, &b->written->cpu_shares);
    row->spec = effective_in_spec(b, "windows.resources.cpu.shares", "shares");
    row->source = EFFECTIVE_FROM_CONTROLS;
    if (cpu->spec.shares == 0) {
        row->gets = STR_LIT("the default weight");
        row->surprises = b->h->cpu_shares.v != 0;
    } else if (!cpu->vm && cpu->set_controls > 1) {
        effective_unknown(row, why_unknown(b, row));
        row->surprises = true;
    } else {
        row->gets =
            arena_printf(b->a, "weight %u among its neighbours", (unsigned)cpu->spec.shares);
        row->surprises = (int64_t)cpu->spec.shares != b->h->cpu_shares.v;
    }
    if (b->h->cpu_shares.v < 0 || b->h->cpu_shares.v > UINT16_MAX)
        row->note = STR_LIT("only the lowest 16 bits are kept");
    tell_change(b, row, MDL_F_CPU_SHARES, &b->written->cpu_shares, &b->h->cpu_shares,
                RULE_PRE_DISCARD);
}

void effective_fill_percent(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_cpu *cpu = &b->out->cpu;
    unsigned maximum = cpu->spec.maximum;

    row->set = set_int(b, MDL_F_CPU_PERCENT, &b->written->cpu_percent);
    row->spec = effective_in_spec(b, "windows.resources.cpu.maximum", "maximum");
    row->source = EFFECTIVE_FROM_CONTROLS;
    if (maximum == 0) {
        row->gets = STR_LIT("no cap");
        row->surprises = b->h->cpu_percent.v != 0;
    } else if (maximum > EFFECTIVE_PER_CPU || (!cpu->vm && cpu->set_controls > 1)) {
        effective_unknown(row, why_unknown(b, row));
        row->surprises = true;
    } else {
        row->gets = arena_printf(b->a, "%u.%02u %% of the %s's processors", maximum / 100,
                                 maximum % 100, cpu->vm ? "VM" : "host");
        row->surprises = b->h->cpu_percent.v != 0 &&
                         (maximum % 100 != 0 || b->h->cpu_percent.v != (int64_t)(maximum / 100));
        if (b->h->nano_cpus.v > 0)
            row->note = STR_LIT("from --cpus");
    }
    if (cpu->maximum_wrapped && row->certainty == EFFECTIVE_KNOWN)
        row->note = STR_LIT(MAXIMUM_WRAPPED);
    tell_change(b, row, MDL_F_CPU_PERCENT, &b->written->cpu_percent, &b->h->cpu_percent,
                RULE_PRE_DISCARD);
}

void effective_fill_memory(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_memory *m = &b->out->memory;

    row->set = set_int(b, MDL_F_MEMORY, &b->h->memory);
    row->spec = effective_in_spec(b, "windows.resources.memory.limit", "limit");
    row->source = EFFECTIVE_FROM_CONTROLS;
    if (m->state == EFFECTIVE_UNKNOWN) {
        effective_unknown(row, STR_LIT("the runtime asks for a negative number of MiB"));
        row->source = EFFECTIVE_FROM_RUNTIME;
        row->surprises = true;
        return;
    }
    row->gets = m->state == EFFECTIVE_LIMITED
                    ? arena_printf(b->a, "%llu MiB", (unsigned long long)m->mib)
                    : STR_LIT("no limit: the host's memory");
    if (m->vm_default) {
        row->certainty = EFFECTIVE_DEFAULT;
        row->source = EFFECTIVE_FROM_UVM;
        row->surprises = true;
        row->note = STR_LIT("nobody set a limit: the utility VM's default");
    } else if (b->out->vm) {
        row->note = STR_LIT("the memory of the utility VM; Microsoft said in 2017 that the VM "
                            "takes 256 MB more, in steps of 512 MB (docker/docs issue 2936)");
    }
    if (b->h->memory.v != 0 && m->lost > 0) {
        row->note =
            m->mib == 0 || m->vm_default
                ? STR_LIT("less than 1 MiB counts as no limit")
                : EFFECTIVE_TEXT(b, STR_LIT("HCS counts whole MiB: "),
                                 effective_plural(b->a, m->lost, "byte is lost", "bytes are lost"));
        row->source = EFFECTIVE_FROM_RUNTIME;
    }
    row->surprises |= b->h->memory.v != 0 && (m->lost > 0 || b->h->memory.v < 0);
}

void effective_fill_visible_memory(const struct effective_build *b, struct effective_row *row)
{
    const struct effective_memory *m = &b->out->memory;

    row->source = EFFECTIVE_FROM_CONTROLS;
    if (!b->out->vm) {
        row->gets = STR_LIT("all of the host's");
        row->note = STR_LIT("a limit caps what the container's processes take together; programs "
                            "that ask for the memory of the machine see the host's");
        row->surprises = m->state == EFFECTIVE_LIMITED;
        return;
    }
    if (m->state != EFFECTIVE_LIMITED) {
        effective_unknown(row, STR_LIT("the size of the utility VM is not known"));
        return;
    }
    row->gets = arena_printf(b->a, "the VM's: %llu MiB", (unsigned long long)m->mib);
    row->note =
        STR_LIT("programs see the memory of the utility VM; its Windows takes a part of it");
    if (m->vm_default) {
        row->certainty = EFFECTIVE_DEFAULT;
        row->source = EFFECTIVE_FROM_UVM;
        row->surprises = true;
    }
}

static void fill_storage(const struct effective_build *b, struct effective_row *row, bool limited)
{
    row->source = EFFECTIVE_FROM_RUNTIME;
    if (b->r->linux_container) {
        row->gets =
            limited ? STR_LIT("no limit: not applied to Linux containers") : STR_LIT("no limit");
        row->source = EFFECTIVE_FROM_RUNTIME_LINUX;
        row->surprises = limited;
    } else {
        row->gets = limited ? row->set : STR_LIT("no limit");
        row->note =
            limited ? STR_LIT("of the system drive (runtime-spec config-windows.md)") : STR_NONE;
    }
}

void effective_fill_iops(const struct effective_build *b, struct effective_row *row)
{
    row->set = set_uint(b, MDL_UNIT_PER_SECOND, &b->h->io_maximum_iops);
    row->spec = effective_in_spec(b, "windows.resources.storage.iops", "iops");
    fill_storage(b, row, b->h->io_maximum_iops.v != 0);
}

void effective_fill_bandwidth(const struct effective_build *b, struct effective_row *row)
{
    row->set = set_uint(b, MDL_UNIT_BYTES_PER_SECOND, &b->h->io_maximum_bandwidth);
    row->spec = effective_in_spec(b, "windows.resources.storage.bps", "bps");
    fill_storage(b, row, b->h->io_maximum_bandwidth.v != 0);
}
