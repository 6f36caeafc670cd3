/* docker service inspect --pretty: the containers of a service of a swarm, as text.
 * Source: docker/cli cli/command/service/formatter.go. */
#include "model/formats/carrier.h"
#include "model/formats/cluster.h"
#include "model/formats/line_walk.h"
#include "model/value/value_make.h"

struct service {
    struct evidence *out;
    const struct input *in;
    struct carried c;
    struct str name, section, part; /* "ContainerSpec", "Limits" */
    struct value *mounts, *mount;   /* NULL in mount: none is open */
    struct str published, target, protocol;
    unsigned column; /* of the value that is read */
    bool of_host;    /* the port that is read is published on the node itself */
    bool several;    /* words that may have been one */
};

bool swarm_text_is(struct str text)
{
    struct line_walk at = line_walk_of(text);
    bool mode = false, container = false;

    while (line_walk_next(&at)) {
        mode = mode || str_starts(at.line, STR_LIT("Service Mode:"));
        container = container || str_starts(at.line, STR_LIT("ContainerSpec:"));
    }
    return mode && container;
}

/* "Key: value" and "Key = value"; false: neither. */
static bool key_value(struct str line, struct str *key, struct str *value)
{
    struct str text = str_trim(line);
    ptrdiff_t at = line_find(text, " = ");
    size_t behind = 3;

    if (at < 0) {
        at = str_find(text, ':', 0);
        behind = 1;
    }
    if (at <= 0)
        return false;
    *key = str_trim(str_cut(text, 0, (size_t)at));
    *value = str_trim(str_cut(text, (size_t)at + behind, text.len));
    return true;
}

/* Words with blanks between them; a blank inside of one looks the same. */
static const struct value *words(struct service *s, struct str text)
{
    struct value *made = value_list();

    s->several = s->several || str_find(text, ' ', 0) >= 0;
    while (text.len > 0) {
        ptrdiff_t blank = str_find(text, ' ', 0);
        size_t end = blank < 0 ? text.len : (size_t)blank;

        if (end > 0)
            made = made_push(made, value_string(str_cut(text, 0, end)));
        text = str_cut(text, end + 1, text.len);
    }
    return made;
}

static void close_mount(struct service *s)
{
    if (s->mount != NULL)
        s->mounts = made_push(s->mounts, s->mount);
    s->mount = NULL;
}

static void read_mount(struct service *s, struct str key, struct str value)
{
    if (str_is(key, "Target")) {
        close_mount(s);
        s->mount = made_with(value_map(), "Target", value_string(value));
    } else if (s->mount != NULL && (str_is(key, "Source") || str_is(key, "Type"))) {
        s->mount =
            made_with(s->mount, str_is(key, "Source") ? "Source" : "Type", value_string(value));
    } else if (s->mount != NULL && str_is(key, "ReadOnly")) {
        s->mount = made_with(s->mount, "ReadOnly", value_bool(str_is(value, "true")));
    }
}

static void close_port(struct service *s)
{
    if (s->of_host)
        carried_port(&s->c, s->published, s->target, s->protocol);
    s->published = s->target = s->protocol = STR_NONE;
    s->of_host = false;
}

static void read_port(struct service *s, struct str key, struct str value)
{
    if (str_is(key, "PublishedPort")) {
        close_port(s);
        s->published = value;
    } else if (str_is(key, "Protocol")) {
        s->protocol = value;
    } else if (str_is(key, "TargetPort")) {
        s->target = value;
    } else if (str_is(key, "PublishMode")) {
        s->of_host = str_is(value, "host");
    }
}

/* "2GiB" is a Gi of Kubernetes with a B. */
static void read_limit(struct service *s, struct str key, struct str value)
{
    bool memory = str_is(key, "Memory");
    uint64_t n;

    if (!str_is(s->part, "Limits") || value.len == 0 || (!memory && !str_is(key, "CPU")))
        return;
    n = !memory                         ? quantity_of_processors(value)
        : str_ends(value, STR_LIT("B")) ? quantity_of_memory(str_cut(value, 0, value.len - 1))
                                        : quantity_of_memory(value);
    if (n == 0)
        cluster_note_quantity(s->out, memory ? "Memory" : "CPU", value, s->column);
    carried_host_number(&s->c, memory ? "Memory" : "NanoCpus", n);
}

static struct str image_of(struct str image)
{
    ptrdiff_t at = str_find(image, '@', 0);

    return at > 0 ? str_cut(image, 0, (size_t)at) : image;
}

static void read_container(struct service *s, struct str key, struct str value)
{
    if (str_is(key, "Image"))
        carried_text(&s->c, "Image", image_of(value));
    else if (str_is(key, "Dir"))
        carried_text(&s->c, "WorkingDir", value);
    else if (str_is(key, "User"))
        carried_text(&s->c, "User", value);
    else if (str_is(key, "Hostname"))
        carried_text(&s->c, "Hostname", value);
    else if (value.len > 0 && str_is(key, "Args"))
        carried_set(&s->c, "Cmd", words(s, value));
    else if (value.len > 0 && str_is(key, "Command"))
        carried_set(&s->c, "Entrypoint", words(s, value));
    else if (value.len > 0 && str_is(key, "Env"))
        carried_set(&s->c, "Env", words(s, value));
    else if (str_is(key, "Isolation"))
        carried_host_text(&s->c, "Isolation", value);
}

static void read_line(struct service *s, struct str line)
{
    struct str key, value;

    if (!key_value(line, &key, &value))
        return;
    s->column = (unsigned)(value.s - line.s) + 1;
    if (line_indent(line) == 0) {
        s->section = key;
        s->part = STR_NONE;
        if (str_is(key, "Name"))
            s->name = value;
        return;
    }
    if (value.len == 0)
        s->part = key;
    if (str_is(s->section, "ContainerSpec"))
        read_container(s, key, value);
    if (str_is(s->section, "Mounts") || str_is(s->part, "Mounts"))
        read_mount(s, key, value);
    else if (str_is(s->section, "Resources"))
        read_limit(s, key, value);
    else if (str_is(s->section, "Ports"))
        read_port(s, key, value);
}

void swarm_text_read(struct evidence *out, const struct input *in)
{
    struct service s = {.out = out, .in = in, .mounts = value_list()};
    struct line_walk at = line_walk_of(in->text);

    out->line = input_line(in, 1);
    carried_init(&s.c, out);
    while (line_walk_next(&at)) {
        out->line = input_line(in, at.line_number);
        read_line(&s, at.line);
    }
    close_mount(&s);
    close_port(&s);
    carried_host_list(&s.c, "Mounts", s.mounts);
    if (s.several)
        evidence_note(out, NOTE_REMARK, STR_LIT("request"),
                      STR_LIT("arguments and variables are printed with blanks between them: a "
                              "blank inside of one would look the same"));
    swarm_stores(out);
    carried_tell(&s.c, s.name.len > 0 ? s.name : STR_LIT("service"), "swarm service",
                 input_line(in, 1));
}
