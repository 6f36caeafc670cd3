#include "specgen/explain/isolation_chain.h"

#include "model/document/windows_builds.h"
#include "specgen/engine/build_fit.h"
#include "specgen/gocompat/fold_case.h"

#define MIN_CLIENT_PROCESS_BUILD 17763 /* Windows 10 1809 */

static bool is_said(struct str isolation)
{
    return isolation.len > 0 && !text_lower_is(isolation, "default");
}

static struct str build_text(struct arena *a, uint64_t build)
{
    const char *name = mdl_windows_name(build);

    return name != NULL ? arena_printf(a, "%llu (%s)", (unsigned long long)build, name)
                        : arena_printf(a, "%llu", (unsigned long long)build);
}

/* By the builds of image and host, where both are known. */
static void judge_builds(struct isolation_mode *m, struct arena *a, const struct assessment *r,
                         bool hyperv)
{
    const struct plat_facts *f = &r->spec.facts;
    const struct build_fit_row *row;
    struct mdl_windows image;

    if (!mdl_windows_version(&image, r->spec.image.os_version)) {
        m->state = ISOLATION_UNKNOWN;
        m->why =
            STR_LIT("the engine allows it; whether Windows does depends on the builds of image "
                    "and host, and the image's is not told");
        return;
    }
    if (f->os_build == 0 || plat_is_guess(f, PLAT_FACT_OS_BUILD)) {
        m->state = ISOLATION_UNKNOWN;
        m->why =
            arena_printf(a,
                         "the image is of build %.*s: the host must be of that build%s, "
                         "which nobody told",
                         STR_FMT(build_text(a, image.build)),
                         build_fit_of_newer(str_is(f->os_product, "client"), image.build, hyperv)
                             ? " or a newer one"
                             : "");
        return;
    }
    row = build_fit_of(f->os_build, str_is(f->os_product, "client"), image.build, hyperv);
    m->state = row->fit == FITS_NOT        ? ISOLATION_REFUSED
               : row->fit == FITS_REVISION ? ISOLATION_UNKNOWN
                                           : ISOLATION_ALLOWED;
    if (image.build == f->os_build)
        m->why = arena_printf(a, "%s, %.*s", row->why, STR_FMT(build_text(a, image.build)));
    else
        m->why = arena_printf(a, "image of build %.*s, host of %.*s: %s",
                              STR_FMT(build_text(a, image.build)),
                              STR_FMT(build_text(a, f->os_build)), row->why);
}

static void judge_process(struct isolation_mode *m, struct arena *a, const struct assessment *r)
{
    const struct plat_facts *f = &r->spec.facts;

    if (r->spec.linux_container) {
        m->state = ISOLATION_REFUSED;
        m->why = STR_LIT("a Linux image needs a kernel of its own");
    } else if (str_is(f->os_product, "client") && f->os_build < MIN_CLIENT_PROCESS_BUILD) {
        m->state = ISOLATION_REFUSED;
        m->why = arena_printf(a, "client Windows needs build 17763, this is %llu",
                              (unsigned long long)f->os_build);
    } else {
        judge_builds(m, a, r, false);
    }
}

static void judge_hyperv(struct isolation_mode *m, struct arena *a, const struct assessment *r)
{
    const struct plat_facts *f = &r->spec.facts;

    if (r->spec.linux_container) {
        m->state = f->lcow_supported ? ISOLATION_ALLOWED : ISOLATION_REFUSED;
        m->why = f->lcow_supported ? STR_LIT("a Linux container always has a virtual machine")
                                   : STR_LIT("the daemon does not support Linux containers");
    } else if (r->doc->container.host_config.devices.count > 0) {
        m->state = ISOLATION_REFUSED;
        m->why = STR_LIT("devices need process isolation");
    } else if (str_starts(r->doc->container.host_config.network_mode.v, STR_LIT("container:"))) {
        m->state = ISOLATION_REFUSED;
        m->why = STR_LIT("Hyper-V containers cannot join another container's network");
    } else if (f->hyperv == PLAT_NO) {
        m->state = ISOLATION_REFUSED;
        m->why = STR_LIT("the hypervisor does not run on the host");
    } else {
        judge_builds(m, a, r, true);
        if (f->hyperv == PLAT_UNSAID && m->state != ISOLATION_REFUSED)
            m->why = arena_printf(a, "%.*s; the host needs the Hyper-V role, which nobody told",
                                  STR_FMT(m->why));
    }
}

/* A daemon is never without a default; what the spec is built with when nobody tells it is said. */
static struct str product_default(const struct assessment *r)
{
    if (!str_is(r->spec.facts.os_product, "client"))
        return STR_LIT("process");
    return r->spec.isolation.hyperv || r->spec.facts.default_isolation.len > 0
               ? STR_LIT("hyperv")
               : STR_LIT("hyperv; nobody tells it, so the spec is that of process");
}

void isolation_chain(struct isolation_chain *out, struct arena *a, const struct assessment *r)
{
    const struct plat_facts *f = &r->spec.facts;
    /* In a container that is made of a request create has filled it in. */
    struct str asked = r->created != NULL && r->spec.isolation.decided_by == SPEC_ISOLATION_DAEMON
                           ? r->spec.isolation.asked
                           : r->doc->container.host_config.isolation.v;
    struct str daemon = f->default_isolation;
    bool by_container = is_said(asked);
    bool by_daemon = !by_container && is_said(daemon);
    struct isolation_chain c = {
        .links =
            {
                [ISOLATION_LINK_CONTAINER] = {"container (--isolation)", asked, by_container,
                                              false},
                [ISOLATION_LINK_DAEMON] = {"daemon (exec-opt isolation)", daemon, by_daemon,
                                           plat_is_guess(f, PLAT_FACT_DEFAULT_ISOLATION)},
                [ISOLATION_LINK_PRODUCT] = {"product", product_default(r),
                                            !by_container && !by_daemon,
                                            plat_is_guess(f, PLAT_FACT_OS_PRODUCT)},
            },
        .modes = {{.name = "process", .chosen = !r->spec.isolation.hyperv},
                  {.name = "hyperv", .chosen = r->spec.isolation.hyperv}},
    };

    judge_process(&c.modes[0], a, r);
    judge_hyperv(&c.modes[1], a, r);
    *out = c;
}
