/* The library's face: what each function gives, and what it says when it cannot. */
#include "specgen/silospec.h"

#include "model/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char document[] =
    "silospec: 1\n"
    "container: {Id: c, Name: /web, Path: cmd, Image: img, Config: {}, HostConfig: {Isolation: "
    "hyperv}}\n"
    "host: {NumCPU: 4, Images: [{Id: img, OS: windows, LayerFolders: ['C:\\l', 'C:\\w']}]}\n";

static silospec_case *open_document(void)
{
    silospec_case *c;

    assert_null(silospec_open(&c, document, strlen(document), "web.yaml"));
    return c;
}

static void has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%s' is not in: %s", part, text);
}

/* An error of that class with that in its text, which is freed. */
static void refuses(silospec_error *e, enum silospec_class class, const char *part)
{
    assert_non_null(e);
    assert_int_equal(silospec_error_class(e), class);
    has(silospec_error_text(e), part);
    assert_non_null(silospec_error_json(e));
    silospec_error_free(e);
}

static void version_is_the_headers(void **state)
{
    (void)state;
    assert_int_equal(silospec_version(), SILOSPEC_VERSION_NUMBER);
}

static void generate_gives_compact_bytes(void **state)
{
    silospec_case *c = open_document();
    size_t length;
    char *json;

    (void)state;
    assert_null(silospec_generate(c, &json, &length));
    assert_int_equal(strlen(json), length);
    assert_memory_equal(json, "{\"ociVersion\":\"1.0.1-dev\",", 26);
    silospec_free(json);
    silospec_close(c);
}

static void set_and_engine_change_the_spec(void **state)
{
    silospec_case *c = open_document();
    char *json;

    (void)state;
    assert_null(silospec_set(c, "container.HostConfig.Memory", "512m"));
    assert_null(silospec_engine(c, "25.0"));
    assert_null(silospec_generate(c, &json, NULL));
    has(json, "\"memory\":{\"limit\":536870912}");
    has(json, "\"ociVersion\":\"1.1.0\"");
    silospec_free(json);
    silospec_close(c);
}

static void a_refused_change_leaves_the_case(void **state)
{
    silospec_case *c = open_document();
    char *before, *after;

    (void)state;
    assert_null(silospec_write(c, "json", &before, NULL));
    refuses(silospec_set(c, "container.HostConfig.Memroy", "1"), SILOSPEC_NOT_FOUND, "Memory");
    refuses(silospec_set(c, "container.HostConfig.Memory", "much"), SILOSPEC_INPUT, "much");
    refuses(silospec_engine(c, "moby-18.09"), SILOSPEC_NOT_FOUND, "moby-19.03");
    refuses(silospec_add(c, "nonsense", 8, "notes.txt"), SILOSPEC_INPUT, "notes.txt");
    assert_null(silospec_write(c, "json", &after, NULL));
    assert_string_equal(before, after);
    silospec_free(before);
    silospec_free(after);
    silospec_close(c);
}

static void add_takes_a_docker_info(void **state)
{
    static const char info[] = "{\"ServerVersion\":\"23.0.3\",\"OSType\":\"windows\",\"NCPU\":16}";
    silospec_case *c = open_document();
    char *text;

    (void)state;
    assert_null(silospec_add(c, info, strlen(info), "info.json"));
    assert_null(silospec_write(c, "yaml", &text, NULL));
    has(text, "engine: moby-23.0.3");
    has(text, "NumCPU: 16");
    silospec_free(text);
    silospec_close(c);
}

static void what_cannot_be_read_is_told_with_its_place(void **state)
{
    static const char bad[] = "silospec: 1\ncontainer:\n  HostConfig: {Memory: lots}\n";
    silospec_case *c = NULL;
    silospec_error *e = silospec_open(&c, bad, strlen(bad), "bad.yaml");

    (void)state;
    assert_non_null(e);
    assert_null(c);
    has(silospec_error_text(e), "bad.yaml:3:24: container.HostConfig.Memory: ");
    has(silospec_error_json(e), "\"file\":\"bad.yaml\",\"line\":3,\"column\":24,"
                                "\"path\":\"container.HostConfig.Memory\"");
    silospec_error_free(e);
    refuses(silospec_open(&c, "\xff\xff", 2, NULL), SILOSPEC_INPUT, "UTF-8");
    refuses(silospec_open(&c, "", 0, "nothing"), SILOSPEC_INPUT, "nothing");
}

static void a_refusal_has_the_engines_words(void **state)
{
    silospec_case *c = open_document();
    silospec_error *e;
    char *json = NULL;

    (void)state;
    assert_null(silospec_set(c, "container.Image", "gone"));
    e = silospec_generate(c, &json, NULL);
    assert_non_null(e);
    assert_null(json);
    assert_int_equal(silospec_error_class(e), SILOSPEC_REFUSED);
    has(silospec_error_json(e), "{\"error\":{\"message\":\"");
    has(silospec_error_json(e), "\"class\":\"");
    silospec_error_free(e);
    /* A report about it is an answer. */
    assert_null(silospec_report(c, "check", &json, NULL));
    has(json, "\"refused\": true");
    silospec_free(json);
    silospec_close(c);
}

