/* Members of a credential spec against each other, placeholders, characters, and PluginInput by
 * plug-in. */
#include "tests/unit/specgen/lint_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define FIRST     "ActiveDirectoryConfig.GroupManagedServiceAccounts[0]"
#define SECOND    "ActiveDirectoryConfig.GroupManagedServiceAccounts[1]"
#define INPUT     LINT_PLUGIN_PATH ".PluginInput"
#define AZURE     "{CCC2A336-D7F3-4818-A213-272B7924213E}"
#define AWS       "{859E1386-BDB4-49E8-85C7-3070B13920E1}"
#define SOME_GUID "{01234567-89ab-cdef-0123-456789ABCDEF}"
#define DOMAIN(x) "DomainJoinConfig." x

static void a_tree_does_not_lie_below_its_domain(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "\"DnsTreeName\":\"example.com\"", "\"DnsTreeName\":\"eu.corp.example.com\"",
         CREDENTIAL_WARNING, RULE_LINT_DNS, DOMAIN("DnsTreeName"), "cannot lie below"},
        {LINT_GOOD, "\"DnsTreeName\":\"example.com\"", "\"DnsTreeName\":\"A.CORP.EXAMPLE.COM\"",
         CREDENTIAL_WARNING, RULE_LINT_DNS, DOMAIN("DnsTreeName"), "swapped"},
    };
    struct lint *l = *state;

    LINT_FAULTS(l, faults);
    lint_data(l,
              lint_with(l, LINT_GOOD, "\"DnsTreeName\":\"example.com\"",
                        "\"DnsTreeName\":\"corp.example.com\""),
              &lint_nothing_known);
    assert_int_equal(l->report.count, 0);
    lint_data(
        l,
        lint_with(l, LINT_GOOD, "\"DnsTreeName\":\"example.com\"", "\"DnsTreeName\":\"other.net\""),
        &lint_nothing_known);
    assert_int_equal(l->report.count, 0);
}

static void the_own_account_is_looked_for_in_its_domain(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "\"Scope\":\"corp.example.com\"", "\"Scope\":\"corp.exmaple.com\"",
         CREDENTIAL_WARNING, RULE_LINT_SCOPE, FIRST ".Scope", "neither DnsName"},
        {LINT_GOOD, "\"Scope\":\"CORP\"", "\"Scope\":\"COPR\"", CREDENTIAL_WARNING, RULE_LINT_SCOPE,
         SECOND ".Scope", "'COPR'"},
        {LINT_GOOD, "\"Scope\":\"CORP\"", "\"Scope\":\" CORP\"", CREDENTIAL_WARNING,
         RULE_LINT_SCOPE, SECOND ".Scope", "blanks"},
    };
    struct lint *l = *state;

    LINT_FAULTS(l, faults);
    lint_data(l, lint_with(l, LINT_GOOD, "\"Scope\":\"CORP\"", "\"Scope\":\"corp\""),
              &lint_nothing_known);
    assert_int_equal(l->report.count, 0);
}

static void additional_accounts_have_one_item(void **state)
{
    struct lint *l = *state;

    lint_data(l,
              lint_with(l, LINT_GOOD, LINT_TWO,
                        LINT_TWO ",{\"Name\":\"logs\",\"Scope\":\"corp.example.com\"},"
                                 "{\"Name\":\"jobs\",\"Scope\":\"dev.corp.example.com\"}"),
              &lint_nothing_known);
    assert_int_equal(l->report.count, 0);
    lint_data(l,
              lint_with(l, LINT_GOOD, LINT_TWO,
                        "{\"Name\":\"web\",\"Scope\":\"CORP\"},"
                        "{\"Name\":\"logs\",\"Scope\":\"OTHER\"}"),
              &lint_nothing_known);
    lint_assert(l, lint_only(l), CREDENTIAL_INFO, RULE_LINT_ONE_SCOPE, FIRST ".Scope");
}

