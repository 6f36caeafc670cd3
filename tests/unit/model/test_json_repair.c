/* Damaged JSON: what is whole of it, and what is told about it. */
#include "document_testing.h"

#include "model/json/json.h"
#include "model/transport/json_repair.h"

static const struct {
    const char *text, *repaired; /* "": nothing is left. Blanks do not count */
    const char *undone;          /* one of the things told; NULL: nothing is */
} cases[] = {
    {"{\"a\": [1, 2]}", "{\"a\":[1,2]}", NULL},
    {"{\"a\": 1,}", "{\"a\":1}", "a comma too many"},
    {"[1, 2,]", "[1,2]", "a comma too many"},
    {"{\"a\": 1 \"b\": 2}", "{\"a\":1,\"b\":2}", "a comma that was missing"},
    {"{\"**State\": {\n\"Dead\": false,**\n ** \"Error\": \"\",**\n\"Pid\": 1}}",
     "{\"State\":{\"Dead\":false,\"Error\":\"\",\"Pid\":1}}", "**bold** marks"},
    {"{\"a\": 1, // a remark: \"x\"\n\"b\": \"http://x\"}", "{\"a\":1,\"b\":\"http://x\"}",
     "remarks behind //"},
    {"{\"a\": 1,\n...\n\"b\": 2}", "{\"a\":1,\"b\":2}", "an elision, kept as a gap"},
    {"{\"a\": {\"b\": 1,\n[...]\n\"c\": 2}}", "{\"a\":{\"b\":1,\"c\":2}}",
     "an elision, kept as a gap"},
    {"{\"a\": [...], \"b\": {...}, \"c\": [{\"d\": 1, (snip)}]}", "{\"c\":[{\"d\":1}]}",
     "an elision, kept as a gap"},
    /* An elision that took the end of the object along: the next name stands below those around. */
    {"{\n  \"a\": {\n    \"b\": 1,\n    ...\n  \"c\": {\n    \"d\": 2\n  }\n}",
     "{\"a\":{\"b\":1},\"c\":{\"d\":2}}", "brackets that were missing"},
    {"{\n  \"a\": {\n    \"b\": {\n      \"x\": 1\n      ...\n  },\n  \"c\": 2\n}",
     "{\"a\":{\"b\":{\"x\":1}},\"c\":2}", "brackets that were missing"},
    {"{\n  \"a\": {\n(snip)\n  \"c\": 2\n}", "{\"a\":{},\"c\":2}", "brackets that were missing"},
    {"{\n  \"a\": {\n    \"b\": [\n      \"x\",\n      ...\n  \"c\": 2\n}",
     "{\"a\":{\"b\":[\"x\"]},\"c\":2}", "brackets that were missing"},
    {"{\n  \"a\": {\n    \"b\": 1,\n    ...\n    \"c\": 2\n  }\n}", "{\"a\":{\"b\":1,\"c\":2}}",
     "an elision, kept as a gap"},
    {"{\n\"a\": {\n\"b\": 1,\n...\n\"c\": 2\n}\n}", "{\"a\":{\"b\":1,\"c\":2}}",
     "an elision, kept as a gap"},
    {"[[...], 1]", "[[],1]", "an elision, kept as a gap"},
    {"{\"a\": ..., \"b\": 2}", "{\"b\":2}", "a member whose value is missing"},
    {"{\"a\": 1, \"b\": ...}", "{\"a\":1}", "a member whose value is missing"},
    {"{\"a\": 1, \"b\": ..., \"c\": 3}", "{\"a\":1,\"c\":3}", "a member whose value is missing"},
    {"{\"a\": \"C:\\Windows\"}", "{\"a\":\"C:\\\\Windows\"}", "single backslashes"},
    {"{\"a\": \"one\ntwo\", \"b\": 1}", "{\"a\":\"onetwo\",\"b\":1}",
     "line ends inside of strings"},
    {"[{\"a\": {\"b\": [1, {\"c\":", "[{\"a\":{\"b\":[1,{}]}}]", "an end that is missing"},
    {"{\"a\": \"cut of", "{}", "an end that is missing"},
    {"\"a\": 1,\n\"b\": 2,\n", "{\"a\":1,\"b\":2}", "a beginning that is missing"},
    {"\"a\": 1 },\n\"b\": 2 }", "{\"\":{\"a\":1},\"b\":2}", "a beginning that is missing"},
    {"\"a\": 1 } }, \"b\": 2 } ]", "[{\"\":{\"\":{\"a\":1}},\"b\":2}]",
     "a beginning that is missing"},
    {"{\"x\": 0}, \"b\": 2", "{\"\":{\"x\":0},\"b\":2}", "a beginning that is missing"},
    {"{\"a\": [1, {\"b\": 2]}", "{\"a\":[1,{\"b\":2}]}", "brackets that were missing"},
    {"", "", NULL},
    {"words", "", "words that are no JSON"},
    /* strings */
    {"{\"a\": \"\\n\\u0041\\\"\\/\"}", "{\"a\":\"\\n\\u0041\\\"\\/\"}", NULL},
    {"{\"a\": \"x\ty\x01z\"}", "{\"a\":\"x\\tyz\"}", NULL},
    {"[\"a\\", "[]", "an end that is missing"},
    {"{\"a\": \"**x**\"}", "{\"a\":\"x\"}", "**bold** marks"},
    {"{\"a\": \"**x\"}", "{\"a\":\"**x\"}", NULL},
    {"{\"a\": \"x**\"}", "{\"a\":\"x**\"}", NULL},
    {"{\"a\": \"**\"}", "{\"a\":\"**\"}", NULL},
    {"{\"a**\": 1}", "{\"a\":1}", "**bold** marks"},
    {"{\"**a**\"**: 1}", "{\"a\":1}", "**bold** marks"},
    {"[\"a\": 1]", "[\"a\",1]", "a comma that was missing"},
    {"{\"a\": 1, \"b\"}", "{\"a\":1}", "text that has no place"},
    {"{\"a\" \"b\": 1}", "{\"b\":1}", "text that has no place"},
    /* words */
    {"[true, **false**, null, -1.5e+3]", "[true,false,null,-1.5e+3]", "**bold** marks"},
    {"[+1, .5, -, 1x, 2]", "[2]", "words that are no JSON"},
    {"[1, \xE2\x80\xA6 2]", "[1,2]", "an elision, kept as a gap"},
    {"[1, ** 2]", "[1,2]", "**bold** marks"},
    {"[a/b, 1/2, /, 3//4]\n]", "[3]", "remarks behind //"},
    {"{1: 2}", "{}", "words that are no JSON"},
    {"[1]\r\n", "[1]", NULL},
    /* brackets */
    {"{{\"a\": 1}", "{\"a\":1}", "a bracket without a place"},
    {"{\"a\": 1]}", "{\"a\":1}", "a bracket without a partner"},
    {"\"a\": 1 ]", "{\"a\":1}", "a bracket without a partner"},
    {"1, 2 ]", "[1,2]", "a beginning that is missing"},
    {"1 2", "[1,2]", "a beginning that is missing"},
    {"\"x\" }", "{\"\":\"x\"}", "a beginning that is missing"},
    {"\"x\", \"a\": 1", "{\"\":\"x\",\"a\":1}", "a beginning that is missing"},
    {"\"a\": 1 } ]", "[{\"a\":1}]", "a beginning that is missing"},
    {"[[1, 2}, 3]", "[[1,2,3]]", "a bracket without a partner"},
    /* commas and colons */
    {"[,1,,2]", "[1,2]", NULL},
    {"{,\"a\": 1}", "{\"a\":1}", NULL},
    {"{\"a\": : 1}", "{\"a\":1}", NULL},
    {"{\"a\":", "{}", "a member whose value is missing"},
    {"\"a\": 1, \"b\":", "{\"a\":1}", "a member whose value is missing"},
};

