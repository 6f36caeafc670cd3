#include "ui/tui/loop/session.h"
#include "ui/store/theme_load.h"

#include "ui/tui/state/catalogue.h"

#include <stdlib.h>
#include <string.h>

struct err *ui_session_open(struct ui_session *out)
{
    struct ui_session s = {.problems = NULL};
    struct err *e, *notes = NULL;

    if ((e = ui_config_init(&s.config)) != NULL)
        return e;
    s.problems = ui_config_load(&s.config, NULL, ui_action_for_config);
    e = ui_saved_read(&s.saved, &notes);
    s.problems = err_join(s.problems, err_join(notes, e));
    *out = s;
    return NULL;
}

void ui_session_finish(struct ui_session *s)
{
    ui_config_finish(&s->config);
    ui_saved_finish(&s->saved);
    err_free(s->problems);
    s->problems = NULL;
}

static struct err *load_theme(struct ui_theme *out, bool *automatic, const char *name,
                              enum ui_ground ground)
{
    *automatic = strcmp(name, UI_THEME_AUTO) == 0;
    return *automatic ? ui_theme_load_auto(out, ground) : ui_theme_load(out, name);
}

struct err *ui_session_theme(struct ui_theme *out, bool *automatic, struct ui_session *s,
                             const char *asked, enum ui_ground ground)
{
    const char *const names[] = {s->saved.theme, s->config.theme};

    if (asked != NULL)
        return load_theme(out, automatic, asked, ground);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct err *e = names[i] != NULL ? load_theme(out, automatic, names[i], ground) : NULL;

        if (names[i] == NULL)
            continue;
        if (e == NULL)
            return NULL;
        if (i == 1 && s->config.theme_file != NULL && e->file == NULL)
            e = err_at(e, s->config.theme_file, s->config.theme_line, s->config.theme_column);
        s->problems = err_join(s->problems, e);
    }
    *automatic = false;
    ui_theme_fallback(out);
    return NULL;
}

/* ---- at the start ----------------------------------------------------------------------- */

static void use_sizes(struct ui_state *st, const struct ui_saved_state *saved)
{
    st->sizes = (struct ui_sizes){
        .form = ui_saved_pane_size(saved, "form"),
        .strip = ui_saved_pane_size(saved, "strip"),
        .registry = ui_saved_pane_size(saved, "registry"),
        .endpoints = ui_saved_pane_size(saved, "endpoints"),
    };
}

struct err *ui_session_apply(struct ui_state *st, struct ui_session *s)
{
    struct err *e;

    st->keys = calloc(UI_ACTION_COUNT, sizeof(char *));
    if (st->keys == NULL)
        return err_oom();
    st->key_count = UI_ACTION_COUNT;
    if ((e = ui_config_keys(st->keys, &s->config, ui_action_for_config)) != NULL)
        return e;
    for (size_t i = s->saved.command_count; i-- > 0;)
        if ((e = ui_saved_command(&st->commands, str_of(s->saved.commands[i]))) != NULL)
            return e;
    st->mouse = s->config.mouse;
    use_sizes(st, &s->saved);
    st->sizes_remembered = st->sizes;
    st->remembers = true;
    e = s->problems;
    s->problems = NULL;
    if (e != NULL)
        ui_check_titled(st, "Settings", e);
    return NULL;
}
