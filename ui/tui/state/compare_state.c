#include "ui/tui/state/compare_state.h"

#include "platform/sim/sim.h"
#include "specgen/compare/variants.h"
#include "ui/present/baseline.h"

#include <stdlib.h>

void ui_compare_init(struct ui_compare *c)
{
    *c = (struct ui_compare){.active = 1};
    arena_init(&c->arena);
}

static void forget_columns(struct ui_compare *c)
{
    for (unsigned i = 0; i < COMPARE_COLUMNS; i++)
        mdl_doc_free(c->column[i].doc);
    memset(c->column, 0, sizeof(c->column));
    arena_reset(&c->arena);
    c->columns = 0;
    c->failure = STR_NONE;
    c->shown.count = 0;
    c->diff = (struct compare){0};
    c->rows = NULL;
    c->row_count = c->differences = 0;
    c->hashes = NULL;
    c->table_count = 0;
}

void ui_compare_finish(struct ui_compare *c)
{
    forget_columns(c);
    arena_finish(&c->arena);
    value_unref(c->step);
    free(c->step_label);
    free(c->opened);
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

/* The engine's answer and who gives it; empty when the runtime gets the spec. */
static struct str problem_of(struct arena *a, const struct assessment *r)
{
    const struct assess_answer answer = assess_answer(r);

    return r->end == ASSESS_ENDS_NEVER ? STR_NONE : assess_answer_text(a, &answer);
}

static struct str join(struct arena *a, const char *const *sentences)
{
    struct str all = STR_NONE;

    for (; sentences != NULL && *sentences != NULL; sentences++)
        all = all.len == 0 ? str_of(*sentences)
                           : arena_printf(a, "%.*s; %s", STR_FMT(all), *sentences);
    return all;
}

static struct err *add_column(struct ui_compare *c, const struct ui_document *d, struct str label,
                              const struct value *root, const char *const *assumptions, bool now)
{
    struct ui_compare_column *column = &c->column[c->columns];
    struct plat host;
    struct err *e;

    column->label = arena_str(&c->arena, label);
    column->assumed = join(&c->arena, assumptions);
    column->now = now;
    column->engine = (struct upgrade_step){.count = 0};
    if ((e = mdl_doc_new(&column->doc, root)) != NULL)
        return err_wrap(e, "%.*s", STR_FMT(str_cut(label, 0, 60)));
    c->columns++;
    host = plat_sim(column->doc);
    if ((e = assess(&c->arena, column->doc, &host, d->settings, &column->assessment)) != NULL)
        return e;
    column->problem = problem_of(&c->arena, &column->assessment);
    return NULL;
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

        if ((e = variant_of_kind(&variant, &c->arena, root, (enum variant_kind)kind)) == NULL)
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

        if ((e = variant_of_host(&variant, &c->arena, root, &host_profiles[c->hosts.at[i]])) ==
            NULL)
            e = add_variant(c, d, &variant, false);
    }
    return e;
}

static struct err *add_engines(struct ui_compare *c, const struct ui_document *d)
{
    const struct mdl_doc *now = ui_document_now(d);
    struct err *e =
        add_column(c, d, mdl_engine_name(&c->arena, now->release), now->root, NULL, true);

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
    bool document = c->what == UI_COMPARE_DOCUMENT;
    struct err *e = add_column(c, d, label, root, NULL, false);

    if (e == NULL)
        e = add_column(c, d, document ? str_of(d->title) : STR_LIT("now"), ui_document_now(d)->root,
                       NULL, true);
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
    if (c->what == UI_COMPARE_STEP && c->step_of == d)
        return add_pair(c, d, str_of(c->step_label), c->step);
    c->what = UI_COMPARE_KINDS;
    return add_kinds(c, d);
}

/* ---- what follows from them ------------------------------------------------------------- */

