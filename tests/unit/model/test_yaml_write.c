/* YAML out: block style, and that what is written reads back. */
#include "yaml_testing.h"

#include "model/json/json.h"

static void assert_round_trip(const struct value *v)
{
    char *text = NULL;
    size_t len = 0;
    const struct value *back = NULL;
    struct err *e = yaml_write(&text, &len, v);

    if (e != NULL)
        fail_msg("not written: %s", e->text);
    e = yaml_read(&back, (struct str){text, len});
    if (e != NULL)
        fail_msg("%s\nnot read back: line %u: %s", text, e->line, e->text);
    if (!value_eq(v, back))
        fail_msg("%s\nreads back as another tree", text);
    free(text);
    value_unref(back);
}

static void written_text_is_block_style(void **state)
{
    const struct value *v = NULL;
    char *text = NULL;
    size_t len = 0;

    (void)state;
    assert_null(json_read(
        &v, STR_LIT("{\"a\":{\"b\":[1,\"x y\",[],{}]},\"s\":\"1\",\"e\":\"\",\"t\":\"true\","
                    "\"w\":\"C:\\\\x\",\"lines\":\"one\\ntwo\\n\",\"n\":null,\"f\":false}")));
    assert_null(yaml_write(&text, &len, v));
    assert_string_equal(text, "a:\n"
                              "  b:\n"
                              "  - 1\n"
                              "  - x y\n"
                              "  - []\n"
                              "  - {}\n"
                              "s: '1'\n"
                              "e: ''\n"
                              "t: 'true'\n"
                              "w: C:\\x\n"
                              "lines: |\n"
                              "  one\n"
                              "  two\n"
                              "'n': null\n"
                              "f: false\n");
    free(text);
    value_unref(v);
}

/* At the left edge they would be what somebody says around a file that was pasted. */
static void keys_that_could_be_said_are_quoted(void **state)
{
    const struct value *v = NULL;
    char *text = NULL;
    size_t len = 0;

    (void)state;
    assert_null(json_read(&v, STR_LIT("{\"Bob\":\"look at it\",\"my notes\":1,\"error\":\"it is\","
                                      "\"Events\":{\"Bob\":{\"a b\":2}},\"x-y\":3}")));
    assert_null(yaml_write(&text, &len, v));
    assert_string_equal(text, "'Bob': look at it\n"
                              "'my notes': 1\n"
                              "'error': it is\n"
                              "'Events':\n"
                              "  Bob:\n"
                              "    a b: 2\n"
                              "x-y: 3\n");
    free(text);
    value_unref(v);
}

static const struct str strings[] = {
    STR_INIT(""),
    STR_INIT(" "),
    STR_INIT("a "),
    STR_INIT(" a"),
    STR_INIT("1"),
    STR_INIT("-0"),
    STR_INIT("0x1F"),
    STR_INIT("1e5"),
    STR_INIT(".5"),
    STR_INIT(".inf"),
    STR_INIT("~"),
    STR_INIT("null"),
    STR_INIT("true"),
    STR_INIT("yes"),
    STR_INIT("<<"),
    STR_INIT("="),
    STR_INIT("a: b"),
    STR_INIT("a:"),
    STR_INIT(": a"),
    STR_INIT("a #b"),
    STR_INIT("#a"),
    STR_INIT("- a"),
    STR_INIT("-"),
    STR_INIT("? a"),
    STR_INIT("---"),
    STR_INIT("..."),
    STR_INIT("--- a"),
    STR_INIT("%a"),
    STR_INIT("@a"),
    STR_INIT("`a"),
    STR_INIT("&a"),
    STR_INIT("*a"),
    STR_INIT("!a"),
    STR_INIT("|"),
    STR_INIT(">"),
    STR_INIT("[a"),
    STR_INIT("a]"),
    STR_INIT("{a}"),
    STR_INIT("a, b"),
    STR_INIT("'a'"),
    STR_INIT("\"a\""),
    STR_INIT("a'b"),
    STR_INIT("C:\\Users"),
    STR_INIT("\\n"),
    STR_INIT("a\tb"),
    STR_INIT("\ta"),
    STR_INIT("a\t"),
    STR_INIT("\r"),
    STR_INIT("\n"),
    STR_INIT("\n\n"),
    STR_INIT("a\n"),
    STR_INIT("a\n\n"),
    STR_INIT("\na"),
    STR_INIT("a\n\nb"),
    STR_INIT("a\nb\n\n\n"),
    STR_INIT("a\n b"),
    STR_INIT(" a\nb"),
    STR_INIT("a \nb"),
    STR_INIT("a\n b \n"),
    STR_INIT("a\n\tb"),
    STR_INIT("a\r\nb"),
    STR_INIT("a\n---\nb"),
    STR_INIT("a\n#b"),
    STR_INIT("#a\n- b\n"),
    STR_INIT("a: b\nc: d\n"),
    STR_INIT("a\n..."),
    STR_INIT("a\0b"),
    STR_INIT("\0"),
    STR_INIT("\x1b[0m"),
    STR_INIT("\x7f"),
    STR_INIT("\xC2\x85"),
    STR_INIT("a\xC2\x85\nb"),
    STR_INIT("\xC2\xA0"),
    STR_INIT("\xE2\x80\xA8"),
    STR_INIT("a\n\xE2\x80\xA9"
             "b"),
    STR_INIT("\xEF\xBB\xBF"),
    STR_INIT("\xEF\xBB\xBF"
             "a\nb"),
    STR_INIT("\xEF\xBF\xBD"),
    STR_INIT("\xEF\xBF\xBE"),
    STR_INIT("\xF0\x9F\x98\x80"),
    STR_INIT("a\n\xF0\x9F\x98\x80"),
    STR_INIT("\xC3\xA4\xC3\xB6\n\xE6\x97\xA5"),
    STR_INIT("80:80"),
    STR_INIT("12:30"),
    STR_INIT("2024-01-01"),
    STR_INIT("0444"),
    STR_INIT("a\n \n"),
    STR_INIT("a\n  \nb"),
};

