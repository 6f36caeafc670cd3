/* Numbers of error texts in every written form; damage of pastes undone. */
#include "model/diagnosis/codes.h"
#include "model/diagnosis/error_text.h"
#include "model/document/fields.h"
#include "model/transport/clean_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void a_number_is_read_in_every_form(void **state)
{
    static const char *const forms[] = {"0xc0370106", "0XC0370106",  "C0370106",
                                        "c0370106",   "-1070137082", "3224830214"};

    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        uint32_t v = 0;

        assert_true(code_read(&v, str_of(forms[i])));
        assert_int_equal(v, 0xC0370106u);
        assert_string_equal(code_find(v).name, "ERROR_VMCOMPUTE_UNEXPECTED_EXIT");
    }
}

static void what_is_no_number_of_32_bits_is_refused(void **state)
{
    static const char *const texts[] = {
        "", "0x", "0x1C0370106", "4294967296", "-2147483649", "c037010", "c037010g", "12 3"};
    uint32_t v;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_false(code_read(&v, str_of(texts[i])));
}

static void the_parts_of_a_number(void **state)
{
    struct code_parts p = code_take_apart(0x57, CODE_IN_TEXT);

    (void)state;
    assert_true(p.has_win32 && p.hresult == 0x80070057u);
    p = code_take_apart(0x80070057u, CODE_IN_TEXT);
    assert_true(p.has_win32 && p.win32 == 0x57);
    assert_string_equal(p.name, "ERROR_INVALID_PARAMETER");
    p = code_take_apart(0xD0020017u, CODE_IN_TEXT);
    assert_true(p.has_ntstatus && p.ntstatus == 0xC0020017u);
    p = code_take_apart(0xC0000135u, CODE_AS_EXIT);
    assert_true(p.has_ntstatus && !p.has_hresult);
    p = code_take_apart(0xE0434352u, CODE_AS_EXIT);
    assert_true(p.has_hresult && !p.has_ntstatus);
    p = code_take_apart(0x80370106u, CODE_IN_TEXT);
    assert_string_equal(p.name, "HCS_E_UNEXPECTED_EXIT");
    p = code_take_apart(0xC0371FFFu, CODE_IN_TEXT);
    assert_null(p.row.name);
    assert_false(p.has_ntstatus);
}

static void every_code_is_there_once_and_has_a_meaning(void **state)
{
    (void)state;
    assert_true(code_count > 200);
    for (size_t i = 0; i < code_count; i++) {
        assert_non_null(code_at(i).name);
        assert_in_range(code_at(i).sure, 'A', 'C');
        for (size_t k = i + 1; k < code_count; k++)
            if (code_at(k).value == code_at(i).value)
                fail_msg("0x%X is there twice", code_at(i).value);
    }
    for (size_t i = 0; i < code_words_count; i++)
        if (code_find(code_words[i].value).name == NULL)
            fail_msg("no code for '%s'", code_words[i].text);
}

/* ---- codes of a text ------------------------------------------------------------------------ */

static void check_codes(const char *text, uint32_t hresult, size_t count)
{
    struct error_text t;
    struct arena a;
    size_t found = 0;

    arena_init(&a);
    assert_null(error_text(&t, &a, str_of(text)));
    for (const struct error_code *c = t.codes; c != NULL; c = c->next)
        found++;
    if (found != count || (count > 0 && t.codes->parts.hresult != hresult))
        fail_msg("%s: %zu, 0x%X", text, found, t.codes != NULL ? t.codes->parts.hresult : 0);
    error_text_finish(&t);
    arena_finish(&a);
}

static void names_are_codes(void **state)
{
    (void)state;
    check_codes("it says ERROR_VMCOMPUTE_UNEXPECTED_EXIT here", 0xC0370106, 1);
    check_codes("HCS_E_HYPERV_NOT_INSTALLED", 0x80370102, 1);
    check_codes("(0xc0370106) ERROR_VMCOMPUTE_UNEXPECTED_EXIT", 0xC0370106, 1);
    check_codes("MY_ERROR_VMCOMPUTE_UNEXPECTED_EXIT, SOME_OTHER_NAME", 0, 0);
    check_codes("the process ended with exit code 1", 0, 0);
}

