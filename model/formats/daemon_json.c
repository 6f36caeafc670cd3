/* daemon.json: the daemon's settings. Source: docker docs, dockerd configuration file, and
 * daemon/config/config_windows.go. */
#include "model/base/nearest.h"
#include "model/formats/daemon_setting.h"
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

    if (!in->json || v == NULL || v->kind != VALUE_MAP)
        return 0;
    for (size_t i = 0; 2 * (i - count) < v->u.map.count && i < v->u.map.count; i++)
        count += is_known(v->u.map.members[i].key) || misspelt(v->u.map.members[i].key) != NULL;
    return 2 * count > v->u.map.count && has_own(v) ? 85 : 0;
}

#define OF_DAEMON "daemon.json" /* what is told of the file where it is looked at */

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

static void settings_fault(void *ctx, struct str text)
{
    fault(ctx, text);
}

static void tell_settings(struct faults *f, const struct value *v)
{
    struct daemon_teller t = {.out = f->out, .fault = settings_fault, .ctx = f};

    for (size_t i = 0; i < daemon_setting_count; i++) {
        const struct daemon_setting *s = &daemon_settings[i];

        /* What data-root was called before it. */
        if (s->key[0] == '\0' || (strcmp(s->key, "graph") == 0 && has_member(v, "data-root")))
            continue;
        t.source = arena_printf(&f->out->arena, OF_DAEMON ": %s", s->key);
        daemon_setting_tell(&t, s, member(v, s->key));
    }
}

struct err *format_daemon_json_read(struct evidence *out, const struct input *in)
{
    const struct value *v = in->value;
    struct faults f = {out, value_list()};

    out->line = v->line;
    tell_settings(&f, v);
    tell_misspelt(&f, v);
    if (in->repaired)
        fault(&f, STR_LIT("the text is no JSON as it stands: if the file is so, too, the daemon "
                          "does not start with it"));
    tell_faults(&f);
    return NULL;
}
