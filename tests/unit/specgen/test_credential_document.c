#include "specgen/credential/credential_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char good[] =
    "{\"CmsPlugins\":[\"ActiveDirectory\"],\"DomainJoinConfig\":{\"MachineAccountName\":\"web\","
    "\"DnsName\":\"corp.example\",\"NetBiosName\":\"CORP\"},\"ActiveDirectoryConfig\":{"
    "\"GroupManagedServiceAccounts\":[{\"Name\":\"web\",\"Scope\":\"corp.example\"},"
    "{\"Name\":\"web\",\"Scope\":\"CORP\"}],\"HostAccountConfig\":{}}}";

static void accounts_and_domain_are_read(void **state)
{
    struct credential_document doc;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(credential_document_read(&doc, &a, str_of(good)));
    assert_true(doc.is_json);
    assert_true(doc.has_plugin);
    assert_int_equal(doc.account_count, 2);
    assert_true(str_is(doc.accounts[1].scope, "CORP"));
    assert_true(str_is(doc.dns_name, "corp.example"));
    assert_true(str_is(doc.machine_account, "web"));
    arena_finish(&a);
}

static void other_text_is_no_document_and_no_failure(void **state)
{
    static const char *const texts[] = {"",   "x", "{",    "{\"a\":1",
                                        "[]", "3", "\"\"", "{\"ActiveDirectoryConfig\":7}"};
    struct credential_document doc;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_true(credential_document_read(&doc, &a, str_of(texts[i])));
        assert_int_equal(doc.is_json, texts[i][0] == '{' && strlen(texts[i]) > 10);
        assert_int_equal(doc.account_count, 0);
    }
    assert_true(credential_document_read(&doc, &a, STR_LIT("{\"a\":1,}")));
    assert_int_equal(doc.line, 1);
    assert_int_equal(doc.column, 7); /* the comma */
    assert_true(credential_document_read(&doc, &a, STR_LIT("{\n \"a\": 1\n} x")));
    assert_false(doc.is_json);
    assert_int_equal(doc.line, 3);
    assert_int_equal(doc.column, 3);
    arena_finish(&a);
}

/* As the check reads it: LINT-DUPLICATE says that it is the last. */
static void the_last_of_members_that_come_twice_counts(void **state)
{
    struct credential_document doc;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(credential_document_read(
        &doc, &a,
        STR_LIT("{\"DomainJoinConfig\":{\"DnsName\":\"a.example\",\"DnsName\":\"b.example\"}}")));
    assert_true(doc.is_json);
    assert_true(str_is(doc.dns_name, "b.example"));
    arena_finish(&a);
}

static void the_case_of_a_member_does_not_matter(void **state)
{
    struct credential_document doc;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(credential_document_read(
        &doc, &a,
        STR_LIT("{\"domainjoinconfig\":{\"dnsname\":\"x\",\"DnsName\":\"corp.example\"}}")));
    assert_true(str_is(doc.dns_name, "corp.example"));
    arena_finish(&a);
}

static void the_input_of_the_plug_in_is_read_as_it_is(void **state)
{
    struct credential_document doc;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(
        credential_document_read(&doc, &a,
                                 STR_LIT("{\"ActiveDirectoryConfig\":{\"HostAccountConfig\":"
                                         "{\"PluginInput\":\"a\\u0000b\"}}}")));
    assert_true(doc.has_plugin_input);
    assert_true(str_eq(doc.plugin_input, STR_LIT("a\0b")));
    assert_true(
        credential_document_read(&doc, &a,
                                 STR_LIT("{\"ActiveDirectoryConfig\":{\"HostAccountConfig\":"
                                         "{\"PluginInput\":7}}}")));
    assert_true(doc.has_plugin);
    assert_false(doc.has_plugin_input);
    arena_finish(&a);
}

static void a_mark_of_utf_8_is_forgiven_and_no_other(void **state)
{
    struct credential_document doc;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(credential_document_read(&doc, &a, STR_LIT("\xEF\xBB\xBF{}")));
    assert_true(doc.is_json);
    assert_true(credential_document_read(&doc, &a, STR_LIT("\xFF\xFE{\0}\0")));
    assert_false(doc.is_json);
    assert_int_equal(doc.line, 1);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accounts_and_domain_are_read),
        cmocka_unit_test(other_text_is_no_document_and_no_failure),
        cmocka_unit_test(the_last_of_members_that_come_twice_counts),
        cmocka_unit_test(the_case_of_a_member_does_not_matter),
        cmocka_unit_test(the_input_of_the_plug_in_is_read_as_it_is),
        cmocka_unit_test(a_mark_of_utf_8_is_forgiven_and_no_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
