/* Compose projects of several files: what includes, extends and variables beside them make of them;
 * the vectors have the rest. */
#include "document_testing.h"

#include "model/compose/compose.h"
#include "model/value/value_make.h"

#include <stdio.h>

struct file {
    const char *name, *text;
};

static struct arena arena;
static struct compose_answer answer;
static struct value *files;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static void forget(void)
{
    compose_answer_finish(&answer);
    value_unref(files);
    files = NULL;
    arena_reset(&arena);
}

static int end(void **state)
{
    (void)state;
    forget();
    arena_finish(&arena);
    return 0;
}

/* In /srv/app; the first is the project's file. */
static void run(const struct file *list, size_t count)
{
    struct compose_input in = {.server_os = STR_LIT("windows"),
                               .cwd = STR_LIT("/srv/app"),
                               .home = STR_LIT("/srv/home"),
                               .release = COMPOSE_2_40};

    forget();
    files = value_map();
    for (size_t i = 0; i < count; i++)
        files = made_with_key(files, str_of(list[i].name), value_string(str_of(list[i].text)));
    in.files = files;
    assert_no_error(compose_run(&answer, &arena, &in));
}

#define RUN(...)                                                                                   \
    run((const struct file[]){__VA_ARGS__},                                                        \
        sizeof((const struct file[]){__VA_ARGS__}) / sizeof(struct file))

static struct str image_of(const char *service)
{
    for (size_t i = 0; i < answer.count; i++)
        if (str_is(answer.requests[i].service, service))
            return value_get(answer.requests[i].body, STR_LIT("Image"))->u.text;
    return STR_NONE;
}

static void refuses(const char *text)
{
    if (!str_is(answer.message, text))
        fail_msg("compose says '%.*s'", STR_FMT(answer.message));
}

static const struct value *host_config(size_t request)
{
    return value_get(answer.requests[request].body, STR_LIT("HostConfig"));
}

/* ---- include ------------------------------------------------------------------------------- */

static void services_of_an_included_file_come_in(void **state)
{
    (void)state;
    RUN({"compose.yaml", "include: [sub/c.yaml]\nservices: {web: {image: w}}\n"},
        {"sub/c.yaml", "services: {db: {image: d}}\nnetworks: {back: {}}\n"});
    refuses("");
    assert_int_equal(answer.count, 2);
    assert_true(str_is(image_of("db"), "d"));
    assert_true(str_is(image_of("web"), "w"));
    assert_true(str_is(answer.requests[0].name, "app-db-1"));
}

static void an_included_file_has_a_folder_of_its_own(void **state)
{
    const struct value *binds;

    (void)state;
    RUN({"compose.yaml", "include:\n- path: sub/c.yaml\n"},
        {"sub/c.yaml", "services:\n  db:\n    image: d\n    volumes: ['./x:/y']\n"
                       "    env_file: e.env\n"},
        {"sub/e.env", "A=1\n"});
    refuses("");
    binds = value_get(host_config(0), STR_LIT("Binds"));
    assert_true(str_is(binds->u.list.items[0]->u.text, "/srv/app/sub/x:/y:rw"));
    assert_true(
        str_is(value_get(answer.requests[0].body, STR_LIT("Env"))->u.list.items[0]->u.text, "A=1"));
    RUN({"compose.yaml", "include:\n- {path: [sub/c.yaml], project_directory: other}\n"},
        {"sub/c.yaml", "services: {db: {image: d, volumes: ['./x:/y']}}\n"});
    binds = value_get(host_config(0), STR_LIT("Binds"));
    assert_true(str_is(binds->u.list.items[0]->u.text, "/srv/app/other/x:/y:rw"));
}

