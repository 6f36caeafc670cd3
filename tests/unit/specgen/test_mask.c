#include "specgen/credential/mask.h"

#include "model/base/buf.h"
#include "model/json/json.h"
#include "tests/unit/specgen/sample_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define FOUND_IN(text, c) (str_find((text), (c), 0) >= 0)

static void assert_masked(struct str text, const char *want)
{
    struct arena a;
    struct str got;

    arena_init(&a);
    got = mask_secrets(&a, text);
    if (!str_is(got, want))
        fail_msg("%.*s\n gave %.*s\n want %s", STR_FMT(text), STR_FMT(got), want);
    assert_int_equal(mask_needed(text), !str_eq(got, text));
    assert_false(mask_needed(got));
    arena_finish(&a);
}

static void hides(const char *text, const char *want)
{
    assert_masked(str_of(text), want);
}

static void leaves(const char *text)
{
    assert_masked(str_of(text), text);
}

static void the_value_of_plugin_input_becomes_three_stars(void **state)
{
    (void)state;
    hides("{\"PluginInput\":\"corp:u:p\"}", "{\"PluginInput\":\"***\"}");
    hides("{\"PluginInput\" :\r\n\t \"corp:u:p\" , \"a\":1}",
          "{\"PluginInput\" :\r\n\t \"***\" , \"a\":1}");
    hides("{\"PluginInput\":\"a\\\"b\\\\\",\"x\":\"y\"}", "{\"PluginInput\":\"***\",\"x\":\"y\"}");
    hides("{\"PluginInput\":\"\"}", "{\"PluginInput\":\"***\"}");
    hides("[{\"PluginInput\":\"a\"},{\"PluginInput\":\"b\"}]",
          "[{\"PluginInput\":\"***\"},{\"PluginInput\":\"***\"}]");
    hides("credentialspec=raw://{\"PluginInput\":\"a\"}",
          "credentialspec=raw://{\"PluginInput\":\"***\"}");
}

static void the_key_is_taken_in_any_case_and_with_escaped_letters(void **state)
{
    (void)state;
    hides("{\"pluginInput\":\"a\"}", "{\"pluginInput\":\"***\"}");
    hides("{\"Plugin\\u0049nput\":\"a\"}", "{\"Plugin\\u0049nput\":\"***\"}");
    hides("{\\\"Plugin\\\\u0049nput\\\":\\\"a\\\"}", "{\\\"Plugin\\\\u0049nput\\\":\\\"***\\\"}");
}

static void other_text_stays_and_is_not_copied(void **state)
{
    struct str text = STR_LIT("{\"Name\":\"web\"}");
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_ptr_equal(mask_secrets(&a, text).s, text.s);
    arena_finish(&a);
    leaves("");
    leaves("\"");
    leaves("\\");
    leaves("{\"PluginInput\":\"***\"}");
    leaves("{\"Plugin\":\"PluginInput\",\"a\":\"b\"}");
    leaves("[\"PluginInput\",\"a\"]");
    leaves("{\"PluginInputs\":\"a\"}");
    leaves("{\"aPluginInput\":\"a\"}");
    leaves("{\"PluginInput\":null,\"a\":[{\"PluginInput\":true}]}");
    leaves("{\"PluginInput\":}");
    leaves("{\"PluginInput\"");
    leaves("{\\\"PluginInput\\\":\",\"a\"");
    leaves("PluginInput: a");
}

static void other_values_become_a_string(void **state)
{
    (void)state;
    hides("{\"PluginInput\":{\"Arn\":\"a}\\\"\",\"b\":[{}]},\"c\":1}",
          "{\"PluginInput\":\"***\",\"c\":1}");
    hides("{\"PluginInput\":[\"a\"]}", "{\"PluginInput\":\"***\"}");
    hides("{\"PluginInput\": -12.5e3 }", "{\"PluginInput\": \"***\" }");
    hides("{\\\"PluginInput\\\":{\\\"b\\\":1}}", "{\\\"PluginInput\\\":\\\"***\\\"}");
}

