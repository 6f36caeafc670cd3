/* The lines of a comparison as they are shown: keys, folds, differences. */
#include "ui/present/comparison.h"
#include "ui/present/origins.h"

#include <stdlib.h>

enum { INDENT = 2 };

const struct spec_node *ui_compare_node(const struct ui_comparison *c, size_t diff_row)
{
    unsigned column = 0;

    while (compare_at(&c->diff, diff_row, column)->node == NULL)
        column++;
    return compare_at(&c->diff, diff_row, column)->node;
}

static const struct compare_cell *first_cell(const struct ui_comparison *c, size_t diff_row)
{
    unsigned column = 0;

    while (compare_at(&c->diff, diff_row, column)->node == NULL)
        column++;
    return compare_at(&c->diff, diff_row, column);
}

/* Braces that only close say nothing in a table; their opening row tells of a difference. */
bool ui_compare_closes(const struct ui_comparison *c, size_t diff_row)
{
    return first_cell(c, diff_row)->line == COMPARE_CLOSE;
}

bool ui_compare_opens(const struct ui_comparison *c, size_t diff_row)
{
    return first_cell(c, diff_row)->line == COMPARE_OPEN;
}

struct str ui_compare_key(struct arena *a, const struct ui_comparison *c, size_t diff_row)
{
    const struct compare_cell *cell = first_cell(c, diff_row);

    if (cell->node->parent == NULL)
        return STR_LIT("spec");
    if (cell->node->parent->kind == SPEC_LIST)
        return arena_printf(a, "[%u]", (unsigned)cell->index);
    return cell->node->key;
}

unsigned ui_compare_indent(const struct ui_comparison *c, size_t diff_row)
{
    unsigned depth = c->diff.rows[diff_row].depth;

    return depth > 1 ? INDENT * (depth - 1) : 0;
}

/* ---- paths ---------------------------------------------------------------------------- */

#define FNV_START UINT64_C(14695981039346656037)
#define FNV_PRIME UINT64_C(1099511628211)

static uint64_t mix(uint64_t hash, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ p[i]) * FNV_PRIME;
    return hash;
}

static bool make_hashes(struct ui_comparison *c)
{
    uint64_t *hashes = arena_calloc(&c->arena, c->diff.count + 1, sizeof(*hashes));

    if (hashes == NULL)
        return false;
    for (size_t i = 0; i < c->diff.count; i++) {
        const struct compare_cell *cell = first_cell(c, i);
        size_t parent = c->diff.rows[i].parent;
        uint64_t hash = parent == COMPARE_NONE ? FNV_START : hashes[parent];

        if (parent != COMPARE_NONE && cell->node->parent->kind == SPEC_LIST)
            hash = mix(hash, &cell->index, sizeof(cell->index));
        else if (parent != COMPARE_NONE)
            hash = mix(hash, cell->node->key.s, cell->node->key.len);
        hashes[i] = mix(hash, cell->line == COMPARE_CLOSE ? "}" : "/", 1);
    }
    c->hashes = hashes;
    return true;
}

/* ---- folds ---------------------------------------------------------------------------- */

static bool is_opened(const struct ui_comparison *c, uint64_t hash)
{
    for (size_t i = 0; i < c->opened_count; i++)
        if (c->opened[i] == hash)
            return true;
    return false;
}

/* A run stays open when any line of it was in a run that was opened. */
static bool run_is_opened(const struct ui_comparison *c, size_t first, size_t end)
{
    if (c->opened_count > 0)
        for (size_t i = first; i < end; i++)
            if (is_opened(c, c->hashes[i]))
                return true;
    return false;
}

static size_t shown_lines(const struct ui_comparison *c, size_t first, size_t end)
{
    size_t count = 0;

    for (size_t i = first; i < end; i++)
        count += !ui_compare_closes(c, i);
    return count;
}

/* One past the closing line of what the row opens. */
static size_t subtree_end(const struct ui_comparison *c, size_t row)
{
    size_t end = row + 1;

    while (end < c->diff.count && c->diff.rows[end].depth > c->diff.rows[row].depth)
        end++;
    return end < c->diff.count ? end + 1 : end;
}

/* An object or list that some columns have and others do not is told of by one line. */
static bool is_lone(const struct ui_comparison *c, size_t row)
{
    enum compare_relation relation = c->diff.rows[row].relation;

    return (relation == COMPARE_ADDED || relation == COMPARE_MISSING) &&
           first_cell(c, row)->line == COMPARE_OPEN;
}

static void add_lines(struct ui_comparison *c, size_t first, size_t end, bool in_run)
{
    for (size_t i = first, next; i < end; i = next) {
        struct ui_compare_row row = {.row = i, .run = COMPARE_NONE, .run_end = COMPARE_NONE};

        next = i + 1;
        if (ui_compare_closes(c, i))
            continue;
        if (in_run) {
            row.run = first;
            row.run_end = end;
        } else if (is_lone(c, i)) {
            row.run = i;
            row.run_end = subtree_end(c, i);
            if (!is_opened(c, c->hashes[i])) {
                row.below = shown_lines(c, i + 1, row.run_end);
                next = row.run_end;
            }
        }
        c->rows[c->row_count++] = row;
    }
}

