/* The manual page, in the man macros of troff. It has no date, so that it is the same wherever it
 * is made. */
#include "ui/cli/man.h"

#include "model/base/str.h"
#include "ui/cli/cli.h"

/* A '-' is a minus that can be copied; a line must not begin with a control character. */
static void put_text(FILE *out, const char *text)
{
    bool begins = true;

    for (; *text != '\0'; text++) {
        if (begins && (*text == '.' || *text == '\''))
            (void)fputs("\\&", out);
        if (*text == '\\')
            (void)fputs("\\e", out);
        else if (*text == '-')
            (void)fputs("\\-", out);
        else
            (void)fputc(*text, out);
        begins = *text == '\n';
    }
}

/* An empty line begins a paragraph. */
static void put_paragraphs(FILE *out, const char *text)
{
    struct str rest = str_of(text), line;

    while (str_next_line(&rest, &line)) {
        char one[256];

        (void)snprintf(one, sizeof(one), "%.*s\n", STR_FMT(line));
        if (line.len == 0)
            (void)fputs(".PP\n", out);
        else
            put_text(out, one);
    }
}

static void put_options(FILE *out, const struct cli_option *o)
{
    for (; o->name[0] != '\0'; o++) {
        (void)fputs(".TP\n", out);
        if (o->letter != 0)
            (void)fprintf(out, "\\fB\\-%c\\fR, ", o->letter);
        (void)fputs("\\fB\\-\\-", out);
        put_text(out, o->name);
        (void)fputs("\\fR", out);
        if (o->kind != UI_TAKES_NONE) {
            (void)fputs(" \\fI", out);
            put_text(out, o->value);
            (void)fputs("\\fR", out);
        }
        (void)fputc('\n', out);
        put_text(out, o->help);
        (void)fputc('\n', out);
    }
}

static void put_usage(FILE *out, const struct cli_command *c)
{
    (void)fputs("\\fBsilospec", out);
    if (c->name != NULL)
        (void)fprintf(out, " %s", c->name);
    (void)fputs("\\fR", out);
    if (c->options->name[0] != '\0')
        (void)fputs(" [\\fIOPTION\\fR]...", out);
    if (c->operands != NULL) {
        (void)fputs(c->min > 0 ? " \\fI" : " [\\fI", out);
        put_text(out, c->operands);
        (void)fputs(c->min > 0 ? "\\fR" : "\\fR]", out);
    }
    (void)fputc('\n', out);
}

static void put_statuses(FILE *out, const struct cli_status *s)
{
    for (; s->when[0] != '\0'; s++) {
        (void)fprintf(out, ".TP\n.B %d\n", s->status);
        put_text(out, s->when);
        (void)fputc('\n', out);
    }
}

static void put_examples(FILE *out, const cli_example *examples)
{
    (void)fputs(".PP\nExamples:\n.PP\n.RS\n.nf\n", out);
    for (; (*examples)[0] != '\0'; examples++) {
        put_text(out, *examples);
        (void)fputc('\n', out);
    }
    (void)fputs(".fi\n.RE\n", out);
}

static void put_command(FILE *out, const struct cli_command *c)
{
    (void)fputs(".SS ", out);
    put_usage(out, c);
    put_paragraphs(out, c->text);
    put_options(out, c->options);
    if (c->statuses != NULL) {
        (void)fputs(".PP\nExit status:\n", out);
        put_statuses(out, c->statuses);
    }
    if (c->examples != NULL)
        put_examples(out, c->examples);
}

void man_print(FILE *out, const char *version)
{
    const struct cli_command *screen = &cli_commands[0];

    (void)fprintf(out,
                  ".TH SILOSPEC 1 \"\" \"silospec %s\" \"User Commands\"\n"
                  ".SH NAME\nsilospec \\- what Docker's Windows daemon would hand to the runtime, "
                  "and why\n.SH SYNOPSIS\n",
                  version);
    put_usage(out, screen);
    (void)fputs(".br\n\\fBsilospec\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIWORD\\fR]...\n"
                ".SH DESCRIPTION\n",
                out);
    put_paragraphs(out, screen->text);
    (void)fputs(".SH OPTIONS\n", out);
    put_options(out, screen->options);
    put_options(out, cli_common_options);
    (void)fputs(".SH COMMANDS\n", out);
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        put_command(out, &cli_commands[i]);
    (void)fputs(".SH EXIT STATUS\n", out);
    put_statuses(out, screen->statuses);
}
