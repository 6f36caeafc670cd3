/* What is told: a sentence in the footer, or a window with several lines. */
#include "ui/term/widgets.h"
#include "ui/tui/state/state.h"

#include <stdarg.h>
#include <stdlib.h>

void ui_notice_open(struct ui_state *st, const char *title, struct str text)
{
    free(st->notice.text);
    st->notice.text = str_copy(text);
    st->notice.title = title;
    st->notice.top = 0;
    st->notice.tells_keys = false;
    st->notice.closed = NULL;
    st->mode = UI_MODE_NOTICE;
}

void ui_say(struct ui_state *st, enum ui_role role, const char *fmt, ...)
{
    va_list ap;
    struct str said;
    char *text;

    va_start(ap, fmt);
    said = arena_vprintf(&st->scratch, fmt, ap);
    va_end(ap);
    if (st->document_count > 0)
        said = ui_shown(ui_current(st), &st->scratch, said);
    text = arena_cstr(&st->scratch, said);
    free(st->message);
    st->message = NULL;
    if (text != NULL && (st->message = malloc(strlen(text) + 1)) != NULL)
        memcpy(st->message, text, strlen(text) + 1);
    st->message_role = role;
}

bool ui_check(struct ui_state *st, struct err *e)
{
    return ui_check_titled(st, "Error", e);
}

bool ui_check_titled(struct ui_state *st, const char *title, struct err *e)
{
    struct str all = STR_NONE;

    if (e == NULL)
        return true;
    if (e->class == ERR_OOM) {
        st->fatal = e;
        return false;
    }
    for (const struct err *one = e; one != NULL; one = one->next) {
        char *line = err_line(one);

        if (line != NULL)
            all = all.len == 0 ? arena_str(&st->scratch, str_of(line))
                               : arena_printf(&st->scratch, "%.*s\n%s", STR_FMT(all), line);
        free(line);
    }
    if (e->next != NULL || (!st->no_keys && ui_text_width(all) > st->w - 2))
        ui_notice_open(st, title, all);
    else
        ui_say(st, UI_ROLE_ERROR, "%.*s", STR_FMT(all));
    err_free(e);
    return false;
}