/* Where a number stands decides whether it is a code: addresses, offsets and times are none. */
static void numbers_are_codes_by_their_place(void **state)
{
    (void)state;
    check_codes("failed (0xc0370106)", 0xC0370106, 1);
    check_codes("failed (0x57)", 0x80070057, 1);
    check_codes("failed: 0x57", 0, 0);
    check_codes("failed: 0x80070057", 0x80070057, 1);
    check_codes("failed: 0X80070057.", 0x80070057, 1);
    check_codes("at 0x800700571", 0, 0);
    check_codes("at x0x80070057", 0, 0);
    check_codes("(0x)", 0, 0);
    check_codes("(0xc03\n70106)", 0xC0370106, 1);
    check_codes("winapi error #87 and again winapi error #", 0x80070057, 1);
    check_codes("winapi error #-2147024809", 0x80070057, 1);
    check_codes("{\"ErrorCode\": -1070137082}", 0xC0370106, 1);
    check_codes("{\\\"Error\\\":2147942487}", 0x80070057, 1);
    check_codes("LogHr(1) tid(2) 80070057", 0x80070057, 1);
    check_codes("LogHr(1) tid(2) 70070057", 0, 0);
    check_codes("LogHr(1) tid(2) C0370106 x", 0xC0370106, 1);
    check_codes("LogHr(1) {80070057-0000}", 0, 0);
    check_codes("no log 80070057", 0, 0);
    check_codes("failed: The parameter is incorrect.", 0x80070057, 1);
    check_codes("failed: The parameter is incorrect. (0x57)", 0x80070057, 1);
    check_codes("err=\"The parameter  is\nincorrect\"", 0x80070057, 1);
    check_codes("The parameter is incorrect.", 0x80070057, 1);
    check_codes("THE parameter\nis incorrect", 0x80070057, 1);
    check_codes("The parameter is incorrect. So it says.", 0, 0);
    check_codes("", 0, 0);
    check_codes("failed in The parameter is incorrect.", 0, 0);
    check_codes("x: The virtual machine or container exited unexpectedly while starting.",
                0xC0370100, 1);
    check_codes("x: The virtual machine or container exited unexpectedly.", 0xC0370106, 1);
    check_codes("exit code 3221225786", 0xD000013A, 1);
    check_codes("", 0, 0);
}

/* ---- pastes -------------------------------------------------------------------------------- */

#define ID "3ab4b3b6f74979a0624800ec21e1498c817990f46d8946e3ce3753a0ba8fe17c"

static void check_clean(const char *pasted, const char *want)
{
    struct clean_text t;
    struct arena a;

    arena_init(&a);
    clean_text(&t, &a, str_of(pasted));
    if (!str_is(t.text, want))
        fail_msg("'%.*s' instead of '%s'", STR_FMT(t.text), want);
    arena_finish(&a);
}

static void what_stands_around_a_paste_is_taken_off(void **state)
{
    (void)state;
    check_clean("> one\r\n> \r\n> two", "one\ntwo");
    check_clean("    one\n      two", "one\n  two");
    check_clean("```\none\n```", "one");
    check_clean("2024-03-19T01:19:10.0000013Z ##[error]one\n2024-03-19T01:19:11.1Z two",
                "one\ntwo");
    check_clean("docker : one\nAt line:1 char:1\n+ docker run x\n+ ~~~\n    + CategoryInfo : x\n"
                "    + FullyQualifiedErrorId : NativeCommandError\n \ntwo",
                "docker : one\ntwo");
    check_clean("a\xc2\xa0z", "a z");
}

static void code_is_taken_out_of_its_paragraph(void **state)
{
    (void)state;
    check_clean("see:\n\n    one\n      two\n\nso", "see:\n\none\n  two\n\nso");
    check_clean("see:\n    one\n    two\nso", "see:\n    one\n    two\nso");
    check_clean("Message : one\n\n               two\n               three\n",
                "Message : one\n\n               two\n               three\n");
    check_clean("- see\n  ```\n  one\n    two\n  ```\nso", "- see\n\none\n  two\n\nso");
    check_clean("    > one\n    > two", "one\ntwo");
}

static void a_blank_that_a_line_end_took_comes_back(void **state)
{
#define FULL "{\"SystemType\":\"Container\",\"Path\":\"C:\\\\aaaaaaaaaaaaaaaaaaaaaa"
#define MORE "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define LAST "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    (void)state;
    check_clean(FULL "\n" MORE "\n" LAST " Program\nFiles\\\\x\"}",
                FULL MORE LAST " Program Files\\\\x\"}");
    check_clean(FULL "\n" MORE "\n" LAST "abc\ndef\"}", FULL MORE LAST "abcdef\"}");
#undef LAST
#undef MORE
#undef FULL
}

static void what_somebody_says_has_no_width(void **state)
{
    (void)state;
    check_clean(
        "We have seen this on two of our hosts since Monday, and we do not know any more:"
        "\n\ndocker: Error response from daemon: hcs::CreateComputeSyst\nem x: The paramete"
        "r is incorrect. It is said in several li\nnes\n\nThanks for any help, which we would"
        " appreciate a lot, as nothing of it runs.",
        "We have seen this on two of our hosts since Monday, and we do not know any more:"
        "\n\ndocker: Error response from daemon: hcs::CreateComputeSystem x: The parameter"
        " is incorrect. It is said in several lines\n\nThanks for any help, which we would"
        " appreciate a lot, as nothing of it runs.");
}

static void broken_lines_are_joined(void **state)
{
    (void)state;
    check_clean("container 3ab4b3b6f74979a0624800ec21e1498c81799\n"
                "0f46d8946e3ce3753a0ba8fe17c encountered",
                "container " ID " encountered");
    check_clean("{\"Path\":\"C:\\\\Pro\ngram\"}", "{\"Path\":\"C:\\\\Program\"}");
    check_clean("{\n  \"Path\":\"C:\\\\Pro\ngram\"\n}", "{\n  \"Path\":\"C:\\\\Program\"\n}");
}

