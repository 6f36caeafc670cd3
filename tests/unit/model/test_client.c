/* Lines of docker's client as a whole: where refusals come from, flags in front of the command, and
 * that the table of flags names what the request has. */
#include "arena_testing.h"

#include "model/client/client.h"
#include "model/client/flags.h"
#include "model/json/json.h"

static void assert_text(struct str got, const char *want)
{
    if (!str_is(got, want))
        print_error("got  %.*s\nwant %s\n", STR_FMT(got), want);
    assert_true(str_is(got, want));
}

static struct client_answer answer_of(const struct str *words, size_t count, unsigned release)
{
    const struct client_input in = {.words = words,
                                    .count = count,
                                    .release = release,
                                    .windows = true,
                                    .server_os = STR_LIT("windows"),
                                    .cwd = STR_LIT("C:\\app")};
    struct client_answer answer;
    struct err *e = client_run(&answer, &arena, &in);

    assert_null(e);
    return answer;
}

#define ANSWER(release, ...)                                                                       \
    answer_of((const struct str[]){__VA_ARGS__},                                                   \
              sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str), release)

static void check_refusal(struct client_answer answer, int status, const char *message)
{
    assert_int_equal(answer.outcome, CLIENT_REFUSED);
    assert_int_equal(answer.exit_status, status);
    assert_text(answer.message, message);
}

static void refusals_have_the_frame_of_their_step(void **state)
{
    const struct str run = STR_LIT("run"), img = STR_LIT("img");
    struct client_answer answer;

    (void)state;
    check_refusal(ANSWER(2900, run), 1, "'docker run' requires at least 1 argument");
    check_refusal(ANSWER(2400, STR_LIT("container"), run), 1,
                  "\"docker container run\" requires at least 1 argument.");
    check_refusal(ANSWER(2900, run, STR_LIT("-t="), img), 125, "unknown shorthand flag: '=' in -=");
    check_refusal(ANSWER(2900, run, STR_LIT("-m="), img), 125,
                  "invalid argument \"=\" for \"-m, --memory\" flag: invalid size: '='");
    check_refusal(ANSWER(2900, run, STR_LIT("--=x"), img), 125, "bad flag syntax: --=x");
    check_refusal(ANSWER(2900, STR_LIT("create"), STR_LIT("-d"), img), 125,
                  "unknown shorthand flag: 'd' in -d");
    check_refusal(ANSWER(2900, run, STR_LIT("-d"), STR_LIT("-a"), STR_LIT("stdin"), img), 1,
                  "conflicting options: cannot specify both --attach and --detach");
    check_refusal(ANSWER(2900, run, STR_LIT("--pull"), STR_LIT("x"), img), 125,
                  "invalid pull option: 'x': must be one of \"always\", \"missing\" or \"never\"");
    answer = ANSWER(2400, run, STR_LIT("--restart=x:y"), img);
    check_refusal(answer, 125,
                  "invalid restart policy format: maximum retry count must be an integer.");
    assert_true(answer.prefixed && !answer.usage);
    answer = ANSWER(2900, run, STR_LIT("--help"), STR_LIT("--rm"), img);
    assert_int_equal(answer.outcome, CLIENT_HELP);
    /* A bad flag behind it comes first. */
    check_refusal(ANSWER(2900, run, STR_LIT("--help"), STR_LIT("--no"), img), 125,
                  "unknown flag: --no");
}

static void global_flags_stand_before(void **state)
{
    struct client_answer answer =
        ANSWER(2900, STR_LIT("-H"), STR_LIT("npipe:////./pipe/x"), STR_LIT("--log-level=debug"),
               STR_LIT("-D"), STR_LIT("container"), STR_LIT("create"), STR_LIT("img"));

    (void)state;
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    client_answer_finish(&answer);
}

