/* Strings, arena, buffers, errors, UTF-8, integers, quoting. */
#include "model/base/arena.h"
#include "model/base/buf.h"
#include "model/base/err.h"
#include "model/base/num.h"
#include "model/base/quote.h"
#include "model/base/utf8.h"
#include "model/base/words.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_str(struct str actual, const char *expected)
{
    assert_int_equal(actual.len, strlen(expected));
    assert_memory_equal(actual.s != NULL ? actual.s : "", expected, actual.len);
}

static void assert_line(struct err *e, const char *expected)
{
    char *line = err_line(e);

    assert_string_equal(line, expected);
    free(line);
    err_free(e);
}

static void an_arena_remembers_that_memory_was_short(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_false(arena_drop_err(&a, NULL));
    assert_true(arena_drop_err(&a, err_new(ERR_INPUT, "no JSON")));
    assert_false(arena_failed(&a));
    assert_true(arena_drop_err(&a, err_oom()));
    assert_true(arena_failed(&a));
    assert_true(arena_drop_err(&a, err_new(ERR_INPUT, "no JSON")));
    assert_true(arena_failed(&a));
    arena_finish(&a);
}

static void arena_gives_aligned_memory_of_any_size(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t size = 0; size < 3000000; size = size * 2 + 1) {
        char *p = arena_alloc(&a, size);

        assert_non_null(p);
        assert_int_equal((uintptr_t)p % ARENA_ALIGN, 0);
        memset(p, 1, size);
    }
    arena_finish(&a);
}

static void arena_pieces_do_not_overlap(void **state)
{
    unsigned char *pieces[500];
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < 500; i++) {
        pieces[i] = arena_alloc(&a, i * 7);
        memset(pieces[i], (int)(i & 0xFF), i * 7);
    }
    for (size_t i = 0; i < 500; i++) {
        for (size_t j = 0; j < i * 7; j++)
            assert_int_equal(pieces[i][j], i & 0xFF);
    }
    arena_finish(&a);
}

static void what_an_arena_is_given_back_is_not_what_was_taken_since(void **state)
{
    struct arena a;
    char *first, *second;

    (void)state;
    arena_init(&a);
    first = arena_alloc(&a, 1000);
    assert_non_null(first);
    memset(first, 'x', 1000);
    arena_trim(&a, first, 1000, 17);
    second = arena_alloc(&a, 100);
    assert_non_null(second);
#ifndef ARENA_DEBUG
    assert_ptr_equal(second, first + 32);
#endif
    memset(second, 'y', 100);
    assert_memory_equal(first, "xxxxxxxxxxxxxxxxx", 17);
    arena_trim(&a, first, 32, 1);
    memset(arena_alloc(&a, 100), 'z', 100);
    assert_int_equal(second[0], 'y');
    assert_int_equal(second[99], 'y');
    arena_finish(&a);
}

static void arena_failure_stays_until_reset(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(arena_calloc(&a, SIZE_MAX / 2, 4));
    assert_true(arena_failed(&a));
    assert_null(arena_alloc(&a, 1));
    assert_null(arena_str(&a, STR_LIT("x")).s);
    arena_reset(&a);
    assert_false(arena_failed(&a));
    assert_non_null(arena_alloc(&a, 1));
    arena_finish(&a);
}

static void arena_copies_and_formats(void **state)
{
    char long_text[1000];
    struct arena a;
    struct str s;

    (void)state;
    memset(long_text, 'x', sizeof(long_text) - 1);
    long_text[sizeof(long_text) - 1] = '\0';
    arena_init(&a);
    assert_str(arena_str(&a, STR_LIT("abc")), "abc");
    assert_non_null(arena_str(&a, STR_NONE).s);
    assert_string_equal(arena_cstr(&a, STR_LIT("abc")), "abc");
    assert_str(arena_printf(&a, "%d-%s", 7, "x"), "7-x");
    s = arena_printf(&a, "%s", long_text);
    assert_str(s, long_text);
    arena_finish(&a);
}

