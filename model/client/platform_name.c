#include "model/client/platform_name.h"

#include "model/client/text.h"

static bool is_one_of(struct str name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (str_is(name, *names))
            return true;
    }
    return false;
}

bool client_is_known_os(struct str os)
{
    static const char *const names[] = {
        "aix",   "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios", "js",
        "linux", "nacl",    "netbsd", "openbsd",   "plan9",   "solaris", "windows", "zos", NULL,
    };

    return is_one_of(os, names);
}

bool client_is_known_arch(struct str arch)
{
    static const char *const names[] = {
        "386",       "amd64",       "amd64p32", "arm",   "armbe",   "arm64",  "arm64be",
        "ppc64",     "ppc64le",     "loong64",  "mips",  "mipsle",  "mips64", "mips64le",
        "mips64p32", "mips64p32le", "ppc",      "riscv", "riscv64", "s390",   "s390x",
        "sparc",     "sparc64",     "wasm",     NULL,
    };

    return is_one_of(arch, names);
}

struct str client_normal_os(struct arena *a, struct str os)
{
    os = client_lower(a, os);
    return str_is(os, "macos") ? STR_LIT("darwin") : os;
}

static void normal_arm(struct str *variant, struct arena *a)
{
    if (variant->len == 0 || str_is(*variant, "7"))
        *variant = STR_LIT("v7");
    else if (str_is(*variant, "5") || str_is(*variant, "6") || str_is(*variant, "8"))
        *variant = CLIENT_TEXT(a, STR_LIT("v"), *variant);
}

void client_normal_arch(struct str *arch, struct str *variant, struct arena *a)
{
    *arch = client_lower(a, *arch);
    *variant = client_lower(a, *variant);
    if (str_is(*arch, "i386")) {
        *arch = STR_LIT("386");
        *variant = STR_NONE;
    } else if (str_is(*arch, "x86_64") || str_is(*arch, "x86-64") || str_is(*arch, "amd64")) {
        *arch = STR_LIT("amd64");
        if (str_is(*variant, "v1"))
            *variant = STR_NONE;
    } else if (str_is(*arch, "aarch64") || str_is(*arch, "arm64")) {
        *arch = STR_LIT("arm64");
        if (str_is(*variant, "8") || str_is(*variant, "v8"))
            *variant = STR_NONE;
    } else if (str_is(*arch, "armhf") || str_is(*arch, "armel")) {
        *variant = str_is(*arch, "armhf") ? STR_LIT("v7") : STR_LIT("v6");
        *arch = STR_LIT("arm");
    } else if (str_is(*arch, "arm")) {
        normal_arm(variant, a);
    }
}
