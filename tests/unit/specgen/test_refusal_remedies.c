/* Remedies of refusals by their causes: each row is there for texts that no row above it takes. */
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
        const char *piece = *pattern == '%' ? " web " : *pattern == '#' ? ID : put;

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_row_is_hidden_by_one_above),
        cmocka_unit_test(what_no_row_is_about_has_the_remedy_of_its_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
