/* The library against what the engine's own code answered, byte for byte. */
#include "model/formats/scenario.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void require(struct err *e, const struct vector *v)
{
    if (e == NULL)
        return;
    err_print(stderr, e);
    err_free(e);
    fail_msg("%.*s", STR_FMT(v->name));
}

static void generate(struct vector_answer *out, struct arena *a, const struct mdl_doc *doc,
                     const struct vector *v)
{
    struct plat host = plat_sim(doc);
    struct spec_result result;

    require(spec_generate(a, doc, &host, &result), v);
    *out = (struct vector_answer){.kind = VECTOR_SPEC};
    if (result.error == NULL) {
        out->text = spec_json(a, result.spec, 0);
        return;
    }
    out->text = result.error->message;
    out->kind = result.error->panic ? VECTOR_PANIC : VECTOR_ERROR;
    if (!result.error->panic)
        out->class = str_of(spec_class_name(result.error->class));
}

static void check_vector(struct vector_score *score, struct arena *a, const struct vector *v)
{
    const struct value *root;
    struct vector_answer got;
    struct mdl_doc *doc;
    char *text;
    size_t len;

    require(json_write(&text, &len, v->scenario, 0), v);
    require(scenario_read_json(&root, (struct str){text, len}), v);
    free(text);
    require(mdl_doc_new(&doc, root), v);
    value_unref(root);
    arena_reset(a);
    generate(&got, a, doc, v);
    vector_compare(score, v, &got);
    mdl_doc_free(doc);
}

static void check_file(const char *name, size_t cases)
{
    struct vector_score score = {0};
    struct vector_file f;
    struct vector v;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while (vector_next(&v, &f)) {
        check_vector(&score, &a, &v);
        vector_finish(&v);
    }
    vector_close(&f);
    arena_finish(&a);
    print_message("%s: %zu of %zu as the engine\n", name, score.same, score.cases);
    assert_int_equal(score.cases, cases);
    assert_int_equal(score.same, score.cases);
}

static void directed_vectors_are_answered_as_by_the_engine(void **state)
{
    (void)state;
    check_file("directed.jsonl", 191);
}

static void random_vectors_are_answered_as_by_the_engine(void **state)
{
    (void)state;
    check_file("random.jsonl", 1055);
}

static void later_engines_are_answered_as_by_their_own_code(void **state)
{
    static const struct {
        const char *name;
        size_t cases;
    } files[] = {
        {"engine-20.10.jsonl", 200}, {"engine-23.0.jsonl", 416}, {"engine-24.0.jsonl", 591},
        {"engine-25.0.jsonl", 625},  {"engine-26.1.jsonl", 644}, {"engine-27.jsonl", 640},
        {"engine-28.jsonl", 640},    {"engine-29.jsonl", 640},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        check_file(files[i].name, files[i].cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directed_vectors_are_answered_as_by_the_engine),
        cmocka_unit_test(random_vectors_are_answered_as_by_the_engine),
        cmocka_unit_test(later_engines_are_answered_as_by_their_own_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
