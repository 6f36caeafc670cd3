#include "model/base/nearest.h"
#include "ui/cli/args.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define WORDS(...) ((char *[]){(char[]){"silospec"}, __VA_ARGS__, NULL})
#define W(text)    ((char[]){text})

static struct err *parse(struct cli_args *out, char **words)
{
    int count = 0;

    while (words[count] != NULL)
        count++;
    return args_parse(out, count, words);
}

static void check_error(char **words, const char *text, const char *remedy)
{
    struct cli_args args;
    struct err *e = parse(&args, words);

    assert_non_null(e);
    assert_int_equal(e->class, ERR_INPUT);
    assert_string_equal(e->text, text);
    if (remedy == NULL)
        assert_null(e->remedy);
    else
        assert_string_equal(e->remedy, remedy);
    err_free(e);
    args_finish(&args);
}

static void options_stand_anywhere_and_repeat_in_order(void **state)
{
    struct cli_args args;

    (void)state;
    assert_null(parse(&args, WORDS(W("generate"), W("--set"), W("a=1"), W("file"), W("--set=b=2"),
                                   W("-s"), W("c=3"), W("--compact"))));
    assert_string_equal(args.command->name, "generate");
    assert_int_equal(args.operand_count, 1);
    assert_string_equal(args.operands[0], "file");
    assert_string_equal(args_value(&args, "set", 0), "a=1");
    assert_string_equal(args_value(&args, "set", 1), "b=2");
    assert_string_equal(args_value(&args, "set", 2), "c=3");
    assert_null(args_value(&args, "set", 3));
    assert_true(args_has(&args, "compact"));
    assert_false(args_has(&args, "ndjson"));
    args_finish(&args);
}

static void two_dashes_end_the_options(void **state)
{
    struct cli_args args;

    (void)state;
    assert_null(parse(&args, WORDS(W("--theme"), W("mono"), W("--"), W("--set"), W("-"))));
    assert_null(args.command->name);
    assert_int_equal(args.operand_count, 2);
    assert_string_equal(args.operands[0], "--set");
    assert_string_equal(args.operands[1], "-");
    assert_string_equal(args_value(&args, "theme", 0), "mono");
    args_finish(&args);
}

static void what_is_wrong_is_said_with_what_was_meant(void **state)
{
    (void)state;
    check_error(WORDS(W("generate"), W("--ndjon"), W("f")), "unknown option '--ndjon'",
                "did you mean '--ndjson'?");
    check_error(WORDS(W("generate"), W("-x"), W("f")), "unknown option '-x'", NULL);
    check_error(WORDS(W("fields"), W("--set"), W("a=1")), "unknown option '--set'", NULL);
    check_error(WORDS(W("generate"), W("f"), W("--set")), "option '--set' needs PATH=VALUE", NULL);
    check_error(WORDS(W("generate"), W("--compact=1")), "option '--compact' takes no value", NULL);
    check_error(WORDS(W("--theme"), W("a"), W("-t"), W("b")), "option '--theme' is given twice",
                NULL);
    check_error(WORDS(W("rules"), W("a"), W("b")), "too many words: 'b'", NULL);
    check_error(WORDS(W("genrate"), W("f")), "no command and no file is called 'genrate'",
                "did you mean 'generate'?");
}

static void a_name_with_too_many_wrong_letters_is_not_suggested(void **state)
{
    struct nearest n;

    (void)state;
    nearest_init(&n, "tehme");
    nearest_offer(&n, "ascii");
    assert_null(n.name);
    nearest_offer(&n, "theme");
    assert_string_equal(n.name, "theme");
    assert_int_equal(n.distance, 1); /* two neighbours swapped */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_stand_anywhere_and_repeat_in_order),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(what_is_wrong_is_said_with_what_was_meant),
        cmocka_unit_test(a_name_with_too_many_wrong_letters_is_not_suggested),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
