#include "model/formats/cluster.h"

#include "model/base/ascii.h"
#include "model/base/buf.h"
#include "model/base/num.h"
#include "model/formats/container_facts.h"
#include "model/formats/format.h"
#include "model/formats/host_label.h"
#include "model/formats/image_name.h"
#include "model/formats/k8s_class.h"
#include "model/formats/line_walk.h"
#include "model/value/value_make.h"

#include <stdlib.h>

void cluster_note_quantity(struct evidence *out, const char *where, struct str text,
                           unsigned column)
{
    evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                  arena_printf(&out->arena, "column %u: %s: '%.*s' is no quantity", column, where,
                               STR_FMT(str_cut(text, 0, 60))));
}

/* ---- templates ---- */

static bool is_hole_alone(struct str line)
{
    struct str text = str_trim(line);

    return str_starts(text, STR_LIT("{{")) && str_ends(text, STR_LIT("}}"));
}

/* Where a value begins that is a hole: behind ": " or "- "; -1: none does. */
static ptrdiff_t hole_value(struct str line)
{
    ptrdiff_t at = line_find(line, ": {{");

    if (at < 0)
        at = line_find(line, "- {{");
    return at < 0 ? -1 : at + 2;
}

static void fill_line(struct buf *out, struct str line)
{
    ptrdiff_t at = hole_value(line);

    if (is_hole_alone(line))
        return;
    if (at < 0) {
        buf_add(out, line);
        return;
    }
    buf_add(out, str_cut(line, 0, (size_t)at));
    buf_char(out, '\'');
    for (size_t i = (size_t)at; i < line.len; i++) {
        if (line.s[i] == '\'')
            buf_char(out, '\'');
        buf_char(out, line.s[i]);
    }
    buf_char(out, '\'');
}

struct str cluster_filled(struct arena *a, struct str text)
{
    struct line_walk at = line_walk_of(text);
    struct buf out = {0};

    if (line_find(text, "{{") < 0)
        return STR_NONE;
    while (line_walk_next(&at)) {
        fill_line(&out, at.line);
        if (at.rest.len > 0 || text.s[text.len - 1] == '\n')
            buf_char(&out, '\n');
    }
    return buf_in_arena(&out, a);
}

void cluster_note(struct evidence *out)
{
    out->partial = true;
    out->made_by = "containerd";
    evidence_note(out, NOTE_REMARK, STR_NONE,
                  STR_LIT("the containers of a pod are made by containerd, and not by Docker's "
                          "daemon: what is shown is what Docker makes of the same settings"));
}

/* ---- kubectl describe ---- */

static bool has_line(struct str text, const char *begin)
{
    struct line_walk at = line_walk_of(text);

    while (line_walk_next(&at))
        if (str_starts(at.line, str_of(begin)))
            return true;
    return false;
}

bool cluster_is_description(struct str text)
{
    return has_line(text, "Name:") && has_line(text, "Namespace:") &&
           has_line(text, "Containers:") && (has_line(text, "Node:") || has_line(text, "Status:"));
}

#define MOST_MOUNTS 200 /* each looks for its volume */

struct description {
    struct evidence *out;
    const struct input *in;
    struct line_walk at;
    struct str list; /* "Command", "Args": whose lines follow */
    bool selectors;  /* lines of Node-Selectors follow */
    size_t list_indent;
    bool mine, inside; /* the container that is chosen; below Containers: */
    struct value *command, *arguments, *env, *mounts;
    bool unknown_variables;
};

static struct str value_of(struct str line, const char *label)
{
    struct str text = str_trim(line), wanted = str_of(label);

    if (!str_starts(text, wanted) || text.len <= wanted.len || text.s[wanted.len] != ':')
        return STR_NONE;
    return str_trim(str_cut(text, wanted.len + 1, text.len));
}

static void push(struct value **list, struct str text)
{
    const struct value *v = *list != NULL ? value_string(text) : NULL;

    if (v == NULL || !value_list_push(*list, v)) {
        value_unref(*list);
        *list = NULL;
    }
}

/* "NAME:  value" -> "NAME=value" */
static void push_variable(struct description *d, struct str line)
{
    struct str text = str_trim(line);
    ptrdiff_t colon = str_find(text, ':', 0);

    if (colon <= 0)
        return;
    if (line_find(text, "<set to") > 0 || line_find(text, "(v1:") > 0) {
        d->unknown_variables = true;
        return;
    }
    push(&d->env,
         arena_printf(&d->out->arena, "%.*s=%.*s", STR_FMT(str_cut(text, 0, (size_t)colon)),
                      STR_FMT(str_trim(str_cut(text, (size_t)colon + 1, text.len)))));
}

