/* Random scenarios to a run line, a compose file and an inspect, and back: what comes back is what
 * was there, but for what is told to be lost. The fields are those of the registry.
 *
 * Tame values are such that a target carries them if it can at all: a loss must have a reason that
 * lies in the target (reasons.def). Wild ones are anything. The comparison is made here, value by
 * value, and not by the code that reports the losses. */
#include "model/base/buf.h"
#include "model/client/client.h"
#include "model/compose/compose.h"
#include "model/formats/artefact.h"
#include "model/json/json.h"
#include "model/shell/shell_word.h"
#include "platform/sim/sim.h"
#include "specgen/convert/convert.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- chance --------------------------------------------------------------------------------- */

struct dice {
    uint64_t state;
};

static uint64_t roll(struct dice *d)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return d->state;
}

static size_t below(struct dice *d, size_t n)
{
    return (size_t)(roll(d) >> 11) % n;
}

static bool one_in(struct dice *d, size_t n)
{
    return below(d, n) == 0;
}

/* ---- wild values ---------------------------------------------------------------------------- */

static const char *const texts[] = {
    "",
    "a",
    "web",
    "C:\\data",
    "c:\\a b\\",
    "C:\\a:D:\\b:ro",
    "data:C:\\x",
    "\\\\.\\pipe\\docker_engine",
    "A=1",
    "B=it's $HOME %PATH% `x` $(y)",
    "K=v,w=\"x\"",
    "=b",
    "no",
    "null",
    "1e3",
    "010",
    "12:30",
    "2024-01-01",
    "NET_ADMIN",
    "CAP_CHOWN",
    "10.0.0.1",
    "fd00::1",
    "corp.example",
    "on-failure",
    "host",
    "credentialspec=file://web.json",
    "class/5B45201D-F2F2-4F3B-85BB-30FF1F953599",
    "-x",
    "#c",
    "a: b",
    " lead and trail ",
    "\xC3\xBC \xE2\x80\x99",
    "a\nb",
    "80/tcp",
    "{\"a\":\"b\"}",
};
#define TEXTS (sizeof(texts) / sizeof(texts[0]))

static void add_text(struct buf *out, const char *text)
{
    buf_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            buf_char(out, '\\');
        if (*text == '\n')
            buf_add(out, STR_LIT("\\n"));
        else
            buf_char(out, *text);
    }
    buf_char(out, '"');
}

static void add_number(struct buf *out, struct dice *d, const struct mdl_field *f)
{
    static const int64_t numbers[] = {0,    1,    -1,        2,          100,        1500000000,
                                      4096, 2048, 536870912, 1500000001, 86400000001};
    int64_t n = numbers[below(d, sizeof(numbers) / sizeof(numbers[0]))];

    if (n < f->min || (n > 0 && (uint64_t)n > f->max))
        n = 1;
    buf_printf(out, "%" PRId64, n);
}

static void add_wild(struct buf *out, struct dice *d, enum mdl_field_id field);

static void add_wild_members(struct buf *out, struct dice *d, enum mdl_field_id field, size_t odds)
{
    bool first = true;

    buf_char(out, '{');
    for (enum mdl_field_id id = field + 1; id < mdl_field_end(field); id = mdl_field_end(id)) {
        if (!one_in(d, odds))
            continue;
        if (!first)
            buf_char(out, ',');
        first = false;
        add_text(out, mdl_fields[id].key);
        buf_char(out, ':');
        add_wild(out, d, id);
    }
    buf_char(out, '}');
}

static void add_wild_map(struct buf *out, struct dice *d, enum mdl_field_id field)
{
    size_t from = below(d, TEXTS), count = below(d, 3);

    buf_char(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_char(out, ',');
        add_text(out, texts[(from + i) % TEXTS]);
        buf_char(out, ':');
        add_wild(out, d, field + 1);
    }
    buf_char(out, '}');
}

static void add_wild_list(struct buf *out, struct dice *d, enum mdl_field_id field)
{
    size_t count = mdl_fields[field].fixed_count;

    if (count == 0)
        count = below(d, 4);
    buf_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_char(out, ',');
        add_wild(out, d, field + 1);
    }
    buf_char(out, ']');
}

