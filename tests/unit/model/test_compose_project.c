/* Which files a project is made of, and its name: docker compose's options and variables. */
#include "document_testing.h"

#include "model/compose/compose.h"
#include "model/value/value_make.h"

#include <stdio.h>

#define ARGS_MOST 6

struct row {
    const char *args[ARGS_MOST + 1];
    const char *env;  /* "A=b\nC=d" */
    const char *want; /* "name image" of each container, with "; " between; "!text": refused so */
};

static struct value *env_of(struct str lines)
{
    struct value *env = value_map();

    while (lines.len > 0) {
        ptrdiff_t end = str_find(lines, '\n', 0);
        struct str line = str_cut(lines, 0, end < 0 ? lines.len : (size_t)end);
        ptrdiff_t is = str_find(line, '=', 0);

        env = made_with_key(env, str_cut(line, 0, (size_t)is),
                            value_string(str_cut(line, (size_t)is + 1, line.len)));
        lines = end < 0 ? STR_NONE : str_cut(lines, (size_t)end + 1, lines.len);
    }
    return env;
}

static struct value *some_files(void)
{
    static const char *const files[][2] = {
        {"compose.yaml", "services: {web: {image: w}, db: {image: d, profiles: [full]}}\n"},
        {"a.yaml", "name: named\nservices: {web: {image: a}}\n"},
        {"b.yaml", "services: {web: {image: b}}\n"},
        {"v.yaml", "name: x$N\nservices: {web: {image: v}}\n"},
        {"list.yaml", "- a\n"},
        {"text.yaml", "text\n"},
        {"empty.yaml", "\n"},
        {"bad.yaml", "name: A B\nservices: {web: {image: a}}\n"},
        {"own.yaml", "services: {web: {image: 'w:${COMPOSE_PROJECT_NAME}'}}\n"},
        {"twice.yaml", "services: {web: {image: a, image: b}}\n"},
        {"one.env", "COMPOSE_PROFILES=full\nCOMPOSE_PROJECT_NAME=fromfile\n"},
        {"sub/compose.yaml", "services: {web: {image: s}}\n"},
        {"-", "services: {std: {image: s, links: [more]}, more: {build: .}}\n"},
        {"compat.env", "COMPOSE_COMPATIBILITY= TRUE \n"},
        {"/srv/app/names/.env",
         "COMPOSE_FILE=one.yaml;two.yaml\nCOMPOSE_PATH_SEPARATOR=;\nV=dot\nPWD=x\n"},
        {"/srv/app/names/one.yaml", "services: {web: {image: 'w:${V}'}, db: {image: \"d$PWD\"}}\n"},
        {"/srv/app/names/two.yaml", "services: {web: {image: 'two:${V}'}}\n"},
        {"/srv/app/names/three.yaml", "services: {web: {image: 'three:${V:-0}'}}\n"},
        {"/srv/app/names/v.env", "V=file\n"},
        {"/srv/app/names/w.env", "V=last\n"},
        {"/srv/app/apart/.env", "COMPOSE_FILE=/srv/app/names/three.yaml\n"},
    };
    struct value *made = value_map();

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        made = made_with_key(made, str_of(files[i][0]), value_string(str_of(files[i][1])));
    return made;
}

static struct str answered(struct arena *a, const struct compose_answer *answer)
{
    struct str made = STR_NONE;

    if (answer->message.len > 0)
        return arena_printf(a, "!%.*s", STR_FMT(answer->message));
    for (size_t i = 0; i < answer->count; i++) {
        const struct value *image = value_get(answer->requests[i].body, STR_LIT("Image"));

        made = arena_printf(a, "%.*s%s%.*s %.*s", STR_FMT(made), i > 0 ? "; " : "",
                            STR_FMT(answer->requests[i].name), STR_FMT(image->u.text));
    }
    return made;
}

