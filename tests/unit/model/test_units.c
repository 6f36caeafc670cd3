/* Numbers as people type them for a field of each unit, and as they are printed. */
#include "document_testing.h"

#include "model/base/units.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* "-": it is refused. */
static void a_number_is_typed_by_its_unit(void **state)
{
    static const struct {
        enum mdl_unit unit;
        const char *text, *want;
    } rows[] = {
        {MDL_UNIT_BYTES, "512m", "536870912"},
        {MDL_UNIT_BYTES, " 2G ", "2147483648"},
        {MDL_UNIT_BYTES, "1.5k", "1536"},
        {MDL_UNIT_BYTES, "0.3333g", "357878149"},
        {MDL_UNIT_BYTES, "0.3333", "-"},
        {MDL_UNIT_BYTES, "0.1234567890123456789g", "-"},
        {MDL_UNIT_BYTES, "9007199254740993.3k", "-"},
        {MDL_UNIT_BYTES, "16777216t", "-"},
        {MDL_UNIT_BYTES, "8388608.3t", "-"},
        {MDL_UNIT_BYTES, "1x", "-"},
        {MDL_UNIT_BYTES, "", "-"},
        {MDL_UNIT_BYTES, "-1", "minus 1"},
        {MDL_UNIT_BYTES, "-0", "0"},
        {MDL_UNIT_BYTES, "+5", "5"},
        {MDL_UNIT_BYTES_PER_SECOND, "1m/s", "1048576"},
        {MDL_UNIT_BYTES, "1m/s", "-"},
        {MDL_UNIT_NANOCPUS, "1.5", "1500000000"},
        {MDL_UNIT_NANOCPUS, "2", "2000000000"},
        {MDL_UNIT_NANOCPUS, "1500000000", "1500000000"},
        {MDL_UNIT_NANOCPUS, "5n", "5"},
        {MDL_UNIT_NANOCPUS, "5m", "-"},
        {MDL_UNIT_NANOCPUS, "0.0000000001", "-"},
        {MDL_UNIT_NANOCPUS, "99999999999999999999", "-"},
        {MDL_UNIT_NANOCPUS, "x", "-"},
        {MDL_UNIT_NANOSECONDS, "30s", "30000000000"},
        {MDL_UNIT_NANOSECONDS, "1m30s", "90000000000"},
        {MDL_UNIT_NANOSECONDS, "1.5h", "5400000000000"},
        {MDL_UNIT_NANOSECONDS, "500ms", "500000000"},
        {MDL_UNIT_NANOSECONDS, "0", "0"},
        {MDL_UNIT_NANOSECONDS, "30", "30"},
        {MDL_UNIT_NANOSECONDS, "30x", "-"},
        {MDL_UNIT_NANOSECONDS, "18446744073709551616ns", "-"},
        {MDL_UNIT_NANOSECONDS, "5124095h5124095h", "-"},
        {MDL_UNIT_FILE_MODE, "0444", "292"},
        {MDL_UNIT_FILE_MODE, "0o755", "493"},
        {MDL_UNIT_FILE_MODE, "0", "0"},
        {MDL_UNIT_FILE_MODE, "444", "-"},
        {MDL_UNIT_FILE_MODE, "0448", "-"},
        {MDL_UNIT_FILE_MODE, "04-4", "-"},
        {MDL_UNIT_FILE_MODE, "0o", "-"},
        {MDL_UNIT_FILE_MODE, "", "-"},
        {MDL_UNIT_FILE_MODE, "07777777777777777777777", "-"},
        {MDL_UNIT_PERCENT, "50", "50"},
        {MDL_UNIT_PERCENT, "50 %", "50"},
        {MDL_UNIT_PERCENT, "50x", "-"},
        {MDL_UNIT_PERCENT, "0.5", "-"},
        {MDL_UNIT_CPUS, "4", "4"},
        {MDL_UNIT_CPUS, "4%", "-"},
        {MDL_UNIT_CPUS, "18446744073709551616", "-"},
        {MDL_UNIT_BUILD, "17763", "17763"},
        {MDL_UNIT_NONE, "x", "-"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct units_integer n = {false, 0};
        struct err *e = units_parse(&n, rows[i].unit, str_of(rows[i].text));
        char read[40] = "-";

        if (e == NULL)
            snprintf(read, sizeof(read), "%s%" PRIu64, n.negative ? "minus " : "", n.magnitude);
        if (strcmp(read, rows[i].want) != 0)
            fail_msg("%s: %s", rows[i].text, read);
        err_free(e);
    }
}

static void a_number_is_printed_so_that_it_reads_back(void **state)
{
    static const struct {
        enum mdl_unit unit;
        struct units_integer n;
        const char *text;
    } rows[] = {
        {MDL_UNIT_NANOSECONDS, {false, 0}, "0s"},
        {MDL_UNIT_NANOSECONDS, {false, 5}, "5ns"},
        {MDL_UNIT_NANOSECONDS, {false, 5000}, "5us"},
        {MDL_UNIT_NANOSECONDS, {false, 500000000}, "500ms"},
        {MDL_UNIT_NANOSECONDS, {false, UINT64_C(1500000000)}, "1.5s"},
        {MDL_UNIT_NANOSECONDS, {false, UINT64_C(60000000000)}, "1m"},
        {MDL_UNIT_NANOSECONDS, {false, UINT64_C(3661000000001)}, "1h1m1.000000001s"},
        {MDL_UNIT_NANOSECONDS, {false, UINT64_C(7200000000000)}, "2h"},
        {MDL_UNIT_FILE_MODE, {false, 292}, "0444"},
        {MDL_UNIT_FILE_MODE, {false, 0}, "0"},
        {MDL_UNIT_CPUS, {true, 1}, "-1"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct units_integer n;
        struct str text = units_print(&a, rows[i].unit, rows[i].n);

        if (!str_is(text, rows[i].text))
            fail_msg("%s: %.*s", rows[i].text, STR_FMT(text));
        assert_no_error(units_parse(&n, rows[i].unit, text));
        assert_true(n.magnitude == rows[i].n.magnitude && n.negative == rows[i].n.negative);
    }
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_typed_by_its_unit),
        cmocka_unit_test(a_number_is_printed_so_that_it_reads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
