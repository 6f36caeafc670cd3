/* The `:` prompt. */
#include "ui/tui/act/actions.h"
#include "ui/tui/act/command_words.h"
#include "ui/tui/state/remember.h"

static void accepted(struct ui_state *st, struct str line)
{
    if (str_trim(line).len > 0)
        ui_remember_command(st, line);
    ui_action_command(st, line);
    st->pending.typed = st->pending.is_set;
}

void act_command(struct ui_state *st, struct str argument)
{
    ui_prompt_open(st, ":", argument, accepted);
    st->prompt.complete = ui_complete_command;
    st->prompt.earlier = st->commands.commands;
    st->prompt.earlier_count = st->commands.command_count;
}