static void check(const struct row *row, struct str cwd)
{
    struct value *files = some_files(), *env = env_of(str_of(row->env));
    struct str args[ARGS_MOST];
    struct compose_input in = {.files = files,
                               .env = env,
                               .args = args,
                               .cwd = cwd,
                               .home = STR_LIT("/srv/home"),
                               .server_os = STR_LIT("windows"),
                               .release = COMPOSE_2_40};
    struct compose_answer answer;
    struct arena a;
    struct str got;

    arena_init(&a);
    for (; row->args[in.arg_count] != NULL; in.arg_count++)
        args[in.arg_count] = str_of(row->args[in.arg_count]);
    assert_no_error(compose_run(&answer, &a, &in));
    got = answered(&a, &answer);
    if (row->want[0] == '!' ? !str_starts(got, str_of(row->want)) : !str_is(got, row->want))
        fail_msg("%s %s (%s): %.*s", row->args[0] != NULL ? row->args[0] : "",
                 row->args[0] != NULL && row->args[1] != NULL ? row->args[1] : "",
                 row->env != NULL ? row->env : "", STR_FMT(got));
    compose_answer_finish(&answer);
    value_unref(files);
    value_unref(env);
    arena_finish(&a);
}

static void the_files_are_named_or_the_usual_ones(void **state)
{
    static const struct row rows[] = {
        {{NULL}, NULL, "app-web-1 w"},
        {{"-f", "a.yaml", NULL}, NULL, "named-web-1 a"},
        {{"--file=b.yaml", NULL}, NULL, "app-web-1 b"},
        {{"--file", "/srv/app/b.yaml", NULL}, NULL, "app-web-1 b"},
        {{"-f", "a.yaml", "-f", "b.yaml", NULL}, NULL, "named-web-1 b"},
        {{"-f", "sub/compose.yaml", NULL}, NULL, "sub-web-1 s"},
        {{"-f", "gone.yaml", NULL}, NULL, "!"},
        {{"-f", "list.yaml", NULL}, NULL, "!"},
        {{"-f", "text.yaml", NULL}, NULL, "!"},
        {{"-f", "empty.yaml", NULL}, NULL, "!empty compose file"},
        {{"-f", "a.yaml", "-f", "empty.yaml", NULL}, NULL, "named-web-1 a"},
        {{"--project-directory", "sub", NULL}, NULL, "sub-web-1 s"},
        {{"--project-directory=/srv/other", "-f", "b.yaml", NULL}, NULL, "other-web-1 b"},
        {{"--project-directory", "gone", NULL}, NULL, "gone-web-1 w"}, /* from above */
        {{"--ansi", "never", NULL}, NULL, "app-web-1 w"},
        {{"--ansi", NULL}, NULL, "app-web-1 w"},
        {{"word", NULL}, NULL, "app-web-1 w"},
        {{"a=b", NULL}, NULL, "app-web-1 w"},
        {{NULL}, "COMPOSE_FILE=a.yaml", "named-web-1 a"},
        {{NULL}, "COMPOSE_FILE=a.yaml:/srv/app/b.yaml:", "named-web-1 b"},
        {{NULL}, "COMPOSE_FILE=a.yaml;b.yaml\nCOMPOSE_PATH_SEPARATOR=;", "named-web-1 b"},
        {{"-f", "b.yaml", NULL}, "COMPOSE_FILE=a.yaml", "app-web-1 b"},
        {{"--profile", "full", NULL}, NULL, "app-db-1 d; app-web-1 w"},
        {{"--profile=*", NULL}, NULL, "app-db-1 d; app-web-1 w"},
        {{NULL}, "COMPOSE_PROFILES=x,full", "app-db-1 d; app-web-1 w"},
        {{"--profile", "x", NULL}, "COMPOSE_PROFILES=full", "app-web-1 w"},
        {{"--env-file", "one.env", NULL}, NULL, "fromfile-db-1 d; fromfile-web-1 w"},
        {{"--env-file=/srv/app/one.env", NULL}, NULL, "fromfile-db-1 d; fromfile-web-1 w"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i], STR_LIT("/srv/app"));
}