static void json_in_a_string_of_json_is_seen(void **state)
{
    (void)state;
    hides("{\"a\":\"{\\\"PluginInput\\\":\\\"p\\\\\\\"q\\\\\\\\\\\",\\\"b\\\":1}\"}",
          "{\"a\":\"{\\\"PluginInput\\\":\\\"***\\\",\\\"b\\\":1}\"}");
    hides("\\\"PluginInput\\\":\\r\\n \\\"p\\\"\\n}", "\\\"PluginInput\\\":\\r\\n \\\"***\\\"\\n}");
    hides("\\\\\\\"PluginInput\\\\\\\":\\\\\\\"p\\\\\\\"}",
          "\\\\\\\"PluginInput\\\\\\\":\\\\\\\"***\\\\\\\"}");
    hides("{\\u0022PluginInput\\u0022:\\u0022p\\\\\\u0022q\\u0022}",
          "{\\u0022PluginInput\\u0022:\\u0022***\\u0022}");
    hides("{\\\\\\u0022PluginInput\\\\\\u0022:\\\\\\u0022p\\\\\\u0022}",
          "{\\\\\\u0022PluginInput\\\\\\u0022:\\\\\\u0022***\\\\\\u0022}");
}

static void a_broken_inner_text_does_not_break_the_outer_one(void **state)
{
    (void)state;
    hides("{\"a\":\"\\\"PluginInput\\\":\\\"p\",\"b\":\"c\"}",
          "{\"a\":\"\\\"PluginInput\\\":\\\"***\",\"b\":\"c\"}");
    hides("{\"a\":\"\\\"PluginInput\\\":{p\",\"b\":\"c\"}",
          "{\"a\":\"\\\"PluginInput\\\":\\\"***\\\"\",\"b\":\"c\"}");
    hides("{\"a\":\"\\\"PluginInput\\\":p q\",\"b\":\"c\"}",
          "{\"a\":\"\\\"PluginInput\\\":\\\"***\\\"\",\"b\":\"c\"}");
}

static void in_broken_json_more_is_hidden_rather_than_less(void **state)
{
    (void)state;
    hides("{\"PluginInput\":\"corp:u:p", "{\"PluginInput\":\"***");
    hides("{\"PluginInput\":\"p\\", "{\"PluginInput\":\"***");
    hides("{\"PluginInput\":\"p\"q\"}", "{\"PluginInput\":\"***\"}");
    hides("{\"PluginInput\":\"p\nq\",\n\"a\":1}", "{\"PluginInput\":\"***\",\n\"a\":1}");
    hides("{\"PluginInput\":\"p\" \"q\"}", "{\"PluginInput\":\"***\"}");
    hides("{\"PluginInput\" \"p\"}", "{\"PluginInput\" \"***\"}");
    hides("\"PluginInput\" = \"p\"", "\"PluginInput\" = \"***\"");
    hides("{\"PluginInput\": corp:u:p\"\n}", "{\"PluginInput\": \"***\"\n}");
    hides("{\"PluginInput\": 12:u:p\n}", "{\"PluginInput\": \"***\"\n}");
    hides("{\"PluginInput\": {\"a\":\"p\"", "{\"PluginInput\": \"***\"");
}

static void nul_and_bytes_that_are_not_utf8_pass(void **state)
{
    static const char text[] = "\0{\"PluginInput\":\"a\0b\xff\",\"c\":\"\xfe\0\"}";
    static const char want[] = "\0{\"PluginInput\":\"***\",\"c\":\"\xfe\0\"}";
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(str_eq(mask_secrets(&a, (struct str){text, sizeof(text) - 1}),
                       (struct str){want, sizeof(want) - 1}));
    arena_finish(&a);
}

static void in_place_the_length_stays(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(str_is(mask_same_length(&a, STR_LIT("{\"PluginInput\":\"pqr\",\"a\":1}")),
                       "{\"PluginInput\":\"***\",\"a\":1}"));
    assert_true(str_is(mask_same_length(&a, STR_LIT("{\"PluginInput\":{\"a\":1}}")),
                       "{\"PluginInput\":\"*****\"}"));
    assert_true(
        str_is(mask_same_length(&a, STR_LIT("{\"PluginInput\":7}")), "{\"PluginInput\":0}"));
    arena_finish(&a);
}

/* ---- over whole texts ------------------------------------------------------------------ */

/* The secret is the only place with these letters. */
static const char document[] =
    "{\r\n  \"CmsPlugins\": [\"ActiveDirectory\"],\r\n  \"A\": {\r\n    \"PluginInput\": "
    "\"ZZ.ZZ:ZZ:Z\\\"Z\\\\Z\\u005aZ,}] :\\\\\\\"Z\\\\\"\r\n  },\r\n  \"B\": \"\\\"\\\\\"\r\n}";

