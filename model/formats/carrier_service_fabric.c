/* Service Fabric: the application manifest's policies of a container, and the service manifest's
 * image and commands.
 * Source: Microsoft Learn, Service Fabric service model schema (ContainerHostPoliciesType,
 * ContainerHostEntryPointType, ResourceGovernancePolicyType). */
#include "model/base/names.h"
#include "model/base/num.h"
#include "model/formats/carrier.h"
#include "model/formats/format.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

bool service_fabric_is(struct str text)
{
    return line_find(text, "<ContainerHostPolicies") >= 0 ||
           line_find(text, "<ContainerHost>") >= 0;
}

/* ---- tags ---- */

struct tags {
    struct str text;
    size_t at;
    struct str name, attributes; /* of the tag that was read last; a closing one: "/Name" */
    struct str content;          /* text behind it, up to the next tag */
    size_t from;                 /* where it begins */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t find_from(struct str text, size_t from, const char *part)
{
    ptrdiff_t at = line_find(str_cut(text, from, text.len), part);

    return at < 0 ? text.len : from + (size_t)at;
}

/* False: there is none any more, or it is not closed. */
static bool next_tag(struct tags *t)
{
    size_t open = find_from(t->text, t->at, "<"), close, end;

    while (str_starts(str_cut(t->text, open, t->text.len), STR_LIT("<!--")))
        open = find_from(t->text, find_from(t->text, open, "-->"), "<");
    close = find_from(t->text, open, ">");
    if (close >= t->text.len)
        return false;
    for (end = open + 1;
         end < close && !is_space(t->text.s[end]) && (t->text.s[end] != '/' || end == open + 1);)
        end++;
    t->from = open;
    t->name = str_cut(t->text, open + 1, end);
    t->attributes = str_cut(t->text, end, close);
    t->at = close + 1;
    t->content = str_trim(str_cut(t->text, t->at, find_from(t->text, t->at, "<")));
    return true;
}

static struct str unescaped(struct arena *a, struct str text)
{
    static const struct {
        const char *escape;
        char c;
    } all[] = {{"&quot;", '"'}, {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&apos;", '\''}};
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;

    if (to == NULL || str_find(text, '&', 0) < 0)
        return text;
    for (size_t i = 0; i < text.len;) {
        size_t k = 0, count = sizeof(all) / sizeof(all[0]);

        while (k < count && !str_starts(str_cut(text, i, text.len), str_of(all[k].escape)))
            k++;
        to[n++] = k < count ? all[k].c : text.s[i];
        i += k < count ? strlen(all[k].escape) : 1;
    }
    return (struct str){to, n};
}

static struct str attribute(struct arena *a, const struct tags *t, const char *name)
{
    size_t n = strlen(name);

    for (size_t i = 1; i + n + 2 < t->attributes.len; i++) {
        char quote = t->attributes.s[i + n + 1];
        ptrdiff_t end;

        if (!is_space(t->attributes.s[i - 1]) || t->attributes.s[i + n] != '=' ||
            (quote != '"' && quote != '\'') ||
            !str_eq(str_cut(t->attributes, i, i + n), str_of(name)))
            continue;
        end = str_find(t->attributes, quote, i + n + 2);
        return end < 0 ? STR_NONE : unescaped(a, str_cut(t->attributes, i + n + 2, (size_t)end));
    }
    return STR_NONE;
}

/* ---- the request ---- */

struct manifest {
    struct evidence *out;
    const struct input *in;
    struct tags tags;
    struct carried c;
    struct str name; /* of the code package */
    bool open;       /* a container was begun */
    bool unknown;    /* the tag has a parameter without a value */
    unsigned line;   /* where */
    struct value *binds, *env;
    struct names parameters;
    struct str *values; /* of each of them */
    size_t counted;     /* so far the lines are counted: */
    unsigned lines;
};

/* The application's parameters have a default, or what an environment's file gives them. */
static void find_parameters(struct manifest *m)
{
    struct tags t = {.text = m->tags.text};
    struct arena *a = &m->out->arena;
    size_t most = 1;

    for (size_t i = 0; i < t.text.len; i++)
        most += t.text.s[i] == '<' ? 1 : 0;
    names_init(&m->parameters, a, most);
    m->values = arena_calloc(a, most, sizeof(*m->values));
    while (!arena_failed(a) && next_tag(&t)) {
        bool is_new;
        size_t index;
        struct str value;

        if (!str_is(t.name, "Parameter"))
            continue;
        value = attribute(a, &t, "Value");
        if (value.len == 0)
            value = attribute(a, &t, "DefaultValue");
        index = names_index(&m->parameters, attribute(a, &t, "Name"), &is_new);
        if (is_new || m->values[index].len == 0)
            m->values[index] = value;
    }
}

/* An attribute of the tag; "[NAME]" is a parameter. */
static struct str said(struct manifest *m, const char *name)
{
    struct str text = attribute(&m->out->arena, &m->tags, name), of;
    size_t index;

    if (text.len < 3 || text.s[0] != '[' || text.s[text.len - 1] != ']')
        return text;
    of = str_cut(text, 1, text.len - 1);
    if (names_find(&index, &m->parameters, of) && m->values[index].len > 0)
        return m->values[index];
    evidence_note(m->out, NOTE_REMARK, STR_LIT("request"),
                  arena_printf(&m->out->arena,
                               "%s is the parameter %.*s, which has no value here: it is not known",
                               name, STR_FMT(str_cut(of, 0, 60))));
    m->unknown = true;
    return STR_NONE;
}

/* Of a place at or behind the one that was asked for last. */
static unsigned line_of(struct manifest *m, size_t at)
{
    for (; m->counted < at; m->counted++)
        m->lines += m->tags.text.s[m->counted] == '\n' ? 1 : 0;
    return input_line(m->in, m->lines + 1);
}

static void begin(struct manifest *m)
{
    if (m->open)
        return;
    m->open = true;
    m->line = line_of(m, m->tags.from);
    m->name = STR_NONE;
    carried_init(&m->c, m->out);
    m->binds = value_list();
    m->env = value_list();
}

static void finish(struct manifest *m)
{
    if (!m->open)
        return;
    m->open = false;
    carried_host_list(&m->c, "Binds", m->binds);
    carried_list(&m->c, "Env", m->env);
    carried_tell(&m->c, m->name.len > 0 ? m->name : STR_LIT("container"), "service fabric",
                 m->line);
}

static void read_policies(struct manifest *m)
{
    finish(m);
    begin(m);
    m->name = said(m, "CodePackageRef");
    carried_host_text(&m->c, "Isolation", said(m, "Isolation"));
    carried_text(&m->c, "Hostname", said(m, "Hostname"));
}

/* What has a part that is not known is not there. */
static void read_option(struct manifest *m)
{
    struct str option = said(m, "Value");

    begin(m);
    if (!m->unknown)
        carried_security_option(&m->c, option);
}

static void read_port(struct manifest *m)
{
    struct str port = said(m, "ContainerPort");

    begin(m);
    if (!m->unknown)
        carried_port(&m->c, STR_NONE, port, STR_NONE);
}

static void read_volume(struct manifest *m)
{
    struct str source = said(m, "Source"), target = said(m, "Destination");
    bool ro = str_eq_ascii_case(said(m, "IsReadOnly"), STR_LIT("true"));

    begin(m);
    if (!m->unknown)
        m->binds = made_push(
            m->binds, value_string(arena_printf(&m->out->arena, "%.*s:%.*s%s", STR_FMT(source),
                                                STR_FMT(target), ro ? ":ro" : "")));
}

static void read_variable(struct manifest *m)
{
    struct str name = said(m, "Name"), value = said(m, "Value");

    begin(m);
    if (!m->unknown)
        m->env = made_push(m->env, value_string(arena_printf(&m->out->arena, "%.*s=%.*s",
                                                             STR_FMT(name), STR_FMT(value))));
}

#define MIB (UINT64_C(1) << 20)

static void read_resources(struct manifest *m)
{
    struct str memory = said(m, "MemoryInMB");
    uint64_t n = 0;

    begin(m);
    if (memory.len == 0)
        memory = said(m, "MemoryInMBLimit");
    if (num_uint64(&n, memory) == NUM_OK && n < UINT64_MAX / MIB)
        carried_host_number(&m->c, "Memory", n * MIB);
    n = 0;
    if (num_uint64(&n, said(m, "CpuShares")) == NUM_OK)
        carried_host_number(&m->c, "CpuShares", n);
    n = 0;
    if (num_uint64(&n, said(m, "CpuPercent")) == NUM_OK)
        carried_host_number(&m->c, "CpuPercent", n);
    n = 0;
    if (num_uint64(&n, said(m, "MaximumIOps")) == NUM_OK)
        carried_host_number(&m->c, "IOMaximumIOps", n);
    n = 0;
    if (num_uint64(&n, said(m, "MaximumIOBandwidth")) == NUM_OK)
        carried_host_number(&m->c, "IOMaximumBandwidth", n);
}

/* Parts of the policies that nobody reads here. */
static void leave_out(struct manifest *m)
{
    unsigned before = m->out->line;

    m->out->line = line_of(m, m->tags.from);
    evidence_note(m->out, NOTE_LEFT_OUT, STR_NONE,
                  arena_printf(&m->out->arena, "<%.*s>", STR_FMT(m->tags.name)));
    m->out->line = before;
}

static void read_image(struct manifest *m)
{
    begin(m);
    carried_text(&m->c, "Image", m->tags.content);
}

/* Words apart by commas. */
static void read_commands(struct manifest *m)
{
    struct str rest = m->tags.content;
    struct value *list = value_list();

    begin(m);
    while (rest.len > 0) {
        ptrdiff_t comma = str_find(rest, ',', 0);

        list = made_push(
            list,
            value_string(unescaped(
                &m->out->arena, str_trim(str_cut(rest, 0, comma < 0 ? rest.len : (size_t)comma)))));
        rest = str_cut(rest, comma < 0 ? rest.len : (size_t)comma + 1, rest.len);
    }
    carried_list(&m->c, "Cmd", list);
}

struct err *service_fabric_read(struct evidence *out, const struct input *in)
{
    static const struct {
        const char *name;
        void (*read)(struct manifest *m);
    } all[] = {
        {"ContainerHostPolicies", read_policies},
        {"SecurityOption", read_option},
        {"PortBinding", read_port},
        {"Volume", read_volume},
        {"EnvironmentVariable", read_variable},
        {"ResourceGovernancePolicy", read_resources},
        {"ImageName", read_image},
        {"Commands", read_commands},
        {"DnsChain", leave_out},
        {"Label", leave_out},
        {"LogConfig", leave_out},
        {"NetworkConfig", leave_out},
    };
    struct manifest m = {.out = out, .in = in, .tags = {.text = in->text}};

    find_parameters(&m);
    while (next_tag(&m.tags))
        for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
            if (str_is(m.tags.name, all[i].name)) {
                m.unknown = false;
                all[i].read(&m);
            }
    finish(&m);
    if (find_from(in->text, m.tags.at, "<") < in->text.len) {
        out->line = line_of(&m, find_from(in->text, m.tags.at, "<"));
        evidence_note(out, NOTE_SALVAGED, STR_NONE,
                      STR_LIT("the text ends in the middle of a tag"));
    }
    return NULL;
}
