#include "ui/tui/act/write_where.h"

#include "model/files/save.h"
#include "model/os/os.h"
#include "ui/tui/state/complete.h"

bool ui_may_write(struct ui_state *st)
{
    if (st->writes_nothing)
        ui_say(st, UI_ROLE_WARNING, "not written: a picture is made here, and nothing else");
    return !st->writes_nothing;
}

bool ui_may_read(struct ui_state *st)
{
    if (st->masked)
        ui_say(
            st, UI_ROLE_WARNING,
            "not read: secrets are masked when silospec starts; start it with that as a file or on "
            "a pipe");
    return !st->masked;
}

struct str ui_other_names(struct ui_state *st, const char *file)
{
    unsigned long long others = save_other_names(file);

    return others > 0 ? arena_printf(&st->scratch, ", but " SAVE_OTHER_NAMES,
                                     SAVE_OTHER_NAMES_ARGS(others))
                      : STR_NONE;
}

void ui_write_prompted(struct ui_state *st, ui_writer *write)
{
    const char *file = ui_file_name(st, ui_line_edit_text(&st->prompt.line));

    if (file != NULL && ui_may_write(st))
        write(st, file);
}

void ui_write_where(struct ui_state *st, struct str typed, ui_writer *write,
                    const struct ui_answer answers[2])
{
    const char *file = ui_file_name(st, typed);
    struct os_info info;

    if (!ui_may_write(st))
        return;
    if (typed.len == 0 || file == NULL)
        ui_say(st, UI_ROLE_TEXT, "not written: no name");
    else if (os_look(&info, file) == 0 && info.kind == OS_REGULAR)
        ui_question_open(st, arena_printf(&st->scratch, "%s exists already.", file), answers, 2);
    else
        write(st, file);
}
