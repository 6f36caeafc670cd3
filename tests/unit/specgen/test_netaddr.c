/* What Go's net takes for an address, and docker's nat for ports, by the release of Go. */
#include "specgen/gocompat/netaddr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* As net.ParseIP of Go 1.13, 1.17 and 1.23 sees them. */
static void an_address_is_read_as_go_reads_it(void **state)
{
    static const struct {
        const char *text;
        bool go_1_13, go_1_17, go_1_23;
    } rows[] = {
        {"10.0.0.1", true, true, true},
        {"255.255.255.255", true, true, true},
        {"010.0.0.1", true, false, false},
        {"0.0.0.00", true, false, false},
        {"256.0.0.1", false, false, false},
        {"99999999999.0.0.1", false, false, false},
        {"10.0.0", false, false, false},
        {"10.0.0.1.2", false, false, false},
        {"10.0.0.1x", false, false, false},
        {"10..0.1", false, false, false},
        {"10,0.0.1", false, false, false},
        {"", false, false, false},
        {"::", true, true, true},
        {"::1", true, true, true},
        {"1::", true, true, true},
        {"fe80::1", true, true, true},
        {"FE80::aBc", true, true, true},
        {"1:2:3:4:5:6:7:8", true, true, true},
        {"1:2:3:4:5:6:7", false, false, false},
        {"1:2:3:4:5:6:7:8:9", false, false, false},
        {"1:2:3:4:5:6:7::", true, true, true},
        {"::2:3:4:5:6:7:8", true, true, true},
        {"1:2:3:4::5:6:7:8", false, false, false},
        {"1::2::3", false, false, false},
        {"1:2:3:4:5:6:7:", false, false, false},
        {":1", false, false, false},
        {"1:", false, false, false},
        {"g::", false, false, false},
        {"12345::", false, false, false},
        {"00001::", true, true, false},
        {"fe80::1%eth0", false, false, false},
        {"::ffff:10.0.0.1", true, true, true},
        {"1:2:3:4:5:6:10.0.0.1", true, true, true},
        {"1:2:3:4:5:10.0.0.1", false, false, false},
        {"1:2:3:4:5:6:7:10.0.0.1", false, false, false},
        {"::1:2:3:4:5:6:10.0.0.1", false, false, false},
        {"::10.0.0", false, false, false},
        {"::010.0.0.1", true, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str text = str_of(rows[i].text);
        bool old = netaddr_is_ip(NETADDR_GO_1_13, text),
             middle = netaddr_is_ip(NETADDR_GO_1_17, text),
             now = netaddr_is_ip(NETADDR_GO_1_23, text);

        if (old != rows[i].go_1_13 || middle != rows[i].go_1_17 || now != rows[i].go_1_23)
            fail_msg("%s: %d %d %d", rows[i].text, old, middle, now);
    }
}

/* net.ParseMAC: EUI-48, EUI-64, and the 20 bytes of InfiniBand. */
static void a_hardware_address_has_three_forms(void **state)
{
    static const struct {
        const char *text;
        bool is;
    } rows[] = {
        {"00:15:5d:aB:Cd:eF", true},
        {"00-15-5d-ab-cd-ef", true},
        {"0015.5dab.cdef", true},
        {"02:00:5e:10:00:00:00:01", true},
        {"0200.5e10.0000.0001", true},
        {"00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01", true},
        {"0000.0000.fe80.0000.0000.0000.0200.5e10.0000.0001", true},
        {"00:15:5d:ab:cd", false},
        {"00:15:5d:ab:cd:e", false},
        {"00:15:5d:ab:cd:eg", false},
        {"00:15:5d:ab:cd:ge", false},
        {"00:15-5d:ab:cd:ef", false},
        {"00:15:5d:ab:cd:ef:00", false},
        {"0015.5dab.cde", false},
        {"0015.5dab-cdef", false},
        {"0015.5dab", false},
        {"0015:5dab:cdef", false},
        {"00155dabcdef", false},
        {"00155dabcdef00", false},
        {"0015", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (netaddr_is_mac(str_of(rows[i].text)) != rows[i].is)
            fail_msg("%s", rows[i].text);
}

static void ports_are_numbers_or_ranges(void **state)
{
    static const struct {
        const char *text;
        bool port, range, strict;
        const char *refusal;
    } rows[] = {
        {"80", true, true, true, NULL},
        {"080", true, true, true, NULL},
        {"0", true, true, true, NULL},
        {"65535", true, true, true, NULL},
        {"65536", false, false, false, "value out of range"},
        {"99999999999999999999", false, false, false, "value out of range"},
        {"", false, false, false, "value is empty"},
        {"x", false, false, false, "invalid syntax"},
        {"+80", false, false, false, "invalid syntax"},
        {"8 0", false, false, false, "invalid syntax"},
        {"80-81", false, true, true, "invalid syntax"},
        {"80-80", false, true, true, "invalid syntax"},
        {"81-80", false, false, false, "invalid syntax"},
        {"80-", false, false, false, "invalid syntax"},
        {"-80", false, false, false, "invalid syntax"},
        {"80-81-82", false, true, false, "invalid syntax"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str text = str_of(rows[i].text);
        const char *refusal = netaddr_port_refusal(text);

        if (netaddr_is_port(text) != rows[i].port || netaddr_is_port_range(text) != rows[i].range ||
            netaddr_is_strict_port_range(text) != rows[i].strict ||
            (refusal != NULL) != (rows[i].refusal != NULL) ||
            (refusal != NULL && !str_is(str_of(refusal), rows[i].refusal)))
            fail_msg("%s: %d %d %d %s", rows[i].text, netaddr_is_port(text),
                     netaddr_is_port_range(text), netaddr_is_strict_port_range(text),
                     refusal != NULL ? refusal : "-");
    }
    assert_true(str_is(netaddr_port_part(STR_LIT("80/tcp")), "80"));
    assert_true(str_is(netaddr_port_part(STR_LIT("80")), "80"));
    assert_int_equal(netaddr_port_part(STR_LIT("/tcp")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_read_as_go_reads_it),
        cmocka_unit_test(a_hardware_address_has_three_forms),
        cmocka_unit_test(ports_are_numbers_or_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
