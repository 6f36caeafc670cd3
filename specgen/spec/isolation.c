#include "specgen/gocompat/fold_case.h"

#include "specgen/spec/steps.h"

static const struct spec_origin from_hyperv =
    SPEC_ORIGIN(HYPERV, SPEC_FROM(ISOLATION), SPEC_FROM(DEFAULT_ISOLATION));

void spec_decide_isolation(struct spec_build *b)
{
    struct spec_isolation *iso = &b->r->isolation;
    struct str asked = b->c->host_config.isolation.v;
    struct str daemon = b->r->facts.default_isolation;
    /* Create stores the daemon's default; where nobody told it, it is still the daemon's. */
    bool by_default = asked.len == 0 || text_lower_is(asked, "default") ||
                      mdl_is_assumption(mdl_source_of(b->r->doc->root,
                                                      STR_LIT("container.HostConfig.Isolation")));

    if (b->c->host_config.presence != MDL_SET)
        return;
    iso->asked = asked;
    iso->daemon = daemon;
    iso->decided_by = by_default ? SPEC_ISOLATION_DAEMON : SPEC_ISOLATION_CONTAINER;
    iso->hyperv = text_lower_is(by_default ? daemon : asked, "hyperv");
    iso->recognised = text_is_isolation(asked);
}

bool spec_need_host_config(struct spec_build *b)
{
    if (b->c->host_config.presence == MDL_SET)
        return true;
    if (!b->nil_host_config)
        spec_panic(b, RULE_NIL_CONFIG, SPEC_REF(HOST_CONFIG), PANIC_NIL);
    b->nil_host_config = true;
    return false;
}

bool step_isolation(struct spec_build *b)
{
    if (!spec_need_host_config(b))
        return false;
    if (b->r->isolation.hyperv)
        spec_put_object(&b->tree, b->windows, KEY_HYPERV, &from_hyperv);
    return true;
}
