#include "ui/cli/json_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void check(struct str text, const char *expected)
{
    FILE *out = tmpfile();
    char got[256] = {0};

    assert_non_null(out);
    json_text(out, text);
    rewind(out);
    assert_true(fread(got, 1, sizeof got - 1, out) > 0);
    (void)fclose(out);
    assert_string_equal(got, expected);
}

static void quotes_backslashes_and_controls_are_escaped(void **state)
{
    (void)state;
    check(STR_LIT("a\"b\\c/"), "\"a\\\"b\\\\c/\"");
    check(STR_LIT("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    check(STR_LIT("\x01\0\x1f"), "\"\\u0001\\u0000\\u001f\"");
    check(STR_NONE, "\"\"");
}

static void utf8_stays_as_it_is(void **state)
{
    (void)state;
    check(STR_LIT("\303\251\342\202\254\360\237\230\200\x7f<>&"),
          "\"\303\251\342\202\254\360\237\230\200\x7f<>&\"");
    /* The replacement character itself is valid text. */
    check(STR_LIT("\357\277\275"), "\"\357\277\275\"");
}

static void each_byte_that_is_not_utf8_is_replaced(void **state)
{
    (void)state;
    check(STR_LIT("a\377b"), "\"a\\ufffdb\"");
    check(STR_LIT("\342\202"), "\"\\ufffd\\ufffd\"");
    check(STR_LIT("\355\240\200"), "\"\\ufffd\\ufffd\\ufffd\""); /* a surrogate */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_backslashes_and_controls_are_escaped),
        cmocka_unit_test(utf8_stays_as_it_is),
        cmocka_unit_test(each_byte_that_is_not_utf8_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
