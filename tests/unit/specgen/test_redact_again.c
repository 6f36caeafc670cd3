/* A secret is known again: in other texts, inside of other words, beside one that begins alike. */
#include "tests/unit/specgen/redact_testing.h"

#include <stdio.h>
#include <string.h>

/* The same value has the same mask in all texts, also where nothing tells that it is a secret. */
static void one_mask_a_secret(void **state)
{
    struct fixture f;

    (void)state;
    begin(&f);
    assert_true(str_is(redact_text(&f.r, &f.a, STR_LIT("password=hunter22 token=other1")),
                       "password=REDACTED-1 token=REDACTED-2"));
    assert_true(str_is(redact_text(&f.r, &f.a, STR_LIT("login hunter22 as hunter22x, other1")),
                       "login REDACTED-1 as REDACTED-1x, REDACTED-2"));
    assert_true(str_is(redact_text(&f.r, &f.a, STR_LIT("pwd=hunter22")), "pwd=REDACTED-1"));
    assert_int_equal(f.r.count, 2);
    finish(&f);
}

/* A secret that begins like another one, in all orders. */
static void longest_first(void **state)
{
    struct fixture f;

    (void)state;
    begin(&f);
    (void)redact_text(&f.r, &f.a, STR_LIT("token=abcde token=abcdefgh token=abcdexyz"));
    assert_true(str_is(redact_text(&f.r, &f.a, STR_LIT("abcdefgh abcdexyz abcdefg abcd")),
                       "REDACTED-2 REDACTED-3 REDACTED-1fg abcd"));
    finish(&f);
}

static void a_long_secret_is_known_again(void **state)
{
    enum { LONG = 5000 };
    static char text[LONG + 64], again[LONG + 1];
    struct fixture f;

    (void)state;
    begin(&f);
    memset(again, 'x', LONG);
    (void)snprintf(text, sizeof(text), "token=%s", again);
    assert_true(str_is(redact_text(&f.r, &f.a, str_of(text)), "token=REDACTED-1"));
    assert_true(str_is(redact_text(&f.r, &f.a, str_of(again)), "REDACTED-1"));
    finish(&f);
}

/* Texts that would take for ever if a part of them were looked at again and again. */
static struct str long_text(struct arena *a, size_t len, unsigned seed)
{
    char *s = arena_alloc(a, len);

    assert_non_null(s);
    for (size_t i = 0; i < len; i++) {
        seed = seed * 1103515245 + 12345;
        s[i] = (char)('a' + (seed >> 16) % 26);
    }
    return (struct str){s, len};
}

/* Wherever it stands, whole and between other words, beside one that begins alike. */
static void a_long_secret_is_found_inside_of_other_texts(void **state)
{
    static const size_t lengths[] = {1023, 1024, 1025, 1026, 2048, 100000};

    (void)state;
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        struct fixture f;
        struct str secret, longer, other, text, got;

        begin(&f);
        secret = long_text(&f.a, lengths[i], 1);
        longer = arena_printf(&f.a, "%.*s9", STR_FMT(secret));
        other = arena_printf(&f.a, "%.*s8", STR_FMT(str_cut(secret, 0, secret.len - 1)));
        (void)redact_whole(&f.r, &f.a, secret, REDACT_PLUGIN_INPUT);
        (void)redact_whole(&f.r, &f.a, longer, REDACT_PLUGIN_INPUT);
        text = arena_printf(&f.a, "x%.*sy %.*s;%.*s%.*s %.*s", STR_FMT(secret), STR_FMT(secret),
                            STR_FMT(secret), STR_FMT(longer), STR_FMT(other));
        got = redact_text(&f.r, &f.a, text);
        assert_true(
            str_eq(got, arena_printf(&f.a, "xREDACTED-1y REDACTED-1;REDACTED-1REDACTED-2 %.*s",
                                     STR_FMT(other))));
        finish(&f);
    }
}

/* What is left between masks, or masks that touch, may look like a secret: masking what was masked
 * changes nothing. */
static void masking_twice_is_masking_once(void **state)
{
    static const char *const texts[] = {
        "password=hunter22 x password='hunter22'hunter22",
        "--api-key=hunter22 net use \\\\s\\x hunter22--api-key=net use",
        "token=s3cr3tX!; -.s3cr3tX!4f1c0a9b8c7d6e5f4a3b",
        "token=k/ey=+9x&sig=1; ghp_abc0123456789.0.0.5corpshopk/ey=+9x--api-key=&sig=",
        "curl -u me:hunter22 env:[A=\"token\":\"hunter22",
        "it said REDACTED-1REDACTED-2, password=REDACTED-1REDACTED-2",
        "password=ACTED REDACTED-1 xACTED",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct fixture f, again;
        struct str once, twice;

        begin(&f);
        begin(&again);
        once = redact_text(&f.r, &f.a, str_of(texts[i]));
        twice = redact_text(&again.r, &again.a, once);
        if (!str_eq(once, twice))
            fail_msg("%s: once %.*s, twice %.*s", texts[i], STR_FMT(once), STR_FMT(twice));
        finish(&again);
        finish(&f);
    }
}

/* What was masked before by another one is not what is masked now. */
static void a_mask_that_is_there_is_not_given_again(void **state)
{
    struct fixture f;

    (void)state;
    begin(&f);
    assert_true(str_is(redact_text(&f.r, &f.a, STR_LIT("token=REDACTED-3 password=hunter22")),
                       "token=REDACTED-3 password=REDACTED-4"));
    finish(&f);
}

static void cost_is_linear(void **state)
{
    enum { BYTES = 400000 };
    static const char *const parts[] = {
        "pw=a ",     "env:[",        "-----BEGIN ",    "://",       "\"token\":",
        "token=\"",  "Env:[A=",      "\\\"",           "a",         "-e A=b ",
        "cookie:",   "jdbc:oracle:", "\"a\" ",         "curl -u ",  "Labels:{\"a\":",
        "password=", "-eA=",         "a-password: ${", "password={"};
    static char text[BYTES];
    struct fixture f;

    (void)state;
    for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++) {
        size_t len = strlen(parts[p]);

        for (size_t i = 0; i < BYTES; i++)
            text[i] = parts[p][i % len];
        begin(&f);
        assert_false(redact_text(&f.r, &f.a, (struct str){text, BYTES}).s == NULL);
        finish(&f);
    }
    /* A long secret that nearly stands everywhere. */
    memset(text, 'a', BYTES);
    text[BYTES / 2] = 'b';
    begin(&f);
    (void)redact_whole(&f.r, &f.a, (struct str){text, BYTES / 2 + 1}, REDACT_PLUGIN_INPUT);
    text[BYTES / 2] = 'a';
    assert_int_equal(redact_text(&f.r, &f.a, (struct str){text, BYTES}).len, BYTES);
    finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_mask_a_secret),
        cmocka_unit_test(longest_first),
        cmocka_unit_test(a_long_secret_is_known_again),
        cmocka_unit_test(a_long_secret_is_found_inside_of_other_texts),
        cmocka_unit_test(masking_twice_is_masking_once),
        cmocka_unit_test(a_mask_that_is_there_is_not_given_again),
        cmocka_unit_test(cost_is_linear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
