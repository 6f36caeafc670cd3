#include "model/document/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void a_name_means_the_latest_release_of_its_line(void **state)
{
    static const struct {
        const char *name;
        uint32_t release;
    } cases[] = {
        {"", MDL_RELEASE(19, 3, 15)},
        {"moby-19.03", MDL_RELEASE(19, 3, 15)},
        {"moby-19.03.4", MDL_RELEASE(19, 3, 4)},
        {"moby-25.0", MDL_RELEASE(25, 0, 17)},
        {"moby-25.0.6", MDL_RELEASE(25, 0, 6)},
        {"moby-26.1", MDL_RELEASE(26, 1, 5)},
        {"moby-26.0", MDL_RELEASE(26, 0, 255)},
        {"moby-26", MDL_RELEASE(26, 1, 5)},
        {"moby-27.2", MDL_RELEASE(27, 2, 255)},
        {"moby-27.2.0", MDL_RELEASE(27, 2, 0)},
        {"moby-29", MDL_RELEASE(29, 7, 2)},
        {"moby-29.7.2", MDL_RELEASE(29, 7, 2)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint32_t release = 0;

        assert_null(mdl_engine_find(&release, str_of(cases[i].name)));
        assert_int_equal(release, cases[i].release);
    }
}

static void unknown_names_are_refused_with_the_nearest(void **state)
{
    static const struct {
        const char *name, *nearest; /* NULL: none */
    } cases[] = {
        {"moby-99", "moby-29"},        {"moby-25.0.99", "moby-25.0"},
        {"moby-25.0.18", "moby-25.0"}, {"moby-24.1", "moby-24.0"},
        {"moby-26.2", "moby-26.1"},    {"moby-18.09", "moby-19.03"},
        {"docker-24.0", "moby-24.0"},  {"mobby-24.0", "moby-24.0"},
        {"Moby-28", "moby-28"},        {"moby-29.8.0", "moby-29"},
        {"moby-27.5.2", "moby-27"},    {"moby-025.0", "moby-25.0"},
        {"moby-19.3", "moby-19.03"},   {"moby-25.0.6.1", "moby-25.0"},
        {"moby-25.", "moby-25.0"},     {"moby-", NULL},
        {"containerd", NULL},          {"moby-25.00", "moby-25.0"},
        {"moby-4294967321.0", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint32_t release = 7;
        struct err *e = mdl_engine_find(&release, str_of(cases[i].name));
        char meant[64];

        if (e == NULL)
            fail_msg("%s is taken", cases[i].name);
        assert_int_equal(e->class, ERR_NOT_FOUND);
        assert_int_equal(release, 7);
        (void)snprintf(meant, sizeof meant, "did you mean %s?", cases[i].nearest);
        if (cases[i].nearest != NULL && strstr(e->remedy, meant) == NULL)
            fail_msg("%s: %s", cases[i].name, e->remedy);
        for (size_t k = 0; k < MDL_ENGINE_COUNT; k++)
            assert_non_null(strstr(e->remedy, mdl_engines[k].name));
        err_free(e);
    }
}

static void names_are_written_as_they_are_read(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
        uint32_t release = 0;

        assert_true(str_is(mdl_engine_name(&a, mdl_engines[i].latest), mdl_engines[i].name));
        assert_ptr_equal(mdl_engine_of(mdl_engines[i].first), &mdl_engines[i]);
        assert_ptr_equal(mdl_engine_of(mdl_engines[i].latest), &mdl_engines[i]);
        assert_null(mdl_engine_find(&release, mdl_engine_name(&a, mdl_engines[i].first)));
        assert_int_equal(release, mdl_engines[i].first);
        assert_true(i == 0 || mdl_engines[i - 1].latest < mdl_engines[i].first);
    }
    assert_true(str_is(mdl_release_text(&a, MDL_RELEASE(19, 3, 5)), "19.03.5"));
    assert_true(str_is(mdl_release_text(&a, MDL_RELEASE(27, 2, 255)), "27.2"));
    arena_finish(&a);
}

static void versions_of_docker_are_placed(void **state)
{
    static const struct {
        const char *version;
        enum mdl_version_fit fit;
        uint32_t release;
    } cases[] = {
        {"23.0.3", MDL_VERSION_EXACT, MDL_RELEASE(23, 0, 3)},
        {"v20.10.7", MDL_VERSION_EXACT, MDL_RELEASE(20, 10, 7)},
        {" 19.03.13-ce\n", MDL_VERSION_EXACT, MDL_RELEASE(19, 3, 13)},
        {"25.0.6+azure", MDL_VERSION_EXACT, MDL_RELEASE(25, 0, 6)},
        {"22.06.0-beta.0", MDL_VERSION_BETA, MDL_RELEASE(23, 0, 0)},
        {"22.06.0-beta.0-902-g2708be0db4", MDL_VERSION_BETA, MDL_RELEASE(23, 0, 0)},
        {"22.6", MDL_VERSION_BETA, MDL_RELEASE(23, 0, 0)},
        {"22.07.0", MDL_VERSION_NEWER, MDL_RELEASE(20, 10, 27)},
        {"29.9.0", MDL_VERSION_NEWER, MDL_RELEASE(29, 7, 2)},
        {"31.0.0", MDL_VERSION_NEWER, MDL_RELEASE(29, 7, 2)},
        {"24.0.12", MDL_VERSION_NEWER, MDL_RELEASE(24, 0, 9)},
        {"18.09.0-dev", MDL_VERSION_OLDER, MDL_RELEASE(19, 3, 15)},
        {"17.03.1-ce", MDL_VERSION_OLDER, MDL_RELEASE(19, 3, 15)},
        {"master-dockerproject-2019-04-03", MDL_VERSION_NONE, 0},
        {"0.0.0-20190925", MDL_VERSION_NONE, 0},
        {"dev", MDL_VERSION_NONE, 0},
        {"", MDL_VERSION_NONE, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint32_t release = 0;

        assert_int_equal(mdl_engine_of_version(&release, str_of(cases[i].version)), cases[i].fit);
        assert_int_equal(release, cases[i].release);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_means_the_latest_release_of_its_line),
        cmocka_unit_test(unknown_names_are_refused_with_the_nearest),
        cmocka_unit_test(names_are_written_as_they_are_read),
        cmocka_unit_test(versions_of_docker_are_placed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