static void reports_have_their_heads(void **state)
{
    static const char *const of_a_case[] = {"check", "explain", "effective", "upgrade"};
    static const char *const of_tables[] = {"engines", "rules", "fields", "mount"};
    silospec_case *c = open_document();
    char *json, head[80], what[80];

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        (void)snprintf(head, sizeof head, "{\n  \"report\": \"%s\",\n  \"version\": 1",
                       of_a_case[i]);
        assert_null(silospec_report(c, of_a_case[i], &json, NULL));
        assert_memory_equal(json, head, strlen(head));
        silospec_free(json);
        refuses(silospec_report(NULL, of_a_case[i], &json, NULL), SILOSPEC_INPUT, "a case");
    }
    for (size_t i = 0; i < 4; i++) {
        (void)snprintf(head, sizeof head, "{\n  \"report\": \"%s\",\n  \"version\": 1",
                       of_tables[i]);
        (void)snprintf(what, sizeof what, "%s%s", of_tables[i], i == 3 ? " c:\\a:d:\\b" : "");
        for (int with_case = 0; with_case < 2; with_case++) {
            assert_null(silospec_report(with_case ? c : NULL, what, &json, NULL));
            assert_memory_equal(json, head, strlen(head));
            silospec_free(json);
        }
    }
    silospec_close(c);
}

static void an_argument_stands_behind_the_name(void **state)
{
    silospec_case *c = open_document();
    char *json;

    (void)state;
    assert_null(silospec_report(c, "explain windows.hyperv", &json, NULL));
    has(json, "\"subject\": \"windows.hyperv\"");
    silospec_free(json);
    assert_null(silospec_report(NULL, "engines moby-25.0.6", &json, NULL));
    has(json, "\"release\": \"25.0.6\"");
    silospec_free(json);
    refuses(silospec_report(c, "explain windows.hyper", &json, NULL), SILOSPEC_NOT_FOUND,
            "neither");
    refuses(silospec_report(c, "check all", &json, NULL), SILOSPEC_INPUT, "no argument");
    refuses(silospec_report(c, "chek", &json, NULL), SILOSPEC_NOT_FOUND, "check");
    refuses(silospec_report(c, "diff", &json, NULL), SILOSPEC_UNSUPPORTED, "diff");
    refuses(silospec_report(NULL, "rules CPU-999", &json, NULL), SILOSPEC_NOT_FOUND, "CPU-");
    silospec_close(c);
}

static void secrets_are_hidden_until_asked_for(void **state)
{
    silospec_case *c = open_document();
    char *json;

    (void)state;
    assert_null(silospec_set(c, "container.HostConfig.SecurityOpt",
                             "[\"credentialspec=raw://{\\\"PluginInput\\\":\\\"hunter2\\\"}\"]"));
    assert_null(silospec_report(c, "explain container.HostConfig.SecurityOpt", &json, NULL));
    assert_null(strstr(json, "hunter2"));
    silospec_free(json);
    silospec_option(c, SILOSPEC_SECRETS, 1);
    assert_null(silospec_report(c, "explain container.HostConfig.SecurityOpt", &json, NULL));
    has(json, "hunter2");
    silospec_free(json);
    silospec_close(c);
}

static void cases_are_compared_with_the_first(void **state)
{
    silospec_case *one = open_document(), *other = open_document();
    const silospec_case *const cases[] = {one, other, one, other, one};
    char *json;

    (void)state;
    assert_null(silospec_compare(cases, 2, &json, NULL));
    has(json, "\"report\": \"diff\"");
    has(json, "\"different\": false");
    silospec_free(json);
    assert_null(silospec_set(other, "container.HostConfig.Memory", "1g"));
    assert_null(silospec_engine(other, "moby-25.0"));
    assert_null(silospec_compare(cases, 4, &json, NULL));
    has(json, "\"different\": true");
    has(json, "\"path\": \"windows.resources.memory.limit\"");
    has(json, "\"id\": \"ENG-");
    silospec_free(json);
    refuses(silospec_compare(cases, 1, &json, NULL), SILOSPEC_LIMIT, "two to 4");
    refuses(silospec_compare(cases, 5, &json, NULL), SILOSPEC_LIMIT, "two to 4");
    silospec_close(one);
    silospec_close(other);
}

static void raw_settings_are_those_of_the_document(void **state)
{
    silospec_case *c = open_document();
    char *changed, *raw;

    (void)state;
    assert_null(silospec_set(c, "container.HostConfig.Isolation", "process"));
    assert_null(silospec_set(c, "container.BaseFS", "\\\\?\\Volume{d}\\"));
    assert_null(silospec_set(c, "container.HostConfig.CpuCount", "2"));
    assert_null(silospec_set(c, "container.HostConfig.CpuPercent", "50"));
    assert_null(silospec_report(c, "explain", &changed, NULL));
    silospec_option(c, SILOSPEC_RAW, 1);
    assert_null(silospec_report(c, "explain", &raw, NULL));
    assert_string_not_equal(changed, raw);
    silospec_free(changed);
    silospec_free(raw);
    silospec_close(c);
}

static void nothing_to_free_is_fine(void **state)
{
    (void)state;
    silospec_free(NULL);
    silospec_close(NULL);
    silospec_error_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_is_the_headers),
        cmocka_unit_test(generate_gives_compact_bytes),
        cmocka_unit_test(set_and_engine_change_the_spec),
        cmocka_unit_test(a_refused_change_leaves_the_case),
        cmocka_unit_test(add_takes_a_docker_info),
        cmocka_unit_test(what_cannot_be_read_is_told_with_its_place),
        cmocka_unit_test(a_refusal_has_the_engines_words),
        cmocka_unit_test(reports_have_their_heads),
        cmocka_unit_test(an_argument_stands_behind_the_name),
        cmocka_unit_test(secrets_are_hidden_until_asked_for),
        cmocka_unit_test(cases_are_compared_with_the_first),
        cmocka_unit_test(raw_settings_are_those_of_the_document),
        cmocka_unit_test(nothing_to_free_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
