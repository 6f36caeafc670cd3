#include "ui/present/comparison.h"

#include "platform/sim/sim.h"

#include <stdlib.h>

void ui_comparison_init(struct ui_comparison *c)
{
    *c = (struct ui_comparison){.columns = 0};
    arena_init(&c->arena);
}

void ui_comparison_forget(struct ui_comparison *c)
{
    for (unsigned i = 0; i < COMPARE_COLUMNS; i++)
        mdl_doc_free(c->column[i].doc);
    memset(c->column, 0, sizeof(c->column));
    arena_reset(&c->arena);
    c->columns = 0;
    c->shown.count = 0;
    c->diff = (struct compare){0};
    c->rows = NULL;
    c->row_count = c->differences = 0;
    c->hashes = NULL;
    c->table_count = 0;
}

void ui_comparison_finish(struct ui_comparison *c)
{
    ui_comparison_forget(c);
    arena_finish(&c->arena);
    free(c->opened);
    *c = (struct ui_comparison){.columns = 0};
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

struct err *ui_comparison_add(struct ui_comparison *c, struct str label, const struct value *root,
                              const char *const *assumptions, enum assess_settings settings)
{
    struct ui_compare_column *column = &c->column[c->columns];
    struct plat host;
    struct err *e;

    *column = (struct ui_compare_column){
        .label = arena_str(&c->arena, label),
        .assumptions = assumptions,
        .assumed = join(&c->arena, assumptions),
    };
    if ((e = mdl_doc_new(&column->doc, root)) != NULL)
        return e;
    c->columns++;
    host = plat_sim(column->doc);
    if ((e = assess(&c->arena, column->doc, &host, settings, &column->assessment)) != NULL)
        return e;
    column->problem = problem_of(&c->arena, &column->assessment);
    return NULL;
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

static void order_table(struct ui_comparison *c)
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

static struct err *tell_consequences(struct ui_comparison *c)
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

static struct err *tell_engines(struct ui_comparison *c, enum assess_settings settings,
                                size_t causes_most)
{
    struct err *e = NULL;

    for (unsigned i = 1; e == NULL && i < c->columns; i++) {
        struct ui_compare_column *column = &c->column[i];
        const struct plat host = plat_sim(column->doc);

        if (column->doc->release != c->column[0].doc->release &&
            count_values(column->doc->root, causes_most) <= causes_most)
            e = upgrade_between(&column->engine, &c->arena, column->doc, &host, settings,
                                c->column[0].doc->release, column->doc->release);
    }
    return e;
}

struct err *ui_comparison_tell(struct ui_comparison *c, enum assess_settings settings,
                               size_t causes_most)
{
    struct err *e = tell_consequences(c);

    return e != NULL ? e : tell_engines(c, settings, causes_most);
}

struct err *ui_comparison_show(struct ui_comparison *c, const struct ui_shown_columns *shown)
{
    const struct spec_node *roots[COMPARE_COLUMNS];
    struct err *e;

    c->shown = *shown;
    c->hashes = NULL;
    for (unsigned i = 0; i < shown->count; i++)
        roots[i] = c->column[shown->column[i]].assessment.spec.spec;
    if ((e = compare_generated(&c->diff, &c->arena, roots, shown->count)) != NULL)
        return e;
    return ui_compare_make_rows(c) && !arena_failed(&c->arena) ? NULL : err_oom();
}