static unsigned column_of(const struct description *d, struct str part)
{
    return (unsigned)(part.s - d->at.line.s) + 1;
}

static void tell_limit(struct description *d, struct str line)
{
    struct str memory_text = value_of(line, "memory"), cpu_text = value_of(line, "cpu");
    uint64_t memory = quantity_of_memory(memory_text),
             processors = quantity_of_processors(cpu_text);

    if (memory_text.len > 0 && memory == 0)
        cluster_note_quantity(d->out, "memory", memory_text, column_of(d, memory_text));
    if (cpu_text.len > 0 && processors == 0)
        cluster_note_quantity(d->out, "cpu", cpu_text, column_of(d, cpu_text));

    if (memory > 0)
        evidence_tell_number(d->out, STR_LIT("container.HostConfig.Memory"), memory,
                             STR_LIT("kubectl describe: Limits"));
    if (processors > 0)
        evidence_tell_number(d->out, STR_LIT("container.HostConfig.NanoCpus"), processors,
                             STR_LIT("kubectl describe: Limits"));
}

/* The folder of the host that the volume of that name is, from below "Volumes:"; empty: none. */
static struct str host_path_of(struct str text, struct str name)
{
    struct line_walk at = line_walk_of(text);
    bool volumes = false, mine = false, host = false;

    while (line_walk_next(&at)) {
        struct str line = str_trim(at.line);
        size_t indent = line_indent(at.line);

        if (indent == 0 && line.len > 0)
            volumes = str_starts(line, STR_LIT("Volumes:"));
        else if (volumes && indent == 2)
            mine = line.len == name.len + 1 && str_starts(line, name);
        else if (volumes && mine && value_of(line, "Type").len > 0)
            host = str_starts(value_of(line, "Type"), STR_LIT("HostPath"));
        else if (volumes && mine && host && value_of(line, "Path").len > 0)
            return value_of(line, "Path");
    }
    return STR_NONE;
}

/* "C:\data from data (rw)" */
static void push_mount(struct description *d, struct str text)
{
    ptrdiff_t from = line_find(text, " from "), open = line_find(text, " (");
    struct str name, path;

    if (from <= 0 || open < from)
        return;
    if (d->mounts != NULL && d->mounts->u.list.count == MOST_MOUNTS) {
        evidence_note(d->out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&d->out->arena, "mounts past %d", MOST_MOUNTS));
        return;
    }
    name = str_trim(str_cut(text, (size_t)from + 6, (size_t)open));
    path = host_path_of(d->in->text, name);
    if (path.len > 0)
        d->mounts = made_push(
            d->mounts,
            mount_fact(path, str_cut(text, 0, (size_t)from),
                       str_starts(str_cut(text, (size_t)open, text.len), STR_LIT(" (ro"))));
    else
        evidence_note(d->out, NOTE_REMARK, STR_LIT("container.Mounts"),
                      arena_printf(&d->out->arena,
                                   "the volume '%.*s' is no folder of the host; the kubelet "
                                   "chooses where it is kept",
                                   STR_FMT(str_cut(name, 0, 60))));
}

/* "Exit Code:  3221225786" below State or Last State; the first that is there counts. */
static void tell_exit(struct description *d, struct str text)
{
    struct str code = value_of(text, "Exit Code");
    int64_t n = 0;

    if (code.len > 0 && num_int64(&n, code) == NUM_OK &&
        evidence_fact(d->out, STR_LIT("container.State.ExitCode")) == NULL)
        evidence_tell(d->out, STR_LIT("container.State.ExitCode"), value_number(code),
                      STR_LIT("kubectl describe: Exit Code"));
}

/* A line of a list that began above. */
static void read_item(struct description *d)
{
    struct str text = str_trim(d->at.line);

    if (str_is(d->list, "Command"))
        push(&d->command, text);
    else if (str_is(d->list, "Args"))
        push(&d->arguments, text);
    else if (str_is(d->list, "Limits"))
        tell_limit(d, text);
    else if (str_is(d->list, "Environment"))
        push_variable(d, text);
    else if (str_is(d->list, "Mounts"))
        push_mount(d, text);
    else if (str_ends(d->list, STR_LIT("State")))
        tell_exit(d, text);
}