static void global_flags_are_checked(void **state)
{
    const struct str run = STR_LIT("run"), img = STR_LIT("img"), host = STR_LIT("-H=npipe://x");
    const struct str bogus = STR_LIT("-lbogus"), foo = STR_LIT("--foo");
    struct client_answer answer = ANSWER(2900, STR_LIT("--debug=maybe"), run, img);

    (void)state;
    check_refusal(answer, 125,
                  "invalid argument \"maybe\" for \"-D, --debug\" flag: strconv.ParseBool: parsing "
                  "\"maybe\": invalid syntax");
    assert_true(answer.usage);
    assert_int_equal(answer.misplaced.len, 0);
    check_refusal(ANSWER(2400, STR_LIT("-vh=x"), run, img), 125,
                  "invalid argument \"x\" for \"--help\" flag: strconv.ParseBool: parsing \"x\": "
                  "invalid syntax");
    /* The level is looked at before all that is wrong behind it, but what is wrong ends the
     * reading. */
    check_refusal(ANSWER(2900, bogus, run, foo, img), 1, "Unable to parse logging level: bogus");
    check_refusal(ANSWER(2900, bogus, foo, run, img), 1, "Unable to parse logging level: bogus");
    check_refusal(ANSWER(2010, bogus, run), 1, "Unable to parse logging level: bogus");
    check_refusal(ANSWER(2900, foo, bogus, run, img), 125, "unknown flag: --foo");
    check_refusal(ANSWER(2900, bogus, STR_LIT("--log-level"), STR_LIT("INFO"), run, foo), 125,
                  "unknown flag: --foo");
    check_refusal(ANSWER(2900, STR_LIT("-l="), run, img), 1, "Unable to parse logging level: =");
    check_refusal(ANSWER(2900, STR_LIT("--log-level="), run, foo), 125, "unknown flag: --foo");
    check_refusal(ANSWER(2900, host, STR_LIT("-c"), STR_LIT("default"), run, foo), 1,
                  "conflicting options: cannot specify both --host and --context");
    check_refusal(ANSWER(2600, host, STR_LIT("-cx"), run, img), 1,
                  "conflicting options: either specify --host or --context, not both");
    check_refusal(ANSWER(2010, host, STR_LIT("-cx"), run, img), 1,
                  "Conflicting options: either specify --host or --context, not both");
    check_refusal(ANSWER(2900, host, STR_LIT("--context="), run, foo), 125, "unknown flag: --foo");
}

/* In front of a command --help and --version have no effect. */
static void help_in_front_is_passed_over(void **state)
{
    const struct str run = STR_LIT("run"), img = STR_LIT("img"), container = STR_LIT("container");
    struct client_answer answer = ANSWER(2900, STR_LIT("--help"), STR_LIT("--version"), run, img);

    (void)state;
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    assert_int_equal(answer.warning_count, 0);
    client_answer_finish(&answer);
    answer = ANSWER(2900, STR_LIT("-h"), container, STR_LIT("-h"), run, img);
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    assert_int_equal(answer.warning_count, 1);
    assert_text(answer.warnings[0], "Flag shorthand -h has been deprecated, use --help");
    client_answer_finish(&answer);
    answer = ANSWER(2600, STR_LIT("-h"), run, img);
    assert_int_equal(answer.warning_count, 1);
    assert_text(answer.warnings[0], "Flag shorthand -h has been deprecated, please use --help");
    client_answer_finish(&answer);
    check_refusal(ANSWER(2900, container, STR_LIT("--debug"), run, img), 125,
                  "unknown flag: --debug");
}

