/* The image of a request, and the platform that is asked for: a row each, in the daemon's words. */
#include "create_testing.h"

#define NO_MATCH(asked)                                                                            \
    "image with reference web was found but its platform (windows/amd64) does not match the "      \
    "specified platform (" asked ")"
#define PLATFORM(p)     "\"platform\":\"" p "\",\"body\":{\"Image\":\"web\"}"
#define PLATFORM_ARM(p) "\"platform\":\"" p "\",\"body\":{\"Image\":\"arm\"}"
#define IMAGE(name)     "\"body\":{\"Image\":\"" name "\"}"

static void a_platform_is_read_as_containerd_reads_it(void **state)
{
    static const struct row rows[] = {
        {"moby-27", PLATFORM("windows/amd64"), "!", NULL},
        {"moby-27", PLATFORM("Windows/X86_64"), "!", NULL},
        {"moby-27", PLATFORM("windows/amd64/v1"), "!", NULL},
        {"moby-27", PLATFORM("amd64"), "!", NULL},
        {"moby-27", PLATFORM("x86-64"), "!", NULL},
        {"moby-27", PLATFORM("windows"), "!", NULL},
        {"moby-27", PLATFORM_ARM("windows/arm64"), "!", NULL},
        {"moby-27", PLATFORM_ARM("windows/aarch64"), "!", NULL},
        {"moby-27", PLATFORM_ARM("arm64"), "!", NULL},
        {"moby-27", PLATFORM("macos"), "!", NO_MATCH("darwin/amd64")},
        {"moby-27", PLATFORM("armel"), "!", NO_MATCH("windows/arm/v6")},
        {"moby-27", PLATFORM("armhf"), "!", NO_MATCH("windows/arm")},
        {"moby-27", PLATFORM("linux/arm/7"), "!", NO_MATCH("linux/arm/v7")},
        {"moby-27", PLATFORM("windows/arm64/v8"), "!", NO_MATCH("windows/arm64/v8")},
        {"moby-24.0", PLATFORM("linux/i386"), "!",
         "image with reference web was found but does not match the specified "
         "platform: wanted "
         "linux/386, actual: windows/amd64"},
        {"moby-24.0", PLATFORM("ppc"), "!",
         "image with reference web was found but does not match the specified "
         "platform: wanted "
         "windows/ppc, actual: windows/amd64"},
        {"moby-27", PLATFORM("win*"), "!",
         "\"win*\": wildcards not yet supported: invalid argument"},
        {"moby-27", PLATFORM("win dows/amd64"), "!",
         "\"win dows\" is an invalid component of \"win dows/amd64\": platform "
         "specifier component "
         "must match \"^[A-Za-z0-9_-]+$\": invalid argument"},
        {"moby-27", PLATFORM("windows/"), "!",
         "\"\" is an invalid component of \"windows/\": platform specifier "
         "component must match "
         "\"^[A-Za-z0-9_-]+$\": invalid argument"},
        {"moby-27", PLATFORM("a\\\"b"), "!",
         "\"a\\\"b\" is an invalid component of \"a\\\"b\": platform specifier "
         "component must "
         "match "
         "\"^[A-Za-z0-9_-]+$\": invalid argument"},
        {"moby-27", PLATFORM("a/b/c/d"), "!",
         "\"a/b/c/d\": cannot parse platform specifier: invalid argument"},
        {"moby-27", PLATFORM("bogus"), "!",
         "\"bogus\": unknown operating system or architecture: invalid argument"},
        /* Clients from 26 on ask so; what those engines make of it nobody recorded. */
        {"moby-28", PLATFORM("windows(10.0.20348)/amd64"), "!", NULL},
        {"moby-28", PLATFORM("windows(10.0.20348)/amd64"), "~",
         "Does this engine take a platform with a version, windows(10.0.20348)/amd64, and is the "
         "image of it?"},
        {"moby-28", PLATFORM("windows/amd64"), "~", NULL},
        {"moby-28", PLATFORM("bogus(1)"), "!",
         "\"bogus(1)\": unknown operating system or architecture: invalid argument"},
        {"moby-25.0", PLATFORM("windows(10.0.20348)/amd64"), "!",
         "\"windows(10.0.20348)\" is an invalid component of \"windows(10.0.20348)/amd64\": "
         "platform specifier component must match \"^[A-Za-z0-9_-]+$\": invalid argument"},
        /* Older clients and engines do not ask. */
        {"moby-27", "\"api\":\"1.40\"," PLATFORM("bogus"), "!", NULL},
        {"moby-19.03", PLATFORM("bogus"), "!", NULL},
    };

    (void)state;
    CHECK_ALL(rows);
}

