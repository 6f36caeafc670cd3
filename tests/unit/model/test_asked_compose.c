/* Compose files that people bring, read back: the request, what compose says against it, and what
 * is not known. */
#include "asked_testing.h"

#include "model/formats/asked_alike.h"
#include "tests/faults/faults.h"

#include <errno.h>

static void a_service_is_a_request(void **state)
{
    (void)state;
    expect_kinds("services:\n  iis:\n    image: iis\n    cpu_count: 2\n", "compose 1-4");
    expect_at(BODY "HostConfig.CpuCount", "2");
    expect_at("request.name", "app-iis-1");
    expect_at("host.Networks[0].Name", "app_default");
    open_text("services: {b: {image: x}, a: {image: y, profiles: [p]}}\n");
    assert_int_equal(artefact_count(&opened), 2);
    assert_true(str_is(artefact_name(&opened, 0), "a"));
    assert_no_error(artefact_select(&opened, 1));
    expect_at(BODY "Image", "x");
    expect("{\"services\": {\"a\": {\"image\": \"j\"}}}", BODY "Image", "j");
}

/* Only who asks for the profile gets what compose refuses of it. */
static void what_is_behind_a_profile_refuses_nothing(void **state)
{
    struct err *e;

    (void)state;
    open_text("services: {b: {image: x}, a: {image: 'Y:1', profiles: [p]}}\n");
    assert_int_equal(artefact_count(&opened), 1);
    expect_at(BODY "Image", "x");
    expect_at("answers", "");
    expect_note(NOTE_REMARK, "the services behind profiles are left out: with them docker compose "
                             "refuses the files: invalid reference format");
    e = artefact_select_named(&opened, STR_LIT("a"));
    assert_non_null(e);
    assert_string_equal(e->text,
                        "no container is called 'a': the services behind profiles are left out: "
                        "with them docker compose refuses the files: invalid reference format: "
                        "repository name (library/Y) must be lowercase");
    err_free(e);
    open_text("services: {b: {image: 'X:1'}, a: {image: y, profiles: [p]}}\n");
    assert_true(str_holds(at("answers[\"docker compose, line 1\"]"), STR_LIT("lowercase")));
}

static void a_compose_file_stands_between_other_text(void **state)
{
    (void)state;
    expect_kinds("This fails:\n\n```yaml\nservices:\n  a:\n    image: i\n```\nWhy?\n",
                 "compose 4-6");
    expect_kinds("My file is\nversion: '3'\nservices:\n  a:\n    image: i\n", "compose 2-5");
    expect_at(BODY "Image", "i");
    expect(
        "services:\n  a: &x\n    image: i\n  b:\n    <<: *x\n    user: u\n    ports: !reset []\n",
        BODY "Image", "i");
}

static void a_refusal_of_compose_is_its_answer(void **state)
{
    (void)state;
    open_text("services:\n  a:\n    image: i\n    isolatio: x\n");
    assert_false(artefact_gives_document(&opened));
    assert_true(str_holds(at("answers[\"docker compose, line 3\"]"), STR_LIT("isolatio")));
    expect("services:\n  a:\n    image: 'i${TAG}'\n    user: ${U-me}\n    hostname: h${H}\n",
           BODY "User", "me");
    expect_note(NOTE_REMARK, "compose takes them as blank: TAG, H; a file");
}

#define FILE_WITH_VARIABLES "services:\n  a:\n    image: i:${TAG}\n    isolation: ${ISO:-process}\n"

/* What commands beside the file set, in the way that compose gets it. */
static void variables_that_commands_set_are_filled_in(void **state)
{
    static const char *const same[] = {
        "$env:TAG = '2'\n$env:ISO='hyperv'; docker compose up\n\n" FILE_WITH_VARIABLES,
        "C:\\>set TAG=2\nC:\\>set \"ISO=hyperv\"&& docker-compose up\n\n" FILE_WITH_VARIABLES,
        "export TAG=2\nISO=hyperv docker compose up\n\n" FILE_WITH_VARIABLES,
        "export TAG=1\nexport TAG=2\nISO=hyperv docker compose up\n\n" FILE_WITH_VARIABLES,
        FILE_WITH_VARIABLES "\n```\nTAG=2 ISO=hyperv docker compose up\n```\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        open_text(same[i]);
        expect_at(BODY "Image", "i:2");
        expect_at(BODY "HostConfig.Isolation", "hyperv");
        expect_note(NOTE_REMARK, "what TAG stands for is what line");
    }
    /* What is not exported; a constant of PowerShell's own; the blank that cmd keeps. */
    open_text("export TAG=2\nISO=hyperv\n\n" FILE_WITH_VARIABLES);
    expect_at(BODY "HostConfig.Isolation", "process");
    open_text("$ISO = 'hyperv'\n$env:TAG='2'\n\n" FILE_WITH_VARIABLES);
    expect_at(BODY "HostConfig.Isolation", "process");
    open_text("set TAG=2 && docker compose up\n\n" FILE_WITH_VARIABLES);
    expect_note(NOTE_REMARK, "with the blank behind it, which cmd keeps as a part of it");
    assert_false(artefact_gives_document(&opened));
}

