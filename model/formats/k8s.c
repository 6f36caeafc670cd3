/* Objects of Kubernetes that hold Windows containers or credential specs, and kubectl describe. */
#include "model/document/path.h"
#include "model/formats/cluster.h"
#include "model/formats/cluster_node.h"
#include "model/formats/container_facts.h"
#include "model/formats/format.h"
#include "model/formats/host_label.h"
#include "model/formats/image_name.h"
#include "model/formats/k8s_class.h"
#include "model/formats/k8s_options.h"
#include "model/formats/k8s_status.h"
#include "model/formats/k8s_variables.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/formats/pasted_text.h"
#include "model/json/json.h"
#include "model/value/value_make.h"
#include "model/yaml/yaml.h"

#include <stdlib.h>

/* ---- which objects ---- */

static bool is_object(const struct value *v)
{
    return member_text(v, "apiVersion").len > 0 && member_text(v, "kind").len > 0;
}

/* The pod's part of a pod, or of what makes pods. */
static const struct value *pod_of(const struct value *object)
{
    const struct value *spec = member(object, "spec");

    if (str_is(member_text(object, "kind"), "PodTemplate"))
        spec = object;
    if (str_is(member_text(object, "kind"), "CronJob"))
        spec = MEMBER_AT(spec, "jobTemplate", "spec");
    return has_member(spec, "template") ? MEMBER_AT(spec, "template", "spec") : spec;
}

static const struct value *pod_metadata(const struct value *object)
{
    const struct value *spec = member(object, "spec");

    return has_member(spec, "template") ? MEMBER_AT(spec, "template", "metadata")
                                        : member(object, "metadata");
}

/* ---- a container of a pod ---- */

struct pod {
    struct evidence *out;
    const struct input *in;
    const struct value *object, *spec, *container;
    struct k8s_variables variables;
};

static const struct value *option(const struct pod *p, const char *name)
{
    return k8s_options_get(p->spec, p->container, name);
}

static struct str option_text(const struct pod *p, const char *name)
{
    const struct value *v = option(p, name);

    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

static struct str annotation(const struct pod *p, const char *name)
{
    return member_text(member(pod_metadata(p->object), "annotations"), name);
}

static void tell_text(const struct pod *p, const char *path, struct str text, const char *what)
{
    evidence_tell_text(p->out, str_of(path), text, arena_printf(&p->out->arena, "pod: %s", what));
}

static void tell_isolation(const struct pod *p)
{
    if (str_eq_ascii_case(annotation(p, "experimental.windows.kubernetes.io/isolation-type"),
                          STR_LIT("hyperv")))
        tell_text(p, "container.HostConfig.Isolation", STR_LIT("hyperv"), "isolation-type");
    else
        k8s_class_tell(p->out, p->in, member_text(p->spec, "runtimeClassName"));
    host_label_of_selector(p->out, member(p->spec, "nodeSelector"), "pod: nodeSelector");
}

static const struct value *filled(struct pod *p, const struct value *v)
{
    return v->kind == VALUE_STRING ? value_string(k8s_variables_filled(&p->variables, v->u.text))
                                   : value_ref(v);
}

static void tell_process(struct pod *p)
{
    const struct value *command = member(p->container, "command");
    const struct value *args = member(p->container, "args");
    struct value *rest = value_list();

    if (element_count(command) > 0 && element(command, 0)->kind == VALUE_STRING)
        tell_text(p, "container.Path",
                  k8s_variables_filled(&p->variables, element(command, 0)->u.text), "command");
    for (size_t i = 1; i < element_count(command); i++)
        rest = made_push(rest, filled(p, element(command, i)));
    for (size_t i = 0; i < element_count(args); i++)
        rest = made_push(rest, filled(p, element(args, i)));
    if (element_count(command) + element_count(args) > 0)
        evidence_tell(p->out, STR_LIT("container.Args"), rest, STR_LIT("pod: command, args"));
    else
        value_unref(rest);
    if (element_count(command) == 0)
        evidence_note(p->out, NOTE_REMARK, STR_LIT("container.Path"),
                      STR_LIT("the pod leaves the program to the image's entrypoint, which is not "
                              "told"));
    tell_text(p, "container.Config.WorkingDir", member_text(p->container, "workingDir"),
              "workingDir");
    if (member_true(p->container, "tty"))
        evidence_tell(p->out, STR_LIT("container.Config.Tty"), value_bool(true),
                      STR_LIT("pod: tty"));
}

static void tell_environment(const struct pod *p)
{
    const struct value *list = member(p->container, "env");
    struct value *made = value_list();
    size_t told = 0;

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *v = element(list, i), *value = member(v, "value");

        if (value == NULL || value->kind != VALUE_STRING)
            continue;
        told++;
        made = made_push(made,
                         value_string(arena_printf(
                             &p->out->arena, "%.*s=%.*s", STR_FMT(member_text(v, "name")),
                             STR_FMT(k8s_variables_value(&p->variables, member_text(v, "name"))))));
    }
    if (told > 0)
        evidence_tell(p->out, STR_LIT("container.Config.Env"), made, STR_LIT("pod: env"));
    else
        value_unref(made);
    if (told < element_count(list) || has_member(p->container, "envFrom"))
        evidence_note(p->out, NOTE_REMARK, STR_LIT("container.Config.Env"),
                      STR_LIT("variables that come from somewhere else (valueFrom, envFrom) are "
                              "not known"));
}

