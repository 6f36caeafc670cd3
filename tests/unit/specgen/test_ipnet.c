/* Addresses, prefixes and hardware addresses as Go's net package reads them. */
#include "specgen/gocompat/ipnet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void prefixes_hold_addresses(void **state)
{
    static const struct {
        const char *prefix, *address;
        bool holds;
    } rows[] = {
        {"10.1.0.0/16", "10.1.255.255", true},
        {"10.1.0.0/16", "10.2.0.0", false},
        {"10.1.2.0/23", "10.1.3.9", true},
        {"10.1.2.0/23", "10.1.4.0", false},
        {"0.0.0.0/0", "255.255.255.255", true},
        {"10.1.2.3/32", "10.1.2.3", true},
        {"10.1.2.3/32", "10.1.2.2", false},
        {"10.1.0.0/33", "10.1.0.0", false},
        {"10.1.0.0/999999999999", "10.1.0.0", false},
        {"10.1.0.0/x", "10.1.0.0", false},
        {"10.1.0.0/1:", "10.1.0.0", false},
        {"10.1.0.0/", "10.1.0.0", false},
        {"10.1.0.0", "10.1.0.0", false},
        {"x/8", "10.1.0.0", false},
        {"10.1.0.0/16", "fd00::1", false},
        {"fd00::/8", "fdff::1", true},
        {"FD00::/8", "fdff::1", true},
        {"fd00::/8", "fe80::1", false},
        {"1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8", true},
        {"::/0", "1::", true},
        {"::ffff:10.1.0.0/16", "10.1.2.3", true},
        {"64:ff9b::10.1.2.3/128", "64:ff9b::a01:203", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct ipnet ip;
        int length = -1;

        assert_true(ipnet_parse(&ip, NETADDR_GO_1_23, str_of(rows[i].address)));
        if (ipnet_prefix_holds(str_of(rows[i].prefix), &ip, &length) != rows[i].holds)
            fail_msg("%s and %s", rows[i].prefix, rows[i].address);
    }
    assert_true(ipnet_prefix_is_v4(STR_LIT("10.0.0.0/8")));
    assert_false(ipnet_prefix_is_v4(STR_LIT("fd00::/8")));
    assert_false(ipnet_prefix_is_v4(STR_LIT("10.0.0.0/40")));
}

static void addresses_have_a_class(void **state)
{
    static const struct {
        const char *address;
        int length;
        bool v4, unspecified;
    } rows[] = {
        {"10.0.0.1", 8, true, false},
        {"127.255.0.1", 8, true, false},
        {"128.0.0.1", 16, true, false},
        {"191.9.0.1", 16, true, false},
        {"192.168.0.1", 24, true, false},
        {"0.0.0.0", 8, true, true},
        {"::", 0, false, true},
        {"::1", 0, false, false},
        {"::ffff:10.0.0.1", 8, true, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct ipnet ip;

        assert_true(ipnet_parse(&ip, NETADDR_GO_1_23, str_of(rows[i].address)));
        assert_int_equal(ipnet_class_length(&ip), rows[i].length);
        assert_int_equal(ipnet_is_v4(&ip), rows[i].v4);
        assert_int_equal(ipnet_is_unspecified(&ip), rows[i].unspecified);
    }
}

static void a_prefix_has_places(void **state)
{
    static const struct {
        const char *prefix;
        unsigned place;
        const char *want; /* NULL: none */
    } rows[] = {
        {"10.1.0.0/16", 100, "10.1.0.100"},
        {"10.1.0.255/16", 1, "10.1.1.0"},
        {"fd00::/8", 1, NULL},
        {"10.1.0.0/99", 1, NULL},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str got = ipnet_at(&a, str_of(rows[i].prefix), rows[i].place);

        assert_true(rows[i].want == NULL ? got.s == NULL : str_is(got, rows[i].want));
    }
    arena_finish(&a);
}

static void hardware_addresses_are_written_anew(void **state)
{
    static const struct {
        const char *text, *want; /* want NULL: it is none */
    } rows[] = {
        {"02:42:ac:11:00:02", "02:42:ac:11:00:02"},
        {"02-42-AC-11-00-02", "02:42:ac:11:00:02"},
        {"0242.ac11.0002", "02:42:ac:11:00:02"},
        {"02:00:5e:10:00:00:00:01", "02:00:5e:10:00:00:00:01"},
        {"0200.5e10.0000.0001", "02:00:5e:10:00:00:00:01"},
        {"00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01",
         "00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01"},
        {"00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01:02", NULL},
        {"", NULL},
        {"02", NULL},
        {"0242ac110002", NULL},
        {"02:42:ac:11:00", NULL},
        {"02:42:ac:11:00:02:", NULL},
        {"02:42:ac:11:00:0", NULL},
        {"02:42:ac:11:00-02", NULL},
        {"02:42:ac:11:00:0g", NULL},
        {"02:42:ac:11:00:g2", NULL},
        {"02.42.ac.11.00.02", NULL},
        {"0242.ac11:0002", NULL},
        {"0242:ac11:0002", NULL},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str got = STR_NONE;
        bool good = ipnet_mac(&got, &a, str_of(rows[i].text));

        if (good != (rows[i].want != NULL) || (good && !str_is(got, rows[i].want)))
            fail_msg("%s is '%.*s'", rows[i].text, STR_FMT(got));
    }
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefixes_hold_addresses),
        cmocka_unit_test(addresses_have_a_class),
        cmocka_unit_test(a_prefix_has_places),
        cmocka_unit_test(hardware_addresses_are_written_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
