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

#define UNPARSED "failed to parse /srv/app/compose.yaml: yaml: "

/* yaml.v3's resolve.go with a tag, and compose-go's !reset, whatever stands there. */
static void a_tag_says_what_a_scalar_is(void **state)
{
    static const struct row rows[] = {
        {WEB("    hostname: !!int abc\n"), NULL, "!",
         UNPARSED "cannot decode !!str `abc` as a !!int"},
        {WEB("    hostname: !!int 5.5\n"), NULL, "!",
         UNPARSED "cannot decode !!float `5.5` as a !!int"},
        {WEB("    hostname: !!bool \"yes\"\n"), NULL, "!",
         UNPARSED "cannot decode !!str `yes` as a !!bool"},
        {WEB("    hostname: !!timestamp 5\n"), NULL, "!",
         UNPARSED "cannot decode !!int `5` as a !!timestamp"},
        {WEB("    mem_limit: !!float 18446744073709551615\n"), NULL, "!",
         UNPARSED "cannot decode !!int `18446744073709551615` as a !!float"},
        {WEB("    command: [a, !!int b]\n"), NULL, "!",
         UNPARSED "cannot decode !!str `b` as a !!int"},
        {"version: !!float x\n" WEB(""), NULL, "!",
         UNPARSED "cannot decode !!str `x` as a !!float"},
        /* The name is read before. */
        {"name: !!int x\n" WEB(""), NULL, "!", "yaml: cannot decode !!str `x` as a !!int"},
        {WEB("    mem_limit: !!int 1_000\n"), NULL, HOST("Memory"), "1000"},
        {WEB("    mem_limit: !!float 5\n"), NULL, HOST("Memory"), "0"},
        {WEB("    tty: !!bool \"true\"\n"), NULL, "Tty", "true"},
        {WEB("    hostname: !mine 5\n"), NULL, "Hostname", "5"},
        {WEB("    hostname: !override 5\n"), NULL, "Hostname", "5"},
        {WEB("    hostname: !!binary aGk=\n"), NULL, "Hostname", "hi"},
        {WEB("    hostname: !!binary aGkh\n"), NULL, "Hostname", "hi!"},
        {WEB("    hostname: !!binary aG=k\n"), NULL, "!",
         UNPARSED "!!binary value contains invalid base64 data"},
        {WEB("    hostname: !!binary aGk\n"), NULL, "!",
         UNPARSED "!!binary value contains invalid base64 data"},
        {WEB("    tty: !reset x\n    hostname: a\n"), NULL, "Hostname", "a"},
        {WEB("    deploy: !reset {replicas: !!int x}\n    hostname: a\n"), NULL, "Hostname", "a"},
        {"services: !reset {web: 5}\n", NULL, "!", "empty compose file"},
        /* Normalize takes it for a text. */
        {WEB("    pid: null\n"), NULL, "!",
         "panic: interface conversion: interface {} is nil, not string"},
        {WEB("    pid: host\n"), WEB("    pid: null\n"), HOST("PidMode"), "host"},
    };

    (void)state;
    CHECK_ALL(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scalar_has_its_kind_by_its_letters),
        cmocka_unit_test(a_tag_says_what_a_scalar_is),
        cmocka_unit_test(patterns_say_what_a_name_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
