/* Each refusal that the rules give is found again by its text, under the rule that gave it. */
#include "model/formats/scenario.h"
#include "platform/sim/sim.h"
#include "specgen/assess/assess.h"
#include "specgen/engine/refusals.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static size_t checked, wrong;

/* Two rules may say the same words; the row of either will do. */
static bool said_by(enum spec_rule rule, struct str text)
{
    for (size_t i = 0; i < refusal_count; i++)
        if (refusals[i].rule == rule && refusal_fits(&refusals[i], text))
            return true;
    return false;
}

static void check(enum spec_rule rule, struct str text)
{
    const struct refusal *found = refusal_of(text);

    checked++;
    if (found != NULL &&
        (found->rule == rule || said_by(rule, text) ||
         strcmp(spec_rule_info(found->rule).title, spec_rule_info(rule).title) == 0))
        return;
    wrong++;
    print_error("%s is found as %s: %.*s\n", spec_rule_info(rule).id,
                found != NULL ? spec_rule_info(found->rule).id : "nothing", STR_FMT(text));
}

/* What an image store or a panic says is not the daemon's own text. */
static void check_preflight(const struct preflight_error *e)
{
    for (; e != NULL; e = e->next)
        if (!e->panic && e->fix.field != MDL_F_IMAGE_ERROR)
            check(e->rule, e->message);
}

static void check_spec(const struct spec_error *e)
{
    for (; e != NULL; e = e->next)
        if (!e->panic && e->fix.field != MDL_F_IMAGE_ERROR)
            check(e->rule, e->message);
}

static void check_document(struct arena *a, const struct value *root)
{
    struct preflight_result api;
    struct assessment r;
    struct mdl_doc *doc;
    struct plat host;

    vector_require(mdl_doc_new(&doc, root));
    host = plat_sim(doc);
    vector_require(assess(a, doc, &host, ASSESS_CHANGED, &r));
    vector_require(preflight(a, doc, &host, PREFLIGHT_API, &api));
    check_preflight(r.create.error);
    check_preflight(r.start.error);
    check_preflight(r.runtime);
    check_preflight(api.error);
    check_spec(r.spec.error);
    arena_reset(a);
    mdl_doc_free(doc);
}

static void check_file(const char *name)
{
    const struct value *line;
    struct vector_file f;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        const struct value *input = value_get(line, STR_LIT("input"));

        check_document(&a, input != NULL ? input : value_get(line, STR_LIT("scenario")));
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&a);
}

static void every_refusal_is_known_by_its_text(void **state)
{
    static const char *const files[] = {
        "preflight.jsonl",      "preflight-20.10.jsonl", "preflight-23.0.jsonl",
        "preflight-24.0.jsonl", "preflight-25.0.jsonl",  "preflight-26.1.jsonl",
        "preflight-27.jsonl",   "preflight-28.jsonl",    "preflight-29.jsonl",
        "api-20.10.jsonl",      "api-23.0.jsonl",        "api-24.0.jsonl",
        "api-25.0.jsonl",       "api-26.1.jsonl",        "api-27.jsonl",
        "api-28.jsonl",         "api-29.jsonl",          "directed.jsonl",
        "random.jsonl",         "engine-20.10.jsonl",    "engine-25.0.jsonl",
        "engine-29.jsonl",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        check_file(files[i]);
    print_message("%zu refusals, %zu found under another rule or not at all\n", checked, wrong);
    assert_true(checked > 1000);
    assert_int_equal(wrong, 0);
}

static void each_row_is_the_text_of_a_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < refusal_count; i++) {
        const struct refusal *r = &refusals[i];

        assert_true(strlen(r->text) >= 14);
        assert_non_null(spec_rule_info(r->rule).remedy);
        for (size_t other = 0; other < i; other++)
            assert_true(r->rule != refusals[other].rule ||
                        strcmp(r->text, refusals[other].text) != 0);
    }
}

static void a_text_with_other_words_around_is_found(void **state)
{
    const struct refusal *r = refusal_of(STR_LIT(
        "docker: Error response from daemon: invalid mount config for type \"bind\": invalid "
        "mount path: 'C:/app' mount\n path must be absolute.\nSee 'docker run --help'."));

    (void)state;
    assert_non_null(r);
    assert_int_equal(r->rule, RULE_PRE_MOUNT);
    assert_int_equal(r->field, MDL_F_MOUNT_SPEC_TARGET);
    assert_int_equal(r->part, REFUSAL_CHECKS);
    assert_null(refusal_of(STR_LIT("docker: Error response from daemon: pull access denied.")));
}

/* One set of words, said at three places: what stands around them tells which. */
static void a_bad_mac_address_is_refused_where_it_is_read(void **state)
{
    static const struct {
        const char *text;
        enum spec_rule rule;
        enum refusal_part part;
    } told[] = {
        {"invalid MAC address 02:zz", RULE_CREATE_ADDRESS, REFUSAL_CREATION},
        {"address 02:zz: invalid MAC address", RULE_CREATE_ADDRESS, REFUSAL_NETWORKS},
        {"invalid JSON: address 02:zz: invalid MAC address", RULE_PRE_ADDRESS, REFUSAL_CHECKS},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
        const struct refusal *r = refusal_of(str_of(told[i].text));

        assert_non_null(r);
        assert_int_equal(r->rule, told[i].rule);
        assert_int_equal(r->part, told[i].part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_refusal_is_known_by_its_text),
        cmocka_unit_test(each_row_is_the_text_of_a_rule),
        cmocka_unit_test(a_text_with_other_words_around_is_found),
        cmocka_unit_test(a_bad_mac_address_is_refused_where_it_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
