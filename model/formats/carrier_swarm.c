/* docker service inspect: the containers of a service of a swarm.
 * Source: Docker API, Service; moby daemon/cluster/executor/container/container.go. */
#include "model/base/num.h"
#include "model/formats/answers.h"
#include "model/formats/carrier.h"
#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

static const struct value *container_spec(const struct value *v)
{
    const struct value *spec = MEMBER_AT(v, "Spec", "TaskTemplate", "ContainerSpec");

    return spec != NULL ? spec : MEMBER_AT(v, "Spec", "ContainerSpec");
}

static const struct value *task_template(const struct value *v)
{
    const struct value *template = MEMBER_AT(v, "Spec", "TaskTemplate");

    return template != NULL ? template : member(v, "Spec");
}

bool swarm_is(const struct value *v)
{
    return container_spec(v) != NULL;
}

static void set_from(struct carried *c, const char *key, const struct value *v, const char *from)
{
    const struct value *m = member(v, from);

    if (m != NULL && m->kind != VALUE_NULL)
        carried_set(c, key, value_ref(m));
}

static void set_host_from(struct carried *c, const char *key, const struct value *v,
                          const char *from)
{
    const struct value *m = member(v, from);

    if (m != NULL && m->kind != VALUE_NULL)
        carried_set_host(c, key, value_ref(m));
}

/* The tag without the digest that the manager pins. */
static struct str image_of(struct str image)
{
    ptrdiff_t at = str_find(image, '@', 0);

    return at > 0 && str_find(image, ':', 0) < at ? str_cut(image, 0, (size_t)at) : image;
}

static void set_credentials(struct carried *c, const struct value *spec)
{
    static const struct {
        const char *key, *scheme;
    } kinds[] = {{"File", "file"}, {"Registry", "registry"}, {"Config", "config"}};
    const struct value *v = MEMBER_AT(spec, "Privileges", "CredentialSpec");

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct str text = member_text(v, kinds[i].key);

        if (text.len > 0)
            carried_security_option(c, arena_printf(&c->out->arena, "credentialspec=%s://%.*s",
                                                    kinds[i].scheme, STR_FMT(text)));
    }
}

static void set_limits(struct carried *c, const struct value *template)
{
    const struct value *limits = MEMBER_AT(template, "Resources", "Limits");
    uint64_t n = 0;

    if (num_uint64(&n, member_number(limits, "NanoCPUs")) == NUM_OK)
        carried_host_number(c, "NanoCpus", n);
    n = 0;
    if (num_uint64(&n, member_number(limits, "MemoryBytes")) == NUM_OK)
        carried_host_number(c, "Memory", n);
}

static void set_ports(struct carried *c, const struct value *service)
{
    const struct value *list = MEMBER_AT(service, "Spec", "EndpointSpec", "Ports");

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *p = element(list, i);

        if (str_is(member_text(p, "PublishMode"), "host"))
            carried_port(c, member_number(p, "PublishedPort"), member_number(p, "TargetPort"),
                         member_text(p, "Protocol"));
    }
}

static void note_files(struct evidence *out, const struct value *spec, const char *list)
{
    size_t count = element_count(member(spec, list));

    if (count > 0)
        evidence_note(out, NOTE_REMARK, STR_NONE,
                      arena_printf(&out->arena,
                                   "the service has %zu of %s, which its tasks get as files; a "
                                   "request cannot carry them",
                                   count, list));
}

void swarm_stores(struct evidence *out)
{
    if (out->choice_count != out->chosen)
        return;
    evidence_unknown(out, STR_LIT("host.Configs"));
    evidence_unknown(out, STR_LIT("host.Secrets"));
}

static void read_service(struct evidence *out, const struct value *v)
{
    const struct value *spec = container_spec(v), *template = task_template(v);
    const struct value *dns = member(spec, "DNSConfig");
    struct str name = member_text(member(v, "Spec"), "Name"), error;
    struct carried c;

    out->line = v->line;
    carried_init(&c, out);
    carried_text(&c, "Image", image_of(member_text(spec, "Image")));
    set_from(&c, "Entrypoint", spec, "Command");
    set_from(&c, "Cmd", spec, "Args");
    set_from(&c, "Env", spec, "Env");
    set_from(&c, "Labels", spec, "Labels");
    set_from(&c, "Healthcheck", spec, "Healthcheck");
    carried_text(&c, "Hostname", member_text(spec, "Hostname"));
    carried_text(&c, "WorkingDir", member_text(spec, "Dir"));
    carried_text(&c, "User", member_text(spec, "User"));
    if (member_true(spec, "TTY"))
        carried_set(&c, "Tty", value_bool(true));
    carried_host_text(&c, "Isolation", member_text(spec, "Isolation"));
    set_host_from(&c, "Mounts", spec, "Mounts");
    set_host_from(&c, "Dns", dns, "Nameservers");
    set_host_from(&c, "DnsSearch", dns, "Search");
    set_credentials(&c, spec);
    set_limits(&c, template);
    set_ports(&c, v);
    note_files(out, spec, "Secrets");
    note_files(out, spec, "Configs");
    error = member_text(member(v, "Status"), "Err");
    if (error.len > 0) {
        out->gives |= GIVES_ERROR;
        answers_tell(out, ANSWER_OF_DAEMON, v->line, error);
    }
    swarm_stores(out);
    carried_tell(&c, name.len > 0 ? name : STR_LIT("service"), "swarm service", v->line);
}

void swarm_read(struct evidence *out, const struct value *v)
{
    if (v->kind == VALUE_MAP)
        read_service(out, v);
    for (size_t i = 0; i < element_count(v); i++)
        if (swarm_is(element(v, i)))
            read_service(out, element(v, i));
}
