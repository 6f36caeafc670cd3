/* The `:` prompt. */
#include "ui/tui/actions.h"
#include "ui/tui/session.h"

/* What all names that start with `word` have in common; lists them when that is no progress. */
static void complete_command(struct ui_state *st)
{
    struct str word = ui_line_edit_text(&st->prompt.line), common = STR_NONE, all = STR_NONE;
    size_t count = 0;

    for (size_t i = 0; i < UI_ACTION_COUNT; i++) {
        struct str name = str_of(ui_actions[i].name);

        if (!str_starts(name, word))
            continue;
        all = count == 0 ? name
                         : arena_printf(&st->scratch, "%.*s  %.*s", STR_FMT(all), STR_FMT(name));
        if (count++ == 0)
            common = name;
        while (!str_starts(name, common))
            common.len--;
    }
    if (count == 0) {
        ui_prompt_note(st, STR_LIT("no such action"));
        return;
    }
    if (common.len > word.len && !ui_line_edit_set(&st->prompt.line, common))
        st->fatal = err_oom();
    else if (count > 1)
        ui_prompt_note(st, all);
    if (count == 1)
        ui_prompt_note(st, str_of(ui_action_named(common)->text));
}

static void accepted(struct ui_state *st, struct str line)
{
    if (str_trim(line).len > 0)
        ui_remember_command(st, line);
    ui_action_command(st, line);
}

void act_command(struct ui_state *st, struct str argument)
{
    ui_prompt_open(st, ":", argument, accepted);
    st->prompt.complete = complete_command;
    st->prompt.earlier = st->commands.commands;
    st->prompt.earlier_count = st->commands.command_count;
}