/* An option of run in front of it is docker's own refusal, not a line of another command. */
static void flags_of_the_command_do_not(void **state)
{
    const struct str run = STR_LIT("run"), img = STR_LIT("img"), container = STR_LIT("container");
    const struct str words[] = {STR_LIT("--isolation"), STR_LIT("hyperv"), STR_LIT("ps")};
    const struct client_input other = {
        .words = words, .count = 3, .release = 2900, .windows = true};
    struct client_answer answer = ANSWER(2900, STR_LIT("-it"), run, img);
    struct err *e;

    (void)state;
    check_refusal(answer, 125, "unknown shorthand flag: 'i' in -it");
    assert_text(answer.misplaced, "-it");
    assert_true(answer.usage);
    answer = ANSWER(2900, STR_LIT("-m"), STR_LIT("2g"), STR_LIT("--no"), container, run, img);
    check_refusal(answer, 125, "unknown shorthand flag: 'm' in -m");
    answer = ANSWER(2400, STR_LIT("-D"), STR_LIT("--isolation=hyperv"), run, img);
    check_refusal(answer, 125, "unknown flag: --isolation");
    assert_text(answer.misplaced, "--isolation=hyperv");
    answer = ANSWER(2900, STR_LIT("--rm"), STR_LIT("-Dl"), STR_LIT("info"), STR_LIT("--host"),
                    STR_LIT("x"), run, img);
    check_refusal(answer, 125, "unknown flag: --rm");
    assert_text(answer.misplaced, "--rm");
    answer = ANSWER(2900, STR_LIT("--no"), run, img);
    check_refusal(answer, 125, "unknown flag: --no");
    assert_int_equal(answer.misplaced.len, 0);
    answer = ANSWER(2900, container, STR_LIT("--rm"), run, img);
    check_refusal(answer, 125, "unknown flag: --rm");
    /* docker finds the command behind it, and asks for its flags only then */
    check_refusal(ANSWER(2900, container, STR_LIT("-Dx"), run, img), 1,
                  "unknown shorthand flag: 'D' in -Dx");
    answer = ANSWER(2900, container, STR_LIT("--isolation=hyperv"), run, img);
    check_refusal(answer, 1, "unknown flag: --isolation");
    assert_text(answer.misplaced, "--isolation=hyperv");
    assert_false(answer.usage);
    check_refusal(ANSWER(2900, STR_LIT("-Dx"), run, img), 125, "unknown shorthand flag: 'x' in -x");
    answer = ANSWER(2900, STR_LIT("-Dl"), STR_LIT("info"), STR_LIT("-v"), STR_LIT("--"), run, img);
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    client_answer_finish(&answer);
    e = client_run(&answer, &arena, &other);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_INPUT);
    err_free(e);
}

/* Behind -- docker looks for the command once more, and passes over what has a dash. */
static void dashes_before_the_command_end_nothing(void **state)
{
    const struct str run = STR_LIT("run"), img = STR_LIT("img"), container = STR_LIT("container"),
                     ends = STR_LIT("--"), level = STR_LIT("-l"), bogus = STR_LIT("bogus");
    const struct str none[][4] = {{container, ends, run, img}, {ends, level, run, img}};
    struct client_answer answers[] = {
        ANSWER(2900, ends, level, bogus, run, img),
        ANSWER(2900, ends, ends, bogus, STR_LIT("-h"), run, img),
        ANSWER(2900, ends, STR_LIT("-H"), STR_LIT("a"), STR_LIT("-cx"), run, img),
        ANSWER(2900, container, ends, STR_LIT("-l=x"), run, img),
    };

    (void)state;
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        assert_int_equal(answers[i].outcome, CLIENT_REQUEST);
        assert_int_equal(answers[i].warning_count, 0);
        client_answer_finish(&answers[i]);
    }
    check_refusal(ANSWER(2900, ends, STR_LIT("--foo=x"), run, img), 1, "unknown flag: --foo");
    for (size_t i = 0; i < 2; i++) {
        const struct client_input in = {.words = none[i], .count = 4, .release = 2900};
        struct err *e = client_run(&answers[0], &arena, &in);

        assert_non_null(e);
        assert_int_equal(e->class, ERR_INPUT);
        err_free(e);
    }
}

static void there_is_one_host(void **state)
{
    const struct str run = STR_LIT("run"), img = STR_LIT("img"), a = STR_LIT("-Ha"),
                     b = STR_LIT("--host=b"), pull = STR_LIT("--pull=x");

    (void)state;
    check_refusal(ANSWER(2900, a, b, run, STR_LIT("-v"), STR_LIT(""), img), 1,
                  "Failed to initialize: unable to resolve docker endpoint: Specify only one -H");
    check_refusal(
        ANSWER(2600, a, STR_LIT("--"), b, run, img), 1,
        "Failed to initialize: unable to resolve docker endpoint: Please specify only one "
        "-H");
    check_refusal(ANSWER(2010, a, b, run), 1,
                  "unable to resolve docker endpoint: Please specify only one -H");
    check_refusal(ANSWER(2900, a, b, run), 1, "'docker run' requires at least 1 argument");
    check_refusal(ANSWER(2900, a, b, run, pull, img), 125,
                  "invalid pull option: 'x': must be one of \"always\", \"missing\" or \"never\"");
    check_refusal(ANSWER(2900, STR_LIT("-Hhttp://x"), run, img), 1,
                  "Failed to initialize: unable to resolve docker endpoint: invalid bind address "
                  "format: http://x");
    check_refusal(ANSWER(2010, STR_LIT("-Hhttp://x"), run, img), 1,
                  "unable to resolve docker endpoint: Invalid bind address format: http://x");
}