/* "docker://4d5e..." */
static void tell_id(struct description *d, struct str text)
{
    ptrdiff_t scheme = line_find(text, "://");

    if (scheme > 0)
        evidence_tell_text(d->out, STR_LIT("container.Id"),
                           str_cut(text, (size_t)scheme + 3, text.len),
                           STR_LIT("kubectl describe: Container ID"));
}

/* "Port:  80/TCP", "Ports:  80/TCP, 443/TCP"; "<none>" and 0 are none. */
static void tell_port(struct description *d, struct str line)
{
    struct str list = value_of(line, "Port");
    struct value *made = value_map();

    if (list.len == 0)
        list = value_of(line, "Ports");
    for (size_t from = 0; from < list.len;) {
        ptrdiff_t comma = str_find(list, ',', from);
        size_t to = comma < 0 ? list.len : (size_t)comma;
        struct str one = str_trim(str_cut(list, from, to));
        ptrdiff_t slash = str_find(one, '/', 0);

        if (slash > 0 && one.s[0] != '0' && one.s[0] != '<')
            made = made_with_key(made,
                                 arena_printf(&d->out->arena, "%.*s/%s",
                                              STR_FMT(str_cut(one, 0, (size_t)slash)),
                                              line_find(one, "UDP") > 0 ? "udp" : "tcp"),
                                 value_map());
        from = to + 1;
    }
    if (made == NULL || made->u.map.count > 0)
        evidence_tell(d->out, STR_LIT("container.Config.ExposedPorts"), made,
                      STR_LIT("kubectl describe: Port"));
    else
        value_unref(made);
}

static void read_of_container(struct description *d)
{
    static const char lists[][12] = {"Command",  "Args",   "Limits", "Environment",
                                     "Requests", "Mounts", "State",  "Last State"};
    struct str text = str_trim(d->at.line), image = value_of(text, "Image");

    if (d->list.len > 0 && line_indent(d->at.line) > d->list_indent) {
        read_item(d);
        return;
    }
    d->list = STR_NONE;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        if (str_starts(text, str_of(lists[i])) && text.len > strlen(lists[i]) &&
            text.s[strlen(lists[i])] == ':') {
            d->list = str_of(lists[i]);
            d->list_indent = line_indent(d->at.line);
        }
    tell_id(d, value_of(text, "Container ID"));
    tell_port(d, text);
    evidence_tell_text(d->out, STR_LIT("container.Image"), image,
                       STR_LIT("kubectl describe: Image"));
    image_name_tell(d->out, image, image, "kubectl describe");
}

/* "  web:" below "Containers:" begins a container. */
static bool begins_container(struct str line)
{
    return line_indent(line) == 2 && str_ends(str_trim(line), STR_LIT(":"));
}

static void begin_container(struct description *d)
{
    struct str text = str_trim(d->at.line);

    d->mine = d->out->choice_count == d->out->chosen;
    d->list = STR_NONE;
    text = str_cut(text, 0, text.len - 1);
    evidence_offer(d->out, text);
    if (d->mine)
        evidence_tell_text(d->out, STR_LIT("container.Name"),
                           arena_printf(&d->out->arena, "/%.*s", STR_FMT(text)),
                           STR_LIT("kubectl describe: Containers"));
}

/* "kubernetes.io/os=windows" */
static void read_selector(struct description *d, struct str text)
{
    ptrdiff_t equals = str_find(text, '=', 0);

    if (equals > 0)
        host_label_of_node(d->out, str_trim(str_cut(text, 0, (size_t)equals)),
                           str_trim(str_cut(text, (size_t)equals + 1, text.len)),
                           "kubectl describe: Node-Selectors");
}

/* Of the pod, and not of one of its containers. */
static void read_of_pod(struct description *d)
{
    struct str class = value_of(d->at.line, "Runtime Class Name");

    d->inside = str_starts(d->at.line, STR_LIT("Containers:"));
    d->selectors = str_starts(d->at.line, STR_LIT("Node-Selectors:"));
    if (class.len > 0)
        k8s_class_tell(d->out, d->in, class);
    if (d->selectors)
        read_selector(d, value_of(d->at.line, "Node-Selectors"));
}

