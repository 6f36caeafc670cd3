/* A change of the engine that nothing asked for makes no difference: over vectors, each such change
 * is undone, or had, and the whole assessment stays as it is. */
#include "platform/sim/sim.h"
#include "specgen/compare/upgrade_differences.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define EACH 16 /* vectors: of so many one */

static size_t left_out, looked_at;

static void check(struct arena arenas[2], const struct mdl_doc *doc)
{
    struct engine engine = engine_of(doc->release);
    struct engine_set asked = {{0}};
    struct plat host = plat_sim(doc);
    struct assessment now, then;

    arena_reset(&arenas[0]);
    engine.asked = &asked;
    assert_null(assess_as(&arenas[0], doc, &host, ASSESS_CHANGED, &engine, &now));
    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        const struct engine other = engine_toggled(&engine, (enum engine_change)c);
        struct upgrade_differences d;

        looked_at++;
        if (engine_rests_on(&engine, (enum engine_change)c))
            continue;
        left_out++;
        arena_reset(&arenas[1]);
        assert_null(assess_as(&arenas[1], doc, &host, ASSESS_CHANGED, &other, &then));
        assert_true(upgrade_differences(&d, &arenas[1], &now, &then));
        if (d.count > 0)
            fail_msg("nothing asked for %s, and without it %.*s differs", engine_change_words(c).id,
                     STR_FMT(d.items[0].path));
    }
}

static void check_file(const char *name)
{
    struct arena arenas[2];
    struct vector_file f;
    struct vector v;

    arena_init(&arenas[0]);
    arena_init(&arenas[1]);
    vector_open(&f, name);
    for (size_t i = 0; vector_next(&v, &f); i++) {
        struct mdl_doc *doc;

        if (i % EACH == 0) {
            assert_null(mdl_doc_new(&doc, v.scenario));
            check(arenas, doc);
            mdl_doc_free(doc);
        }
        vector_finish(&v);
    }
    vector_close(&f);
    arena_finish(&arenas[0]);
    arena_finish(&arenas[1]);
}

static void what_nothing_asked_for_makes_no_difference(void **state)
{
    (void)state;
    check_file("random.jsonl");
    check_file("engine-24.0.jsonl");
    check_file("engine-29.jsonl");
    assert_true(left_out * 3 > looked_at); /* and it is worth while */
    assert_true(left_out < looked_at);
}

static void what_is_made_rests_on_what_it_asked_for(void **state)
{
    struct engine engine = engine_of(mdl_engines[MDL_ENGINE_COUNT - 1].latest);
    struct engine_set asked = {{0}};

    (void)state;
    engine.asked = &asked;
    assert_true(engine_has(&engine, CHANGE_ANNOTATIONS));
    assert_true(engine_rests_on(&engine, CHANGE_ANNOTATIONS));
    assert_false(engine_rests_on(&engine, CHANGE_MOUNTS_FIRST));
    assert_true(engine_rests_on(&engine, CHANGE_OCI_1_3)); /* a member of the engine */
    assert_true(engine_rests_on(&engine, CHANGE_UNICODE_15));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nothing_asked_for_makes_no_difference),
        cmocka_unit_test(what_is_made_rests_on_what_it_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
