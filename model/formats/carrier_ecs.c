/* Amazon ECS: a task definition, and the state that its agent keeps.
 * Source: ECS API reference (ContainerDefinition); aws/amazon-ecs-agent agent/api. */
#include "model/base/num.h"
#include "model/document/windows_builds.h"
#include "model/formats/carrier.h"
#include "model/formats/members.h"
#include "model/json/json.h"
#include "model/value/value_make.h"

/* The API and its agent write names with a small letter, the agent's state, the tools for
 * PowerShell and CloudFormation with a capital one. `name`: with the small one. */
static const struct value *at(const struct value *v, const char *name)
{
    char capital[32];
    const struct value *m = member(v, name);

    if (m != NULL || strlen(name) >= sizeof(capital))
        return m;
    memcpy(capital, name, strlen(name) + 1);
    capital[0] = (char)(capital[0] - 'a' + 'A');
    return member(v, capital);
}

static bool is_true(const struct value *v)
{
    return v != NULL && v->kind == VALUE_BOOL && v->u.boolean;
}

static struct str string_of(const struct value *v)
{
    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

/* A definition alone, as describe-task-definition prints it, or one of those of a template of
 * CloudFormation, from *next on; NULL: there is none more. */
static const struct value *next_definition(const struct value *v, size_t *next)
{
    const struct value *resources = member(v, "Resources"), *inner = at(v, "taskDefinition");

    if (resources == NULL || resources->kind != VALUE_MAP)
        return (*next)++ > 0 ? NULL : inner != NULL && inner->kind == VALUE_MAP ? inner : v;
    while (*next < resources->u.map.count) {
        const struct value *r = resources->u.map.members[(*next)++].value;

        if (str_is(member_text(r, "Type"), "AWS::ECS::TaskDefinition"))
            return member(r, "Properties");
    }
    return NULL;
}

static bool has_definitions(const struct value *v)
{
    const struct value *of;

    for (size_t next = 0; (of = next_definition(v, &next)) != NULL;)
        if (element_count(at(of, "containerDefinitions")) > 0)
            return true;
    return false;
}

static const struct value *tasks(const struct value *v)
{
    return MEMBER_AT(v, "Data", "TaskEngine", "Tasks");
}

bool ecs_is(const struct value *v)
{
    return has_definitions(v) || element_count(tasks(v)) > 0;
}

static struct str text_of(const struct value *v)
{
    return v != NULL && (v->kind == VALUE_STRING || v->kind == VALUE_NUMBER) ? v->u.text : STR_NONE;
}

static void set_list(struct carried *c, const char *key, const struct value *list)
{
    if (element_count(list) > 0)
        carried_set(c, key, value_ref(list));
}

/* A list of {name, value} or a map. */
static void set_environment(struct carried *c, const struct value *env)
{
    struct value *made = value_list();

    for (size_t i = 0; i < element_count(env); i++)
        made = made_push(
            made, value_string(arena_printf(&c->out->arena, "%.*s=%.*s",
                                            STR_FMT(string_of(at(element(env, i), "name"))),
                                            STR_FMT(string_of(at(element(env, i), "value"))))));
    for (size_t i = 0; env != NULL && env->kind == VALUE_MAP && i < env->u.map.count; i++)
        made = made_push(made, value_string(arena_printf(
                                   &c->out->arena, "%.*s=%.*s", STR_FMT(env->u.map.members[i].key),
                                   STR_FMT(text_of(env->u.map.members[i].value)))));
    carried_list(c, "Env", made);
}

#define MIB (UINT64_C(1) << 20)

static void set_resources(struct carried *c, const struct value *v)
{
    const struct value *cpu = at(v, "cpu"), *memory = at(v, "memory");
    uint64_t n = 0;

    if (num_uint64(&n, text_of(memory)) == NUM_OK && n < UINT64_MAX / MIB)
        carried_host_number(c, "Memory", n * MIB);
    n = 0;
    if (num_uint64(&n, text_of(cpu)) == NUM_OK && n > 0)
        evidence_note(c->out, NOTE_REMARK, STR_LIT("request.body.HostConfig.CpuPercent"),
                      arena_printf(&c->out->arena,
                                   "%llu CPU units become CpuPercent: their share of 1024 for each "
                                   "processor of the host, at least 1",
                                   (unsigned long long)n));
}

static void set_ports(struct carried *c, const struct value *list)
{
    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *p = element(list, i);

        carried_port(c, text_of(at(p, "hostPort")), text_of(at(p, "containerPort")),
                     text_of(at(p, "protocol")));
    }
}

static void set_options(struct carried *c, const struct value *list)
{
    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *option = element(list, i);

        if (option->kind == VALUE_STRING && str_starts(option->u.text, STR_LIT("credentialspec"))) {
            carried_security_option(c, option->u.text);
        } else if (option->kind == VALUE_STRING) {
            c->out->line = option->line;
            evidence_note(c->out, NOTE_LEFT_OUT, STR_NONE,
                          arena_printf(&c->out->arena,
                                       "column %u: the security option %.*s, which is none of "
                                       "Windows",
                                       option->column, STR_FMT(str_cut(option->u.text, 0, 200))));
        }
    }
}

