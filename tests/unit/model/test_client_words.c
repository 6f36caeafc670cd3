/* Addresses, numbers and blanks as Go's libraries read them for docker's client. */
#include "document_testing.h"

#include "model/client/go_number.h"
#include "model/client/ip.h"
#include "model/client/text.h"

#include <stdio.h>
#include <string.h>

/* netip.ParseAddr: the text once more, or a part of what it says. */
static void an_address_is_netips(void **state)
{
    static const struct {
        const char *text, *want;
        bool fails;
    } rows[] = {
        {"10.0.0.1", "10.0.0.1", false},
        {"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8", false},
        {"::", "::", false},
        {"::1", "::1", false},
        {"1::", "1::", false},
        {"1:0:0:2:0:0:0:3", "1:0:0:2::3", false},
        {"1:0:0:2:3:0:0:4", "1::2:3:0:0:4", false},
        {"1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7", false},
        {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0", false},
        {"FE80::A%eth0", "fe80::a%eth0", false},
        {"::ffff:1.2.3.4", "::ffff:1.2.3.4", false},
        {"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304", false},
        {"", "unable to parse IP", true},
        {"x", "unable to parse IP", true},
        {"1.2.3", "IPv4 address too short", true},
        {"1.2.3.4.5", "IPv4 address too long", true},
        {"1..2.3", "IPv4 field must have at least one digit", true},
        {".1.2.3", "IPv4 field must have at least one digit", true},
        {"1.2.3.", "IPv4 field must have at least one digit", true},
        {"1.2.3.256", "IPv4 field has value >255", true},
        {"1.2.3.04", "IPv4 field has octet with leading zero", true},
        {"1.2.3.x", "unexpected character", true},
        {"1:2:3:4:5:6:7", "address string too short", true},
        {"1:2:3:4:5:6:7:8:9", "trailing garbage after address", true},
        {"1:2:3:4:5:6:7:8::", "the :: must expand to at least one field of zeros", true},
        {"1::2::3", "multiple :: in address", true},
        {"1:2:3:4::5:6:7:8", "the :: must expand to at least one field of zeros", true},
        {"12345::", "each group must have 4 or less digits", true},
        {"1:2:", "colon must be followed by more characters", true},
        {"1:g::", "each colon-separated field must have at least one digit", true},
        {"1 :2", "unexpected character", true},
        {"1:1.2.3.4", "embedded IPv4 address must replace the final 2 fields", true},
        {"1:2:3:4:5:6:7:1.2.3.4", "embedded IPv4 address must replace the final 2 fields", true},
        {"::1:2:3:4:5:6:7:1.2.3.4", "too many hex fields to fit an embedded IPv4", true},
        {"::1.2.3", "IPv4 address too short", true},
        {"fe80::1%", "zone must be a non-empty string", true},
        {"1.2.3.4%eth0", "unexpected character", true},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct client_ip ip;
        struct str why = STR_NONE, said;
        bool read = client_ip_read(&ip, &why, &a, str_of(rows[i].text));

        said = read ? client_ip_text(&a, &ip) : why;
        if (read == rows[i].fails || (read ? !str_is(said, rows[i].want)
                                           : strstr(arena_cstr(&a, said), rows[i].want) == NULL))
            fail_msg("%s: %.*s", rows[i].text, STR_FMT(said));
        /* net.ParseIP reads the same, but for a zone. */
        assert_int_equal(client_ip_read_plain(&ip, &a, str_of(rows[i].text)),
                         read && strchr(rows[i].text, '%') == NULL);
    }
    arena_finish(&a);
}

static void underscores_stand_between_digits(void **state)
{
    static const struct {
        const char *text;
        enum go_number result;
        int64_t n;
    } rows[] = {
        {"1_0", GO_OK, 10},
        {"-1_0", GO_OK, -10},
        {"+0x_f", GO_OK, 15},
        {"0xF_f", GO_OK, 255},
        {"0_7", GO_OK, 7},
        {"0b_1", GO_OK, 1},
        {"0O_17", GO_OK, 15},
        {"_1", GO_SYNTAX, 0},
        {"1_", GO_SYNTAX, 0},
        {"1__0", GO_SYNTAX, 0},
        {"0x", GO_SYNTAX, 0},
        {"0_", GO_SYNTAX, 0},
        {"0xg", GO_SYNTAX, 0},
        {"1_x", GO_SYNTAX, 0},
        {"", GO_SYNTAX, 0},
        {"-", GO_SYNTAX, 0},
        {"1z", GO_SYNTAX, 0},
        {"0b2", GO_SYNTAX, 0},
        {"9223372036854775808", GO_RANGE, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t n = 0;
        enum go_number result = go_int(&n, str_of(rows[i].text), 0, 64);

        if (result != rows[i].result || (result == GO_OK && n != rows[i].n))
            fail_msg("%s: %d %lld", rows[i].text, (int)result, (long long)n);
    }
}

/* unicode.IsSpace, and what only looks like it. */
static void blanks_are_gos(void **state)
{
    static const char *const blanks[] = {"\t",           "\n",           "\v",
                                         "\f",           "\r",           " ",
                                         "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80",
                                         "\xe2\x80\x80", "\xe2\x80\x8a", "\xe2\x80\xa8",
                                         "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f",
                                         "\xe3\x80\x80"};
    static const char *const others[] = {"\x1f", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xc2", "_"};
    char text[32];

    (void)state;
    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        snprintf(text, sizeof(text), "%sa b%s%s", blanks[i], blanks[i], blanks[i]);
        assert_str(client_trim(str_of(text)), "a b");
        snprintf(text, sizeof(text), "%sa ", blanks[i]);
        assert_str(client_trim_left(str_of(text)), "a ");
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        snprintf(text, sizeof(text), "%sa%s", others[i], others[i]);
        assert_str(client_trim(str_of(text)), text);
    }
    assert_int_equal(client_trim(STR_LIT(" \t\n")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_netips),
        cmocka_unit_test(underscores_stand_between_digits),
        cmocka_unit_test(blanks_are_gos),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
