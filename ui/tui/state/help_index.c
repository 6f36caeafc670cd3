/* The entries of the help. */
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"

size_t ui_help_entries(const struct ui_state *st, size_t *out, size_t size)
{
    struct str filter = ui_line_edit_text(&st->help.filter);
    size_t count = 0;

    for (size_t i = 0; i < UI_ACTION_COUNT && count < size; i++) {
        const struct ui_action *action = &ui_actions[i];

        if (filter.len == 0 || ui_text_search(str_of(action->name), filter, 0) >= 0 ||
            ui_text_search(str_of(action->text), filter, 0) >= 0 ||
            ui_text_search(str_of(action->group), filter, 0) >= 0 ||
            ui_text_search(str_of(ui_action_bound(st, action)), filter, 0) >= 0)
            out[count++] = i;
    }
    return count;
}