static void a_file_may_come_from_standard_input(void **state)
{
    static const struct row rows[] = {
        {{"-f", "-", NULL}, NULL, "app-more-1 app-more; app-std-1 s"},
        {{"-f-", NULL}, NULL, "app-more-1 app-more; app-std-1 s"},
        {{NULL}, "COMPOSE_FILE=-", "app-more-1 app-more; app-std-1 s"},
        {{"-f", "-", "-f", "sub/compose.yaml", NULL},
         NULL,
         "sub-more-1 sub-more; sub-std-1 s; sub-web-1 s"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i], STR_LIT("/srv/app"));
}

/* As compose 1 named containers; limits of `deploy` count without it. */
static void compatibility_changes_names(void **state)
{
    static const struct row rows[] = {
        {{"--compatibility", "-f", "b.yaml", NULL}, NULL, "app_web_1 b"},
        {{"--compatibility", "-f", "-", NULL}, NULL, "app_more_1 app_more; app_std_1 s"},
        {{"--compatibility=0", "-f", "b.yaml", NULL}, NULL, "app-web-1 b"},
        {{"-f", "b.yaml", NULL}, "COMPOSE_COMPATIBILITY=y", "app_web_1 b"},
        {{"-f", "b.yaml", NULL}, "COMPOSE_COMPATIBILITY=yes", "app-web-1 b"},
        {{"-f", "b.yaml", "--compatibility=false", NULL}, "COMPOSE_COMPATIBILITY=1", "app_web_1 b"},
        {{"-f", "b.yaml", "--env-file", "compat.env", NULL}, NULL, "app_web_1 b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i], STR_LIT("/srv/app"));
}

static void options_are_read_as_compose_reads_flags(void **state)
{
    static const struct row rows[] = {
        {{"--verbose", "-pz", "-fb.yaml", NULL}, NULL, "z-web-1 b"},
        {{"--dry-run", "--all-resources", "-f=b.yaml", NULL}, NULL, "app-web-1 b"},
        {{"--parallel", "0x10", "--progress", "plain", "-pz", NULL}, NULL, "z-web-1 w"},
        {{"--workdir", "sub", NULL}, NULL, "sub-web-1 s"},
        {{"--foo=1", NULL}, NULL, "!unknown flag: --foo"},
        {{"---x", NULL}, NULL, "!bad flag syntax: ---x"},
        {{"-hx3", NULL}, NULL, "!unknown shorthand flag: 'x' in -x3"},
        {{"--compatibility=maybe", NULL},
         NULL,
         "!invalid argument \"maybe\" for \"--compatibility\" flag: strconv.ParseBool: parsing "
         "\"maybe\": invalid syntax"},
        {{"--parallel=x", NULL},
         NULL,
         "!invalid argument \"x\" for \"--parallel\" flag: strconv.ParseInt: parsing \"x\": "
         "invalid syntax"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i], STR_LIT("/srv/app"));
}

/* compose reads .env before it looks for its files, and where they lie again. */
static void a_file_of_variables_names_the_files(void **state)
{
    static const struct row rows[] = {
        {{NULL}, "", "names-db-1 d/srv/app/names; names-web-1 two:dot"},
        {{NULL}, "PWD=/p", "names-db-1 d/p; names-web-1 two:dot"},
        {{NULL}, "COMPOSE_FILE=three.yaml", "names-web-1 three:dot"},
        {{"-f", "three.yaml", NULL}, "", "names-web-1 three:dot"},
        {{"-f", "three.yaml", NULL}, "COMPOSE_ENV_FILES=v.env", "names-web-1 three:file"},
        {{"-f", "three.yaml", NULL}, "COMPOSE_ENV_FILES=v.env,w.env", "names-web-1 three:last"},
        {{"-f", "three.yaml", "--env-file", "w.env", NULL},
         "COMPOSE_ENV_FILES=v.env",
         "names-web-1 three:last"},
        {{"-f", "three.yaml", NULL}, "COMPOSE_DISABLE_ENV_FILE=1", "names-web-1 three:0"},
        {{"-f", "three.yaml", NULL}, "COMPOSE_DISABLE_ENV_FILE=0", "names-web-1 three:dot"},
        {{"-f", "three.yaml", NULL},
         "COMPOSE_DISABLE_ENV_FILE=no",
         "!strconv.ParseBool: parsing \"no\": invalid syntax"},
    };
    static const struct row elsewhere = {{NULL}, "", "names-web-1 three:dot"};
    static const struct row profiles = {
        {NULL}, "COMPOSE_PROFILES=x, full", "app-db-1 d; app-web-1 w"};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i], STR_LIT("/srv/app/names"));
    check(&elsewhere, STR_LIT("/srv/app/apart"));
    check(&profiles, STR_LIT("/srv/app"));
}

