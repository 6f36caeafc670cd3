/* The same vectors through `silospec generate --ndjson`, a pipe in and a pipe out. */
#include "model/json/json.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* The filter's input: the scenario of every vector, a line each, in an unlinked file. */
static FILE *scenarios_of(const char *name)
{
    FILE *lines = tmpfile();
    struct vector_file f;
    struct vector v;
    char *text;
    size_t len;

    assert_non_null(lines);
    vector_open(&f, name);
    while (vector_next(&v, &f)) {
        assert_null(json_write(&text, &len, v.scenario, 0));
        assert_int_equal(fwrite(text, 1, len, lines), len);
        assert_int_equal(fputc('\n', lines), '\n');
        free(text);
        vector_finish(&v);
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
        (void)execl(program, program, "generate", "--ndjson", "-", (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    *out = ends[0];
    return pid;
}

static struct str text_in(const struct value *map, const char *key)
{
    const struct value *v = map != NULL ? value_get(map, str_of(key)) : NULL;

    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

/* {"spec":...} holds the bytes themselves; the other two are read as JSON. */
static void read_answer(struct vector_answer *out, const struct value **keep, struct str line)
{
    const struct str opening = STR_LIT("{\"spec\":");
    const struct value *error;

    *keep = NULL;
    *out = (struct vector_answer){.kind = VECTOR_SPEC};
    if (line.len > 0 && line.s[line.len - 1] == '\n')
        line.len--;
    if (str_starts(line, opening)) {
        out->text = str_cut(line, opening.len, line.len - 1);
        return;
    }
    assert_null(json_read(keep, line));
    error = value_get(*keep, STR_LIT("error"));
    out->kind = error != NULL ? VECTOR_ERROR : VECTOR_PANIC;
    out->text = error != NULL ? text_in(error, "message") : text_in(*keep, "panic");
    out->class = text_in(error, "class");
}

static void check_file(const char *name)
{
    struct vector_score score = {0};
    FILE *in = scenarios_of(name);
    struct vector_answer got;
    const struct value *keep;
    struct vector_file f;
    struct vector v;
    char *line = NULL;
    size_t size = 0;
    ssize_t len;
    FILE *out;
    pid_t pid;
    int fd, status;

    pid = start_filter(&fd, in);
    (void)fclose(in);
    out = fdopen(fd, "r");
    assert_non_null(out);
    vector_open(&f, name);
    while (vector_next(&v, &f)) {
        len = getline(&line, &size, out);
        if (len < 0)
            fail_msg("no line for %.*s", STR_FMT(v.name));
        read_answer(&got, &keep, (struct str){line, (size_t)len});
        vector_compare(&score, &v, &got);
        value_unref(keep);
        vector_finish(&v);
    }
    vector_close(&f);
    assert_int_equal(getline(&line, &size, out), -1);
    free(line);
    (void)fclose(out);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(score.same, score.cases);
}

static void filter_answers_directed_vectors_as_the_engine(void **state)
{
    (void)state;
    check_file("directed.jsonl");
}

static void filter_answers_random_vectors_as_the_engine(void **state)
{
    (void)state;
    check_file("random.jsonl");
}

static void filter_answers_vectors_of_later_engines(void **state)
{
    static const char *const files[] = {"engine-20.10.jsonl", "engine-23.0.jsonl",
                                        "engine-24.0.jsonl",  "engine-25.0.jsonl",
                                        "engine-26.1.jsonl",  "engine-29.jsonl"};

    (void)state;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        check_file(files[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filter_answers_directed_vectors_as_the_engine),
        cmocka_unit_test(filter_answers_random_vectors_as_the_engine),
        cmocka_unit_test(filter_answers_vectors_of_later_engines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
