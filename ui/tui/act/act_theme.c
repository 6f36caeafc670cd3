/* The theme picker: the list with a live preview. */
#include "ui/store/theme_load.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/remember.h"

#include <stdlib.h>

/* The list's first line is no theme, but the one for the background. */
enum { AUTOMATIC, FIRST_THEME };

static const char *ground_name(enum ui_ground ground)
{
    static const char names[][56] = {
        [UI_GROUND_UNKNOWN] = "the terminal does not say whether it is light or dark",
        [UI_GROUND_DARK] = "the terminal says that it is dark",
        [UI_GROUND_LIGHT] = "the terminal says that it is light",
    };

    return names[ground];
}

static bool use_automatic(struct ui_state *st)
{
    struct ui_theme theme;

    if (!ui_check(st, ui_theme_load_auto(&theme, st->ground)))
        return false;
    ui_theme_use(st, &theme);
    return true;
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
    size_t at = ui_picker_at(st);
    const struct ui_theme_entry *entry = &st->themes.entries[at > 0 ? at - FIRST_THEME : 0];

    if (at == AUTOMATIC) {
        if (use_automatic(st))
            ui_say(st, UI_ROLE_TEXT, "%s: %s", ground_name(st->ground), st->theme.name);
        return;
    }
    if (entry->error != NULL) {
        say_error(st, entry->error);
        return;
    }
    ui_theme_use(st, &entry->theme);
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
    struct ui_theme_entry *entry = &st->themes.entries[index > 0 ? index - FIRST_THEME : 0];
    struct err *e = entry->error;

    if (index == AUTOMATIC) {
        st->theme_auto = use_automatic(st);
        ui_theme_list_finish(&st->themes);
        if (st->theme_auto) {
            ui_say(st, UI_ROLE_OK, "the theme follows the background: %s now", st->theme.name);
            ui_remember_theme(st);
        }
        return;
    }
    entry->error = NULL;
    if (e != NULL) {
        restore(st);
        ui_check(st, e);
        return;
    }
    ui_theme_use(st, &entry->theme);
    st->theme_auto = false;
    ui_theme_list_finish(&st->themes);
    ui_say(st, UI_ROLE_OK, "the theme is %s", st->theme.name);
    ui_remember_theme(st);
}

static void say_no_theme(struct ui_state *st, struct str name)
{
    struct str all = STR_LIT(UI_THEME_AUTO);

    for (size_t i = 0; i < st->themes.count; i++)
        all = arena_printf(&st->scratch, "%.*s, %s", STR_FMT(all), st->themes.entries[i].name);
    ui_say(st, UI_ROLE_ERROR, "no theme '%.*s'; there are %.*s", STR_FMT(name), STR_FMT(all));
}

void act_theme(struct ui_state *st, struct str argument)
{
    struct ui_theme_list *list = &st->themes;
    size_t at = 0;

    if (!ui_check(st, ui_theme_list(list)))
        return;
    st->theme_before = st->theme;
    if (str_is(argument, UI_THEME_AUTO)) {
        chosen(st, AUTOMATIC);
        return;
    }
    for (size_t i = 0; i < list->count; i++)
        if (argument.len > 0 && str_is(argument, list->entries[i].name)) {
            chosen(st, i + FIRST_THEME);
            return;
        }
    if (argument.len > 0) {
        say_no_theme(st, argument);
        ui_theme_list_finish(list);
        return;
    }
    if (!ui_picker_open(st, "Themes", list->count + FIRST_THEME, chosen)) {
        ui_theme_list_finish(list);
        return;
    }
    st->picker.items[AUTOMATIC] =
        arena_printf(&st->picker.arena, "%-18s%s", UI_THEME_AUTO, "for the background");
    for (size_t i = 0; i < list->count; i++) {
        const struct ui_theme_entry *entry = &list->entries[i];

        st->picker.items[i + FIRST_THEME] = arena_printf(&st->picker.arena, "%-18s%s", entry->name,
                                                         entry->error != NULL ? "cannot be read"
                                                         : entry->own         ? "yours"
                                                                              : "");
        if (!st->theme_auto && strcmp(entry->name, st->theme.name) == 0)
            at = i + FIRST_THEME;
    }
    st->picker.cursor.at = at;
    st->picker.moved = preview;
    st->picker.cancel = restore;
}
