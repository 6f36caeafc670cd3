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
    assert_int_equal(doc.error_at, 7);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accounts_and_domain_are_read),
        cmocka_unit_test(other_text_is_no_document_and_no_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
