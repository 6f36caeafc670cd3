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
    char name[32], letter[4];
    enum how how;
    char as[16];
};

static const struct service_flag service_flags[] = {
    {"--cap-add", "", SAME, ""},
    {"--cap-drop", "", SAME, ""},
    {"--config", "", FILES, ""},
    {"--constraint", "", OF_SWARM, ""},
    {"--container-label", "", OTHER_NAME, "--label"},
    {"--credential-spec", "", CREDENTIAL, ""},
    {"--detach", "-d", SWITCH_OF_SWARM, ""},
    {"--dns", "", SAME, ""},
    {"--dns-option", "", SAME, ""},
    {"--dns-search", "", SAME, ""},
    {"--endpoint-mode", "", OF_SWARM, ""},
    {"--entrypoint", "", SAME, ""},
    {"--env", "-e", SAME, ""},
    {"--env-file", "", SAME, ""},
    {"--generic-resource", "", OF_SWARM, ""},
    {"--group", "", OTHER_NAME, "--group-add"},
    {"--health-cmd", "", SAME, ""},
    {"--health-interval", "", SAME, ""},
    {"--health-retries", "", SAME, ""},
    {"--health-start-interval", "", SAME, ""},
    {"--health-start-period", "", SAME, ""},
    {"--health-timeout", "", SAME, ""},
    {"--host", "", OTHER_NAME, "--add-host"},
    {"--hostname", "", SAME, ""},
    {"--init", "", SAME_SWITCH, ""},
    {"--isolation", "", SAME, ""},
    {"--label", "-l", OF_SWARM, ""},
    {"--limit-cpu", "", OTHER_NAME, "--cpus"},
    {"--limit-memory", "", OTHER_NAME, "--memory"},
    {"--limit-pids", "", OTHER_NAME, "--pids-limit"},
    {"--log-driver", "", SAME, ""},
    {"--log-opt", "", SAME, ""},
    {"--max-concurrent", "", OF_SWARM, ""},
    {"--mode", "", OF_SWARM, ""},
    {"--mount", "", SAME, ""},
    {"--name", "", SAME, ""},
    {"--network", "", SAME, ""},
    {"--no-healthcheck", "", SAME_SWITCH, ""},
    {"--no-resolve-image", "", SWITCH_OF_SWARM, ""},
    {"--placement-pref", "", OF_SWARM, ""},
    {"--publish", "-p", PUBLISH, ""},
    {"--quiet", "-q", SWITCH_OF_SWARM, ""},
    {"--read-only", "", SAME_SWITCH, ""},
    {"--replicas", "", OF_SWARM, ""},
    {"--replicas-max-per-node", "", OF_SWARM, ""},
    {"--reserve-cpu", "", OF_SWARM, ""},
    {"--reserve-memory", "", OF_SWARM, ""},
    {"--restart-condition", "", OF_SWARM, ""},
    {"--restart-delay", "", OF_SWARM, ""},
    {"--restart-max-attempts", "", OF_SWARM, ""},
    {"--restart-window", "", OF_SWARM, ""},
    {"--rollback-delay", "", OF_SWARM, ""},
    {"--rollback-failure-action", "", OF_SWARM, ""},
    {"--rollback-max-failure-ratio", "", OF_SWARM, ""},
    {"--rollback-monitor", "", OF_SWARM, ""},
    {"--rollback-order", "", OF_SWARM, ""},
    {"--rollback-parallelism", "", OF_SWARM, ""},
    {"--secret", "", FILES, ""},
    {"--stop-grace-period", "", OF_SWARM, ""},
    {"--stop-signal", "", SAME, ""},
    {"--sysctl", "", SAME, ""},
    {"--tty", "-t", SAME_SWITCH, ""},
    {"--ulimit", "", SAME, ""},
    {"--update-delay", "", OF_SWARM, ""},
    {"--update-failure-action", "", OF_SWARM, ""},
    {"--update-max-failure-ratio", "", OF_SWARM, ""},
    {"--update-monitor", "", OF_SWARM, ""},
    {"--update-order", "", OF_SWARM, ""},
    {"--update-parallelism", "", OF_SWARM, ""},
    {"--user", "-u", SAME, ""},
    {"--with-registry-auth", "", SWITCH_OF_SWARM, ""},
    {"--workdir", "-w", SAME, ""},
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
                    : f->letter[0] != '\0' && str_starts(word, str_of(f->letter)))
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
        put(t, str_of(f->as[0] != '\0' ? f->as : f->name));
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
        char theirs[20], ours[20];
    } flags[] = {{"\"-m, --memory\"", "\"--limit-memory\""},
                 {"\"--cpus\"", "\"--limit-cpu\""},
                 {"\"--pids-limit\"", "\"--limit-pids\""}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        struct str theirs = str_of(flags[i].theirs);
        ptrdiff_t at = str_find_text(message, theirs, 0);

        if (at >= 0)
            return arena_printf(a, "%.*s%s%.*s", STR_FMT(str_cut(message, 0, (size_t)at)),
                                flags[i].ours,
                                STR_FMT(str_cut(message, (size_t)at + theirs.len, message.len)));
    }
    return message;
}