/* `text` as a JSON string; quotes as \u0022 when `hex`. */
static void escape(struct buf *out, struct str text, bool hex)
{
    buf_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if (c == '"')
            buf_add(out, hex ? STR_LIT("\\u0022") : STR_LIT("\\\""));
        else if (c == '\\')
            buf_add(out, STR_LIT("\\\\"));
        else if (c == '\r' || c == '\n')
            buf_add(out, c == '\r' ? STR_LIT("\\r") : STR_LIT("\\n"));
        else
            buf_char(out, c);
    }
    buf_char(out, '"');
}

static const struct value *parsed(struct str text)
{
    const struct value *v = NULL;
    struct err *e = json_read(&v, text);

    if (e != NULL)
        fail_msg("%s in %.*s", e->text, STR_FMT(text));
    return v;
}

static void at_every_level_the_secret_is_hidden_and_the_rest_stays(void **state)
{
    struct arena a;
    struct str want;

    (void)state;
    arena_init(&a);
    want = mask_secrets(&a, str_of(document));
    for (unsigned way = 0; way < 16; way++) {
        struct str text = str_of(document);
        const struct value *v;

        for (unsigned level = 0; level < 4; level++) {
            struct buf b = {NULL, 0, 0, false};

            escape(&b, text, (way >> level) & 1);
            text = arena_str(&a, buf_str(&b));
            buf_finish(&b);
        }
        text = mask_secrets(&a, text);
        assert_false(FOUND_IN(text, 'Z'));
        for (unsigned level = 0; level < 4; level++) {
            v = parsed(text);
            assert_int_equal(v->kind, VALUE_STRING);
            text = arena_str(&a, v->u.text);
            value_unref(v);
        }
        assert_true(str_eq(text, want));
    }
    arena_finish(&a);
}

static void a_text_cut_off_anywhere_hides_the_secret(void **state)
{
    struct buf b = {NULL, 0, 0, false};
    struct arena a;

    (void)state;
    arena_init(&a);
    escape(&b, str_of(document), false);
    for (size_t len = 0; len <= sizeof(document) - 1; len++)
        assert_false(FOUND_IN(mask_secrets(&a, (struct str){document, len}), 'Z'));
    for (size_t len = 0; len <= b.len; len++)
        assert_false(FOUND_IN(mask_secrets(&a, (struct str){b.s, len}), 'Z'));
    buf_finish(&b);
    arena_finish(&a);
}

/* Such a text need not be JSON any more. What looks like the end of the value may end it, so
 * that only the beginning is sure to be hidden. */
static void one_changed_byte_does_not_show_where_the_secret_begins(void **state)
{
    static const char bytes[] = "\"\\{}[],: \na\x01";
    char text[sizeof(document)];
    size_t from = (size_t)(strchr(document, 'Z') - document);
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t at = from; document[at + 1] != '\r'; at++) {
        for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
            struct str got;

            memcpy(text, document, sizeof(document));
            text[at] = bytes[i];
            got = mask_secrets(&a, (struct str){text, sizeof(text) - 1});
            assert_true(str_starts(str_cut(got, from, got.len), STR_LIT("***")));
            arena_reset(&a);
        }
    }
    arena_finish(&a);
}

static void samples_stay_json_and_lose_their_secret(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        struct str text = sample_read(&a, sample_names[i]), masked = mask_secrets(&a, text);
        const struct value *v = parsed(masked);

        assert_int_equal(mask_needed(text), sample_has_plugin(sample_names[i]));
        assert_false(FOUND_IN(masked, '<') && mask_needed(text));
        value_unref(v);
    }
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_value_of_plugin_input_becomes_three_stars),
        cmocka_unit_test(the_key_is_taken_in_any_case_and_with_escaped_letters),
        cmocka_unit_test(other_text_stays_and_is_not_copied),
        cmocka_unit_test(other_values_become_a_string),
        cmocka_unit_test(json_in_a_string_of_json_is_seen),
        cmocka_unit_test(a_broken_inner_text_does_not_break_the_outer_one),
        cmocka_unit_test(in_broken_json_more_is_hidden_rather_than_less),
        cmocka_unit_test(nul_and_bytes_that_are_not_utf8_pass),
        cmocka_unit_test(in_place_the_length_stays),
        cmocka_unit_test(at_every_level_the_secret_is_hidden_and_the_rest_stays),
        cmocka_unit_test(a_text_cut_off_anywhere_hides_the_secret),
        cmocka_unit_test(one_changed_byte_does_not_show_where_the_secret_begins),
        cmocka_unit_test(samples_stay_json_and_lose_their_secret),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
