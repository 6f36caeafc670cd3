/* JSON in and out: what is accepted, what is told about the rest. */
#include "model/base/bounds.h"
#include "model/base/buf.h"
#include "model/json/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct value *read(struct str text)
{
    const struct value *v = NULL;
    struct err *e = json_read(&v, text);

    if (e != NULL)
        fail_msg("'%.*s': %s", STR_FMT(text), e->text);
    return v;
}

static char *write(const struct value *v, int indent)
{
    char *text = NULL;
    size_t len = 0;

    assert_null(json_write(&text, &len, v, indent));
    assert_int_equal(len, strlen(text));
    return text;
}

struct message {
    const char *text, *message;
};

static void assert_messages(const struct message *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct value *v = NULL;
        struct err *e = json_read(&v, str_of(cases[i].text));
        char *line;

        assert_non_null(e);
        assert_null(v);
        line = err_line(e);
        assert_string_equal(line, cases[i].message);
        free(line);
        err_free(e);
    }
}

#define COUNT(cases) (sizeof(cases) / sizeof((cases)[0]))

static void a_document_comes_back_as_it_was_written(void **state)
{
    static const char *const same[] = {
        "null",
        "true",
        "false",
        "\"\"",
        "[]",
        "{}",
        "[18446744073709551616,-0,1e400,1E+2,0.10,-1.50e-7]",
        "{\"b\":[{\"a\":[[],{}]}],\"a\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7F\"}",
        "\"\xC3\xA4\xE2\x80\xA8\xF0\x9F\x98\x80\"",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(same); i++) {
        const struct value *v = read(str_of(same[i]));
        char *text = write(v, 0);

        assert_string_equal(text, same[i]);
        free(text);
        value_unref(v);
    }
}

static void indented_text_is_that_of_inspect(void **state)
{
    const struct value *v = read(STR_LIT("{\"a\":[1,{}],\"b\":{\"c\":[]}}"));
    char *text = write(v, 4);

    (void)state;
    assert_string_equal(text, "{\n"
                              "    \"a\": [\n"
                              "        1,\n"
                              "        {}\n"
                              "    ],\n"
                              "    \"b\": {\n"
                              "        \"c\": []\n"
                              "    }\n"
                              "}");
    free(text);
    value_unref(v);
}

static void escapes_are_decoded_as_go_does(void **state)
{
    static const struct {
        const char *text;
        struct str value;
    } cases[] = {
        {"\"\\u00e4\\uD83D\\ude00\"", STR_INIT("\xC3\xA4\xF0\x9F\x98\x80")},
        {"\"a\\u0000b\"", STR_INIT("a\0b")},
        {"\"\\ud800\"", STR_INIT("\xEF\xBF\xBD")},
        {"\"\\udc00\\ud800x\"", STR_INIT("\xEF\xBF\xBD\xEF\xBF\xBDx")},
        {"\"\\ud800\\u0041\"", STR_INIT("\xEF\xBF\xBD"
                                        "A")},
        {"\"\\ud800\\ud83d\\ude00\"", STR_INIT("\xEF\xBF\xBD\xF0\x9F\x98\x80")},
        {"\"\\/\\\\\\\"\"", STR_INIT("/\\\"")},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct value *v = read(str_of(cases[i].text));

        assert_int_equal(v->kind, VALUE_STRING);
        assert_int_equal(v->u.text.len, cases[i].value.len);
        assert_memory_equal(v->u.text.s, cases[i].value.s, cases[i].value.len);
        value_unref(v);
    }
}

static void values_and_keys_know_their_place(void **state)
{
    const struct value *v = read(STR_LIT("{\n  \"\xC3\xA4\xC3\xA4\": [1,\r\n\t{\"k\": \"x\"}]}"));
    const struct value *list = v->u.map.members[0].value, *map = list->u.list.items[1];

    (void)state;
    assert_int_equal(v->line, 1);
    assert_int_equal(v->u.map.members[0].line, 2);
    assert_int_equal(v->u.map.members[0].column, 3);
    assert_int_equal(list->column, 9);
    assert_int_equal(list->u.list.items[0]->column, 10);
    assert_int_equal(map->line, 3);
    assert_int_equal(map->column, 2);
    assert_int_equal(map->u.map.members[0].column, 3);
    assert_int_equal(map->u.map.members[0].value->column, 8);
    value_unref(v);
}

static void truncated_text_says_what_is_open(void **state)
{
    static const struct message cases[] = {
        {"", "line 1, column 1: the text is empty, expected a JSON value"},
        {"{\n \"a\": [1,",
         "line 2, column 10: the text ends while the array that began at line 2, "
         "column 7 is open, and 1 around it; the file may be cut off; expected ']'"},
        {"{\"a\"", "line 1, column 5: the text ends while the object that began at line 1, column "
                   "1 is open; the file may be cut off; expected '}'"},
        {"[\"abc", "line 1, column 6: the text ends in the string that began at line 1, column 2; "
                   "the file may be cut off; expected '\"'"},
        {"\"\\", "line 1, column 3: the text ends in the string that began at line 1, column 1; "
                 "the file may be cut off; expected '\"'"},
        {"[fal", "line 1, column 5: the text ends in the word 'fal'"},
    };

    (void)state;
    assert_messages(cases, COUNT(cases));
}