static void a_key_that_compose_does_not_send_is_told(void **state)
{
    (void)state;
    open_text("services:\n  a: {image: i, credential_spec: {file: web.json}}\n");
    expect_at(BODY "HostConfig.SecurityOpt", "null");
    expect_note(NOTE_REMARK, "credential_spec of the service a is checked by compose and never "
                             "sent; write security_opt: [\"credentialspec=file://web.json\"]");
    open_text("services:\n  b: {image: i, credential_spec: {registry: web}}\n  a: {extends: "
              "{service: b}}\n");
    expect_note(NOTE_REMARK, "[\"credentialspec=registry://web\"]");
    open_text(
        "services:\n  a: {image: i, credential_spec: {config: c}}\nconfigs: {c: {file: c}}\n");
    expect_note(NOTE_REMARK, "a config is for a service of a swarm");
    open_text("services:\n  a: {image: i, volumes_from: ['container:x', 'container:y:ro']}\n");
    expect_at(BODY "HostConfig.VolumesFrom[1]", "y");
    expect_note(NOTE_REMARK, "volumes_from of the service a: container:y:ro is sent without :ro");
}

/* What is not here is not known, and refuses nothing. */
static void files_that_are_elsewhere_refuse_nothing(void **state)
{
    (void)state;
    expect("services:\n  web:\n    image: img\n    extends: {file: 'https://x.org/a/b.git', "
           "service: s}\n",
           BODY "Image", "img");
    expect_note(
        NOTE_REMARK,
        "the files name https://x.org/a/b.git, which docker compose fetches and silospec does "
        "not: what it sets is not known");
    expect("include: ['oci://x.org/a:1']\nservices: {web: {image: img}}\n", BODY "Image", "img");
    expect_note(NOTE_REMARK, "the files name oci://x.org/a:1, which docker compose fetches");
    expect("services: {web: {image: img, env_file: x.env}}\n", BODY "Image", "img");
    expect_note(NOTE_REMARK, "the files name x.env, which is not here");
    expect("services:\n  db: {provider: {type: cloud}}\n  web: {image: img, depends_on: [db]}\n",
           BODY "Image", "img");
    expect_note(NOTE_REMARK, "the service db is no container: the provider cloud makes it");
}

static void what_compose_makes_of_a_percent_is_told(void **state)
{
    (void)state;
    expect("services:\n  a:\n    image: i\n    cpu_percent: 50\n", BODY "HostConfig.CpuPercent",
           "5000");
    expect_note(NOTE_REMARK,
                "cpu_percent of the service a is sent times 100, as 5000: so do docker");
    open_text("services:\n  a:\n    image: i\n    cpus: 1.5\n");
    assert_false(has_note(NOTE_REMARK, "cpu_percent"));
}

static void what_an_older_compose_does_is_told(void **state)
{
    (void)state;
    open_text("services:\n  a:\n    image: i\n  b:\n    image: i\n    volumes: ['data:C:\\x']\n"
              "volumes:\n  data:\n");
    expect_note(NOTE_REMARK,
                "read as docker compose 2.40 reads them; 2.26 makes another request of b");
    open_text(
        "services:\n  a: {image: i, networks: {n: {interface_name: e}}}\nnetworks: {n: {}}\n");
    expect_note(NOTE_REMARK, "2.26 refuses them: ");
    open_text(
        "services:\n  a:\n    image: i\n    isolation: hyperv\n    volumes: ['C:\\x:C:\\y']\n");
    assert_false(has_note(NOTE_REMARK, "2.26"));
    /* null for what 2.40 leaves out, and options that say nothing, are no other request. */
    open_text(
        "services:\n  a: {image: i, network_mode: none, secrets: [s]}\nsecrets: {s: {file: s}}\n");
    assert_false(has_note(NOTE_REMARK, "2.26"));
}

static const struct value *read_body(const char *text)
{
    const struct value *body = NULL;

    assert_null(yaml_read(&body, str_of(text)));
    return body;
}

