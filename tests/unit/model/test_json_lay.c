/* The reader for documents that are read and forgotten has a pass of its own: it gives the tree,
 * the places and the errors of the other. */
#include "model/base/buf.h"
#include "model/json/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void marks_are_the_same(const struct value *a, const struct value *b)
{
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->column, b->column);
    for (size_t i = 0; a->kind == VALUE_LIST && i < a->u.list.count; i++)
        marks_are_the_same(a->u.list.items[i], b->u.list.items[i]);
    for (size_t i = 0; a->kind == VALUE_MAP && i < a->u.map.count; i++) {
        assert_int_equal(a->u.map.members[i].line, b->u.map.members[i].line);
        assert_int_equal(a->u.map.members[i].column, b->u.map.members[i].column);
        marks_are_the_same(a->u.map.members[i].value, b->u.map.members[i].value);
    }
}

static void check_laid(struct str text)
{
    const struct value *v = NULL, *laid = NULL;
    struct err *e = json_read(&v, text), *other;
    struct arena a;

    arena_init(&a);
    other = json_read_in(&laid, &a, text);
    assert_int_equal(e != NULL, other != NULL);
    if (e != NULL) {
        assert_string_equal(e->text, other->text);
        assert_int_equal(e->line, other->line);
        assert_int_equal(e->column, other->column);
    } else {
        assert_true(value_eq(v, laid));
        marks_are_the_same(v, laid);
    }
    err_free(e);
    err_free(other);
    value_unref(v);
    arena_finish(&a);
}

static void a_text_laid_into_an_arena_is_the_same_tree(void **state)
{
    static const char *const texts[] = {
        "",
        " \n\t{ \"a\" :\r\n [ 1 , -0 , 0.5e-7 , true , false , null , [ ] , { } ] } \n",
        "{\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\":\"\xC3\xA4\",\"b\":[\"\xE2\x82\xAC\\n\xC3\xA4\","
        "7]}",
        "[\"C:\\\\a\\\\b\",\"\\u0000\\u00e4\\u20ac\\/"
        "\\b\\f\\r\\t\",\"\\ud83d\\ude00\",\"\\ud800\"]",
        "[01]",
        "[1.]",
        "[-]",
        "[+1]",
        "[1,]",
        "{\"a\":1,}",
        "[1 2]",
        "{\"a\" 1}",
        "{a:1}",
        "[tru]",
        "[truex]",
        "[nullx]",
        "[1x]",
        "[\"a]",
        "[\"\\x\"]",
        "[\"\\u12g4\"]",
        "[\"\x01\"]",
        "[\"\xFF\"]",
        "[\"\xC0\x80\"]",
        "[\"\xED\xA0\x80\"]",
        "[\"\xF4\x90\x80\x80\"]",
        "[\"\xE2\x82\"]",
        "[\"\xE0\x9F\x80\"]",
        "[\"\xE0\xA0\x80\xED\x9F\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"]",
        "[\"\xF0\x8F\x80\x80\"]",
        "[\"\xF5\x80\x80\x80\"]",
        "[\"\xF0\x90\x80\"]",
        "[\"\x80\"]",
        "[\"\xC3x\"]",
        "[\"\\u00AF\\u00af\\uDBFF\\uDFFF\\udc00\\ud83dx\\ud83d\\u0041\"]",
        "[\"\\u00G0\"]",
        "[\"\\u00g0\"]",
        "[\"\\u/000\"]",
        "[\"\\u:000\"]",
        "[\"\\u@000\"]",
        "[\"\\u`000\"]",
        "[\"\\~\"]",
        "[\"\\\xC3\xA4\"]",
        "[\"\xC3",
        "{\"a\":1,\"a\":2}",
        "[1]]",
        "[1] x",
        "{",
        "[",
        "[{\"a\":[}]",
        "\xEF\xBB\xBF[]",
        "\"\\",
        "nul",
    };
    char deep[2 * 101 + 1];

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        check_laid(str_of(texts[i]));
    check_laid((struct str){"[1\0]", 4});
    check_laid((struct str){"[\"a\0b\"]", 7});
    check_laid((struct str){"[]\0", 3});
    for (size_t n = 99; n <= 101; n++) {
        memset(deep, '[', n);
        memset(deep + n, ']', n);
        check_laid((struct str){deep, 2 * n});
    }
}

/* So many children, and texts of every length to a few words, at every place. */
static void lengths_and_numbers_do_not_matter_to_it(void **state)
{
    struct buf text = {NULL, 0, 0, false};

    (void)state;
    for (size_t n = 0; n < 300; n++) {
        text.len = 0;
        buf_add(&text, STR_LIT("{\"list\":["));
        for (size_t i = 0; i < n; i++)
            buf_printf(&text, "%s\"%.*s\\\\%.*s\"", i > 0 ? "," : "", (int)(i % 23),
                       "abcdefghijklmnopqrstuvwxyz", (int)(n % 19), "zyxwvutsrqponmlkjihg");
        buf_add(&text, STR_LIT("]}"));
        check_laid(buf_str(&text));
    }
    buf_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_laid_into_an_arena_is_the_same_tree),
        cmocka_unit_test(lengths_and_numbers_do_not_matter_to_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
