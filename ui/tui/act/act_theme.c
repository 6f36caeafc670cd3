/* The theme picker: the list with a live preview. */
#include "ui/tui/act/actions.h"
#include "ui/tui/state/remember.h"

#include <stdlib.h>

static void use(struct ui_state *st, const struct ui_theme *theme)
{
    st->theme = *theme;
    if (st->no_colour)
        ui_theme_strip_colour(&st->theme);
    st->theme_changed = true;
}

static void say_error(struct ui_state *st, const struct err *e)
{
    char *line = err_line(e);

    ui_say(st, UI_ROLE_ERROR, "%s%s", line != NULL ? line : "out of memory",
           e->next != NULL ? " (and more)" : "");
    free(line);
}

static void preview(struct ui_state *st)
{
    const struct ui_theme_entry *entry = &st->themes.entries[st->picker.cursor.at];

    if (entry->error != NULL) {
        say_error(st, entry->error);
        return;
    }
    use(st, &entry->theme);
    ui_say(st, UI_ROLE_TEXT, "%s", entry->file != NULL ? entry->file : "part of the program");
}

static void restore(struct ui_state *st)
{
    st->theme = st->theme_before;
    st->theme_changed = true;
    ui_theme_list_finish(&st->themes);
    ui_say(st, UI_ROLE_TEXT, "the theme is %s, as before", st->theme.name);
}

static void chosen(struct ui_state *st, size_t index)
{
    struct err *e = st->themes.entries[index].error;

    st->themes.entries[index].error = NULL;
    if (e != NULL) {
        restore(st);
        ui_check(st, e);
        return;
    }
    use(st, &st->themes.entries[index].theme);
    ui_theme_list_finish(&st->themes);
    ui_say(st, UI_ROLE_OK, "the theme is %s", st->theme.name);
    ui_remember_theme(st);
}

void act_theme(struct ui_state *st, struct str argument)
{
    struct ui_theme_list *list = &st->themes;
    size_t at = 0;

    if (!ui_check(st, ui_theme_list(list)))
        return;
    st->theme_before = st->theme;
    for (size_t i = 0; i < list->count; i++)
        if (argument.len > 0 && str_is(argument, list->entries[i].name)) {
            chosen(st, i);
            return;
        }
    if (!ui_picker_open(st, "Themes", list->count, chosen)) {
        ui_theme_list_finish(list);
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct ui_theme_entry *entry = &list->entries[i];

        st->picker.items[i] = arena_printf(&st->picker.arena, "%-18s%s", entry->name,
                                           entry->error != NULL ? "cannot be read"
                                           : entry->own         ? "yours"
                                                                : "");
        if (strcmp(entry->name, st->theme.name) == 0)
            at = i;
    }
    st->picker.cursor.at = at;
    st->picker.moved = preview;
    st->picker.cancel = restore;
    if (argument.len > 0)
        ui_say(st, UI_ROLE_WARNING, "no theme '%.*s'", STR_FMT(argument));
}
