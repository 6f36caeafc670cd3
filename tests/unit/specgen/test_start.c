/* The whole way of a container that is there: its volumes, its networks, moby's own runtime, and
 * what it says of its last start. */
#include "model/formats/artefact.h"
#include "platform/sim/sim.h"
#include "specgen/assess/problems.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define CASES TEST_DATA_DIR "/cases/"

struct subject {
    struct artefact file;
    struct mdl_doc *doc;
    struct arena arena;
    struct assessment r;
    struct problems problems;
};

static void assess_as_engine(struct subject *s, const char *engine)
{
    struct plat host;
    struct engine e;
    uint32_t release;

    arena_init(&s->arena);
    assert_null(mdl_doc_new(&s->doc, s->file.root));
    release = s->doc->release;
    if (engine != NULL)
        assert_null(mdl_engine_find(&release, str_of(engine)));
    e = engine_of(release);
    host = plat_sim(s->doc);
    assert_null(assess_as(&s->arena, s->doc, &host, ASSESS_CHANGED, &e, &s->r));
    assert_true(problems_make(&s->problems, &s->arena, &s->r));
}

static void open_case(struct subject *s, const char *file, const char *engine)
{
    assert_null(artefact_open(&s->file, file));
    assess_as_engine(s, engine);
}

static void open_text(struct subject *s, const char *text)
{
    assert_null(artefact_read(&s->file, str_of(text), "text"));
    assess_as_engine(s, NULL);
}

static void close_subject(struct subject *s)
{
    arena_finish(&s->arena);
    mdl_doc_free(s->doc);
    artefact_close(&s->file);
}

static void assert_text(struct str found, const char *expected)
{
    if (!str_is(found, expected))
        fail_msg("found '%.*s', expected '%s'", STR_FMT(found), expected);
}

static void expect_end(struct subject *s, enum assess_end end, const char *message,
                       enum spec_class class, int status)
{
    struct assess_answer answer = assess_answer(&s->r);

    assert_int_equal(s->r.end, end);
    assert_text(answer.message, message);
    assert_int_equal(answer.class, class);
    assert_int_equal(answer.http_status, end == ASSESS_ENDS_NEVER ? 0 : status);
    close_subject(s);
}

static void expect_never(struct subject *s)
{
    expect_end(s, ASSESS_ENDS_NEVER, "", SPEC_CLASS_UNKNOWN, 0);
}

/* ---- networks ---------------------------------------------------------------------------- */

#define WITH(config, host_config, settings, host)                                                  \
    "{silospec: 1, engine: moby-25.0, container: {Id: c1, Image: i, Path: cmd, Config: {" config   \
    "}, HostConfig: {Isolation: hyperv" host_config "}, NetworkSettings: {Networks: {" settings    \
    "}}}, host: {OSBuild: 20348, NumCPU: 4, Images: [{Id: i, OS: windows, LayerFolders: [a, "      \
    "b]}]" host "}}"

static void a_network_that_is_gone_stops_the_start(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a06-network-that-is-gone.yaml", NULL);
    expect_end(&s, ASSESS_ENDS_START, "network web-net not found", SPEC_CLASS_NOT_FOUND, 404);

    /* The network of the mode, where the container has none yet. */
    open_text(&s, WITH("", ", NetworkMode: corp", "", ""));
    expect_end(&s, ASSESS_ENDS_START, "network corp not found", SPEC_CLASS_NOT_FOUND, 404);

    /* After a first start the id counts: a network that was made anew is another one. */
    open_text(&s, WITH("", ", NetworkMode: corp", "corp: {NetworkID: aa11}",
                       ", Networks: [{Name: corp, Id: bb22}]"));
    expect_end(&s, ASSESS_ENDS_START, "network aa11 not found", SPEC_CLASS_NOT_FOUND, 404);
    open_text(&s, WITH("", ", NetworkMode: corp", "corp: {NetworkID: aa11}",
                       ", Networks: [{Name: corp, Id: aa11}]"));
    expect_never(&s);
    open_text(&s, WITH("", ", NetworkMode: corp", "corp: {NetworkID: aa11}",
                       ", Networks: [{Name: corp}]"));
    expect_never(&s);
}