/* {"argv": [...], "client": ..., ...} as programs ask. */
static struct client_answer asked(const char *text)
{
    const struct value *v;
    struct client_input in;
    struct client_answer answer;

    assert_null(json_read_in(&v, &arena, str_of(text)));
    assert_null(client_input_read(&in, &arena, v));
    assert_null(client_run(&answer, &arena, &in));
    return answer;
}

#define ASK(client, os, words)                                                                     \
    asked("{\"argv\": [" words "], \"client\": \"" client "\", \"client_os\": \"" os "\","         \
          " \"cwd\": \"/a/b\", \"files\": {\"/a/b/c/d\": \"\"}}")

/* 25.0.0 to 25.0.6 and 26 to 27.1.1 send none. */
static void patches_differ(void **state)
{
#define RATES "\"create\", \"--device-read-bps\", \"/dev/a:1m\", \"img\""
    static const struct {
        const char *client;
        size_t rates;
    } rows[] = {{"25", 1},     {"25.0", 1},   {"25.0.7", 1}, {"25.0.6", 0}, {"25.0.0", 0},
                {"24.0.9", 1}, {"26.1.5", 0}, {"26", 0},     {"27.0.3", 0}, {"27.0", 0},
                {"27.1.1", 0}, {"27.1.2", 1}, {"27.1", 1},   {"27", 1},     {"28.2.2", 1}};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str text =
            arena_printf(&arena, "{\"argv\": [" RATES "], \"client\": \"%s\"}", rows[i].client);
        struct client_answer answer = asked(arena_cstr(&arena, text));
        const struct value *host = value_get(answer.body, STR_LIT("HostConfig"));
        const struct value *sent = value_get(host, STR_LIT("BlkioDeviceReadBps"));

        if (sent == NULL || sent->u.list.count != rows[i].rates)
            fail_msg("%s", rows[i].client);
        client_answer_finish(&answer);
    }
}

static void the_socket_of_early_clients_is_their_own(void **state)
{
#define SOCKET "\"create\", \"--use-api-socket\", \"img\""
    struct client_answer answer;

    (void)state;
    check_refusal(ASK("28.0.4", "linux", SOCKET), 125, "unknown flag: --use-api-socket");
    check_refusal(ASK("28.3.0", "windows", SOCKET), 1,
                  "flag --use-api-socket can only be used with unix sockets: docker endpoint "
                  "npipe:////./pipe/docker_engine incompatible");
    check_refusal(ASK("28.1.1", "linux", "\"-H\", \"tcp://h:1\", " SOCKET), 1,
                  "flag --use-api-socket can only be used with unix sockets: docker endpoint "
                  "tcp://h:1 incompatible");
    check_refusal(ASK("28.3.1", "linux", SOCKET), 1,
                  "flag --use-api-socket can't be used with a Windows Docker Engine");
    answer = ASK("28.2", "linux", "\"-H\", \"unix:///x\", " SOCKET);
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    client_answer_finish(&answer);
}

