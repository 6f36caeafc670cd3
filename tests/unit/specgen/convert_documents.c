#include "convert_documents.h"

#include "model/base/buf.h"
#include "model/json/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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
    {"VolumesFrom", {"[\"db\"]", "[\"db\", \"other\"]"}},
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
    wild_text(out, row->key);
    buf_char(out, ':');
    buf_add(out, str_of(row->values[dice_below(d, count)]));
}

static bool has_row(const struct tame *rows, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].key, key) == 0)
            return true;
    }
    return false;
}

/* Of a field without a row; no values: it needs a row. */
static struct tame tame_of_type(enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];

    switch (f->type) {
    case MDL_T_BOOL:
        return (struct tame){f->key, {"true", "false"}};
    case MDL_T_INT:
    case MDL_T_UINT:
        return (struct tame){f->key, {"3"}};
    case MDL_T_STRING:
        return (struct tame){f->key, {"\"x\""}};
    case MDL_T_LIST:
    case MDL_T_MAP:
    case MDL_T_OBJECT:
    case MDL_T_ANY:
        break;
    }
    return (struct tame){f->key, {NULL}};
}

static void add_tame_rows(struct buf *out, struct dice *d, enum mdl_field_id object,
                          const struct tame *rows, size_t count, size_t odds)
{
    buf_char(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (dice_one_in(d, odds))
            add_tame(out, d, &rows[i]);
    }
    for (enum mdl_field_id id = object + 1; id < mdl_field_end(object); id = mdl_field_end(id)) {
        struct tame other = tame_of_type(id);

        if (!has_row(rows, count, other.key) && dice_one_in(d, odds))
            add_tame(out, d, &other);
    }
    buf_char(out, '}');
}

static const char *without_value(enum mdl_field_id field, const struct tame *rows, size_t count)
{
    for (enum mdl_field_id id = field + 1; id < mdl_field_end(field); id = mdl_field_end(id)) {
        if (tame_of_type(id).values[0] == NULL && !has_row(rows, count, mdl_fields[id].key))
            return mdl_fields[id].key;
    }
    return NULL;
}

const char *tame_missing(void)
{
    const char *key = without_value(MDL_F_CONFIG, tame_config, COUNT(tame_config));

    return key != NULL ? key : without_value(MDL_F_HOST_CONFIG, tame_host, COUNT(tame_host));
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
const struct value *tame_document(struct dice *d)
{
    struct buf text = {NULL, 0, 0, false};

    buf_printf(&text, "{\"silospec\":1,\"engine\":\"moby-29\",\"container\":{\"Name\":\"/web\","
                      "\"Config\":");
    add_tame_rows(&text, d, MDL_F_CONFIG, tame_config, COUNT(tame_config), 4);
    buf_add(&text, STR_LIT(",\"HostConfig\":"));
    add_tame_rows(&text, d, MDL_F_HOST_CONFIG, tame_host, COUNT(tame_host), 8);
    buf_add(&text, STR_LIT("}}"));
    return read(&text);
}

const struct value *wild_document(struct dice *d)
{
    static const char *const engines[] = {"moby-19.03", "moby-24.0", "moby-29"};
    struct buf text = {NULL, 0, 0, false};

    buf_printf(&text,
               "{\"silospec\":1,\"engine\":\"%s\",\"container\":", engines[dice_below(d, 3)]);
    buf_add(&text, STR_LIT("{\"Config\":"));
    wild_members(&text, d, MDL_F_CONFIG, 5);
    buf_add(&text, STR_LIT(",\"HostConfig\":"));
    wild_members(&text, d, MDL_F_HOST_CONFIG, 8);
    for (enum mdl_field_id id = MDL_F_CONTAINER + 1; id < mdl_field_end(MDL_F_CONTAINER);
         id = mdl_field_end(id)) {
        if (id == MDL_F_CONFIG || id == MDL_F_HOST_CONFIG || !dice_one_in(d, 3))
            continue;
        buf_char(&text, ',');
        wild_text(&text, mdl_fields[id].key);
        buf_char(&text, ':');
        wild_value(&text, d, id);
    }
    buf_add(&text, STR_LIT("}}"));
    return read(&text);
}
/* What a client asks of create, anything. */
static void add_request(struct buf *text, struct dice *d)
{
    buf_add(text, STR_LIT("\"request\":{\"name\":"));
    wild_value(text, d, MDL_F_REQUEST_NAME);
    buf_add(text, STR_LIT(",\"platform\":\"\",\"body\":"));
    wild_members(text, d, MDL_F_CONFIG, 5);
    text->len--; /* goes on in it */
    if (text->s[text->len - 1] != '{')
        buf_char(text, ',');
    buf_add(text, STR_LIT("\"HostConfig\":"));
    wild_members(text, d, MDL_F_HOST_CONFIG, 8);
    buf_add(text, STR_LIT("}}"));
}

const struct value *wild_request(struct dice *d)
{
    struct buf text = {NULL, 0, 0, false};

    buf_add(&text, STR_LIT("{\"silospec\":1,\"engine\":\"moby-29\","));
    add_request(&text, d);
    buf_char(&text, '}');
    return read(&text);
}

/* Everything that a document can have; without a host one would be assumed. */
const struct value *wild_whole(struct dice *d)
{
    static const enum mdl_field_id parts[] = {MDL_F_NAME, MDL_F_DESCRIPTION, MDL_F_CONTAINER,
                                              MDL_F_HOST};
    struct buf text = {NULL, 0, 0, false};

    buf_add(&text, STR_LIT("{\"silospec\":1,\"engine\":\"moby-29\""));
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i] != MDL_F_HOST && dice_one_in(d, 5))
            continue;
        buf_char(&text, ',');
        wild_text(&text, mdl_fields[parts[i]].key);
        buf_char(&text, ':');
        wild_value(&text, d, parts[i]);
    }
    if (dice_one_in(d, 3)) {
        buf_char(&text, ',');
        add_request(&text, d);
    }
    buf_char(&text, '}');
    return read(&text);
}
