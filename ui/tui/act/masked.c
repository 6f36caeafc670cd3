#include "ui/tui/act/masked.h"

#include "ui/tui/act/actions.h"

/* ---- what a secret is in one is masked in all: they may be compared ---------------------- */

static struct err *learn(struct redaction *r, const struct value *root)
{
    return root != NULL ? redaction_learn(r, root) : NULL;
}

static struct err *learn_all(struct redaction *r, const struct ui_state *st)
{
    struct err *e = learn(r, st->compare.step);

    for (size_t i = 0; e == NULL && i < st->document_count; i++) {
        const struct ui_document *d = st->documents[i];

        e = learn(r, ui_document_now(d)->root);
        if (e == NULL)
            e = learn(r, d->baseline.root);
        if (e == NULL)
            e = learn(r, ui_document_result(d)->before);
    }
    return e;
}

/* ---- states that are compared with ------------------------------------------------------- */

/* *kept: what was there, NULL while it is there still. */
static struct err *put_masked(const struct value **state, const struct value **kept,
                              struct redaction *r)
{
    const struct value *root;
    struct err *e;

    if (*state == NULL)
        return NULL;
    root = value_ref(*state);
    if ((e = redact_document(r, &root)) != NULL) {
        value_unref(root);
        return e;
    }
    *kept = *state;
    *state = root;
    return NULL;
}

static void put_back(const struct value **state, const struct value *kept)
{
    if (kept == NULL)
        return;
    value_unref(*state);
    *state = kept;
}

/* ---- a window of rows -------------------------------------------------------------------- */

static const struct ui_subject nothing = {.kind = UI_SUBJECT_ROW};

static const struct problem *same_problem(const struct problems *masked, const struct problems *own,
                                          const struct problem *p)
{
    for (size_t i = 0; i < own->count && i < masked->count; i++)
        if (&own->items[i] == p && masked->items[i].rule == p->rule)
            return &masked->items[i];
    return NULL;
}

static const struct spec_node *top_of(const struct spec_node *node)
{
    while (node->parent != NULL)
        node = node->parent;
    return node;
}

/* What a why is about, in the masked document; where it is not there, nothing is explained. What
 * is of a spec that was brought stays: that is masked as a text. */
static void follow_subject(struct ui_state *st)
{
    struct ui_subject *s = &st->window.table.subject;
    const struct ui_document *d = ui_current(st);
    const struct ui_generation *masked = ui_document_result(d),
                               *own = d->generation[1 - d->current];
    bool found = true;

    if (!d->masked)
        return;
    if (s->kind == UI_SUBJECT_PROBLEM) {
        s->problem = same_problem(&masked->problems, &own->problems, s->problem);
        found = s->problem != NULL;
    } else if (s->kind == UI_SUBJECT_NODE && top_of(s->node) == own->assessment.spec.spec) {
        s->node = spec_find(masked->assessment.spec.spec, spec_node_path(&st->scratch, s->node));
        found = s->node != NULL;
    }
    if (!found)
        *s = nothing;
}

static void mask_window(struct ui_masked *m, struct ui_state *st)
{
    const struct ui_table_window *win = &st->window;

    m->has_window = true;
    m->subject = win->table.subject;
    m->window_at = win->at;
    m->window_top = win->top;
    if (win->compared)
        st->window.table.subject = nothing; /* the comparison was made anew: it is asked */
    else if (win->table.kind == UI_TABLE_WHY)
        follow_subject(st);
    ui_table_remake(st);
}

static void put_window_back(const struct ui_masked *m, struct ui_state *st)
{
    st->window.table.subject = st->window.compared ? nothing : m->subject;
    ui_table_remake(st);
    st->window.at = m->window_at;
    st->window.top = m->window_top;
}

/* ---- all of it --------------------------------------------------------------------------- */

static bool is_changed_by(struct redaction *r, const struct value *state)
{
    const struct value *root = value_ref(state);
    struct err *e = redact_document(r, &root);
    bool changed = e != NULL || !value_eq(root, state);

    err_free(e);
    value_unref(root);
    return changed;
}

