#include "ui/present/plot_state.h"

#include "model/document/field_text.h"
#include "specgen/explain/effective.h"
#include "specgen/preflight/preflight.h"

#include <math.h>

#define NANO    1e9
#define MIB     1048576.0
#define NO_GAIN NAN

const char ui_plot_title[UI_PLOT_COUNT][24] = {
    [UI_PLOT_CPUS] = "CPU by --cpus",
    [UI_PLOT_PERCENT] = "CPU by --cpu-percent",
    [UI_PLOT_MEMORY] = "Memory by --memory",
};

enum mdl_field_id ui_plot_field(enum ui_plot_what what)
{
    static const enum mdl_field_id fields[UI_PLOT_COUNT] = {
        [UI_PLOT_CPUS] = MDL_F_NANO_CPUS,
        [UI_PLOT_PERCENT] = MDL_F_CPU_PERCENT,
        [UI_PLOT_MEMORY] = MDL_F_MEMORY,
    };

    return fields[what];
}

unsigned ui_plot_zoom_most(enum ui_plot_what what)
{
    return what == UI_PLOT_MEMORY ? 12 : 8;
}

void ui_plot_init(struct ui_plot *p)
{
    *p = (struct ui_plot){.what = UI_PLOT_CPUS};
    arena_init(&p->arena);
}

void ui_plot_finish(struct ui_plot *p)
{
    arena_finish(&p->arena);
}

/* ---- one value ------------------------------------------------------------------------ */

struct subject {
    enum ui_plot_what what;
    int64_t num_cpu, value; /* value: in the field's own unit; 0 = not set */
    bool guessed;           /* nobody told the number of processors ... */
    bool fewest;            /* ... and it is the least that it can be */
    uint64_t build;
    struct engine engine;
};

static double unit_of(enum ui_plot_what what)
{
    return what == UI_PLOT_CPUS ? NANO : what == UI_PLOT_MEMORY ? MIB : 1;
}

static struct effective_cpu cpu_at(const struct subject *s, int64_t value, bool vm)
{
    struct mdl_host_config h = {.presence = MDL_SET};

    if (s->what == UI_PLOT_CPUS) {
        if (vm)
            value = preflight_rounded_cpus(&s->engine, s->build, value);
        h.nano_cpus = (struct mdl_int){MDL_SET, value};
    } else {
        h.cpu_percent = (struct mdl_int){MDL_SET, value};
    }
    return effective_cpu(&h, s->num_cpu, vm);
}

static double gets(const struct subject *s, int64_t value, bool vm)
{
    struct effective_memory memory;
    struct effective_cpu cpu;

    if (s->what == UI_PLOT_MEMORY) {
        memory = effective_memory(value, vm);
        return memory.state == EFFECTIVE_LIMITED ? (double)memory.mib : NO_GAIN;
    }
    cpu = cpu_at(s, value, vm);
    if (cpu.state != EFFECTIVE_LIMITED && cpu.state != EFFECTIVE_UNLIMITED)
        return NO_GAIN;
    return (double)cpu.parts / EFFECTIVE_PER_CPU;
}

static struct str tell_memory(struct arena *a, int64_t value, bool vm)
{
    struct effective_memory m = effective_memory(value, vm);

    if (m.state == EFFECTIVE_UNLIMITED)
        return STR_LIT("no limit: all of the host's memory");
    if (m.state != EFFECTIVE_LIMITED)
        return STR_LIT("unknown");
    if (m.vm_default)
        return arena_printf(a, "%llu MiB, the VM's default", (unsigned long long)m.mib);
    if (m.lost == 0)
        return arena_printf(a, "%llu MiB", (unsigned long long)m.mib);
    return arena_printf(a, "%llu MiB, %llu byte%s lost", (unsigned long long)m.mib,
                        (unsigned long long)m.lost, m.lost == 1 ? " is" : "s are");
}

/* "1.5 CPUs, sees 2: maximum 7500 of 10000" */
static struct str tell_cpu(struct arena *a, const struct subject *s, int64_t value, bool vm)
{
    struct effective_cpu e = cpu_at(s, value, vm);
    struct str got, count = STR_NONE;

    if (e.state == EFFECTIVE_PANIC)
        return STR_LIT("the engine panics");
    got = e.state == EFFECTIVE_UNKNOWN
              ? STR_LIT("unknown")
              : arena_printf(a, "%.*s CPUs", STR_FMT(effective_parts_text(a, e.parts)));
    if (e.spec.count > 0)
        count = arena_printf(a, "count %llu, ", (unsigned long long)e.spec.count);
    return arena_printf(a, "%.*s, sees %llu; %.*smaximum %u %s", STR_FMT(got),
                        (unsigned long long)e.visible, STR_FMT(count), (unsigned)e.spec.maximum,
                        e.maximum_wrapped ? "(wrapped at 16 bits)" : "of 10000");
}

