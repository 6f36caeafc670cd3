#include "ui/tui/loop/foresee.h"

#include "ui/tui/state/recompute.h"

static void make(struct ui_document *d, struct ui_foreseen *f, const struct value *root)
{
    struct err *e;

    mdl_doc_free(f->doc);
    f->doc = NULL;
    if (f->generation == NULL && (f->generation = ui_generation_new()) == NULL)
        return;
    e = mdl_doc_beside(&f->doc, mdl_now(d->history), root);
    if (e == NULL && (e = ui_document_make(d, f->generation, f->doc)) != NULL) {
        mdl_doc_free(f->doc);
        f->doc = NULL;
    }
    err_free(e);
}

/* Those that are there already stay. */
static void foresee(struct ui_document *d, const struct value *const roots[UI_FORESEEN])
{
    bool wanted[UI_FORESEEN] = {false}, made[UI_FORESEEN] = {false};
    size_t into = 0;

    for (size_t i = 0; i < UI_FORESEEN; i++) {
        struct ui_foreseen *f = roots[i] != NULL ? ui_foreseen_find(d->foreseen, roots[i]) : NULL;

        made[i] = roots[i] == NULL || f != NULL;
        if (f != NULL)
            wanted[f - d->foreseen] = true;
    }
    for (size_t i = 0; i < UI_FORESEEN; i++) {
        while (into < UI_FORESEEN && wanted[into])
            into++;
        if (!made[i] && into < UI_FORESEEN)
            make(d, &d->foreseen[into++], roots[i]);
    }
}

/* NULL: there is no such item, or nothing follows from it. */
static const struct value *root_of(struct ui_state *st, size_t shown)
{
    const struct ui_picker *p = &st->picker;
    const struct value *root = NULL;

    if (shown < p->count)
        err_free(p->tries(st, p->all != NULL ? p->from[shown] : shown, &root));
    return root;
}

void ui_foresee(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    size_t at = st->picker.cursor.at;
    const struct value *roots[UI_FORESEEN];

    if (st->mode != UI_MODE_PICKER || st->picker.tries == NULL || d->made_ms > UI_FORESEE_MS) {
        ui_foreseen_forget(d->foreseen);
        return;
    }
    roots[0] = root_of(st, at + 1);
    roots[1] = root_of(st, at - 1); /* above the first: past the last one, which is none */
    foresee(d, roots);
    for (int i = 0; i < UI_FORESEEN; i++)
        value_unref(roots[i]);
}
