/* Files of variables (env_file) as docker compose reads them: quotes, comments, variables,
 * refusals. */
#include "document_testing.h"

#include "model/compose/compose.h"
#include "model/value/value_make.h"

#define PROJECT "services:\n  web:\n    image: img\n    env_file: "

struct project {
    struct arena arena;
    struct value *files, *env;
    struct compose_answer answer;
};

static void begin(struct project *p, const char *project, const char *text)
{
    struct compose_input in = {.server_os = STR_LIT("windows"),
                               .cwd = STR_LIT("/srv/app"),
                               .home = STR_LIT("/srv/home"),
                               .release = COMPOSE_2_40};

    arena_init(&p->arena);
    p->files = made_with(value_map(), "compose.yaml", value_string(str_of(project)));
    p->files = made_with(p->files, "e.env", value_string(str_of(text)));
    assert_non_null(p->files);
    in.files = p->files;
    p->env = made_with(value_map(), "HERE", value_string(STR_LIT("h")));
    in.env = p->env;
    assert_no_error(compose_run(&p->answer, &p->arena, &in));
}

static void finish(struct project *p)
{
    compose_answer_finish(&p->answer);
    value_unref(p->files);
    value_unref(p->env);
    arena_finish(&p->arena);
}

/* The environment has this variable; NULL: none. */
static void check_env(const char *project, const char *text, const char *entry)
{
    const struct value *env;
    struct project p;
    bool found = false;

    begin(&p, project, text);
    if (p.answer.message.len > 0 || p.answer.count != 1)
        fail_msg("%s: %.*s", text, STR_FMT(p.answer.message));
    env = value_get(p.answer.requests[0].body, STR_LIT("Env"));
    for (size_t i = 0; env != NULL && env->kind == VALUE_LIST && i < env->u.list.count; i++) {
        found = found || (entry != NULL && str_is(env->u.list.items[i]->u.text, entry));
        if (entry == NULL)
            fail_msg("%s gives %.*s", text, STR_FMT(env->u.list.items[i]->u.text));
    }
    if (entry != NULL && !found)
        fail_msg("%s does not give %s but %.*s", text, entry,
                 STR_FMT(env != NULL && env->u.list.count > 0 ? env->u.list.items[0]->u.text
                                                              : STR_LIT("nothing")));
    finish(&p);
}

static void check_refused(const char *text, const char *why)
{
    struct project p;

    begin(&p, PROJECT "e.env\n", text);
    if (!str_ends(p.answer.message, str_of(why)))
        fail_msg("%s: '%.*s', not '%s'", text, STR_FMT(p.answer.message), why);
    finish(&p);
}

static void values_are_read(void **state)
{
    static const char *const cases[][2] = {
        {"A=1", "A=1"},
        {"\xEF\xBB\xBF"
         "A=1",
         "A=1"},
        {"A=1\r\nB=2\r\n", "A=1"},
        {"\n # c\n\t\n  A=1", "A=1"},
        {"export A=1", "A=1"},
        {"export\tA=1", "A=1"},
        {"exports=1", "exports=1"},
        {"A: 1", "A=1"},
        {"A = 1 ", "A=1"},
        {"A=", "A="},
        {"A=1\nA=2", "A=2"},
        {"A=1 # c", "A=1"},
        {"A=1#c", "A=1#c"},
        {"A=#c", "A=#c"}, /* a comment stands behind a blank that belongs to the value */
        {"A= #c", "A=#c"},
        {"A=x\t#c", "A=x\t#c"},
        {"A=x y", "A=x y"},
        {"a.b-c[0]=1", "a.b-c[0]=1"},
        {"\xc3\xa9=1", "\xc3\xa9=1"},
        {"A='x $B \\n'", "A=x $B \\n"},
        {"A=''", "A="},
        {"A='x\ny'\nB=2", "A=x\ny"},
        {"A=\"x\\ny\\t\\\"z\\\\w\"", "A=x\ny\t\"z\\w"},
        {"A=\"\\$B \\q\"", "A=$B \\q"},
        /* a backslash that is escaped escapes nothing */
        {"A=\"C:\\\\\"\nB=1", "A=C:\\"},
        {"A=\"C:\\\\\" # c", "A=C:\\"},
        {"A='C:\\\\'\nB=1", "A=C:\\\\"},
        {"A=\"x\\\\\\\"y\"", "A=x\\\"y"},
        {"A='it\\'s'", "A=it's"},
        {"A='\\\"'", "A=\\\""},
        {"A=\"\\'\"", "A=\\'"},
        {"A=\"\\0123\\0351\"", "A=S\xc3\xa9"},
        {"A=\"\\012 \\0999 \\0777 \\0 \\01234\"", "A=\\12 \\999 \\777 \\ S4"},
        {"A=\"\\c \\x07 \\u12e4\"", "A=\\c \\x07 \\u12e4"},
        {"\xc2\xa0"
         "A\xc2\xa0=\xc2\xa0"
         "1\xc2\xa0",
         "A=1"},
        {"export\nA=1", "A=1"},
        {"A=\"x # y\" # c", "A=x # y"},
        {"B=2\nA=$B-${B}", "A=2-2"},
        {"A=${B:-d}", "A=d"},
        {"A=a$$b", "A=a$b"},
        {"exportA=1", "exportA=1"},
        {"export  A_1 =1", "A_1=1"},
        {"HERE\n", "HERE=h"},
        {"HERE\nB=1", "HERE=h"},
        {"export HERE\n", "HERE=h"},
        {"HERE", "=HERE"}, /* of a line without its end all is the value */
        {"HERE=1\nA=$HERE", "A=h"},
        {"A=\"${HERE}\"\nB=1", "A=h"},
        {"A=x \n\n", "A=x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_env(PROJECT "e.env\n", cases[i][0], cases[i][1]);
    check_env(PROJECT "e.env\n", "", NULL);
    check_env(PROJECT "e.env\n", "# c", NULL);
    check_env(PROJECT "e.env\n", "NOWHERE\n", NULL);
    check_env(PROJECT "e.env\n", "NOWHERE\nA=1", "A=1");
}

static void a_raw_file_is_taken_as_it_is(void **state)
{
    static const char raw[] = PROJECT "[{path: e.env, format: raw}]\n";

    (void)state;
    check_env(raw, "A=\"x\" # c", "A=\"x\" # c");
    check_env(raw, "# c\n\n  A=$B\n", "A=$B");
    check_env(raw, "A=1=2", "A=1=2");
    check_env(raw, "NOWHERE\n", NULL);
    check_env(raw, "HERE\n", "HERE=h");
}

static void what_is_wrong_is_told_by_line(void **state)
{
    (void)state;
    check_refused("B=1\nA B=1", "line 2: key cannot contain a space");
    check_refused("A!=1", "line 1: unexpected character \"!\" in variable name \"A!=1\"");
    check_refused("A=\"x", "line 1: unterminated quoted value \"x");
    check_refused("A=${B:?gone}", "e.env: required variable B is missing a value: gone");
    check_refused("\nA=\"${\"", "e.env: Invalid template: \"${\"");
    check_refused("A?", "line 1: unexpected character \"?\" in variable name \"A?\"");
    /* where it was looked for last */
    check_refused("\nA='x\ny", "line 3: unterminated quoted value 'x");
    check_refused("A=\"x\\\"\nB=1\n", "line 3: unterminated quoted value \"x\\\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(a_raw_file_is_taken_as_it_is),
        cmocka_unit_test(what_is_wrong_is_told_by_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
