#include "tests/unit/specgen/lint_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- values ------------------------------------------------------------------------------- */

static void a_sid_that_is_not_the_domains_is_told(void **state)
{
#define SID      "S-1-5-21-1-2-4294967295"
#define SID_PATH RULE_LINT_SID, "DomainJoinConfig.Sid"
    static const struct lint_fault faults[] = {
        {LINT_GOOD, SID, SID "-1104", CREDENTIAL_WARNING, SID_PATH, "RID"},
        {LINT_GOOD, SID, "S-1-5-21-1-2", CREDENTIAL_ERROR, SID_PATH, "not a domain's"},
        {LINT_GOOD, SID, "S-1-5-32-544", CREDENTIAL_ERROR, SID_PATH, "not a domain's"},
        {LINT_GOOD, SID, SID "-1-2", CREDENTIAL_ERROR, SID_PATH, "not a domain's"},
        {LINT_GOOD, SID, "S-1-5-21-1-2-4294967296", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {LINT_GOOD, SID, "S-1-5-21-1--2", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {LINT_GOOD, SID, "S-1-5-21-1-2-3 ", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {LINT_GOOD, SID, "S-1-5-21-a-b-c", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {LINT_GOOD, SID, "CORP", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {LINT_GOOD, SID, "S-1-", CREDENTIAL_ERROR, SID_PATH, "no SID"},
    };

    LINT_FAULTS(*state, faults);
}

static void a_guid_of_another_form_is_told(void **state)
{
#define GUID      "244818ae-87ca-4fcd-92ec-e79e5252348a"
#define GUID_PATH RULE_LINT_GUID, "DomainJoinConfig.Guid"
    static const struct lint_fault faults[] = {
        {LINT_GOOD, GUID, "{" GUID "}", CREDENTIAL_WARNING, GUID_PATH, "braces"},
        {LINT_GOOD, GUID, "244818ag-87ca-4fcd-92ec-e79e5252348a", CREDENTIAL_ERROR, GUID_PATH,
         "no GUID"},
        {LINT_GOOD, GUID, "244818ae87ca4fcd92ece79e5252348a", CREDENTIAL_ERROR, GUID_PATH,
         "no GUID"},
        {LINT_GOOD, GUID, GUID "0", CREDENTIAL_ERROR, GUID_PATH, "no GUID"},
        {LINT_GOOD, GUID, "{", CREDENTIAL_ERROR, GUID_PATH, "no GUID"},
    };

    LINT_FAULTS(*state, faults);
}

static void what_a_word_processor_wrote_is_told(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, SID,
         "S\xE2\x80\x93"
         "1-5-21-1-2-3",
         CREDENTIAL_ERROR, SID_PATH, "U+2013, a dash"},
        {LINT_GOOD, GUID, "\xE2\x80\x8B" GUID, CREDENTIAL_ERROR, GUID_PATH, "U+200B"},
        {LINT_GOOD, "\"MachineAccountName\":\"web\"", "\"MachineAccountName\":\"web\xC2\xA0\"",
         CREDENTIAL_ERROR, RULE_LINT_MACHINE, "DomainJoinConfig.MachineAccountName",
         "U+00A0, a no-break blank"},
        {LINT_GOOD, "\"MachineAccountName\":\"web\"",
         "\"MachineAccountName\":\"\xE2\x80\x9Cweb\xE2\x80\x9D\"", CREDENTIAL_ERROR,
         RULE_LINT_MACHINE, "DomainJoinConfig.MachineAccountName", "a round quote"},
    };

    LINT_FAULTS(*state, faults);
}

static void an_account_name_with_more_than_the_name_is_told(void **state)
{
#define MACHINE "\"MachineAccountName\":\"web\""
    static const struct {
        const char *name;
        enum credential_severity severity;
        const char *text;
    } names[] = {
        {"web$", CREDENTIAL_ERROR, "ends with $"},
        {"CORP\\\\web", CREDENTIAL_ERROR, "names a domain"},
        {"web@corp.example.com", CREDENTIAL_ERROR, "names a domain"},
        {"web.CORP.example.com", CREDENTIAL_ERROR, "full DNS name"},
        {"web.other", CREDENTIAL_WARNING, "has a dot"},
    };
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct str machine = arena_printf(&l->a, "\"MachineAccountName\":\"%s\"", names[i].name);
        struct str account = arena_printf(
            &l->a,
            "[{\"Name\":\"%s\",\"Scope\":\"a.b\"},{\"Name\":\"%s\",\"Scope\":\"A\"}," LINT_TWO "]",
            names[i].name, names[i].name);
        const struct credential_problem *p;

        lint_data(l, lint_with(l, LINT_GOOD, MACHINE, arena_cstr(&l->a, machine)),
                  &lint_nothing_known);
        p = lint_find(l, RULE_LINT_MACHINE, "DomainJoinConfig.MachineAccountName");
        assert_int_equal(p->severity, names[i].severity);
        assert_true(lint_contains(p->text, names[i].text));
        lint_data(l, lint_with(l, LINT_GOOD, "[" LINT_TWO "]", arena_cstr(&l->a, account)),
                  &lint_nothing_known);
        p = lint_find(l, RULE_LINT_ACCOUNT,
                      "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
        assert_int_equal(p->severity, names[i].severity);
        assert_true(lint_contains(p->text, names[i].text));
        assert_int_equal(l->report.count, 2);
    }
}

static void a_machine_name_that_no_account_has_is_told(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "\"MachineAccountName\":\"web\"", "\"MachineAccountName\":\"other\"",
         CREDENTIAL_INFO, RULE_LINT_MACHINE, "ActiveDirectoryConfig.GroupManagedServiceAccounts",
         "'other'"},
    };

    LINT_FAULTS(*state, faults);
    lint_data(*state,
              lint_with(*state, LINT_GOOD, "\"MachineAccountName\":\"web\"",
                        "\"MachineAccountName\":\"WEB\""),
              &lint_nothing_known);
    assert_int_equal(((struct lint *)*state)->report.count, 0);
}

#define SCOPE_OF(n) "ActiveDirectoryConfig.GroupManagedServiceAccounts[" n "].Scope"

static void names_of_domains_are_checked(void **state)
{
#define DNS      "\"example.com\""
#define DNS_PATH RULE_LINT_DNS, "DomainJoinConfig.DnsTreeName"
#define CORP     "\"CORP\"},\n"
#define NET_PATH RULE_LINT_NETBIOS, "DomainJoinConfig.NetBiosName"
#define L63      "aaaaaaaaabaaaaaaaaabaaaaaaaaabaaaaaaaaabaaaaaaaaabaaaaaaaaabaaa"
    static const struct lint_fault faults[] = {
        {LINT_GOOD, DNS, "\"EXAMPLE\"", CREDENTIAL_WARNING, DNS_PATH, "no dot"},
        {LINT_GOOD, DNS, "\"example.com.\"", CREDENTIAL_ERROR, DNS_PATH, "ends with a dot"},
        {LINT_GOOD, DNS, "\"example..com\"", CREDENTIAL_ERROR, DNS_PATH, "nothing between"},
        {LINT_GOOD, DNS, "\"ex ample.com\"", CREDENTIAL_ERROR, DNS_PATH, "character"},
        {LINT_GOOD, DNS, "\"https://example.com\"", CREDENTIAL_ERROR, DNS_PATH, "character"},
        {LINT_GOOD, DNS, "\"" L63 "a.com\"", CREDENTIAL_ERROR, DNS_PATH, "63"},
        {LINT_GOOD, DNS, "\"" L63 "." L63 "." L63 "." L63 "\"", CREDENTIAL_ERROR, DNS_PATH, "253"},
        {LINT_GOOD, CORP, "\"corp.example.com\"},\n", CREDENTIAL_ERROR, NET_PATH, "DNS name"},
        {LINT_GOOD, CORP, "\"CORP567890123456\"},\n", CREDENTIAL_ERROR, NET_PATH, "15"},
        {LINT_GOOD, CORP, "\"CO RP\"},\n", CREDENTIAL_ERROR, NET_PATH, "character"},
    };
    struct lint *l = *state;

    LINT_FAULTS(l, faults);
    lint_data(l, lint_with(l, LINT_GOOD, DNS, "\"" L63 ".m\xC3\xBCnchen.ex_am-ple\""),
              &lint_nothing_known);
    assert_int_equal(l->report.count, 0);
    lint_data(l,
              lint_with(l, LINT_GOOD, CORP,
                        "\"\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84"
                        "-234567\"},\n"),
              &lint_nothing_known);
    lint_assert(l, lint_only(l), CREDENTIAL_WARNING, RULE_LINT_SCOPE, SCOPE_OF("1"));
    lint_data(l, lint_with(l, LINT_GOOD, CORP, "\"$NETBIOS\"},\n"), &lint_nothing_known);
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_PLACEHOLDER,
                "DomainJoinConfig.NetBiosName");
}

