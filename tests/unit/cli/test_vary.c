#include "model/json/json.h"
#include "ui/cli/vary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define NANO "container.HostConfig.NanoCpus="

struct case_of {
    struct arena a;
    const struct value *root;
    struct vary v;
};

static struct err *parse(struct case_of *c, const char *text, size_t most)
{
    arena_init(&c->a);
    assert_null(json_read(&c->root, STR_LIT("{\"silospec\":1,\"container\":{},\"host\":{}}")));
    return vary_parse(&c->v, &c->a, text, c->root, most);
}

static void finish(struct case_of *c)
{
    value_unref(c->root);
    arena_finish(&c->a);
}

static void assert_values(const char *text, const char *want)
{
    struct case_of c;
    struct str all = STR_NONE;

    assert_null(parse(&c, text, 1000000));
    for (size_t i = 0; i < c.v.count; i++)
        all = arena_printf(&c.a, "%.*s%.*s|", STR_FMT(all), STR_FMT(vary_text(&c.a, &c.v, i)));
    assert_string_equal(arena_cstr(&c.a, all), want);
    finish(&c);
}

static void lists_are_cut_at_commas_outside_of_brackets(void **state)
{
    (void)state;
    assert_values("container.HostConfig.Isolation=process,hyperv", "process|hyperv|");
    assert_values("container.HostConfig.Isolation=", "|");
    assert_values("container.HostConfig.Isolation=process,", "process||");
    assert_values("container.Config.Env=[\"A=1,2\",\"B]\"],[],[\"{1,2\"]",
                  "[\"A=1,2\",\"B]\"]|[]|[\"{1,2\"]|");
    assert_values("container.Config.Hostname=a..b:c", "a..b:c|");
    assert_values("engine=moby-25.0.6,moby-29", "moby-25.0.6|moby-29|");
}

static void ranges_are_exact_and_meet_their_end(void **state)
{
    (void)state;
    assert_values(NANO "0.1..0.3:0.1", "0.1|0.2|0.3|");
    assert_values(NANO "0.01..0.035:0.01", "0.01|0.02|0.03|");
    assert_values(NANO "2..2:1", "2|");
    assert_values("container.HostConfig.Memory=1g..2g:512m", "1g|1536m|2g|");
    assert_values("container.HostConfig.CpuPercent=-1..1:1", "-1|0|1|");
}

static void the_greatest_range_does_not_overflow(void **state)
{
    struct case_of c;

    (void)state;
    assert_null(parse(&c,
                      "container.HostConfig.CpuShares=-9223372036854775807.."
                      "9223372036854775807:4611686018427387904",
                      10));
    assert_int_equal(c.v.count, 4);
    finish(&c);
}

static void what_cannot_be_is_told(void **state)
{
    static const struct {
        const char *text;
        enum err_class class;
    } cases[] = {
        {"container.HostConfig.NanoCpus", ERR_INPUT},
        {"container.HostConfig.NanoCpu=1", ERR_NOT_FOUND},
        {NANO "1..2", ERR_INPUT},
        {NANO "1..2:0", ERR_INPUT},
        {NANO "1..2:-1", ERR_INPUT},
        {NANO "2..1:1", ERR_INPUT},
        {NANO "a..2:1", ERR_INPUT},
        {NANO "1n..9000000n:1n", ERR_LIMIT},
        {"host.NumCPU=1,2,3,4,5,6,7,8,9,10,11", ERR_LIMIT},
        {"host.OSBuild=-1..3:1", ERR_INPUT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct case_of c;
        struct err *e = parse(&c, cases[i].text, 10);

        if (e == NULL)
            fail_msg("accepted: %s", cases[i].text);
        assert_int_equal(e->class, cases[i].class);
        err_free(e);
        finish(&c);
    }
}

static void a_value_is_applied_as_set_does_it(void **state)
{
    const struct value *made;
    struct case_of c;
    struct mdl_doc *doc;

    (void)state;
    assert_null(parse(&c, NANO "0.5..2:0.5", 10));
    assert_null(vary_apply(&made, c.root, &c.v, 2));
    assert_null(mdl_doc_new(&doc, made));
    assert_int_equal(doc->container.host_config.nano_cpus.v, 1500000000);
    mdl_doc_free(doc);
    value_unref(made);
    finish(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_cut_at_commas_outside_of_brackets),
        cmocka_unit_test(ranges_are_exact_and_meet_their_end),
        cmocka_unit_test(the_greatest_range_does_not_overflow),
        cmocka_unit_test(what_cannot_be_is_told),
        cmocka_unit_test(a_value_is_applied_as_set_does_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