static void read_line(struct description *d)
{
    struct str line = d->at.line;
    size_t indent = line_indent(line);

    d->out->line = input_line(d->in, d->at.line_number);
    if (indent == 0 && str_trim(line).len > 0)
        read_of_pod(d);
    else if (d->selectors)
        read_selector(d, str_trim(line));
    else if (d->inside && begins_container(line))
        begin_container(d);
    else if (d->inside && d->mine && indent > 2)
        read_of_container(d);
}

/* Takes the lists. */
static void tell_process(struct description *d)
{
    struct value *rest = value_list();
    size_t count = d->command != NULL ? d->command->u.list.count : 0;

    if (count > 0)
        evidence_tell_text(d->out, STR_LIT("container.Path"), d->command->u.list.items[0]->u.text,
                           STR_LIT("kubectl describe: Command"));
    for (size_t i = 1; i < count; i++)
        push(&rest, d->command->u.list.items[i]->u.text);
    for (size_t i = 0; d->arguments != NULL && i < d->arguments->u.list.count; i++)
        push(&rest, d->arguments->u.list.items[i]->u.text);
    if (count > 0 || (rest != NULL && rest->u.list.count > 0))
        evidence_tell(d->out, STR_LIT("container.Args"), rest,
                      STR_LIT("kubectl describe: Command, Args"));
    else
        value_unref(rest);
    if (d->env != NULL && d->env->u.list.count > 0)
        evidence_tell(d->out, STR_LIT("container.Config.Env"), value_ref(d->env),
                      STR_LIT("kubectl describe: Environment"));
    if (d->unknown_variables)
        evidence_note(d->out, NOTE_REMARK, STR_LIT("container.Config.Env"),
                      STR_LIT("variables that come from somewhere else (a secret, a config map, "
                              "the pod) are not known"));
    if (d->mounts != NULL && d->mounts->u.list.count > 0)
        evidence_tell(d->out, STR_LIT("container.Mounts"), value_ref(d->mounts),
                      STR_LIT("kubectl describe: Mounts"));
    d->out->failed |=
        d->command == NULL || d->arguments == NULL || d->env == NULL || d->mounts == NULL;
    value_unref(d->mounts);
    value_unref(d->command);
    value_unref(d->arguments);
    value_unref(d->env);
}

/* What the events say of a failed start is an error's text. */
static struct err *read_events(struct evidence *out, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    uint32_t *lines;
    struct input events = {.repaired = in->repaired};

    while (line_walk_next(&at) && !str_starts(at.line, STR_LIT("Events:")))
        ;
    events.text = at.rest;
    events.line_count = 1;
    for (size_t i = 0; i < at.rest.len; i++)
        events.line_count += at.rest.s[i] == '\n';
    if ((lines = arena_calloc(&out->arena, events.line_count, sizeof(*lines))) == NULL)
        return err_oom();
    for (size_t i = 0; i < events.line_count; i++)
        lines[i] = input_line(in, at.line_number + 1 + (unsigned)i);
    events.lines = lines;
    return format_error_recognises(&events) >= 60 ? format_error_read(out, &events) : NULL;
}

/* False: there is none any more. */
static bool next_container(struct str *name, struct line_walk *at, bool *inside)
{
    while (line_walk_next(at)) {
        if (line_indent(at->line) == 0 && str_trim(at->line).len > 0)
            *inside = str_starts(at->line, STR_LIT("Containers:"));
        if (*inside && begins_container(at->line)) {
            *name = str_trim(at->line);
            name->len--;
            return true;
        }
    }
    return false;
}

/* Of a pod without the chosen container the names alone are of use; false: it is among them, or
 * the pod has none. */
static bool offered_alone(struct evidence *out, const struct input *in)
{
    const size_t first = out->choice_count;
    struct line_walk at = line_walk_of(in->text);
    bool inside = false;
    size_t count = 0;
    struct str name;

    while (next_container(&name, &at, &inside))
        count++;
    if (count == 0 || (out->chosen >= first && out->chosen < first + count))
        return false;
    at = line_walk_of(in->text);
    while (next_container(&name, &at, &inside))
        evidence_offer(out, name);
    return true;
}

struct err *cluster_read_description(struct evidence *out, const struct input *in)
{
    struct description d = {.out = out, .in = in, .at = line_walk_of(in->text)};

    if (offered_alone(out, in))
        return NULL;
    d.command = value_list();
    d.arguments = value_list();
    d.env = value_list();
    d.mounts = value_list();
    while (line_walk_next(&d.at))
        read_line(&d);
    tell_process(&d);
    cluster_note(out);
    return read_events(out, in);
}
