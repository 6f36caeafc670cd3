#include "model/diagnosis/codes.h"
#include "model/base/words.h"
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

#include "ui/cli/args.h"
#include "ui/cli/decode_error.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <inttypes.h>

static bool has_word(const struct code *c, struct str word)
{
    const struct str texts[] = {str_of(c->name), str_of(c->twin), str_of(c->meaning),
                                str_of(c->causes), str_of(c->next)};

    for (size_t i = 0; i < code_words_count; i++)
        if (code_words[i].value == c->value &&
            str_holds_ascii_case(str_of(code_words[i].text), word))
            return true;
    return words_found(texts, sizeof(texts) / sizeof(texts[0]), word);
}

static bool row_holds(const struct code *c, struct str words)
{
    struct str word;

    while (words_next(&words, &word)) {
        if (!has_word(c, word))
            return false;
    }
    return true;
}

static void print_line(const struct code *c)
{
    (void)printf("0x%-10" PRIX32 " %-44s %s\n", c->value, c->name,
                 c->meaning != NULL ? c->meaning : "");
}

static size_t list(struct str words)
{
    size_t n = 0;

    for (size_t i = 0; i < code_count; i++) {
        const struct code c = code_at(i);

        if (row_holds(&c, words)) {
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
static int report_codes(struct arena *a, struct str asked)
{
    struct value *list = value_list();
    uint32_t value;
    bool number = asked.len > 0 && code_asked(&value, asked);
    const struct code row = number ? code_find(value) : (struct code){0};

    for (size_t i = 0; i < code_count; i++) {
        const struct code c = code_at(i);

        if (number ? row.name != NULL && c.value == row.value : row_holds(&c, asked))
            list = made_push(list, code_report(a, &c));
    }
    return output_report(report_whole(a, made_with(report_begin(REPORT_CODES), "codes", list)),
                         true);
}

static int print(struct arena *a, const struct cli_args *args)
{
    struct str asked = args_words(a, args);
    uint32_t value;

    if (args_has(args, "json"))
        return report_codes(a, asked);
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
            err_new(ERR_NOT_FOUND, "no code and no text of one holds '%.*s'", STR_FMT(asked)),
            "a number in any form (0xc0370106, -1070137082), a name or a word"));
}

int cli_codes(const struct cli_args *args)
{
    struct arena a;

    arena_init(&a);
    return output_end(&a, print(&a, args));
}