static void bad_numbers_say_what_is_wrong(void **state)
{
    static const struct message cases[] = {
        {"01", "line 1, column 1: '01': a number cannot begin with 0 and more digits; leave the "
               "zeros out; JSON knows decimal numbers only"},
        {"-01", "line 1, column 1: '-01': a number cannot begin with 0 and more digits; leave the "
                "zeros out; JSON knows decimal numbers only"},
        {"-1.", "line 1, column 1: '-1.': a digit is expected behind the point; leave the point "
                "out, or write -1.0"},
        {"+1", "line 1, column 1: '+1': a number cannot begin with '+'; leave the sign out"},
        {"-.5", "line 1, column 1: '-.5': a digit is expected before the point; write -0.5"},
        {"1e+", "line 1, column 1: '1e+': a digit is expected in the exponent; write for example "
                "1e9"},
        {"-", "line 1, column 1: '-': a digit is expected behind the sign"},
        {"+.5", "line 1, column 1: '+.5': a digit is expected before the point; write 0.5"},
        {"1.5E-", "line 1, column 1: '1.5E-': a digit is expected in the exponent; write for "
                  "example 1e9"},
        {"1.e", "line 1, column 1: '1.e': a digit is expected behind the point; leave the point "
                "out, or write 1.0"},
        {"1.5ex", "line 1, column 1: '1.5ex' is not a number; put text in double quotes; a number "
                  "is digits, without unit"},
        {".", "line 1, column 1: '.' is not a number; put text in double quotes; a number is "
              "digits, without unit"},
        {"+x", "line 1, column 1: '+x' is not a number; put text in double quotes; a number is "
               "digits, without unit"},
        {"0o17", "line 1, column 1: '0o17': JSON has no octal numbers; write 15"},
        {"0xFFFFFFFFFFFFFFFFFF",
         "line 1, column 1: '0xFFFFFFFFFFFFFFFFFF': JSON has no hexadecimal "
         "numbers; write it in decimal digits"},
        {"-0x1", "line 1, column 1: '-0x1': JSON has no hexadecimal numbers; write it in decimal "
                 "digits"},
        {"+inf", "line 1, column 1: '+inf': JSON has no such number; write a number or null"},
        {"0x1F", "line 1, column 1: '0x1F': JSON has no hexadecimal numbers; write 31"},
        {"-Infinity", "line 1, column 1: '-Infinity': JSON has no such number; write a number or "
                      "null"},
        {"[NaN]", "line 1, column 2: 'NaN': JSON has no such number; write a number or null"},
        {"512m", "line 1, column 1: '512m' is not a number; put text in double quotes; a number "
                 "is digits, without unit"},
    };

    (void)state;
    assert_messages(cases, COUNT(cases));
}

static void bad_strings_say_what_is_wrong(void **state)
{
    static const struct message cases[] = {
        {"\"C:\\Users\"", "line 1, column 4: '\\U' in a string is not an escape; write \\\\ for a "
                          "backslash"},
        {"\"\\'\"", "line 1, column 2: '\\'' in a string is not an escape; write ' without a "
                    "backslash"},
        {"\"\\u12\"", "line 1, column 2: four hexadecimal digits are expected behind \\u; write "
                      "\\\\ for a backslash"},
        {"\"a\nb\"", "line 1, column 3: a line end in the string that began at line 1, column 1; "
                     "close the string with '\"', or write \\n"},
        {"\"\t\"", "line 1, column 2: a tab in a string; write \\t"},
        {"\"\x1\"", "line 1, column 2: the control character U+0001 in a string; write \\u0001"},
        {"\"\xC3\xA4\xFF\"", "line 1, column 3: the byte 0xFF is not UTF-8"},
        {"\"\xED\xA0\x80\"", "line 1, column 2: the byte 0xED is not UTF-8"},
    };

    (void)state;
    assert_messages(cases, COUNT(cases));
}

