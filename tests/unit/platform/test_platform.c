#include "model/json/json.h"
#include "platform/sim/sim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char scenario[] =
    "{\"silospec\":1,\"host\":{\"DefaultIsolation\":\"hyperv\",\"Root\":\"C:\\\\d\","
    "\"DNSSearch\":[\"a\"],\"OSBuild\":17763,\"OSProduct\":\"server\",\"NumCPU\":8,"
    "\"Images\":[{\"Id\":\"i\",\"OS\":\"windows\",\"LayerFolders\":[]},"
    "{\"Id\":\"bad\",\"Error\":\"broken\"},{\"Id\":\"null\",\"LayerFolders\":null}],"
    "\"CredentialSpecs\":{\"Files\":{\"Sub\\\\A.json\":\"{}\",\"\xc3\x89.json\":\"{}\",\".."
    "\\\\CredentialSpecsX\\\\b\":"
    "\"x\"},"
    "\"Registry\":{\"Values\":{\"Web\":\"data\"},\"ReadErrors\":{\"Num\":\"wrong type\"}}},"
    "\"Secrets\":{\"s\":\"v\"},\"Networks\":[{\"Name\":\"nat\",\"DriverInfo\":{\"hnsid\":\"\","
    "\"GW_INFO\":null,\"AllowUnqualifiedDNSQuery\":null}},{\"Name\":\"n2\",\"FindError\":true},"
    "{\"Name\":\"n3\",\"EndpointError\":true},{\"Name\":\"n4\",\"DriverInfoError\":true,"
    "\"DriverInfo\":{\"AllowUnqualifiedDNSQuery\":false}}]}}";

struct host {
    const struct value *root;
    struct mdl_doc *doc;
    struct plat plat;
};

static void open_host(struct host *h, const char *json)
{
    assert_null(json_read(&h->root, str_of(json)));
    assert_null(mdl_doc_new(&h->doc, h->root));
    h->plat = plat_sim(h->doc);
}

static void close_host(struct host *h)
{
    mdl_doc_free(h->doc);
    value_unref(h->root);
}

static void facts_are_those_of_the_document(void **state)
{
    struct plat_facts facts;
    struct host h;

    (void)state;
    open_host(&h, scenario);
    h.plat.ops->facts(h.plat.ctx, &facts);
    assert_true(str_is(facts.default_isolation, "hyperv"));
    assert_true(facts.os_build == 17763);
    assert_int_equal(facts.num_cpu, 8);
    assert_int_equal(facts.dns_search_count, 1);
    assert_true(facts.has_dependency_store);
    close_host(&h);
}

static void the_store_exists_only_when_secrets_or_configs_do(void **state)
{
    struct plat_facts facts;
    struct host h;

    (void)state;
    open_host(&h, "{\"host\":{\"Configs\":null}}");
    h.plat.ops->facts(h.plat.ctx, &facts);
    assert_false(facts.has_dependency_store);
    close_host(&h);
    open_host(&h, "{\"host\":{\"Configs\":{}}}");
    h.plat.ops->facts(h.plat.ctx, &facts);
    assert_true(facts.has_dependency_store);
    close_host(&h);
}

static void images_are_known_missing_or_denied(void **state)
{
    struct plat_image image;
    struct host h;

    (void)state;
    open_host(&h, scenario);
    h.plat.ops->image(h.plat.ctx, STR_LIT("i"), &image);
    assert_int_equal(image.state, PLAT_KNOWN);
    assert_false(image.layer_folders_null);
    h.plat.ops->image(h.plat.ctx, STR_LIT("null"), &image);
    assert_true(image.layer_folders_null);
    assert_int_equal(image.from.index, 2);
    h.plat.ops->image(h.plat.ctx, STR_LIT("bad"), &image);
    assert_int_equal(image.state, PLAT_DENIED);
    assert_true(str_is(image.error, "broken"));
    h.plat.ops->image(h.plat.ctx, STR_LIT("I"), &image);
    assert_int_equal(image.state, PLAT_MISSING);
    close_host(&h);
}

static enum plat_state file(struct host *h, const char *path)
{
    struct plat_text answer;

    h->plat.ops->credential_file(h->plat.ctx, STR_LIT("C:\\d\\CredentialSpecs"), str_of(path),
                                 &answer);
    return answer.state;
}

