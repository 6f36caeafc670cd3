/* Searching a window of rows: what is typed is looked for in the cells that are shown. */
#include "ui/term/widgets.h"
#include "ui/tui/act/actions.h"

#include <stdlib.h>

static bool has(const struct ui_state *st, size_t row, struct str text)
{
    const struct ui_table *table = &st->window.table;

    for (size_t c = 0; c < table->column_count && !table->rows[row].heading; c++)
        if (ui_text_search(table->rows[row].cell[c].text, text, 0) >= 0)
            return true;
    return false;
}

/* To the nearest row that has it, from `from` on, going round; counts them all. */
static void seek(struct ui_state *st, size_t from, int step)
{
    struct ui_search *search = &st->window_search;
    size_t count = st->window.table.count, best = count + 1, found = 0;

    search->hits = search->current = 0;
    for (size_t i = 0; i < count; i++) {
        size_t away = step >= 0 ? (i + count - from) % count : (from + count - i) % count;

        if (!has(st, i, str_of(search->text)))
            continue;
        search->hits++;
        if (step != 0 && away == 0)
            away = count;
        if (away < best) {
            best = away;
            found = i;
            search->current = search->hits;
        }
    }
    if (search->hits > 0)
        st->window.at = found;
}

static void set_text(struct ui_state *st, struct str text)
{
    free(st->window_search.text);
    st->window_search = (struct ui_search){.text = text.len > 0 ? str_copy(text) : NULL};
    if (text.len > 0 && st->window_search.text == NULL)
        st->fatal = err_oom();
}

void ui_window_search_end(struct ui_state *st)
{
    set_text(st, STR_NONE);
}

static void changed(struct ui_state *st, struct str text)
{
    const struct ui_search *search = &st->window_search;

    set_text(st, text);
    st->window.at = st->window_search_start;
    if (search->text == NULL)
        return;
    seek(st, st->window.at, 0);
    ui_prompt_note(st, search->hits == 0 ? STR_LIT("no hit")
                                         : arena_printf(&st->scratch, "%zu of %zu", search->current,
                                                        search->hits));
}

static void tell(struct ui_state *st)
{
    const struct ui_search *search = &st->window_search;

    if (search->hits == 0)
        ui_say(st, UI_ROLE_WARNING, "'%s' is not in this window", search->text);
    else
        ui_say(st, UI_ROLE_TEXT, "hit %zu of %zu   %s next, %s previous, Esc ends the search",
               search->current, search->hits, ui_key_of(st, UI_ACTION_FIND_NEXT),
               ui_key_of(st, UI_ACTION_FIND_PREVIOUS));
}

static void accept(struct ui_state *st, struct str text)
{
    if (text.len > 0)
        st->fatal = ui_saved_command(&st->searches, text);
    if (st->window_search.text != NULL)
        tell(st);
}

static void cancel(struct ui_state *st)
{
    ui_window_search_end(st);
    st->window.at = st->window_search_start;
}

void ui_window_search(struct ui_state *st)
{
    st->window_search_start = st->window.at;
    ui_prompt_open(st, "find ", STR_NONE, accept);
    st->prompt.earlier = st->searches.commands;
    st->prompt.earlier_count = st->searches.command_count;
    st->prompt.changed = changed;
    st->prompt.cancel = cancel;
}

void ui_window_search_step(struct ui_state *st, int step)
{
    if (st->window_search.text == NULL) {
        ui_say(st, UI_ROLE_TEXT, "no search in this window yet: / starts one");
        return;
    }
    seek(st, st->window.at, step);
    tell(st);
}
