/* What terminals, word processors and web pages leave in a text that was pasted, a row each. */
#include "document_testing.h"

#include "model/transport/clean_text.h"

static const struct {
    const char *pasted, *plain;
} rows[] = {
    {"a\x1b[31mb\x1b[0mc", "abc"},
    {"a\x1b[3Cb", "a   b"},
    {"a\x1b[Cb", "a b"},
    {"a\x1b[12;3Hb", "ab"},
    {"a\x1b[?25lb", "ab"},
    {"a\x1b(Bb", "ab"},
    {"a\x1b)0b", "ab"},
    {"a\x1b=b", "ab"},
    {"a\x1b]0;title\ab", "ab"},
    {"a\x1b]0;title\x1b\\b", "ab"},
    {"a\x1b]0;title\nb", "a\nb"},
    {"a\x1b]0;title", "a"},
    {"a\x1bPx\x1b\\b", "ab"},
    {"a\x1b_x\x1b\\b", "ab"},
    {"a\x1b^x\x1b\\b", "ab"},
    {"a\x1b", "a"},
    {"a\x1b[31", "a"},
    {"a\x1b[31\nb", "a\nb"},
    {"a\x1b]0;title\x1b", "a"},
    {"a\x1b]0;title\x1b[31mb", "ab"},
    {"a\x1b[31\x7f"
     "b",
     "ab"},
    /* Colours that lost their escape, where one is reset. */
    {"[32mgreen[0m [1;31mred[0m[K end", "green red end"},
    {"[0m[m and [12]", "[m and [12]"},
    {"a[1] and [2m", "a[1] and [2m"},
    {"[31mred[0m [K[31 [1;2;3;4;5;6;7;8;9m [31;", "red [31 [1;2;3;4;5;6;7;8;9m [31;"},
    /* Line ends and bytes. */
    {"a\r\nb", "a\nb"},
    {"a\r\r\nb", "a\nb"},
    {"a\rb", "a\nb"},
    {"a\n\rb\r\r", "a\nb"},
    {"a\xE2\x80\xA8"
     "b",
     "a\nb"},
    {"a\xE2\x80\xA9"
     "b",
     "a\nb"},
    {"a\bb\x7f\x01", "ab"},
    {"a\tb", "a\tb"},
    /* Blanks that are none, and what has no width. */
    {"a\xC2\xA0"
     "b",
     "a b"},
    {"a\xE2\x80\x83"
     "b",
     "a b"},
    {"a\xE3\x80\x80"
     "b",
     "a b"},
    {"a\xC2\xAD"
     "b",
     "ab"},
    {"a\xE2\x80\x8B"
     "b",
     "ab"},
    {"a\xE2\x80\xAE"
     "b",
     "ab"},
    {"a\xC3\xA9"
     "b",
     "a\xC3\xA9"
     "b"},
    {"a\xF0\x9F\x98\x80"
     "b",
     "a\xF0\x9F\x98\x80"
     "b"},
    {"a\xC2", "a\xC2"},
    /* Round quotes of a word processor; of a text with straight ones they are meant. */
    {"\xE2\x80\x9C"
     "a\xE2\x80\x9D \xE2\x80\x98"
     "b\xE2\x80\x99",
     "\"a\" 'b'"},
    {"\"a\" \"\xE2\x80\x9C\"", "\"a\" \"\xE2\x80\x9C\""},
    {"'a' 'b' \xE2\x80\x9C"
     "c\xE2\x80\x9D",
     "'a' 'b' \"c\""},
    {"it\xE2\x80\x99s", "it\xE2\x80\x99s"},
    {"of \xE2\x80\x98"
     "a\xE2\x80\x99",
     "of 'a'"},
    /* Backslashes of Markdown, where all marks have one. */
    {"a\\_b\\*c", "a_b*c"},
    {"a\\_b*c", "a\\_b*c"},
    {"C:\\_a", "C:\\_a"},
    {"\\_a \\_b \\", "_a _b \\"},
    {"\\[a\\] \\*b\\* C:\\c", "[a] *b* C:\\c"},
    /* Pages of the web. */
    {"<pre>a<br>b</pre>c &amp; &lt;d&gt; &x;", "a\nb\nc & <d> &x;"},
    {"<pre>a<p class=\"x\nb</pre>", "a<p class=\"x\nb"},
    {"<div>a<br>\nb<br/>c</div>", "a\nb\nc"},
    {"<br><br>a &amp; b", "a & b"},
    {"a\\\\_b\\\\_c", "a\\\\_b\\\\_c"},
};

static void what_is_no_text_is_taken_out(void **state)
{
    size_t failures = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct clean_text t;
        struct arena a;

        arena_init(&a);
        clean_text(&t, &a, str_of(rows[i].pasted));
        if (!str_is(str_trim(t.text), rows[i].plain)) {
            print_error("%s is '%.*s', expected '%s'\n", rows[i].pasted, STR_FMT(t.text),
                        rows[i].plain);
            failures++;
        }
        arena_finish(&a);
    }
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_no_text_is_taken_out)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
