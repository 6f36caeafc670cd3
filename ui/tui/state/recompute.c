#include "ui/tui/state/recompute.h"

#include "model/os/os.h"

static struct err *make(const struct ui_document *d, struct ui_generation *g,
                        const struct mdl_doc *doc, const struct ui_generation *before)
{
    g->told = &d->file.evidence;
    g->filter = d->filter;
    g->unmasked = d->unmasked;
    g->given = d->file.evidence.spec;
    return ui_generation_make(g, doc, d->settings, before,
                              d->baseline.root != NULL ? &d->baseline.spec : NULL);
}

struct err *ui_document_make(const struct ui_document *d, struct ui_generation *g,
                             const struct mdl_doc *doc)
{
    return make(d, g, doc, d->generation[d->tried != NULL ? 1 - d->current : d->current]);
}

/* The one that is shown from here on. */
static void turn_to(struct ui_document *d, int to)
{
    d->current = to;
    d->revision++;
}

/* into: the other one of the two is what changes are marked against. */
static struct err *generate(struct ui_document *d, int into)
{
    int64_t from = os_milliseconds();
    struct err *e = make(d, d->generation[into], ui_document_now(d), d->generation[1 - into]);

    d->made_ms = os_milliseconds() - from;
    if (e == NULL)
        turn_to(d, into);
    return e;
}

/* The rows that were open stay, and what was selected with them. */
static bool follows(struct ui_document *d)
{
    const struct mdl_doc *doc = ui_document_now(d);

    return ui_document_result(d)->assessment.doc == doc && ui_form_follow(&d->form, doc);
}

static struct err *rebuild_form(struct ui_document *d, const struct ui_row *selected)
{
    struct ui_row row = *selected;

    if (!ui_document_build_form(d, &d->form, false))
        return err_oom();
    if (row.kind != UI_ROW_SECTION) {
        d->cursor[UI_PANE_FORM].at = ui_form_find(&d->form, &row.place);
        return NULL;
    }
    ui_document_go_to_section(d, row.section);
    return NULL;
}

/* The rows of the current generation, with what was selected. */
static struct err *show_generation(struct ui_document *d, struct ui_tree_spot spot)
{
    struct err *e = NULL;

    for (int t = 0; t < UI_TREES && e == NULL; t++)
        e = ui_tree_show(&d->trees[t], &ui_document_result(d)->trees[t], d->tried != NULL);
    if (e != NULL)
        return e;
    if (d->tree->row_count == 0)
        d->tree = &d->trees[UI_TREE_SPEC];
    ui_document_keep_line(d, spot);
    if (!follows(d) && (e = rebuild_form(d, ui_document_row(d))) != NULL)
        return e;
    ui_document_clamp(d);
    ui_document_drive(d);
    return NULL;
}

/* Takes `tried`; NULL: the document itself. While something is tried, the generation that is not
 * current stays the document's own. */
static struct err *show(struct ui_document *d, struct mdl_doc *tried)
{
    struct ui_tree_spot spot = ui_document_spot(d);
    struct mdl_doc *before = d->tried;
    struct err *e;

    d->tried = tried;
    e = generate(d, before != NULL ? d->current : 1 - d->current);
    if (e != NULL) { /* half of it is made: back to what is whole */
        d->tried = NULL;
        mdl_doc_free(tried);
        d->current = before != NULL ? 1 - d->current : d->current;
    }
    if (e == NULL || before != NULL)
        e = err_join(e, show_generation(d, spot));
    mdl_doc_free(before);
    return e;
}

struct err *ui_document_refresh(struct ui_document *d)
{
    ui_foreseen_forget(d->foreseen);
    return show(d, NULL);
}

/* What was tried before may be looked at again: it changes places with what was foreseen. */
static struct err *show_foreseen(struct ui_document *d, struct ui_foreseen *f)
{
    struct ui_tree_spot spot = ui_document_spot(d);
    int into = d->tried != NULL ? d->current : 1 - d->current;
    struct ui_generation *shown = f->generation;
    struct mdl_doc *tried = f->doc;
    struct err *e;

    f->generation = d->generation[into];
    f->doc = d->tried;
    d->generation[into] = shown;
    d->tried = tried;
    turn_to(d, into);
    e = show_generation(d, spot);
    if (d->masked) {
        mdl_doc_free(f->doc);
        f->doc = NULL;
    }
    return e;
}

struct err *ui_document_try(struct ui_document *d, const struct value *root)
{
    struct ui_foreseen *foreseen = ui_foreseen_find(d->foreseen, root);
    struct mdl_doc *doc;
    struct err *e;

    if (d->tried == NULL) {
        d->own_line = d->cursor[UI_PANE_SPEC];
        d->own_form_top = d->cursor[UI_PANE_FORM].top;
    }
    if (foreseen != NULL)
        return show_foreseen(d, foreseen);
    e = mdl_doc_beside(&doc, mdl_now(d->history), root);
    return e != NULL ? e : show(d, doc);
}

bool ui_document_is_tried(const struct ui_document *d)
{
    return d->tried != NULL && (!d->masked || d->preview_masked);
}

