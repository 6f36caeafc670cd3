#include "tests/unit/specgen/lint_fixture.h"

#include "model/base/buf.h"
#include "tests/unit/specgen/sample_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- the text ----------------------------------------------------------------------------- */

static void a_whole_document_has_no_problems(void **state)
{
    struct lint *l = *state;

    lint_run(l, LINT_GOOD);
    assert_string_equal(lint_listing(l), "");
}

static void a_syntax_error_is_told_with_its_place(void **state)
{
    struct lint *l = *state;

    lint_run(l, "{\n  \"CmsPlugins\": [\"ActiveDirectory\",]\n}");
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_SYNTAX, "");
    assert_int_equal(l->report.problems->line, 2);
    assert_int_equal(l->report.problems->column, 35);
    assert_true(lint_contains(l->report.problems->text, "trailing comma"));
    lint_run(l, "");
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_SYNTAX, "");
}

static void a_syntax_error_does_not_repeat_a_part_of_the_secret(void **state)
{
    static const struct {
        const char *text;
        unsigned column;
    } texts[] = {
        {"{\"PluginInput\":\"a\"QQQ\"}", 19},
        {"{\"PluginInput\": QQQ:b:c\n}", 17},
        {"{\"PluginInput\":\"a\\QQQ\"}", 18},
        {"{\"PluginInput\":\"QQQ\x01\"}", 20},
        {"{\"PluginInput\":\"QQQ", 20},
        {"{\"PluginInput\":\"QQQ\",}", 21},
        {"{\"PluginInput\":\"QQQ\",\"a\":tru}", 26},
        {"{\"a\":tru,\"PluginInput\":\"QQQ\"}", 6},
        {"{\"PluginInput\":{\"a\":QQQ}}", 21},
    };
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        lint_run(l, texts[i].text);
        lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_SYNTAX, "");
        assert_int_equal(l->report.problems->column, texts[i].column);
        assert_null(strchr(lint_listing(l), 'Q'));
        assert_false(lint_contains(l->report.problems->remedy, "Q"));
    }
    lint_run(l, "{\"PluginInput\":\"a\"QQQ\" ,}");
    assert_int_equal(lint_only(l)->column, 19);
    assert_true(lint_contains(l->report.problems->text, "not repeated"));
    lint_run(l, "{\"PluginInput\":\"QQQ\",}");
    assert_true(lint_contains(l->report.problems->text, "trailing comma"));
}

static void a_byte_order_mark_and_utf16_are_told(void **state)
{
    struct lint *l = *state;
    struct buf b = {NULL, 0, 0, false};

    lint_run(l, "\xEF\xBB\xBF" LINT_GOOD);
    lint_assert(l, lint_only(l), CREDENTIAL_WARNING, RULE_LINT_ENCODING, "");
    buf_add(&b, STR_LIT("\xFF\xFE"));
    for (const char *c = LINT_GOOD; *c != '\0'; c++) {
        buf_char(&b, *c);
        buf_char(&b, '\0');
    }
    lint_data(l, buf_str(&b), &lint_nothing_known);
    buf_finish(&b);
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_ENCODING, "");
    assert_true(lint_contains(l->report.problems->text, "UTF-16LE"));
    lint_run(l, "{\n\"a\":\"\xff\"}");
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_ENCODING, "");
    assert_int_equal(l->report.problems->line, 2);
    assert_int_equal(l->report.problems->column, 6);
}

static void other_json_is_no_credential_spec(void **state)
{
    static const char *const texts[] = {"[]", "3", "\"a\"", "null", "[{}]"};
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        lint_run(l, texts[i]);
        lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_OBJECT, "");
    }
}

static void a_manifest_of_kubernetes_is_named(void **state)
{
    struct lint *l = *state;

    lint_run(l,
             "apiVersion: windows.k8s.io/v1\nkind: GMSACredentialSpec\ncredspec:\n  CmsPlugins:\n");
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_OBJECT, "");
    lint_run(l, "kind: Pod\napiVersion: v1\n");
    lint_assert(l, lint_only(l), CREDENTIAL_ERROR, RULE_LINT_SYNTAX, "");
}

static void an_empty_object_lacks_all_three(void **state)
{
    struct lint *l = *state;

    lint_run(l, "{}");
    assert_int_equal(l->report.error_count, 3);
    lint_find(l, RULE_LINT_CMS, "CmsPlugins");
    lint_find(l, RULE_LINT_DOMAIN, "DomainJoinConfig");
    lint_find(l, RULE_LINT_DIRECTORY, "ActiveDirectoryConfig");
}