/* The tree's depth is that of the engine's structs. */
static size_t count_lines(const struct spec_node *node)
{
    size_t lines = 1;

    if (node == NULL || (node->kind != SPEC_OBJECT && node->kind != SPEC_LIST) ||
        node->u.kids.first == NULL)
        return node != NULL;
    for (const struct spec_node *k = node->u.kids.first; k != NULL; k = k->next)
        lines += count_lines(k);
    return lines + 1;
}

static void order_table(struct ui_compare *c)
{
    for (int pass = 0; pass < 2; pass++)
        for (unsigned i = 0; i < CONSEQUENCE_ROWS; i++)
            if (c->table.rows[i].differs == (pass == 0))
                c->table_order[c->table_count++] = i;
    for (unsigned i = 0; i < c->columns; i++)
        if (c->column[i].assumed.len > 0) {
            c->table_order[c->table_count++] = CONSEQUENCE_ROWS;
            break;
        }
}

unsigned ui_compare_active(const struct ui_compare *c)
{
    for (unsigned i = 0; i < c->shown.count; i++)
        if (c->shown.column[i] == c->active)
            return i;
    return 0;
}

struct err *ui_compare_show(struct ui_compare *c, const struct ui_shown *shown)
{
    const struct spec_node *roots[COMPARE_COLUMNS];
    struct err *e;

    c->shown = *shown;
    c->hashes = NULL;
    for (unsigned i = 0; i < shown->count; i++)
        roots[i] = c->column[shown->column[i]].assessment.spec.spec;
    if ((e = compare_specs(&c->diff, &c->arena, roots, shown->count)) != NULL)
        return e;
    return ui_compare_make_rows(c) && !arena_failed(&c->arena) ? NULL : err_oom();
}

static struct err *tell_consequences(struct ui_compare *c)
{
    const struct spec_result *results[COMPARE_COLUMNS];
    struct err *e;

    for (unsigned i = 0; i < c->columns; i++) {
        results[i] = &c->column[i].assessment.spec;
        c->column[i].lines = count_lines(results[i]->spec);
    }
    if ((e = consequences(&c->table, &c->arena, results, c->columns)) != NULL)
        return e;
    order_table(c);
    return NULL;
}

/* Counted until there are more than `most`. */
static size_t count_values(const struct value *v, size_t most)
{
    size_t count = 1;

    for (size_t i = 0; v->kind == VALUE_LIST && i < v->u.list.count && count <= most; i++)
        count += count_values(v->u.list.items[i], most - count);
    for (size_t i = 0; v->kind == VALUE_MAP && i < v->u.map.count && count <= most; i++)
        count += count_values(v->u.map.members[i].value, most - count);
    return count;
}

static struct err *tell_engines(struct ui_compare *c, const struct ui_document *d)
{
    struct err *e = NULL;

    for (unsigned i = 1; e == NULL && i < c->columns; i++) {
        struct ui_compare_column *column = &c->column[i];
        const struct plat host = plat_sim(column->doc);

        if (column->doc->release != c->column[0].doc->release &&
            count_values(column->doc->root, UI_CAUSES_VALUES) <= UI_CAUSES_VALUES)
            e = upgrade_between(&column->engine, &c->arena, column->doc, &host, d->settings,
                                c->column[0].doc->release, column->doc->release);
    }
    return e;
}

struct err *ui_compare_make(struct ui_compare *c, const struct ui_document *d)
{
    struct err *e;

    forget_columns(c);
    if ((e = add_columns(c, d)) == NULL && (e = tell_consequences(c)) == NULL)
        e = tell_engines(c, d);
    if (e != NULL) {
        char *line = e->class != ERR_OOM ? err_line(e) : NULL;

        if (line == NULL)
            return e;
        forget_columns(c);
        c->failure = arena_str(&c->arena, str_of(line));
        free(line);
        err_free(e);
    }
    if (c->active == 0 || c->active >= c->columns)
        c->active = 1;
    c->document = d;
    c->revision = d->revision;
    c->other_revision = other_revision(c);
    return NULL;
}