static void add_wild(struct buf *out, struct dice *d, enum mdl_field_id field)
{
    const struct mdl_field *f = &mdl_fields[field];

    switch (f->type) {
    case MDL_T_STRING:
        add_text(out, f->choices != NULL && !one_in(d, 4) ? f->choices[0] : texts[below(d, TEXTS)]);
        break;
    case MDL_T_BOOL:
        buf_add(out, one_in(d, 3) ? STR_LIT("false") : STR_LIT("true"));
        break;
    case MDL_T_INT:
    case MDL_T_UINT:
        add_number(out, d, f);
        break;
    case MDL_T_OBJECT:
        add_wild_members(out, d, field, 2);
        break;
    case MDL_T_LIST:
        add_wild_list(out, d, field);
        break;
    case MDL_T_MAP:
        add_wild_map(out, d, field);
        break;
    case MDL_T_ANY:
        buf_add(out, STR_LIT("{}"));
        break;
    }
}

/* ---- tame values ---------------------------------------------------------------------------- */

struct tame {
    const char *key;
    const char *const values[4]; /* JSON */
};

static const struct tame tame_config[] = {
    {"Hostname", {"\"web01\""}},
    {"Domainname", {"\"corp.example\""}},
    {"User", {"\"ContainerUser\"", "\"NT AUTHORITY\\\\SYSTEM\""}},
    {"WorkingDir", {"\"C:\\\\a $b\""}},
    {"MacAddress", {"\"92:d0:c6:0a:29:33\""}},
    {"StopSignal", {"\"SIGKILL\""}},
    {"Tty", {"true", "false"}},
    {"ArgsEscaped", {"true"}},
    {"Env", {"[\"A=1\",\"B=it's $HOME %PATH% 100%\"]", "[\"NAME=a=b,c\"]", "[]"}},
    {"ExposedPorts", {"{\"80/tcp\":{},\"53/udp\":{}}"}},
    {"Volumes", {"{\"C:\\\\data\":{}}"}},
    {"NetworkDisabled", {"true"}},
    {"Healthcheck",
     {"{\"Test\":[\"CMD-SHELL\",\"curl -f http://localhost || exit 1\"],\"Interval\":30000000000,"
      "\"Timeout\":1500000000,\"StartPeriod\":1000001,\"StartInterval\":5000000,\"Retries\":3}",
      "{\"Test\":[\"NONE\"]}", "null"}},
    {"Cmd", {"[\"cmd\",\"/c\",\"echo %PATH%\"]"}},
    {"Entrypoint", {"[\"C:\\\\Program Files\\\\app.exe\"]"}},
    {"OpenStdin", {"true"}},
    {"AttachStdin", {"true"}},
    {"AttachStdout", {"true"}},
    {"AttachStderr", {"true"}},
    {"StdinOnce", {"true"}},
    {"Image", {"\"mcr.microsoft.com/windows/servercore:ltsc2022\""}},
    {"OnBuild", {"[\"RUN x\"]"}},
    {"Labels", {"{\"a\":\"b c\",\"com.example/x\":\"$y\"}"}},
    {"StopTimeout", {"0", "30"}},
    {"Shell", {"[\"powershell\"]"}},
};

