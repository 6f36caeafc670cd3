#include "ui/tui/state/compare_state.h"

#include "specgen/compare/variants.h"
#include "ui/present/baseline.h"
#include "ui/term/surface.h"
#include "ui/tui/state/document_rows.h"

#include <stdlib.h>

void ui_compare_init(struct ui_compare *c)
{
    *c = (struct ui_compare){.active = 1};
    ui_comparison_init(&c->made);
}

void ui_compare_finish(struct ui_compare *c)
{
    ui_comparison_finish(&c->made);
    value_unref(c->step);
    free(c->step_label);
    *c = (struct ui_compare){0};
}

static uint64_t other_revision(const struct ui_compare *c)
{
    return c->what == UI_COMPARE_DOCUMENT && c->other != NULL ? c->other->revision : 0;
}

bool ui_compare_is_stale(const struct ui_compare *c, const struct ui_document *d)
{
    return c->document != d || c->revision != d->revision || c->other_revision != other_revision(c);
}

/* ---- columns -------------------------------------------------------------------------- */

static struct err *add_column(struct ui_compare *c, const struct ui_document *d, struct str label,
                              const struct value *root, const char *const *assumptions, bool now)
{
    struct ui_comparison *made = &c->made;
    unsigned at = made->columns;
    struct err *e = ui_comparison_add(made, label, root, assumptions, d->settings);

    made->column[at].now = now;
    if (e != NULL && e->class != ERR_OOM)
        e = err_wrap(e, "%.*s", STR_FMT(str_cut(label, 0, 60)));
    return e;
}

/* Takes the variant. */
static struct err *add_variant(struct ui_compare *c, const struct ui_document *d,
                               struct variant *variant, bool now)
{
    struct err *e = add_column(c, d, variant->label, variant->root, variant->assumptions, now);

    variants_finish(variant, 1);
    return e;
}

static enum variant_kind kind_now(const struct ui_document *d)
{
    const struct spec_result *r = &ui_document_result(d)->assessment.spec;

    if (r->linux_container)
        return VARIANT_LINUX;
    return r->isolation.hyperv ? VARIANT_HYPERV : VARIANT_PROCESS;
}

static struct err *add_kinds(struct ui_compare *c, const struct ui_document *d)
{
    const struct value *root = ui_document_now(d)->root;
    enum variant_kind now = kind_now(d);
    struct err *e = NULL;

    for (int kind = 0; e == NULL && kind < VARIANT_KINDS; kind++) {
        struct variant variant;

        if ((e = variant_of_kind(&variant, &c->made.arena, root, (enum variant_kind)kind)) == NULL)
            e = add_variant(c, d, &variant, kind == (int)now);
    }
    return e;
}

static struct err *add_hosts(struct ui_compare *c, const struct ui_document *d)
{
    const struct value *root = ui_document_now(d)->root;
    struct err *e = add_column(c, d, STR_LIT("this host"), root, NULL, true);

    for (unsigned i = 0; e == NULL && i < c->hosts.count; i++) {
        struct variant variant;

        if ((e = variant_of_host(&variant, &c->made.arena, root, &host_profiles[c->hosts.at[i]])) ==
            NULL)
            e = add_variant(c, d, &variant, false);
    }
    return e;
}

static struct err *add_engines(struct ui_compare *c, const struct ui_document *d)
{
    const struct mdl_doc *now = ui_document_now(d);
    struct err *e =
        add_column(c, d, mdl_engine_name(&c->made.arena, now->release), now->root, NULL, true);

    for (unsigned i = 0; e == NULL && i < c->engines.count; i++) {
        struct variant variant;

        if ((e = variant_of_engine(&variant, now->root, &mdl_engines[c->engines.at[i]])) == NULL)
            e = add_variant(c, d, &variant, false);
    }
    return e;
}

/* What was, or another document, and this one. */
static struct err *add_pair(struct ui_compare *c, const struct ui_document *d, struct str label,
                            const struct value *root)
{
    struct err *e = add_column(c, d, label, root, NULL, false);
    struct str now = STR_LIT("now");

    if (c->what == UI_COMPARE_DOCUMENT)
        now = str_of(d->title);
    if (c->what == UI_COMPARE_CONTAINER)
        now = artefact_title(&d->file, d->file.evidence.chosen);
    if (e == NULL)
        e = add_column(c, d, now, ui_document_now(d)->root, NULL, true);
    return e;
}

static struct err *add_columns(struct ui_compare *c, const struct ui_document *d)
{
    if (c->what == UI_COMPARE_HOSTS && c->hosts.count > 0)
        return add_hosts(c, d);
    if (c->what == UI_COMPARE_ENGINES && c->engines.count > 0)
        return add_engines(c, d);
    if (c->what == UI_COMPARE_DOCUMENT && c->other != NULL && c->other != d)
        return add_pair(c, d, str_of(c->other->title), ui_document_now(c->other)->root);
    if (c->what == UI_COMPARE_BASELINE && d->baseline.root != NULL)
        return add_pair(c, d, STR_LIT("baseline"), d->baseline.root);
    if ((c->what == UI_COMPARE_STEP || c->what == UI_COMPARE_CONTAINER) && c->step_of == d)
        return add_pair(c, d, str_of(c->step_label), c->step);
    c->what = UI_COMPARE_KINDS;
    return add_kinds(c, d);
}

unsigned ui_compare_active(const struct ui_compare *c)
{
    for (unsigned i = 0; i < c->made.shown.count; i++)
        if (c->made.shown.column[i] == c->active)
            return i;
    return 0;
}

struct err *ui_compare_show(struct ui_compare *c, const struct ui_shown_columns *shown)
{
    struct err *e = ui_comparison_show(&c->made, shown);

    if (e == NULL)
        ui_compare_measure(c);
    return e;
}

static void forget(struct ui_compare *c)
{
    ui_comparison_forget(&c->made);
    c->failure = STR_NONE;
}

struct err *ui_compare_make(struct ui_compare *c, const struct ui_document *d)
{
    struct err *e;

    forget(c);
    if ((e = add_columns(c, d)) == NULL)
        e = ui_comparison_tell(&c->made, d->settings, UI_CAUSES_VALUES);
    if (e != NULL) {
        char *line = e->class != ERR_OOM ? err_line(e) : NULL;

        if (line == NULL)
            return e;
        forget(c);
        c->failure = arena_str(&c->made.arena, str_of(line));
        free(line);
        err_free(e);
    }
    if (c->active == 0 || c->active >= c->made.columns)
        c->active = 1;
    c->document = d;
    c->revision = d->revision;
    c->other_revision = other_revision(c);
    return NULL;
}

void ui_compare_measure(struct ui_compare *c)
{
    enum { BRACE = 2 };

    c->key_width = 0;
    for (size_t i = 0; i < c->made.row_count; i++) {
        size_t line = c->made.rows[i].row;
        int w;

        if (c->made.rows[i].folded > 0)
            continue;
        w = (int)ui_compare_indent(&c->made, line) +
            ui_text_width(ui_compare_key(&c->made.arena, &c->made, line)) +
            (ui_compare_opens(&c->made, line) ? BRACE : 0);
        if (w > c->key_width)
            c->key_width = w;
    }
}