static void an_account_with_one_scope_is_told(void **state)
{
#define SCOPE_PATH(n) RULE_LINT_ONE_SCOPE, SCOPE_OF(n)
    static const struct lint_fault faults[] = {
        {LINT_GOOD, ",{\"Name\":\"web\",\"Scope\":\"CORP\"}", "", CREDENTIAL_INFO, SCOPE_PATH("0"),
         "DNS name as scope only"},
        {LINT_GOOD, "{\"Name\":\"web\",\"Scope\":\"corp.example.com\"},", "", CREDENTIAL_INFO,
         SCOPE_PATH("0"), "NetBIOS name as scope only"},
    };

    LINT_FAULTS(*state, faults);
}

/* ---- HostAccountConfig -------------------------------------------------------------------- */

static void a_plugin_is_named(void **state)
{
#define UNKNOWN_GUID "{01234567-89ab-cdef-0123-456789ABCDEF}"
    static const struct lint_fault faults[] = {
        {LINT_FULL, UNKNOWN_GUID, UNKNOWN_GUID, CREDENTIAL_INFO, RULE_LINT_KNOWN_PLUGIN,
         LINT_PLUGIN_PATH ".PluginGUID", "not known here"},
    };
    static const struct {
        const char *guid, *name;
    } known[] = {{"{859e1386-BDB4-49E8-85C7-3070B13920E1}", "Amazon ECS"},
                 {"{CCC2A336-D7F3-4818-A213-272B7924213E}", "Azure"}};
    struct lint *l = *state;

    LINT_FAULTS(l, faults);
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        lint_data(l, lint_with(l, LINT_FULL, UNKNOWN_GUID, known[i].guid), &lint_nothing_known);
        assert_true(lint_contains(
            lint_find(l, RULE_LINT_KNOWN_PLUGIN, LINT_PLUGIN_PATH ".PluginGUID")->text,
            known[i].name));
    }
}