static struct str quantity(const struct value *limits, const char *key)
{
    const struct value *v = member(limits, key);

    return v != NULL && (v->kind == VALUE_STRING || v->kind == VALUE_NUMBER) ? v->u.text : STR_NONE;
}

static void note_limit(const struct pod *p, const struct value *limits, const char *key,
                       uint64_t read)
{
    const struct value *v = member(limits, key);
    struct str text = quantity(limits, key);

    if (read > 0 || text.len == 0 || str_is(text, "0"))
        return;
    p->out->line = v->line;
    cluster_note_quantity(p->out, key, text, v->column);
    p->out->line = p->container->line;
}

static void tell_limits(const struct pod *p)
{
    const struct value *limits = MEMBER_AT(p->container, "resources", "limits");
    uint64_t memory = quantity_of_memory(quantity(limits, "memory"));
    uint64_t processors = quantity_of_processors(quantity(limits, "cpu"));

    note_limit(p, limits, "memory", memory);
    note_limit(p, limits, "cpu", processors);
    if (memory > 0)
        evidence_tell_number(p->out, STR_LIT("container.HostConfig.Memory"), memory,
                             STR_LIT("pod: limits"));
    if (processors == 0)
        return;
    evidence_tell_number(p->out, STR_LIT("container.HostConfig.NanoCpus"), processors,
                         STR_LIT("pod: limits"));
    evidence_because(p->out, STR_LIT("the kubelet gives the limit as a share of all processors of "
                                     "the node"));
}

static const struct value *volume_named(const struct pod *p, struct str name)
{
    const struct value *list = member(p->spec, "volumes");

    for (size_t i = 0; i < element_count(list); i++)
        if (str_eq(member_text(element(list, i), "name"), name))
            return element(list, i);
    return NULL;
}

static void tell_mounts(const struct pod *p)
{
    const struct value *list = member(p->container, "volumeMounts");
    struct value *made = value_list();
    size_t told = 0;

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *m = element(list, i);
        struct str name = member_text(m, "name");
        struct str path = member_text(member(volume_named(p, name), "hostPath"), "path");

        if (path.len == 0) {
            p->out->line = m->line;
            evidence_note(p->out, NOTE_REMARK, STR_LIT("container.Mounts"),
                          arena_printf(&p->out->arena,
                                       "the volume '%.*s' is no folder of the host; the kubelet "
                                       "chooses where it is kept",
                                       STR_FMT(str_cut(name, 0, 60))));
            continue;
        }
        told++;
        made = made_push(made,
                         mount_fact(path, member_text(m, "mountPath"), member_true(m, "readOnly")));
    }
    p->out->line = p->container->line;
    if (told > 0)
        evidence_tell(p->out, STR_LIT("container.Mounts"), made, STR_LIT("pod: volumeMounts"));
    else
        value_unref(made);
}

static void tell_option(const struct pod *p, struct str option, const char *what,
                        struct str because)
{
    evidence_tell(p->out, STR_LIT("container.HostConfig.SecurityOpt"),
                  made_push(value_list(), value_string(option)),
                  arena_printf(&p->out->arena, "pod: %s", what));
    evidence_because(p->out, because);
}

/* As before 1.16: of the container by its name, of a container of any, of the pod. */
static struct str old_annotation(const struct pod *p, const char *key)
{
    struct str name = member_text(p->container, "name");
    struct arena *a = &p->out->arena;
    struct str places[] = {
        arena_printf(a, "%.*s.container.alpha.windows.kubernetes.io/%s", STR_FMT(name), key),
        arena_printf(a, "container.alpha.windows.kubernetes.io/%s", key),
        arena_printf(a, "pod.alpha.windows.kubernetes.io/%s", key)};

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        const char *place = arena_cstr(a, places[i]);
        struct str text = place != NULL ? annotation(p, place) : STR_NONE;

