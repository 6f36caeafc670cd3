#include "specgen/assess/cause_facts.h"

#include "model/base/ascii.h"
#include "model/base/num.h"
#include "model/base/units.h"
#include "specgen/assess/assess_mounts.h"
#include "specgen/gocompat/concat.h"

static struct cause_told open_cause(void)
{
    return (struct cause_told){CAUSE_OPEN, STR_NONE};
}

static struct cause_told told(bool there, const char *yes, const char *no)
{
    return there ? (struct cause_told){CAUSE_FITS, str_of(yes)}
                 : (struct cause_told){CAUSE_RULED_OUT, str_of(no)};
}

/* Of a setting: what an assumed HostConfig does not say may have been there. */
static struct cause_told setting(const struct cause_facts *f, bool there, const char *yes,
                                 const char *no)
{
    return there || f->settings_told ? told(there, yes, no) : open_cause();
}

/* Both must be there. */
static struct cause_told both(struct cause_told x, struct cause_told y)
{
    if (x.state == CAUSE_RULED_OUT)
        return x;
    if (y.state == CAUSE_RULED_OUT || y.state == CAUSE_OPEN)
        return y;
    return x.state == CAUSE_OPEN ? x : y;
}

static bool is_assumed(const struct cause_facts *f, const char *path)
{
    return mdl_is_assumption(mdl_source_of(f->doc->root, str_of(path)));
}

/* Create writes the daemon's default into what did not ask for an isolation. */
static bool asks_for_isolation(const struct cause_facts *f)
{
    const struct value *body = f->doc->request.body, *host, *v;

    if (body == NULL)
        return f->r->spec.isolation.decided_by == SPEC_ISOLATION_CONTAINER;
    host = body->kind == VALUE_MAP ? value_get(body, STR_LIT("HostConfig")) : NULL;
    v = host != NULL && host->kind == VALUE_MAP ? value_get(host, STR_LIT("Isolation")) : NULL;
    return v != NULL && v->kind == VALUE_STRING && v->u.text.len > 0 &&
           !str_eq_ascii_case(v->u.text, STR_LIT("default"));
}

/* Beside a request that leaves it open the document on its error tells which one it got. */
static bool got_isolation(const struct cause_facts *f, bool *hyperv)
{
    struct str got = f->doc->container.host_config.isolation.v;

    *hyperv = str_is(got, "hyperv");
    return f->doc->request.body != NULL && !asks_for_isolation(f) &&
           (*hyperv || str_is(got, "process")) && !is_assumed(f, "container.HostConfig.Isolation");
}

static enum tail_isolation isolation_told(const struct cause_facts *f)
{
    bool hyperv;

    if (!f->r->spec.linux_container && got_isolation(f, &hyperv))
        return hyperv ? TAIL_HYPERV : TAIL_PROCESS_ISOLATED;
    if (f->r->spec.linux_container ||
        (asks_for_isolation(f) ? !f->settings_told : is_assumed(f, "DefaultIsolation")))
        return TAIL_UNKNOWN;
    return f->r->spec.isolation.hyperv ? TAIL_HYPERV : TAIL_PROCESS_ISOLATED;
}

static struct cause_told isolation(const struct cause_facts *f, bool hyperv)
{
    const enum tail_isolation has = isolation_told(f);
    const char *because = has == TAIL_HYPERV ? "the container has Hyper-V isolation"
                                             : "the container has process isolation";

    if (has == TAIL_UNKNOWN)
        return open_cause();
    return told((has == TAIL_HYPERV) == hyperv, because, because);
}

/* 17763 of "10.0.17763.5329". */
static bool build_of(int64_t *out, struct str version)
{
    ptrdiff_t first = str_find(version, '.', 0), second, third;

    if (first < 0 || (second = str_find(version, '.', (size_t)first + 1)) < 0)
        return false;
    third = str_find(version, '.', (size_t)second + 1);
    return num_int64(out, str_cut(version, (size_t)second + 1,
                                  third >= 0 ? (size_t)third : version.len)) == NUM_OK;
}

static struct cause_told other_build(const struct cause_facts *f)
{
    int64_t host = (int64_t)f->r->spec.facts.os_build, image;

    if (is_assumed(f, "OSBuild") || host == 0 || !build_of(&image, f->r->spec.image.os_version))
        return open_cause();
    return told(host != image, "image and host are told to be of different builds",
                "image and host are told to be of the same build");
}