/* Nor of any state that the strip or a mark may tell of: such a document is drawn as it is, strip
 * and all. probe: one that numbers nothing that is masked. */
static bool has_no_secrets(struct redaction *probe, const struct ui_document *d)
{
    enum { STEPS_LOOKED_AT = 64 };
    size_t count = mdl_history_count(d->history);
    const struct value *pinned = d->baseline.root;
    bool none = count <= STEPS_LOOKED_AT && !ui_document_is_tried(d) &&
                (pinned == NULL || !is_changed_by(probe, pinned));

    for (size_t i = 0; i < count && none; i++)
        none = !is_changed_by(probe, mdl_history_root(d->history, i));
    return none;
}

static struct err *mask_document(struct redaction *r, struct redaction *probe,
                                 struct ui_document *d)
{
    const struct value *root, *before = ui_document_result(d)->before;
    struct err *e;

    if (has_no_secrets(probe, d))
        return NULL;
    root = value_ref(ui_document_now(d)->root);
    before = before != NULL ? value_ref(before) : NULL;
    e = redact_document(r, &root);
    if (e == NULL && before != NULL)
        e = redact_document(r, &before);
    if (e == NULL)
        e = ui_document_mask(d, root, before);
    value_unref(root);
    value_unref(before);
    return e;
}

static struct err *mask_documents(struct ui_masked *m, struct ui_state *st)
{
    struct redaction probe;
    struct err *e;

    redaction_init(&probe, REDACT_SECRETS);
    e = learn_all(&probe, st);
    for (size_t i = 0; e == NULL && i < st->document_count; i++)
        if ((e = mask_document(&m->redaction, &probe, st->documents[i])) == NULL)
            e = put_masked(&st->documents[i]->baseline.root, &m->baselines[i], &m->redaction);
    redaction_finish(&probe);
    return e;
}

struct err *ui_mask_end(struct ui_masked *m, struct ui_state *st, struct err *e)
{
    for (size_t i = 0; i < st->document_count && m->baselines != NULL; i++)
        put_back(&st->documents[i]->baseline.root, m->baselines[i]);
    put_back(&st->compare.step, m->step);
    redaction_finish(&m->redaction);
    for (size_t i = 0; i < st->document_count; i++)
        e = err_join(e, ui_document_drop(st->documents[i]));
    ui_compare_update(st);
    if (m->has_window)
        put_window_back(m, st);
    return e;
}

struct err *ui_mask_begin(struct ui_masked *m, struct ui_state *st)
{
    struct redaction *r = &m->redaction;
    struct err *e;

    *m = (struct ui_masked){
        .baselines = arena_calloc(&st->scratch, st->document_count + 1, sizeof(*m->baselines))};
    redaction_init(r, REDACT_SECRETS);
    if (m->baselines == NULL)
        return err_oom();
    e = learn_all(r, st);
    if (e == NULL)
        e = mask_documents(m, st);
    if (e == NULL)
        e = put_masked(&st->compare.step, &m->step, r);
    ui_compare_update(st);
    if (e == NULL && ui_state_has_window(st))
        mask_window(m, st);
    return e;
}

struct str ui_without_secrets(const char **note, struct ui_state *st, ui_making *make, void *ctx,
                              bool texts)
{
    struct str plain = arena_str(&st->scratch, make(st, ctx)), text = plain;
    struct ui_masked m;
    struct err *e;

    *note = "";
    if (ui_current(st)->unmasked || plain.len == 0)
        return plain;
    if ((e = ui_mask_begin(&m, st)) == NULL) {
        text = arena_str(&st->scratch, make(st, ctx));
        if (texts)
            text = redact_text(&m.redaction, &st->scratch, text);
    }
    if (!ui_check(st, ui_mask_end(&m, st, e)))
        return STR_NONE;
    if (!str_eq(text, plain))
        *note = ", without its secrets";
    return text;
}
