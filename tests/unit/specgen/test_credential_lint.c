#include "specgen/credential_lint.h"

#include "model/base/bounds.h"
#include "model/base/buf.h"
#include "tests/unit/specgen/sample_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define HEAD "{\"CmsPlugins\":[\"ActiveDirectory\"],\n"
#define DOMAIN                                                                                     \
    "\"DomainJoinConfig\":{\"Sid\":\"S-1-5-21-1-2-4294967295\",\"MachineAccountName\":\"web\","    \
    "\n\"Guid\":\"244818ae-87ca-4fcd-92ec-e79e5252348a\",\"DnsTreeName\":\"example.com\","         \
    "\"DnsName\":\"corp.example.com\",\"NetBiosName\":\"CORP\"},\n"
#define TWO                                                                                        \
    "{\"Name\":\"web\",\"Scope\":\"corp.example.com\"},{\"Name\":\"web\",\"Scope\":\"CORP\"}"
#define ACCOUNTS "\"GroupManagedServiceAccounts\":[" TWO "]"
#define PLUGIN                                                                                     \
    "\"HostAccountConfig\":{\"PortableCcgVersion\":\"1\",\"PluginGUID\":"                          \
    "\"{01234567-89ab-cdef-0123-456789ABCDEF}\",\"PluginInput\":\"ObjectId=1;SecretUri=https://"   \
    "a\"}"
#define GOOD HEAD DOMAIN "\"ActiveDirectoryConfig\":{" ACCOUNTS "}}"
#define FULL HEAD DOMAIN "\"ActiveDirectoryConfig\":{" ACCOUNTS ",\n" PLUGIN "}}"

static const struct credential_context nothing_known = {{NULL, 0}, 0, false};

static bool rule_seen[RULE_COUNT];

struct lint {
    struct arena a;
    struct credential_report report;
};

static int set_up(void **state)
{
    struct lint *l = calloc(1, sizeof(*l));

    if (l != NULL)
        arena_init(&l->a);
    *state = l;
    return l == NULL;
}

static int tear_down(void **state)
{
    struct lint *l = *state;

    arena_finish(&l->a);
    free(l);
    return 0;
}

static void run_on(struct lint *l, struct str data, const struct credential_context *context)
{
    size_t count = 0;

    assert_true(credential_lint(&l->report, &l->a, data, context));
    for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next) {
        assert_true(p->text.len > 0 && p->remedy.len > 0);
        assert_true(str_starts(str_of(spec_rules[p->rule].id), STR_LIT("LINT-")));
        rule_seen[p->rule] = true;
        count++;
    }
    assert_int_equal(l->report.count > CREDENTIAL_PROBLEMS_MAX ? CREDENTIAL_PROBLEMS_MAX
                                                               : l->report.count,
                     count);
}

static void run(struct lint *l, const char *data)
{
    run_on(l, str_of(data), &nothing_known);
}

/* `base` with its only `from` replaced. */
static struct str with(struct lint *l, const char *base, const char *from, const char *to)
{
    const char *at = strstr(base, from);

    assert_non_null(at);
    assert_null(strstr(at + 1, from));
    return arena_printf(&l->a, "%.*s%s%s", (int)(at - base), base, to, at + strlen(from));
}

static const char *listing(struct lint *l)
{
    struct str all = STR_NONE;

    for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next)
        all = arena_printf(&l->a, "%.*s%s %s %.*s: %.*s\n", STR_FMT(all),
                           credential_severity_name(p->severity), spec_rules[p->rule].id,
                           STR_FMT(p->path), STR_FMT(p->text));
    return arena_cstr(&l->a, all);
}

static const struct credential_problem *only(struct lint *l)
{
    if (l->report.count != 1)
        fail_msg("%zu problems:\n%s", l->report.count, listing(l));
    return l->report.problems;
}

static const struct credential_problem *find(struct lint *l, enum spec_rule rule, const char *path)
{
    for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next) {
        if (p->rule == rule && str_is(p->path, path))
            return p;
    }
    fail_msg("no %s at %s in:\n%s", spec_rules[rule].id, path, listing(l));
    return NULL;
}

static void assert_is(struct lint *l, const struct credential_problem *p,
                      enum credential_severity severity, enum spec_rule rule, const char *path)
{
    if (p->severity != severity || p->rule != rule || !str_is(p->path, path))
        fail_msg("want %s %s %s, got:\n%s", credential_severity_name(severity), spec_rules[rule].id,
                 path, listing(l));
}