/* 5329 of "10.0.17763.5329"; false: it has none. */
static bool revision_of(int64_t *out, struct str version)
{
    ptrdiff_t at = str_find(version, '.', 0);

    for (int i = 0; i < 2 && at >= 0; i++)
        at = str_find(version, '.', (size_t)at + 1);
    return at >= 0 && num_int64(out, str_cut(version, (size_t)at + 1, version.len)) == NUM_OK;
}

/* Of one build the image's update level against the host's; of two builds that is no question. */
static struct cause_told newer_update(const struct cause_facts *f)
{
    int64_t host = (int64_t)f->r->spec.facts.os_revision, image;

    if (other_build(f).state != CAUSE_RULED_OUT || !f->r->spec.facts.has_os_revision ||
        !revision_of(&image, f->r->spec.image.os_version))
        return open_cause();
    return told(image > host, "the image's revision is higher than the host's",
                "the image's revision is not higher than the host's");
}

static struct cause_told old_host(const struct cause_facts *f)
{
    uint64_t build = f->r->spec.facts.os_build;

    if (is_assumed(f, "OSBuild") || build == 0)
        return open_cause();
    return told(build >= 15063 && build <= 17134, "the host is of such a build",
                "the host is of another build");
}

static struct cause_told account(const struct cause_facts *f)
{
    const struct mdl_strings *list = &f->r->doc->container.host_config.security_opt;
    bool there = false;

    for (size_t i = 0; i < list->count; i++)
        there = there || str_starts(list->items[i].v, STR_LIT("credentialspec"));
    return setting(f, there, "the container has a credential spec",
                   "the container has no credential spec");
}

static struct cause_told mounts(const struct cause_facts *f)
{
    const struct mdl_container *c = &f->r->doc->container;

    return setting(f, c->mounts.count + c->host_config.binds.count > 0, "the container has mounts",
                   "the container has no mounts");
}

static bool is_on_other_drive(struct str source)
{
    return source.len > 1 && source.s[1] == ':' && ascii_is_letter(source.s[0]) &&
           !str_eq_ascii_case(str_cut(source, 0, 1), STR_LIT("c"));
}

static struct cause_told other_drive(const struct cause_facts *f)
{
    const struct mdl_container *c = &f->r->doc->container;
    struct str found = STR_NONE;

    for (size_t i = 0; i < c->mounts.count && found.len == 0; i++)
        if (is_on_other_drive(c->mounts.items[i].source.v))
            found = c->mounts.items[i].source.v;
    for (size_t i = 0; i < c->host_config.binds.count && found.len == 0; i++)
        if (is_on_other_drive(c->host_config.binds.items[i].v))
            found = c->host_config.binds.items[i].v;
    if (found.len > 0)
        return (struct cause_told){CAUSE_FITS, CONCAT(f->a, STR_LIT("the container has "), found)};
    return c->mounts.count + c->host_config.binds.count > 0
               ? setting(f, false, "", "all sources are on C:")
               : mounts(f);
}

/* Binds that no mount was made of are not known to have a place. */
static struct cause_told nested_mounts(const struct cause_facts *f)
{
    const struct mdl_container *c = &f->r->doc->container;
    struct str below, above;

    if (assess_mounts_nested(&below, &above, f->a, c))
        return (struct cause_told){CAUSE_FITS, CONCAT(f->a, below, STR_LIT(" is below "), above)};
    if (c->mounts.count == 0 && c->host_config.binds.count > 0)
        return open_cause();
    return c->mounts.count == 0 ? mounts(f)
                                : setting(f, false, NULL, "no mount is below another one");
}

static struct str shown(const struct cause_facts *f, int64_t bytes)
{
    return units_show(f->a, MDL_UNIT_BYTES, (struct units_integer){false, (uint64_t)bytes});
}

/* "; the host has 8 GiB in all", of which nobody says how much is free. */
static struct str host_memory(const struct cause_facts *f)
{
    int64_t total = f->doc->host.mem_total.v;

    return total > 0 ? CONCAT(f->a, STR_LIT("; the host has "), shown(f, total), STR_LIT(" in all"))
                     : STR_NONE;
}

static struct cause_told memory(const struct cause_facts *f)
{
    int64_t limit = f->r->doc->container.host_config.memory.v;

    if (limit <= 0)
        return setting(f, false, NULL, "the container has no memory limit");
    return (struct cause_told){CAUSE_FITS, CONCAT(f->a, STR_LIT("the container's memory limit is "),
                                                  shown(f, limit), host_memory(f))};
}

/* Only a limit that is more than all says by itself that it cannot be had. */
static struct cause_told commit(const struct cause_facts *f)
{
    int64_t limit = f->r->doc->container.host_config.memory.v;
    int64_t total = f->doc->host.mem_total.v;
    struct cause_told t = memory(f);