/* ---- members ------------------------------------------------------------------------------ */

static void a_member_that_comes_twice_is_told_and_the_last_one_counts(void **state)
{
    struct lint *l = *state;
    const struct credential_problem *p;

    lint_data(l,
              lint_with(l, LINT_GOOD, "\"Sid\":",
                        "\"Sid\":[{\"a\":\"]}\"}],\n \"Guid\":3 , \"Sid\":\"x\", \"Sid\":"),
              &lint_nothing_known);
    assert_int_equal(l->report.count, 3);
    p = l->report.problems;
    lint_assert(l, p, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE, "DomainJoinConfig.Sid");
    assert_int_equal(p->line, 2);
    assert_int_equal(p->column, 21);
    lint_assert(l, p->next, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE, "DomainJoinConfig.Guid");
    assert_int_equal(p->next->line, 3);
    assert_int_equal(p->next->column, 2);
    lint_assert(l, p->next->next, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE, "DomainJoinConfig.Sid");

    lint_data(l, lint_with(l, LINT_GOOD, LINT_TWO, "{\"Name\":\"a\",\"Scope\":\"x\"," LINT_TWO),
              &lint_nothing_known);
    assert_int_equal(lint_only(l)->rule, RULE_LINT_SYNTAX);
    lint_data(l,
              lint_with(l, LINT_GOOD, "[" LINT_TWO,
                        "[{\"Name\":1,\"Scope\":\"A\",\"Name\":\"a$\"}," LINT_TWO),
              &lint_nothing_known);
    p = l->report.problems;
    lint_assert(l, p, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE,
                "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
    lint_find(l, RULE_LINT_ACCOUNT, "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
    assert_int_equal(l->report.count, 2);
}

static void a_duplicate_and_a_syntax_error_are_both_told(void **state)
{
    struct lint *l = *state;

    lint_run(l, "{\"a\":1,\"a\":2,\n\"b\":}");
    assert_int_equal(l->report.count, 2);
    lint_find(l, RULE_LINT_DUPLICATE, "a");
    assert_int_equal(lint_find(l, RULE_LINT_SYNTAX, "")->line, 2);
}

static void names_in_another_case_misspelt_or_misplaced_are_told(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "\"CmsPlugins\"", "\"cmsPlugins\"", CREDENTIAL_WARNING, RULE_LINT_NAME,
         "cmsPlugins", "CmsPlugins"},
        {LINT_GOOD, "\"Guid\"", "\"GUID\"", CREDENTIAL_WARNING, RULE_LINT_NAME,
         "DomainJoinConfig.GUID", "written Guid"},
        {LINT_GOOD, "{\"Sid\"", "{\"Guidd\":1,\"Sid\"", CREDENTIAL_WARNING, RULE_LINT_NAME,
         "DomainJoinConfig.Guidd", "Guid may be meant"},
        {LINT_GOOD, "{\"Sid\"", "{\"Scope\":1,\"Sid\"", CREDENTIAL_ERROR, RULE_LINT_NAME,
         "DomainJoinConfig.Scope", "belongs into an item of GroupManagedServiceAccounts"},
        {LINT_GOOD, LINT_HEAD, LINT_HEAD "\"NetBiosName\":\"A\",", CREDENTIAL_ERROR, RULE_LINT_NAME,
         "NetBiosName", "belongs into DomainJoinConfig"},
        {LINT_GOOD, LINT_HEAD, LINT_HEAD "\"$schema\":{\"x\":{}},", CREDENTIAL_INFO, RULE_LINT_NAME,
         "$schema", "no member"},
    };
    struct lint *l = *state;

    LINT_FAULTS(l, faults);
    lint_data(l, lint_with(l, LINT_GOOD, LINT_HEAD, LINT_HEAD LINT_PLUGIN ","),
              &lint_nothing_known);
    assert_int_equal(lint_find(l, RULE_LINT_PLUGIN, "HostAccountConfig")->severity,
                     CREDENTIAL_ERROR);
    lint_find(l, RULE_LINT_KNOWN_PLUGIN, "HostAccountConfig.PluginGUID");
    assert_int_equal(l->report.count, 2);
}