static void an_included_file_has_variables_of_its_own(void **state)
{
    (void)state;
    RUN({"compose.yaml", "include: [sub/c.yaml]\nservices: {web: {image: 'w:${T:-none}'}}\n"},
        {"sub/c.yaml", "services: {db: {image: 'd:${T}-${P}'}}\n"}, {"sub/.env", "T=inner\nP=x\n"},
        {".env", "P=outer\n"});
    assert_true(str_is(image_of("db"), "d:inner-outer"));
    assert_true(str_is(image_of("web"), "w:none"));
    RUN({"compose.yaml", "include:\n- {path: sub/c.yaml, env_file: [a.env, b.env]}\n"},
        {"sub/c.yaml", "services: {db: {image: 'd:${T}'}}\n"}, {"a.env", "T=a\n"},
        {"b.env", "U=b\n"});
    assert_true(str_is(image_of("db"), "d:a"));
    RUN({"compose.yaml", "include:\n- {path: sub/c.yaml, env_file: none.env}\n"},
        {"sub/c.yaml", "services: {db: {image: d}}\n"});
    refuses("stat /srv/app/none.env: no such file or directory");
}

static void several_paths_are_laid_over_each_other(void **state)
{
    (void)state;
    RUN({"compose.yaml", "include:\n- path: [a.yaml, b.yaml]\n"},
        {"a.yaml", "services: {s: {image: a, user: u}}\n"},
        {"b.yaml", "services: {s: {image: b}}\n"});
    assert_true(str_is(image_of("s"), "b"));
    assert_true(str_is(value_get(answer.requests[0].body, STR_LIT("User"))->u.text, "u"));
}