static void names_of_accounts_have_their_characters(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "\"MachineAccountName\":\"web\"", "\"MachineAccountName\":\" web\"",
         CREDENTIAL_ERROR, RULE_LINT_MACHINE, DOMAIN("MachineAccountName"), "blanks"},
        {LINT_GOOD, "\"Name\":\"web\",\"Scope\":\"CORP\"", "\"Name\":\"web\\t\",\"Scope\":\"CORP\"",
         CREDENTIAL_ERROR, RULE_LINT_ACCOUNT, SECOND ".Name", "blanks"},
    };
    struct lint *l = *state;

    LINT_FAULTS(l, faults);
    lint_data(l,
              lint_with(l, LINT_GOOD, "\"MachineAccountName\":\"web\"",
                        "\"MachineAccountName\":\"we*b\""),
              &lint_nothing_known);
    (void)lint_find(l, RULE_LINT_MACHINE, DOMAIN("MachineAccountName"));
    lint_data(l,
              lint_with(l, LINT_GOOD, "\"MachineAccountName\":\"web\"",
                        "\"MachineAccountName\":\"a-name-of-sixteen\""),
              &lint_nothing_known);
    (void)lint_find(l, RULE_LINT_MACHINE, DOMAIN("MachineAccountName"));
}

static void the_plugins_name_has_its_case(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "[\"ActiveDirectory\"]", "[\"activedirectory\"]", CREDENTIAL_WARNING,
         RULE_LINT_CMS, "CmsPlugins[0]", "written ActiveDirectory"},
        {LINT_GOOD, "[\"ActiveDirectory\"]", "[\"ActiveDirectory \"]", CREDENTIAL_WARNING,
         RULE_LINT_CMS, "CmsPlugins[0]", "written ActiveDirectory"},
    };
    struct lint *l = *state;

    LINT_FAULTS(l, faults);
}

static void placeholders_are_found_in_any_notation(void **state)
{
    static const char *const left[] = {"$GMSA_SID", "${SID}",     "$(sid)",  "<domain SID>",
                                       "%SID%",     "{{ .Sid }}", "#{Sid}#", "@SID@",
                                       "__SID__",   "$env:SID"};
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++) {
        lint_data(l, lint_with(l, LINT_GOOD, "S-1-5-21-1-2-4294967295", left[i]),
                  &lint_nothing_known);
        lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_PLACEHOLDER, DOMAIN("Sid"));
    }
    lint_data(l,
              lint_with(l, LINT_GOOD, "\"MachineAccountName\":\"web\"",
                        "\"MachineAccountName\":\"$GMSA\""),
              &lint_nothing_known);
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_PLACEHOLDER,
                DOMAIN("MachineAccountName"));
}

/* With that plug-in and input. */
static void lint_input(struct lint *l, const char *guid, const char *input)
{
    struct str text = lint_with(l, LINT_FULL, SOME_GUID, guid);

    lint_data(l,
              lint_with(l, arena_cstr(&l->a, text), LINT_INPUT,
                        arena_cstr(&l->a, arena_printf(&l->a, "\"%s\"", input))),
              &lint_nothing_known);
}

static void each_plug_in_takes_its_input(void **state)
{
    static const struct {
        const char *guid, *input;
        const char *text; /* NULL: nothing is wrong */
    } cases[] = {
        {AZURE, "https://kv1.vault.example/secrets/gmsa", "both are missing"},
        {AZURE, "SecretUri=https://a.vault.azure.net/secrets/b", "ObjectId is missing"},
        {AZURE, "ObjectId=01234567-89ab-cdef-0123-456789abcdef", "SecretUri is missing"},
        {AZURE, "ObjectId=me;SecretUri=https://a.vault.azure.net/secrets/b", "no GUID"},
        {AZURE, "ObjectId=01234567-89ab-cdef-0123-456789abcdef;SecretUri=http://a", "address"},
        {AZURE,
         "ObjectId=01234567-89ab-cdef-0123-456789abcdef;"
         "SecretUri=https://a.vault.azure.net/secrets/b",
         NULL},
        {AWS, "arn:aws:secretsmanager:eu-west-1:1:secret:a", "an ARN stands here"},
        {AWS, "secret-name", "credentialArn"},
        {AWS, "{\\\"credentialArn\\\":\\\"arn:aws:s3:::bucket\\\"}", "not the ARN of a secret"},
        {AWS, "{\\\"credentialArn\\\":\\\"arn:aws:secretsmanager:eu-west-1:1:secret:a\\\"}", NULL},
        {AWS, "{\\\"credentialArn\\\":\\\"arn:aws-cn:ssm:cn-north-1:1:parameter/a\\\"}", NULL},
        {SOME_GUID, "whatever it takes", NULL},
    };
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        lint_input(l, cases[i].guid, cases[i].input);
        assert_int_equal(l->report.error_count, cases[i].text != NULL);
        if (cases[i].text != NULL &&
            !lint_contains(lint_find(l, RULE_LINT_PLUGIN_INPUT, INPUT)->text, cases[i].text))
            fail_msg("'%s' is not in: %s", cases[i].text, lint_listing(l));
    }
}