static void a_network_is_skipped_only_where_networking_is_off(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, WITH("NetworkDisabled: true", ", NetworkMode: corp", "corp: {}", ""));
    assert_int_equal(s.r.spec.warning_count, 1);
    assert_text(s.r.spec.findings->text,
                "network corp is skipped in silence: no such network on the host");
    expect_never(&s);
    open_text(&s, WITH("", "", "nat: {}", ", DisableBridge: true"));
    expect_never(&s);
    open_text(&s, WITH("", "", "nat: {}", "")); /* each daemon makes it */
    expect_never(&s);
    open_text(&s, WITH("", ", NetworkMode: 'container:x'", "", ""));
    assert_int_equal(s.r.end, ASSESS_ENDS_CREATE);
    close_subject(&s);
}

static void a_mode_that_is_an_id_is_looked_up_since_24_0_7(void **state)
{
#define ID "55059bc355059bc355059bc355059bc355059bc355059bc355059bc355059bc3"
    static const char text[] =
        "could not find a network matching network mode " ID ": network " ID " not found";
    struct subject s;

    (void)state;
    open_case(&s, CASES "a07-network-mode-is-an-id-after-reboot.json", "moby-24.0.6");
    expect_never(&s);
    open_case(&s, CASES "a07-network-mode-is-an-id-after-reboot.json", "moby-24.0.7");
    expect_end(&s, ASSESS_ENDS_START, text, SPEC_CLASS_NOT_FOUND, 404);
    open_case(&s, CASES "a07-network-mode-is-an-id-after-reboot.json", "moby-28");
    expect_end(&s, ASSESS_ENDS_START, text, SPEC_CLASS_NOT_FOUND, 404);
#undef ID
}

static void none_goes_with_no_other_network_since_28(void **state)
{
    static const char text[] = "container cannot be connected to multiple networks with one of the "
                               "networks in private (none) mode";
    static const char *const both[] = {
        WITH("", "", "nat: {}, none: {}", ""),
        WITH("", ", NetworkMode: none", "none: {}, corp: {}", ", Networks: [{Name: corp}]")};
    static const char *const alone[] = {
        WITH("", "", "none: {}", ""),
        WITH("", "", "nat: {}, corp: {}", ", Networks: [{Name: corp}]"),
        WITH("NetworkDisabled: true", "", "nat: {}, none: {}", "")};
    struct subject s;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        assert_null(artefact_read(&s.file, str_of(both[i]), "text"));
        assess_as_engine(&s, "moby-27");
        expect_never(&s);
        assert_null(artefact_read(&s.file, str_of(both[i]), "text"));
        assess_as_engine(&s, "moby-28");
        expect_end(&s, ASSESS_ENDS_START, text, SPEC_CLASS_INVALID_PARAMETER, 400);
    }
    for (size_t i = 0; i < 3; i++) {
        assert_null(artefact_read(&s.file, str_of(alone[i]), "text"));
        assess_as_engine(&s, "moby-28");
        expect_never(&s);
    }
}

static void several_networks_are_told_in_the_order_of_the_engine(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, WITH("", ", NetworkMode: b", "b: {}, a: {}", ""));
    assert_text(s.r.start.error->message, "network a not found");
    assert_text(s.r.start.error->next->message, "network b not found");
    assert_text(s.problems.items[0].text, "network a not found");
    assert_true(s.problems.items[0].reached);
    assert_false(s.problems.items[1].reached);
    close_subject(&s);
}

/* ---- volumes ----------------------------------------------------------------------------- */

static void volumes_of_the_config_are_read_at_create(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a19-volumes-of-the-config.yaml", NULL);
    expect_end(&s, ASSESS_ENDS_CREATE,
               "Unrecognised volume spec: invalid volume specification: '/data'",
               SPEC_CLASS_UNKNOWN, 500);
    open_text(&s, WITH("Volumes: {'C:\\data': {}}", "", "", ""));
    expect_never(&s);
    open_text(&s, WITH("Volumes: {'C:': {}}", "", "", ""));
    assert_int_equal(s.r.end, ASSESS_ENDS_CREATE);
    close_subject(&s);
}

static void a_pipe_alone_is_asked_for_where_the_disk_is_not_known(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a20-volume-is-a-pipe-alone.yaml", NULL);
    assert_int_equal(s.r.end, ASSESS_ENDS_NEVER);
    assert_int_equal(s.r.unknowns.count, 1);
    assert_text(s.r.unknowns.first->question,
                "Is there a pipe \\\\.\\pipe\\docker_engine on the host?");
    assert_false(spec_is_open(&s.r.unknowns));
    close_subject(&s);

    /* Not for one that is refused whatever the host has. */
    open_text(&s, "{silospec: 1, container: {Id: c, Image: i, Config: {Image: i}, HostConfig: "
                  "{Binds: ['\\\\.\\pipe\\x:ro', 'c:\\a:c:\\b']}}, host: {Images: [{Id: i, OS: "
                  "windows}], Unknown: [Disk]}}");
    assert_int_equal(s.r.unknowns.count, 1);
    assert_text(s.r.unknowns.first->question, "Is there a folder c:\\a on the host?");
    close_subject(&s);

    open_text(&s, WITH("Volumes: {'\\\\.\\pipe\\docker_engine': {}}", "", "",
                       ", Disk: {Files: ['\\\\.\\pipe\\docker_engine']}"));
    expect_end(&s, ASSESS_ENDS_CREATE,
               "Unrecognised volume spec: file '\\\\.\\pipe\\docker_engine' cannot be mapped. Only "
               "directories can be mapped on this platform",
               SPEC_CLASS_UNKNOWN, 500);
}

