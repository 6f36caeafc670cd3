/* What was copied, to a file. */
#include "model/os/os.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/complete.h"

#include <errno.h>

static void write_copied(struct ui_state *st, const char *file)
{
    const struct ui_copied *c = &st->copied;
    FILE *f = NULL;
    int error = 0;

    if (!ui_check(st, err_wrap(os_open_write(&f, file), "cannot write '%s'", file)))
        return;
    /* The disk may be full: fclose() is the first to know of the last bytes. */
    if (fwrite(c->text, 1, c->len, f) != c->len)
        error = errno;
    if (fclose(f) != 0 && error == 0)
        error = errno;
    if (error != 0)
        ui_check(st, err_errno(error, "cannot write '%s'", file));
    else
        ui_say(st, UI_ROLE_OK, "wrote %s to %s: %zu byte%s", c->what, file, c->len,
               c->len == 1 ? "" : "s");
}

static void write_prompted(struct ui_state *st)
{
    ui_write_prompted(st, write_copied);
}

static void file_accepted(struct ui_state *st, struct str text)
{
    static const struct ui_answer answers[] = {
        {'y', "overwrite it", write_prompted},
        {'n', "keep it", NULL},
    };

    ui_write_where(st, text, write_copied, answers);
}

/* What was copied last, else what is selected. */
void act_copy_to(struct ui_state *st, struct str argument)
{
    if (st->copied.text == NULL) {
        act_copy_value(st, STR_NONE);
        st->copied.wanted = false;
    }
    if (st->copied.text == NULL || st->fatal != NULL)
        return;
    ui_prompt_open(st, "write what was copied to: ", argument, file_accepted);
    st->prompt.complete = ui_complete_path;
    ui_prompt_note(st, arena_printf(&st->scratch, "%s, %zu byte%s", st->copied.what, st->copied.len,
                                    st->copied.len == 1 ? "" : "s"));
    if (argument.len > 0) {
        st->mode = st->prompt.back;
        file_accepted(st, argument);
    }
}

/* The key that the others follow. */
void act_copy(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->prefix[0] = 'y';
    st->prefix[1] = '\0';
}