/* A document with one fault has that one problem. */
struct fault {
    const char *base, *from, *to;
    enum credential_severity severity;
    enum spec_rule rule;
    const char *path;
    const char *text; /* a part of it */
};

static bool contains(struct str text, const char *part)
{
    size_t len = strlen(part);

    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.s + i, part, len) == 0)
            return true;
    }
    return false;
}

static void check_faults(struct lint *l, const struct fault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct fault *f = &faults[i];
        const struct credential_problem *p;

        run_on(l, with(l, f->base, f->from, f->to), &nothing_known);
        p = only(l);
        assert_is(l, p, f->severity, f->rule, f->path);
        if (!contains(p->text, f->text))
            fail_msg("'%s' is not in: %s", f->text, listing(l));
        assert_int_equal(l->report.error_count, f->severity == CREDENTIAL_ERROR);
        assert_int_equal(l->report.warning_count, f->severity == CREDENTIAL_WARNING);
        assert_true(p->line > 0 && p->column > 0);
    }
}

#define CHECK_FAULTS(l, faults) check_faults(l, faults, sizeof(faults) / sizeof((faults)[0]))

/* ---- the text ----------------------------------------------------------------------------- */

static void a_whole_document_has_no_problems(void **state)
{
    struct lint *l = *state;

    run(l, GOOD);
    assert_string_equal(listing(l), "");
}

static void a_syntax_error_is_told_with_its_place(void **state)
{
    struct lint *l = *state;

    run(l, "{\n  \"CmsPlugins\": [\"ActiveDirectory\",]\n}");
    assert_is(l, only(l), CREDENTIAL_ERROR, RULE_LINT_SYNTAX, "");
    assert_int_equal(l->report.problems->line, 2);
    assert_int_equal(l->report.problems->column, 35);
    assert_true(contains(l->report.problems->text, "trailing comma"));
    run(l, "");
    assert_is(l, only(l), CREDENTIAL_ERROR, RULE_LINT_SYNTAX, "");
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
        run(l, texts[i].text);
        assert_is(l, only(l), CREDENTIAL_ERROR, RULE_LINT_SYNTAX, "");
        assert_int_equal(l->report.problems->column, texts[i].column);
        assert_null(strchr(listing(l), 'Q'));
        assert_false(contains(l->report.problems->remedy, "Q"));
    }
    run(l, "{\"PluginInput\":\"QQQ\",}");
    assert_true(contains(l->report.problems->text, "trailing comma"));
}

static void a_byte_order_mark_and_utf16_are_told(void **state)
{
    struct lint *l = *state;
    struct buf b = {NULL, 0, 0, false};

    run(l, "\xEF\xBB\xBF" GOOD);
    assert_is(l, only(l), CREDENTIAL_WARNING, RULE_LINT_ENCODING, "");
    buf_add(&b, STR_LIT("\xFF\xFE"));
    for (const char *c = GOOD; *c != '\0'; c++) {
        buf_char(&b, *c);
        buf_char(&b, '\0');
    }
    run_on(l, buf_str(&b), &nothing_known);
    buf_finish(&b);
    assert_is(l, only(l), CREDENTIAL_ERROR, RULE_LINT_ENCODING, "");
    assert_true(contains(l->report.problems->text, "UTF-16LE"));
    run(l, "{\n\"a\":\"\xff\"}");
    assert_is(l, only(l), CREDENTIAL_ERROR, RULE_LINT_ENCODING, "");
    assert_int_equal(l->report.problems->line, 2);
    assert_int_equal(l->report.problems->column, 6);
}

static void other_json_is_no_credential_spec(void **state)
{
    static const char *const texts[] = {"[]", "3", "\"a\"", "null", "[{}]"};
    struct lint *l = *state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        run(l, texts[i]);
        assert_is(l, only(l), CREDENTIAL_ERROR, RULE_LINT_OBJECT, "");
    }
}

static void an_empty_object_lacks_all_three(void **state)
{
    struct lint *l = *state;

    run(l, "{}");
    assert_int_equal(l->report.error_count, 3);
    find(l, RULE_LINT_CMS, "CmsPlugins");
    find(l, RULE_LINT_DOMAIN, "DomainJoinConfig");
    find(l, RULE_LINT_DIRECTORY, "ActiveDirectoryConfig");
}

/* ---- members ------------------------------------------------------------------------------ */