static void credential_files_ignore_case_and_may_lie_beside_the_folder(void **state)
{
    struct plat_text answer;
    struct host h;

    (void)state;
    open_host(&h, scenario);
    assert_int_equal(file(&h, "C:\\d\\CredentialSpecs\\sub\\a.JSON"), PLAT_KNOWN);
    assert_int_equal(file(&h, "C:\\d\\CredentialSpecs\\\xc3\xa9.json"), PLAT_KNOWN);
    assert_int_equal(file(&h, "C:\\d\\CredentialSpecsX\\b"), PLAT_KNOWN);
    h.plat.ops->credential_file(h.plat.ctx, STR_LIT("C:CredentialSpecs"),
                                STR_LIT("C:CredentialSpecsX\\b"), &answer);
    assert_int_equal(answer.state, PLAT_KNOWN);
    assert_int_equal(file(&h, "C:\\d\\CredentialSpecs"), PLAT_MISSING);
    assert_int_equal(file(&h, "C:\\d\\CredentialSpecs\\b"), PLAT_MISSING);
    close_host(&h);
}

static void registry_values_ignore_case_and_may_be_refused(void **state)
{
    struct plat_text answer;
    struct host h;

    (void)state;
    open_host(&h, scenario);
    h.plat.ops->registry_key(h.plat.ctx, &answer);
    assert_int_equal(answer.state, PLAT_KNOWN);
    h.plat.ops->registry_value(h.plat.ctx, STR_LIT("wEB"), &answer);
    assert_int_equal(answer.state, PLAT_KNOWN);
    assert_true(str_is(answer.v, "data"));
    h.plat.ops->registry_value(h.plat.ctx, STR_LIT("num"), &answer);
    assert_int_equal(answer.state, PLAT_DENIED);
    assert_true(str_is(answer.error, "wrong type"));
    h.plat.ops->registry_value(h.plat.ctx, STR_LIT("x"), &answer);
    assert_int_equal(answer.state, PLAT_MISSING);
    close_host(&h);
}

static void a_registry_key_may_be_missing_or_denied(void **state)
{
    struct plat_text answer;
    struct host h;

    (void)state;
    open_host(&h, "{\"host\":{\"CredentialSpecs\":{\"Registry\":null}}}");
    h.plat.ops->registry_key(h.plat.ctx, &answer);
    assert_int_equal(answer.state, PLAT_MISSING);
    close_host(&h);
    open_host(&h, "{\"host\":{\"CredentialSpecs\":{\"Registry\":{\"OpenError\":\"no\"}}}}");
    h.plat.ops->registry_key(h.plat.ctx, &answer);
    assert_int_equal(answer.state, PLAT_DENIED);
    assert_true(str_is(answer.error, "no"));
    close_host(&h);
}

static void secrets_are_found_by_their_exact_id(void **state)
{
    struct plat_text answer;
    struct host h;

    (void)state;
    open_host(&h, scenario);
    h.plat.ops->secret(h.plat.ctx, STR_LIT("s"), &answer);
    assert_int_equal(answer.state, PLAT_KNOWN);
    h.plat.ops->secret(h.plat.ctx, STR_LIT("S"), &answer);
    assert_int_equal(answer.state, PLAT_MISSING);
    h.plat.ops->config(h.plat.ctx, STR_LIT("s"), &answer);
    assert_int_equal(answer.state, PLAT_MISSING);
    close_host(&h);
}

static void networks_tell_which_look_up_failed(void **state)
{
    struct plat_network n;
    struct host h;

    (void)state;
    open_host(&h, scenario);
    h.plat.ops->network(h.plat.ctx, STR_LIT("nat"), &n);
    assert_int_equal(n.state, PLAT_KNOWN);
    assert_true(n.has_hnsid);
    assert_int_equal(n.hnsid.len, 0);
    assert_false(n.has_gateway_hnsid);
    assert_false(n.allow_unqualified_dns_query);
    h.plat.ops->network(h.plat.ctx, STR_LIT("n2"), &n);
    assert_int_equal(n.state, PLAT_DENIED);
    h.plat.ops->network(h.plat.ctx, STR_LIT("n3"), &n);
    assert_int_equal(n.endpoint, PLAT_MISSING);
    h.plat.ops->network(h.plat.ctx, STR_LIT("n4"), &n);
    assert_int_equal(n.driver_info, PLAT_DENIED);
    assert_true(n.allow_unqualified_dns_query);
    h.plat.ops->network(h.plat.ctx, STR_LIT("NAT"), &n);
    assert_int_equal(n.state, PLAT_MISSING);
    close_host(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_those_of_the_document),
        cmocka_unit_test(the_store_exists_only_when_secrets_or_configs_do),
        cmocka_unit_test(images_are_known_missing_or_denied),
        cmocka_unit_test(credential_files_ignore_case_and_may_lie_beside_the_folder),
        cmocka_unit_test(registry_values_ignore_case_and_may_be_refused),
        cmocka_unit_test(a_registry_key_may_be_missing_or_denied),
        cmocka_unit_test(secrets_are_found_by_their_exact_id),
        cmocka_unit_test(networks_tell_which_look_up_failed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
