#include "specgen/engine/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void every_rule_has_a_unique_id_a_title_a_source_and_a_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        assert_non_null(strchr(spec_rule_info((enum spec_rule)i).id, '-'));
        assert_true(strlen(spec_rule_info((enum spec_rule)i).title) >= 4);
        assert_true(strlen(spec_rule_info((enum spec_rule)i).source) > 5);
        assert_true(strlen(spec_rule_info((enum spec_rule)i).text) > 10);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(spec_rule_info((enum spec_rule)i).id,
                                    spec_rule_info((enum spec_rule)k).id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_unique_id_a_title_a_source_and_a_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