static void a_plugin_guid_of_another_form_is_told(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_FULL, UNKNOWN_GUID, "{GDMA0342-266A-4D1P-831J-20990E82944F}", CREDENTIAL_ERROR,
         RULE_LINT_PLUGIN_GUID, LINT_PLUGIN_PATH ".PluginGUID",
         "example of Microsoft's documentation"},
        {LINT_FULL, UNKNOWN_GUID, "01234567-89ab-cdef-0123-456789ABCDEF", CREDENTIAL_ERROR,
         RULE_LINT_PLUGIN_GUID, LINT_PLUGIN_PATH ".PluginGUID", "without braces"},
        {LINT_FULL, UNKNOWN_GUID, "{01234567-89ab-cdef-0123-456789ABCDEG}", CREDENTIAL_ERROR,
         RULE_LINT_PLUGIN_GUID, LINT_PLUGIN_PATH ".PluginGUID", "no GUID"},
        {LINT_FULL, UNKNOWN_GUID, "{", CREDENTIAL_ERROR, RULE_LINT_PLUGIN_GUID,
         LINT_PLUGIN_PATH ".PluginGUID", "no GUID"},
    };

    LINT_FAULTS(*state, faults);
}

/* The unknown plug-in is told as well. */
static const struct credential_problem *plugin_fault(struct lint *l, const char *from,
                                                     const char *to, enum spec_rule rule,
                                                     const char *path)
{
    lint_data(l, lint_with(l, LINT_FULL, from, to), &lint_nothing_known);
    lint_find(l, RULE_LINT_KNOWN_PLUGIN, LINT_PLUGIN_PATH ".PluginGUID");
    if (l->report.count != 2)
        fail_msg("%s", lint_listing(l));
    return lint_find(l, rule, path);
}