static void set_extra_hosts(struct carried *c, const struct value *list)
{
    struct value *made = value_list();

    for (size_t i = 0; i < element_count(list); i++)
        made = made_push(made, value_string(arena_printf(
                                   &c->out->arena, "%.*s:%.*s",
                                   STR_FMT(string_of(at(element(list, i), "hostname"))),
                                   STR_FMT(string_of(at(element(list, i), "ipAddress"))))));
    carried_host_list(c, "ExtraHosts", made);
}

static void set_host_list(struct carried *c, const char *key, const struct value *list)
{
    if (element_count(list) > 0)
        carried_set_host(c, key, value_ref(list));
}

static bool is_empty(const struct value *v)
{
    return v->kind == VALUE_NULL || (v->kind == VALUE_BOOL && !v->u.boolean) ||
           (v->kind == VALUE_LIST && v->u.list.count == 0) ||
           (v->kind == VALUE_MAP && v->u.map.count == 0) ||
           ((v->kind == VALUE_STRING || v->kind == VALUE_NUMBER) &&
            (v->u.text.len == 0 || str_is(v->u.text, "0")));
}

/* Settings of a task definition that are of none of Docker's, or that nobody reads here. */
static void note_others(struct evidence *out, const struct value *v)
{
    static const char taken[][24] = {"name",         "image",
                                     "command",      "entryPoint",
                                     "environment",  "user",
                                     "hostname",     "workingDirectory",
                                     "cpu",          "memory",
                                     "portMappings", "pseudoTerminal",
                                     "mountPoints",  "credentialSpecs",
                                     "dockerConfig", "dockerSecurityOptions",
                                     "dnsServers",   "extraHosts",
                                     "dockerLabels", "dnsSearchDomains",
                                     "interactive",  "privileged",
                                     "essential",    "readonlyRootFilesystem"};

    for (size_t i = 0; v->kind == VALUE_MAP && i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        size_t t = 0;

        while (t < sizeof(taken) / sizeof(taken[0]) && !str_eq_ascii_case(m->key, str_of(taken[t])))
            t++;
        if (t < sizeof(taken) / sizeof(taken[0]) || is_empty(m->value))
            continue;
        out->line = m->line;
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "column %u: %.*s", m->column, STR_FMT(m->key)));
    }
}

/* "WINDOWS_SERVER_2022_CORE": where the task is put. */
static void tell_platform(struct evidence *out, const struct value *platform)
{
    static const struct str server = STR_INIT("WINDOWS_SERVER_"),
                            by = STR_INIT("ecs: runtimePlatform");
    struct str family = string_of(at(platform, "operatingSystemFamily")), name;
    struct mdl_windows w;
    size_t end = server.len;

    if (!str_starts(family, server))
        return;
    while (end < family.len && family.s[end] != '_')
        end++;
    name = str_cut(family, server.len, end);
    if (!mdl_windows_of_image(
            &w, arena_printf(&out->arena, "windows/servercore:ltsc%.*s", STR_FMT(name))) &&
        !mdl_windows_of_image(&w,
                              arena_printf(&out->arena, "windows/servercore:%.*s", STR_FMT(name))))
        return;
    out->line = platform->line;
    evidence_tell_text(out, STR_LIT("host.OSProduct"), STR_LIT("server"), by);
    evidence_tell_number(out, STR_LIT("host.OSBuild"), w.build, by);
}

/* The agent keeps a HostConfig as a text of JSON. */
static void set_docker_config(struct carried *c, const struct value *docker)
{
    const struct value *v = NULL;
    struct str text = string_of(at(docker, "hostConfig"));
    struct err *e = text.len > 0 ? json_read(&v, text) : NULL;

    if (e != NULL) {
        c->out->line = at(docker, "hostConfig")->line;
        evidence_note(c->out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&c->out->arena, "hostConfig is no JSON: column %u, %s",
                                   e->column, e->text));
        (void)arena_drop_err(&c->out->arena, e);
        return;
    }
    carried_host_all(c, v);
    value_unref(v);
}

static bool is_function(const struct value *v)
{
    return v != NULL && v->kind == VALUE_MAP && carried_is_function(v);
}

/* Where the volume lies on the host; empty: the daemon keeps it. *unknown: what CloudFormation puts
 * in for that, or for the name of a volume that may be this one; NULL: nothing. */
static struct str host_path(const struct value *volumes, struct str name,
                            const struct value **unknown)
{
    *unknown = is_function(volumes) ? volumes : NULL;
    for (size_t i = 0; i < element_count(volumes); i++) {
        const struct value *own = at(element(volumes, i), "name"),
                           *host = at(element(volumes, i), "host"), *path = at(host, "sourcePath");

        if (is_function(own) && *unknown == NULL)
            *unknown = own;
        if (!str_eq(string_of(own), name))
            continue;
        *unknown = is_function(host) ? host : is_function(path) ? path : NULL;
        return string_of(path);
    }
    return STR_NONE;
}