        if (text.len > 0)
            return text;
    }
    return STR_NONE;
}

static void tell_ports(const struct pod *p)
{
    const struct value *list = member(p->container, "ports");
    struct value *exposed = value_map(), *bound = value_map();
    size_t host_ports = 0;

    for (size_t i = 0; i < element_count(list); i++) {
        struct str port = member_number(element(list, i), "containerPort");
        struct str host = member_number(element(list, i), "hostPort");
        struct str protocol = member_text(element(list, i), "protocol");
        struct str key = arena_printf(&p->out->arena, "%.*s/%s", STR_FMT(port),
                                      str_is(protocol, "UDP")    ? "udp"
                                      : str_is(protocol, "SCTP") ? "sctp"
                                                                 : "tcp");

        if (port.len == 0)
            continue;
        exposed = made_with_key(exposed, key, value_map());
        if (host.len == 0)
            continue;
        host_ports++;
        bound = made_with_key(
            bound, key,
            made_push(value_list(),
                      made_with(made_with(value_map(), "HostIp",
                                          value_string(member_text(element(list, i), "hostIP"))),
                                "HostPort", value_string(host))));
    }
    if (element_count(list) > 0)
        evidence_tell(p->out, STR_LIT("container.Config.ExposedPorts"), exposed,
                      STR_LIT("pod: ports"));
    else
        value_unref(exposed);
    if (host_ports > 0)
        evidence_tell(p->out, STR_LIT("container.HostConfig.PortBindings"), bound,
                      STR_LIT("pod: hostPort"));
    else
        value_unref(bound);
}

/* The webhook writes the contents beside the name; the runtime gets the contents. */
static void tell_credentials(const struct pod *p)
{
    struct arena *a = &p->out->arena;
    struct str name = option_text(p, "gmsaCredentialSpecName");
    struct str spec = option_text(p, "gmsaCredentialSpec");

    if (spec.len == 0)
        spec = old_annotation(p, "gmsa-credential-spec");
    if (name.len == 0)
        name = old_annotation(p, "gmsa-credential-spec-name");
    if (spec.len > 0)
        tell_option(p, arena_printf(a, "credentialspec=raw://%.*s", STR_FMT(spec)),
                    "gmsaCredentialSpec", STR_LIT("the pod has the credential spec itself"));
    else if (name.len > 0)
        tell_option(p, arena_printf(a, "credentialspec=file://%.*s.json", STR_FMT(name)),
                    "gmsaCredentialSpecName",
                    STR_LIT("the pod names a GMSACredentialSpec, whose contents the webhook puts "
                            "into the pod; here it stands as a file of that name"));
}

static void tell_container(struct pod *p)
{
    struct str image = member_text(p->container, "image");

    k8s_variables_read(&p->variables, &p->out->arena, member(p->container, "env"));
    p->out->line = p->container->line;
    cluster_note(p->out);
    tell_text(p, "container.Name",
              arena_printf(&p->out->arena, "/%.*s", STR_FMT(member_text(p->container, "name"))),
              "name");
    tell_text(p, "container.Image", image, "image");
    image_name_tell(p->out, image, image, "pod");
    tell_text(p, "container.Config.User", option_text(p, "runAsUserName"), "runAsUserName");
    tell_text(p, "container.Config.Hostname", member_text(p->spec, "hostname"), "hostname");
    tell_isolation(p);
    tell_process(p);
    tell_environment(p);
    tell_limits(p);
    tell_mounts(p);
    tell_ports(p);
    tell_credentials(p);
    k8s_options_tell_host_process(p->out, p->spec, p->container);
    k8s_status_tell(p->out, p->object, member_text(p->container, "name"));
}

static void read_containers(struct evidence *out, const struct input *in,
                            const struct value *object, const struct value *spec,
                            const struct value *list)
{
    struct str pod = member_text(member(object, "metadata"), "name");

    for (size_t i = 0; i < element_count(list); i++) {
        struct pod p = {
            .out = out, .in = in, .object = object, .spec = spec, .container = element(list, i)};
        bool chosen = out->choice_count == out->chosen;

        evidence_offer(out, arena_printf(&out->arena, "%.*s/%.*s", STR_FMT(pod),
                                         STR_FMT(member_text(p.container, "name"))));
        if (chosen)
            tell_container(&p);
    }
}

