#include "model/base/nearest.h"
#include "specgen/convert/convert.h"
#include "ui/casefile/casefile.h"
#include "ui/cli/args.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    check_error(WORDS(W("engines"), W("a"), W("b")), "too many words: 'b'", NULL);
    check_error(WORDS(W("genrate"), W("f")), "no command and no file is called 'genrate'",
                "did you mean 'generate'?");
}

/* ---- values by their kind ------------------------------------------------------------------- */

/* A word is taken or refused for the kind of value that the option's row names; true: taken. */
static bool takes(const struct cli_command *c, const struct cli_option *o, const char *word)
{
    char option[64], *words[] = {W("silospec"), (char *)(uintptr_t)c->name, option, NULL, NULL};
    char **all = words;
    struct cli_args args;
    struct err *e;
    bool refused;

    (void)snprintf(option, sizeof(option), "--%s=%s", o->name, word);
    if (c->name == NULL) {
        words[1] = words[0];
        all = words + 1;
    }
    e = parse(&args, all);
    args_finish(&args);
    (void)snprintf(option, sizeof(option), "option '--%s': ", o->name);
    refused = e != NULL && strncmp(e->text, option, strlen(option)) == 0;
    err_free(e);
    return !refused;
}

struct tried {
    const struct cli_command *command;
    const struct cli_option *option;
    size_t words;
};

static void try_word(void *ctx, struct str word)
{
    struct tried *t = ctx;
    char text[64];

    (void)snprintf(text, sizeof(text), "%.*s", STR_FMT(word));
    t->words++;
    if (!takes(t->command, t->option, text))
        fail_msg("%s --%s %s is refused", t->command->name, t->option->name, text);
}

static void each_option_takes_the_words_of_its_kind_and_no_others(void **state)
{
    size_t closed = 0, digits = 0;

    (void)state;
    for (size_t c = 0; c < CLI_COMMAND_COUNT; c++)
        for (const struct cli_option *o = cli_commands[c].options; o->name[0] != '\0'; o++) {
            struct tried t = {&cli_commands[c], o, 0};
            bool open = ui_value_kinds[o->kind].bounds == UI_VALUE_OPEN;

            if (o->kind == UI_TAKES_NONE)
                continue;
            assert_true(ui_value_words(o->kind, o->value, try_word, &t));
            if (takes(t.command, o, "no-such-word") != open)
                fail_msg("%s --%s: no-such-word", t.command->name, o->name);
            closed += ui_value_kinds[o->kind].bounds == UI_VALUE_CLOSED;
            digits += ui_value_kinds[o->kind].bounds == UI_VALUE_DIGITS;
            assert_true(ui_value_kinds[o->kind].bounds != UI_VALUE_CLOSED || t.words > 0);
        }
    assert_true(closed >= 10);
    assert_true(digits >= 2);
}

static void what_can_stand_in_place_of_a_wrong_value_is_said(void **state)
{
    (void)state;
    check_error(WORDS(W("sweep"), W("--out=xls"), W("f")), "option '--out': no such choice: 'xls'",
                "there are csv, json, plot");
    check_error(WORDS(W("diff"), W("-U"), W("many"), W("f")),
                "option '--context': a number stands here, not 'many'", NULL);
    check_error(WORDS(W("completion"), W("ksh")), "completion: no such shell: 'ksh'",
                "there are bash, zsh, fish");
    check_error(WORDS(W("schema"), W("nothing"), W("--list"), W("x")), "too many words: 'x'", NULL);
}

static bool ends(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

/* The compiler takes a text that fills its array, without an end. */
static void texts_of_the_rows_end_in_them(void **state)
{
    (void)state;
    for (size_t c = 0; c < CLI_COMMAND_COUNT; c++) {
        const struct cli_command *row = &cli_commands[c];

        for (const struct cli_option *o = row->options; o->name[0] != '\0'; o++)
            assert_true(ends(o->name, sizeof(o->name)) && ends(o->value, sizeof(o->value)) &&
                        ends(o->help, sizeof(o->help)));
        for (const struct cli_status *s = row->statuses; s != NULL && s->when[0] != '\0'; s++)
            assert_true(ends(s->when, sizeof(s->when)));
        for (const cli_example *e = row->examples; e != NULL && (*e)[0] != '\0'; e++)
            assert_true(ends(*e, sizeof(*e)));
    }
}

/* What convert can make is two tables; its row of the commands lists the same. */
static void all_that_convert_makes_is_listed(void **state)
{
    struct buf all = {.s = NULL};

    (void)state;
    for (unsigned i = 0; i < CONVERT_TARGETS; i++)
        buf_printf(&all, "%s|", convert_targets[i].name);
    for (unsigned i = 0; i < CASE_FORMATS; i++)
        buf_printf(&all, "%s%s", case_format_names[i], i + 1 < CASE_FORMATS ? "|" : "");
    for (const struct cli_option *o = cli_commands[CLI_CONVERT].options; o->name[0] != '\0'; o++)
        if (strcmp(o->name, "to") == 0) {
            assert_int_equal(strlen(o->value), all.len);
            assert_memory_equal(o->value, all.s, all.len);
        }
    buf_finish(&all);
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
        cmocka_unit_test(each_option_takes_the_words_of_its_kind_and_no_others),
        cmocka_unit_test(what_can_stand_in_place_of_a_wrong_value_is_said),
        cmocka_unit_test(texts_of_the_rows_end_in_them),
        cmocka_unit_test(all_that_convert_makes_is_listed),
        cmocka_unit_test(a_name_with_too_many_wrong_letters_is_not_suggested),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
