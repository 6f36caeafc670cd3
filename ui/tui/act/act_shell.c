/* Which shell a docker run line was typed into: with --shell behind a file's name, asked where the
 * shells give docker different words, or changed later. */
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/edit_document.h"

/* ---- behind a file's name ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The word from `at` on. */
static struct str word_at(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.len && !is_blank(text.s[end]))
        end++;
    return str_cut(text, at, end);
}

static ptrdiff_t find_flag(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((i == 0 || is_blank(text.s[i - 1])) &&
            str_starts(str_cut(text, i, text.len), STR_LIT("--shell")))
            return (ptrdiff_t)i;
    return -1;
}

static struct err *no_shell(struct str name)
{
    return err_remedy(err_new(ERR_INPUT, "no shell is called '%.*s'", STR_FMT(name)),
                      "bash, powershell and cmd are read");
}

bool ui_take_shell(struct ui_state *st, struct str *text, struct reading_options *options)
{
    ptrdiff_t at = find_flag(*text);
    struct str flag, name;
    size_t end;

    if (at < 0)
        return true;
    flag = word_at(*text, (size_t)at);
    end = (size_t)at + flag.len;
    if (flag.len > sizeof("--shell") - 1 && flag.s[sizeof("--shell") - 1] == '=') {
        name = str_cut(flag, sizeof("--shell"), flag.len);
    } else {
        while (end < text->len && is_blank(text->s[end]))
            end++;
        name = word_at(*text, end);
        end += name.len;
    }
    if (!shell_by_name(&options->shell, name))
        return ui_check(st, no_shell(name));
    options->has_shell = true;
    *text = str_trim(arena_printf(&st->scratch, "%.*s%.*s", STR_FMT(str_cut(*text, 0, (size_t)at)),
                                  STR_FMT(str_cut(*text, end, text->len))));
    return true;
}

/* ---- later ---- */

/* What was read is read again, as typed into that shell. */
static void read_as(struct ui_state *st, enum shell shell, const char *name)
{
    struct ui_document *d = ui_current(st);
    const struct reading_options options = {.has_shell = true, .shell = shell};
    struct artefact again;

    if (!ui_may_read(st) || !ui_check(st, artefact_read_again(&again, &d->file, &options)))
        return;
    if (ui_put_again(st, &again, "shell"))
        ui_say(st, UI_ROLE_OK, "read as typed into %s; %s undoes", name,
               ui_key_of(st, UI_ACTION_UNDO));
}

static void as_bash(struct ui_state *st)
{
    read_as(st, SHELL_BASH, "bash");
}

static void as_powershell(struct ui_state *st)
{
    read_as(st, SHELL_POWERSHELL, "PowerShell");
}

static void as_cmd(struct ui_state *st)
{
    read_as(st, SHELL_CMD, "cmd");
}

void ui_ask_for_shell(struct ui_state *st)
{
    static const struct ui_answer answers[] = {
        {'b', "bash", as_bash}, {'p', "PowerShell", as_powershell}, {'c', "cmd", as_cmd}};
    enum shell taken = ui_current(st)->file.evidence.shell;

    ui_question_open(
        st,
        arena_printf(&st->scratch,
                     "Typed into which shell? They give docker different words; %s was taken.",
                     taken == SHELL_BASH  ? "bash"
                     : taken == SHELL_CMD ? "cmd"
                                          : "PowerShell"),
        answers, sizeof(answers) / sizeof(answers[0]));
}

/* :shell NAME */
void act_shell(struct ui_state *st, struct str argument)
{
    enum shell shell;

    if (argument.len == 0)
        ui_ask_for_shell(st);
    else if (!shell_by_name(&shell, argument))
        ui_check(st, no_shell(argument));
    else if (shell == SHELL_BASH)
        as_bash(st);
    else if (shell == SHELL_CMD)
        as_cmd(st);
    else
        as_powershell(st);
}