static void all_conflicts_of_a_joined_network_are_told(void **state)
{
    static const char *const expected[] = {
        "conflicting options: hostname and the network mode",
        "conflicting options: dns and the network mode",
        "conflicting options: custom host-to-IP mapping and the network mode",
        "conflicting options: port exposing and the container type network mode",
        ("Using the network stack of another container is not supported while using Hyper-V "
         "Containers"),
    };
    const struct preflight_error *e;
    struct subject s;

    (void)state;
    open_case(&s, CASES "a23-joined-container-many-conflicts.yaml", NULL);
    e = s.r.create.error;
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++, e = e->next) {
        assert_non_null(e);
        assert_text(e->message, expected[i]);
        assert_int_equal(s.problems.items[i].reached, i == 0);
    }
    close_subject(&s);
}

/* ---- the runtime ------------------------------------------------------------------------- */

static void the_runtime_refuses_devices_under_hyperv(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a14-gpu-under-hyperv.json", NULL);
    assert_null(s.r.spec.error);
    assert_int_equal(s.r.runtime->rule, RULE_RUNTIME_DEVICE);
    assert_non_null(strstr(spec_rule_info(RULE_RUNTIME_DEVICE).remedy, "process isolation"));
    expect_end(&s, ASSESS_ENDS_RUNTIME, "device assignment is not supported for HyperV containers",
               SPEC_CLASS_UNKNOWN, 500);

    open_case(&s, CASES "a14-gpu-under-hyperv.json", "moby-20.10"); /* the spec builder itself */
    assert_int_equal(s.r.end, ASSESS_ENDS_SPEC);
    close_subject(&s);
}

static void the_runtime_knows_device_classes_only(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s,
              "{silospec: 1, engine: moby-25.0, container: {Id: c, Image: i, BaseFS: 'C:\\x', "
              "Config: {}, HostConfig: {Isolation: process, Devices: [{PathOnHost: 'gpu://x'}]}}"
              ", host: {OSBuild: 20348, Images: [{Id: i, OS: windows}]}}");
    assert_int_equal(s.r.runtime->rule, RULE_RUNTIME_DEVICE_TYPE);
    expect_end(&s, ASSESS_ENDS_RUNTIME, "device assignment of type 'gpu' is not supported",
               SPEC_CLASS_UNKNOWN, 500);
    open_text(&s,
              "{silospec: 1, engine: moby-25.0, container: {Id: c, Image: i, BaseFS: 'C:\\x', "
              "Config: {}, HostConfig: {Isolation: process, Devices: [{PathOnHost: "
              "'vpci-class-guid://x'}, {PathOnHost: class/x}]}}, host: {OSBuild: 20348, Images: "
              "[{Id: i, OS: windows}]}}");
    expect_never(&s);
}

static void pipes_need_build_16299(void **state)
{
#define PIPE(build)                                                                                \
    "{silospec: 1, container: {Id: c, Image: i, BaseFS: 'C:\\x', Config: {}, HostConfig: {}, "     \
    "Mounts: [{Source: '\\\\.\\pipe\\a', Destination: '\\\\.\\pipe\\a'}]}, host: {OSBuild: " build \
    ", Images: [{Id: i, OS: windows}]}}"
    struct subject s;

    (void)state;
    open_text(&s, PIPE("14393"));
    assert_int_equal(s.r.runtime->rule, RULE_RUNTIME_PIPE);
    expect_end(&s, ASSESS_ENDS_RUNTIME,
               "named pipe mounts are not supported on this version of Windows", SPEC_CLASS_UNKNOWN,
               500);
    open_text(&s, PIPE("16299"));
    expect_never(&s);
#undef PIPE
}

/* ---- what it says of its last start ------------------------------------------------------- */

