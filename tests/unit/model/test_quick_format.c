/* The quick formatter writes what snprintf() does, or says that it cannot. */
#include "model/base/quick_format.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 64 };

static bool quick(char *out, size_t size, size_t *len, const char *fmt, ...)
{
    va_list ap;
    bool done;

    va_start(ap, fmt);
    done = quick_format(out, size, len, fmt, ap);
    va_end(ap);
    return done;
}

#define SAME(...)                                                                                  \
    do {                                                                                           \
        char expected[SIZE], out[SIZE];                                                            \
        size_t len;                                                                                \
                                                                                                   \
        assert_true(quick(out, sizeof(out), &len, __VA_ARGS__));                                   \
        assert_int_equal(len, snprintf(expected, sizeof(expected), __VA_ARGS__));                  \
        assert_memory_equal(out, expected, len);                                                   \
    } while (0)

static void it_writes_the_same(void **state)
{
    (void)state;
    SAME("plain");
    SAME("%s and %s", "one", "");
    SAME("%.*s|%.*s|%.*s", 3, "abcdef", 9, "abc", 0, "abc");
    SAME("%.4s", "abcdef");
    SAME("%d %d %d %d", 0, 7, INT_MAX, INT_MIN);
    SAME("%u %zu %llu", UINT_MAX, SIZE_MAX, ULLONG_MAX);
    SAME("%lld %lld %lld", LLONG_MIN, LLONG_MAX, 0LL);
    SAME("%c%% of %s", 'x', "all");
}

static void it_prints_no_more_than_there_is_room_for(void **state)
{
    char out[4];

    (void)state;
    assert_int_equal(quick_formatted(out, sizeof(out), "%s%llu", "-", 123ULL), 4);
    assert_memory_equal(out, "-123", 4);
    assert_true(quick_formatted(out, sizeof(out), "%s%llu", "-", 12345ULL) <= sizeof(out));
}

static void it_says_what_it_cannot_do(void **state)
{
    char out[SIZE];
    size_t len;

    (void)state;
    assert_false(quick(out, sizeof(out), &len, "%5d", 1));
    assert_false(quick(out, sizeof(out), &len, "%-5s", "x"));
    assert_false(quick(out, sizeof(out), &len, "%x", 1u));
    assert_false(quick(out, 4, &len, "%s", "abcde"));
    assert_true(quick(out, 4, &len, "%s", "abcd"));
}

static void nothing_is_read_behind_a_precision(void **state)
{
    const char text[3] = {'a', 'b', 'c'}; /* no NUL */
    char out[SIZE];
    size_t len;

    (void)state;
    assert_true(quick(out, sizeof(out), &len, "%.*s", 3, text));
    assert_int_equal(len, 3);
    assert_true(quick(out, sizeof(out), &len, "%.*s", 0, (const char *)NULL));
    assert_int_equal(len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_writes_the_same),
        cmocka_unit_test(it_prints_no_more_than_there_is_room_for),
        cmocka_unit_test(it_says_what_it_cannot_do),
        cmocka_unit_test(nothing_is_read_behind_a_precision),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
