/* YAML in and out: the core schema, what is refused, and that what is written reads back. */
#include "model/base/bounds.h"
#include "model/json/json.h"
#include "model/yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof((cases)[0]))

static const struct value *read(const char *text)
{
    const struct value *v = NULL;
    struct err *e = yaml_read(&v, str_of(text));

    if (e != NULL)
        fail_msg("'%s': %s", text, e->text);
    return v;
}

struct pair {
    const char *yaml, *other;
};

static void assert_same_as_json(const struct pair *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct value *v = read(cases[i].yaml);
        char *json = NULL;
        size_t len = 0;

        assert_null(json_write(&json, &len, v, 0));
        assert_string_equal(json, cases[i].other);
        free(json);
        value_unref(v);
    }
}

static void assert_messages(const struct pair *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct value *v = NULL;
        struct err *e = yaml_read(&v, str_of(cases[i].yaml));
        char *line;

        if (e == NULL)
            fail_msg("'%s' was read", cases[i].yaml);
        assert_null(v);
        line = err_line(e);
        assert_string_equal(line, cases[i].other);
        free(line);
        err_free(e);
    }
}

static void plain_scalars_follow_the_core_schema(void **state)
{
    static const struct {
        const char *text;
        enum value_kind kind;
    } cases[] = {
        {"~", VALUE_NULL},        {"null", VALUE_NULL},       {"Null", VALUE_NULL},
        {"NULL", VALUE_NULL},     {"nULL", VALUE_STRING},     {"true", VALUE_BOOL},
        {"True", VALUE_BOOL},     {"FALSE", VALUE_BOOL},      {"tRUE", VALUE_STRING},
        {"yes", VALUE_STRING},    {"no", VALUE_STRING},       {"on", VALUE_STRING},
        {"off", VALUE_STRING},    {"y", VALUE_STRING},        {"0", VALUE_NUMBER},
        {"-12", VALUE_NUMBER},    {"+12", VALUE_NUMBER},      {"0o17", VALUE_NUMBER},
        {"0x1F", VALUE_NUMBER},   {"0o8", VALUE_STRING},      {"0xg", VALUE_STRING},
        {"-0x1", VALUE_STRING},   {"0x", VALUE_STRING},       {"0444", VALUE_NUMBER},
        {"1_000", VALUE_STRING},  {"0b1", VALUE_STRING},      {"12:30", VALUE_STRING},
        {"1.5", VALUE_NUMBER},    {".5", VALUE_NUMBER},       {"1.", VALUE_NUMBER},
        {".", VALUE_STRING},      {"1e3", VALUE_NUMBER},      {"1e", VALUE_STRING},
        {"1.5E-3", VALUE_NUMBER}, {"-.inf", VALUE_NUMBER},    {".NaN", VALUE_NUMBER},
        {"-.nan", VALUE_STRING},  {"inf", VALUE_STRING},      {"1.2.3", VALUE_STRING},
        {"+", VALUE_STRING},      {"1 2", VALUE_STRING},      {"2024-01-01", VALUE_STRING},
        {"'1'", VALUE_STRING},    {"\"true\"", VALUE_STRING}, {"''", VALUE_STRING},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct value *v = read(cases[i].text);

        if (v->kind != cases[i].kind)
            fail_msg("%s: kind %d, expected %d", cases[i].text, (int)v->kind, (int)cases[i].kind);
        if (v->kind == VALUE_NUMBER)
            assert_true(str_is(v->u.text, cases[i].text));
        if (v->kind == VALUE_BOOL)
            assert_int_equal(v->u.boolean, (cases[i].text[0] | 0x20) == 't');
        value_unref(v);
    }
}

static void documents_become_trees(void **state)
{
    static const struct pair cases[] = {
        {"a: 1\nb:\n- x\n- [y, {z: ~}]\nc: {}\n",
         "{\"a\":1,\"b\":[\"x\",[\"y\",{\"z\":null}]],\"c\":{}}"},
        {"---\na:\n...\n", "{\"a\":null}"},
        {"---\n", "null"},
        {"a: |\n  x\n  y\nb: >-\n  x\n  y\n", "{\"a\":\"x\\ny\\n\",\"b\":\"x y\"}"},
        {"'1': \"\\0\\x41\\U0001F600\"", "{\"1\":\"\\u0000A\xF0\x9F\x98\x80\"}"},
        {"{\"a\":1,\n\t\"b\":[]}", "{\"a\":1,\"b\":[]}"},
        {"a: !!str 1\nb: !!int \"2\"\nc: ! 3\nd: !!map {}\ne: !!seq []\nf: !!float 1\n",
         "{\"a\":\"1\",\"b\":2,\"c\":\"3\",\"d\":{},\"e\":[],\"f\":1}"},
        {"a: &x [1, &y 2]\nb: *x\nc: *y\n", "{\"a\":[1,2],\"b\":[1,2],\"c\":2}"},
        {"- &k key\n- *k : v\n", "[\"key\",{\"key\":\"v\"}]"},
        {"- &x 1\n- &x 2\n- *x\n", "[1,2,2]"},
        {"a: !!null ~\nb: !!bool True\nc: !!null\nd: ! {}\ne: ! []\n",
         "{\"a\":null,\"b\":true,\"c\":null,\"d\":{},\"e\":[]}"},
        {"\"<<\": 1\n\"~\": 2\n", "{\"<<\":1,\"~\":2}"},
        {"a: 5%\nb: |\n  x\n   %\n", "{\"a\":\"5%\",\"b\":\"x\\n %\\n\"}"},
        {"&a [&a b, *a]", "[\"b\",\"b\"]"},
        {"\xEF\xBB\xBF"
         "a: 1",
         "{\"a\":1}"},
    };

    (void)state;
    assert_same_as_json(cases, COUNT(cases));
}