static const struct tame tame_host[] = {
    {"Isolation", {"\"process\"", "\"hyperv\""}},
    {"NetworkMode", {"\"nat\"", "\"corp\"", "\"none\"", "\"container:web\""}},
    {"CgroupParent", {"\"x\""}},
    {"CpusetCpus", {"\"0-1\""}},
    {"CpusetMems", {"\"0\""}},
    {"CpuShares", {"500"}},
    {"CpuPercent", {"5000"}},
    {"CpuCount", {"2"}},
    {"NanoCpus", {"1500000000", "250000000"}},
    {"Memory", {"2147483648", "1000000001"}},
    {"IOMaximumBandwidth", {"10485760"}},
    {"IOMaximumIOps", {"500"}},
    {"Devices", {"[{\"PathOnHost\":\"class/5B45201D-F2F2-4F3B-85BB-30FF1F953599\"}]"}},
    {"SecurityOpt", {"[\"credentialspec=file://web.json\"]", "[\"no-new-privileges\"]"}},
    {"ConsoleSize", {"[50,120]"}},
    {"ReadonlyRootfs", {"true"}},
    {"Privileged", {"true"}},
    {"CapAdd", {"[\"NET_ADMIN\",\"CAP_CHOWN\"]"}},
    {"CapDrop", {"[\"ALL\"]"}},
    {"Capabilities", {"[\"CAP_CHOWN\"]"}},
    {"DeviceCgroupRules", {"[\"c 42:* rwm\"]"}},
    {"Dns", {"[\"10.0.0.1\",\"fd00::53\"]"}},
    {"DnsSearch", {"[\"corp.example\",\"b.example\"]"}},
    {"DnsOptions", {"[\"ndots:2\"]"}},
    {"ExtraHosts", {"[\"b:10.0.0.2\",\"a:10.0.0.1\"]"}},
    {"GroupAdd", {"[\"x\"]"}},
    {"Links", {"[\"db:sql\"]"}},
    {"Binds", {"[\"C:\\\\data:C:\\\\x:ro\",\"logs:C:\\\\logs\"]", "[\"D:\\\\a b:E:\\\\\"]"}},
    {"VolumesFrom", {"[\"container:db\"]"}},
    {"Mounts",
     {"[{\"Type\":\"bind\",\"Source\":\"C:\\\\a,b\",\"Target\":\"C:\\\\t\",\"ReadOnly\":true}]",
      "[{\"Type\":\"npipe\",\"Source\":\"\\\\\\\\.\\\\pipe\\\\x\",\"Target\":"
      "\"\\\\\\\\.\\\\pipe\\\\x\"}]",
      "[{\"Type\":\"volume\",\"Source\":\"logs\",\"Target\":\"C:\\\\other\",\"VolumeOptions\":"
      "{\"NoCopy\":true}}]"}},
    {"StorageOpt", {"{\"size\":\"50G\"}"}},
    {"Annotations", {"{\"a.b\":\"c d\"}"}},
    {"Tmpfs", {"{\"/run\":\"size=1m\"}"}},
    {"VolumeDriver", {"\"local\""}},
    {"LogConfig", {"{\"Type\":\"json-file\",\"Config\":{\"max-size\":\"1m\"}}"}},
    {"AutoRemove", {"true"}},
    {"PublishAllPorts", {"true"}},
    {"RestartPolicy",
     {"{\"Name\":\"on-failure\",\"MaximumRetryCount\":3}", "{\"Name\":\"always\"}",
      "{\"Name\":\"no\"}"}},
    {"PortBindings",
     {"{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8080\"}]}",
      "{\"53/udp\":[{\"HostIp\":\"10.0.0.1\",\"HostPort\":\"53\"},{\"HostIp\":\"\",\"HostPort\":"
      "\"54\"}]}"}},
    {"CpuRealtimePeriod", {"1000"}},
    {"CpuRealtimeRuntime", {"900"}},
    {"CpuPeriod", {"100000"}},
    {"CpuQuota", {"50000"}},
    {"KernelMemory", {"4194304"}},
    {"MemoryReservation", {"1073741824"}},
    {"MemorySwap", {"-1", "4294967296"}},
    {"MemorySwappiness", {"60", "-1"}},
    {"PidsLimit", {"100"}},
    {"OomKillDisable", {"true"}},
    {"OomScoreAdj", {"-500"}},
    {"ShmSize", {"67108864"}},
    {"PidMode", {"\"host\""}},
    {"IpcMode", {"\"host\""}},
    {"UTSMode", {"\"host\""}},
    {"UsernsMode", {"\"host\""}},
    {"CgroupnsMode", {"\"private\""}},
    {"Runtime", {"\"runsc\""}},
    {"Sysctls", {"{\"net.core.somaxconn\":\"1024\"}"}},
    {"Init", {"true", "false"}},
    {"BlkioWeight", {"300"}},
    {"BlkioWeightDevice", {"[{\"Path\":\"/dev/sda\",\"Weight\":200}]"}},
    {"BlkioDeviceReadBps", {"[{\"Path\":\"/dev/sda\",\"Rate\":1048576}]"}},
    {"BlkioDeviceReadIOps", {"[{\"Path\":\"/dev/sda\",\"Rate\":1000}]"}},
    {"BlkioDeviceWriteBps", {"[{\"Path\":\"/dev/sda\",\"Rate\":1048576}]"}},
    {"BlkioDeviceWriteIOps", {"[{\"Path\":\"/dev/sda\",\"Rate\":1000}]"}},
    {"Ulimits", {"[{\"Name\":\"nofile\",\"Hard\":2048,\"Soft\":1024}]"}},
    {"DeviceRequests",
     {"[{\"Driver\":\"nvidia\",\"Count\":-1,\"DeviceIDs\":null,\"Capabilities\":[[\"gpu\"]],"
      "\"Options\":{}}]"}},
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* A member with one of its values. */
static void add_tame(struct buf *out, struct dice *d, const struct tame *row)
{
    size_t count = 0;

    while (count < 4 && row->values[count] != NULL)
        count++;
    if (out->len > 0 && out->s[out->len - 1] != '{')
        buf_char(out, ',');
    add_text(out, row->key);
    buf_char(out, ':');
    buf_add(out, str_of(row->values[below(d, count)]));
}

static void add_tame_rows(struct buf *out, struct dice *d, const struct tame *rows, size_t count,
                          size_t odds)
{
    buf_char(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (one_in(d, odds))
            add_tame(out, d, &rows[i]);
    }
    buf_char(out, '}');
}

/* ---- documents ------------------------------------------------------------------------------ */

static const struct value *read(struct buf *text)
{
    const struct value *root = NULL;
    struct err *e = json_read(&root, buf_str(text));

    if (e != NULL)
        fail_msg("%s in %.*s", e->text, (int)text->len, text->s);
    buf_finish(text);
    return root;
}

/* Few settings at a time, so that no two of them exclude each other but seldom. */
static const struct value *tame_document(struct dice *d)
{
    struct buf text = {NULL, 0, 0, false};

    buf_printf(&text, "{\"silospec\":1,\"engine\":\"moby-29\",\"container\":{\"Name\":\"/web\","
                      "\"Config\":");
    add_tame_rows(&text, d, tame_config, COUNT(tame_config), 4);
    buf_add(&text, STR_LIT(",\"HostConfig\":"));
    add_tame_rows(&text, d, tame_host, COUNT(tame_host), 8);
    buf_add(&text, STR_LIT("}}"));
    return read(&text);
}

static const struct value *wild_document(struct dice *d)
{
    static const char *const engines[] = {"moby-19.03", "moby-24.0", "moby-29"};
    struct buf text = {NULL, 0, 0, false};

    buf_printf(&text, "{\"silospec\":1,\"engine\":\"%s\",\"container\":", engines[below(d, 3)]);
    buf_add(&text, STR_LIT("{\"Config\":"));
    add_wild_members(&text, d, MDL_F_CONFIG, 5);
    buf_add(&text, STR_LIT(",\"HostConfig\":"));
    add_wild_members(&text, d, MDL_F_HOST_CONFIG, 8);
    for (enum mdl_field_id id = MDL_F_CONTAINER + 1; id < mdl_field_end(MDL_F_CONTAINER);
         id = mdl_field_end(id)) {
        if (id == MDL_F_CONFIG || id == MDL_F_HOST_CONFIG || !one_in(d, 3))
            continue;
        buf_char(&text, ',');
        add_text(&text, mdl_fields[id].key);
        buf_char(&text, ':');
        add_wild(&text, d, id);
    }
    buf_add(&text, STR_LIT("}}"));
    return read(&text);
}

/* ---- what came back ------------------------------------------------------------------------- */

struct trip {
    struct arena arena;
    const struct value *root;
    struct conversion made;
    const struct value *back; /* a request's body, or a container */
    struct str missing;
    const char *target;
    uint64_t seed;
    bool inspect;
};

static bool is_told(const struct trip *t, struct str path)
{
    for (size_t i = 0; i < t->made.losses.count; i++) {
        if (loss_path_is_within(path, t->made.losses.items[i].path))
            return true;
    }
    return false;
}

static bool is_zero(const struct value *v)
{
    switch (v->kind) {
    case VALUE_NULL:
        return true;
    case VALUE_BOOL:
        return !v->u.boolean;
    case VALUE_NUMBER:
        return str_is(v->u.text, "0");
    case VALUE_STRING:
        return v->u.text.len == 0;
    case VALUE_LIST:
        return v->u.list.count == 0;
    case VALUE_MAP:
        return v->u.map.count == 0;
    }
    return true;
}

/* What everybody fills in: nothing was asked for. */
static bool is_default(struct str path, const struct value *v)
{
    return is_zero(v) ||
           (str_ends(path, STR_LIT(".MemorySwappiness")) && str_is(v->u.text, "-1")) ||
           (str_ends(path, STR_LIT("RestartPolicy.Name")) && str_is(v->u.text, "no")) ||
           (str_ends(path, STR_LIT(".NetworkMode")) && str_is(v->u.text, "default"));
}

static bool same_text(struct str path, struct str l, struct str r)
{
    static const struct str cap = STR_INIT("CAP_"), rw = STR_INIT(":rw");

    if (str_eq(l, r))
        return true;
    if (str_find(path, '[', 0) < 0)
        return false;
    if (str_ends(r, rw) && str_eq(l, str_cut(r, 0, r.len - rw.len)))
        return true;
    /* Capabilities are sent in capitals, those of any alphabet. */
    return str_starts(r, cap) && str_find(path, '[', 0) == (ptrdiff_t)path.len - 3;
}

static bool same_value(struct str path, const struct value *l, const struct value *r)
{
    if (r == NULL || l->kind != r->kind)
        return false;
    if (l->kind == VALUE_BOOL)
        return l->u.boolean == r->u.boolean;
    if (l->kind == VALUE_NUMBER || l->kind == VALUE_STRING)
        return same_text(path, l->u.text, r->u.text);
    return value_eq(l, r);
}

/* Anywhere in the list: an order may be left to chance. */
static bool is_in(struct str path, const struct value *item, const struct value *list)
{
    for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->u.list.count; i++) {
        if (same_value(path, item, list->u.list.items[i]))
            return true;
    }
    return false;
}