/* As a service of the project and of what it includes. */
static void each_kind_of_value_is_compared(void **state)
{
    static const struct {
        const char *mine, *theirs;
        bool same;
    } rows[] = {
        {"init: true", "init: true", true},
        {"init: true", "init: false", false},
        {"command: [a, b]", "command: [a, b]", true},
        {"command: [a, b]", "command: [a]", false},
        {"command: [a, b]", "command: [a, c]", false},
        {"labels: {a: b}", "labels: {a: b}", true},
        {"labels: {a: b}", "labels: {a: c}", false},
        {"labels: {a: b}", "labels: {c: b}", false},
        {"pids_limit: 5", "pids_limit: 5", true},
        {"pids_limit: 5", "pids_limit: 6", false},
        {"cpus: 1.5", "cpus: 1.5", true},
        {"cpus: 1.5", "cpus: 2.5", false},
        {"cpus: 2.5", "cpus: 1.5", false},
        {"user: a", "hostname: a", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char mine[200], theirs[200];

        snprintf(mine, sizeof(mine), "include: [a.yaml]\nservices: {s: {image: x, %s}}\n",
                 rows[i].mine);
        snprintf(theirs, sizeof(theirs), "services: {s: {image: x, %s}}\n", rows[i].theirs);
        RUN({"compose.yaml", mine}, {"a.yaml", theirs});
        refuses(rows[i].same ? "" : "services.s conflicts with imported resource");
    }
}

static void what_is_there_already_must_be_the_same(void **state)
{
    (void)state;
    RUN({"compose.yaml", "include: [a.yaml]\nservices: {s: {image: x}}\n"},
        {"a.yaml", "services: {s: {image: y}}\n"});
    refuses("services.s conflicts with imported resource");
    RUN({"compose.yaml", "include: [a.yaml, b.yaml]\nservices: {s: {image: x}}\n"},
        {"a.yaml", "networks: {n: {driver: nat}}\nservices: {t: {image: y}}\n"},
        {"b.yaml", "networks: {n: {driver: nat}}\nservices: {u: {image: z}}\n"});
    refuses("");
    assert_int_equal(answer.count, 3);
}

static void files_that_include_each_other_are_refused(void **state)
{
    (void)state;
    RUN({"compose.yaml", "include: [a.yaml]\n"}, {"a.yaml", "include: [b.yaml]\n"},
        {"b.yaml", "include: [a.yaml]\n"});
    refuses("include cycle detected:\n/srv/app/compose.yaml\n include /srv/app/a.yaml\n include "
            "/srv/app/b.yaml\n include /srv/app/a.yaml");
    RUN({"compose.yaml", "include: [none.yaml]\n"});
    refuses("open /srv/app/none.yaml: no such file or directory");
}

/* Each file includes the next: deeper than anybody's project. */
static void includes_have_a_limit(void **state)
{
    struct compose_input in = {
        .server_os = STR_LIT("windows"), .cwd = STR_LIT("/srv/app"), .release = COMPOSE_2_40};

    (void)state;
    forget();
    files = made_with(value_map(), "compose.yaml", value_string(STR_LIT("include: [0.yaml]\n")));
    for (int i = 0; i < 60; i++)
        files = made_with_key(files, arena_printf(&arena, "%d.yaml", i),
                              value_string(arena_printf(&arena, "include: [%d.yaml]\n", i + 1)));
    in.files = files;
    assert_error(compose_run(&answer, &arena, &in), ERR_LIMIT,
                 "files include each other deeper than 50");
}

/* ---- files of a service ---- */

static struct str env_at(size_t i)
{
    const struct value *env = value_get(answer.requests[0].body, STR_LIT("Env"));

    return i < env->u.list.count ? env->u.list.items[i]->u.text : STR_NONE;
}

#define SERVICE(keys) "services:\n  web:\n    image: i\n" keys

static void variables_of_a_service_are_seen_in_its_files(void **state)
{
    (void)state;
    RUN({"compose.yaml", SERVICE("    env_file: e.env\n    environment: {B: own, D: }\n")},
        {"e.env", "A=${B}-${P}-$C\nC=c\nB=file\nD=file\n"}, {".env", "P=project\nC=top\n"});
    refuses("");
    assert_true(str_is(env_at(0), "A=own-project-top"));
    assert_true(str_is(env_at(1), "B=own"));
    assert_true(str_is(env_at(2), "C=c"));
    assert_true(str_is(env_at(3), "D")); /* it says itself that it has no value */
    RUN({"compose.yaml", SERVICE("    label_file: l.env\n")}, {"l.env", "a=${P}x\n"},
        {".env", "P=project\n"});
    assert_true(str_is(
        value_get(value_get(answer.requests[0].body, STR_LIT("Labels")), STR_LIT("a"))->u.text,
        "x"));
    RUN({"compose.yaml", SERVICE("    label_file: l.env\n")});
    refuses("label file /srv/app/l.env not found: stat /srv/app/l.env: no such file or directory");
}

static void a_raw_file_is_read_as_by_docker_run(void **state)
{
    static const char file[] = SERVICE("    env_file: [{path: e.env, format: raw}]\n");

    (void)state;
    RUN({"compose.yaml", file}, {"e.env", "  A=\"x\" # c \r\n#\n\nB\nP\n"}, {".env", "P=$$1\n"});
    refuses("");
    assert_true(str_is(env_at(0), "A=\"x\" # c "));
    assert_true(str_is(env_at(1), "P=$1"));
    RUN({"compose.yaml", file}, {"e.env", "=1\n"});
    refuses("failed to parse env_file /srv/app/e.env: no variable name on line '=1'");
    RUN({"compose.yaml", file}, {"e.env", "A B=1\n"});
    refuses("failed to parse env_file /srv/app/e.env: variable 'A B' contains whitespaces");
    RUN({"compose.yaml", SERVICE("    env_file: [{path: e.env, format: RAW}]\n")}, {"e.env", ""});
    refuses("unsupported env_file format \"RAW\"");
    RUN({"compose.yaml",
         SERVICE("    env_file: [{path: gone.env, format: RAW, required: false}]\n")});
    refuses("");
}

/* ---- clients on Windows ---- */

/* One file in C:\app; `env`: NAME=VALUE, NULL: none. */
static void run_on_windows(const char *text, const char *env)
{
    struct compose_input in = {.server_os = STR_LIT("windows"),
                               .cwd = STR_LIT("C:\\app"),
                               .windows = true,
                               .release = COMPOSE_2_40};
    struct str name = str_of(env != NULL ? env : "");
    ptrdiff_t is = str_find(name, '=', 0);
    struct value *variables = value_map();

    forget();
    if (is > 0)
        variables = made_with_key(variables, str_cut(name, 0, (size_t)is),
                                  value_string(str_cut(name, (size_t)is + 1, name.len)));
    files = made_with(value_map(), "compose.yaml", value_string(str_of(text)));
    in.files = files;
    in.env = variables;
    assert_no_error(compose_run(&answer, &arena, &in));
    value_unref(variables);
}

static struct str first_of(const char *list)
{
    const struct value *v = value_get(host_config(0), str_of(list));

    return v != NULL && v->kind == VALUE_LIST ? v->u.list.items[0]->u.text : STR_NONE;
}

/* A source's dots and blanks at the end stay, as names are put together and the system is not
 * asked. */
static void sources_are_behind_the_folder_as_texts(void **state)
{
    (void)state;
    run_on_windows("services: {web: {image: i, volumes: ['.\\v1.\\d.:C:\\d']}}\n", NULL);
    refuses("");
    assert_true(str_is(first_of("Binds"), "C:\\app\\v1.\\d.:C:\\d:rw"));
}

/* Of files that compose reads itself only the client's own absolute paths are some; of a source of
 * the engine's host those of either system. */
static void files_are_where_the_clients_system_says(void **state)
{
    (void)state;
    run_on_windows("services: {web: {image: i, env_file: /etc/x.env}}\n", NULL);
    refuses("env file C:\\app\\etc\\x.env not found: GetFileAttributesEx "
            "C:\\app\\etc\\x.env: The system cannot find the file specified.");
    run_on_windows("services: {web: {extends: {file: '/x.yaml', service: b}}}\n", NULL);
    refuses("open C:\\app\\x.yaml: The system cannot find the file specified.");
    run_on_windows("services: {web: {image: i, volumes: ['/etc:C:\\d']}}\n", NULL);
    refuses("");
    assert_true(str_is(first_of("Binds"), "/etc:C:\\d:rw"));
    RUN({"compose.yaml", SERVICE("    env_file: 'C:\\x.env'\n")});
    refuses("env file /srv/app/C:\\x.env not found: stat /srv/app/C:\\x.env: no such file or "
            "directory");
    RUN({"compose.yaml", SERVICE("    volumes: ['C:\\x:C:\\d']\n")});
    refuses("");
    assert_true(str_is(first_of("Binds"), "C:\\x:C:\\d:rw"));
}

/* Windows' variables have no case: ${ProgramData} is PROGRAMDATA. A name alone is looked for as it
 * stands. */
static void variables_are_found_in_any_case_on_windows(void **state)
{
    static const char file[] = "services: {web: {image: 'i:${TAG:-0}', environment: [TAG]}}\n";

    (void)state;
    run_on_windows(file, "Tag=5");
    assert_true(str_is(image_of("web"), "i:5"));
    assert_true(
        str_is(value_get(answer.requests[0].body, STR_LIT("Env"))->u.list.items[0]->u.text, "TAG"));
    run_on_windows(file, "TAG=6");
    assert_true(str_is(image_of("web"), "i:6"));
    run_on_windows(file, "TAGS=7");
    assert_true(str_is(image_of("web"), "i:0"));
}

static void the_working_folder_is_a_variable(void **state)
{
    (void)state;
    run_on_windows("services: {web: {image: i, volumes: ['${PWD}/d:C:\\d']}}\n", NULL);
    assert_true(str_is(first_of("Binds"), "C:\\app/d:C:\\d:rw"));
    assert_int_equal(answer.warning_count, 0);
}

static void drives_become_folders_where_that_is_asked_for(void **state)
{
    static const struct {
        const char *env, *source, *want;
    } rows[] = {
        {"COMPOSE_CONVERT_WINDOWS_PATHS=1", "C:\\a\\b", "/c/a/b:C:\\d:rw"},
        {"COMPOSE_CONVERT_WINDOWS_PATHS= True", "d:/a", "/d/a:C:\\d:rw"},
        {"COMPOSE_CONVERT_WINDOWS_PATHS=1", ".\\x", "/c/app/x:C:\\d:rw"},
        {"COMPOSE_CONVERT_WINDOWS_PATHS=1", "\\\\srv\\x", "\\\\srv\\x:C:\\d:rw"},
        {"COMPOSE_CONVERT_WINDOWS_PATHS=0", "C:\\a", "C:\\a:C:\\d:rw"},
        {"COMPOSE_CONVERT_WINDOWS_PATHS=yes", "C:\\a", "C:\\a:C:\\d:rw"},
    };
    char text[160];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        (void)snprintf(text, sizeof(text), "services: {web: {image: i, volumes: ['%s:C:\\d']}}\n",
                       rows[i].source);
        run_on_windows(text, rows[i].env);
        if (!str_is(first_of("Binds"), rows[i].want))
            fail_msg("%s: %.*s", rows[i].source, STR_FMT(first_of("Binds")));
    }
}