static void an_image_is_found_by_name_and_by_id(void **state)
{
    static const struct row rows[] = {
        {"moby-27", IMAGE("web"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("reg.example/web:1"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("sha256:aa11"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("aa1"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("sha256:aa2"), "Image", "sha256:aa22"},
        {"moby-27", IMAGE("named"), "Image", "named"},
        {"moby-27", IMAGE("aa"), "!", "No such image: aa:latest"},   /* two begin so */
        {"moby-27", IMAGE("nam"), "!", "No such image: nam:latest"}, /* of digests only */
        {"moby-27", IMAGE("docker.io/library/web"), "Image", "sha256:aa11"},
        {"moby-27", IMAGE("docker.io/library/gone:2"), "!", "No such image: gone:2"},
        {"moby-27",
         IMAGE("web@sha256:"
               "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
         "!",
         "No such image: "
         "web@sha256:"
         "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
        {"moby-27",
         IMAGE("sha256:"
               "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
         "!",
         "No such image: "
         "sha256:"
         "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
        {"moby-24.0", IMAGE("WEB"), "!",
         "invalid reference format: repository name must be lowercase"},
        {"moby-27", IMAGE("WEB"), "!",
         "invalid reference format: repository name (library/WEB) must be "
         "lowercase"},
        {"moby-27", IMAGE("void"), "Platform", "windows"},
        {"moby-28", IMAGE("void"), "Platform", ""},
        {"moby-27", IMAGE("nix"), "Platform", "linux"},
        {"moby-20.10", IMAGE("nix"), "!",
         "operating system on which parent image was created is not Windows"},
        {"moby-27", "\"body\":{\"Image\":\"\",\"Cmd\":[\"x\"]}", "Platform", "linux"},
    };

    (void)state;
    CHECK_ALL(rows);
}

/* Who names a platform is not told that it is not the host's. */
static void an_image_for_another_platform_is_warned_of(void **state)
{
    static const struct row rows[] = {
        {"moby-20.10", "\"body\":{\"Image\":\"arm\"}", "?",
         "The requested image's platform (windows/arm64/v8) does not match the detected host "
         "platform (windows/amd64) and no specific platform was requested"},
        {"moby-20.10", "\"platform\":\"windows/arm64\",\"body\":{\"Image\":\"arm\"}", "?", NULL},
        {"moby-20.10", API("1.40") "\"platform\":\"windows/arm64\",\"body\":{\"Image\":\"arm\"}",
         "?",
         "The requested image's platform (windows/arm64/v8) does not match the detected host "
         "platform (windows/amd64) and no specific platform was requested"},
    };
    static const struct row lcow[] = {
        {"moby-20.10", "\"platform\":\"linux\",\"body\":{\"Image\":\"nix\"}", "?", NULL},
        {"moby-20.10", "\"body\":{\"Image\":\"nix\"}", "?",
         "The requested image's platform (linux/amd64) does not match the detected host "
         "platform (windows/amd64) and no specific platform was requested"},
    };
    static const struct stage with_lcow = {CREATE_ONLY, CORP "\"LCOWSupported\":true,"};

    (void)state;
    CHECK_ALL(rows);
    CHECK_STAGE(lcow, with_lcow);
}

/* Created it is, and it never ran: the start finds no image. */
static void a_container_of_no_image_does_not_start(void **state)
{
    static const struct row rows[] = {
        {"moby-23.0", "\"body\":{\"Image\":\"\",\"Cmd\":[\"x\"]}", "!", "No such image: "},
        {"moby-29", "\"body\":{\"Image\":\"\",\"Cmd\":[\"x\"]}", "!", "No such image: "},
    };
    static const struct row made[] = {
        {"moby-29", "\"body\":{\"Image\":\"\",\"Cmd\":[\"x\"]}", "!", NULL},
        {"moby-29", "\"body\":{\"Image\":\"\",\"Cmd\":[\"x\"]}", "Platform", "linux"},
    };
    static const struct stage starting = {CREATE_AND_START, ""};

    (void)state;
    CHECK_ALL(made);
    CHECK_STAGE(rows, starting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_platform_is_read_as_containerd_reads_it),
        cmocka_unit_test(an_image_is_found_by_name_and_by_id),
        cmocka_unit_test(an_image_for_another_platform_is_warned_of),
        cmocka_unit_test(a_container_of_no_image_does_not_start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
