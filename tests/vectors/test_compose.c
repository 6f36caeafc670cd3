/* Compose files against what docker compose made of them. */
#include "model/compose/compose.h"
#include "model/json/json.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define SHOWN_DIFFERENCES 5

static const struct value *ask(struct arena *a, const struct value *line)
{
    struct compose_input in;
    struct compose_answer answer;
    const struct value *out;

    vector_require(compose_input_read(&in, a, value_get(line, STR_LIT("input"))));
    vector_require(compose_run(&answer, a, &in));
    out = compose_report(a, &answer, false);
    compose_answer_finish(&answer);
    assert_non_null(out);
    return out;
}

static bool same_at(const struct value *want, const struct value *got, const char *key)
{
    const struct value *a = value_get(want, str_of(key)), *b = value_get(got, str_of(key));

    return a != NULL && b != NULL && value_same(a, b);
}

static bool is_one_of(const struct value *any, const struct value *got)
{
    const struct value *message = value_get(value_get(got, STR_LIT("error")), STR_LIT("message"));

    for (size_t i = 0; message != NULL && i < any->u.list.count; i++) {
        if (value_eq(any->u.list.items[i], message))
            return true;
    }
    return false;
}

/* What compose does behind the requests (files copied into the container) is not told. */
static bool is_right(const struct value *want, const struct value *got)
{
    const struct value *any = value_get(want, STR_LIT("error_any"));
    const struct value *requests = value_get(want, STR_LIT("requests"));

    if (any != NULL)
        return is_one_of(any, got);
    if (requests == NULL)
        return same_at(want, got, "error");
    if (requests->u.list.count == 0 && value_get(want, STR_LIT("create_error")) != NULL &&
        !same_at(want, got, "create_error"))
        return false;
    return same_at(want, got, "requests");
}

static void check_file(const char *name, size_t cases)
{
    struct vector_score score = {0, 0};
    const struct value *line;
    struct vector_file f;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        const struct value *got;

        arena_reset(&a);
        got = ask(&a, line);
        score.cases++;
        if (is_right(value_get(line, STR_LIT("want")), got)) {
            score.same++;
        } else if (score.cases - score.same <= SHOWN_DIFFERENCES) {
            vector_show("case    ", line);
            vector_show("silospec", got);
        }
        value_unref(got);
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&a);
    print_message("%s: %zu of %zu\n", name, score.same, score.cases);
    assert_int_equal(score.cases, cases);
    assert_int_equal(score.same, cases);
}

static void compose_files_become_the_same_requests(void **state)
{
    (void)state;
    check_file("compose.jsonl", 184);
    check_file("compose-2.26.jsonl", 47);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compose_files_become_the_same_requests),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
