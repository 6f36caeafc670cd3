/* The same vectors through the filters of the command line, a pipe in and a pipe out. */
#include "model/json/json.h"
#include "tests/vectors/filter_process.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

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
    static const char *const generate[] = {"generate", NULL};
    struct vector_score score = {0};
    FILE *in = scenarios_of(name);
    struct filter_process filter;
    struct vector_answer got;
    const struct value *keep;
    struct vector_file f;
    struct vector v;

    filter_start(&filter, generate, in);
    (void)fclose(in);
    vector_open(&f, name);
    while (vector_next(&v, &f)) {
        read_answer(&got, &keep, filter_line(&filter));
        vector_compare(&score, &v, &got);
        value_unref(keep);
        vector_finish(&v);
    }
    vector_close(&f);
    filter_end(&filter);
    assert_int_equal(score.same, score.cases);
}

/* ---- preflight and mount: {name, operation?, input, want} ---- */

static bool is_of(const struct value *line, const char *operation)
{
    return operation == NULL || str_is(text_in(line, "operation"), operation);
}

static FILE *inputs_of(const char *name, const char *operation)
{
    FILE *lines = tmpfile();
    const struct value *line;
    struct vector_file f;
    char *text;
    size_t len;

    assert_non_null(lines);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        if (is_of(line, operation)) {
            assert_null(json_write(&text, &len, value_get(line, STR_LIT("input")), 0));
            assert_int_equal(fwrite(text, 1, len, lines), len);
            assert_int_equal(fputc('\n', lines), '\n');
            free(text);
        }
        value_unref(line);
    }
    vector_close(&f);
    assert_int_equal(fflush(lines), 0);
    rewind(lines);
    return lines;
}

/* operation: of which lines; NULL: of all. */
static void check_filter(const char *name, const char *const *args, const char *operation)
{
    FILE *in = inputs_of(name, operation);
    const struct value *line, *got;
    struct filter_process filter;
    struct vector_file f;

    filter_start(&filter, args, in);
    (void)fclose(in);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        if (is_of(line, operation)) {
            assert_null(json_read(&got, filter_line(&filter)));
            if (!value_same(got, value_get(line, STR_LIT("want"))))
                fail_msg("%s: %.*s", name, STR_FMT(text_in(line, "name")));
            value_unref(got);
        }
        value_unref(line);
    }
    vector_close(&f);
    filter_end(&filter);
}

static const char *const engines[] = {"20.10", "23.0", "24.0", "25.0", "26.1", "27", "28", "29"};

static void filters_answer_before_the_spec_as_each_engine(void **state)
{
    static const char *const create[] = {"preflight", NULL};
    static const char *const start[] = {"preflight", "--operation", "start", NULL};
    static const char *const api[] = {"preflight", "--api", NULL};
    static const char *const mount[] = {"mount", NULL};
    char name[64];

    (void)state;
    for (size_t i = 0; i < sizeof(engines) / sizeof(engines[0]); i++) {
        (void)snprintf(name, sizeof(name), "preflight-%s.jsonl", engines[i]);
        check_filter(name, create, "create");
        check_filter(name, start, "start");
        (void)snprintf(name, sizeof(name), "api-%s.jsonl", engines[i]);
        check_filter(name, api, NULL);
        (void)snprintf(name, sizeof(name), "mounts-%s.jsonl", engines[i]);
        check_filter(name, mount, NULL);
    }
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
        cmocka_unit_test(filters_answer_before_the_spec_as_each_engine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