static bool fits(struct trip *t, struct str path, const struct value *v, const struct value *back,
                 const struct value *list)
{
    if (same_value(path, v, back) || is_in(path, v, list) || is_default(path, v) ||
        is_told(t, path))
        return true;
    t->missing = path;
    return false;
}

static bool all_fit(struct trip *t, struct str path, const struct value *v,
                    const struct value *back);

static bool members_fit(struct trip *t, struct str path, const struct value *v,
                        const struct value *back)
{
    for (size_t i = 0; i < v->u.map.count; i++) {
        struct value_step step = {v->u.map.members[i].key, 0};
        struct str key = mdl_path_text(&t->arena, &step, 1);
        const char *point = key.s[0] == '[' ? "" : ".";

        if (!all_fit(t, arena_printf(&t->arena, "%.*s%s%.*s", STR_FMT(path), point, STR_FMT(key)),
                     v->u.map.members[i].value,
                     back != NULL ? value_get(back, v->u.map.members[i].key) : NULL))
            return false;
    }
    return true;
}

/* An object of a list may have moved up where one before it is lost. */
static bool item_fits(struct trip *t, struct str path, const struct value *item,
                      const struct value *list)
{
    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;

    if (item->kind != VALUE_MAP)
        return fits(t, path, item, NULL, list);
    for (size_t i = 0; i < count; i++) {
        if (all_fit(t, path, item, list->u.list.items[i]))
            return true;
    }
    return all_fit(t, path, item, NULL);
}

