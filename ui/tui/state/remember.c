#include "ui/tui/state/remember.h"

#include "specgen/credential/mask.h"
#include "ui/store/theme_load.h"

static bool read_again(struct ui_state *st, struct ui_saved_state *saved)
{
    struct err *notes = NULL, *e;

    if (!st->remembers)
        return false;
    *saved = (struct ui_saved_state){.theme = NULL};
    e = ui_saved_read(saved, &notes);
    err_free(notes);
    err_free(e);
    return true;
}

/* Takes e. That nothing can be remembered is worth one sentence, not one each time. */
static void write_back(struct ui_state *st, struct ui_saved_state *saved, struct err *e)
{
    if (e == NULL)
        e = ui_saved_write(saved);
    ui_saved_finish(saved);
    if (e == NULL)
        return;
    st->remembers = false;
    ui_check(st, err_wrap(e, "this will not be remembered"));
}

void ui_read_recent(struct ui_state *st)
{
    ui_saved_finish(&st->recent);
    (void)read_again(st, &st->recent);
}

void ui_remember_theme(struct ui_state *st)
{
    struct ui_saved_state saved;

    if (read_again(st, &saved))
        write_back(st, &saved,
                   ui_saved_theme(&saved, st->theme_auto ? UI_THEME_AUTO : st->theme.name));
}

void ui_remember_sizes(struct ui_state *st)
{
    struct ui_saved_state saved;

    if (memcmp(&st->sizes, &st->sizes_remembered, sizeof(st->sizes)) == 0 ||
        !read_again(st, &saved))
        return;
    st->sizes_remembered = st->sizes;
    saved.pane_count = 0;
    ui_saved_pane(&saved, "form", st->sizes.form);
    ui_saved_pane(&saved, "strip", st->sizes.strip);
    ui_saved_pane(&saved, "registry", st->sizes.registry);
    ui_saved_pane(&saved, "endpoints", st->sizes.endpoints);
    write_back(st, &saved, NULL);
}

void ui_remember_command(struct ui_state *st, struct str command)
{
    struct ui_saved_state saved;

    if (ui_saved_command(&st->commands, command) != NULL)
        st->fatal = err_oom();
    else if (!mask_needed(command) && read_again(st, &saved))
        write_back(st, &saved, ui_saved_command(&saved, command));
}

void ui_remember_file(struct ui_state *st, const char *file)
{
    struct ui_saved_state saved;

    if (file != NULL && strcmp(file, "-") != 0 && read_again(st, &saved))
        write_back(st, &saved, ui_saved_recent(&saved, file));
}
