#include "model/formats/service_line.h"

enum how {
    SAME,       /* docker create has it */
    OTHER_NAME, /* docker create has it by the name in `as` */
    CREDENTIAL, /* --credential-spec */
    PUBLISH,    /* --publish */
    OF_SWARM,   /* says nothing of a container */
    SWITCH_OF_SWARM,
    SAME_SWITCH,
    FILES, /* --secret, --config */
};

struct service_flag {
    const char *name, *letter;
    enum how how;
    const char *as;
};

static const struct service_flag service_flags[] = {
    {"--cap-add", NULL, SAME, NULL},
    {"--cap-drop", NULL, SAME, NULL},
    {"--config", NULL, FILES, NULL},
    {"--constraint", NULL, OF_SWARM, NULL},
    {"--container-label", NULL, OTHER_NAME, "--label"},
    {"--credential-spec", NULL, CREDENTIAL, NULL},
    {"--detach", "-d", SWITCH_OF_SWARM, NULL},
    {"--dns", NULL, SAME, NULL},
    {"--dns-option", NULL, SAME, NULL},
    {"--dns-search", NULL, SAME, NULL},
    {"--endpoint-mode", NULL, OF_SWARM, NULL},
    {"--entrypoint", NULL, SAME, NULL},
    {"--env", "-e", SAME, NULL},
    {"--env-file", NULL, SAME, NULL},
    {"--generic-resource", NULL, OF_SWARM, NULL},
    {"--group", NULL, OTHER_NAME, "--group-add"},
    {"--health-cmd", NULL, SAME, NULL},
    {"--health-interval", NULL, SAME, NULL},
    {"--health-retries", NULL, SAME, NULL},
    {"--health-start-interval", NULL, SAME, NULL},
    {"--health-start-period", NULL, SAME, NULL},
    {"--health-timeout", NULL, SAME, NULL},
    {"--host", NULL, OTHER_NAME, "--add-host"},
    {"--hostname", NULL, SAME, NULL},
    {"--init", NULL, SAME_SWITCH, NULL},
    {"--isolation", NULL, SAME, NULL},
    {"--label", "-l", OF_SWARM, NULL},
    {"--limit-cpu", NULL, OTHER_NAME, "--cpus"},
    {"--limit-memory", NULL, OTHER_NAME, "--memory"},
    {"--limit-pids", NULL, OTHER_NAME, "--pids-limit"},
    {"--log-driver", NULL, SAME, NULL},
    {"--log-opt", NULL, SAME, NULL},
    {"--max-concurrent", NULL, OF_SWARM, NULL},
    {"--mode", NULL, OF_SWARM, NULL},
    {"--mount", NULL, SAME, NULL},
    {"--name", NULL, SAME, NULL},
    {"--network", NULL, SAME, NULL},
    {"--no-healthcheck", NULL, SAME_SWITCH, NULL},
    {"--no-resolve-image", NULL, SWITCH_OF_SWARM, NULL},
    {"--placement-pref", NULL, OF_SWARM, NULL},
    {"--publish", "-p", PUBLISH, NULL},
    {"--quiet", "-q", SWITCH_OF_SWARM, NULL},
    {"--read-only", NULL, SAME_SWITCH, NULL},
    {"--replicas", NULL, OF_SWARM, NULL},
    {"--replicas-max-per-node", NULL, OF_SWARM, NULL},
    {"--reserve-cpu", NULL, OF_SWARM, NULL},
    {"--reserve-memory", NULL, OF_SWARM, NULL},
    {"--restart-condition", NULL, OF_SWARM, NULL},
    {"--restart-delay", NULL, OF_SWARM, NULL},
    {"--restart-max-attempts", NULL, OF_SWARM, NULL},
    {"--restart-window", NULL, OF_SWARM, NULL},
    {"--rollback-delay", NULL, OF_SWARM, NULL},
    {"--rollback-failure-action", NULL, OF_SWARM, NULL},
    {"--rollback-max-failure-ratio", NULL, OF_SWARM, NULL},
    {"--rollback-monitor", NULL, OF_SWARM, NULL},
    {"--rollback-order", NULL, OF_SWARM, NULL},
    {"--rollback-parallelism", NULL, OF_SWARM, NULL},
    {"--secret", NULL, FILES, NULL},
    {"--stop-grace-period", NULL, OF_SWARM, NULL},
    {"--stop-signal", NULL, SAME, NULL},
    {"--sysctl", NULL, SAME, NULL},
    {"--tty", "-t", SAME_SWITCH, NULL},
    {"--ulimit", NULL, SAME, NULL},
    {"--update-delay", NULL, OF_SWARM, NULL},
    {"--update-failure-action", NULL, OF_SWARM, NULL},
    {"--update-max-failure-ratio", NULL, OF_SWARM, NULL},
    {"--update-monitor", NULL, OF_SWARM, NULL},
    {"--update-order", NULL, OF_SWARM, NULL},
    {"--update-parallelism", NULL, OF_SWARM, NULL},
    {"--user", "-u", SAME, NULL},
    {"--with-registry-auth", NULL, SWITCH_OF_SWARM, NULL},
    {"--workdir", "-w", SAME, NULL},
};
#define SERVICE_FLAG_COUNT (sizeof(service_flags) / sizeof(service_flags[0]))

struct translation {
    struct evidence *out;
    struct str *items;
    size_t count;
    bool files_told, mesh_told;
};

static void put(struct translation *t, struct str word)
{
    t->items[t->count++] = word;
}

static void remark(struct translation *t, struct str text)
{
    evidence_note(t->out, NOTE_REMARK, STR_LIT("request"), text);
}

