/* Names of images as the engine reads them: distribution/reference's grammar, its familiar form,
 * and what changed in it with 25.0. */
#include "specgen/create/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define HEX    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define DIGEST "sha256:" HEX
#define TEN    "abcdefghij"
#define FIFTY  TEN TEN TEN TEN TEN
#define BAD    "invalid reference format"
#define LONG   "repository name must not be more than 255 characters"

static void check(const char *text, bool new_rules, const char *familiar, const char *digest,
                  const char *error)
{
    struct reference ref;
    struct str why = STR_NONE;
    struct arena a;
    bool good;

    arena_init(&a);
    good = reference_read(&ref, &why, &a, str_of(text),
                          new_rules ? REFERENCE_RULES_25 : REFERENCE_RULES_FIRST);
    if (good != (error == NULL))
        fail_msg("'%s' is %s", text, good ? "read" : "refused");
    if (error != NULL && !str_is(why, error))
        fail_msg("'%s': %.*s", text, STR_FMT(why));
    if (good && (!str_is(ref.familiar, familiar) || !str_is(ref.digest, digest)))
        fail_msg("'%s' is '%.*s', '%.*s'", text, STR_FMT(ref.familiar), STR_FMT(ref.digest));
    arena_finish(&a);
}

static void a_name_has_its_familiar_form(void **state)
{
    static const struct {
        const char *text, *familiar;
    } names[] = {
        {"web", "web:latest"},
        {"web:1", "web:1"},
        {"web:ltsc2022-KB5_1.0", "web:ltsc2022-KB5_1.0"},
        {"web:_x", "web:_x"},
        {"team/web", "team/web:latest"},
        {"library/web", "web:latest"},
        {"library/a/b", "library/a/b:latest"},
        {"docker.io/web", "web:latest"},
        {"docker.io/library/web:2", "web:2"},
        {"index.docker.io/library/web", "web:latest"},
        {"docker.io/team/web", "team/web:latest"},
        {"registry:5000/web", "registry:5000/web:latest"},
        {"registry:5000/library/web:1", "registry:5000/library/web:1"},
        {"localhost/web", "localhost/web:latest"},
        {"mcr.example/windows/servercore:ltsc2022", "mcr.example/windows/servercore:ltsc2022"},
        {"Registry.Example/web", "Registry.Example/web:latest"},
        {"my-registry.example:80/web", "my-registry.example:80/web:latest"},
        {"web@" DIGEST, "web@" DIGEST},
        {"web:1@" DIGEST, "web:1@" DIGEST},
        {"x/a.b_c__d-e---f/0", "x/a.b_c__d-e---f/0:latest"},
        {"a_b", "a_b:latest"},
        {"a__b", "a__b:latest"},
        {"a----b", "a----b:latest"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        check(names[i].text, false, names[i].familiar, "", NULL);
        check(names[i].text, true, names[i].familiar, "", NULL);
    }
}

static void an_id_is_no_name(void **state)
{
    (void)state;
    check(HEX, true, "", DIGEST, NULL);
    check(DIGEST, false, "", DIGEST, NULL);
    check("web/" HEX, true, "web/" HEX ":latest", "", NULL);
    check("0123456789abcdef", true, "0123456789abcdef:latest", "", NULL);
}

static void what_is_no_name_is_refused(void **state)
{
    static const char *const wrong[] = {
        "",
        ":1",
        "web:",
        "web:.1",
        "web:-1",
        "web:a b",
        "web:1:2",
        "/web",
        "web/",
        "a//b",
        "-web",
        "web-",
        "web.",
        "_web",
        "a..b",
        "a___b",
        "a._b",
        "a-.b",
        "a--_b",
        "we b",
        "w\xc3\xa9",
        "web@sha256:12",
        "web@",
        "@" DIGEST,
        "registry:/web",
        "registry:50x/web",
        "-r.example/web",
        "r-.example/web",
        "r.-example/web",
        "r.example-/web",
        ".example/web",
        "r..example/web",
        "r_x.example:80/web",
        "registry:5000/",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        check(wrong[i], false, NULL, NULL, BAD);
        check(wrong[i], true, NULL, NULL, BAD);
    }
}

static void a_digest_must_be_one(void **state)
{
    (void)state;
    check("web@md5:" HEX, true, NULL, NULL, "unsupported digest algorithm");
    check("web@sha256:" HEX "00", false, NULL, NULL, "invalid checksum digest length");
    check("web@sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", true, NULL,
          NULL, "invalid checksum digest format");
    check("web@sha512:" HEX HEX, true, "web@sha512:" HEX HEX, "", NULL);
    check("sha512:" HEX HEX, true, "", "sha512:" HEX HEX, NULL);
}

/* What is no domain can be a part of the name all the same; since 23.0 an IPv6 address is one. */
static void a_registry_may_look_like_a_name(void **state)
{
    (void)state;
    check("r_x.example/web", true, "r_x.example/web:latest", "", NULL);
    check("[::1]:5000/web", true, "[::1]:5000/web:latest", "", NULL);
    check("[::1]:5000/web", false, NULL, NULL, BAD);
}

static void a_tag_has_at_most_128_characters(void **state)
{
    (void)state;
    check("web:" FIFTY FIFTY TEN TEN "12345678", true, "web:" FIFTY FIFTY TEN TEN "12345678", "",
          NULL);
    check("web:" FIFTY FIFTY TEN TEN "123456789", true, NULL, NULL, BAD);
}

/* Until 24.0 of registry and name together, then of the name. */
static void a_name_has_at_most_255_characters(void **state)
{
    (void)state;
    check("r.example/" FIFTY FIFTY FIFTY FIFTY TEN TEN TEN TEN "abcde", false,
          "r.example/" FIFTY FIFTY FIFTY FIFTY TEN TEN TEN TEN "abcde:latest", "", NULL);
    check("r.example/" FIFTY FIFTY FIFTY FIFTY TEN TEN TEN TEN "abcdef", false, NULL, NULL, LONG);
    check("r.example/" FIFTY FIFTY FIFTY FIFTY FIFTY "abcde", true,
          "r.example/" FIFTY FIFTY FIFTY FIFTY FIFTY "abcde:latest", "", NULL);
    check("r.example/" FIFTY FIFTY FIFTY FIFTY FIFTY "abcdef", true, NULL, NULL, LONG);
    /* docker.io/library/ counts, though nobody wrote it. */
    check(FIFTY FIFTY FIFTY FIFTY TEN TEN TEN "abcdefg", false,
          FIFTY FIFTY FIFTY FIFTY TEN TEN TEN "abcdefg:latest", "", NULL);
    check(FIFTY FIFTY FIFTY FIFTY TEN TEN TEN "abcdefgh", false, NULL, NULL, LONG);
}

static void capitals_are_told(void **state)
{
    (void)state;
    check("team/OK", false, NULL, NULL, BAD ": repository name must be lowercase");
    check("team/OK:1", true, NULL, NULL, BAD ": repository name (team/OK) must be lowercase");
    check("OK", true, NULL, NULL, BAD ": repository name (library/OK) must be lowercase");
    check("docker.io/OK:1", true, NULL, NULL,
          BAD ": repository name (library/OK) must be lowercase");
    check("r.example/OK:1", true, NULL, NULL, BAD ": repository name (OK) must be lowercase");
    check("\xc3\x89", true, NULL, NULL,
          BAD ": repository name (library/\xc3\x89) must be lowercase");
    check("OK@" DIGEST, true, NULL, NULL,
          BAD ": repository name (library/OK@sha256) must be lowercase");
    check("team/OK:a b", false, NULL, NULL, BAD ": repository name must be lowercase");
}

static void capitals_make_a_registry_since_25(void **state)
{
    (void)state;
    check("Team/web", false, NULL, NULL, BAD ": repository name must be lowercase");
    check("Team/web", true, "Team/web:latest", "", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_has_its_familiar_form),
        cmocka_unit_test(an_id_is_no_name),
        cmocka_unit_test(what_is_no_name_is_refused),
        cmocka_unit_test(a_digest_must_be_one),
        cmocka_unit_test(a_registry_may_look_like_a_name),
        cmocka_unit_test(a_tag_has_at_most_128_characters),
        cmocka_unit_test(a_name_has_at_most_255_characters),
        cmocka_unit_test(capitals_are_told),
        cmocka_unit_test(capitals_make_a_registry_since_25),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
