/* What docker's client offers for Linux and the engine keeps in silence on Windows. */
#include "specgen/spec/findings.h"

struct linux_setting {
    char key[12], flag[16];
    char usual[2][12]; /* values that a daemon or a client fills in where nobody asked */
    char instead[68];
};

static const struct linux_setting settings[] = {
    {"GroupAdd", "--group-add", {"", ""}, ""},
    {"IpcMode", "--ipc", {"private", "shareable"}, ""},
    {"PidMode", "--pid", {"", ""}, ""},
    {"UTSMode", "--uts", {"", ""}, ""},
    {"UsernsMode", "--userns", {"", ""}, ""},
    {"ShmSize", "--shm-size", {"67108864", ""}, ""},
    {"OomScoreAdj", "--oom-score-adj", {"", ""}, ""},
    {"Sysctls", "--sysctl", {"", ""}, ""},
    {"Init", "--init", {"", ""}, ""},
    {"Links", "--link", {"", ""}, "containers of one network find each other by name"},
    {"ExtraHosts",
     "--add-host",
     {"", ""},
     "the image, or its program, can write the container's hosts file"},
    {"DnsOptions", "--dns-option", {"", ""}, ""},
    {"Tmpfs", "--tmpfs", {"", ""}, "a volume is what Windows has in place of a tmpfs"},
};

static bool is_set(const struct linux_setting *s, const struct value *v)
{
    struct str text;

    switch (v->kind) {
    case VALUE_BOOL:
        return v->u.boolean;
    case VALUE_NUMBER:
    case VALUE_STRING:
        text = v->u.text;
        return text.len > 0 && !str_is(text, "0") && !str_is(text, s->usual[0]) &&
               !str_is(text, s->usual[1]);
    case VALUE_LIST:
        return v->u.list.count > 0;
    case VALUE_MAP:
        return v->u.map.count > 0;
    case VALUE_NULL:
        break;
    }
    return false;
}

void finding_of_linux(struct spec_build *b)
{
    static const struct value_step steps[] = {{.key = STR_INIT("container")},
                                              {.key = STR_INIT("HostConfig")}};
    const struct value *host = value_at(b->r->doc->root, steps, 2);
    struct str names = STR_NONE, instead = STR_NONE;
    size_t count = 0;

    if (b->r->linux_container || host == NULL || host->kind != VALUE_MAP)
        return;
    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
        const struct linux_setting *s = &settings[i];
        const struct value *v = value_get(host, str_of(s->key));

        if (v == NULL || !is_set(s, v))
            continue;
        count++;
        names = SPEC_TEXT(b, names, count > 1 ? STR_LIT(", ") : STR_NONE, str_of(s->key),
                          STR_LIT(" ("), str_of(s->flag), STR_LIT(")"));
        if (s->instead[0] != '\0')
            instead = SPEC_TEXT(b, instead, STR_LIT("; "), str_of(s->instead));
    }
    if (count > 0)
        note(b, RULE_USE_OF_LINUX, SPEC_REF(HOST_CONFIG),
             SPEC_TEXT(b, names, count > 1 ? STR_LIT(" are") : STR_LIT(" is"),
                       STR_LIT(" for Linux: on Windows nothing of "),
                       count > 1 ? STR_LIT("them") : STR_LIT("it"),
                       STR_LIT(" reaches the container"), instead));
}