/* The marks of a tree, which outlive its generation: that of what is tried is made anew. */
struct kept_marks {
    struct kept_mark {
        enum ui_change change;
        size_t removed;
        struct str was, shown;
    } * lines;
    size_t count, changed;
};

/* tried: what was before is the document's own, and may be a secret of it. */
static void keep_marks(struct kept_marks *out, struct arena *a, const struct ui_spec_lines *own,
                       bool tried)
{
    out->lines = arena_calloc(a, own->count + 1, sizeof(*out->lines));
    out->count = out->lines != NULL ? own->count : 0;
    out->changed = own->changed;
    for (size_t i = 0; i < out->count; i++) {
        const struct ui_spec_line *line = &own->lines[i];
        const struct ui_spec_mark *told = &line->aside->mark;

        out->lines[i] =
            (struct kept_mark){.change = (enum ui_change)line->change, .removed = told->removed};
        if (!tried && told->was.len > 0) {
            out->lines[i].was = arena_str(a, told->was);
            out->lines[i].shown = arena_str(a, ui_spec_line_shown(line));
        }
    }
}

/* What the last edit changed stays marked; what a secret was before, or what is gone, is not told.
 */
static bool take_marks(struct ui_spec_lines *lines, struct arena *a, const struct kept_marks *own)
{
    for (size_t i = 0; i < lines->count && i < own->count; i++) {
        struct ui_spec_line *line = &lines->lines[i];
        const struct kept_mark *told = &own->lines[i];
        bool same = str_eq(ui_spec_line_shown(line), told->shown);
        const struct ui_spec_mark mark = {.removed = told->removed,
                                          .was = same ? arena_str(a, told->was) : STR_NONE};

        if (!ui_spec_line_mark(line, a, told->change, &mark))
            return false;
    }
    lines->changed = own->changed;
    return !arena_failed(a);
}

/* What the last touch did, between two states without their secrets. */
static struct err *tell_masked(const struct ui_document *d, struct ui_generation *shown,
                               const struct value *before)
{
    struct ui_generation *was = ui_generation_new();
    struct mdl_doc *doc = NULL;
    struct err *e;

    if (was == NULL)
        return err_oom();
    e = mdl_doc_beside(&doc, mdl_now(d->history), before);
    if (e == NULL)
        e = ui_document_make(d, was, doc);
    if (e == NULL) {
        shown->against_before = false; /* its marks are those of the document */
        e = ui_generation_tell(shown, was);
    }
    ui_generation_free(was);
    mdl_doc_free(doc);
    return e;
}

/* Takes `root`'s generation for that of the document, or of what is tried, with these marks. */
static struct err *show_masked(struct ui_document *d, const struct value *root,
                               const struct value *before, const struct kept_marks *marks)
{
    bool tried = ui_document_is_tried(d);
    struct ui_tree_spot spot = ui_document_spot(d);
    struct err *e = ui_document_try(d, root);
    struct ui_generation *shown;

    if (e != NULL)
        return e;
    d->masked = true;
    d->preview_masked = tried;
    shown = d->generation[d->current];
    for (size_t t = 0; t < UI_TREES; t++)
        if (!take_marks(&shown->trees[t], &shown->arena, &marks[t]))
            return err_oom();
    shown->touches = (struct ui_touches){.items = NULL};
    if (before != NULL && (e = tell_masked(d, shown, before)) != NULL)
        return e;
    return show_generation(d, spot); /* where lines were removed there are rows */
}

struct err *ui_document_mask(struct ui_document *d, const struct value *root,
                             const struct value *before)
{
    const struct ui_generation *own = ui_document_result(d);
    struct kept_marks marks[UI_TREES];
    struct arena kept;
    struct err *e;

    arena_init(&kept);
    for (size_t t = 0; t < UI_TREES; t++)
        keep_marks(&marks[t], &kept, &own->trees[t], ui_document_is_tried(d));
    e = arena_failed(&kept) ? err_oom() : show_masked(d, root, before, marks);
    arena_finish(&kept);
    return e;
}

struct err *ui_document_drop(struct ui_document *d)
{
    struct ui_tree_spot spot = ui_document_spot(d);
    struct mdl_doc *before = d->tried;
    struct err *e;

    if (before == NULL)
        return NULL;
    ui_foreseen_forget(d->foreseen);
    d->tried = NULL;
    d->masked = d->preview_masked = false;
    turn_to(d, 1 - d->current);
    e = show_generation(d, spot);
    mdl_doc_free(before);
    return e;
}

struct err *ui_document_list(struct ui_document *d)
{
    struct ui_generation *g = d->generation[d->current];

    ui_foreseen_forget(d->foreseen);
    g->filter = d->filter;
    g->unmasked = d->unmasked;
    if (!ui_generation_list(g))
        return err_oom();
    ui_document_clamp(d);
    return NULL;
}

struct err *ui_document_refold(struct ui_document *d)
{
    struct err *e = rebuild_form(d, ui_document_row(d));

    ui_document_clamp(d);
    return e;
}