static void buffer_hands_over_its_bytes(void **state)
{
    struct buf b = {NULL, 0, 0, false};
    size_t len;
    char *text;

    (void)state;
    for (int i = 0; i < 1000; i++)
        buf_printf(&b, "%d,", i % 10);
    buf_fill(&b, '.', 3);
    text = buf_take(&b, &len);
    assert_int_equal(len, 2003);
    assert_string_equal(text + 1998, "9,...");
    assert_null(b.s);
    free(text);
}

static void error_line_holds_what_is_known(void **state)
{
    (void)state;
    assert_line(err_new(ERR_INPUT, "bad"), "bad");
    assert_line(err_at(err_new(ERR_INPUT, "bad"), "a.yaml", 3, 7), "a.yaml:3:7: bad");
    assert_line(err_at(err_new(ERR_INPUT, "bad"), "a.yaml", 3, 0), "a.yaml:3: bad");
    assert_line(err_at(err_new(ERR_INPUT, "bad"), "a.yaml", 0, 0), "a.yaml: bad");
    assert_line(err_at(err_new(ERR_INPUT, "bad"), NULL, 3, 7), "line 3, column 7: bad");
    assert_line(err_remedy(err_path(err_at(err_new(ERR_INPUT, "bad"), "f", 1, 2), STR_LIT("a.b")),
                           "do %d", 1),
                "f:1:2: a.b: bad; do 1");
}

static void wrapped_errors_read_outer_first(void **state)
{
    struct err *e = err_remedy(err_at(err_new(ERR_LIMIT, "inner"), NULL, 3, 4), "fix it");

    (void)state;
    e = err_wrap(e, "outer %d", 1);
    assert_int_equal(e->class, ERR_LIMIT);
    assert_int_equal(e->line, 3);
    e = err_at(e, "f", 9, 9);
    assert_line(e, "f:3:4: outer 1: inner; fix it");
    assert_null(err_wrap(NULL, "outer"));
}

static void siblings_keep_their_order_and_get_the_file(void **state)
{
    struct err *e = err_join(err_join(err_new(ERR_INPUT, "a"), NULL),
                             err_join(err_new(ERR_INPUT, "b"), err_new(ERR_INPUT, "c")));

    (void)state;
    e = err_wrap(err_at(e, "f", 1, 1), "w");
    assert_int_equal(err_count(e), 3);
    assert_int_equal(e->line, 1);
    assert_int_equal(e->next->line, 0);
    assert_string_equal(e->next->next->file, "f");
    assert_string_equal(e->next->next->text, "w");
    assert_string_equal(e->next->next->cause->text, "c");
    err_free(e);
}

static void out_of_memory_is_never_written_to(void **state)
{
    struct err *oom = err_oom(), *e;

    (void)state;
    assert_ptr_equal(err_at(oom, "f", 1, 1), oom);
    assert_ptr_equal(err_wrap(oom, "w"), oom);
    assert_ptr_equal(err_remedy(err_path(oom, STR_LIT("p")), "r"), oom);
    assert_ptr_equal(err_moved(oom, 2, 3), oom);
    assert_ptr_equal(err_join(oom, oom), oom);
    e = err_join(oom, err_new(ERR_INPUT, "a"));
    e = err_join(e, err_join(err_new(ERR_INPUT, "b"), oom));
    assert_int_equal(err_count(e), 3);
    assert_string_equal(e->next->text, "b");
    assert_ptr_equal(e->next->next, oom);
    err_free(err_at(err_wrap(e, "w"), "f", 1, 1));
    assert_int_equal(oom->class, ERR_OOM);
    assert_string_equal(oom->text, "out of memory");
    assert_int_equal(oom->line, 0);
}

static void an_error_of_a_text_inside_another_is_moved(void **state)
{
    struct err *e = err_at(err_new(ERR_INPUT, "a"), "f", 1, 7);

    (void)state;
    assert_null(err_moved(NULL, 2, 3));
    assert_ptr_equal(err_moved(e, 4, e->column), e);
    assert_int_equal(e->line, 4);
    assert_int_equal(e->column, 7);
    err_free(e);
}

static struct err *that_began(unsigned line, unsigned column)
{
    struct err *e =
        err_new(ERR_INPUT, "a string that began at " ERR_BEGAN " is open", line, column);