static void aliases_share_one_value(void **state)
{
    const struct value *v = read("a: &x {k: v}\nb: *x\n");

    (void)state;
    assert_ptr_equal(value_get(v, STR_LIT("a")), value_get(v, STR_LIT("b")));
    value_unref(v);
}

static void values_and_keys_know_their_place(void **state)
{
    const struct value *v = read("a: 1\n\xC3\xA4\xC3\xA4: [x,\n  y]\n");
    const struct value *list = v->u.map.members[1].value;

    (void)state;
    assert_int_equal(v->u.map.members[0].value->line, 1);
    assert_int_equal(v->u.map.members[0].value->column, 4);
    assert_int_equal(v->u.map.members[1].line, 2);
    assert_int_equal(v->u.map.members[1].column, 1);
    assert_int_equal(list->column, 5);
    assert_int_equal(list->u.list.items[1]->line, 3);
    assert_int_equal(list->u.list.items[1]->column, 3);
    value_unref(v);
}

static void what_is_not_done_here_says_so(void **state)
{
    static const struct pair cases[] = {
        {"", "line 1, column 1: the text is empty, expected a YAML document"},
        {"# only a comment\n", "line 1, column 1: the text is empty, expected a YAML document"},
        {"a: 1\n---\nb: 2\n", "line 2, column 1: a second document begins here; keep one document "
                              "in a file"},
        {"a: 1\n\na: 2\n", "line 3, column 1: duplicate key 'a', first at line 1, column 1; keep "
                           "one of the two"},
        {"a: &x 1\nb:\n  <<: *x\n", "line 3, column 3: merge keys ('<<') are not supported; write "
                                    "the members out, or quote the key"},
        {"a: &x [*x]", "line 1, column 8: the alias '*x' stands inside the value that it names"},
        {"a: *x", "line 1, column 4: the alias '*x' has no anchor before it; quote text that "
                  "begins with '*'"},
        {"1: x", "line 1, column 1: a key must be text, found a number; put the key in quotes"},
        {"~: x", "line 1, column 1: a key must be text, found null; put the key in quotes"},
        {"true: x", "line 1, column 1: a key must be text, found true or false; put the key in "
                    "quotes"},
        {"? [a]\n: b", "line 1, column 3: a key must be text, found a list; put the key in quotes"},
        {"a: !foo b", "line 1, column 4: the tag '!foo' is not supported; leave it out, or quote "
                      "text that begins with '!'"},
        {"a: !!binary aGk=", "line 1, column 4: the tag 'tag:yaml.org,2002:binary' is not "
                             "supported; leave it out, or quote text that begins with '!'"},
        {"a: !!int x", "line 1, column 4: 'x' does not fit the tag 'tag:yaml.org,2002:int'"},
        {"a: !!null x", "line 1, column 4: 'x' does not fit the tag 'tag:yaml.org,2002:null'"},
        {"a: !!bool yes", "line 1, column 4: 'yes' does not fit the tag 'tag:yaml.org,2002:bool'"},
        {"a: !!map []", "line 1, column 4: the tag 'tag:yaml.org,2002:map' is not supported; "
                        "leave it out, or quote text that begins with '!'"},
        {"a: !!seq {}", "line 1, column 4: the tag 'tag:yaml.org,2002:seq' is not supported; "
                        "leave it out, or quote text that begins with '!'"},
        {"?\n: x\n", "line 1, column 2: a key must be text, found nothing; put the key in quotes"},
        {"? {a: b}\n: c", "line 1, column 3: a key must be text, found a map; put the key in "
                          "quotes"},
        {"- &k [1]\n- *k : v\n", "line 2, column 3: a key must be text, found an alias of another "
                                 "value; put the key in quotes"},
    };

    (void)state;
    assert_messages(cases, COUNT(cases));
}

