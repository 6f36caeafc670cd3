#include "ui/tui/act/copying.h"

#include "model/base/quote.h"
#include "specgen/credential/mask.h"

#include <stdlib.h>

static bool keep(struct ui_state *st, struct str what, struct str text, bool *hidden)
{
    struct ui_copied *c = &st->copied;

    *hidden = !ui_current(st)->unmasked && mask_needed(text);
    if (*hidden)
        text = mask_secrets(&st->scratch, text);
    free(c->text);
    free(c->what);
    c->text = str_copy(text);
    c->what = str_copy(what);
    c->len = text.len;
    if (arena_failed(&st->scratch) || c->text == NULL || c->what == NULL) {
        st->fatal = err_oom();
        return false;
    }
    return true;
}

void ui_copy_as_is(struct ui_state *st, struct str what, struct str text, const char *note)
{
    bool hidden;

    if (!keep(st, what, text, &hidden))
        return;
    st->copied.wanted = true;
    ui_say(st, UI_ROLE_OK, "copied %s: %zu byte%s%s%s", st->copied.what, st->copied.len,
           st->copied.len == 1 ? "" : "s", hidden ? ", without its secrets" : "", note);
}

void ui_copy_text(struct ui_state *st, struct str what, struct str text)
{
    struct str shown = quote_text(&st->scratch, text, quote_escape, false);

    ui_copy_as_is(st, what, shown,
                  str_eq(shown, text) ? "" : ", with escapes for what prints nothing");
}

void ui_copy_lines(struct ui_state *st, struct str what, struct str text, const char *note)
{
    ui_copy_as_is(st, what, quote_text(&st->scratch, text, quote_escape, true), note);
}

void ui_copy_json(struct ui_state *st, struct str what, struct str json, const char *note)
{
    ui_copy_as_is(st, what, quote_text(&st->scratch, json, quote_json, true), note);
}