    return err_at(err_began(e, line, column), NULL, 3, 9);
}

/* And with its place the one that its text names, in whichever link of the chain. */
static void where_something_began_is_moved_with_it(void **state)
{
    static const uint32_t lines[] = {11, 15, 16};
    struct err *e;

    (void)state;
    e = err_in_lines(err_wrap(that_began(2, 4), "w"), lines, 3);
    assert_line(e, "line 16, column 9: w: a string that began at line 15, column 4 is open");
    e = err_in_lines(that_began(2, 4), lines, 1);
    assert_line(e, "line 3, column 9: a string that began at line 2, column 4 is open");
    e = err_in_piece(that_began(2, 4), 5, 30);
    assert_line(e, "line 7, column 9: a string that began at line 6, column 4 is open");
    e = err_in_piece(err_wrap(that_began(1, 4), "w"), 5, 30);
    assert_line(e, "line 7, column 9: w: a string that began at line 5, column 33 is open");
    assert_null(err_began(NULL, 1, 1));
    assert_null(err_in_lines(NULL, lines, 1));
    assert_null(err_in_piece(NULL, 1, 1));
    assert_ptr_equal(err_in_piece(err_in_lines(err_began(err_oom(), 1, 1), lines, 3), 2, 2),
                     err_oom());
}

static void system_errors_have_their_class(void **state)
{
    struct err *e = err_errno(ENOENT, "open '%s'", "x");

    (void)state;
    assert_int_equal(e->class, ERR_NOT_FOUND);
    assert_line(e, "open 'x': No such file or directory");
    assert_ptr_equal(err_errno(ENOMEM, "x"), err_oom());
    e = err_errno(EACCES, "x");
    assert_int_equal(e->class, ERR_IO);
    err_free(e);
}

static void control_characters_of_a_document_reach_no_terminal(void **state)
{
    (void)state;
    assert_line(err_new(ERR_INPUT, "found '%s'", "\x1b]0;x\a\n\xC2\x9B\xFF\xC3\xA4"),
                "found '\\x1b]0;x\\a\\n\\u009b\\xff\xC3\xA4'");
}

static void utf8_round_trips_every_code_point(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[UTF8_MAX];
        uint32_t back = 0;
        size_t width = utf8_encode(bytes, c);

        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        assert_int_equal(utf8_decode(&back, (struct str){bytes, width}, 0), width);
        assert_int_equal(back, c);
    }
}