static struct str tell(struct arena *a, const struct subject *s, bool vm)
{
    struct str text =
        s->what == UI_PLOT_MEMORY ? tell_memory(a, s->value, vm) : tell_cpu(a, s, s->value, vm);

    return arena_printf(a, "%s %.*s", vm ? "hyperv: " : "process:", STR_FMT(text));
}

/* ---- the range ------------------------------------------------------------------------ */

struct range {
    double from, to;
};

/* All that create takes, and the value where it takes it not. */
static struct range whole(const struct subject *s)
{
    double value = (double)s->value / unit_of(s->what), to = 100;

    if (s->what == UI_PLOT_CPUS)
        to = (double)s->num_cpu;
    if (s->what == UI_PLOT_MEMORY)
        to = value * 2 > 4096 ? value * 2 : 4096;
    else if (value > to)
        to = value * 1.15;
    return (struct range){s->what == UI_PLOT_CPUS ? 0.01 : 0, to};
}

/* Around the value, or at the low end when there is none in sight. */
static struct range zoomed(const struct subject *s, unsigned zoom)
{
    struct range all = whole(s), r = all;
    double half = (all.to - all.from) / (double)(1u << zoom) / 2;
    double value = (double)s->value / unit_of(s->what);

    if (zoom == 0)
        return all;
    r.from = value - half < all.from ? all.from : value - half;
    r.to = r.from + 2 * half;
    if (r.to > all.to)
        r = (struct range){all.to - 2 * half, all.to};
    return r;
}

/* ---- curves --------------------------------------------------------------------------- */

static void shade_wraps(struct ui_plot *p, const struct subject *s, int64_t value, double x)
{
    if (s->what == UI_PLOT_MEMORY || !cpu_at(s, value, false).maximum_wrapped)
        return;
    if (p->plot.shade.label == NULL)
        p->plot.shade.from = x;
    p->plot.shade.to = x;
    p->plot.shade.label = "16-bit wrap";
}

/* In the unit of what it gets. More than all would flatten every other curve. */
static double asked(const struct subject *s, double x)
{
    if (s->what != UI_PLOT_PERCENT)
        return x;
    return x <= 100 ? x / 100 * (double)s->num_cpu : NO_GAIN;
}

static bool make_curves(struct ui_plot *p, const struct subject *s, struct range r)
{
    static const char labels[UI_PLOT_SERIES][8] = {"process", "hyperv", "VM sees", "asked"};
    struct plot_point *points[UI_PLOT_SERIES];
    unsigned count = 0;

    for (int i = 0; i < UI_PLOT_SERIES; i++) {
        points[i] = arena_calloc(&p->arena, UI_PLOT_POINTS, sizeof(*points[i]));
        if (points[i] == NULL)
            return false;
    }
    for (int i = 0; i < UI_PLOT_POINTS; i++) {
        double x = r.from + (r.to - r.from) * i / (UI_PLOT_POINTS - 1);
        int64_t value = (int64_t)(x * unit_of(s->what) + 0.5);

        points[0][i] = (struct plot_point){x, gets(s, value, false)};
        points[1][i] = (struct plot_point){x, gets(s, value, true)};
        if (s->what != UI_PLOT_MEMORY)
            points[2][i] = (struct plot_point){x, (double)cpu_at(s, value, true).visible};
        points[3][i] = (struct plot_point){x, asked(s, x)};
        shade_wraps(p, s, value, x);
    }
    for (int i = 0; i < UI_PLOT_SERIES; i++)
        if (i != 2 || s->what != UI_PLOT_MEMORY)
            p->series[count++] = (struct plot_series){labels[i], points[i], UI_PLOT_POINTS};
    p->plot.series = p->series;
    p->plot.series_count = count;
    return true;
}

/* ---- the value ------------------------------------------------------------------------ */

static enum mdl_unit unit_field(enum ui_plot_what what)
{
    return mdl_fields[ui_plot_field(what)].unit;
}

/* What is in the editor, where that is a value already. */
static bool read_typed(int64_t *out, enum ui_plot_what what, struct str text)
{
    struct units_integer n;
    struct err *e = units_parse(&n, unit_field(what), str_trim(text));

    if (e != NULL) {
        err_free(e);
        return false;
    }
    if (n.negative || n.magnitude > INT64_MAX / 2)
        return false;
    *out = (int64_t)n.magnitude;
    return true;
}

