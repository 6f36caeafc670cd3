#include "ui/cli/args.h"

#include "model/base/nearest.h"
#include "model/os/os.h"

#include <errno.h>
#include <stdlib.h>

static const struct cli_option *option_in(const struct cli_option *list, struct str name)
{
    for (; list->name[0] != '\0'; list++) {
        if (str_is(name, list->name))
            return list;
    }
    return NULL;
}

static const struct cli_option *option_named(const struct cli_command *c, struct str name)
{
    const struct cli_option *o = option_in(c->options, name);

    return o != NULL ? o : option_in(cli_common_options, name);
}

static const struct cli_option *option_lettered(const struct cli_command *c, char letter)
{
    const struct cli_option *const lists[] = {c->options, cli_common_options};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (const struct cli_option *o = lists[i]; o->name[0] != '\0'; o++) {
            if (o->letter == letter)
                return o;
        }
    }
    return NULL;
}

static struct err *unknown_option(const struct cli_command *c, const char *word)
{
    struct err *e = err_new(ERR_INPUT, "unknown option '%s'", word);
    struct nearest n;

    nearest_init(&n, word + strspn(word, "-"));
    for (const struct cli_option *o = c->options; o->name[0] != '\0'; o++)
        nearest_offer(&n, o->name);
    for (const struct cli_option *o = cli_common_options; o->name[0] != '\0'; o++)
        nearest_offer(&n, o->name);
    return n.name != NULL ? err_remedy(e, "did you mean '--%s'?", n.name) : e;
}

/* A word that cannot stand there: what can, and which of it was meant. `where`: "option '--to'". */
static struct err *check_value(enum ui_value_kind kind, const char *choices, const char *word,
                               const char *where)
{
    const char *none = ui_value_kinds[kind].none;
    struct buf words = {.s = NULL};
    struct err *e;

    if (ui_value_fits(kind, choices, str_of(word)))
        return NULL;
    if (!ui_value_list(&words, kind, choices))
        e = err_oom();
    else if (words.len == 0)
        e = err_new(ERR_INPUT, "%s: %s, not '%s'", where, none, word);
    else
        e = err_remedy(err_new(ERR_INPUT, "%s: %s: '%s'", where, none, word), "there are %.*s",
                       STR_FMT(buf_str(&words)));
    buf_finish(&words);
    return e;
}

/* --name, --name=VALUE, or with the value behind a blank, as one word of a quoted paste. */
static const struct cli_option *long_option(const struct cli_command *c, const char *name,
                                            const char **value)
{
    /* An option of two words first: --redact=names. */
    const struct cli_option *o = option_named(c, str_of(name));
    size_t len = strcspn(name, "= ");

    if (o != NULL)
        return o;
    o = option_named(c, (struct str){name, len});
    if (name[len] == ' ' && o != NULL && o->kind == UI_TAKES_NONE)
        return NULL;
    *value = name[len] != '\0' ? name + len + 1 : NULL;
    return o;
}

/* -x, or with its value in the same word: -xVALUE, -x=VALUE, "-x VALUE". */
static const struct cli_option *short_option(const struct cli_command *c, const char *word,
                                             const char **value)
{
    const struct cli_option *o = option_lettered(c, word[1]);

    if (word[2] == '\0' || o == NULL)
        return o;
    *value = word + 2 + (word[2] == '=' || word[2] == ' ');
    return o->kind != UI_TAKES_NONE ? o : NULL;
}

static struct err *take_option(struct cli_args *out, char **argv, int argc, int *at)
{
    const char *word = argv[*at];
    const char *value = NULL;
    const struct cli_option *o;
    char where[64];

    o = word[1] == '-' ? long_option(out->command, word + 2, &value)
                       : short_option(out->command, word, &value);
    if (o == NULL)
        return unknown_option(out->command, word);
    if (o->kind == UI_TAKES_NONE && value != NULL)
        return err_new(ERR_INPUT, "option '--%s' takes no value", o->name);
    if (o->kind != UI_TAKES_NONE && value == NULL) {
        if (*at + 1 >= argc)
            return err_new(ERR_INPUT, "option '--%s' needs %s", o->name, o->value);
        value = argv[++*at];
    }
    if (!o->repeat && o->kind != UI_TAKES_NONE && args_has(out, o->name))
        return err_new(ERR_INPUT, "option '--%s' is given twice", o->name);
    out->given[out->given_count++] = (struct cli_given){o, value};
    if (o->kind == UI_TAKES_NONE)
        return NULL;
    (void)snprintf(where, sizeof where, "option '--%s'", o->name);
    return check_value(o->kind, o->value, value, where);
}