static void bad_structure_says_what_is_expected(void **state)
{
    static const struct message cases[] = {
        {"[1,]", "line 1, column 3: trailing comma before ']'; remove the comma"},
        {"{\"a\":1\n,}", "line 2, column 1: trailing comma before '}'; remove the comma"},
        {"[1 2]", "line 1, column 4: found '2', expected ',' or ']' behind a value; put a comma "
                  "between the two"},
        {"[1}",
         "line 1, column 3: found '}', but the array that began at line 1, column 1 is open"},
        {"{'a':1}", "line 1, column 2: found a single quote, expected a key in double quotes; put "
                    "the key in double quotes"},
        {"{a:1}", "line 1, column 2: found 'a', expected a key in double quotes; put the key in "
                  "double quotes"},
        {"{\"a\" 1}", "line 1, column 6: found '1', expected ':' behind the key"},
        {"{\"a\"=1}", "line 1, column 5: found '=1', expected ':' behind the key; write ':'"},
        {"['a']", "line 1, column 2: found a single quote, expected a value; put text in double "
                  "quotes"},
        {"True", "line 1, column 1: found 'True', expected a value; write true"},
        {"// x\n1", "line 1, column 1: found a comment; JSON has none; remove it, or write the "
                    "file as YAML"},
        {"{\"a\":1, # x\n}", "line 1, column 9: found a comment; JSON has none; remove it, or "
                             "write the file as YAML"},
        {"{} x", "line 1, column 4: found 'x', expected the end of the text behind the value; a "
                 "document holds one value"},
        {"\xEF\xBB\xBF{}", "line 1, column 1: found the character U+FEFF, expected a value"},
        {"[\x1]", "line 1, column 2: found the character U+0001, expected a value"},
        {"[\x7F]", "line 1, column 2: found the character U+007F, expected a value"},
        {"[\xC2\xA0 1]", "line 1, column 2: found the character U+00A0, expected a value; put "
                         "text in double quotes"},
        {"[\xFF]", "line 1, column 2: found the byte 0xFF, which is not UTF-8, expected a value"},
        {"[1, /* x */ 2]", "line 1, column 5: found a comment; JSON has none; remove it, or write "
                           "the file as YAML"},
        {"[tr", "line 1, column 4: the text ends in the word 'tr'"},
        {"fals", "line 1, column 5: the text ends in the word 'fals'"},
        {"[nul]", "line 1, column 2: found 'nul', expected a value; put text in double quotes"},
        {"[None]", "line 1, column 2: found 'None', expected a value; write null"},
        {"[,]", "line 1, column 2: found ',', expected a value"},
        {"[;]", "line 1, column 2: found ';', expected a value; put text in double quotes"},
    };

    (void)state;
    assert_messages(cases, COUNT(cases));
}

static void duplicate_keys_are_told_with_both_places(void **state)
{
    static const struct message cases[] = {
        {"{\"a\":1,\n\"b\":{\"a\":1},\n \"\\u0061\":2}",
         "line 3, column 2: duplicate key 'a', first at line 1, column 2; keep one of the two"},
    };

    (void)state;
    assert_messages(cases, COUNT(cases));
}

static struct err *read_nested(size_t depth)
{
    char *text = malloc(2 * depth);
    const struct value *v = NULL;
    struct err *e;

    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    e = json_read(&v, (struct str){text, 2 * depth});
    value_unref(v);
    free(text);
    return e;
}

static void nesting_has_a_limit(void **state)
{
    struct err *e;

    (void)state;
    assert_null(read_nested(BOUND_NESTING));
    e = read_nested(BOUND_NESTING + 1);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_LIMIT);
    assert_int_equal(e->column, BOUND_NESTING + 1);
    err_free(e);
    e = read_nested(40000);
    assert_int_equal(e->class, ERR_LIMIT);
    err_free(e);
}

static void yaml_numbers_get_their_json_form(void **state)
{
    static const struct {
        const char *text, *json; /* NULL: there is none */
    } cases[] = {{"0x1F", "31"},
                 {"0o17", "15"},
                 {"+5", "5"},
                 {".5", "0.5"},
                 {"-.5", "-0.5"},
                 {"1.", "1"},
                 {"1.e3", "1e3"},
                 {"+1.5", "1.5"},
                 {".inf", NULL},
                 {"-1.5", "-1.5"},
                 {"+.5", "0.5"},
                 {"-1.e3", "-1e3"},
                 {"", NULL},
                 {"1e", NULL},
                 {"0o8", NULL},
                 {"0xg", NULL},
                 {"0444", NULL},
                 {"-0x1", NULL},
                 {"99999999999999999999", "99999999999999999999"}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct value *v = value_number(str_of(cases[i].text));
        char *text = NULL;
        size_t len = 0;
        struct err *e = json_write(&text, &len, v, 0);

        assert_int_equal(e == NULL, cases[i].json != NULL);
        if (e == NULL)
            assert_string_equal(text, cases[i].json);
        err_free(e);
        free(text);
        value_unref(v);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_comes_back_as_it_was_written),
        cmocka_unit_test(indented_text_is_that_of_inspect),
        cmocka_unit_test(escapes_are_decoded_as_go_does),
        cmocka_unit_test(values_and_keys_know_their_place),
        cmocka_unit_test(truncated_text_says_what_is_open),
        cmocka_unit_test(bad_numbers_say_what_is_wrong),
        cmocka_unit_test(bad_strings_say_what_is_wrong),
        cmocka_unit_test(bad_structure_says_what_is_expected),
        cmocka_unit_test(duplicate_keys_are_told_with_both_places),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(yaml_numbers_get_their_json_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
