#include "model/diagnosis/codes.h"
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

#include "ui/cli/args.h"
#include "ui/cli/decode_error.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <inttypes.h>

static bool holds(const char *text, struct str word)
{
    return word.len == 0 || str_holds_ascii_case(str_of(text), word);
}

static bool words_hold(uint32_t value, struct str word)
{
    for (size_t i = 0; i < code_words_count; i++)
        if (code_words[i].value == value && holds(code_words[i].text, word))
            return true;
    return false;
}

static bool row_holds(const struct code *c, struct str word)
{
    return holds(c->name, word) || holds(c->twin, word) || holds(c->meaning, word) ||
           holds(c->causes, word) || holds(c->next, word) || words_hold(c->value, word);
}

static void print_line(const struct code *c)
{
    (void)printf("0x%-10" PRIX32 " %-44s %s\n", c->value, c->name,
                 c->meaning != NULL ? c->meaning : "");
}

static size_t list(struct str word)
{
    size_t n = 0;

    for (size_t i = 0; i < code_count; i++) {
        const struct code c = code_at(i);

        if (row_holds(&c, word)) {
            print_line(&c);
            n++;
        }
    }
    return n;
}

/* ---- for programs ----------------------------------------------------------------------- */

static struct value *text_or_null(const char *text)
{
    return report_text_or_null(text != NULL ? str_of(text) : STR_NONE);
}

static struct value *code_report(struct arena *a, const struct code *c)
{
    struct value *map = value_map();

    map = made_with(map, "value", value_number(arena_printf(a, "%" PRIu32, c->value)));
    map = made_with(map, "hex", value_string(arena_printf(a, "0x%08" PRIx32, c->value)));
    map = made_with(map, "name", text_or_null(c->name));
    map = made_with(map, "twin", text_or_null(c->twin));
    map = made_with(map, "meaning", text_or_null(c->meaning));
    map = made_with(map, "causes", text_or_null(c->causes));
    return made_with(map, "next", text_or_null(c->next));
}

/* With a number: its code, or none. */
static int report_codes(struct str asked)
{
    struct value *list = value_list();
    struct arena a;
    uint32_t value;
    bool number = asked.len > 0 && code_asked(&value, asked);
    const struct code row = number ? code_find(value) : (struct code){0};
    int status;

    arena_init(&a);
    for (size_t i = 0; i < code_count; i++) {
        const struct code c = code_at(i);

        if (number ? row.name != NULL && c.value == row.value : row_holds(&c, asked))
            list = made_push(list, code_report(&a, &c));
    }
    status = output_report(made_with(report_begin(REPORT_CODES), "codes", list), true);
    return output_end(&a, status);
}

int cli_codes(const struct cli_args *args)
{
    struct str asked = args->operand_count > 0 ? str_of(args->operands[0]) : STR_NONE;
    uint32_t value;

    if (args_has(args, "json"))
        return report_codes(asked);
    if (asked.len > 0 && code_asked(&value, asked)) {
        struct code_parts parts = code_take_apart(value, CODE_IN_TEXT);

        decode_print_code(stdout, &parts, asked, NULL);
        return CLI_OK;
    }
    if (list(asked) > 0)
        return CLI_OK;
    return help_usage_error(
        args->command,
        err_remedy(
            err_new(ERR_NOT_FOUND, "no code and no text of one holds '%s'", args->operands[0]),
            "a number in any form (0xc0370106, -1070137082), a name or a word"));
}