static bool all_fit(struct trip *t, struct str path, const struct value *v,
                    const struct value *back)
{
    if (v->kind == VALUE_MAP && v->u.map.count > 0)
        return members_fit(t, path, v, back);
    if (v->kind != VALUE_LIST)
        return fits(t, path, v, back, NULL);
    for (size_t i = 0; i < v->u.list.count; i++) {
        if (!item_fits(t, arena_printf(&t->arena, "%.*s[%zu]", STR_FMT(path), i),
                       v->u.list.items[i], back))
            return false;
    }
    return true;
}

static void expect_part(struct trip *t, const char *key, const struct value *back)
{
    const struct value *container = value_get(t->root, STR_LIT("container"));
    const struct value *part = value_get(container, str_of(key));

    if (part != NULL && !all_fit(t, arena_printf(&t->arena, "container.%s", key), part, back))
        fail_msg("seed %" PRIu64
                 ", %s: %.*s is not what comes back, and no loss tells of it:\n%.*s",
                 t->seed, t->target, STR_FMT(t->missing), STR_FMT(t->made.text));
}

/* ---- the three ways ------------------------------------------------------------------------- */

static void run_back(struct trip *t, enum shell shell)
{
    struct client_input in = {.release = CLIENT_NEWEST,
                              .windows = shell != SHELL_BASH,
                              .server_os = STR_LIT("windows"),
                              .cwd = STR_LIT("C:\\")};
    struct client_answer answer;
    struct shell_answer words;

    assert_null(shell_split(&words, &t->arena, shell, t->made.text));
    assert_int_equal(words.unresolved.count, 0);
    assert_int_equal(words.count, 1);
    in.words = words.commands[0].items;
    in.count = words.commands[0].count;
    assert_null(client_run(&answer, &t->arena, &in));
    if (answer.outcome != CLIENT_REQUEST)
        fail_msg("seed %" PRIu64 ": %.*s\n%.*s", t->seed, STR_FMT(answer.message),
                 STR_FMT(t->made.text));
    t->back = value_ref(answer.body);
    client_answer_finish(&answer);
}

