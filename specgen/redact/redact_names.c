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
    "container",
    "sha256",
    "json",
    "exe",
    "log",
    "com",
    "net",
    "org",
    "mcr",
    "microsoft",
    "servercore",
    "nanoserver",
    "server",
    "framework",
    "aspnet",
    "runtime",
    "sdk",
    "iis",
    "library",
};

/* A port, a part of an address or of a version. */
static bool is_number(struct str text)
{
    enum { MOST = 11 }; /* more are those of an id */

    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.s[i]) && text.s[i] != '.')
            return false;
    return text.len <= MOST;
}

static bool is_everybodys(struct str name)
{
    if (name.len < 3 || redact_is_mask(name) || is_number(name) ||
        str_starts(name, STR_LIT("ltsc")))
        return true;
    for (size_t i = 0; i < sizeof(everybodys) / sizeof(everybodys[0]); i++)
        if (str_eq_ascii_case(name, str_of(everybodys[i])))
            return true;
    return false;
}

/* The plug-ins of Amazon and of Azure, and the end of Microsoft's example, which is no GUID. */
static bool is_public_id(struct str id)
{
    static const char ids[][40] = {"859E1386-BDB4-49E8-85C7-3070B13920E1",
                                   "CCC2A336-D7F3-4818-A213-272B7924213E", "20990E82944F"};

    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
        if (str_eq_ascii_case(id, str_of(ids[i])))
            return true;
    return false;
}

/* $NAME, ${NAME}, <NAME>, %NAME%, {{NAME}}: nobody filled it in, which is the problem. */
static bool is_placeholder(struct str name)
{
    return name.len > 0 && memchr("$<%{", name.s[0], 4) != NULL;
}

/* Blanks around a name and the $ behind an account's may be what is wrong with it. */
static struct str bare_name(struct str name)
{
    name = str_trim(name);
    if (str_ends(name, STR_LIT("$")))
        name.len--;
    return name;
}

static void learn(struct redaction *r, struct str name, enum redact_reason reason, struct str path)
{
    if (is_placeholder(name) || is_public_id(name))
        return;
    name = bare_name(name);
    if (!is_everybodys(name) && (reason != REDACT_ID || !redact_is_masked_id(r, name)))
        (void)redact_mask_of(r, name, reason, path); /* the arena remembers */
}

/* What all SIDs of domains begin with stays, so that they are read as such. */
static size_t behind_sid(struct str text, size_t from, size_t to)
{
    const struct str start = STR_LIT("1-5-21-");
    bool sid = from >= 2 && (text.s[from - 2] == 'S' || text.s[from - 2] == 's') &&
               text.s[from - 1] == '-' && str_starts(str_cut(text, from, to), start);

    return sid ? from + start.len : from;
}

/* "0x00000000c0370106" */
static bool is_code(struct str text, size_t at)
{
    return at > 1 && text.s[at - 2] == '0' && (text.s[at - 1] == 'x' || text.s[at - 1] == 'X');
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
        if (end - i >= LEAST && !is_code(text, i))
            learn(r, str_cut(text, behind_sid(text, i, end), end), REDACT_ID, path);
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

static bool is_sid(struct str text)
{
    return str_starts(text, STR_LIT("S-1-5-21-")) || str_starts(text, STR_LIT("s-1-5-21-"));
}

/* The names that a credential spec or another document has: "DnsName":"corp.example". */
static void learn_members(struct redaction *r, struct str text, struct str path)
{
    static const char members[][64] = {
        "\"MachineAccountName\"", "\"DnsTreeName\"", "\"DnsName\"", "\"NetBiosName\"",
        "\"HostName\"",           "\"Name\"",        "\"Scope\"",   "\"Sid\""};

    for (size_t i = 0; i < text.len; i++) {
        struct str rest = str_cut(text, i, text.len);

        for (size_t m = 0; text.s[i] == '"' && m < sizeof(members) / sizeof(members[0]); m++) {
            ptrdiff_t from, to;

            if (!str_starts(rest, str_of(members[m])))
                continue;
            from = str_find(rest, '"', strlen(members[m]));
            to = from >= 0 ? str_find(rest, '"', (size_t)from + 1) : -1;
            if (to >= 0 && !is_sid(str_cut(rest, (size_t)from + 1, (size_t)to)))
                learn_parts(r, str_cut(rest, (size_t)from + 1, (size_t)to), ".@", REDACT_NAME,
                            path);
        }
    }
}

/* 00:15:5d:aa:bb:cc: one id, though its parts are short. */
static bool is_mac_address(struct str text)
{
    enum { LENGTH = 17, PART = 3 };

    for (size_t i = 0; i < text.len; i++)
        if (i % PART == PART - 1 ? memchr(":-", text.s[i], 2) == NULL : !ascii_is_hex(text.s[i]))
            return false;
    return text.len == LENGTH;
}

/* registry/name:tag, without the tag: it tells which Windows an image is made for. */
static struct str without_tag(struct str name)
{
    ptrdiff_t slash = -1, colon = -1;

    for (size_t i = 0; i < name.len; i++) {
        if (name.s[i] == '/')
            slash = (ptrdiff_t)i;
        if (name.s[i] == ':')
            colon = (ptrdiff_t)i;
    }
    return slash >= 0 && colon > slash ? str_cut(name, 0, (size_t)colon) : name;
}

/* "credentialspec=file://web.json" */
static struct str behind_scheme(struct str option)
{
    ptrdiff_t scheme = str_find_text(option, STR_LIT("://"), 0);

    return scheme >= 0 ? str_cut(option, (size_t)scheme + 3, option.len) : STR_NONE;
}

static void learn_places(struct redaction *r, struct str text, struct str path)
{
    struct redact_place place;

    for (size_t at = 0; redact_next_place(&place, text, &at);)
        learn_parts(r, place.text, place.is_path ? "/\\:?{}" : ".",
                    place.is_path ? REDACT_PATH : REDACT_NAME, path);
}

void redact_names_learn(struct redaction *r, enum mdl_holds holds, struct str text, struct str path)
{
    learn_ids(r, text, path);
    switch (holds) {
    case MDL_HOLDS_NAME:
        learn_parts(r, without_tag(text), "/\\.@:=,_", REDACT_NAME, path);
        return;
    case MDL_HOLDS_PATH:
        learn_parts(r, text, "/\\:?{}", REDACT_PATH, path);
        return;
    case MDL_HOLDS_ID:
        if (is_mac_address(text)) {
            learn(r, text, REDACT_ID, path);
            return;
        }
        learn_parts(r, text, "/\\:?{}", REDACT_ID, path);
        return;
    case MDL_HOLDS_CREDENTIAL_SPEC:
    case MDL_HOLDS_SECURITY_OPTION:
        learn_members(r, text, path);
        if (str_find(text, '{', 0) < 0)
            learn_parts(r, behind_scheme(text), "/\\.", REDACT_NAME, path);
        return;
    case MDL_HOLDS_TEXT:
    case MDL_HOLDS_WORD:
    case MDL_HOLDS_COUNT:
        learn_places(r, text, path);
        learn_members(r, text, path);
        return;
    case MDL_HOLDS_ENVIRONMENT:
    case MDL_HOLDS_SECRET:
    case MDL_HOLDS_LABEL:
        break;
    }
}