static void a_member_that_comes_twice_is_told_and_the_last_one_counts(void **state)
{
    struct lint *l = *state;
    const struct credential_problem *p;

    run_on(l,
           with(l, GOOD,
                "\"Sid\":", "\"Sid\":[{\"a\":\"]}\"}],\n \"Guid\":3 , \"Sid\":\"x\", \"Sid\":"),
           &nothing_known);
    assert_int_equal(l->report.count, 3);
    p = l->report.problems;
    assert_is(l, p, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE, "DomainJoinConfig.Sid");
    assert_int_equal(p->line, 2);
    assert_int_equal(p->column, 21);
    assert_is(l, p->next, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE, "DomainJoinConfig.Guid");
    assert_int_equal(p->next->line, 3);
    assert_int_equal(p->next->column, 2);
    assert_is(l, p->next->next, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE, "DomainJoinConfig.Sid");

    run_on(l, with(l, GOOD, TWO, "{\"Name\":\"a\",\"Scope\":\"x\"," TWO), &nothing_known);
    assert_int_equal(only(l)->rule, RULE_LINT_SYNTAX);
    run_on(l, with(l, GOOD, "[" TWO, "[{\"Name\":1,\"Scope\":\"A\",\"Name\":\"a$\"}," TWO),
           &nothing_known);
    p = l->report.problems;
    assert_is(l, p, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE,
              "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
    find(l, RULE_LINT_ACCOUNT, "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
    assert_int_equal(l->report.count, 3);
}

static void a_duplicate_and_a_syntax_error_are_both_told(void **state)
{
    struct lint *l = *state;

    run(l, "{\"a\":1,\"a\":2,\n\"b\":}");
    assert_int_equal(l->report.count, 2);
    find(l, RULE_LINT_DUPLICATE, "a");
    assert_int_equal(find(l, RULE_LINT_SYNTAX, "")->line, 2);
}

static void names_in_another_case_misspelt_or_misplaced_are_told(void **state)
{
    static const struct fault faults[] = {
        {GOOD, "\"CmsPlugins\"", "\"cmsPlugins\"", CREDENTIAL_WARNING, RULE_LINT_NAME, "cmsPlugins",
         "CmsPlugins"},
        {GOOD, "\"Guid\"", "\"GUID\"", CREDENTIAL_WARNING, RULE_LINT_NAME, "DomainJoinConfig.GUID",
         "written Guid"},
        {GOOD, "{\"Sid\"", "{\"Sids\":1,\"Sid\"", CREDENTIAL_WARNING, RULE_LINT_NAME,
         "DomainJoinConfig.Sids", "Sid may be meant"},
        {GOOD, "{\"Sid\"", "{\"Scope\":1,\"Sid\"", CREDENTIAL_ERROR, RULE_LINT_NAME,
         "DomainJoinConfig.Scope", "belongs into an item of GroupManagedServiceAccounts"},
        {GOOD, HEAD, HEAD "\"NetBiosName\":\"A\",", CREDENTIAL_ERROR, RULE_LINT_NAME, "NetBiosName",
         "belongs into DomainJoinConfig"},
        {GOOD, HEAD, HEAD "\"$schema\":{\"x\":{}},", CREDENTIAL_INFO, RULE_LINT_NAME, "$schema",
         "no member"},
    };
    struct lint *l = *state;

    CHECK_FAULTS(l, faults);
    run_on(l, with(l, GOOD, HEAD, HEAD PLUGIN ","), &nothing_known);
    assert_int_equal(find(l, RULE_LINT_PLUGIN, "HostAccountConfig")->severity, CREDENTIAL_ERROR);
    find(l, RULE_LINT_KNOWN_PLUGIN, "HostAccountConfig.PluginGUID");
    assert_int_equal(l->report.count, 2);
}

static void values_of_another_kind_are_told(void **state)
{
    static const struct fault faults[] = {
        {GOOD, "[\"ActiveDirectory\"]", "\"ActiveDirectory\"", CREDENTIAL_ERROR, RULE_LINT_KIND,
         "CmsPlugins", "found: text; expected: array"},
        {GOOD, "\"corp.example.com\",\"NetBiosName\"", "null,\"NetBiosName\"", CREDENTIAL_ERROR,
         RULE_LINT_KIND, "DomainJoinConfig.DnsName", "found: null; expected: text"},
        {GOOD, "[" TWO "]", "{}", CREDENTIAL_ERROR, RULE_LINT_KIND,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts", "expected: array"},
        {GOOD, "[" TWO, "[\"web\"," TWO, CREDENTIAL_ERROR, RULE_LINT_KIND,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts[0]", "expected: object"},
        {GOOD, HEAD DOMAIN, HEAD "\"DomainJoinConfig\":[],", CREDENTIAL_ERROR, RULE_LINT_KIND,
         "DomainJoinConfig", "expected: object"},
    };

    CHECK_FAULTS(*state, faults);
}

static void each_missing_member_is_told(void **state)
{
    static const struct fault faults[] = {
        {GOOD, "\"CmsPlugins\":[\"ActiveDirectory\"],", "", CREDENTIAL_ERROR, RULE_LINT_CMS,
         "CmsPlugins", "missing"},
        {GOOD, "\"ActiveDirectory\"", "", CREDENTIAL_ERROR, RULE_LINT_CMS, "CmsPlugins",
         "not in the list"},
        {GOOD, DOMAIN, "", CREDENTIAL_ERROR, RULE_LINT_DOMAIN, "DomainJoinConfig", "missing"},
        {GOOD, "\"Sid\":\"S-1-5-21-1-2-4294967295\",", "", CREDENTIAL_ERROR, RULE_LINT_SID,
         "DomainJoinConfig.Sid", "missing"},
        {GOOD, "\"MachineAccountName\":\"web\",", "", CREDENTIAL_ERROR, RULE_LINT_MACHINE,
         "DomainJoinConfig.MachineAccountName", "missing"},
        {GOOD, "\"Guid\":\"244818ae-87ca-4fcd-92ec-e79e5252348a\",", "", CREDENTIAL_ERROR,
         RULE_LINT_GUID, "DomainJoinConfig.Guid", "missing"},
        {GOOD, "\"DnsTreeName\":\"example.com\",", "", CREDENTIAL_ERROR, RULE_LINT_DNS,
         "DomainJoinConfig.DnsTreeName", "missing"},
        {GOOD, "\"DnsName\":\"corp.example.com\",", "", CREDENTIAL_ERROR, RULE_LINT_DNS,
         "DomainJoinConfig.DnsName", "missing"},
        {GOOD, ",\"NetBiosName\":\"CORP\"", "", CREDENTIAL_ERROR, RULE_LINT_NETBIOS,
         "DomainJoinConfig.NetBiosName", "missing"},
        {GOOD, ACCOUNTS, "", CREDENTIAL_ERROR, RULE_LINT_DIRECTORY,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts", "missing"},
        {GOOD, TWO, "", CREDENTIAL_ERROR, RULE_LINT_DIRECTORY,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts", "empty"},
        {GOOD, TWO, TWO ",{\"Scope\":\"A\"}", CREDENTIAL_ERROR, RULE_LINT_ACCOUNT,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts[2].Name", "missing"},
        {GOOD, TWO, TWO ",{\"Name\":\"a\"}", CREDENTIAL_ERROR, RULE_LINT_SCOPE,
         "ActiveDirectoryConfig.GroupManagedServiceAccounts[2].Scope", "missing"},
        {GOOD, "\"web\",\n", "\"\",\n", CREDENTIAL_ERROR, RULE_LINT_MACHINE,
         "DomainJoinConfig.MachineAccountName", "empty"},
    };

    CHECK_FAULTS(*state, faults);
}

/* ---- values ------------------------------------------------------------------------------- */

static void a_sid_that_is_not_the_domains_is_told(void **state)
{
#define SID      "S-1-5-21-1-2-4294967295"
#define SID_PATH RULE_LINT_SID, "DomainJoinConfig.Sid"
    static const struct fault faults[] = {
        {GOOD, SID, SID "-1104", CREDENTIAL_WARNING, SID_PATH, "RID"},
        {GOOD, SID, "S-1-5-21-1-2", CREDENTIAL_ERROR, SID_PATH, "not a domain's"},
        {GOOD, SID, "S-1-5-32-544", CREDENTIAL_ERROR, SID_PATH, "not a domain's"},
        {GOOD, SID, SID "-1-2", CREDENTIAL_ERROR, SID_PATH, "not a domain's"},
        {GOOD, SID, "S-1-5-21-1-2-4294967296", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {GOOD, SID, "S-1-5-21-1--2", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {GOOD, SID, "S-1-5-21-1-2-3 ", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {GOOD, SID, "S-1-5-21-a-b-c", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {GOOD, SID, "CORP", CREDENTIAL_ERROR, SID_PATH, "no SID"},
        {GOOD, SID, "S-1-", CREDENTIAL_ERROR, SID_PATH, "no SID"},
    };

    CHECK_FAULTS(*state, faults);
}

static void a_guid_of_another_form_is_told(void **state)
{
#define GUID      "244818ae-87ca-4fcd-92ec-e79e5252348a"
#define GUID_PATH RULE_LINT_GUID, "DomainJoinConfig.Guid"
    static const struct fault faults[] = {
        {GOOD, GUID, "{" GUID "}", CREDENTIAL_WARNING, GUID_PATH, "braces"},
        {GOOD, GUID, "244818ag-87ca-4fcd-92ec-e79e5252348a", CREDENTIAL_ERROR, GUID_PATH,
         "no GUID"},
        {GOOD, GUID, "244818ae87ca4fcd92ece79e5252348a", CREDENTIAL_ERROR, GUID_PATH, "no GUID"},
        {GOOD, GUID, GUID "0", CREDENTIAL_ERROR, GUID_PATH, "no GUID"},
        {GOOD, GUID, "{", CREDENTIAL_ERROR, GUID_PATH, "no GUID"},
    };

    CHECK_FAULTS(*state, faults);
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
            "[{\"Name\":\"%s\",\"Scope\":\"a.b\"},{\"Name\":\"%s\",\"Scope\":\"A\"}," TWO "]",
            names[i].name, names[i].name);
        const struct credential_problem *p;

        run_on(l, with(l, GOOD, MACHINE, arena_cstr(&l->a, machine)), &nothing_known);
        p = find(l, RULE_LINT_MACHINE, "DomainJoinConfig.MachineAccountName");
        assert_int_equal(p->severity, names[i].severity);
        assert_true(contains(p->text, names[i].text));
        run_on(l, with(l, GOOD, "[" TWO "]", arena_cstr(&l->a, account)), &nothing_known);
        p = find(l, RULE_LINT_ACCOUNT, "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
        assert_int_equal(p->severity, names[i].severity);
        assert_true(contains(p->text, names[i].text));
        assert_int_equal(l->report.count, 2);
    }
}

static void a_machine_name_that_no_account_has_is_told(void **state)
{
    static const struct fault faults[] = {
        {GOOD, "\"MachineAccountName\":\"web\"", "\"MachineAccountName\":\"other\"",
         CREDENTIAL_INFO, RULE_LINT_MACHINE, "ActiveDirectoryConfig.GroupManagedServiceAccounts",
         "'other'"},
    };

    CHECK_FAULTS(*state, faults);
    run_on(*state,
           with(*state, GOOD, "\"MachineAccountName\":\"web\"", "\"MachineAccountName\":\"WEB\""),
           &nothing_known);
    assert_int_equal(((struct lint *)*state)->report.count, 0);
}

static void names_of_domains_are_checked(void **state)
{
#define DNS      "\"example.com\""
#define DNS_PATH RULE_LINT_DNS, "DomainJoinConfig.DnsTreeName"
#define CORP     "\"CORP\"},\n"
#define NET_PATH RULE_LINT_NETBIOS, "DomainJoinConfig.NetBiosName"
#define L63      "aaaaaaaaabaaaaaaaaabaaaaaaaaabaaaaaaaaabaaaaaaaaabaaaaaaaaabaaa"
    static const struct fault faults[] = {
        {GOOD, DNS, "\"EXAMPLE\"", CREDENTIAL_WARNING, DNS_PATH, "no dot"},
        {GOOD, DNS, "\"example.com.\"", CREDENTIAL_ERROR, DNS_PATH, "ends with a dot"},
        {GOOD, DNS, "\"example..com\"", CREDENTIAL_ERROR, DNS_PATH, "nothing between"},
        {GOOD, DNS, "\"ex ample.com\"", CREDENTIAL_ERROR, DNS_PATH, "character"},
        {GOOD, DNS, "\"https://example.com\"", CREDENTIAL_ERROR, DNS_PATH, "character"},
        {GOOD, DNS, "\"" L63 "a.com\"", CREDENTIAL_ERROR, DNS_PATH, "63"},
        {GOOD, DNS, "\"" L63 "." L63 "." L63 "." L63 "\"", CREDENTIAL_ERROR, DNS_PATH, "253"},
        {GOOD, CORP, "\"corp.example.com\"},\n", CREDENTIAL_ERROR, NET_PATH, "DNS name"},
        {GOOD, CORP, "\"CORP567890123456\"},\n", CREDENTIAL_ERROR, NET_PATH, "15"},
        {GOOD, CORP, "\"CO RP\"},\n", CREDENTIAL_ERROR, NET_PATH, "character"},
    };
    struct lint *l = *state;

    CHECK_FAULTS(l, faults);
    run_on(l, with(l, GOOD, DNS, "\"" L63 ".m\xC3\xBCnchen.ex_am-ple\""), &nothing_known);
    assert_int_equal(l->report.count, 0);
    run_on(l,
           with(l, GOOD, CORP,
                "\"\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84\xC3\x84"
                "-234567\"},\n"),
           &nothing_known);
    assert_int_equal(l->report.count, 0);
}

static void an_account_with_one_scope_is_told(void **state)
{
#define SCOPE_PATH(n)                                                                              \
    RULE_LINT_ONE_SCOPE, "ActiveDirectoryConfig.GroupManagedServiceAccounts[" n "].Scope"
    static const struct fault faults[] = {
        {GOOD, ",{\"Name\":\"web\",\"Scope\":\"CORP\"}", "", CREDENTIAL_INFO, SCOPE_PATH("0"),
         "DNS name as scope only"},
        {GOOD, "{\"Name\":\"web\",\"Scope\":\"corp.example.com\"},", "", CREDENTIAL_INFO,
         SCOPE_PATH("0"), "NetBIOS name as scope only"},
        {GOOD, TWO, TWO ",{\"Name\":\"b\",\"Scope\":\"A\"}", CREDENTIAL_INFO, SCOPE_PATH("2"),
         "'b'"},
    };

    CHECK_FAULTS(*state, faults);
}

/* ---- HostAccountConfig -------------------------------------------------------------------- */

static void a_plugin_is_named(void **state)
{
#define PLUGIN_PATH  "ActiveDirectoryConfig.HostAccountConfig"
#define UNKNOWN_GUID "{01234567-89ab-cdef-0123-456789ABCDEF}"
    static const struct fault faults[] = {
        {FULL, UNKNOWN_GUID, "{859e1386-BDB4-49E8-85C7-3070B13920E1}", CREDENTIAL_INFO,
         RULE_LINT_KNOWN_PLUGIN, PLUGIN_PATH ".PluginGUID", "Amazon ECS"},
        {FULL, UNKNOWN_GUID, "{CCC2A336-D7F3-4818-A213-272B7924213E}", CREDENTIAL_INFO,
         RULE_LINT_KNOWN_PLUGIN, PLUGIN_PATH ".PluginGUID", "Azure"},
        {FULL, UNKNOWN_GUID, UNKNOWN_GUID, CREDENTIAL_INFO, RULE_LINT_KNOWN_PLUGIN,
         PLUGIN_PATH ".PluginGUID", "not known here"},
    };

    CHECK_FAULTS(*state, faults);
}

static void a_plugin_guid_of_another_form_is_told(void **state)
{
    static const struct fault faults[] = {
        {FULL, UNKNOWN_GUID, "{GDMA0342-266A-4D1P-831J-20990E82944F}", CREDENTIAL_ERROR,
         RULE_LINT_PLUGIN_GUID, PLUGIN_PATH ".PluginGUID", "example of Microsoft's documentation"},
        {FULL, UNKNOWN_GUID, "01234567-89ab-cdef-0123-456789ABCDEF", CREDENTIAL_ERROR,
         RULE_LINT_PLUGIN_GUID, PLUGIN_PATH ".PluginGUID", "without braces"},
        {FULL, UNKNOWN_GUID, "{01234567-89ab-cdef-0123-456789ABCDEG}", CREDENTIAL_ERROR,
         RULE_LINT_PLUGIN_GUID, PLUGIN_PATH ".PluginGUID", "no GUID"},
        {FULL, UNKNOWN_GUID, "{", CREDENTIAL_ERROR, RULE_LINT_PLUGIN_GUID,
         PLUGIN_PATH ".PluginGUID", "no GUID"},
    };

    CHECK_FAULTS(*state, faults);
}

/* The unknown plug-in is told as well. */
static const struct credential_problem *plugin_fault(struct lint *l, const char *from,
                                                     const char *to, enum spec_rule rule,
                                                     const char *path)
{
    run_on(l, with(l, FULL, from, to), &nothing_known);
    find(l, RULE_LINT_KNOWN_PLUGIN, PLUGIN_PATH ".PluginGUID");
    if (l->report.count != 2)
        fail_msg("%s", listing(l));
    return find(l, rule, path);
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
        const struct credential_problem *p = plugin_fault(
            l, "\"1\"", versions[i].to, RULE_LINT_CCG_VERSION, PLUGIN_PATH ".PortableCcgVersion");

        assert_int_equal(p->severity, CREDENTIAL_ERROR);
        assert_true(contains(p->text, versions[i].text));
    }
}

static void plugin_input_is_a_text(void **state)
{
#define INPUT "\"ObjectId=1;SecretUri=https://a\""
    struct lint *l = *state;
    const struct credential_problem *p =
        plugin_fault(l, INPUT, "{\"CredentialArn\":\"arn:QQQ\"}", RULE_LINT_PLUGIN_INPUT,
                     PLUGIN_PATH ".PluginInput");

    assert_true(contains(p->text, "Linux"));
    assert_false(contains(p->text, "Q"));
    p = plugin_fault(l, INPUT, "777", RULE_LINT_PLUGIN_INPUT, PLUGIN_PATH ".PluginInput");
    assert_false(contains(p->text, "7"));
    p = plugin_fault(l,
                     ","
                     "\"PluginInput\":" INPUT,
                     "", RULE_LINT_PLUGIN_INPUT, PLUGIN_PATH ".PluginInput");
    assert_true(contains(p->text, "missing"));
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
        const struct credential_problem *p =
            plugin_fault(l, INPUT, secrets[i], RULE_LINT_SECRET, PLUGIN_PATH ".PluginInput");

        assert_int_equal(p->severity, CREDENTIAL_WARNING);
        assert_null(strchr(listing(l), 'Q'));
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        run_on(l, with(l, FULL, INPUT, others[i]), &nothing_known);
        assert_int_equal(only(l)->rule, RULE_LINT_KNOWN_PLUGIN);
    }
    assert_true(contains(
        plugin_fault(l, INPUT, "\"a:b:<password>\"", RULE_LINT_SECRET, PLUGIN_PATH ".PluginInput")
            ->text,
        "placeholder"));
}

/* ---- the container ------------------------------------------------------------------------ */

static const struct credential_problem *in_container(struct lint *l, const char *hostname,
                                                     uint64_t build, bool hyperv)
{
    struct credential_context context = {str_of(hostname), build, hyperv};

    run_on(l, STR_LIT(GOOD), &context);
    return l->report.problems;
}

static void before_17763_the_host_name_must_be_the_accounts(void **state)
{
    struct lint *l = *state;
    const struct credential_problem *p = in_container(l, "other", 17762, false);

    assert_is(l, only(l), CREDENTIAL_WARNING, RULE_LINT_HOSTNAME,
              "DomainJoinConfig.MachineAccountName");
    assert_true(contains(p->text, "'other'"));
    assert_true(contains(p->remedy, "--hostname web"));
    in_container(l, "", 14393, false);
    assert_is(l, only(l), CREDENTIAL_WARNING, RULE_LINT_HOSTNAME,
              "DomainJoinConfig.MachineAccountName");
    in_container(l, "WEB", 14393, false);
    assert_is(l, only(l), CREDENTIAL_INFO, RULE_LINT_HOSTNAME_SHARED,
              "DomainJoinConfig.MachineAccountName");
}

static void from_17763_on_the_accounts_name_as_host_name_is_told(void **state)
{
    struct lint *l = *state;

    in_container(l, "Web", 17763, false);
    assert_is(l, only(l), CREDENTIAL_INFO, RULE_LINT_HOSTNAME_SHARED,
              "DomainJoinConfig.MachineAccountName");
    assert_null(in_container(l, "other", 17763, false));
    assert_null(in_container(l, "", 20348, true));
    assert_null(in_container(l, "other", 0, true));
}

static void the_accounts_name_is_compared_without_what_is_wrong_in_it(void **state)
{
    struct credential_context context = {STR_LIT("web"), 20348, false};
    struct lint *l = *state;

    run_on(
        l,
        with(l, GOOD, "\"MachineAccountName\":\"web\"", "\"MachineAccountName\":\"CORP\\\\web$\""),
        &context);
    find(l, RULE_LINT_HOSTNAME_SHARED, "DomainJoinConfig.MachineAccountName");
    run_on(l, with(l, GOOD, "\"MachineAccountName\":\"web\",", ""), &context);
    find(l, RULE_LINT_HOSTNAME_SHARED, "ActiveDirectoryConfig.GroupManagedServiceAccounts[0].Name");
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
            find(l, RULE_LINT_HYPERV, "");
    }
}

static void plugins_need_17763(void **state)
{
    struct credential_context context = {STR_LIT("web"), 17134, false};
    struct lint *l = *state;

    run_on(l, STR_LIT(FULL), &context);
    assert_int_equal(find(l, RULE_LINT_PLUGIN, PLUGIN_PATH)->severity, CREDENTIAL_ERROR);
    context.os_build = 17763;
    run_on(l, STR_LIT(FULL), &context);
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
        run_on(l, sample_read(&l->a, sample_names[i]), &nothing_known);
        for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next)
            got = arena_printf(&l->a, "%.*s%s ", STR_FMT(got), spec_rules[p->rule].id);
        assert_string_equal(arena_cstr(&l->a, got), samples[i].want);
    }
}

static void problems_stand_in_the_order_of_the_document(void **state)
{
    struct lint *l = *state;
    const struct credential_problem *last = NULL;

    run(l,
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
        fail_msg("%s", listing(l));
}

static void more_problems_than_can_be_told_are_counted(void **state)
{
    struct lint *l = *state;
    struct buf b = {NULL, 0, 0, false};

    buf_add(&b, STR_LIT("{\"ActiveDirectoryConfig\":{\"GroupManagedServiceAccounts\":[1"));
    for (int i = 1; i < 5000; i++)
        buf_add(&b, STR_LIT(",1"));
    buf_add(&b, STR_LIT("]}}"));
    run_on(l, buf_str(&b), &nothing_known);
    assert_int_equal(l->report.count, 5002);
    buf_finish(&b);
}

/* Cut off anywhere, or with a byte changed: an answer, and no part of the secret in it. */
static void damaged_documents_have_an_answer_without_the_secret(void **state)
{
    static const char bytes[] = "\"\\{}[],:\n \x80";
    struct lint *l = *state;
    struct str text = with(l, FULL, INPUT, "\"QQ:QQ:QQ\"");
    char *copy = malloc(text.len);

    assert_non_null(copy);
    for (size_t len = 0; len < text.len; len++) {
        arena_reset(&l->a);
        text = with(l, FULL, INPUT, "\"QQ:QQ:QQ\"");
        run_on(l, str_cut(text, 0, len), &nothing_known);
        assert_true(l->report.error_count > 0);
        assert_null(strchr(listing(l), 'Q'));
        for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
            memcpy(copy, text.s, text.len);
            copy[len] = bytes[i];
            run_on(l, (struct str){copy, text.len}, &nothing_known);
            if (contains((struct str){copy, text.len}, "\"PluginInput\""))
                assert_null(strchr(listing(l), 'Q'));
        }
    }
    free(copy);
}

static void every_rule_was_reached(void **state)
{
    (void)state;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (str_starts(str_of(spec_rules[i].id), STR_LIT("LINT-")) && !rule_seen[i])
            fail_msg("no test reaches %s", spec_rules[i].id);
    }
}

#define LINT_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINT_TEST(a_whole_document_has_no_problems),
        LINT_TEST(a_syntax_error_is_told_with_its_place),
        LINT_TEST(a_syntax_error_does_not_repeat_a_part_of_the_secret),
        LINT_TEST(a_byte_order_mark_and_utf16_are_told),
        LINT_TEST(other_json_is_no_credential_spec),
        LINT_TEST(an_empty_object_lacks_all_three),
        LINT_TEST(a_member_that_comes_twice_is_told_and_the_last_one_counts),
        LINT_TEST(a_duplicate_and_a_syntax_error_are_both_told),
        LINT_TEST(names_in_another_case_misspelt_or_misplaced_are_told),
        LINT_TEST(values_of_another_kind_are_told),
        LINT_TEST(each_missing_member_is_told),
        LINT_TEST(a_sid_that_is_not_the_domains_is_told),
        LINT_TEST(a_guid_of_another_form_is_told),
        LINT_TEST(an_account_name_with_more_than_the_name_is_told),
        LINT_TEST(a_machine_name_that_no_account_has_is_told),
        LINT_TEST(names_of_domains_are_checked),
        LINT_TEST(an_account_with_one_scope_is_told),
        LINT_TEST(a_plugin_is_named),
        LINT_TEST(a_plugin_guid_of_another_form_is_told),
        LINT_TEST(the_version_is_the_text_1),
        LINT_TEST(plugin_input_is_a_text),
        LINT_TEST(a_password_in_plugin_input_is_told_and_not_shown),
        LINT_TEST(before_17763_the_host_name_must_be_the_accounts),
        LINT_TEST(from_17763_on_the_accounts_name_as_host_name_is_told),
        LINT_TEST(the_accounts_name_is_compared_without_what_is_wrong_in_it),
        LINT_TEST(hyperv_is_told_on_1703_to_1803_only),
        LINT_TEST(plugins_need_17763),
        LINT_TEST(the_samples_have_the_problems_that_are_known),
        LINT_TEST(problems_stand_in_the_order_of_the_document),
        LINT_TEST(more_problems_than_can_be_told_are_counted),
        LINT_TEST(damaged_documents_have_an_answer_without_the_secret),
        cmocka_unit_test(every_rule_was_reached), /* the last */
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