static void set_mounts(struct carried *c, const struct value *points, const struct value *volumes)
{
    struct value *binds = value_list();

    for (size_t i = 0; i < element_count(points); i++) {
        const struct value *p = element(points, i), *unknown;
        struct str name = string_of(at(p, "sourceVolume")),
                   path = host_path(volumes, name, &unknown),
                   to = string_of(at(p, "containerPath"));

        if (unknown != NULL) {
            c->out->line = unknown->line;
            evidence_note(c->out, NOTE_REMARK, STR_LIT("request.body.HostConfig.Binds"),
                          arena_printf(&c->out->arena,
                                       "what %.*s stands for is not known, and with it what the "
                                       "volume %.*s is; the mount at %.*s was not taken",
                                       STR_FMT(unknown->u.map.members[0].key), STR_FMT(name),
                                       STR_FMT(to)));
            continue;
        }
        binds =
            made_push(binds, value_string(arena_printf(
                                 &c->out->arena, "%.*s:%.*s%s", STR_FMT(path.len > 0 ? path : name),
                                 STR_FMT(to), is_true(at(p, "readOnly")) ? ":ro" : "")));
    }
    carried_host_list(c, "Binds", binds);
}

/* The agent puts the name into one of its own (ecs-web-1-iis-...): one that docker would refuse
 * stands for nothing. */
static bool docker_takes(struct str name)
{
    return name.len > 1 && name.s[0] != '-' && name.s[0] != '_';
}

static bool is_only_counted(const struct evidence *out)
{
    return out->unnamed && out->choice_count != out->chosen;
}

static void read_container(struct evidence *out, const struct value *v, const struct value *volumes)
{
    struct carried c;

    if (is_only_counted(out)) {
        evidence_offer_many(out, 1);
        return;
    }
    out->line = v->line;
    carried_init(&c, out);
    carried_text(&c, "Image", text_of(at(v, "image")));
    set_list(&c, "Cmd", at(v, "command"));
    set_list(&c, "Entrypoint", at(v, "entryPoint"));
    set_environment(&c, at(v, "environment"));
    carried_text(&c, "WorkingDir", string_of(at(v, "workingDirectory")));
    carried_text(&c, "User", string_of(at(v, "user")));
    carried_text(&c, "Hostname", string_of(at(v, "hostname")));
    if (is_true(at(v, "pseudoTerminal")))
        carried_set(&c, "Tty", value_bool(true));
    set_resources(&c, v);
    set_ports(&c, at(v, "portMappings"));
    set_mounts(&c, at(v, "mountPoints"), volumes);
    set_options(&c, at(v, "dockerSecurityOptions"));
    set_options(&c, at(v, "credentialSpecs"));
    set_host_list(&c, "Dns", at(v, "dnsServers"));
    set_host_list(&c, "DnsSearch", at(v, "dnsSearchDomains"));
    set_extra_hosts(&c, at(v, "extraHosts"));
    if (at(v, "dockerLabels") != NULL && !is_empty(at(v, "dockerLabels")))
        carried_set(&c, "Labels", value_ref(at(v, "dockerLabels")));
    if (is_true(at(v, "interactive")))
        carried_set(&c, "OpenStdin", value_bool(true));
    if (is_true(at(v, "privileged")))
        carried_set_host(&c, "Privileged", value_bool(true));
    if (is_true(at(v, "readonlyRootFilesystem")))
        carried_set_host(&c, "ReadonlyRootfs", value_bool(true));
    set_docker_config(&c, at(v, "dockerConfig"));
    c.unnamed = !docker_takes(text_of(at(v, "name")));
    carried_tell(&c, text_of(at(v, "name")), "ecs", v->line);
}

static void read_definition(struct evidence *out, const struct value *of)
{
    const struct value *list = at(of, "containerDefinitions");

    for (size_t i = 0; i < element_count(list); i++) {
        bool chosen = out->choice_count == out->chosen;
        const struct value *written = element(list, i), *container;

        if (written->kind != VALUE_MAP)
            continue;
        if (is_only_counted(out) && !carried_is_function(written)) {
            evidence_offer_many(out, 1);
            continue;
        }
        if ((container = carried_without_functions(out, written, chosen)) == NULL)
            continue;
        if (chosen) {
            tell_platform(out, at(of, "runtimePlatform"));
            note_others(out, container);
        }
        read_container(out, container, at(of, "volumes"));
        value_unref(container);
    }
}

void ecs_read(struct evidence *out, const struct value *v)
{
    const struct value *all = tasks(v), *of;

    for (size_t next = 0; (of = next_definition(v, &next)) != NULL;)
        read_definition(out, of);
    for (size_t t = 0; t < element_count(all); t++) {
        const struct value *of_task = member(element(all, t), "Containers");

        for (size_t i = 0; i < element_count(of_task); i++)
            if (element(of_task, i)->kind == VALUE_MAP)
                read_container(out, element(of_task, i), NULL);
    }
}