    if (limit <= 0)
        return (struct cause_told){
            CAUSE_OPEN, f->settings_told
                            ? CONCAT(f->a, STR_LIT("without a limit it gets 1 GiB"), host_memory(f))
                            : STR_NONE};
    t.state = total > 0 && limit > total ? CAUSE_FITS : CAUSE_OPEN;
    return t;
}

static const struct spec_finding *found(const struct cause_facts *f, enum spec_rule rule)
{
    const struct spec_finding *n = f->r->spec.findings;

    while (n != NULL && n->rule != rule)
        n = n->next;
    return n;
}

/* What is found out says it itself. */
static struct cause_told finding(const struct cause_facts *f, enum spec_rule rule)
{
    const struct spec_finding *n = found(f, rule);

    return n != NULL ? (struct cause_told){CAUSE_FITS, n->text} : open_cause();
}

struct cause_told cause_needed(const struct cause_facts *f, enum cause_needs needs)
{
    const struct mdl_container *c = &f->r->doc->container;

    switch (needs) {
    case NEEDS_PROCESS:
        return isolation(f, false);
    case NEEDS_HYPERV:
        return isolation(f, true);
    case NEEDS_OTHER_BUILD:
        return other_build(f);
    case NEEDS_PROCESS_UPDATE:
        return both(isolation(f, false), newer_update(f));
    case NEEDS_MOUNTS:
        return mounts(f);
    case NEEDS_HYPERV_DRIVE:
        return both(isolation(f, true), other_drive(f));
    case NEEDS_NESTED_MOUNTS:
        return nested_mounts(f);
    case NEEDS_MEMORY:
        return memory(f);
    case NEEDS_HYPERV_MEMORY:
        return both(isolation(f, true), memory(f));
    case NEEDS_HYPERV_COMMIT:
        return both(isolation(f, true), commit(f));
    case NEEDS_HYPERV_ACCOUNT_1703:
        return both(both(isolation(f, true), account(f)), old_host(f));
    case NEEDS_ACCOUNT:
        return account(f);
    case NEEDS_DEVICES:
        return setting(f, c->host_config.devices.count > 0, "the container has devices",
                       "the container has no devices");
    case NEEDS_PORTS:
        return setting(f, c->host_config.port_bindings.count > 0, "the container publishes ports",
                       "the container publishes no ports");
    case NEEDS_JOINED:
        return setting(f, str_starts(c->host_config.network_mode.v, STR_LIT("container:")),
                       "the container joins another one's network",
                       "the container joins no other one's network");
    case NEEDS_LINUX:
        return f->r->spec.image.os.len == 0 || is_assumed(f, "Images")
                   ? open_cause()
                   : told(f->r->spec.linux_container, "the image is a Linux one",
                          "the image is a Windows one");
    case NEEDS_STORAGE_OPT:
        return setting(f, c->host_config.storage_opt.count > 0, "the container has storage options",
                       "the container has no storage options");
    case NEEDS_WORKING_DIRECTORY:
        return found(f, RULE_USE_WORKING_DIRECTORY) != NULL
                   ? (struct cause_told){CAUSE_FITS,
                                         CONCAT(f->a, STR_LIT("it is "), c->config.working_dir.v)}
                   : open_cause();
    case NEEDS_PROGRAM_DRIVE:
        return finding(f, RULE_USE_PROGRAM_DRIVE);
    case NEEDS_BUILT_IN:
        return finding(f, RULE_USE_BUILT_IN);
    case NEEDS_LINUX_PROGRAM:
        return finding(f, RULE_USE_LINUX_PROGRAM);
    case NEEDS_OPTION_BEHIND:
        return finding(f, RULE_USE_OPTION_BEHIND);
    case NEEDS_USER:
        return setting(f, c->config.user.v.len > 0, "the container asks for a user",
                       "the container asks for no user");
    }
    return open_cause();
}

static bool are_settings_told(const struct cause_facts *f)
{
    return !is_assumed(f, "container") && !is_assumed(f, "container.HostConfig");
}

struct cause_facts cause_facts_of(struct arena *a, const struct assessment *r,
                                  const struct mdl_doc *doc)
{
    struct cause_facts f = {.a = a, .r = r, .doc = doc};

    f.settings_told = are_settings_told(&f);
    return f;
}

enum tail_isolation assess_isolation_told(const struct assessment *r, const struct mdl_doc *doc)
{
    struct cause_facts f;

    if (r->doc == NULL)
        return TAIL_UNKNOWN;
    f = cause_facts_of(NULL, r, doc);
    return isolation_told(&f);
}
