/* The grammars of docker's client that Go's own packages and the client's options make up. */
#include "arena_testing.h"

#include "model/client/abs_path.h"
#include "model/client/cpus.h"
#include "model/client/csv.h"
#include "model/client/duration.h"
#include "model/client/go_number.h"
#include "model/client/ip.h"
#include "model/client/json_compact.h"
#include "model/client/mac.h"
#include "model/client/size.h"

static void assert_text(struct str got, const char *want)
{
    if (!str_is(got, want))
        print_error("got  %.*s\nwant %s\n", STR_FMT(got), want);
    assert_true(str_is(got, want));
}

static void integers_have_go_prefixes(void **state)
{
    static const struct {
        const char *text;
        enum go_number result;
        int64_t n;
    } cases[] = {
        {"0x10", GO_OK, 16},
        {"010", GO_OK, 8},
        {"0o10", GO_OK, 8},
        {"0b101", GO_OK, 5},
        {"1_0", GO_OK, 10},
        {"0x_1", GO_OK, 1},
        {"-0x8000000000000000", GO_OK, INT64_MIN},
        {"+5", GO_OK, 5},
        {"1__0", GO_SYNTAX, 0},
        {"_1", GO_SYNTAX, 0},
        {"1_", GO_SYNTAX, 0},
        {"08", GO_SYNTAX, 0},
        {"0x", GO_SYNTAX, 0},
        {"", GO_SYNTAX, 0},
        {"-", GO_SYNTAX, 0},
        {" 1", GO_SYNTAX, 0},
        {"9223372036854775808", GO_RANGE, 0},
        {"-9223372036854775809", GO_RANGE, 0},
        {"99999999999999999999999", GO_RANGE, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int64_t n = 0;

        assert_int_equal(go_int(&n, str_of(cases[i].text), 0, 64), cases[i].result);
        assert_true(n == cases[i].n);
    }
}

static void floats_are_gos(void **state)
{
    static const char *const good[] = {"1.5", ".5",   "1.",  "+1",   "1e3", "0x1p3",
                                       "1_0", "1e-5", "Inf", "+inf", "nan", "infinity"};
    static const char *const bad[] = {"0x10", "1,5", "1e",  "e1",   ".",
                                      "",     "1 ",  "--1", "1__0", "0x.p1"};
    double f;

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_int_equal(go_float(&f, str_of(good[i])), GO_OK);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(go_float(&f, str_of(bad[i])), GO_SYNTAX);
    assert_int_equal(go_float(&f, STR_LIT("1e999")), GO_RANGE);
    assert_int_equal(go_float(&f, STR_LIT("0x1.8p1")), GO_OK);
    assert_true(f > 2.99 && f < 3.01);
}

static void check_size(const char *text, bool old, int64_t want, const char *refusal)
{
    struct str why = STR_NONE;
    int64_t n = -2;
    bool ok = client_size(&n, &why, &arena, str_of(text), old);

    assert_int_equal(ok, refusal == NULL);
    if (refusal != NULL)
        assert_text(why, refusal);
    else
        assert_true(n == want);
}

static void sizes_of_two_generations(void **state)
{
    (void)state;
    check_size("2g", false, INT64_C(2147483648), NULL);
    check_size("1 kib", false, 1024, NULL);
    check_size("0.5", false, 0, NULL);
    check_size("1b", false, 1, NULL);
    check_size("inf ", false, INT64_MIN, NULL);
    check_size("\xe2\x84\xaa", false, 0, "invalid size: '\xe2\x84\xaa'");
    check_size("1\xe2\x84\xaa", false, 1024, NULL); /* the Kelvin sign is a k to Go */
    check_size("1kibi", false, 0, "invalid suffix: 'kibi'");
    check_size("1KiX", false, 0, "invalid suffix: 'kix'");
    check_size("-1", false, 0, "invalid size: '-1'");
    check_size("1e400", false, 0, "strconv.ParseFloat: parsing \"1e400\": value out of range");
    check_size("1gi", true, 1073741824, NULL);
    check_size("1 Kb", true, 1024, NULL);
    check_size("1.5.5g", true, 0, "strconv.ParseFloat: parsing \"1.5.5\": invalid syntax");
    check_size(".5g", true, 0, "invalid size: '.5g'");
    check_size("1. g", true, 0, "invalid size: '1. g'");
}

static void cpus_are_exact_fractions(void **state)
{
    static const struct {
        const char *text;
        enum client_cpus result;
        int64_t nano;
    } cases[] = {
        {"1.5", CPUS_OK, 1500000000},
        {"1/2", CPUS_OK, 500000000},
        {"-1/4", CPUS_OK, -250000000},
        {"017", CPUS_OK, INT64_C(17000000000)},
        {"017/1", CPUS_OK, INT64_C(15000000000)}, /* an integer of Go: octal */
        {"0x10", CPUS_OK, INT64_C(16000000000)},
        {"0x1.8", CPUS_OK, 1500000000},
        {"0b1.1", CPUS_OK, 1500000000},
        {"1e1", CPUS_OK, INT64_C(10000000000)},
        {"1p-1", CPUS_OK, 500000000},
        {"1_000", CPUS_OK, INT64_C(1000000000000)},
        {"9223372037", CPUS_OK, INT64_C(-9223372036709551616)},
        {"1e400", CPUS_OK, 0},
        {"0e99999999999", CPUS_OK, 0},
        {"1e0000000000000000000000000000000000000001", CPUS_OK, INT64_C(10000000000)},
        {"1e-00", CPUS_OK, 1000000000},
        {"1e100", CPUS_OK, 0},
        {"0", CPUS_OK, 0},
        {"5e-10", CPUS_TOO_PRECISE, 0},
        {"0.0000000010", CPUS_OK, 1},
        {"1/3", CPUS_TOO_PRECISE, 0},
        {"3/3", CPUS_OK, 1000000000},
        {"1/0", CPUS_NO_NUMBER, 0},
        {"1/-2", CPUS_NO_NUMBER, 0},
        {"", CPUS_NO_NUMBER, 0},
        {"+", CPUS_NO_NUMBER, 0},
        {".", CPUS_NO_NUMBER, 0},
        {"1__0", CPUS_NO_NUMBER, 0},
        {"_1", CPUS_NO_NUMBER, 0},
        {"1e9999999", CPUS_NO_NUMBER, 0},
        {"Inf", CPUS_NO_NUMBER, 0},
        {"1 ", CPUS_NO_NUMBER, 0},
        /* as math/big's Rat.SetString reads them */
        {"0B11", CPUS_OK, INT64_C(3000000000)},
        {"0o17", CPUS_OK, INT64_C(15000000000)},
        {"0O1.4", CPUS_OK, 1500000000},
        {"0Xf", CPUS_OK, INT64_C(15000000000)},
        {"0xF.8", CPUS_OK, INT64_C(15500000000)},
        {"0x_1", CPUS_OK, 1000000000},
        {"0x1p1", CPUS_OK, INT64_C(2000000000)},
        {"1P+1", CPUS_OK, INT64_C(2000000000)},
        {"1E-1", CPUS_OK, 100000000},
        {"1e1_0", CPUS_OK, INT64_C(-8446744073709551616)},
        {".5", CPUS_OK, 500000000},
        {"5.", CPUS_OK, INT64_C(5000000000)},
        {"0/5", CPUS_OK, 0},
        {"00/1", CPUS_OK, 0},
        {"0b11/0x3", CPUS_OK, 1000000000},
        {"123456789012345678901234567890/123456789012345678901234567890", CPUS_OK, 1000000000},
        {"18446744073709551616/18446744073709551615", CPUS_TOO_PRECISE, 0},
        {"1e-400", CPUS_TOO_PRECISE, 0},
        {"0b1p-20", CPUS_TOO_PRECISE, 0},
        {"0x", CPUS_NO_NUMBER, 0},
        {"0x_", CPUS_NO_NUMBER, 0},
        {"0xg", CPUS_NO_NUMBER, 0},
        {"0b2", CPUS_NO_NUMBER, 0},
        {"09/1", CPUS_NO_NUMBER, 0},
        {"1._5", CPUS_NO_NUMBER, 0},
        {"1_.5", CPUS_NO_NUMBER, 0},
        {"1.5.1", CPUS_NO_NUMBER, 0},
        {"1_", CPUS_NO_NUMBER, 0},
        {"1e", CPUS_NO_NUMBER, 0},
        {"1e+", CPUS_NO_NUMBER, 0},
        {"1e_1", CPUS_NO_NUMBER, 0},
        {"1e1_", CPUS_NO_NUMBER, 0},
        {"1e1x", CPUS_NO_NUMBER, 0},
        {"1e123456789012345678901234567890123456", CPUS_NO_NUMBER, 0},
        {"1e-99999999", CPUS_NO_NUMBER, 0},
        {"1p99999999", CPUS_NO_NUMBER, 0},
        {"1p-99999999", CPUS_NO_NUMBER, 0},
        {"1.5/2", CPUS_NO_NUMBER, 0},
        {"1/2.5", CPUS_NO_NUMBER, 0},
        {"/2", CPUS_NO_NUMBER, 0},
        {"1/", CPUS_NO_NUMBER, 0},
        {"1/2/3", CPUS_NO_NUMBER, 0},
        {"z", CPUS_NO_NUMBER, 0},
        {"Z/1", CPUS_NO_NUMBER, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int64_t n = 0;
        enum client_cpus result = client_cpus(&n, str_of(cases[i].text));

        if (result != cases[i].result || (result == CPUS_OK && n != cases[i].nano))
            print_error("%s\n", cases[i].text);
        assert_int_equal(result, cases[i].result);
        assert_true(result != CPUS_OK || n == cases[i].nano);
    }
}

static void check_duration(const char *text, int64_t want, const char *refusal)
{
    struct str why = STR_NONE;
    int64_t n = -2;
    bool ok = client_duration(&n, &why, &arena, str_of(text));

    assert_int_equal(ok, refusal == NULL);
    if (refusal != NULL)
        assert_text(why, refusal);
    else
        assert_true(n == want);
}

static void durations_are_gos(void **state)
{
    (void)state;
    check_duration("1h30m", INT64_C(5400000000000), NULL);
    check_duration("-1.5s", -1500000000, NULL);
    check_duration("1\xc2\xb5s", 1000, NULL);
    check_duration("1\xce\xbcs", 1000, NULL);
    check_duration("0", 0, NULL);
    check_duration("-0", 0, NULL);
    check_duration("9223372036854775807ns", INT64_MAX, NULL);
    check_duration("-9223372036854775808ns", INT64_MIN, NULL);
    check_duration("9223372036854775808ns", 0, "time: invalid duration \"9223372036854775808ns\"");
    check_duration("0.3333333333333333333h", INT64_C(1200000000000), NULL);
    check_duration("5", 0, "time: missing unit in duration \"5\"");
    check_duration("1d", 0, "time: unknown unit \"d\" in duration \"1d\"");
    check_duration("1\xc3\xbc", 0, "time: unknown unit \"\\xc3\\xbc\" in duration \"1\\xc3\\xbc\"");
    check_duration(".s", 0, "time: invalid duration \".s\"");
    check_duration("-", 0, "time: invalid duration \"-\"");
    check_duration("", 0, "time: invalid duration \"\"");
    check_duration("+5s", INT64_C(5000000000), NULL);
    check_duration(".5s", 500000000, NULL);
    check_duration("1.s", 1000000000, NULL);
    check_duration("1h-2m", 0, "time: unknown unit \"h-\" in duration \"1h-2m\"");
    check_duration("2562047h47m16.854775807s", INT64_MAX, NULL);
    check_duration("-2562047h47m16.854775808s", INT64_MIN, NULL);
    check_duration("2562047h47m16.854775808s", 0,
                   "time: invalid duration \"2562047h47m16.854775808s\"");
    check_duration("9223372036854775808h", 0, "time: invalid duration \"9223372036854775808h\"");
    check_duration("92233720368547758080ns", 0,
                   "time: invalid duration \"92233720368547758080ns\"");
    check_duration("9223372036854775809ns", 0, "time: invalid duration \"9223372036854775809ns\"");
    check_duration("1.99999999999999999999999999s", 2000000000, NULL); /* by a float64 */
    check_duration("0.9223372036854775807s", 922337203, NULL);
    check_duration("0.9223372036854775808s", 922337203, NULL);
    check_duration("0.92233720368547758089s", 922337203, NULL);
    check_duration("1us1\"", 0, "time: unknown unit \"\\\"\" in duration \"1us1\\\"\"");
    check_duration("1\\", 0, "time: unknown unit \"\\\\\" in duration \"1\\\\\"");
    check_duration("1\x01", 0, "time: unknown unit \"\\x01\" in duration \"1\\x01\"");
}

static void check_weeks(const char *text, int64_t want, const char *refusal)
{
    struct str why = STR_NONE;
    int64_t n = -2;
    bool ok = client_duration_in_weeks(&n, &why, &arena, str_of(text));

    assert_int_equal(ok, refusal == NULL);
    if (refusal != NULL)
        assert_text(why, refusal);
    else
        assert_true(n == want);
}

static void compose_counts_days_and_weeks(void **state)
{
    const int64_t day = INT64_C(86400000000000);

    (void)state;
    check_weeks("1d", day, NULL);
    check_weeks("1.5d", day + day / 2, NULL);
    check_weeks("-1w2d3h", -(9 * day + day / 8), NULL);
    check_weeks("15250w", 15250 * 7 * day, NULL);
    check_weeks("15251w", 0, "time: invalid duration \"15251w\"");
    check_weeks("9223372036854775807w", 0, "time: invalid duration \"9223372036854775807w\"");
    check_weeks("1y", 0, "time: unknown unit \"y\" in duration \"1y\"");
}

static void check_csv(const char *text, size_t count, const char *last, const char *refusal)
{
    struct client_csv csv;
    struct str why = STR_NONE;
    bool ok = client_csv_read(&csv, &why, &arena, str_of(text));

    assert_int_equal(ok, refusal == NULL);
    if (refusal != NULL) {
        assert_text(why, refusal);
        return;
    }
    assert_int_equal(csv.count, count);
    assert_text(csv.fields[count - 1], last);
}

static void records_are_read_as_csv(void **state)
{
    (void)state;
    check_csv("a,b", 2, "b", NULL);
    check_csv("a,", 2, "", NULL);
    check_csv("a,\"b,c\"", 2, "b,c", NULL);
    check_csv("\"a\"\"b\",\"c\"", 2, "c", NULL);
    check_csv("\"a\nb\"", 1, "a\nb", NULL);
    check_csv("\n\r\na\r\nb", 1, "a", NULL);
    check_csv("a\r", 1, "a", NULL);
    check_csv("", 0, NULL, "EOF");
    check_csv("\n", 0, NULL, "EOF");
    check_csv("x,a\"b", 0, NULL, "parse error on line 1, column 4: bare \" in non-quoted-field");
    check_csv("\"ab", 0, NULL,
              "parse error on line 1, column 4: extraneous or missing \" in quoted-field");
    check_csv("\"a\"b", 0, NULL,
              "parse error on line 1, column 3: extraneous or missing \" in quoted-field");
    check_csv("\"a\nb", 0, NULL,
              "record on line 1; parse error on line 2, column 2: extraneous or missing \" in "
              "quoted-field");
}

static void check_ip(const char *text, const char *canonical, const char *plain)
{
    struct client_ip ip;
    struct str why;

    if (canonical == NULL) {
        assert_false(client_ip_read(&ip, &why, &arena, str_of(text)));
        assert_text(why, plain);
        return;
    }
    assert_true(client_ip_read(&ip, &why, &arena, str_of(text)));
    assert_text(client_ip_text(&arena, &ip), canonical);
    assert_text(client_ip_text_plain(&arena, &ip), plain);
}

static void addresses_are_netips(void **state)
{
    (void)state;
    check_ip("1.2.3.4", "1.2.3.4", "1.2.3.4");
    check_ip("::ffff:1.2.3.4", "::ffff:1.2.3.4", "1.2.3.4");
    check_ip("::ffff:102:304", "::ffff:1.2.3.4", "1.2.3.4");
    check_ip("FE80::0:1%eth0", "fe80::1%eth0", "fe80::1");
    check_ip("1:0:0:2:0:0:0:3", "1:0:0:2::3", "1:0:0:2::3");
    check_ip("::", "::", "::");
    check_ip("1::", "1::", "1::");
    check_ip("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8");
    check_ip("x", NULL, "ParseAddr(\"x\"): unable to parse IP");
    check_ip("01.2.3.4", NULL, "ParseAddr(\"01.2.3.4\"): IPv4 field has octet with leading zero");
    check_ip("1.2.3", NULL, "ParseAddr(\"1.2.3\"): IPv4 address too short");
    check_ip("1.2.3.4.5", NULL, "ParseAddr(\"1.2.3.4.5\"): IPv4 address too long");
    check_ip("1.2.3.400", NULL, "ParseAddr(\"1.2.3.400\"): IPv4 field has value >255");
    check_ip("1..2.3", NULL,
             "ParseAddr(\"1..2.3\"): IPv4 field must have at least one digit (at \".2.3\")");
    check_ip("1.2.3.x", NULL, "ParseAddr(\"1.2.3.x\"): unexpected character (at \"x\")");
    check_ip("1:2", NULL, "ParseAddr(\"1:2\"): address string too short");
    check_ip("1::2::3", NULL, "ParseAddr(\"1::2::3\"): multiple :: in address (at \":3\")");
    check_ip("fe80::1%", NULL, "ParseAddr(\"fe80::1%\"): zone must be a non-empty string");
    check_ip("1:2:3:4:5:6:7:8:9", NULL,
             "ParseAddr(\"1:2:3:4:5:6:7:8:9\"): trailing garbage after address (at \"9\")");
    check_ip("12345::", NULL,
             "ParseAddr(\"12345::\"): each group must have 4 or less digits (at \"12345::\")");
}

static void hardware_addresses(void **state)
{
    static const char *const good[] = {"00:15:5d:01:02:03", "00-15-5D-01-02-03", "0015.5d01.0203",
                                       "00:15:5d:01:02:03:04:05"};
    static const char *const bad[] = {
        "zz", "00:15:5d:01:02", "00:15-5d:01:02:03", "00:15:5d:01:02:0g", "0015.5d01.020", ""};
    uint8_t bytes[CLIENT_MAC_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(client_mac_read(bytes, str_of(good[i]), false) > 0);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(client_mac_read(bytes, str_of(bad[i]), true), 0);
    assert_int_equal(client_mac_read(bytes, STR_LIT("00155d010203"), false), 0);
    assert_int_equal(client_mac_read(bytes, STR_LIT("00155D01020A"), true), 6);
    assert_text(client_mac_text(&arena, bytes, 6), "00:15:5d:01:02:0a");
}

static void check_path(bool windows, const char *cwd, const char *path, const char *want)
{
    assert_text(client_abs_path(&arena, windows, str_of(cwd), str_of(path)), want);
}

static void paths_are_made_absolute(void **state)
{
    (void)state;
    check_path(true, "C:\\app", ".\\data", "C:\\app\\data");
    check_path(true, "C:\\app", "../x/./y/", "C:\\x\\y");
    check_path(true, "C:\\app", "..\\..\\..", "C:\\");
    check_path(true, "C:\\app", "...", "C:\\app");
    check_path(true, "C:\\app", ".\\a.\\b. ", "C:\\app\\a\\b");
    check_path(true, "\\\\srv\\share\\x", "..\\..\\y", "\\\\srv\\share\\y");
    check_path(true, "C:\\app", "D:/x", "D:\\x");
    check_path(true, "C:\\app", "\\x\\..\\y", "C:\\y");
    check_path(true, "\\\\srv\\share\\x", "/y", "\\\\srv\\share\\y");
    check_path(false, "/srv/app", ".\\data", "/srv/app/.\\data");
    check_path(false, "/srv/app", "../../../x", "/x");
    check_path(false, "/", ".", "/");
}

static void check_join(bool windows, const char *folder, const char *path, const char *want)
{
    assert_text(client_join_path(&arena, windows, str_of(folder), str_of(path)), want);
}

static void paths_are_joined_as_texts(void **state)
{
    (void)state;
    check_join(true, "C:\\app", ".\\v1.\\data. ", "C:\\app\\v1.\\data. ");
    check_join(true, "C:\\app", "...", "C:\\app\\...");
    check_join(true, "C:\\app", "\\x/../y/", "C:\\app\\y");
    check_join(true, "\\\\srv\\share", "x", "\\\\srv\\share\\x");
    check_join(false, "/srv/app", "C:\\x.", "/srv/app/C:\\x.");
    assert_true(client_is_absolute(true, STR_LIT("c:/x")) &&
                client_is_absolute(true, STR_LIT("\\\\srv\\x")) &&
                client_is_absolute(false, STR_LIT("/x")));
    assert_false(
        client_is_absolute(true, STR_LIT("/x")) || client_is_absolute(true, STR_LIT("\\x")) ||
        client_is_absolute(true, STR_LIT("c:x")) || client_is_absolute(false, STR_LIT("C:\\x")));
}

static void check_json(const char *text, const char *want, const char *refusal)
{
    struct str out, why;
    bool ok = client_json_compact(&out, &why, &arena, str_of(text));

    assert_int_equal(ok, refusal == NULL);
    assert_text(refusal != NULL ? why : out, refusal != NULL ? refusal : want);
}

static void profiles_are_compacted(void **state)
{
    (void)state;
    check_json(" { \"a\" : [ 1 , -2.5e+3, true , null ] } \n", "{\"a\":[1,-2.5e+3,true,null]}",
               NULL);
    check_json("\"\\u00e9 \\n\"", "\"\\u00e9 \\n\"", NULL);
    check_json("", NULL, "unexpected end of JSON input");
    check_json("{\"a\":", NULL, "unexpected end of JSON input");
    check_json("nope", NULL, "invalid character 'o' in literal null (expecting 'u')");
    check_json("{a", NULL, "invalid character 'a' looking for beginning of object key string");
    check_json("[1,]", NULL, "invalid character ']' looking for beginning of value");
    check_json("[1 2]", NULL, "invalid character '2' after array element");
    check_json("{\"a\" 1}", NULL, "invalid character '1' after object key");
    check_json("{\"a\":1 \"b\"}", NULL, "invalid character '\"' after object key:value pair");
    check_json("1 x", NULL, "invalid character 'x' after top-level value");
    check_json("01", NULL, "invalid character '1' after top-level value");
    check_json("\"\t\"", NULL, "invalid character '\\t' in string literal");
    check_json("\"\\x\"", NULL, "invalid character 'x' in string escape code");
    check_json("[ false , [ ] , { } , 0 , 0.5E-3 ]", "[false,[],{},0,0.5E-3]", NULL);
    check_json("{ \"a\" : 1 , \"b\" : \"\\u00E9\\\"\\/\" }", "{\"a\":1,\"b\":\"\\u00E9\\\"\\/\"}",
               NULL);
    check_json("tru", NULL, "unexpected end of JSON input");
    check_json("falsy", NULL, "invalid character 'y' in literal false (expecting 'e')");
    check_json("-", NULL, "unexpected end of JSON input");
    check_json("-x", NULL, "invalid character 'x' in numeric literal");
    check_json("1.x", NULL, "invalid character 'x' after decimal point in numeric literal");
    check_json("1ex", NULL, "invalid character 'x' in exponent of numeric literal");
    check_json("1e+", NULL, "unexpected end of JSON input");
    check_json("\"\\u12x4\"", NULL, "invalid character 'x' in \\u hexadecimal character escape");
    check_json("\"\\u12", NULL, "unexpected end of JSON input");
    check_json("\"a", NULL, "unexpected end of JSON input");
    check_json("\"a\\", NULL, "unexpected end of JSON input");
    check_json("{\"a\"", NULL, "unexpected end of JSON input");
    check_json("{\"a\":1", NULL, "unexpected end of JSON input");
    check_json("{\"a\":1,}", NULL,
               "invalid character '}' looking for beginning of object key string");
    check_json("[1", NULL, "unexpected end of JSON input");
    check_json("[", NULL, "unexpected end of JSON input");
    check_json("{", NULL, "unexpected end of JSON input");
    check_json("'", NULL, "invalid character '\\'' looking for beginning of value");
    check_json("\"\x01\"", NULL, "invalid character '\\x01' in string literal");
    check_json("\xff", NULL, "invalid character '\xC3\xBF' looking for beginning of value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_have_go_prefixes),
        cmocka_unit_test(floats_are_gos),
        cmocka_unit_test(sizes_of_two_generations),
        cmocka_unit_test(cpus_are_exact_fractions),
        cmocka_unit_test(durations_are_gos),
        cmocka_unit_test(compose_counts_days_and_weeks),
        cmocka_unit_test(records_are_read_as_csv),
        cmocka_unit_test(addresses_are_netips),
        cmocka_unit_test(hardware_addresses),
        cmocka_unit_test(paths_are_made_absolute),
        cmocka_unit_test(paths_are_joined_as_texts),
        cmocka_unit_test(profiles_are_compacted),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
