/* Numbers as Go's strconv reads them: bases, underscores, signs, the ends of each type. */
#include "document_testing.h"

#include "model/client/go_number.h"

#include <inttypes.h>
#include <math.h>

static const struct {
    const char *text;
    unsigned base, bits;
    enum go_number result;
    int64_t want;
} integers[] = {
    {"12345", 10, 64, GO_OK, 12345},
    {"-0", 10, 64, GO_OK, 0},
    {"+7", 10, 64, GO_OK, 7},
    {"", 10, 64, GO_SYNTAX, 0},
    {"-", 10, 64, GO_SYNTAX, 0},
    {"1_000", 10, 64, GO_SYNTAX, 0},
    {"0x10", 10, 64, GO_SYNTAX, 0},
    {"ff", 16, 64, GO_OK, 255},
    {"0x1F", 0, 64, GO_OK, 31},
    {"0X1f", 0, 64, GO_OK, 31},
    {"0b101", 0, 64, GO_OK, 5},
    {"0b102", 0, 64, GO_SYNTAX, 0},
    {"0o17", 0, 64, GO_OK, 15},
    {"017", 0, 64, GO_OK, 15},
    {"018", 0, 64, GO_SYNTAX, 0},
    {"0", 0, 64, GO_OK, 0},
    {"0x", 0, 64, GO_SYNTAX, 0},
    {"-0x80", 0, 8, GO_OK, -128},
    {"-0x81", 0, 8, GO_RANGE, 0},
    {"127", 10, 8, GO_OK, 127},
    {"128", 10, 8, GO_RANGE, 0},
    {"256", 10, 8, GO_RANGE, 0},
    {"9223372036854775807", 10, 64, GO_OK, INT64_MAX},
    {"9223372036854775808", 10, 64, GO_RANGE, 0},
    {"-9223372036854775808", 10, 64, GO_OK, INT64_MIN},
    {"18446744073709551616", 10, 64, GO_RANGE, 0},
    {"184467440737095516150", 10, 64, GO_RANGE, 0},
    /* Underscores stand between digits, or between a prefix and a digit. */
    {"1_2345", 0, 64, GO_OK, 12345},
    {"-1_2345", 0, 64, GO_OK, -12345},
    {"1__2345", 0, 64, GO_SYNTAX, 0},
    {"_12345", 0, 64, GO_SYNTAX, 0},
    {"12345_", 0, 64, GO_SYNTAX, 0},
    {"0_1_7", 0, 64, GO_OK, 15},
    {"0x_1_F", 0, 64, GO_OK, 31},
    {"0x__1F", 0, 64, GO_SYNTAX, 0},
    {"0o_17", 0, 64, GO_OK, 15},
    {"0b_1_1", 0, 64, GO_OK, 3},
    {"0_", 0, 64, GO_SYNTAX, 0},
};

static void an_integer_is_read_by_its_base(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(integers) / sizeof(integers[0]); i++) {
        int64_t n = 0;
        enum go_number result =
            go_int(&n, str_of(integers[i].text), integers[i].base, integers[i].bits);

        if (result != integers[i].result || n != integers[i].want)
            fail_msg("%s: %d, %" PRId64, integers[i].text, (int)result, n);
    }
}

static const struct {
    const char *text;
    enum go_number result;
    double want;
} floats[] = {
    {"1.5", GO_OK, 1.5},
    {"-.5", GO_OK, -0.5},
    {"+5.", GO_OK, 5},
    {"1e3", GO_OK, 1000},
    {"1E+3", GO_OK, 1000},
    {"25e-1", GO_OK, 2.5},
    {"", GO_SYNTAX, 0},
    {"+", GO_SYNTAX, 0},
    {".", GO_SYNTAX, 0},
    {"e3", GO_SYNTAX, 0},
    {"1e", GO_SYNTAX, 0},
    {"1e+", GO_SYNTAX, 0},
    {"1ex", GO_SYNTAX, 0},
    {"1.2.3", GO_SYNTAX, 0},
    {"1.5x", GO_SYNTAX, 0},
    {" 1", GO_SYNTAX, 0},
    {"1e400", GO_RANGE, 0},
    {"-1e400", GO_RANGE, 0},
    {"1e-400", GO_OK, 0},
    {"0x1p4", GO_OK, 16},
    {"0x1.8P1", GO_OK, 3},
    {"-0xAp-1", GO_OK, -5},
    {"0x1.8", GO_SYNTAX, 0},
    {"0x1e1", GO_SYNTAX, 0},
    {"0xp1", GO_SYNTAX, 0},
    {"1_23.50_0_0e+1_2", GO_OK, 123.5e12},
    {"-1_0.5", GO_OK, -10.5},
    {"+1_0", GO_OK, 10},
    {"0x_1_2.3_4_5p+1_2", GO_OK, 74565},
    {"-_123.5e+12", GO_SYNTAX, 0},
    {"+_123.5e+12", GO_SYNTAX, 0},
    {"_123.5e+12", GO_SYNTAX, 0},
    {"1__23.5e+12", GO_SYNTAX, 0},
    {"123_.5e+12", GO_SYNTAX, 0},
    {"123._5e+12", GO_SYNTAX, 0},
    {"123.5_e+12", GO_SYNTAX, 0},
    {"123.5e+1__2", GO_SYNTAX, 0},
    {"123.5e+_12", GO_SYNTAX, 0},
    {"123.5e+12_", GO_SYNTAX, 0},
    {"0x_12_.345p+12", GO_SYNTAX, 0},
    {"0x__12.345p+12", GO_SYNTAX, 0},
    {"inf", GO_OK, HUGE_VAL},
    {"+Inf", GO_OK, HUGE_VAL},
    {"-INFINITY", GO_OK, -HUGE_VAL},
    {"infin", GO_SYNTAX, 0},
    {"+nan", GO_SYNTAX, 0},
};

static void a_float_is_read_by_gos_grammar(void **state)
{
    double f = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(floats) / sizeof(floats[0]); i++) {
        enum go_number result;

        f = 0;
        result = go_float(&f, str_of(floats[i].text));
        if (result != floats[i].result ||
            (result == GO_OK && (f < floats[i].want || f > floats[i].want)))
            fail_msg("%s: %d, %g", floats[i].text, (int)result, f);
    }
    assert_int_equal(go_float(&f, STR_LIT("NaN")), GO_OK);
    assert_true(isnan(f));
}

static void a_float_is_cut_as_amd64_does(void **state)
{
    (void)state;
    assert_true(go_int_of_float(2.9) == 2);
    assert_true(go_int_of_float(-2.9) == -2);
    assert_true(go_int_of_float(9223372036854774784.0) == INT64_C(9223372036854774784));
    assert_true(go_int_of_float(9223372036854775808.0) == INT64_MIN);
    assert_true(go_int_of_float(-9223372036854775808.0) == INT64_MIN);
    assert_true(go_int_of_float(-1e300) == INT64_MIN);
    assert_true(go_int_of_float((double)NAN) == INT64_MIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_integer_is_read_by_its_base),
        cmocka_unit_test(a_float_is_read_by_gos_grammar),
        cmocka_unit_test(a_float_is_cut_as_amd64_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
