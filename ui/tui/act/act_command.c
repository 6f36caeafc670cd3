/* The `:` prompt. */
#include "model/document/engine.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/remember.h"

/* Names that a word may become. */
struct names {
    size_t count;
    const char *(*at)(size_t i);
};

static const char *action_name(size_t i)
{
    return ui_actions[i].name;
}

static const char *engine_name(size_t i)
{
    return mdl_engines[i].name;
}

/* Puts what all names that start with `word` have in common behind `before`; lists them when that
 * is no progress. The number of them; *common: what they share. */
static size_t complete(struct ui_state *st, struct str before, struct str word,
                       const struct names *names, struct str *common)
{
    struct str all = STR_NONE;
    size_t count = 0;

    for (size_t i = 0; i < names->count; i++) {
        struct str name = str_of(names->at(i));

        if (!str_starts(name, word))
            continue;
        all = count == 0 ? name
                         : arena_printf(&st->scratch, "%.*s  %.*s", STR_FMT(all), STR_FMT(name));
        if (count++ == 0)
            *common = name;
        while (!str_starts(name, *common))
            common->len--;
    }
    if (count > 0 && common->len > word.len) {
        if (!ui_line_edit_set(&st->prompt.line, arena_printf(&st->scratch, "%.*s%.*s",
                                                             STR_FMT(before), STR_FMT(*common))))
            st->fatal = err_oom();
    } else if (count > 1) {
        ui_prompt_note(st, all);
    }
    return count;
}

static void complete_command(struct ui_state *st)
{
    static const struct names actions = {UI_ACTION_COUNT, action_name};
    static const struct names engines = {MDL_ENGINE_COUNT, engine_name};
    const struct str engine = STR_LIT("engine ");
    struct str line = arena_str(&st->scratch, ui_line_edit_text(&st->prompt.line)), common;
    size_t count;

    if (str_starts(line, engine)) {
        if (complete(st, engine, str_cut(line, engine.len, line.len), &engines, &common) == 0)
            ui_prompt_note(st, STR_LIT("no such engine; 'silospec engines' lists them"));
        return;
    }
    count = complete(st, STR_NONE, line, &actions, &common);
    if (count == 0)
        ui_prompt_note(st, STR_LIT("no such action"));
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