static void a_password_is_told_and_stays_hidden(void **state)
{
    static const char *const inputs[] = {
        "corp.example.com:gmsa:hunter2",
        "gmsa@corp.example.com:hunter2",
        "corp\\\\gmsa:hunter2",
        "https://gmsa:hunter2@vault.example/x",
        "{\\\"user\\\":\\\"a\\\",\\\"password\\\": \\\"hunter2\\\"}",
        "user=a;password=hunter2",
        "Pwd = hunter2",
    };
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
        lint_input(l, SOME_GUID, inputs[i]);
        lint_assert(l, lint_find(l, RULE_LINT_SECRET, INPUT), CREDENTIAL_WARNING, RULE_LINT_SECRET,
                    INPUT);
        if (strstr(lint_listing(l), "hunter2") != NULL)
            fail_msg("shown: %s", lint_listing(l));
    }
    lint_input(l, SOME_GUID, "https://vault.example:8443/secrets/gmsa");
    assert_int_equal(l->report.warning_count, 0);
}

static void a_placeholder_in_the_input_is_not_repeated(void **state)
{
    struct lint *l = *state;

    lint_input(l, AZURE, "ObjectId=$MANAGED_ID;SecretUri=$SECRET_URI");
    lint_assert(l, lint_find(l, RULE_LINT_PLACEHOLDER, INPUT), CREDENTIAL_ERROR,
                RULE_LINT_PLACEHOLDER, INPUT);
    assert_int_equal(l->report.error_count, 1);
    assert_null(strstr(lint_listing(l), "MANAGED"));
}

static void what_new_credential_spec_does_not_write_is_not_its_remedy(void **state)
{
    static const char *const members[] = {"\"PortableCcgVersion\":\"1\",",
                                          ",\"PluginInput\":\"ObjectId=1;SecretUri=https://a\""};
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        lint_data(l, lint_with(l, LINT_FULL, members[i], ""), &lint_nothing_known);
        for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next)
            assert_false(lint_contains(p->remedy, "write the file with New-CredentialSpec"));
        assert_int_equal(l->report.error_count, 1);
    }
}

static void short_names_are_not_guessed(void **state)
{
    static const char *const keys[] = {"kind", "name", "Uid"};
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        lint_data(
            l,
            lint_with(l, LINT_GOOD, "{\"CmsPlugins\"",
                      arena_cstr(&l->a, arena_printf(&l->a, "{\"%s\":1,\"CmsPlugins\"", keys[i]))),
            &lint_nothing_known);
        assert_false(lint_contains(lint_only(l)->text, "may be meant"));
    }
}

static void an_object_around_it_is_one_error(void **state)
{
    static const struct {
        const char *head, *tail, *path, *text;
    } cases[] = {
        {"{\"apiVersion\":\"windows.k8s.io/v1\",\"kind\":\"GMSACredentialSpec\",\"credspec\":", "}",
         "credspec", "Kubernetes"},
        {"{\"CredSpec\":", "}", "CredSpec", "object around"},
    };
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        lint_data(l, arena_printf(&l->a, "%s%s%s", cases[i].head, LINT_GOOD, cases[i].tail),
                  &lint_nothing_known);
        lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_OBJECT, cases[i].path);
        assert_true(lint_contains(l->report.problems->text, cases[i].text));
    }
    lint_run(l, "{\"gmsaCredentialSpec\":\"{\\\"CmsPlugins\\\":[]}\"}");
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_OBJECT, "gmsaCredentialSpec");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINT_TEST(a_tree_does_not_lie_below_its_domain),
        LINT_TEST(the_own_account_is_looked_for_in_its_domain),
        LINT_TEST(additional_accounts_have_one_item),
        LINT_TEST(names_of_accounts_have_their_characters),
        LINT_TEST(the_plugins_name_has_its_case),
        LINT_TEST(placeholders_are_found_in_any_notation),
        LINT_TEST(each_plug_in_takes_its_input),
        LINT_TEST(a_password_is_told_and_stays_hidden),
        LINT_TEST(a_placeholder_in_the_input_is_not_repeated),
        LINT_TEST(what_new_credential_spec_does_not_write_is_not_its_remedy),
        LINT_TEST(short_names_are_not_guessed),
        LINT_TEST(an_object_around_it_is_one_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