/* "-1070137082": options have no digits for letters, and codes are often shown with a sign. */
static bool is_negative_number(const char *word)
{
    size_t digits = word[0] == '-' ? strspn(word + 1, "0123456789") : 0;

    return digits > 0 && word[digits + 1] == '\0';
}

/* A word that is no file may be a sub-command with a slip in it. */
static struct err *slipped_command(const char *word)
{
    const char *meant = cli_command_nearest(word);
    struct os_info info;

    if (meant == NULL || os_look(&info, word) != ENOENT)
        return NULL;
    return err_remedy(err_new(ERR_INPUT, "no command and no file is called '%s'", word),
                      "did you mean '%s'?", meant);
}

/* Files that are read from standard input, which gives its text once. */
static size_t count_streams(const struct cli_args *args)
{
    size_t count = 0;

    for (size_t i = 0; i < args->operand_count; i++)
        count += strcmp(args->operands[i], "-") == 0;
    for (size_t i = 0; i < args->given_count; i++)
        if (strcmp(args->given[i].option->name, "with") == 0 ||
            strcmp(args->given[i].option->name, "info") == 0)
            count += strcmp(args->given[i].value, "-") == 0;
    return count;
}

static struct err *check_operands(const struct cli_args *args)
{
    const struct cli_command *c = args->command;

    if (args_has(args, "help") || args_has(args, "version"))
        return NULL;
    if (args->operand_count < c->min)
        return err_new(ERR_INPUT, "'%s' needs %s", c->name, c->operands);
    if (args->operand_count > c->max)
        return err_new(ERR_INPUT, "too many words: '%s'", args->operands[c->max]);
    if (count_streams(args) > 1)
        return err_new(ERR_INPUT, "standard input, '-', can be read once only");
    if (c->name == NULL && args->operand_count > 0)
        return slipped_command(args->operands[0]);
    for (size_t i = 0; i < args->operand_count; i++) {
        struct err *e =
            check_value(i == 0 ? c->first : c->others, c->operands, args->operands[i], c->name);

        if (e != NULL)
            return e;
    }
    return NULL;
}

struct err *args_missing(const struct cli_args *args, const char *option)
{
    const struct cli_option *o = option_named(args->command, str_of(option));
    struct err *e = err_new(ERR_INPUT, "'%s' needs --%s", args->command->name, option);
    struct buf words = {.s = NULL};

    if (!ui_value_list(&words, o->kind, o->value)) {
        err_free(e);
        e = err_oom();
    } else if (words.len > 0) {
        e = err_remedy(e, "there are %.*s", STR_FMT(buf_str(&words)));
    }
    buf_finish(&words);
    return e;
}

struct err *args_parse(struct cli_args *out, int argc, char **argv)
{
    size_t room = argc > 0 ? (size_t)argc : 1;
    bool options = true;
    int at = 1;

    *out = (struct cli_args){.command = &cli_commands[0]};
    out->given = calloc(room, sizeof *out->given);
    out->operands = calloc(room, sizeof *out->operands);
    if (out->given == NULL || out->operands == NULL)
        return err_oom();
    if (argc > 1 && cli_command_find(argv[1]) != NULL) {
        out->command = cli_command_find(argv[1]);
        at = 2;
    }
    for (; at < argc; at++) {
        const char *word = argv[at];

        if (options && strcmp(word, "--") == 0) {
            options = false;
        } else if (options && word[0] == '-' && word[1] != '\0' && !is_negative_number(word)) {
            struct err *e = take_option(out, argv, argc, &at);

            if (e != NULL)
                return e;
        } else {
            out->operands[out->operand_count++] = word;
        }
    }
    return check_operands(out);
}

void args_finish(struct cli_args *args)
{
    free(args->given);
    free(args->operands);
}