static void values_of_another_kind_are_told(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "[\"ActiveDirectory\"]", "\"ActiveDirectory\"", CREDENTIAL_ERROR,
         RULE_LINT_KIND, "CmsPlugins", "found: text; expected: array"},
        {LINT_GOOD, "\"corp.example.com\",\"NetBiosName\"", "null,\"NetBiosName\"",
         CREDENTIAL_ERROR, RULE_LINT_KIND, "DomainJoinConfig.DnsName",
         "found: null; expected: text"},
        {LINT_GOOD, "[" LINT_TWO "]", "{}", CREDENTIAL_ERROR, RULE_LINT_KIND,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts", "expected: array"},
        {LINT_GOOD, "[" LINT_TWO, "[\"web\"," LINT_TWO, CREDENTIAL_ERROR, RULE_LINT_KIND,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts[0]", "expected: object"},
        {LINT_GOOD, LINT_HEAD LINT_DOMAIN, LINT_HEAD "\"DomainJoinConfig\":[],", CREDENTIAL_ERROR,
         RULE_LINT_KIND, "DomainJoinConfig", "expected: object"},
    };

    LINT_FAULTS(*state, faults);
}

static void each_missing_member_is_told(void **state)
{
    static const struct lint_fault faults[] = {
        {LINT_GOOD, "\"CmsPlugins\":[\"ActiveDirectory\"],", "", CREDENTIAL_ERROR, RULE_LINT_CMS,
         "CmsPlugins", "missing"},
        {LINT_GOOD, "\"ActiveDirectory\"", "", CREDENTIAL_ERROR, RULE_LINT_CMS, "CmsPlugins",
         "not in the list"},
        {LINT_GOOD, LINT_DOMAIN, "", CREDENTIAL_ERROR, RULE_LINT_DOMAIN, "DomainJoinConfig",
         "missing"},
        {LINT_GOOD, "\"Sid\":\"S-1-5-21-1-2-4294967295\",", "", CREDENTIAL_ERROR, RULE_LINT_SID,
         "DomainJoinConfig.Sid", "missing"},
        {LINT_GOOD, "\"MachineAccountName\":\"web\",", "", CREDENTIAL_ERROR, RULE_LINT_MACHINE,
         "DomainJoinConfig.MachineAccountName", "missing"},
        {LINT_GOOD, "\"Guid\":\"244818ae-87ca-4fcd-92ec-e79e5252348a\",", "", CREDENTIAL_ERROR,
         RULE_LINT_GUID, "DomainJoinConfig.Guid", "missing"},
        {LINT_GOOD, "\"DnsTreeName\":\"example.com\",", "", CREDENTIAL_ERROR, RULE_LINT_DNS,
         "DomainJoinConfig.DnsTreeName", "missing"},
        {LINT_GOOD, "\"DnsName\":\"corp.example.com\",", "", CREDENTIAL_ERROR, RULE_LINT_DNS,
         "DomainJoinConfig.DnsName", "missing"},
        {LINT_GOOD, ",\"NetBiosName\":\"CORP\"", "", CREDENTIAL_ERROR, RULE_LINT_NETBIOS,
         "DomainJoinConfig.NetBiosName", "missing"},
        {LINT_GOOD, LINT_ACCOUNTS, "", CREDENTIAL_ERROR, RULE_LINT_DIRECTORY,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts", "missing"},
        {LINT_GOOD, LINT_TWO, "", CREDENTIAL_ERROR, RULE_LINT_DIRECTORY,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts", "empty"},
        {LINT_GOOD, LINT_TWO, LINT_TWO ",{\"Scope\":\"A\"}", CREDENTIAL_ERROR, RULE_LINT_ACCOUNT,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts[2].Name", "missing"},
        {LINT_GOOD, LINT_TWO, LINT_TWO ",{\"Name\":\"a\"}", CREDENTIAL_ERROR, RULE_LINT_SCOPE,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts[2].Scope", "missing"},
        {LINT_GOOD, "\"web\",\n", "\"\",\n", CREDENTIAL_ERROR, RULE_LINT_MACHINE,
         "DomainJoinConfig.MachineAccountName", "empty"},
    };

    LINT_FAULTS(*state, faults);
}

/* ---- the container ------------------------------------------------------------------------ */

static const struct credential_problem *in_container(struct lint *l, const char *hostname,
                                                     uint64_t build, bool hyperv)
{
    struct credential_context context = {str_of(hostname), build, hyperv};

    lint_data(l, STR_LIT(LINT_GOOD), &context);
    return l->report.problems;
}

static void before_17763_the_host_name_must_be_the_accounts(void **state)
{
    struct lint *l = *state;
    const struct credential_problem *p = in_container(l, "other", 17762, false);

    lint_assert(l, lint_only(l), CREDENTIAL_WARNING, RULE_LINT_HOSTNAME,
                "DomainJoinConfig.MachineAccountName");
    assert_true(lint_contains(p->text, "'other'"));
    assert_true(lint_contains(p->remedy, "--hostname web"));
    in_container(l, "", 14393, false);
    lint_assert(l, lint_only(l), CREDENTIAL_WARNING, RULE_LINT_HOSTNAME,
                "DomainJoinConfig.MachineAccountName");
    in_container(l, "WEB", 14393, false);
    lint_assert(l, lint_only(l), CREDENTIAL_INFO, RULE_LINT_HOSTNAME_SHARED,
                "DomainJoinConfig.MachineAccountName");
}

static void from_17763_on_the_accounts_name_as_host_name_is_told(void **state)
{
    struct lint *l = *state;

    in_container(l, "Web", 17763, false);
    lint_assert(l, lint_only(l), CREDENTIAL_INFO, RULE_LINT_HOSTNAME_SHARED,
                "DomainJoinConfig.MachineAccountName");
    assert_null(in_container(l, "other", 17763, false));
    assert_null(in_container(l, "", 20348, true));
    assert_null(in_container(l, "other", 0, true));
}

static void the_accounts_name_is_compared_without_what_is_wrong_in_it(void **state)
{
    struct credential_context context = {STR_LIT("web"), 20348, false};
    struct lint *l = *state;

    lint_data(l,
              lint_with(l, LINT_GOOD, "\"MachineAccountName\":\"web\"",
                        "\"MachineAccountName\":\"CORP\\\\web$\""),
              &context);
    lint_find(l, RULE_LINT_HOSTNAME_SHARED, "DomainJoinConfig.MachineAccountName");
    lint_data(l, lint_with(l, LINT_GOOD, "\"MachineAccountName\":\"web\",", ""), &context);
    lint_find(l, RULE_LINT_HOSTNAME_SHARED,
              "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
}

static void hyperv_is_told_on_1703_to_1803_only(void **state)
{
    static const struct {
        uint64_t build;
        bool hyperv, told;
    } cases[] = {{14393, true, false}, {15062, true, false}, {15063, true, true},
                 {16299, true, true},  {17134, true, true},  {17135, true, false},
                 {16299, false, false}};
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        in_container(l, "web", cases[i].build, cases[i].hyperv);
        assert_int_equal(l->report.warning_count, cases[i].told);
        if (cases[i].told)
            lint_find(l, RULE_LINT_HYPERV, "");
    }
}

static void plugins_need_17763(void **state)
{
    struct credential_context context = {STR_LIT("web"), 17134, false};
    struct lint *l = *state;

    lint_data(l, STR_LIT(LINT_FULL), &context);
    assert_int_equal(lint_find(l, RULE_LINT_PLUGIN, LINT_PLUGIN_PATH)->severity, CREDENTIAL_ERROR);
    context.os_build = 17763;
    lint_data(l, STR_LIT(LINT_FULL), &context);
    assert_int_equal(l->report.error_count, 0);
}

/* ---- all of it ---------------------------------------------------------------------------- */

static void the_samples_have_the_problems_that_are_known(void **state)
{
    static const struct {
        const char *name, *want;
    } samples[] = {
        {"ecs-linux-domain-joined-oneline.json", ""},
        {"ecs-linux-domainless-plugininput-object.json", "LINT-21 LINT-22 "},
        {"ecs-windows-integ.json", "LINT-17 "},
        {"ms-docs-domain-joined.json", ""},
        {"ms-docs-non-domain-joined-ccg.json", "LINT-20 LINT-23 "},
        {"ms-docs-troubleshooting-0.json", ""},
        {"ms-docs-troubleshooting-1.json", "LINT-20 LINT-23 "},
        {"ms-old-steps-oneline.json", ""},
        {"not-a-credspec-ecs-agent-state.json", "LINT-7 LINT-8 LINT-14 LINT-5 LINT-5 "},
    };
    struct lint *l = *state;

    assert_int_equal(sizeof(samples) / sizeof(samples[0]), SAMPLE_COUNT);
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        struct str got = STR_NONE;

        assert_string_equal(samples[i].name, sample_names[i]);
        lint_data(l, sample_read(&l->a, sample_names[i]), &lint_nothing_known);
        for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next)
            got = arena_printf(&l->a, "%.*s%s ", STR_FMT(got), spec_rule_info(p->rule).id);
        assert_string_equal(arena_cstr(&l->a, got), samples[i].want);
    }
}

static void problems_stand_in_the_order_of_the_document(void **state)
{
    struct lint *l = *state;
    const struct credential_problem *last = NULL;

    lint_run(
        l,
        "{\"x1\":1,\"ActiveDirectoryConfig\":{\"GroupManagedServiceAccounts\":[{},\n{\"Name\":\"a$"
        "\"}"
        "]},\n\"x2\":2,\"CmsPlugins\":[],\"x2\":3,\"DomainJoinConfig\":{\"Sid\":1,\"Guid\":\"\"}}");
    for (const struct credential_problem *p = l->report.problems; p != NULL;
         last = p, p = p->next) {
        if (last != NULL)
            assert_true(p->line > last->line ||
                        (p->line == last->line && p->column >= last->column));
    }
    if (l->report.count != 14)
        fail_msg("%s", lint_listing(l));
}

static void more_problems_than_can_be_told_are_counted(void **state)
{
    struct lint *l = *state;
    struct buf b = {NULL, 0, 0, false};

    buf_add(&b, STR_LIT("{\"ActiveDirectoryConfig\":{\"GroupManagedServiceAccounts\":[1"));
    for (int i = 1; i < 5000; i++)
        buf_add(&b, STR_LIT(",1"));
    buf_add(&b, STR_LIT("]}}"));
    lint_data(l, buf_str(&b), &lint_nothing_known);
    assert_int_equal(l->report.count, 5002);
    buf_finish(&b);
}

/* Cut off anywhere, or with a byte changed: an answer, and no part of the secret in it. */
static void damaged_documents_have_an_answer_without_the_secret(void **state)
{
    static const char bytes[] = "\"\\{}[],:\n \x80";
    struct lint *l = *state;
    struct str text = lint_with(l, LINT_FULL, LINT_INPUT, "\"QQ:QQ:QQ\"");
    char *copy = malloc(text.len);

    assert_non_null(copy);
    for (size_t len = 0; len < text.len; len++) {
        arena_reset(&l->a);
        text = lint_with(l, LINT_FULL, LINT_INPUT, "\"QQ:QQ:QQ\"");
        lint_data(l, str_cut(text, 0, len), &lint_nothing_known);
        assert_true(l->report.error_count > 0);
        assert_null(strchr(lint_listing(l), 'Q'));
        for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
            memcpy(copy, text.s, text.len);
            copy[len] = bytes[i];
            lint_data(l, (struct str){copy, text.len}, &lint_nothing_known);
            if (lint_contains((struct str){copy, text.len}, "\"PluginInput\""))
                assert_null(strchr(lint_listing(l), 'Q'));
        }
    }
    free(copy);
}

static void every_other_rule_was_reached(void **state)
{
    (void)state;
    lint_check_reached(false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINT_TEST(a_whole_document_has_no_problems),
        LINT_TEST(a_syntax_error_is_told_with_its_place),
        LINT_TEST(a_syntax_error_does_not_repeat_a_part_of_the_secret),
        LINT_TEST(a_byte_order_mark_and_utf16_are_told),
        LINT_TEST(other_json_is_no_credential_spec),
        LINT_TEST(a_manifest_of_kubernetes_is_named),
        LINT_TEST(an_empty_object_lacks_all_three),
        LINT_TEST(a_member_that_comes_twice_is_told_and_the_last_one_counts),
        LINT_TEST(a_duplicate_and_a_syntax_error_are_both_told),
        LINT_TEST(names_in_another_case_misspelt_or_misplaced_are_told),
        LINT_TEST(values_of_another_kind_are_told),
        LINT_TEST(each_missing_member_is_told),
        LINT_TEST(before_17763_the_host_name_must_be_the_accounts),
        LINT_TEST(from_17763_on_the_accounts_name_as_host_name_is_told),
        LINT_TEST(the_accounts_name_is_compared_without_what_is_wrong_in_it),
        LINT_TEST(hyperv_is_told_on_1703_to_1803_only),
        LINT_TEST(plugins_need_17763),
        LINT_TEST(the_samples_have_the_problems_that_are_known),
        LINT_TEST(problems_stand_in_the_order_of_the_document),
        LINT_TEST(more_problems_than_can_be_told_are_counted),
        LINT_TEST(damaged_documents_have_an_answer_without_the_secret),
        cmocka_unit_test(every_other_rule_was_reached), /* the last */
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