static void what_either_asks_for_alone_is_no_likeness(void **state)
{
    static const struct {
        const char *one, *other;
        bool alike;
    } cases[] = {
        {"{User: a}", "{User: a, Labels: {}, StopSignal: null}", true},
        {"{User: a}", "{User: a, NetworkingConfig: {b: c}}", true},
        {"{User: a}", "{User: a, Domainname: b}", false},
        {"{HostConfig: {Binds: [a, b]}}", "{HostConfig: {Binds: [a]}}", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct value *one = read_body(cases[i].one), *other = read_body(cases[i].other);

        assert_int_equal(asked_alike(one, other), cases[i].alike);
        assert_int_equal(asked_alike(other, one), cases[i].alike);
        value_unref(one);
        value_unref(other);
    }
}

static void files_beside_a_compose_file_are_read(void **state)
{
    static const char *const both[] = {"test_asked_compose.yaml",
                                       "test_asked_compose.override.yaml"};

    (void)state;
    write_file(
        both[0],
        "services:\n  a:\n    image: 'i${TEST_ASKED}'\n    env_file: ./test_asked_compose.env\n");
    write_file(both[1], "services:\n  a:\n    user: over\n");
    write_file("test_asked_compose.env", "E=5\n");
    artefact_close(&opened);
    assert_no_error(artefact_open(&opened, both[0]));
    expect_at(BODY "Env[0]", "E=5");
    expect_at(BODY "User", "");
    artefact_close(&opened);
    assert_no_error(artefact_open_all(&opened, both, 2, NULL));
    expect_at(BODY "User", "over");
    assert_int_equal(artefact_count(&opened), 1);
    assert_int_equal(remove("test_asked_compose.env"), 0);
    artefact_close(&opened);
    assert_no_error(artefact_open(&opened, both[0]));
    expect_note(NOTE_REMARK, "name test_asked_compose.env, which is not here");
    write_file("test_asked_compose.env", "E=5\n");
    artefact_close(&opened);
    fault_at(OS_CALL_OPEN, 2, EACCES);
    assert_no_error(artefact_open(&opened, both[0]));
    (void)fault_off();
    expect_note(NOTE_REMARK, "test_asked_compose.env, which cannot be read (no permission to");
    assert_int_equal(remove("test_asked_compose.env"), 0);
    assert_int_equal(remove(both[0]) + remove(both[1]), 0);
}

/* A run line's file is one, too. */
static void what_the_system_has_too_little_for_is_no_answer(void **state)
{
    static const char *const texts[] = {
        "services:\n  a:\n    image: i\n    env_file: ./test_asked_compose.env\n",
        "services:\n  a:\n    extends: {file: test_asked_compose.yml, service: b}\n",
        "docker run --env-file test_asked_compose.env i\n",
    };
    static const int short_of[] = {EMFILE, ENFILE};

    (void)state;
    write_file("test_asked_compose.env", "E=5\n");
    write_file("test_asked_compose.yml", "services:\n  b:\n    image: i\n");
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        for (size_t k = 0; k < sizeof(short_of) / sizeof(short_of[0]); k++) {
            struct err *e;

            write_file("test_asked_compose.txt", texts[i]);
            artefact_close(&opened);
            fault_at(OS_CALL_OPEN, 2, short_of[k]);
            e = artefact_open(&opened, "test_asked_compose.txt");
            (void)fault_off();
            assert_non_null(e);
            assert_true(err_is_lack(e));
            assert_true(str_holds(str_of(e->text), str_of(strerror(short_of[k]))));
            err_free(e);
        }
    assert_int_equal(remove("test_asked_compose.env") + remove("test_asked_compose.yml"), 0);
    assert_int_equal(remove("test_asked_compose.txt"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_service_is_a_request),
        cmocka_unit_test(what_is_behind_a_profile_refuses_nothing),
        cmocka_unit_test(a_compose_file_stands_between_other_text),
        cmocka_unit_test(a_refusal_of_compose_is_its_answer),
        cmocka_unit_test(variables_that_commands_set_are_filled_in),
        cmocka_unit_test(a_key_that_compose_does_not_send_is_told),
        cmocka_unit_test(files_that_are_elsewhere_refuse_nothing),
        cmocka_unit_test(what_compose_makes_of_a_percent_is_told),
        cmocka_unit_test(what_an_older_compose_does_is_told),
        cmocka_unit_test(what_either_asks_for_alone_is_no_likeness),
        cmocka_unit_test(files_beside_a_compose_file_are_read),
        cmocka_unit_test(what_the_system_has_too_little_for_is_no_answer),
    };

    return cmocka_run_group_tests(tests, NULL, end);
}
