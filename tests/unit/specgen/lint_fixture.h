/* tests/unit/specgen/lint_fixture.h - credential specs with one fault, and what is said of them. */
#ifndef TESTS_UNIT_SPECGEN_LINT_FIXTURE_H
#define TESTS_UNIT_SPECGEN_LINT_FIXTURE_H

#include "specgen/credential/credential_lint.h"

/* The parts of a good document; LINT_FULL has a plug-in. */
#define LINT_HEAD "{\"CmsPlugins\":[\"ActiveDirectory\"],\n"
#define LINT_DOMAIN                                                                                \
    "\"DomainJoinConfig\":{\"Sid\":\"S-1-5-21-1-2-4294967295\",\"MachineAccountName\":\"web\","    \
    "\n\"Guid\":\"244818ae-87ca-4fcd-92ec-e79e5252348a\",\"DnsTreeName\":\"example.com\","         \
    "\"DnsName\":\"corp.example.com\",\"NetBiosName\":\"CORP\"},\n"
#define LINT_TWO                                                                                   \
    "{\"Name\":\"web\",\"Scope\":\"corp.example.com\"},{\"Name\":\"web\",\"Scope\":\"CORP\"}"
#define LINT_ACCOUNTS "\"GroupManagedServiceAccounts\":[" LINT_TWO "]"
#define LINT_PLUGIN                                                                                \
    "\"HostAccountConfig\":{\"PortableCcgVersion\":\"1\",\"PluginGUID\":"                          \
    "\"{01234567-89ab-cdef-0123-456789ABCDEF}\",\"PluginInput\":\"ObjectId=1;SecretUri=https://"   \
    "a\"}"
#define LINT_GOOD LINT_HEAD LINT_DOMAIN "\"ActiveDirectoryConfig\":{" LINT_ACCOUNTS "}}"
#define LINT_FULL                                                                                  \
    LINT_HEAD LINT_DOMAIN "\"ActiveDirectoryConfig\":{" LINT_ACCOUNTS ",\n" LINT_PLUGIN "}}"

#define LINT_PLUGIN_PATH "ActiveDirectoryConfig.HostAccountConfig"
#define LINT_INPUT       "\"ObjectId=1;SecretUri=https://a\""

struct lint {
    struct arena a;
    struct credential_report report; /* of the last run */
};

/* Set-up and tear-down of a test: *state is a struct lint. */
int lint_set_up(void **state);
int lint_tear_down(void **state);
#define LINT_TEST(f) cmocka_unit_test_setup_teardown(f, lint_set_up, lint_tear_down)

extern const struct credential_context lint_nothing_known;

/* Fails for each LINT rule that no run of the program gave. Those of the values are reached in
 * test_credential_values.c, all the others in test_credential_lint.c. */
void lint_check_reached(bool of_values);

/* All fail the running test when something is not as it should be. */
void lint_data(struct lint *l, struct str data, const struct credential_context *context);
void lint_run(struct lint *l, const char *data); /* nothing is known of the container */

/* `base` with its only `from` replaced. */
struct str lint_with(struct lint *l, const char *base, const char *from, const char *to);

const char *lint_listing(struct lint *l); /* a line a problem */
bool lint_contains(struct str text, const char *part);
const struct credential_problem *lint_only(struct lint *l);
const struct credential_problem *lint_find(struct lint *l, enum spec_rule rule, const char *path);
void lint_assert(struct lint *l, const struct credential_problem *p,
                 enum credential_severity severity, enum spec_rule rule, const char *path);

/* A document with one fault has that one problem. */
struct lint_fault {
    const char *base, *from, *to;
    enum credential_severity severity;
    enum spec_rule rule;
    const char *path;
    const char *text; /* a part of it */
};

void lint_check_faults(struct lint *l, const struct lint_fault *faults, size_t count);
#define LINT_FAULTS(l, faults) lint_check_faults(l, faults, sizeof(faults) / sizeof((faults)[0]))

#endif
