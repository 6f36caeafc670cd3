#include "ui/tui/loop/foresee.h"

#include "model/os/os.h"
#include "specgen/gocompat/concat.h"
#include "ui/tui/act/editor_preview.h"
#include "ui/tui/state/recompute.h"

static void make(struct ui_document *d, struct ui_foreseen *f, const struct value *root)
{
    int64_t from;
    struct err *e;

    mdl_doc_free(f->doc);
    f->doc = NULL;
    if (f->generation == NULL && (f->generation = ui_generation_new()) == NULL)
        return;
    ui_generation_empty(f->generation);
    from = os_milliseconds();
    e = mdl_doc_beside(&f->doc, mdl_now(d->history), root);
    if (e == NULL && (e = ui_document_make(d, f->generation, f->doc)) != NULL) {
        mdl_doc_free(f->doc);
        f->doc = NULL;
    }
    err_free(e);
    d->made_ms = os_milliseconds() - from;
}

struct wanted {
    const struct value *roots[UI_FORESEEN]; /* owned */
    size_t count;
};

/* Takes root; NULL: there is nothing to make. */
static void want(struct wanted *w, const struct value *root)
{
    if (root != NULL)
        w->roots[w->count++] = root;
}

/* As many as there is time for; those that are there already stay. */
static void foresee(struct ui_document *d, const struct wanted *w, bool (*key_waits)(void *ctx),
                    void *ctx)
{
    bool stays[UI_FORESEEN] = {false}, made[UI_FORESEEN];
    int64_t left = UI_FORESEE_MS;
    size_t into = 0;

    for (size_t i = 0; i < w->count; i++) {
        struct ui_foreseen *f = ui_foreseen_find(d->foreseen, w->roots[i]);

        made[i] = f != NULL;
        if (made[i])
            stays[f - d->foreseen] = true;
    }
    for (size_t i = 0; i < w->count; i++) {
        if (made[i])
            continue;
        if (d->made_ms > left || key_waits(ctx))
            return;
        while (stays[into])
            into++;
        make(d, &d->foreseen[into++], w->roots[i]);
        left -= d->made_ms;
    }
}

/* ---- what may come next ----------------------------------------------------------------- */

/* NULL: there is no such item, or nothing follows from it. */
static const struct value *root_of_item(struct ui_state *st, size_t shown)
{
    const struct ui_picker *p = &st->picker;
    const struct value *root = NULL;

    if (shown < p->count)
        err_free(p->tries(st, p->all != NULL ? p->from[shown] : shown, &root));
    return root;
}

static void of_items(struct wanted *w, struct ui_state *st)
{
    size_t at = st->picker.cursor.at;

    want(w, root_of_item(st, at + 1));
    want(w, root_of_item(st, at - 1)); /* above the first: past the last one, which is none */
}

static const struct value *root_of_text(struct ui_state *st, struct str text)
{
    const struct value *root;

    err_free(ui_editor_root(st, text, &root));
    return root;
}

/* Of a text only what the key back leaves: which letter comes is not to be foreseen. */
static void of_text(struct wanted *w, struct ui_state *st)
{
    static const char next[] = "0123456789";
    struct str text = ui_line_edit_text(&st->editor.line);

    if (text.len > 0 && (unsigned char)text.s[text.len - 1] < 0x80)
        want(w, root_of_text(st, str_cut(text, 0, text.len - 1)));
    for (size_t i = 0; next[i] != '\0' && mdl_field_is_number(st->editor.place.field); i++)
        want(w, root_of_text(st, CONCAT(&st->scratch, text, str_cut(str_of(next), i, i + 1))));
}

static bool may_be_typed_on(const struct ui_editor *ed)
{
    return !ed->fresh && !ed->lines && ed->line.cursor == ed->line.len;
}

void ui_foresee(struct ui_state *st, bool (*key_waits)(void *ctx), void *ctx)
{
    struct ui_document *d = ui_current(st);
    struct wanted w = {.count = 0};

    if (st->mode == UI_MODE_PICKER && st->picker.tries != NULL)
        of_items(&w, st);
    else if (st->mode == UI_MODE_EDITOR && may_be_typed_on(&st->editor))
        of_text(&w, st);
    if (w.count == 0 || d->made_ms > UI_FORESEE_MS)
        ui_foreseen_forget(d->foreseen);
    else
        foresee(d, &w, key_waits, ctx);
    for (size_t i = 0; i < w.count; i++)
        value_unref(w.roots[i]);
}
