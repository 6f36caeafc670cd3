/* Plain scalars of a compose file, and the patterns and ranges that a service's keys have. */
#include "compose_rows.h"

/* yaml.v3's resolve.go, and what fmt.Sprint prints of it. */
static void a_scalar_has_its_kind_by_its_letters(void **state)
{
    static const struct {
        const char *typed, *printed;
    } scalars[] = {
        {"true", "true"},
        {"False", "false"},
        {"TRUE", "true"},
        {"yes", "yes"},
        {"off", "off"},
        {"~", ""},
        {"Null", ""},
        {".nan", "NaN"},
        {".NaN", "NaN"},
        {".inf", "+Inf"},
        {"+.Inf", "+Inf"},
        {"-.INF", "-Inf"},
        {".Nan", ".Nan"},
        {".", "."},
        {".x", ".x"},
        {".5", "0.5"},
        {"+.5", "0.5"},
        {"-.5", "-0.5"},
        {"1.", "1"},
        {"1.50", "1.5"},
        {"1e3", "1000"},
        {"1E+3", "1000"},
        {"1e-5", "1e-05"},
        {"0.0001", "0.0001"},
        {"1234567.5", "1.2345675e+06"},
        {"123456.5", "123456.5"},
        {"1e21", "1e+21"},
        {"1e400", "1e400"},
        {"1e", "1e"},
        {"1e+", "1e+"},
        {"1.5x", "1.5x"},
        {"1e3x", "1e3x"},
        {"+.", "+."},
        {"-", "-"},
        {"+", "+"},
        {"+e1", "+e1"},
        {"0x1F", "31"},
        {"0o17", "15"},
        {"-0o17", "-15"},
        {"0o8", "0o8"},
        {"017", "15"},
        {"0b11", "3"},
        {"-0b11", "-3"},
        {"+7", "7"},
        {"1_000", "1000"},
        {"1_000.5", "1000.5"},
        {"0x_1", "1"},
        {"9223372036854775808", "9223372036854775808"},
        {"18446744073709551616", "1.8446744073709552e+19"},
        {"2001-13-02", "2001-13-02"},
        {"2001-02-29", "2001-02-29"},
        {"2001-01-0x", "2001-01-0x"},
        {"2001_01_02", "20010102"},
        {"'1e3'", "1e3"},
        {"a b", "a b"},
    };

    (void)state;
    failures = 0;
    for (size_t i = 0; i < sizeof(scalars) / sizeof(scalars[0]); i++) {
        char file[200];

        snprintf(file, sizeof(file), "services:\n  web:\n    image: w\n    labels: {a: %s}\n",
                 scalars[i].typed);
        check(&(struct row){file, NULL, "Labels/a", scalars[i].printed}, COMPOSE_2_40);
    }
    assert_int_equal(failures, 0);
}

/* compose-go schema/compose-spec.json: its patterns, which are not anchored. */
static void patterns_say_what_a_name_may_be(void **state)
{
    static const struct row rows[] = {
        {WEB("    pull_policy: always\n"), NULL, "Image", "w"},
        {WEB("    pull_policy: every_12h\n"), NULL, "Image", "w"},
        {WEB("    pull_policy: xevery_1wx\n"), NULL, "Image", "w"},
        {WEB("    pull_policy: weekly\n"), NULL, "Image", "w"},
        {WEB("    pull_policy: every_h\n"), NULL, "!", "pull_policy"},
        {WEB("    pull_policy: every_12\n"), NULL, "!", "pull_policy"},
        {WEB("    pull_policy: every_1y\n"), NULL, "!", "pull_policy"},
        {WEB("    pull_policy: sometimes\n"), NULL, "!", "pull_policy"},
        {WEB("    container_name: a_1.b-c\n"), NULL, "Image", "w"},
        {WEB("    container_name: a\n"), NULL, "!", "container_name"},
        {WEB("    container_name: _._\n"), NULL, "!", "container_name"},
        {WEB("    cpu_count: 1.0\n"), NULL, HOST("CpuCount"), "1"},
        {WEB("    cpu_count: 1.5\n"), NULL, "!", "cpu_count"},
        {WEB("    cpu_count: .inf\n"), NULL, "!", "cpu_count"},
        {WEB("    cpu_count: .nan\n"), NULL, "!", "cpu_count"},
        {WEB("    cpu_percent: 101\n"), NULL, "!", "cpu_percent"},
    };

    (void)state;
    CHECK_ALL_PARTS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scalar_has_its_kind_by_its_letters),
        cmocka_unit_test(patterns_say_what_a_name_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