static struct subject subject_of(const struct ui_plot *p, const struct ui_generation *g)
{
    const struct mdl_host_config *h = &g->assessment.doc->container.host_config;
    const struct plat_facts *facts = &g->assessment.spec.facts;
    struct subject s = {.what = p->what,
                        .num_cpu = facts->num_cpu,
                        .guessed = plat_is_guess(facts, PLAT_FACT_NUM_CPU),
                        .fewest = facts->known[PLAT_FACT_NUM_CPU].least > 0,
                        .build = (uint64_t)facts->os_build,
                        .engine = engine_of(g->assessment.doc->release)};

    s.value = p->what == UI_PLOT_CPUS      ? h->nano_cpus.v
              : p->what == UI_PLOT_PERCENT ? h->cpu_percent.v
                                           : h->memory.v;
    return s;
}

/* Other controls, which the curves leave out and the engine does not. */
static struct str left_out(struct arena *a, const struct ui_generation *g, enum ui_plot_what what)
{
    const struct mdl_host_config *h = &g->assessment.doc->container.host_config;
    const struct {
        const char *name;
        int64_t v;
        bool other;
    } controls[] = {
        {"CPU count", h->cpu_count.v, true},
        {"CPU shares", h->cpu_shares.v, true},
        {"CPU percent", h->cpu_percent.v, what != UI_PLOT_PERCENT},
        {"CPUs", h->nano_cpus.v, what != UI_PLOT_CPUS},
    };
    struct str text = STR_NONE;

    for (size_t i = 0; what != UI_PLOT_MEMORY && i < sizeof(controls) / sizeof(controls[0]); i++)
        if (controls[i].other && controls[i].v != 0)
            text = arena_printf(a, "%.*s%s%s", STR_FMT(text), text.len > 0 ? ", " : "",
                                controls[i].name);
    if (text.len > 0)
        text = arena_printf(a, "set as well, left out here: %.*s", STR_FMT(text));
    return text;
}

static struct str title_of(struct arena *a, const struct subject *s)
{
    if (s->what == UI_PLOT_MEMORY)
        return STR_LIT("whole MiB; a VM has a default size");
    if (s->guessed)
        return arena_printf(a, "for %lld processor%s, %s", (long long)s->num_cpu,
                            s->num_cpu == 1 ? "" : "s",
                            s->fewest ? "the fewest it can have" : "which nobody told");
    return arena_printf(a, "process sees all %lld, hyperv sees the VM's", (long long)s->num_cpu);
}

static void label(struct ui_plot *p, const struct subject *s)
{
    static const char x_labels[UI_PLOT_COUNT][16] = {"CPUs asked for", "percent", "MiB asked for"};
    struct units_integer n = {s->value < 0, (uint64_t)(s->value < 0 ? -s->value : s->value)};
    struct str now = mdl_number_show(&p->arena, ui_plot_field(s->what), n);

    p->plot.title = arena_cstr(&p->arena, title_of(&p->arena, s));
    if (p->plot.title == NULL)
        p->plot.title = "";
    p->plot.x_label = x_labels[s->what];
    p->plot.y_label = s->what == UI_PLOT_MEMORY ? "MiB it gets" : "CPUs it gets";
    p->plot.mark.on = s->value > 0;
    p->plot.mark.x = (double)s->value / unit_of(s->what);
    p->plot.mark.label = arena_cstr(
        &p->arena, arena_printf(&p->arena, "%s %.*s", p->typing ? "typing" : "now", STR_FMT(now)));
    if (p->plot.mark.label == NULL)
        p->plot.mark.label = "";
}

bool ui_plot_make(struct ui_plot *p, const struct ui_generation *g, const struct str *typed)
{
    struct subject s = subject_of(p, g);

    arena_reset(&p->arena);
    p->plot = (struct plot){.shade = {1, 0, NULL}};
    p->failure = STR_NONE;
    memset(p->texts, 0, sizeof(p->texts));
    p->typing = typed != NULL && read_typed(&s.value, p->what, *typed);
    if (s.what != UI_PLOT_MEMORY && s.num_cpu < 1) {
        p->failure = STR_LIT("The host's number of processors is not known, so there is no range "
                             "to draw: set it in the host section.");
        return true;
    }
    label(p, &s);
    if (!make_curves(p, &s, zoomed(&s, p->zoom)))
        return false;
    p->texts[0] = tell(&p->arena, &s, false);
    p->texts[1] = tell(&p->arena, &s, true);
    p->texts[2] = left_out(&p->arena, g, p->what);
    return !arena_failed(&p->arena);
}
