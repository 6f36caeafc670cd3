/* Remedies of refusals by their causes: each row is there for texts that no row above it takes. */
#include "model/diagnosis/refusal_words.h"
#include "specgen/engine/refusals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define ID "0123456789abcdef"

static const struct {
    enum spec_rule rule;
    const char *text, *remedy;
} rows[] = {
#define REMEDY(RULE, TEXT, WORDS) {RULE_##RULE, TEXT, WORDS},
#include "specgen/engine/refusal_remedies.def"
#undef REMEDY
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]), TEXT_MOST = 512 };

/* The text that a row is about, with something where that differs. */
static struct str text_of(char out[TEXT_MOST], const char *pattern)
{
    size_t len = 0;

    for (; *pattern != '\0'; pattern++) {
        const char put[] = {*pattern, '\0'};
        const char *piece = *pattern == '%'   ? " web "
                            : *pattern == '~' ? "web"
                            : *pattern == '#' ? ID
                                              : put;

        assert_true(len + strlen(piece) < TEXT_MOST);
        memcpy(out + len, piece, strlen(piece));
        len += strlen(piece);
    }
    return (struct str){out, len};
}

static void no_row_is_hidden_by_one_above(void **state)
{
    char bytes[TEXT_MOST];

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct str text = text_of(bytes, rows[i].text);
        const char *remedy = refusal_remedy(rows[i].rule, text);

        if (remedy == NULL || strcmp(remedy, rows[i].remedy) != 0)
            fail_msg("%.*s: %s", STR_FMT(text), remedy != NULL ? remedy : "no remedy");
    }
}

static void what_no_row_is_about_has_the_remedy_of_its_rule(void **state)
{
    (void)state;
    assert_null(refusal_remedy(RULE_PRE_MOUNT, STR_LIT("nobody says so")));
    assert_null(refusal_remedy(RULE_PRE_MOUNT, STR_NONE));
    /* the words of a row of another rule */
    assert_null(refusal_remedy(RULE_PRE_MOUNT, STR_LIT("maximum retry count cannot be negative")));
}

/* What create and start answer, told by the rule that has them answer so. */
static void answers_of_create_and_start_are_known(void **state)
{
    static const struct {
        enum spec_rule rule;
        const char *text;
    } answers[] = {
        {RULE_ROUTER_API, "Container cannot be created with multiple network endpoints: a, b"},
        {RULE_ROUTER_API, "Mount type \"Image\" needs API v1.48 or newer"},
        {RULE_API_MAC_ADDRESS,
         "if a container-wide MAC address is supplied, HostConfig.NetworkMode must match the "
         "identity of a network in NetworkSettings.Networks"},
        {RULE_API_MAC_ADDRESS,
         "unable to migrate container-wide MAC address to a specific network: "
         "HostConfig.NetworkMode must match the identity of a network in NetworkSettings.Networks"},
        {RULE_API_MAC_ADDRESS,
         "the container-wide MAC address must match the endpoint-specific MAC address for the main "
         "network, or be left empty"},
        {RULE_CREATE_PLATFORM,
         "image with reference web was found but its platform (windows/amd64) does not match the "
         "specified platform (linux/amd64)"},
        {RULE_CREATE_IMAGE, "unsupported digest algorithm"},
        {RULE_CREATE_IMAGE, "invalid checksum digest length"},
        {RULE_CREATE_IMAGE, "repository name must not be more than 255 characters"},
        {RULE_CREATE_ADDRESS, "Container cannot be connected to network endpoints: nat, corp"},
        {RULE_CREATE_ADDRESS, "no EndpointSettings for corp"},
        {RULE_CREATE_ADDRESS,
         "Invalid address 10.2.2.3: It does not belong to any of this network's subnets"},
        {RULE_LAYERS, "container 4f1c0a: failed to get layer metadata: access denied"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        const struct refusal *r = refusal_of(str_of(answers[i].text));

        if (r == NULL || r->rule != answers[i].rule)
            fail_msg("%s: %s", answers[i].text, r != NULL ? r->text : "not known");
    }
}

/* What is brought is known for a refusal by its words alone. */
static void each_refusal_is_known_by_its_words(void **state)
{
    char bytes[TEXT_MOST];

    (void)state;
    for (size_t i = 0; i < refusal_count; i++) {
        struct str text = text_of(bytes, refusals[i].text);

        if (!refusal_words(text))
            fail_msg("refusal_words.def has no words of: %.*s", STR_FMT(text));
    }
    assert_false(refusal_words(STR_LIT("nobody says so")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_row_is_hidden_by_one_above),
        cmocka_unit_test(what_no_row_is_about_has_the_remedy_of_its_rule),
        cmocka_unit_test(answers_of_create_and_start_are_known),
        cmocka_unit_test(each_refusal_is_known_by_its_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
