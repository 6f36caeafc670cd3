/* daemon.json: the daemon's settings. Source: docker docs, dockerd configuration file, and
 * daemon/config/config_windows.go. */
#include "model/base/nearest.h"
#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

static const char known[][36] = {
    "allow-nondistributable-artifacts",
    "api-cors-header",
    "authorization-plugins",
    "bip",
    "bridge",
    "builder",
    "cluster-advertise",
    "cluster-store",
    "cluster-store-opts",
    "containerd",
    "containerd-namespace",
    "containerd-plugin-namespace",
    "data-root",
    "debug",
    "default-address-pools",
    "default-network-opts",
    "default-runtime",
    "dns",
    "dns-opts",
    "dns-search",
    "exec-opts",
    "exec-root",
    "experimental",
    "features",
    "fixed-cidr",
    "graph",
    "group",
    "hosts",
    "http-proxy",
    "https-proxy",
    "insecure-registries",
    "ip",
    "ipv6",
    "labels",
    "live-restore",
    "log-driver",
    "log-format",
    "log-level",
    "log-opts",
    "max-concurrent-downloads",
    "max-concurrent-uploads",
    "max-download-attempts",
    "metrics-addr",
    "min-api-version",
    "mtu",
    "network-control-plane-mtu",
    "network-diagnostic-port",
    "no-proxy",
    "node-generic-resources",
    "pidfile",
    "proxies",
    "raw-logs",
    "registry-mirrors",
    "runtimes",
    "shutdown-timeout",
    "storage-driver",
    "storage-opts",
    "swarm-default-advertise-addr",
    "tls",
    "tlscacert",
    "tlscert",
    "tlskey",
    "tlsverify",
};
#define KNOWN (sizeof(known) / sizeof(known[0]))

static bool is_known(struct str key)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (str_is(key, known[i]))
            return true;
    return false;
}

#define MOST_OF_A_NAME 64

static const char *meant(const char *key)
{
    struct nearest n;

    nearest_init(&n, key);
    for (size_t k = 0; k < KNOWN; k++)
        nearest_offer(&n, known[k]);
    return n.name;
}

/* What the daemon calls it; NULL: nothing that is near. */
static const char *misspelt(struct str key)
{
    char text[MOST_OF_A_NAME];

    if (key.len >= sizeof(text))
        return NULL;
    memcpy(text, key.s, key.len);
    text[key.len] = '\0';
    return meant(text);
}

/* A key that is no common word: one of two words is none, misspelt as well. */
static bool has_own(const struct value *v)
{
    static const char own[] =
        "exec-opts data-root hosts insecure-registries registry-mirrors storage-opts "
        "bridge dns-search log-driver live-restore graph fixed-cidr default-runtime dns "
        "log-level";

    if (members_of(v, own) > 0 || member(member(v, "features"), "containerd-snapshotter") != NULL)
        return true;
    for (size_t i = 0; i < v->u.map.count; i++) {
        const char *name = misspelt(v->u.map.members[i].key);

        if (name != NULL && strchr(name, '-') != NULL)
            return true;
    }
    return false;
}

/* More than half of its keys are the daemon's, and one of them is no common word. */
unsigned format_daemon_json_recognises(const struct input *in)
{
    const struct value *v = in->value;
    size_t count = 0;

    if (!in->json || v == NULL || v->kind != VALUE_MAP || !has_own(v))
        return 0;
    for (size_t i = 0; i < v->u.map.count; i++)
        count += is_known(v->u.map.members[i].key) || misspelt(v->u.map.members[i].key) != NULL;
    return 2 * count > v->u.map.count ? 85 : 0;
}

#define OF_DAEMON "daemon.json" /* what is told of the file where it is looked at */

static struct str isolation(const struct value *opts)
{
    static const struct str name = STR_INIT("isolation=");

    for (size_t i = element_count(opts); i-- > 0;) {
        const struct value *v = element(opts, i);

        if (v->kind == VALUE_STRING && str_eq_ascii_case(str_cut(v->u.text, 0, name.len), name))
            return str_cut(v->u.text, name.len, v->u.text.len);
    }
    return STR_NONE;
}

static bool is_isolation(struct str value)
{
    return value.len == 0 || str_eq_ascii_case(value, STR_LIT("default")) ||
           str_eq_ascii_case(value, STR_LIT("process")) ||
           str_eq_ascii_case(value, STR_LIT("hyperv"));
}

/* What the daemon does not start with, as it is told here and of each container of the host. */
struct faults {
    struct evidence *out;
    struct value *list;
};

static void fault(struct faults *f, struct str text)
{
    evidence_note(f->out, NOTE_REMARK, STR_LIT(OF_DAEMON), text);
    f->list = made_push(f->list, value_string(text));
}

/* Only concluded: a file that tells of nothing else gives no document. */
static void tell_faults(struct faults *f)
{
    if (f->list != NULL && element_count(f->list) == 0) {
        value_unref(f->list);
        return;
    }
    evidence_tell(f->out, STR_LIT("host.DaemonFaults"), f->list, STR_LIT("daemon.json: the file"));
    evidence_concluded(f->out);
}

