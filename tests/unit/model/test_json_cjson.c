/* JSON that is read: a second opinion, cJSON's. */
#include "model/json/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof((cases)[0]))

static bool same(const struct value *v, const cJSON *c);

static bool same_children(const struct value *v, const cJSON *c)
{
    size_t count = v->kind == VALUE_MAP ? v->u.map.count : v->u.list.count, i = 0;
    const cJSON *child;

    cJSON_ArrayForEach(child, c)
    {
        if (i == count)
            return false;
        if (v->kind == VALUE_MAP && !str_is(v->u.map.members[i].key, child->string))
            return false;
        if (!same(v->kind == VALUE_MAP ? v->u.map.members[i].value : v->u.list.items[i], child))
            return false;
        i++;
    }
    return i == count;
}

static bool same(const struct value *v, const cJSON *c)
{
    switch (v->kind) {
    case VALUE_NULL:
        return cJSON_IsNull(c);
    case VALUE_BOOL:
        return v->u.boolean ? cJSON_IsTrue(c) : cJSON_IsFalse(c);
    case VALUE_NUMBER:
        return cJSON_IsNumber(c) && strtod(v->u.text.s, NULL) == c->valuedouble;
    case VALUE_STRING:
        return cJSON_IsString(c) && str_is(v->u.text, c->valuestring);
    case VALUE_LIST:
        return cJSON_IsArray(c) && same_children(v, c);
    case VALUE_MAP:
        return cJSON_IsObject(c) && same_children(v, c);
    }
    return false;
}

/* Left out is what cJSON is known to let pass: 01, 1., duplicate keys, control characters, a
 * NUL, text that is not UTF-8, four letters behind \u that are no digits. */
static void cjson_is_of_the_same_opinion(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        "null",
        "nul",
        "true",
        "false",
        "truefalse",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        "[1]",
        "[1",
        "1]",
        "[1,2,3]",
        "[1,,2]",
        "[1,]",
        "[,1]",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{\"a\"}",
        "{\"a\":}",
        "{:1}",
        "{1:1}",
        "{a:1}",
        "[1 2]",
        "{\"a\":1 \"b\":2}",
        "{\"a\":{\"b\":[{\"c\":null}]}}",
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "1.5",
        "-1.5e3",
        "1E5",
        "1e-5",
        "123456789012",
        "1 ",
        "[-]",
        "\"\"",
        "\"a\"",
        "\"a",
        "a\"",
        "'a'",
        "\"\\n\\t\\\\\\/\\\"\\b\\f\\r\"",
        "\"\\x\"",
        "\"\\u0041\"",
        "\"\\u00e4\\u20ac\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u12\"",

        "\"\xC3\xA4\"",
        "[\"a\",{\"b\":\"c\"},[[]],1,true,null]",
        "[1]]",
        "{}}",
        "{\"a\":[}",
        "[\n1,\t2\r\n]",
        "{\"\":\"\"}",
        "[\"\\\\\"]",
        "None",
        "undefined",
        "[1;2]",
        "{\"a\";1}",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        const struct value *v = NULL;
        struct err *e = json_read(&v, str_of(texts[i]));
        cJSON *c = cJSON_ParseWithLengthOpts(texts[i], strlen(texts[i]) + 1, NULL, 1);

        if ((e == NULL) != (c != NULL))
            fail_msg("'%s': we say %s, cJSON says %s", texts[i], e == NULL ? "yes" : e->text,
                     c != NULL ? "yes" : "no");
        if (c != NULL && !same(v, c))
            fail_msg("'%s': another tree than cJSON's", texts[i]);
        cJSON_Delete(c);
        value_unref(v);
        err_free(e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cjson_is_of_the_same_opinion),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