/* The main containers first: one of them is meant where nobody chooses. */
static void read_pod(struct evidence *out, const struct input *in, const struct value *object,
                     const struct value *spec)
{
    read_containers(out, in, object, spec, member(spec, "containers"));
    read_containers(out, in, object, spec, member(spec, "initContainers"));
    read_containers(out, in, object, spec, member(spec, "ephemeralContainers"));
}

/* ---- credential specs ---- */

static struct err *read_credential_spec(struct evidence *out, const struct value *object)
{
    struct str name = member_text(member(object, "metadata"), "name");
    struct str file = arena_printf(&out->arena, "%.*s.json",
                                   STR_FMT(name.len > 0 ? name : STR_LIT("credentialspec")));
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("CredentialSpecs")},
                                       {.key = STR_LIT("Files")},
                                       {.key = file}};
    const struct value *spec = member(object, "credspec");
    char *text = NULL;
    size_t len = 0;
    struct err *e;

    if (spec == NULL)
        return err_at(err_new(ERR_INPUT, "this GMSACredentialSpec has no member credspec"), NULL,
                      object->line, object->column);
    if ((e = json_write(&text, &len, spec, 0)) != NULL)
        return e;
    out->line = spec->line;
    evidence_tell(out, mdl_path_text(&out->arena, steps, 4), value_string((struct str){text, len}),
                  STR_LIT("GMSACredentialSpec: credspec"));
    free(text);
    return NULL;
}

/* ---- the format ---- */

static struct err *read_object(struct evidence *out, const struct input *in,
                               const struct value *object)
{
    const struct value *spec = pod_of(object), *items = member(object, "items");
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < element_count(items); i++)
        if (is_object(element(items, i)))
            e = read_object(out, in, element(items, i));
    if (e != NULL || items != NULL)
        return e;
    if (str_is(member_text(object, "kind"), "GMSACredentialSpec"))
        return read_credential_spec(out, object);
    if (str_is(member_text(object, "kind"), "Node")) {
        cluster_node_tell(out, object);
        return NULL;
    }
    if (str_is(member_text(object, "kind"), "Event")) {
        k8s_status_event(out, object);
        return NULL;
    }
    if ((e = paste_flat(object, "spec", "containers template securityContext",
                        "object of Kubernetes")) != NULL)
        return e;
    out->line = object->line;
    if (has_member(spec, "containers"))
        read_pod(out, in, object, spec);
    else if (str_is(member_text(object, "kind"), "RuntimeClass"))
        k8s_class_remark(out, object);
    else
        evidence_note(out, NOTE_REMARK, STR_NONE,
                      arena_printf(&out->arena, "a %.*s tells nothing of a container",
                                   STR_FMT(str_cut(member_text(object, "kind"), 0, 60))));
    return NULL;
}

static bool is_template(struct str text)
{
    return line_find(text, "{{") > 0 && line_find(text, "apiVersion:") >= 0 &&
           line_find(text, "kind:") >= 0;
}

unsigned format_k8s_recognises(const struct input *in)
{
    if (in->value != NULL && is_object(in->value))
        return 93;
    if (in->json)
        return 0;
    if (is_template(input_head(in)))
        return 92;
    if (cluster_node_is(input_head(in)))
        return 96; /* surer than of a docker info, whose words it has */
    return cluster_is_description(input_head(in)) ? 92 : 0;
}

static struct err *read_template(struct evidence *out, const struct input *in)
{
    struct str filled = cluster_filled(&out->arena, in->text);
    const struct value *v = NULL;
    struct err *e;

    if (arena_failed(&out->arena))
        return err_oom();
    if (filled.len == 0)
        return err_new(ERR_INPUT, "this object of Kubernetes does not parse");
    if ((e = yaml_read(&v, filled)) != NULL)
        return err_in_lines(e, in->lines, in->line_count);
    out->line = input_line(in, 1);
    evidence_note(out, NOTE_SALVAGED, STR_NONE,
                  STR_LIT("holes of a template ({{ }}), whose values are not known"));
    e = is_object(v) ? read_object(out, in, v)
                     : err_new(ERR_INPUT, "this template is of no object of Kubernetes");
    value_unref(v);
    return e;
}

struct err *format_k8s_read(struct evidence *out, const struct input *in)
{
    if (in->value != NULL && is_object(in->value))
        return read_object(out, in, in->value);
    if (!is_template(in->text) && cluster_node_is(input_head(in))) {
        cluster_node_read(out, in);
        return NULL;
    }
    return is_template(in->text) ? read_template(out, in) : cluster_read_description(out, in);
}
