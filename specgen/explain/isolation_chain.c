#include "specgen/explain/isolation_chain.h"

#include "specgen/gocompat/fold_case.h"

#define MIN_CLIENT_PROCESS_BUILD 17763 /* Windows 10 1809 */

static bool is_said(struct str isolation)
{
    return isolation.len > 0 && !text_lower_is(isolation, "default");
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
        m->state = ISOLATION_UNKNOWN;
        m->why = STR_LIT("the engine allows it; Windows also wants the image's build to match the "
                         "host's, and the document does not say the image's");
    }
}

static void judge_hyperv(struct isolation_mode *m, const struct assessment *r)
{
    if (r->spec.linux_container && !r->spec.facts.lcow_supported) {
        m->state = ISOLATION_REFUSED;
        m->why = STR_LIT("the daemon does not support Linux containers");
    } else if (!r->spec.linux_container && r->doc->container.host_config.devices.count > 0) {
        m->state = ISOLATION_REFUSED;
        m->why = STR_LIT("devices need process isolation");
    } else if (str_starts(r->doc->container.host_config.network_mode.v, STR_LIT("container:"))) {
        m->state = ISOLATION_REFUSED;
        m->why = STR_LIT("Hyper-V containers cannot join another container's network");
    } else {
        m->state = ISOLATION_ALLOWED;
        m->why = STR_LIT("the host needs the Hyper-V role, which the document does not tell");
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
    struct str asked = r->doc->container.host_config.isolation.v;
    struct str daemon = r->spec.facts.default_isolation;
    bool by_container = is_said(asked);
    bool by_daemon = !by_container && is_said(daemon);
    struct isolation_chain c = {
        .links =
            {
                [ISOLATION_LINK_CONTAINER] = {"container (--isolation)", asked, by_container},
                [ISOLATION_LINK_DAEMON] = {"daemon (exec-opt isolation)", daemon, by_daemon},
                [ISOLATION_LINK_PRODUCT] = {"product", product_default(r),
                                            !by_container && !by_daemon},
            },
        .modes = {{.name = "process", .chosen = !r->spec.isolation.hyperv},
                  {.name = "hyperv", .chosen = r->spec.isolation.hyperv}},
    };

    judge_process(&c.modes[0], a, r);
    judge_hyperv(&c.modes[1], r);
    *out = c;
}