#define FAILED "docker: Error response from daemon: hcsshim::ActivateLayer failed: "

/* At a width that no console has by itself, and only there: half a code would be another one. */
static void a_code_that_a_line_end_parts_is_one(void **state)
{
    (void)state;
    check_codes(FAILED "(0x\n80010108)", 0x80010108, 1);
    check_codes(FAILED "(0x2\n0) ", 0x80070020, 1);
    check_codes(FAILED "winapi error #\n3489792023\n\nRun 'docker run --help'", 0xD0020017, 1);
    check_codes(FAILED "winapi error #3\n489792023.", 0xD0020017, 1);
    check_codes(FAILED "winapi error #3\n2 of 4 are done", 0x80070003, 1);
    check_codes(FAILED "winapi error #3\n2024-03-11", 0x80070003, 1);
    check_codes(FAILED "winapi error #3\nRun it", 0x80070003, 1);
    check_codes(FAILED "winapi error #3\n12:30:01 begins", 0x80070003, 1);
    check_codes(FAILED "winapi error #3\n10.0.17763.1", 0x80070003, 1);
    check_codes(FAILED "(\n0x20)", 0x80070020, 1);
    check_codes(FAILED "(0\nx20)", 0x80070020, 1);
}

static void a_record_of_powershell_in_one_line_takes_nothing_with_it(void **state)
{
    (void)state;
    check_codes("{\"message\":\"docker : " FAILED
                "(0x20)\\nAt line:1 char:1\\n+ docker run a\\n+ ~~~"
                "\\n    + CategoryInfo          : NotSpecified: (:) [], RemoteException"
                "\\n    + FullyQualifiedErrorId : NativeCommandError\"}",
                0x80070020, 1);
}

static void lines_that_happen_to_be_equally_long_stay(void **state)
{
    static const char table[] = "Server:\n"
                                " Built:             Wed Mar 11 01:23:10 2020\n"
                                " Built:             Wed Mar 11 01:37:20 2020\n"
                                " OS/Arch:           windows/amd64";

    (void)state;
    check_clean(table, table);
}

static void a_text_that_says_nothing_gives_nothing(void **state)
{
    static const char *const texts[] = {"",
                                        "\n\n",
                                        "hello",
                                        "{",
                                        "{\"",
                                        "(0x",
                                        "winapi error #",
                                        "hcsshim::",
                                        "encountered an error during",
                                        "CreateComputeSystem ",
                                        "{\"SystemType\":",
                                        "\\\"\\"};
    struct error_text t;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_null(error_text(&t, &a, str_of(texts[i])));
        assert_null(t.codes);
        error_text_finish(&t);
    }
    arena_finish(&a);
}

/* Each row that tells a client or a language is the first that its own words meet, or says the
 * same. */
static void who_printed_it_is_told_by_its_words(void **state)
{
    static const struct {
        const char *words, *client, *language;
    } rows[] = {
#define CLIENT(PHRASE, NAME) {PHRASE, NAME, NULL},
#define LANGUAGE(WORD, NAME) {WORD, NULL, NAME},
#include "model/diagnosis/surroundings.def"
#undef CLIENT
#undef LANGUAGE
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena a;
        struct error_text t;
        const char *read, *want = rows[i].client != NULL ? rows[i].client : rows[i].language;

        arena_init(&a);
        assert_null(error_text(&t, &a, arena_printf(&a, "%s: no (0x2)", rows[i].words)));
        read = rows[i].client != NULL ? t.client : t.language;
        if (read == NULL || strcmp(read, want) != 0)
            fail_msg("'%s' is of '%s', not of '%s'", rows[i].words, read != NULL ? read : "-",
                     want);
        error_text_finish(&t);
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_codes),
        cmocka_unit_test(numbers_are_codes_by_their_place),
        cmocka_unit_test(a_number_is_read_in_every_form),
        cmocka_unit_test(what_is_no_number_of_32_bits_is_refused),
        cmocka_unit_test(the_parts_of_a_number),
        cmocka_unit_test(every_code_is_there_once_and_has_a_meaning),
        cmocka_unit_test(what_stands_around_a_paste_is_taken_off),
        cmocka_unit_test(code_is_taken_out_of_its_paragraph),
        cmocka_unit_test(a_blank_that_a_line_end_took_comes_back),
        cmocka_unit_test(what_somebody_says_has_no_width),
        cmocka_unit_test(broken_lines_are_joined),
        cmocka_unit_test(a_code_that_a_line_end_parts_is_one),
        cmocka_unit_test(a_record_of_powershell_in_one_line_takes_nothing_with_it),
        cmocka_unit_test(lines_that_happen_to_be_equally_long_stay),
        cmocka_unit_test(a_text_that_says_nothing_gives_nothing),
        cmocka_unit_test(who_printed_it_is_told_by_its_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