static void without_blanks(char *to, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(" \t\n", text.s[i]) == NULL)
            *to++ = text.s[i];
    *to = '\0';
}

static void what_is_whole_is_kept_and_the_rest_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct value *v = NULL;
        char compact[200];
        struct json_repaired m;
        struct arena a;
        bool told = cases[i].undone == NULL && true;

        arena_init(&a);
        json_repair(&m, &a, str_of(cases[i].text));
        without_blanks(compact, m.text);
        if (strcmp(compact, cases[i].repaired) != 0)
            fail_msg("%s -> %s", cases[i].text, compact);
        for (size_t u = 0; u < m.undone_count; u++)
            told = told || strcmp(m.undone[u].what, cases[i].undone) == 0;
        if (!told || (cases[i].undone == NULL && m.undone_count > 0))
            fail_msg("%s: %s is not told", cases[i].text, cases[i].undone);
        if (m.text.len > 0)
            assert_null(json_read(&v, m.text));
        value_unref(v);
        arena_finish(&a);
    }
}

static void every_line_stays_where_it_was(void **state)
{
    const struct value *v = NULL;
    struct json_repaired m;
    struct arena a;

    (void)state;
    arena_init(&a);
    json_repair(&m, &a, STR_LIT("{\"a\": \"x\ny\",\n\"gone\":\n...,\n\"b\": 1"));
    assert_null(json_read(&v, m.text));
    assert_int_equal(value_get(v, STR_LIT("b"))->line, 5);
    assert_int_equal(m.undone[0].line, 1);
    assert_true(m.cut && m.gap);
    value_unref(v);
    arena_finish(&a);
}

static void an_extent_ends_with_its_bracket(void **state)
{
    static const struct {
        const char *text;
        size_t extent;
    } rows[] = {
        {"{}", 2},
        {"[1]]", 3},
        {"{\"a\": [1, {}]} more", 14},
        {"[\"]\", \"\\\"]\"] x", 12},
        {"[\"a\n]\"] x", 7},
        {"{\"a\": [1}", 0},
        {"[\"a]", 0},
        {"]", 1},
        {"", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (json_extent(str_of(rows[i].text)) != rows[i].extent)
            fail_msg("%s: %zu", rows[i].text, json_extent(str_of(rows[i].text)));
}

static void too_many_levels_give_nothing(void **state)
{
    char deep[2 * REPAIR_NESTING];
    struct json_repaired m;
    struct arena a;

    (void)state;
    memset(deep, '[', sizeof(deep));
    arena_init(&a);
    json_repair(&m, &a, (struct str){deep, sizeof(deep)});
    assert_int_equal(m.text.len, 0);
    memset(deep, ']', sizeof(deep));
    json_repair(&m, &a, (struct str){deep, REPAIR_NESTING});
    assert_int_equal(m.text.len, 2 * REPAIR_NESTING);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_whole_is_kept_and_the_rest_is_told),
        cmocka_unit_test(an_extent_ends_with_its_bracket),
        cmocka_unit_test(every_line_stays_where_it_was),
        cmocka_unit_test(too_many_levels_give_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