static void compose_back(struct trip *t)
{
    struct value *files = value_map();
    struct compose_input in = {.files = files,
                               .cwd = STR_LIT("C:\\app"),
                               .home = STR_LIT("C:\\Users\\user"),
                               .server_os = STR_LIT("windows"),
                               .windows = true,
                               .release = COMPOSE_2_40};
    struct compose_answer answer;

    assert_true(value_map_push(files, STR_LIT("compose.yaml"), 0, 0, value_string(t->made.text)));
    assert_null(compose_run(&answer, &t->arena, &in));
    if (answer.message.len > 0 || answer.count != 1)
        fail_msg("seed %" PRIu64 ": %.*s\n%.*s", t->seed, STR_FMT(answer.message),
                 STR_FMT(t->made.text));
    t->back = value_ref(answer.requests[0].body);
    compose_answer_finish(&answer);
    value_unref(files);
}

static void inspect_back(struct trip *t)
{
    struct artefact a;
    struct err *e = artefact_read(&a, t->made.text, "inspect");

    if (e != NULL)
        fail_msg("seed %" PRIu64 ": %s\n%.*s", t->seed, e->text, STR_FMT(t->made.text));
    t->back = value_ref(value_get(a.root, STR_LIT("container")));
    artefact_close(&a);
}

static void compare(struct trip *t)
{
    static const char *const all[] = {"Name",  "Id",     "Path",   "Args",
                                      "Image", "Mounts", "BaseFS", "SecretReferences"};

    if (t->inspect) {
        expect_part(t, "Config", value_get(t->back, STR_LIT("Config")));
        for (size_t i = 0; i < COUNT(all); i++)
            expect_part(t, all[i], value_get(t->back, str_of(all[i])));
    } else {
        expect_part(t, "Config", t->back);
        expect_part(t, "SecretReferences", NULL);
    }
    expect_part(t, "HostConfig", value_get(t->back, STR_LIT("HostConfig")));
}

static void expect_no_surprise(const struct trip *t, enum convert_to to, bool tame)
{
    for (size_t i = 0; i < t->made.losses.count; i++) {
        const struct loss *loss = &t->made.losses.items[i];
        bool setting = loss->kind == LOSS_LOST || loss->kind == LOSS_CHANGED;

        if (loss->unforeseen)
            fail_msg("seed %" PRIu64 ", %s: nobody foresaw that %.*s is %s:\n%.*s", t->seed,
                     t->target, STR_FMT(loss->path), loss_kind_names[loss->kind],
                     STR_FMT(t->made.text));
        if (tame && setting && to != CONVERT_TO_INSPECT && !loss->by_reason &&
            !str_ends(loss->why, STR_LIT("both --restart and --rm")))
            fail_msg("seed %" PRIu64 ", %s: %.*s could have been carried: %.*s\n%.*s", t->seed,
                     t->target, STR_FMT(loss->path), STR_FMT(loss->why), STR_FMT(t->made.text));
    }
}

