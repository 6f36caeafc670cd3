/* Names, parts of paths, and ids: no secrets, but they tell whose system it is. What every Windows
 * and every Docker calls so stays. */
#include "model/base/ascii.h"
#include "specgen/redact/redact_parts.h"

static const char everybodys[][24] = {
    "windows",
    "system32",
    "syswow64",
    "programdata",
    "program files",
    "program files (x86)",
    "docker",
    "windowsfilter",
    "volumes",
    "_data",
    "users",
    "public",
    "inetpub",
    "wwwroot",
    "credentialspecs",
    "containers",
    "secrets",
    "configs",
    "network",
    "image",
    "layers",
    "pipe",
    "docker_engine",
    "servicemonitor",
    "servicemonitor.exe",
    "cmd",
    "cmd.exe",
    "powershell",
    "powershell.exe",
    "pwsh",
    "pwsh.exe",
    "windowspowershell",
    "v1.0",
    "dotnet",
    "dotnet.exe",
    "node.exe",
    "nat",
    "none",
    "default",
    "host",
    "bridge",
    "ics",
    "transparent",
    "overlay",
    "l2bridge",
    "ingress",
    "localhost",
    "global",
    "globalroot",
    "volume",
    "device",
    "registry",
    "file",
    "raw",
    "config",
    "containeradministrator",
    "containeruser",
    "administrator",
    "system",
    "nt authority",
    "local service",
    "network service",
    "local",
    "latest",
    "true",
    "false",
    "web",
    "process",
    "hyperv",
    "com1",
    "temp",
    "tmp",
    "etc",
    "hosts",
    "drivers",
    "internal",
    "silospec",
};

static bool is_everybodys(struct str name)
{
    if (name.len < 3 || redact_is_mask(name))
        return true;
    for (size_t i = 0; i < sizeof(everybodys) / sizeof(everybodys[0]); i++)
        if (str_eq_ascii_case(name, str_of(everybodys[i])))
            return true;
    return false;
}

static void learn(struct redaction *r, struct str name, enum redact_reason reason, struct str path)
{
    if (!is_everybodys(name))
        (void)redact_mask_of(r, name, reason, path); /* the arena remembers */
}

/* Runs of hexadecimal digits with hyphens in them, as long as ids are. */
static void learn_ids(struct redaction *r, struct str text, struct str path)
{
    enum { LEAST = 12 };

    for (size_t i = 0, end; i < text.len; i = end + (end == i)) {
        for (end = i;
             end < text.len && (ascii_is_hex(text.s[end]) || (end > i && text.s[end] == '-'));
             end++)
            ;
        if (end - i >= LEAST)
            learn(r, str_cut(text, i, end), REDACT_ID, path);
    }
}

static bool is_id(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_hex(text.s[i]) && text.s[i] != '-')
            return false;
    return text.len >= 12;
}

/* The parts between any of `separators`. */
static void learn_parts(struct redaction *r, struct str text, const char *separators,
                        enum redact_reason reason, struct str path)
{
    for (size_t i = 0, end; i <= text.len; i = end + 1) {
        struct str part;

        for (end = i; end < text.len && strchr(separators, text.s[end]) == NULL; end++)
            ;
        part = str_cut(text, i, end);
        if (!is_id(part))
            learn(r, part, reason, path);
    }
}

/* The names that a credential spec has: "DnsName":"corp.example". */
static void learn_members(struct redaction *r, struct str text, struct str path)
{
    static const char members[][64] = {"\"MachineAccountName\"",
                                       "\"DnsTreeName\"",
                                       "\"DnsName\"",
                                       "\"NetBiosName\"",
                                       "\"Name\"",
                                       "\"Scope\"",
                                       "\"Sid\""};

    for (size_t i = 0; i < text.len; i++) {
        struct str rest = str_cut(text, i, text.len);

        for (size_t m = 0; text.s[i] == '"' && m < sizeof(members) / sizeof(members[0]); m++) {
            ptrdiff_t from, to;

            if (!str_starts(rest, str_of(members[m])))
                continue;
            from = str_find(rest, '"', strlen(members[m]));
            to = from >= 0 ? str_find(rest, '"', (size_t)from + 1) : -1;
            if (to >= 0)
                learn_parts(r, str_cut(rest, (size_t)from + 1, (size_t)to), ".@", REDACT_NAME,
                            path);
        }
    }
}

void redact_names_learn(struct redaction *r, enum mdl_holds holds, struct str text, struct str path)
{
    learn_ids(r, text, path);
    switch (holds) {
    case MDL_HOLDS_NAME:
        learn_parts(r, text, "/\\.@:=,", REDACT_NAME, path);
        return;
    case MDL_HOLDS_PATH:
        learn_parts(r, text, "/\\:?{}", REDACT_PATH, path);
        return;
    case MDL_HOLDS_ID:
        learn_parts(r, text, "/\\:?{}", REDACT_ID, path);
        return;
    case MDL_HOLDS_CREDENTIAL_SPEC:
    case MDL_HOLDS_SECURITY_OPTION:
        learn_members(r, text, path);
        return;
    case MDL_HOLDS_TEXT:
    case MDL_HOLDS_ENVIRONMENT:
    case MDL_HOLDS_SECRET:
    case MDL_HOLDS_LABEL:
    case MDL_HOLDS_WORD:
    case MDL_HOLDS_COUNT:
        break;
    }
}
