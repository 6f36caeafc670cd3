#include "specgen/specgen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void check_string(struct str text, const char *want)
{
    const struct spec_node n = {.kind = SPEC_STRING, .u.text = text};
    struct arena a;

    arena_init(&a);
    assert_string_equal(arena_cstr(&a, spec_json(&a, &n, 0)), want);
    arena_finish(&a);
}

static void strings_are_escaped_as_go_does(void **state)
{
    (void)state;
    check_string(STR_LIT("C:\\a \"b\""), "\"C:\\\\a \\\"b\\\"\"");
    check_string(STR_LIT("<&>/\x7f"), "\"\\u003c\\u0026\\u003e/\x7f\"");
    check_string(STR_LIT("\n\r\t\b\f"), "\"\\n\\r\\t\\u0008\\u000c\"");
    check_string(STR_LIT("\0\x1f"), "\"\\u0000\\u001f\"");
    check_string(STR_LIT("\xe2\x80\xa8\xe2\x80\xa9"), "\"\\u2028\\u2029\"");
    check_string(STR_LIT("h\xc3\xa9 \xf0\x9f\x90\x8b"), "\"h\xc3\xa9 \xf0\x9f\x90\x8b\"");
}

static void each_byte_that_is_not_utf8_becomes_one_replacement(void **state)
{
    (void)state;
    check_string(STR_LIT("\xc3"), "\"\\ufffd\"");
    check_string(STR_LIT("\xed\xa0\x80"), "\"\\ufffd\\ufffd\\ufffd\"");
    check_string(STR_LIT("\xef\xbf\xbd"), "\"\xef\xbf\xbd\"");
}

static void integers_are_exact_over_64_bits(void **state)
{
    struct spec_node n = {.kind = SPEC_UINT, .u.uint = UINT64_MAX};
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(arena_cstr(&a, spec_json(&a, &n, 0)), "18446744073709551615");
    n = (struct spec_node){.kind = SPEC_INT, .u.sint = INT64_MIN};
    assert_string_equal(arena_cstr(&a, spec_json(&a, &n, 0)), "-9223372036854775808");
    arena_finish(&a);
}

static void indented_output_is_that_of_marshal_indent(void **state)
{
    struct spec_node empty = {.kind = SPEC_OBJECT, .key = STR_LIT("e")};
    struct spec_node list = {.kind = SPEC_LIST, .key = STR_LIT("l"), .next = &empty};
    struct spec_node item = {.kind = SPEC_NULL};
    struct spec_node root = {.kind = SPEC_OBJECT, .u.kids = {&list, &empty, 2}};
    struct arena a;

    (void)state;
    arena_init(&a);
    list.u.kids.first = list.u.kids.last = &item;
    assert_string_equal(arena_cstr(&a, spec_json(&a, &root, 2)),
                        "{\n  \"l\": [\n    null\n  ],\n  \"e\": {}\n}");
    assert_string_equal(arena_cstr(&a, spec_json(&a, &root, 0)), "{\"l\":[null],\"e\":{}}");
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_escaped_as_go_does),
        cmocka_unit_test(each_byte_that_is_not_utf8_becomes_one_replacement),
        cmocka_unit_test(integers_are_exact_over_64_bits),
        cmocka_unit_test(indented_output_is_that_of_marshal_indent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