static void syntax_errors_have_place_and_remedy(void **state)
{
    static const struct pair cases[] = {
        {"a:\n\tb: 1\n", "line 2, column 1: found character that cannot start any token while "
                         "scanning for the next token that began at line 2, column 1; indent with "
                         "blanks; YAML does not allow tabs there"},
        {"a: b: c\n", "line 1, column 5: mapping values are not allowed in this context; quote "
                      "text that holds ': ', and check the indentation"},
        {"\xC3\xA4: @x\n", "line 1, column 4: found character that cannot start any token while "
                           "scanning for the next token that began at line 1, column 4; quote "
                           "text that begins with '@'"},
        {"p: \"C:\\Users\"\n", "line 1, column 9: did not find expected hexdecimal number while "
                               "parsing a quoted scalar that began at line 1, column 4; in double "
                               "quotes write \\\\ for a backslash, or use single quotes"},
        {"a: \"b\n", "line 2, column 1: found unexpected end of stream while scanning a quoted "
                     "scalar that began at line 1, column 4; the file may be cut off"},
        {"\xC3\xA4: \x07\n", "line 1, column 4: the character U+0007 is not allowed in YAML; write "
                             "\\U00000007 in a text in double quotes"},
        {"a: \xFF\n", "line 1, column 4: the byte 0xFF is not UTF-8"},
        {"a: 1\n\nb: \xC3\xA4\x07\n",
         "line 3, column 5: the character U+0007 is not allowed in YAML; "
         "write \\U00000007 in a text in double quotes"},
        {"a:\r\tb: 1\r", "line 2, column 1: found character that cannot start any token while "
                         "scanning for the next token that began at line 2, column 1; indent with "
                         "blanks; YAML does not allow tabs there"},
        {"a: [\tb, \t`c]\n",
         "line 1, column 10: found character that cannot start any token while scanning for the "
         "next token that began at line 1, column 10; quote text that begins with '`'"},
    };

    (void)state;
    assert_messages(cases, COUNT(cases));
}

/* ---- limits ------------------------------------------------------------------------- */

static char *repeat(const char *piece, size_t count)
{
    size_t len = strlen(piece);
    char *text = malloc(len * count + 1);

    for (size_t i = 0; i < count; i++)
        memcpy(text + i * len, piece, len);
    text[len * count] = '\0';
    return text;
}

static void nesting_has_a_limit(void **state)
{
    static const char *const openers[] = {"[", "{a: ", "- ", "[\n"};

    (void)state;
    for (size_t i = 0; i < COUNT(openers); i++) {
        char *text = repeat(openers[i], 40000);
        const struct value *v = NULL;
        struct err *e = yaml_read(&v, str_of(text));

        assert_non_null(e);
        assert_int_equal(e->class, ERR_LIMIT);
        err_free(e);
        free(text);
    }
}

static struct err *read_blocks(size_t depth)
{
    char *text = repeat("- ", depth + 1);
    const struct value *v = NULL;
    struct err *e;

    memcpy(text + 2 * depth, "x", 2);
    e = yaml_read(&v, str_of(text));
    value_unref(v);
    free(text);
    return e;
}

static void nesting_up_to_the_limit_is_read(void **state)
{
    struct err *e;

    (void)state;
    assert_null(read_blocks(BOUND_NESTING));
    e = read_blocks(BOUND_NESTING + 1);
    assert_non_null(e);
    err_free(e);
}

/* Each level holds the one before `width` times. */
static struct err *read_levels(int levels, int width)
{
    char *text = malloc(100000), *end = text + sprintf(text, "a0: &a0 [x]\n");
    const struct value *v = NULL;
    struct err *e;

    for (int i = 1; i < levels; i++) {
        end += sprintf(end, "a%d: &a%d [", i, i);
        for (int k = 0; k < width; k++)
            end += sprintf(end, "*a%d,", i - 1);
        end += sprintf(end, "]\n");
    }
    e = yaml_read(&v, str_of(text));
    value_unref(v);
    free(text);
    return e;
}

static void aliases_cannot_blow_a_document_up(void **state)
{
    struct err *e = read_levels(40, 9);

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_LIMIT);
    assert_string_equal(e->text, "aliases add more than 100000 values");
    err_free(e);
    assert_null(read_levels(5, 9));
}

static void aliases_count_for_the_nesting(void **state)
{
    struct err *e = read_levels(BOUND_NESTING + 5, 1);

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_LIMIT);
    err_free(e);
    assert_null(read_levels(BOUND_NESTING - 1, 1));
}

/* ---- writing ------------------------------------------------------------------------ */

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
        cmocka_unit_test(plain_scalars_follow_the_core_schema),
        cmocka_unit_test(documents_become_trees),
        cmocka_unit_test(aliases_share_one_value),
        cmocka_unit_test(values_and_keys_know_their_place),
        cmocka_unit_test(what_is_not_done_here_says_so),
        cmocka_unit_test(syntax_errors_have_place_and_remedy),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(nesting_up_to_the_limit_is_read),
        cmocka_unit_test(aliases_cannot_blow_a_document_up),
        cmocka_unit_test(aliases_count_for_the_nesting),
        cmocka_unit_test(written_text_is_block_style),
        cmocka_unit_test(every_text_reads_back_wherever_it_stands),
        cmocka_unit_test(what_older_yaml_reads_otherwise_is_quoted),
        cmocka_unit_test(long_texts_are_not_folded),
        cmocka_unit_test(numbers_keep_their_text),
        cmocka_unit_test(text_that_is_not_utf8_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