static void a_byte_that_is_not_utf8_is_one_replacement(void **state)
{
    static const struct str broken[] = {
        STR_INIT("\x80"),
        STR_INIT("\xC0\x80"),
        STR_INIT("\xC1\xBF"),
        STR_INIT("\xE0\x9F\xBF"),
        STR_INIT("\xED\xA0\x80"),
        STR_INIT("\xED\xBF\xBF"),
        STR_INIT("\xF0\x8F\xBF\xBF"),
        STR_INIT("\xF4\x90\x80\x80"),
        STR_INIT("\xF5\x80\x80\x80"),
        STR_INIT("\xE2\x82"),
        STR_INIT("\xF0\x9F\x98"),
        STR_INIT("\xFF"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        uint32_t c = 0;

        assert_int_equal(utf8_decode(&c, broken[i], 0), 1);
        assert_int_equal(c, UTF8_REPLACEMENT);
        assert_int_equal(utf8_invalid_at(broken[i]), 0);
        assert_int_equal(utf8_count(broken[i]), broken[i].len);
    }
    assert_true(utf8_valid(STR_LIT("\xEF\xBF\xBD")));
    assert_int_equal(utf8_invalid_at(STR_LIT("a\xC3\xA4\xFFz")), 3);
    for (size_t at = 0; at < 24; at++) { /* ASCII is passed over in pieces */
        char text[25] = "abcdefghijklmnopqrstuvwx";
        struct str all = {text, 24};

        assert_int_equal(utf8_invalid_at(all), 24);
        text[at] = (char)0xE4;
        assert_int_equal(utf8_invalid_at(all), at);
        text[at] = (char)0xC3;
        if (at + 1 < all.len)
            text[at + 1] = (char)0xA4;
        assert_int_equal(utf8_invalid_at(all), at + 1 < all.len ? 24 : at);
    }
}

static void surrogates_are_encoded_as_replacement(void **state)
{
    char bytes[UTF8_MAX];

    (void)state;
    assert_int_equal(utf8_encode(bytes, 0xD800), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(utf8_encode(bytes, 0x110000), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void a_cut_ends_between_code_points(void **state)
{
    (void)state;
    assert_str(utf8_cut(STR_LIT("a\xE2\x82\xAC"), 3), "a");
    assert_str(utf8_cut(STR_LIT("a\xE2\x82\xAC"), 4), "a\xE2\x82\xAC");
    assert_str(utf8_cut(STR_LIT("abc"), 2), "ab");
}

static void integers_are_exact_at_the_edges(void **state)
{
    int64_t i = 0;
    uint64_t u = 0;

    (void)state;
    assert_int_equal(num_int64(&i, STR_LIT("9223372036854775807")), NUM_OK);
    assert_true(i == INT64_MAX);
    assert_int_equal(num_int64(&i, STR_LIT("-9223372036854775808")), NUM_OK);
    assert_true(i == INT64_MIN);
    assert_int_equal(num_uint64(&u, STR_LIT("18446744073709551615")), NUM_OK);
    assert_true(u == UINT64_MAX);
    assert_int_equal(num_uint64(&u, STR_LIT("0xFFFFffffFFFFffff")), NUM_OK);
    assert_true(u == UINT64_MAX);
    assert_int_equal(num_uint64(&u, STR_LIT("0o1777777777777777777777")), NUM_OK);
    assert_true(u == UINT64_MAX);
    assert_int_equal(num_int64(&i, STR_LIT("-42")), NUM_OK);
    assert_true(i == -42);
    assert_int_equal(num_int64(&i, STR_LIT("+42")), NUM_OK);
    assert_true(i == 42);
    assert_int_equal(num_uint64(&u, STR_LIT("-0")), NUM_OK);
    assert_true(u == 0);
}

static void out_of_range_is_not_the_same_as_not_an_integer(void **state)
{
    static const char *const too_large[] = {"9223372036854775808", "-9223372036854775809",
                                            "0x8000000000000000", "99999999999999999999999999"};
    static const char *const no_integers[] = {"",   "-",   "+",   "1.0", "1e3",  "abc",
                                              "0x", "0o",  "0o8", "0xg", "-0x1", " 1",
                                              "1 ", "1_0", "--1", "+-1"};
    int64_t i = 77;
    uint64_t u = 77;

    (void)state;
    for (size_t n = 0; n < sizeof(too_large) / sizeof(too_large[0]); n++)
        assert_int_equal(num_int64(&i, str_of(too_large[n])), NUM_OUT_OF_RANGE);
    for (size_t n = 0; n < sizeof(no_integers) / sizeof(no_integers[0]); n++) {
        assert_int_equal(num_int64(&i, str_of(no_integers[n])), NUM_NOT_INTEGER);
        assert_int_equal(num_uint64(&u, str_of(no_integers[n])), NUM_NOT_INTEGER);
    }
    assert_int_equal(num_uint64(&u, STR_LIT("-1")), NUM_OUT_OF_RANGE);
    assert_int_equal(num_uint64(&u, STR_LIT("18446744073709551616")), NUM_OUT_OF_RANGE);
    assert_int_equal(num_uint64(&u, STR_LIT("0444")), NUM_AMBIGUOUS);
    assert_int_equal(num_int64(&i, STR_LIT("-00")), NUM_AMBIGUOUS);
    assert_true(i == 77);
    assert_true(u == 77);
}

static void quoting_is_that_of_go(void **state)
{
    static const struct {
        struct str text;
        const char *quoted;
    } cases[] = {
        {STR_INIT(""), "\"\""},
        {STR_INIT("C:\\x \"y\" 'z' `"), "\"C:\\\\x \\\"y\\\" 'z' `\""},
        {STR_INIT("\a\b\f\n\r\t\v"), "\"\\a\\b\\f\\n\\r\\t\\v\""},
        {STR_INIT("\0\x1b\x7f"), "\"\\x00\\x1b\\x7f\""},
        {STR_INIT("\xC3\xA4\xF0\x9F\x98\x80"), "\"\xC3\xA4\xF0\x9F\x98\x80\""},
        {STR_INIT("\xFF\xC3"), "\"\\xff\\xc3\""},
        {STR_INIT("\xEF\xBF\xBD"), "\"\xEF\xBF\xBD\""},
        {STR_INIT("\xC2\xA0\xE2\x80\xA8\xEF\xBB\xBF"), "\"\\u00a0\\u2028\\ufeff\""},
        {STR_INIT("\xF3\xA0\x80\x81"), "\"\\U000e0001\""},
        {STR_INIT("\xC2\x85"), "\"\\u0085\""},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_str(quote_go(&a, UNICODE_13, cases[i].text), cases[i].quoted);
    arena_finish(&a);
}

static void words_are_taken_one_after_the_other(void **state)
{
    struct str rest = STR_LIT(" process  hyperv "), word;

    (void)state;
    assert_true(words_next(&rest, &word));
    assert_true(str_is(word, "process"));
    assert_true(words_next(&rest, &word));
    assert_true(str_is(word, "hyperv"));
    assert_false(words_next(&rest, &word));
    rest = str_of(NULL);
    assert_false(words_next(&rest, &word));
}

static void a_word_begins_at_a_capital_too(void **state)
{
    const struct str texts[] = {STR_LIT("host.OSBuild"), STR_LIT("CPUs (--cpus)"),
                                STR_LIT("DNSSearch of IPv4")};
    static const char found[][16] = {"os",  "build",  "HOST", "cpus",     "--cpus",
                                     "dns", "search", "ipv4", "os search"};
    static const char not_found[][16] = {"ost", "uild", "pus", "nss", "v4", "", " ", "os searches"};

    (void)state;
    for (size_t i = 0; i < sizeof(found) / sizeof(*found); i++)
        assert_true(words_begin(texts, 3, str_of(found[i])));
    for (size_t i = 0; i < sizeof(not_found) / sizeof(*not_found); i++)
        assert_false(words_begin(texts, 3, str_of(not_found[i])));
    assert_true(words_found(texts, 3, STR_LIT("uild pus")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_aligned_memory_of_any_size),
        cmocka_unit_test(an_arena_remembers_that_memory_was_short),
        cmocka_unit_test(arena_pieces_do_not_overlap),
        cmocka_unit_test(what_an_arena_is_given_back_is_not_what_was_taken_since),
        cmocka_unit_test(arena_failure_stays_until_reset),
        cmocka_unit_test(arena_copies_and_formats),
        cmocka_unit_test(buffer_hands_over_its_bytes),
        cmocka_unit_test(error_line_holds_what_is_known),
        cmocka_unit_test(wrapped_errors_read_outer_first),
        cmocka_unit_test(siblings_keep_their_order_and_get_the_file),
        cmocka_unit_test(out_of_memory_is_never_written_to),
        cmocka_unit_test(an_error_of_a_text_inside_another_is_moved),
        cmocka_unit_test(where_something_began_is_moved_with_it),
        cmocka_unit_test(system_errors_have_their_class),
        cmocka_unit_test(control_characters_of_a_document_reach_no_terminal),
        cmocka_unit_test(utf8_round_trips_every_code_point),
        cmocka_unit_test(a_byte_that_is_not_utf8_is_one_replacement),
        cmocka_unit_test(surrogates_are_encoded_as_replacement),
        cmocka_unit_test(a_cut_ends_between_code_points),
        cmocka_unit_test(integers_are_exact_at_the_edges),
        cmocka_unit_test(out_of_range_is_not_the_same_as_not_an_integer),
        cmocka_unit_test(quoting_is_that_of_go),
        cmocka_unit_test(words_are_taken_one_after_the_other),
        cmocka_unit_test(a_word_begins_at_a_capital_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