static void every_text_reads_back_wherever_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(strings); i++) {
        struct value *text = value_string(strings[i]), *list = value_list(), *map = value_map();
        struct value *outer = value_map();

        assert_round_trip(text);
        assert_true(value_list_push(list, value_ref(text)));
        assert_true(value_list_push(list, value_ref(text)));
        assert_true(value_map_push(map, STR_LIT("k"), 0, 0, value_ref(text)));
        if (strings[i].len != 1 || strings[i].s[0] != 'k')
            assert_true(value_map_push(map, strings[i], 0, 0, value_ref(list)));
        assert_true(value_list_push(list, value_map()));
        assert_true(value_map_push(outer, strings[i], 0, 0, value_ref(map)));
        assert_true(value_map_push(outer, STR_LIT("last"), 0, 0, value_ref(text)));
        assert_round_trip(list);
        assert_round_trip(map);
        assert_round_trip(outer);
        value_unref(outer);
        value_unref(map);
        value_unref(list);
        value_unref(text);
    }
}

/* Words that YAML 1.1 reads as something else are quoted, so that an older reader takes them for
 * texts as well; what only looks alike is not. */
static void what_older_yaml_reads_otherwise_is_quoted(void **state)
{
    static const struct {
        const char *text;
        bool quoted;
    } cases[] = {
        {"Yes", true},          {"OFF", true},         {"n", true},
        {"yes!", false},        {"1_000", true},       {"-1_000.5", true},
        {"1:30:00", true},      {"1.2.3", false},      {"12:30pm", false},
        {"0b101", true},        {"-0b1", true},        {"0b", false},
        {"0x_ff", true},        {"-0x1F", true},       {"0x1G", false},
        {"0b12z", false},       {"0y12", false},       {"1x2", false},
        {"2024-01-01", true},   {"2024-1-2", true},    {"2024-01-01T1", true},
        {"2024-001-01", false}, {"2024-01", false},    {"2024-x-1", false},
        {"2024-01-001", false}, {"2024/01/01", false}, {"202-01-01", false},
        {"<<", true},           {"=", true},           {"==", false},
        {"a1", false},          {"0o8", false},        {"+12e03", true},
        {"1e+5", true},         {"1e5x", false},       {"1e-", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct value *list = value_list();
        char *text = NULL;
        size_t len = 0;

        assert_true(value_list_push(list, value_string(str_of(cases[i].text))));
        assert_null(yaml_write(&text, &len, list));
        if ((text[2] == '\'' || text[2] == '"') != cases[i].quoted)
            fail_msg("%s is written as %s", cases[i].text, text);
        free(text);
        value_unref(list);
    }
}

static void long_texts_are_not_folded(void **state)
{
    char *text = repeat("word ", 2000);
    struct value *v = value_map();
    char *yaml = NULL;
    size_t len = 0;

    (void)state;
    text[strlen(text) - 1] = 'x';
    assert_true(value_map_push(v, STR_LIT("k"), 0, 0, value_string(str_of(text))));
    assert_true(value_map_push(v, str_of(text), 0, 0, value_null()));
    assert_round_trip(v);
    assert_null(yaml_write(&yaml, &len, v));
    assert_int_equal(strchr(yaml, '\n') - yaml, strlen("k: ") + strlen(text));
    free(yaml);
    free(text);
    value_unref(v);
}

static void numbers_keep_their_text(void **state)
{
    const struct value *v = read("[18446744073709551616, -0, 1e400, 0x1F, .5, 1., +3, .nan, 007]");

    (void)state;
    assert_round_trip(v);
    value_unref(v);
}

static void text_that_is_not_utf8_is_refused(void **state)
{
    struct value *v = value_string(STR_LIT("a\xFF"));
    char *text = NULL;
    size_t len = 0;
    struct err *e = yaml_write(&text, &len, v);

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_UNSUPPORTED);
    assert_null(text);
    err_free(e);
    value_unref(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_text_is_block_style),
        cmocka_unit_test(keys_that_could_be_said_are_quoted),
        cmocka_unit_test(every_text_reads_back_wherever_it_stands),
        cmocka_unit_test(what_older_yaml_reads_otherwise_is_quoted),
        cmocka_unit_test(long_texts_are_not_folded),
        cmocka_unit_test(numbers_keep_their_text),
        cmocka_unit_test(text_that_is_not_utf8_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