static void the_version_is_the_text_1(void **state)
{
    static const struct {
        const char *to, *text;
    } versions[] = {
        {"1", "the number 1"},
        {"\"2\"", "'2'"},
        {"\"\"", "empty"},
    };
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
        const struct credential_problem *p =
            plugin_fault(l, "\"1\"", versions[i].to, RULE_LINT_CCG_VERSION,
                         LINT_PLUGIN_PATH ".PortableCcgVersion");

        assert_int_equal(p->severity, CREDENTIAL_ERROR);
        assert_true(lint_contains(p->text, versions[i].text));
    }
}

static void plugin_input_is_a_text(void **state)
{
    struct lint *l = *state;
    const struct credential_problem *p =
        plugin_fault(l, LINT_INPUT, "{\"CredentialArn\":\"arn:QQQ\"}", RULE_LINT_PLUGIN_INPUT,
                     LINT_PLUGIN_PATH ".PluginInput");

    assert_true(lint_contains(p->text, "Linux"));
    assert_false(lint_contains(p->text, "Q"));
    p = plugin_fault(l, LINT_INPUT, "777", RULE_LINT_PLUGIN_INPUT, LINT_PLUGIN_PATH ".PluginInput");
    assert_false(lint_contains(p->text, "7"));
    p = plugin_fault(l,
                     ","
                     "\"PluginInput\":" LINT_INPUT,
                     "", RULE_LINT_PLUGIN_INPUT, LINT_PLUGIN_PATH ".PluginInput");
    assert_true(lint_contains(p->text, "missing"));
}

static void a_password_in_plugin_input_is_told_and_not_shown(void **state)
{
    static const char *const secrets[] = {
        "\"QQQ.QQQ:QQQ:QQQ\"",       "\"QQQ\\\\QQQ:QQQ:QQQ\"", "\"Q:Q:Q:=/ Q\"",
        "\"user=QQQ;Password=QQQ\"", "\"user=QQQ;PWD=QQQ\"",
    };
    static const char *const others[] = {
        "\"arn:aws:secretsmanager:eu-west-1:1:secret:x\"",
        "\"{\\\"credentialArn\\\":\\\"arn:aws:secretsmanager:eu-west-1:1:secret:x\\\"}\"",
        "\"https://vault.example.com:443/x:y\"",
        "\"a:b\"",
        "\"a:b:\"",
        "\":b:c\"",
        "\"a::c\"",
    };
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++) {
        const struct credential_problem *p = plugin_fault(
            l, LINT_INPUT, secrets[i], RULE_LINT_SECRET, LINT_PLUGIN_PATH ".PluginInput");

        assert_int_equal(p->severity, CREDENTIAL_WARNING);
        assert_null(strchr(lint_listing(l), 'Q'));
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        lint_data(l, lint_with(l, LINT_FULL, LINT_INPUT, others[i]), &lint_nothing_known);
        assert_int_equal(lint_only(l)->rule, RULE_LINT_KNOWN_PLUGIN);
    }
    assert_true(lint_contains(plugin_fault(l, LINT_INPUT, "\"a:b:<password>\"", RULE_LINT_SECRET,
                                           LINT_PLUGIN_PATH ".PluginInput")
                                  ->text,
                              "placeholder"));
}

static void every_rule_of_the_values_was_reached(void **state)
{
    (void)state;
    lint_check_reached(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINT_TEST(a_sid_that_is_not_the_domains_is_told),
        LINT_TEST(a_guid_of_another_form_is_told),
        LINT_TEST(what_a_word_processor_wrote_is_told),
        LINT_TEST(an_account_name_with_more_than_the_name_is_told),
        LINT_TEST(a_machine_name_that_no_account_has_is_told),
        LINT_TEST(names_of_domains_are_checked),
        LINT_TEST(an_account_with_one_scope_is_told),
        LINT_TEST(a_plugin_is_named),
        LINT_TEST(a_plugin_guid_of_another_form_is_told),
        LINT_TEST(the_version_is_the_text_1),
        LINT_TEST(plugin_input_is_a_text),
        LINT_TEST(a_password_in_plugin_input_is_told_and_not_shown),
        cmocka_unit_test(every_rule_of_the_values_was_reached), /* the last */
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