/* The place behind "service create"; 0: it is another command. */
static size_t behind_command(const struct shell_words *words)
{
    for (size_t i = 0; i + 1 < words->count; i++)
        if (str_is(words->items[i], "service") && str_is(words->items[i + 1], "create"))
            return i + 2;
        else if (!str_starts(words->items[i], STR_LIT("-")))
            break;
    return 0;
}

bool service_line_is(const struct shell_words *words)
{
    return behind_command(words) > 0;
}

static const struct service_flag *flag_of(struct str word)
{
    ptrdiff_t sign = str_find(word, '=', 0);
    struct str name = str_cut(word, 0, sign > 0 ? (size_t)sign : word.len);
    bool is_long = str_starts(word, STR_LIT("--"));

    for (size_t i = 0; i < SERVICE_FLAG_COUNT; i++) {
        const struct service_flag *f = &service_flags[i];

        if (is_long ? str_is(name, f->name)
                    : f->letter != NULL && str_starts(word, str_of(f->letter)))
            return f;
    }
    return NULL;
}

static bool takes_value(const struct service_flag *f)
{
    return f->how != SWITCH_OF_SWARM && f->how != SAME_SWITCH;
}

/* "published=8080,target=80,mode=host,protocol=tcp": the value behind `key`. */
static struct str part_of(struct str list, const char *key)
{
    struct str name = str_of(key);

    for (size_t from = 0, to; from < list.len; from = to + 1) {
        ptrdiff_t end = str_find(list, ',', from);
        struct str one;

        to = end < 0 ? list.len : (size_t)end;
        one = str_cut(list, from, to);
        if (str_starts(one, name) && one.len > name.len && one.s[name.len] == '=')
            return str_cut(one, name.len + 1, one.len);
    }
    return STR_NONE;
}

static void publish(struct translation *t, struct str value)
{
    struct str target = part_of(value, "target"), host = part_of(value, "published");
    struct str protocol = part_of(value, "protocol");

    if (!str_is(part_of(value, "mode"), "host")) {
        if (!t->mesh_told)
            remark(t, STR_LIT("ports that the service publishes are those of the swarm's routing "
                              "mesh, not the container's own"));
        t->mesh_told = true;
        return;
    }
    put(t, STR_LIT("--publish"));
    put(t, arena_printf(&t->out->arena, "%.*s%s%.*s/%.*s", STR_FMT(host), host.len > 0 ? ":" : "",
                        STR_FMT(target), STR_FMT(protocol.len > 0 ? protocol : STR_LIT("tcp"))));
}

static void files(struct translation *t)
{
    if (!t->files_told)
        remark(t, STR_LIT("secrets and configs of the service are files of its tasks; a request "
                          "cannot carry them"));
    t->files_told = true;
}

static void translate(struct translation *t, const struct service_flag *f, struct str value)
{
    switch (f->how) {
    case SAME:
    case OTHER_NAME:
        put(t, str_of(f->as != NULL ? f->as : f->name));
        put(t, value);
        break;
    case SAME_SWITCH:
        put(t, arena_printf(&t->out->arena, "%s=%.*s", f->name,
                            STR_FMT(value.len > 0 ? value : STR_LIT("true"))));
        break;
    case CREDENTIAL:
        put(t, STR_LIT("--security-opt"));
        put(t, arena_printf(&t->out->arena, "credentialspec=%.*s", STR_FMT(value)));
        break;
    case PUBLISH:
        publish(t, value);
        break;
    case FILES:
        files(t);
        break;
    case OF_SWARM:
    case SWITCH_OF_SWARM:
        break;
    }
}

/* The value of the flag in word i: in the same word, or in the next. */
static struct str value_of(const struct shell_words *words, size_t *i, const struct service_flag *f)
{
    struct str word = words->items[*i];
    ptrdiff_t sign = str_find(word, '=', 0);

    if (str_starts(word, STR_LIT("--"))) {
        if (sign > 0)
            return str_cut(word, (size_t)sign + 1, word.len);
    } else if (word.len > 2) {
        return str_cut(word, sign == 2 ? 3 : 2, word.len);
    }
    return takes_value(f) && *i + 1 < words->count ? words->items[++*i] : STR_NONE;
}

struct shell_words service_line_as_create(struct evidence *out, const struct shell_words *words)
{
    struct translation t = {.out = out};
    size_t i = behind_command(words);

    t.items = arena_calloc(&out->arena, 2 * words->count + 2, sizeof(*t.items));
    if (t.items == NULL)
        return (struct shell_words){.count = 0};
    put(&t, STR_LIT("create"));
    for (; i < words->count && str_starts(words->items[i], STR_LIT("-")); i++) {
        const struct service_flag *f = flag_of(words->items[i]);

        if (f == NULL)
            put(&t, words->items[i]); /* docker's own words for what it does not know */
        else
            translate(&t, f, value_of(words, &i, f));
    }
    for (; i < words->count; i++)
        put(&t, words->items[i]);
    return (struct shell_words){.items = t.items, .count = t.count, .offset = words->offset};
}

struct str service_line_words(struct arena *a, struct str message)
{
    static const struct {
        const char *theirs, *ours;
    } flags[] = {{"\"-m, --memory\"", "\"--limit-memory\""},
                 {"\"--cpus\"", "\"--limit-cpu\""},
                 {"\"--pids-limit\"", "\"--limit-pids\""}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        struct str theirs = str_of(flags[i].theirs);

        for (size_t at = 0; at + theirs.len <= message.len; at++)
            if (memcmp(message.s + at, theirs.s, theirs.len) == 0)
                return arena_printf(a, "%.*s%s%.*s", STR_FMT(str_cut(message, 0, at)),
                                    flags[i].ours,
                                    STR_FMT(str_cut(message, at + theirs.len, message.len)));
    }
    return message;
}