static void make_trip(uint64_t seed, enum convert_to to, bool tame)
{
    static const enum shell shells[] = {SHELL_BASH, SHELL_CMD, SHELL_POWERSHELL,
                                        SHELL_POWERSHELL_LEGACY};
    struct dice d = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    struct convert_options options = {.host = plat_sim};
    struct trip t = {.seed = seed, .target = convert_targets[to].name};
    struct err *e;

    for (int i = 0; i < 8; i++)
        (void)roll(&d);
    arena_init(&t.arena);
    options.shell = shells[below(&d, 4)];
    options.wrap = one_in(&d, 2);
    t.root = tame ? tame_document(&d) : wild_document(&d);
    t.inspect = to == CONVERT_TO_INSPECT;
    if ((e = convert(&t.made, &t.arena, t.root, to, &options)) != NULL)
        fail_msg("seed %" PRIu64 ": %s", seed, e->text);
    if (to == CONVERT_TO_RUN)
        run_back(&t, options.shell);
    else if (to == CONVERT_TO_COMPOSE)
        compose_back(&t);
    else
        inspect_back(&t);
    expect_no_surprise(&t, to, tame);
    compare(&t);
    value_unref(t.back);
    arena_finish(&t.arena);
    value_unref(t.root);
}

/* SILOSPEC_TRIPS: more of them. SILOSPEC_SEED: that one alone. */
enum { TRIPS = 300 };

static void trips(enum convert_to to, bool tame)
{
    const char *only = getenv("SILOSPEC_SEED"), *more = getenv("SILOSPEC_TRIPS");
    uint64_t last = more != NULL ? strtoull(more, NULL, 10) : TRIPS;

    if (only != NULL)
        make_trip(strtoull(only, NULL, 10), to, tame);
    for (uint64_t seed = 1; only == NULL && seed <= last; seed++)
        make_trip(seed, to, tame);
}

static void tame_settings_come_back_from_a_run_line(void **state)
{
    (void)state;
    trips(CONVERT_TO_RUN, true);
}

static void tame_settings_come_back_from_a_compose_file(void **state)
{
    (void)state;
    trips(CONVERT_TO_COMPOSE, true);
}

static void tame_settings_come_back_from_an_inspect(void **state)
{
    (void)state;
    trips(CONVERT_TO_INSPECT, true);
}

static void wild_settings_come_back_from_a_run_line_or_are_told(void **state)
{
    (void)state;
    trips(CONVERT_TO_RUN, false);
}

static void wild_settings_come_back_from_a_compose_file_or_are_told(void **state)
{
    (void)state;
    trips(CONVERT_TO_COMPOSE, false);
}

static void wild_settings_come_back_from_an_inspect_or_are_told(void **state)
{
    (void)state;
    trips(CONVERT_TO_INSPECT, false);
}

/* ---- the registry --------------------------------------------------------------------------- */

static bool has_row(const struct tame *rows, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].key, key) == 0)
            return true;
    }
    return false;
}

static void expect_rows(enum mdl_field_id field, const struct tame *rows, size_t count)
{
    for (enum mdl_field_id id = field + 1; id < mdl_field_end(field); id = mdl_field_end(id)) {
        if (!has_row(rows, count, mdl_fields[id].key))
            fail_msg("%s has no value here", mdl_fields[id].key);
    }
}

static void every_field_has_tame_values(void **state)
{
    (void)state;
    expect_rows(MDL_F_CONFIG, tame_config, COUNT(tame_config));
    expect_rows(MDL_F_HOST_CONFIG, tame_host, COUNT(tame_host));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_has_tame_values),
        cmocka_unit_test(tame_settings_come_back_from_a_run_line),
        cmocka_unit_test(tame_settings_come_back_from_a_compose_file),
        cmocka_unit_test(tame_settings_come_back_from_an_inspect),
        cmocka_unit_test(wild_settings_come_back_from_a_run_line_or_are_told),
        cmocka_unit_test(wild_settings_come_back_from_a_compose_file_or_are_told),
        cmocka_unit_test(wild_settings_come_back_from_an_inspect_or_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