static void add_run(struct ui_comparison *c, const struct compare_run *run)
{
    size_t first = run->first, end = run->first + run->count;
    size_t count = shown_lines(c, first, end);

    /* One hidden line would only be replaced by another one. */
    if (!run->folded || count <= 1 || run_is_opened(c, first, end)) {
        add_lines(c, first, end, run->folded && count > 1);
        return;
    }
    while (ui_compare_closes(c, first))
        first++;
    c->rows[c->row_count++] = (struct ui_compare_row){first, count, 0, run->first, end};
}

static bool row_differs(const struct ui_comparison *c, size_t row)
{
    return c->rows[row].folded == 0 && c->diff.rows[c->rows[row].row].relation != COMPARE_SAME;
}

bool ui_compare_make_rows(struct ui_comparison *c)
{
    struct compare_runs runs;
    struct err *e;

    if (c->hashes == NULL && !make_hashes(c))
        return false;
    if ((e = compare_fold(&runs, &c->arena, &c->diff, 0)) != NULL) {
        err_free(e);
        return false;
    }
    c->rows = arena_calloc(&c->arena, c->diff.count + 1, sizeof(*c->rows));
    c->row_count = c->differences = 0;
    if (c->rows == NULL)
        return false;
    for (size_t i = 0; i < runs.count; i++)
        add_run(c, &runs.runs[i]);
    for (size_t i = 0; i < c->row_count; i++)
        c->differences += row_differs(c, i) && (i == 0 || !row_differs(c, i - 1));
    return true;
}

static bool open_run(struct ui_comparison *c, uint64_t hash)
{
    if (c->opened_count == c->opened_size) {
        size_t size = c->opened_size > 0 ? c->opened_size * 2 : 8;
        uint64_t *more = realloc(c->opened, size * sizeof(*more));

        if (more == NULL)
            return false;
        c->opened = more;
        c->opened_size = size;
    }
    c->opened[c->opened_count++] = hash;
    return true;
}

static void close_run(struct ui_comparison *c, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        for (size_t k = 0; k < c->opened_count;)
            if (c->opened[k] == c->hashes[i])
                c->opened[k] = c->opened[--c->opened_count];
            else
                k++;
}

bool ui_compare_fold(struct ui_comparison *c, size_t row)
{
    const struct ui_compare_row at = c->rows[row];

    if (at.folded > 0 || at.below > 0) {
        if (!open_run(c, c->hashes[at.row]))
            return false;
    } else {
        close_run(c, at.run, at.run_end);
    }
    return ui_compare_make_rows(c);
}

bool ui_compare_show_line(struct ui_comparison *c, size_t diff_row)
{
    uint64_t hash = c->hashes[diff_row];
    size_t row = ui_compare_row_of(c, hash);

    while (row < c->row_count &&
           (c->rows[row].folded > 0 || (c->rows[row].below > 0 && c->rows[row].row != diff_row))) {
        if (!ui_compare_fold(c, row))
            return false;
        row = ui_compare_row_of(c, hash);
    }
    return true;
}

void ui_compare_fold_all(struct ui_comparison *c)
{
    c->opened_count = 0;
}

/* ---- finding rows ----------------------------------------------------------------------- */

size_t ui_compare_row_of(const struct ui_comparison *c, uint64_t hash)
{
    size_t line = 0, row = 0;

    while (line < c->diff.count && c->hashes[line] != hash)
        line++;
    if (line == c->diff.count)
        return COMPARE_NONE;
    while (row + 1 < c->row_count && c->rows[row + 1].row <= line)
        row++;
    return row;
}

size_t ui_compare_difference(const struct ui_comparison *c, size_t from, int step)
{
    size_t at = from;

    if (c->row_count == 0)
        return COMPARE_NONE;
    if (step > 0) {
        while (at < c->row_count && row_differs(c, at))
            at++;
        while (at < c->row_count && !row_differs(c, at))
            at++;
        return at < c->row_count ? at : COMPARE_NONE;
    }
    /* Inside of a difference its own beginning counts. */
    while (at > 0 && !row_differs(c, at - 1))
        at--;
    if (at == 0)
        return COMPARE_NONE;
    while (at > 0 && row_differs(c, at - 1))
        at--;
    return at;
}

bool ui_compare_is_driven(const struct ui_comparison *c, size_t diff_row,
                          const struct ui_row *field)
{
    for (unsigned i = 0; i < c->diff.columns; i++) {
        const struct spec_node *node = compare_at(&c->diff, diff_row, i)->node;

        if (node != NULL && ui_row_drives(field, node))
            return true;
    }
    return false;
}

size_t ui_compare_driven(const struct ui_comparison *c, const struct ui_row *field)
{
    size_t found = COMPARE_NONE;
    int best = 0;

    for (size_t row = 0; row < c->row_count; row++) {
        size_t line = c->rows[row].row;
        int rank = 1;

        if (c->rows[row].folded > 0 || !ui_compare_is_driven(c, line, field))
            continue;
        rank += row_differs(c, row) ? 2 : 0;
        rank += first_cell(c, line)->line == COMPARE_VALUE ? 1 : 0;
        if (rank > best) {
            best = rank;
            found = row;
        }
    }
    return found;
}