/* Another than isolation= stops it. */
static void tell_options(struct faults *f, const struct value *opts)
{
    struct evidence *out = f->out;

    for (size_t i = 0; i < element_count(opts); i++) {
        const struct value *v = element(opts, i);
        struct str text = v->kind == VALUE_STRING ? v->u.text : STR_NONE, key = text;
        ptrdiff_t end = str_find(text, '=', 0);

        if (end > 0)
            key = str_cut(text, 0, (size_t)end);
        if (text.len == 0 || str_eq_ascii_case(str_trim(key), STR_LIT("isolation")))
            continue;
        out->line = v->line;
        fault(f, arena_printf(&out->arena,
                              "a daemon of Windows knows no exec-opt '%.*s' and does not start "
                              "with it; isolation is the only one",
                              STR_FMT(str_cut(key, 0, 60))));
    }
}

static void tell_misspelt(struct faults *f, const struct value *v)
{
    struct evidence *out = f->out;

    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        const char *key = arena_cstr(&out->arena, m->key);
        const char *name;

        if (key == NULL || is_known(m->key))
            continue;
        name = meant(key);
        out->line = m->line;
        fault(f, name != NULL
                     ? arena_printf(&out->arena,
                                    "the daemon knows no setting '%s' and does not start with "
                                    "it; '%s' may be meant",
                                    key, name)
                     : arena_printf(&out->arena,
                                    "the daemon knows no setting '%s' and does not start with "
                                    "it",
                                    key));
    }
}

/* The daemon takes a list of texts. */
static void tell_list(struct evidence *out, const struct value *v, const char *key,
                      const char *path)
{
    const struct value *list = member(v, key);
    bool texts = element_count(list) > 0;

    for (size_t i = 0; i < element_count(list); i++)
        texts = texts && element(list, i)->kind == VALUE_STRING;
    if (texts)
        evidence_tell(out, str_of(path), value_ref(list),
                      arena_printf(&out->arena, OF_DAEMON ": %s", key));
}

/* What a container gets that asks for no logging of its own. */
static void tell_logging(struct evidence *out, const struct value *v)
{
    struct str driver = member_text(v, "log-driver");
    const struct value *options = member(v, "log-opts");
    bool texts = options != NULL && options->kind == VALUE_MAP;

    if (driver.len > 0)
        evidence_tell_text(out, STR_LIT("host.LogConfig.Type"), driver,
                           STR_LIT(OF_DAEMON ": log-driver"));
    for (size_t i = 0; texts && i < options->u.map.count; i++)
        texts = options->u.map.members[i].value->kind == VALUE_STRING;
    if (texts)
        evidence_tell(out, STR_LIT("host.LogConfig.Config"), value_ref(options),
                      STR_LIT(OF_DAEMON ": log-opts"));
}

static void tell_store(struct evidence *out, const struct value *v)
{
    const struct value *on = member(member(v, "features"), "containerd-snapshotter");

    if (on != NULL && on->kind == VALUE_BOOL)
        evidence_tell(out, STR_LIT("host.ContainerdStore"), value_bool(on->u.boolean),
                      STR_LIT(OF_DAEMON ": features"));
}

struct err *format_daemon_json_read(struct evidence *out, const struct input *in)
{
    const struct value *v = in->value;
    struct str root = member_text(v, "data-root");
    struct str by_default = isolation(member(v, "exec-opts"));
    struct faults f = {out, value_list()};

    out->line = v->line;
    if (is_isolation(by_default))
        evidence_tell_text(out, STR_LIT("host.DefaultIsolation"), by_default,
                           STR_LIT("daemon.json: exec-opts"));
    else
        fault(&f, arena_printf(&out->arena,
                               "the daemon does not start with isolation=%.*s in exec-opts: it "
                               "knows default, process and hyperv",
                               STR_FMT(str_cut(by_default, 0, 60))));
    evidence_tell_text(out, STR_LIT("host.Root"), root.len > 0 ? root : member_text(v, "graph"),
                       root.len > 0 ? STR_LIT("daemon.json: data-root")
                                    : STR_LIT("daemon.json: graph"));
    tell_list(out, v, "dns-search", "host.DNSSearch");
    tell_list(out, v, "dns", "host.DNS");
    tell_list(out, v, "storage-opts", "host.StorageOpts");
    tell_logging(out, v);
    tell_store(out, v);
    if (str_is(member_text(v, "bridge"), "none"))
        evidence_tell(out, STR_LIT("host.DisableBridge"), value_bool(true),
                      STR_LIT("daemon.json: bridge"));
    tell_options(&f, member(v, "exec-opts"));
    tell_misspelt(&f, v);
    if (in->repaired)
        fault(&f, STR_LIT("the text is no JSON as it stands: if the file is so, too, the daemon "
                          "does not start with it"));
    tell_faults(&f);
    return NULL;
}
