/* YAML in: the core schema, and what is refused. */
#include "yaml_testing.h"

#include "model/base/bounds.h"
#include "model/json/json.h"

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
        {"a: !Ref b", "line 1, column 4: the tag '!Ref' is not supported; CloudFormation puts a "
                      "value there: write it in its place, or bring the task definition as 'aws "
                      "ecs describe-task-definition' shows it"},
        {"Resources: &x !Ref b", "line 1, column 12: the tag '!Ref' is not supported; "
                                 "CloudFormation puts a value there: write it in its place, or "
                                 "bring the task definition as 'aws ecs describe-task-definition' "
                                 "shows it"},
        {"Resources: 1\na: !Ref {b: 1, b: 2}",
         "line 2, column 16: duplicate key 'b', first at line 2, column 10; keep one of the two"},
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
        {"a: 1\nfoo", "line 2, column 4: could not find expected ':' while scanning a simple key "
                      "that began at line 2, column 1; check the indentation of this line and of "
                      "those before it"},
        {"a: [",
         "line 1, column 5: did not find expected node content while parsing a flow node that "
         "began at line 1, column 5"},
        {"a: 1\nfoo\n", "line 3, column 1: could not find expected ':' while scanning a simple key "
                        "that began at line 2, column 1; check the indentation of this line and of "
                        "those before it"},
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
    size_t len = strlen(text);
    struct err *e;

    text[len - 2] = 'x';
    text[len - 1] = '\0';
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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