static void what_the_daemon_answered_comes_first_and_decoded(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s,
              "{\"Id\": \"c\", \"Image\": \"i\", \"Config\": {}, \"HostConfig\": {}, \"State\": "
              "{\"Status\": \"created\", \"ExitCode\": 128, \"Error\": \"hcsshim::"
              "CreateComputeSystem c: The operating system of the container does not match the "
              "operating system of the host. (0xc0370101)\"}}");
    assert_int_equal(s.problems.items[0].rule, RULE_STATE_ERROR);
    assert_int_equal(s.problems.items[0].severity, PROBLEM_ERROR);
    assert_non_null(strstr(arena_cstr(&s.arena, s.problems.items[0].text), "(0xc0370101)"));
    assert_non_null(strstr(arena_cstr(&s.arena, s.problems.items[0].remedy), "IMAGE_MISMATCH"));
    assert_int_equal(s.problems.items[1].rule, RULE_STATE_EXIT);
    assert_non_null(strstr(arena_cstr(&s.arena, s.problems.items[1].text), "before there was"));
    close_subject(&s);

    /* An id of nothing but a blank stands nowhere in a message. */
    open_text(&s, "{\"Id\": \" \", \"Image\": \"\", \"Config\": {}, \"HostConfig\": {}, \"State\": "
                  "{\"Status\": \"created\", \"ExitCode\": 128, "
                  "\"Error\": \"config cannot be empty in order to create a container\"}}");
    assert_int_equal(s.problems.items[0].rule, RULE_STATE_ERROR);
    close_subject(&s);

    /* Worked out as well, and told once. */
    open_case(&s, CASES "a07-network-mode-is-an-id-after-reboot.json", NULL);
    assert_true(
        str_starts(s.problems.items[0].text, STR_LIT("the daemon answered the last start: ")));
    assert_true(s.problems.items[0].answered && s.problems.items[0].reached);
    assert_non_null(s.problems.items[0].preflight);
    assert_string_equal(s.problems.items[0].part, "start");
    assert_int_equal(s.problems.of[PROBLEM_ERROR], 1);
    for (size_t i = 1; i < s.problems.count; i++)
        assert_int_not_equal(s.problems.items[i].severity, PROBLEM_ERROR);
    close_subject(&s);
}

/* A key that is missing may be one whose variable nobody set. */
static void what_compose_refuses_may_be_an_unset_variable(void **state)
{
    struct subject s;
    const char *remedy;

    (void)state;
    open_text(&s, "{silospec: 1, container: {Config: {}, HostConfig: {}}, answers: {'docker "
                  "compose, line 1': 'service \"web\" has neither an image nor a build context "
                  "specified: invalid compose project'}}");
    assert_int_equal(s.problems.items[0].rule, RULE_COMPOSE_REFUSES);
    remedy = arena_cstr(&s.arena, s.problems.items[0].remedy);
    assert_non_null(strstr(remedy, "image: NAME:TAG; where a variable stands there"));
    assert_non_null(strstr(remedy, "A variable that nothing sets is taken as blank"));
    close_subject(&s);
}

static void an_exit_code_is_told_as_what_it_is(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s, "{\"Id\": \"c\", \"Config\": {}, \"HostConfig\": {}, \"State\": {\"Status\": "
                  "\"exited\", \"OOMKilled\": true, \"ExitCode\": 3221225781, \"Error\": \"\"}}");
    assert_text(s.r.state->text, "the container was ended for want of memory");
    assert_non_null(strstr(arena_cstr(&s.arena, s.r.state->next->text), "3221225781 (0xC0000135)"));
    assert_non_null(strstr(arena_cstr(&s.arena, s.r.state->next->text), "DLL"));
    close_subject(&s);

    open_text(&s, "{\"Id\": \"c\", \"Image\": \"i\", \"Config\": {}, \"HostConfig\": {}, "
                  "\"State\": {\"Running\": true, \"ExitCode\": 0}}");
    assert_null(s.r.state);
    close_subject(&s);
}