/* Where the files are known, so are the folders. */
static void the_id_needs_a_folder(void **state)
{
#define CID(command, file) "\"" command "\", \"--cidfile\", \"" file "\", \"img\""
    static const char found[] =
        "container ID file found, make sure the other container isn't running or delete ..";
    struct client_answer answer;

    (void)state;
    check_refusal(ASK("29", "linux", CID("create", "e/f")), 1,
                  "failed to create the container ID file: open e/f: no such file or directory");
    check_refusal(ASK("29", "linux", CID("run", "e/f")), 127,
                  "failed to create the container ID file: open e/f: no such file or directory");
    check_refusal(ASK("29", "linux", CID("run", "..")), 125, found);
    check_refusal(
        ASK("29", "windows", CID("run", "e/f")), 125,
        "failed to create the container ID file: open e/f: The system cannot find the path "
        "specified.");
    check_refusal(ASK("29", "linux", CID("run", "e/../f")), 127,
                  "failed to create the container ID file: open e/../f: no such file or directory");
    answer = ASK("29", "linux", CID("run", "C:\\\\e\\\\f")); /* a name of a file there */
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    client_answer_finish(&answer);
    answer = ASK("29", "linux", CID("run", "c/e"));
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    client_answer_finish(&answer);
    answer =
        ANSWER(2900, STR_LIT("run"), STR_LIT("--cidfile"), STR_LIT("D:\\x\\y"), STR_LIT("img"));
    assert_int_equal(answer.outcome, CLIENT_REQUEST);
    client_answer_finish(&answer);
}

/* A folder can be opened, and not read. */
static void a_folder_is_no_file(void **state)
{
#define ENV_FILE(name) "\"run\", \"--env-file\", \"" name "\", \"img\""
    (void)state;
    check_refusal(ASK("29", "linux", ENV_FILE("..")), 125,
                  "--env-file: invalid env file (..): read ..: is a directory");
    check_refusal(ASK("28", "linux", ENV_FILE("..")), 125,
                  "invalid env file (..): read ..: is a directory");
    check_refusal(ASK("20.10", "linux", ENV_FILE("..")), 125, "read ..: is a directory.");
    check_refusal(ASK("29", "windows", ENV_FILE("..")), 125,
                  "--env-file: invalid env file (..): read ..: Incorrect function.");
    check_refusal(ASK("29", "linux", ENV_FILE("e/../x")), 125,
                  "--env-file: open e/../x: no such file or directory");
    check_refusal(ASK("29", "linux", "\"run\", \"--security-opt\", \"seccomp=..\", \"img\""), 125,
                  "opening seccomp profile (..) failed: read ..: is a directory");
}

/* Every path of the table is a field that the request has, or one that the flag shares. */
static void flags_name_fields_of_the_request(void **state)
{
    struct client_answer answer = ANSWER(2900, STR_LIT("create"), STR_LIT("--stop-signal=x"),
                                         STR_LIT("--stop-timeout=1"), STR_LIT("img"));
    const struct value *host = value_get(answer.body, STR_LIT("HostConfig"));

    (void)state;
    for (size_t i = 0; i < client_flag_count; i++) {
        struct str path = str_of(client_flags[i].path);

        assert_true(client_flags[i].help[0] != '\0');
        if (client_flags[i].kind == KIND_LIST || path.len == 0 ||
            str_starts(path, STR_LIT("query:")) || client_flags[i].until != NEVER)
            continue;
        if (str_starts(path, STR_LIT("HostConfig.")))
            assert_true(str_is(path, "HostConfig.KernelMemory") ||
                        str_is(path, "HostConfig.Init") || str_is(path, "HostConfig.Runtime") ||
                        str_is(path, "HostConfig.Mounts") ||
                        value_get(host, str_cut(path, 11, path.len)) != NULL);
        else
            assert_true(str_is(path, "Healthcheck") || value_get(answer.body, path) != NULL);
    }
    client_answer_finish(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusals_have_the_frame_of_their_step),
        cmocka_unit_test(global_flags_stand_before),
        cmocka_unit_test(global_flags_are_checked),
        cmocka_unit_test(help_in_front_is_passed_over),
        cmocka_unit_test(flags_of_the_command_do_not),
        cmocka_unit_test(dashes_before_the_command_end_nothing),
        cmocka_unit_test(there_is_one_host),
        cmocka_unit_test(patches_differ),
        cmocka_unit_test(the_socket_of_early_clients_is_their_own),
        cmocka_unit_test(the_id_needs_a_folder),
        cmocka_unit_test(a_folder_is_no_file),
        cmocka_unit_test(flags_name_fields_of_the_request),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
