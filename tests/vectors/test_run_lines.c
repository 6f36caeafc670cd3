/* docker run lines and the words of shells against what docker's clients and the shells did. */
#include "model/client/client_report.h"
#include "model/json/json.h"
#include "model/shell/shell_report.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define SHOWN_DIFFERENCES 5

static const struct value *run(struct arena *a, const struct value *line, bool whole)
{
    struct client_input in;
    struct client_answer answer;
    const struct value *out;

    vector_require(client_input_read(&in, a, line));
    vector_require(client_run(&answer, a, &in));
    out = client_report(a, &in, &answer, whole);
    client_answer_finish(&answer);
    assert_non_null(out);
    return out;
}

struct check {
    enum shell shell;
    struct arena a;
    struct vector_score score;
};

typedef const struct value *asker(struct check *c, const struct value *line);
typedef bool judge(struct check *c, const struct value *line, const struct value *got);

static void check_file(const char *name, size_t cases, enum shell shell, asker *ask,
                       judge *is_right)
{
    struct check c = {.shell = shell};
    const struct value *line;
    struct vector_file f;

    arena_init(&c.a);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        const struct value *got;

        arena_reset(&c.a);
        got = ask(&c, line);
        assert_non_null(got);
        c.score.cases++;
        if (is_right(&c, line, got)) {
            c.score.same++;
        } else if (c.score.cases - c.score.same <= SHOWN_DIFFERENCES) {
            vector_show("case    ", line);
            vector_show("silospec", got);
        }
        value_unref(got);
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&c.a);
    print_message("%s: %zu of %zu\n", name, c.score.same, c.score.cases);
    assert_int_equal(c.score.cases, cases);
    assert_int_equal(c.score.same, cases);
}

/* ---- run ---- */

static const struct value *ask_run(struct check *c, const struct value *line)
{
    return run(&c->a, value_get(line, STR_LIT("input")), false);
}

static bool run_is_right(struct check *c, const struct value *line, const struct value *got)
{
    const struct value *want = value_get(line, STR_LIT("want"));
    const struct value *any = value_get(want, STR_LIT("error_any"));

    (void)c;
    for (size_t i = 0; any != NULL && i < any->u.list.count; i++) {
        if (value_same(any->u.list.items[i], value_get(got, STR_LIT("error"))))
            return true;
    }
    return any == NULL && value_same(want, got);
}

static void run_lines_are_answered_as_by_the_client(void **state)
{
    (void)state;
    check_file("run.jsonl", 457, SHELL_ARGV, ask_run, run_is_right);
    check_file("run-linux-client.jsonl", 42, SHELL_ARGV, ask_run, run_is_right);
    check_file("run-24.0.jsonl", 77, SHELL_ARGV, ask_run, run_is_right);
    check_file("run-20.10.jsonl", 122, SHELL_ARGV, ask_run, run_is_right);
}

static const struct value *read_defaults(void)
{
    FILE *file = fopen(TEST_DATA_DIR "/vectors/run-defaults.json", "rb");
    static char text[16384];
    const struct value *v;
    size_t len;

    assert_non_null(file);
    len = fread(text, 1, sizeof(text), file);
    assert_in_range(len, 1, sizeof(text) - 1);
    (void)fclose(file);
    vector_require(json_read(&v, (struct str){text, len}));
    return v;
}

static void the_usual_request_is_the_clients(void **state)
{
    const struct value *defaults = read_defaults();
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < defaults->u.map.count; i++) {
        const struct value_member *m = &defaults->u.map.members[i];
        struct str line = arena_printf(&a, "{\"argv\":[\"create\",\"img\"],\"client\":\"%.*s\"}",
                                       STR_FMT(m->key));
        const struct value *in, *got, *body;

        vector_require(json_read(&in, line));
        got = run(&a, in, true);
        body = value_get(value_get(got, STR_LIT("request")), STR_LIT("body"));
        if (!value_same(m->value, body)) {
            vector_show("client  ", m->value);
            vector_show("silospec", body);
            fail();
        }
        value_unref(got);
        value_unref(in);
    }
    arena_finish(&a);
    value_unref(defaults);
}

/* ---- words ---- */

static const struct value *ask_words(struct check *c, const struct value *line)
{
    struct shell_answer answer;

    vector_require(shell_split(&answer, &c->a, c->shell, value_get(line, STR_LIT("line"))->u.text));
    return shell_report(c->shell, &answer);
}

static const struct value *first_of(const struct value *line, const char *const *keys)
{
    const struct value *v = NULL;

    for (; *keys != NULL && v == NULL; keys++)
        v = value_get(line, str_of(*keys));
    return v;
}

static bool words_are_right(struct check *c, const struct value *line, const struct value *got)
{
    static const char *const legacy[] = {"want_legacy", "want", "want_if_empty", NULL};
    static const char *const now[] = {"want", "want_if_empty", "want_if_unset", NULL};
    const struct value *want = first_of(line, c->shell == SHELL_POWERSHELL_LEGACY ? legacy : now);

    return value_same(value_get(line, STR_LIT("error")), value_get(got, STR_LIT("error"))) &&
           value_same(value_get(line, STR_LIT("unresolved")),
                      value_get(got, STR_LIT("unresolved"))) &&
           (want == NULL || value_same(want, value_get(got, STR_LIT("want"))));
}

static void lines_are_split_as_by_the_shells(void **state)
{
    (void)state;
    check_file("words-bash.jsonl", 120, SHELL_BASH, ask_words, words_are_right);
    check_file("words-cmd.jsonl", 120, SHELL_CMD, ask_words, words_are_right);
    check_file("words-powershell.jsonl", 115, SHELL_POWERSHELL, ask_words, words_are_right);
    check_file("words-powershell.jsonl", 115, SHELL_POWERSHELL_LEGACY, ask_words, words_are_right);
    check_file("words-argv.jsonl", 40, SHELL_ARGV, ask_words, words_are_right);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(run_lines_are_answered_as_by_the_client),
        cmocka_unit_test(the_usual_request_is_the_clients),
        cmocka_unit_test(lines_are_split_as_by_the_shells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