/* Codes of the daemon, of Windows, of the program; what is no code tells nothing. */
static void each_way_to_end_has_its_words(void **state)
{
    static const struct {
        const char *members, *text, *remedy; /* text NULL: nothing is told */
    } rows[] = {
        {"\"ExitCode\": 126", "126 (0x7E): the daemon's own: the program could not be run",
         "State.Error, or 'docker start NAME'"},
        {"\"ExitCode\": 127", "127 (0x7F): the daemon's own: the program was not found",
         "it never ran"},
        {"\"ExitCode\": 1", "1 (0x1): ", ""},
        {"\"ExitCode\": 4711", "4711 (0x1267): the program's own", ""},
        {"\"ExitCode\": -1073741510", "-1073741510 (0xC000013A)", ""},
        {"\"ExitCode\": 3221225786", "3221225786 (0xC000013A)", ""},
        {"\"ExitCode\": 4294967296", NULL, ""},
        {"\"ExitCode\": -2147483649", NULL, ""},
        {"\"ExitCode\": 1.5", NULL, ""},
        {"\"ExitCode\": \"1\"", NULL, ""},
        {"\"ExitCode\": 0", NULL, ""},
        {"\"Running\": true, \"ExitCode\": 5",
         "the container runs, but by what is told it would be refused", ""},
        {"\"Running\": \"yes\", \"ExitCode\": 5", "exit code 5", ""},
        {"\"OOMKilled\": true", "want of memory", "Give the container more memory"},
        {"\"OOMKilled\": 1", NULL, ""},
        {"\"Error\": 5", NULL, ""},
        {"\"Error\": \"boom\"", "the daemon answered the last start: boom", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct subject s;
        char text[400];
        bool told;

        (void)snprintf(text, sizeof(text),
                       "{\"Id\": \"c\", \"Image\": \"\", \"Config\": {}, \"HostConfig\": {}, "
                       "\"State\": {%s}}",
                       rows[i].members);
        open_text(&s, text);
        told = s.r.state != NULL;
        if (told != (rows[i].text != NULL) ||
            (told && (strstr(arena_cstr(&s.arena, s.r.state->text), rows[i].text) == NULL ||
                      strstr(arena_cstr(&s.arena, s.r.state->remedy), rows[i].remedy) == NULL)))
            fail_msg("%s: '%.*s' '%.*s'", rows[i].members,
                     STR_FMT(told ? s.r.state->text : STR_NONE),
                     STR_FMT(told ? s.r.state->remedy : STR_NONE));
        close_subject(&s);
    }
}

static void what_runs_but_would_be_refused_is_said(void **state)
{
    struct subject s;

    (void)state;
    open_case(&s, CASES "a14-gpu-under-hyperv.json", NULL);
    assert_int_equal(s.problems.items[0].rule, RULE_STATE_CONTRADICTION);
    assert_int_equal(s.problems.items[0].severity, PROBLEM_WARNING);
    close_subject(&s);
    open_case(&s, CASES "a01-cpus-of-a-container-that-runs.json", NULL);
    assert_null(s.r.state);
    close_subject(&s);
}

/* Start gives it the joined container's name, and its image's ports came after the check. */
static void a_joined_container_that_runs_is_not_refused(void **state)
{
    struct subject s;

    (void)state;
    open_text(&s,
              "{\"Id\": \"c\", \"Image\": \"i\", \"Config\": {\"Hostname\": \"web01\", "
              "\"ExposedPorts\": {\"80/tcp\": {}}}, \"HostConfig\": {\"Isolation\": \"process\", "
              "\"NetworkMode\": \"container:4f1c0a\"}, \"State\": {\"Running\": true, "
              "\"StartedAt\": \"2024-08-02T08:46:27Z\"}, \"NetworkSettings\": {\"Networks\": "
              "{}}}");
    assert_null(s.r.state);
    expect_never(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_that_is_gone_stops_the_start),
        cmocka_unit_test(a_network_is_skipped_only_where_networking_is_off),
        cmocka_unit_test(a_mode_that_is_an_id_is_looked_up_since_24_0_7),
        cmocka_unit_test(none_goes_with_no_other_network_since_28),
        cmocka_unit_test(several_networks_are_told_in_the_order_of_the_engine),
        cmocka_unit_test(volumes_of_the_config_are_read_at_create),
        cmocka_unit_test(a_pipe_alone_is_asked_for_where_the_disk_is_not_known),
        cmocka_unit_test(all_conflicts_of_a_joined_network_are_told),
        cmocka_unit_test(the_runtime_refuses_devices_under_hyperv),
        cmocka_unit_test(the_runtime_knows_device_classes_only),
        cmocka_unit_test(pipes_need_build_16299),
        cmocka_unit_test(what_the_daemon_answered_comes_first_and_decoded),
        cmocka_unit_test(each_way_to_end_has_its_words),
        cmocka_unit_test(what_compose_refuses_may_be_an_unset_variable),
        cmocka_unit_test(an_exit_code_is_told_as_what_it_is),
        cmocka_unit_test(what_runs_but_would_be_refused_is_said),
        cmocka_unit_test(a_joined_container_that_runs_is_not_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