/* ---- files that are asked for ---------------------------------------------------------------- */

struct shelf {
    unsigned asked;
};

static bool find(struct str *out, void *ctx, struct str name)
{
    struct shelf *s = ctx;

    s->asked++;
    if (!str_is(name, "C:\\app\\base.yaml"))
        return false;
    *out = STR_LIT("services: {b: {image: base}}\n");
    return true;
}

static void a_file_is_asked_for_once(void **state)
{
    struct shelf shelf = {0};
    const struct str args[] = {STR_INIT("-f"), STR_INIT("c.yaml")};
    struct compose_input in = {.server_os = STR_LIT("windows"),
                               .cwd = STR_LIT("C:\\app"),
                               .args = args,
                               .arg_count = 2,
                               .windows = true,
                               .find = find,
                               .find_ctx = &shelf,
                               .release = COMPOSE_2_40};

    (void)state;
    forget();
    files =
        made_with(value_map(), "c.yaml",
                  value_string(STR_LIT("services:\n  x: {extends: {file: base.yaml, service: b}}\n"
                                       "  y: {extends: {file: base.yaml, service: b}}\n")));
    in.files = files;
    assert_no_error(compose_run(&answer, &arena, &in));
    refuses("");
    assert_true(str_is(image_of("y"), "base"));
    assert_int_equal(shelf.asked, 2); /* and .env */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(services_of_an_included_file_come_in),
        cmocka_unit_test(an_included_file_has_a_folder_of_its_own),
        cmocka_unit_test(an_included_file_has_variables_of_its_own),
        cmocka_unit_test(several_paths_are_laid_over_each_other),
        cmocka_unit_test(each_kind_of_value_is_compared),
        cmocka_unit_test(what_is_there_already_must_be_the_same),
        cmocka_unit_test(files_that_include_each_other_are_refused),
        cmocka_unit_test(includes_have_a_limit),
        cmocka_unit_test(variables_of_a_service_are_seen_in_its_files),
        cmocka_unit_test(a_raw_file_is_read_as_by_docker_run),
        cmocka_unit_test(sources_are_behind_the_folder_as_texts),
        cmocka_unit_test(files_are_where_the_clients_system_says),
        cmocka_unit_test(variables_are_found_in_any_case_on_windows),
        cmocka_unit_test(the_working_folder_is_a_variable),
        cmocka_unit_test(drives_become_folders_where_that_is_asked_for),
        cmocka_unit_test(a_file_is_asked_for_once),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