static void a_project_has_a_name(void **state)
{
    static const struct row rows[] = {
        {{"-p", "mine", NULL}, NULL, "mine-web-1 w"},
        {{"--project-name=mine", NULL}, "COMPOSE_PROJECT_NAME=env", "mine-web-1 w"},
        {{"-p=m-i_n9", NULL}, NULL, "m-i_n9-web-1 w"},
        {{NULL}, "COMPOSE_PROJECT_NAME=env", "env-web-1 w"},
        {{"-f", "a.yaml", NULL}, "COMPOSE_PROJECT_NAME=env", "env-web-1 a"},
        {{"-f", "v.yaml", NULL}, "N=1", "x1-web-1 v"},
        {{"-p", "Mine", NULL}, NULL, "!invalid project name"},
        {{"-p", "_m", NULL}, NULL, "!invalid project name"},
        {{"-p", "a b", NULL}, NULL, "!invalid project name"},
        {{NULL}, "COMPOSE_PROJECT_NAME=Mine", "!invalid project name"},
        {{"-f", "bad.yaml", NULL}, NULL, "ab-web-1 a"},
        {{"-f", "bad.yaml", "-f", "a.yaml", NULL}, NULL, "named-web-1 a"},
        {{"-f", "own.yaml", NULL}, NULL, "app-web-1 w:app"},
        {{"-f", "bad.yaml", "-f", "own.yaml", NULL}, NULL, "ab-web-1 w:ab"},
        {{"-f", "own.yaml", "-p", "mine", NULL}, NULL, "mine-web-1 w:mine"},
        {{"-f", "own.yaml", NULL}, "COMPOSE_PROJECT_NAME=env", "env-web-1 w:env"},
        {{"-f", "own.yaml", "-p", "mine", NULL}, "COMPOSE_PROJECT_NAME=env", "mine-web-1 w:mine"},
        {{"-p", "mine", "-f", "twice.yaml", NULL}, NULL, "!failed to parse /srv/app/twice.yaml: "},
        {{"-p", "mine", "-f", "list.yaml", NULL}, NULL, "!top-level object must be a mapping"},
    };
    static const struct row top = {{"-f", "b.yaml", NULL}, NULL, "!project name must not be empty"};
    static const struct row none = {
        {"--project-directory", "/", NULL}, NULL, "!no configuration file provided: not found"};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i], STR_LIT("/srv/app"));
    check(&top, STR_LIT("/"));
    check(&none, STR_LIT("/srv/app"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_files_are_named_or_the_usual_ones),
        cmocka_unit_test(a_file_may_come_from_standard_input),
        cmocka_unit_test(compatibility_changes_names),
        cmocka_unit_test(options_are_read_as_compose_reads_flags),
        cmocka_unit_test(a_file_of_variables_names_the_files),
        cmocka_unit_test(a_project_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
