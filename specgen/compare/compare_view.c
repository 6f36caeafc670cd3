/* Reading a comparison: texts, paths, differences, folds. */
#include "specgen/compare/compare.h"
#include "specgen/gocompat/concat.h"
#include "specgen/spec/unknown.h"

struct str compare_value(struct arena *a, const struct spec_node *n)
{
    bool open = spec_unknown_of(n) != NULL;

    return CONCAT(a, open && n->kind == SPEC_NULL ? STR_NONE : spec_scalar_json(a, n),
                  open ? STR_LIT("?") : STR_NONE);
}

struct str compare_text(struct arena *a, const struct compare *c, size_t row, unsigned column)
{
    const struct compare_cell *cell = compare_at(c, row, column);
    const struct spec_node *n = cell->node;
    bool keyed;

    if (n == NULL)
        return STR_NONE;
    keyed = cell->line != COMPARE_CLOSE && spec_has_key(n);
    return CONCAT(a, keyed ? spec_key_json(a, n) : STR_NONE, keyed ? STR_LIT(": ") : STR_NONE,
                  cell->line == COMPARE_VALUE  ? compare_value(a, n)
                  : cell->line == COMPARE_OPEN ? n->kind == SPEC_LIST ? STR_LIT("[") : STR_LIT("{")
                  : n->kind == SPEC_LIST ? STR_LIT("]")
                                               : STR_LIT("}"),
                  cell->line != COMPARE_OPEN && n->next != NULL ? STR_LIT(",") : STR_NONE);
}

static struct str path_in(struct arena *a, const struct compare *c, size_t row, unsigned column)
{
    const struct compare_cell *cell = compare_at(c, row, column);
    struct str above, step;

    if (c->rows[row].parent == COMPARE_NONE)
        return STR_NONE;
    above = path_in(a, c, c->rows[row].parent, column);
    if (cell->node->parent->kind == SPEC_LIST)
        return CONCAT(a, above, arena_printf(a, "[%u]", (unsigned)cell->index));
    step = spec_key_step(a, cell->node->key);
    return CONCAT(a, above,
                  above.len > 0 && !str_starts(step, STR_LIT("[")) ? STR_LIT(".") : STR_NONE, step);
}

struct str compare_path(struct arena *a, const struct compare *c, size_t row)
{
    unsigned column = 0;

    while (compare_at(c, row, column)->node == NULL)
        column++;
    return path_in(a, c, row, column);
}

static bool differs(const struct compare *c, size_t row)
{
    return row < c->count && c->rows[row].relation != COMPARE_SAME;
}

static void show_difference(bool *shown, const struct compare *c, size_t row, size_t context)
{
    size_t from = row > context ? row - context : 0;
    size_t to = context < c->count - row ? row + context + 1 : c->count;

    for (size_t i = from; i < to; i++)
        shown[i] = true;
    for (size_t up = c->rows[row].parent; up != COMPARE_NONE; up = c->rows[up].parent)
        shown[up] = true;
}

struct err *compare_fold(struct compare_runs *out, struct arena *a, const struct compare *c,
                         size_t context)
{
    bool *shown = arena_calloc(a, c->count + 1, sizeof(*shown));
    struct compare_run *runs = arena_calloc(a, c->count + 1, sizeof(*runs));
    size_t count = 0;

    if (shown == NULL || runs == NULL)
        return err_oom();
    for (size_t row = 0; row < c->count; row++) {
        if (differs(c, row))
            show_difference(shown, c, row, context);
    }
    for (size_t row = 0, end; row < c->count; row = end) {
        for (end = row; end < c->count && shown[end] == shown[row];)
            end++;
        /* One hidden row would only be replaced by another one. */
        bool folded = !shown[row] && end - row > 1;

        if (count > 0 && !folded && !runs[count - 1].folded)
            runs[count - 1].count += end - row;
        else
            runs[count++] = (struct compare_run){row, end - row, folded};
    }
    *out = (struct compare_runs){runs, count};
    return NULL;
}
