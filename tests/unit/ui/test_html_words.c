/* Where long words of a page may be broken: the words stay what they were. */
#include "ui/casefile/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* want: with "|" where a line may end. */
static void expect(const char *text, const char *want)
{
    struct buf got = {NULL, 0, 0, false}, shown = {NULL, 0, 0, false};
    struct str rest;

    case_put_words(&got, str_of(text));
    rest = buf_str(&got);
    while (rest.len > 0) {
        bool is_break = str_starts(rest, STR_LIT("<wbr/>"));

        buf_char(&shown, is_break ? '|' : rest.s[0]);
        rest = str_cut(rest, is_break ? sizeof("<wbr/>") - 1 : 1, rest.len);
    }
    if (!str_is(buf_str(&shown), want))
        print_error("%s: %.*s, not %s\n", text, STR_FMT(buf_str(&shown)), want);
    assert_true(str_is(buf_str(&shown), want));
    buf_finish(&got);
    buf_finish(&shown);
}

static void short_words_stay_whole(void **state)
{
    (void)state;
    expect("", "");
    expect("a.b c/d  HostConfig\n x", "a.b c/d  HostConfig\n x");
    expect("a<b", "a&lt;b");
}

static void separators_and_capitals_come_first(void **state)
{
    (void)state;
    expect("see C:\\ProgramData\\docker\\x here", "see C:\\|Program|Data\\|docker\\|x here");
    expect("hcs::CreateComputeSystem", "hcs::|Create|Compute|System");
    expect("HostConfig.CpuCount=1<2&3", "Host|Config.|Cpu|Count=|1&lt;2&amp;|3");
}

static void what_has_none_is_broken_by_length(void **state)
{
    (void)state;
    expect("0123456789abcdef0123", "0123456789abcdef|0123");
    expect("\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4"
           "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xb6",
           "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4"
           "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4|\xc3\xb6");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_words_stay_whole),
        cmocka_unit_test(separators_and_capitals_come_first),
        cmocka_unit_test(what_has_none_is_broken_by_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
