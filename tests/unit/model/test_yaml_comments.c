/* What people wrote beside a YAML document stays when it is written anew. */
#include "model/yaml/yaml.h"
#include "model/yaml/yaml_comments.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What becomes of `before` when the document is then what `after` says. */
static void becomes(const char *before, const char *after, const char *expected, size_t gone)
{
    const struct value *root = NULL;
    char *written = NULL, *text = NULL;
    size_t len = 0, count = 0, lost = 99;

    assert_null(yaml_read(&root, str_of(after)));
    assert_null(yaml_write(&written, &len, root));
    assert_null(
        yaml_keep_comments(&text, &count, (struct str){written, len}, str_of(before), &lost));
    assert_string_equal(text, expected);
    assert_int_equal(count, strlen(expected));
    assert_int_equal(lost, gone);
    free(written);
    free(text);
    value_unref(root);
}

static void stays(const char *text)
{
    becomes(text, text, text, 0);
}

static void what_stands_above_and_behind_stays(void **state)
{
    (void)state;
    stays("# a file\n"
          "# of two lines\n"
          "\n"
          "silospec: 1 # the format\n"
          "\n"
          "# what runs\n"
          "container: # as inspect has it\n"
          "  # its id\n"
          "  Id: 4f1c\n"
          "  Args:\n"
          "  - /c # first\n"
          "\n"
          "  # and\n"
          "  - echo 'a # b'\n"
          "host:\n"
          "  Images:\n"
          "  # topmost first\n"
          "  - Id: img # one\n"
          "    OS: windows\n"
          "# the end\n");
}

static void a_number_sign_in_a_text_is_no_comment(void **state)
{
    (void)state;
    stays("a: 'x # y' # z\n"
          "b: x#y\n"
          "c: |-\n"
          "  # no\n"
          "  comment\n"
          "# one\n"
          "d: \"\\\" # \\n\" # two\n");
    stays("a: |- # of a block\n"
          "  x\n"
          "  y\n"
          "b: 1\n");
}

static void they_follow_what_is_edited_added_and_moved_up(void **state)
{
    (void)state;
    becomes("# top\na: 1 # one\nb:\n  # of c\n  c: 2\n  # of d\n  d: 3\n",
            "z: new\na: 7\nb:\n  d: 4\n", "z: new\n# top\na: 7 # one\nb:\n  # of d\n  d: 4\n", 1);
    becomes("l:\n# x\n- x\n# y\n- y\n# z\n- z\n", "l: [x, z]\n", "l:\n# x\n- x\n# z\n- z\n", 1);
    becomes("l:\n# x\n- x # ex\n# w\n- w\n", "l: [new, x, w]\n",
            "l:\n- new\n# x\n- x # ex\n# w\n- w\n", 0);
    becomes("l:\n# of all\n- a: 1 # one\n  b: 2\n", "l: [{a: 5, b: 2}]\n",
            "l:\n# of all\n- a: 5 # one\n  b: 2\n", 0);
}

static void indentation_and_flow_are_written_anew(void **state)
{
    (void)state;
    becomes("a:\n      # deep\n      b: 1   # far\n", "a: {b: 1}\n",
            "a:\n  # deep\n  b: 1       # far\n", 0);
    becomes("a: {b: 1, c: 2} # of a\n# d\nd: [x,\n  # w\n  w] # last\n",
            "{a: {b: 1, c: 2}, d: [x, w]}",
            "a:              # of a\n  b: 1\n  c: 2\n# d\nd:\n- x\n# w\n- w  # last\n", 0);
    becomes("%YAML 1.1\n# head\n---\n# body\na: 1\r\n# tail", "a: 1\n",
            "\n# head\n\n# body\na: 1\n# tail\n", 0);
}

static void other_text_is_left_alone(void **state)
{
    (void)state;
    becomes("", "a: 1\n", "a: 1\n", 0);
    becomes("a: [\n# no YAML\n", "a: 1\n", "a: 1\n", 0);
    becomes("{\"a\": 1}", "a: 2\n", "a: 2\n", 0);
    becomes("- x # was a list\n", "a: 1\n", "a: 1\n", 1);
    becomes("x: &a # anchor\n  w: 1 # one\nz: *a # alias\n", "{x: {w: 1}, z: {w: 1}}",
            "x:    # anchor\n  w: 1 # one\nz:    # alias\n  w: 1\n", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_above_and_behind_stays),
        cmocka_unit_test(a_number_sign_in_a_text_is_no_comment),
        cmocka_unit_test(they_follow_what_is_edited_added_and_moved_up),
        cmocka_unit_test(indentation_and_flow_are_written_anew),
        cmocka_unit_test(other_text_is_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
