/* Create and start carried out, against what the engine's own daemon answered from its HTTP router
 * to inspect: by the library and by `silospec create --ndjson`. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/create/create_filter.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define CASES             242
#define SHOWN_DIFFERENCES 5

/* The filter's line: the input, with the engine in it. */
static const struct value *input_of(const struct value *line)
{
    const struct value *input = value_get(line, STR_LIT("input"));
    const struct value_step step = {.key = STR_LIT("engine")};
    const struct value *with;
    bool misfit;

    with = value_with_set(input, &step, 1, value_ref(value_get(line, STR_LIT("engine"))), &misfit);
    assert_non_null(with);
    return with;
}

static void compare(struct vector_score *score, const struct value *line, const struct value *got)
{
    const struct value *want = value_get(line, STR_LIT("want"));

    score->cases++;
    if (value_same(got, want)) {
        score->same++;
    } else if (score->cases - score->same <= SHOWN_DIFFERENCES) {
        vector_show("case    ", value_get(line, STR_LIT("name")));
        vector_show("engine  ", want);
        vector_show("silospec", got);
    }
}

static void check(const struct vector_score *score)
{
    print_message("create.jsonl: %zu of %zu as the engine\n", score->same, score->cases);
    assert_int_equal(score->cases, CASES);
    assert_int_equal(score->same, CASES);
}

static void the_library_answers_as_the_engine(void **state)
{
    struct vector_score score = {0};
    const struct value *line;
    struct vector_file f;
    struct arena a;

    (void)state;
    arena_init(&a);
    vector_open(&f, "create.jsonl");
    while ((line = vector_line(&f)) != NULL) {
        const struct value *input = input_of(line), *got;

        arena_reset(&a);
        vector_require(create_filter(&got, &a, input, 0, plat_sim));
        compare(&score, line, got);
        value_unref(got);
        value_unref(input);
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&a);
    check(&score);
}

static FILE *inputs(void)
{
    FILE *lines = tmpfile();
    const struct value *line;
    struct vector_file f;

    assert_non_null(lines);
    vector_open(&f, "create.jsonl");
    while ((line = vector_line(&f)) != NULL) {
        const struct value *input = input_of(line);
        char *text;
        size_t len;

        vector_require(json_write(&text, &len, input, 0));
        assert_true(fprintf(lines, "%s\n", text) > 0);
        free(text);
        value_unref(input);
        value_unref(line);
    }
    vector_close(&f);
    assert_int_equal(fflush(lines), 0);
    rewind(lines);
    return lines;
}

static pid_t start_filter(int *out, FILE *in)
{
    const char *program = getenv("SILOSPEC");
    int ends[2];
    pid_t pid;

    if (program == NULL)
        fail_msg("SILOSPEC does not name the program");
    assert_int_equal(pipe(ends), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        (void)dup2(fileno(in), STDIN_FILENO);
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execl(program, program, "create", "--ndjson", "-", (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    *out = ends[0];
    return pid;
}

static void the_filter_answers_as_the_engine(void **state)
{
    struct vector_score score = {0};
    FILE *in = inputs(), *out;
    const struct value *line;
    struct vector_file f;
    char *text = NULL;
    size_t size = 0;
    int fd, status;
    pid_t pid;

    (void)state;
    pid = start_filter(&fd, in);
    (void)fclose(in);
    out = fdopen(fd, "r");
    assert_non_null(out);
    vector_open(&f, "create.jsonl");
    while ((line = vector_line(&f)) != NULL) {
        ssize_t len = getline(&text, &size, out);
        const struct value *got;

        assert_true(len > 0);
        vector_require(json_read(&got, (struct str){text, (size_t)len}));
        compare(&score, line, got);
        value_unref(got);
        value_unref(line);
    }
    vector_close(&f);
    assert_int_equal(getline(&text, &size, out), -1);
    free(text);
    (void)fclose(out);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    check(&score);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_library_answers_as_the_engine),
        cmocka_unit_test(the_filter_answers_as_the_engine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
