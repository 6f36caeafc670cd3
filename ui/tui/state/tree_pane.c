#include "ui/tui/state/tree_pane.h"

#include <stdlib.h>

void ui_tree_finish(struct ui_tree_pane *t)
{
    free(t->rows);
    free(t->folds);
    *t = (struct ui_tree_pane){.lines = NULL};
}

static bool has_fold(const struct ui_tree_pane *t, const struct ui_spec_line *line)
{
    if (line->opens)
        for (size_t i = 0; i < t->fold_count; i++)
            if (t->folds[i] == line->path_hash)
                return true;
    return false;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static size_t added_before(const struct ui_spec_lines *lines, size_t line)
{
    size_t from = line;

    while (from > 0 && lines->lines[from - 1].change == UI_ADDED)
        from--;
    return line - from;
}

static struct ui_tree_room *room_before(struct ui_tree_pane *t, const struct ui_spec_line *line)
{
    for (size_t i = 0; i < t->room_count; i++)
        if (t->rooms[i].path_hash == line->path_hash && t->rooms[i].closes == line->closes)
            return &t->rooms[i];
    return NULL;
}

/* Where no more can be kept, what is below moves. */
static void keep_room(struct ui_tree_pane *t, const struct ui_spec_line *line, size_t rows)
{
    struct ui_tree_room *room = room_before(t, line);

    if (room == NULL && t->room_count == UI_TREE_ROOMS)
        return;
    if (room == NULL) {
        room = &t->rooms[t->room_count++];
        *room = (struct ui_tree_room){line->path_hash, line->closes, 0};
    }
    if (room->rows < rows)
        room->rows = rows;
}

static void keep_rooms(struct ui_tree_pane *t)
{
    const struct ui_spec_line *lines = t->lines->lines;

    for (size_t i = 1; i < t->lines->count; i++)
        if (lines[i - 1].change == UI_ADDED && lines[i].change != UI_ADDED)
            keep_room(t, &lines[i], added_before(t->lines, i));
}

/* Rows that stand before a line without being lines: one where some were taken out, else as many as
 * something else that was tried had there. */
static size_t gap_before(struct ui_tree_pane *t, size_t line)
{
    const struct ui_tree_room *room;
    size_t added;

    if (t->lines->lines[line].aside->mark.removed > 0)
        return 1;
    if (t->room_count == 0 || t->lines->lines[line].change == UI_ADDED ||
        (room = room_before(t, &t->lines->lines[line])) == NULL)
        return 0;
    added = added_before(t->lines, line);
    return added < room->rows ? room->rows - added : 0;
}

static struct err *make_rows(struct ui_tree_pane *t)
{
    size_t most = t->lines->count + t->lines->changed;

    for (size_t i = 0; i < t->room_count; i++)
        most += t->rooms[i].rows;

    if (most > t->row_size) {
        size_t size = most + most / 2;
        size_t *more = realloc(t->rows, size * sizeof(*more));

        if (more == NULL)
            return err_oom();
        t->rows = more;
        t->row_size = size;
    }
    t->row_count = 0;
    for (size_t i = 0; i < t->lines->count;) {
        for (size_t gap = gap_before(t, i); gap > 0; gap--)
            t->rows[t->row_count++] = i | UI_TREE_GAP;
        t->rows[t->row_count++] = i;
        i = has_fold(t, &t->lines->lines[i]) ? t->lines->lines[i].end : i + 1;
    }
    return NULL;
}

struct err *ui_tree_show(struct ui_tree_pane *t, const struct ui_spec_lines *lines, bool tried)
{
    t->lines = lines;
    if (tried)
        keep_rooms(t);
    else
        t->room_count = 0;
    return make_rows(t);
}

size_t ui_tree_row_of(const struct ui_tree_pane *t, size_t line)
{
    size_t low = 0, high = t->row_count;

    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;

        if (ui_tree_place(t, middle) <= line)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool ui_tree_is_folded(const struct ui_tree_pane *t, size_t row)
{
    return ui_tree_opens(t, row) &&
           (row + 1 == t->row_count || ui_tree_place(t, row + 1) != ui_tree_place(t, row) + 1);
}

struct ui_tree_spot ui_tree_spot(const struct ui_tree_pane *t, size_t row)
{
    const struct ui_spec_line *line = ui_tree_line(t, row);

    if (line == NULL)
        return (struct ui_tree_spot){.path_hash = 0};
    return (struct ui_tree_spot){line->path_hash, line->closes, ui_tree_is_gone(t, row)};
}

size_t ui_tree_row_at(const struct ui_tree_pane *t, struct ui_tree_spot spot)
{
    for (size_t row = 0; row < t->row_count; row++) {
        const struct ui_spec_line *line = ui_tree_line(t, row);

        if (line->path_hash == spot.path_hash && line->closes == spot.closes &&
            (!ui_tree_is_gap(t, row) || (spot.gone && ui_tree_is_gone(t, row))))
            return row;
    }
    return SIZE_MAX;
}

static struct err *add_fold(struct ui_tree_pane *t, uint64_t path)
{
    if (t->fold_count == t->fold_size) {
        size_t size = t->fold_size != 0 ? t->fold_size * 2 : 16;
        uint64_t *more = realloc(t->folds, size * sizeof(*more));

        if (more == NULL)
            return err_oom();
        t->folds = more;
        t->fold_size = size;
    }
    t->folds[t->fold_count++] = path;
    return NULL;
}

struct err *ui_tree_fold(struct ui_tree_pane *t, size_t line)
{
    uint64_t path = t->lines->lines[line].path_hash;
    struct err *e = NULL;
    size_t i = 0;

    while (i < t->fold_count && t->folds[i] != path)
        i++;
    if (i < t->fold_count)
        t->folds[i] = t->folds[--t->fold_count];
    else
        e = add_fold(t, path);
    return e != NULL ? e : make_rows(t);
}

static bool stands_below_root(const struct ui_spec_line *line)
{
    return line->opens && line->depth == 1;
}

struct err *ui_tree_fold_all(struct ui_tree_pane *t, bool open)
{
    struct err *e;

    t->fold_count = 0;
    for (size_t i = t->lines->count; i-- > 0 && !open;)
        if (stands_below_root(&t->lines->lines[i]) &&
            (e = add_fold(t, t->lines->lines[i].path_hash)) != NULL)
            return e;
    return make_rows(t);
}

size_t ui_tree_reveal(struct ui_tree_pane *t, size_t line)
{
    for (size_t i = 0; i < t->row_count; i++) {
        size_t at = ui_tree_place(t, i);

        if (at < line && line < t->lines->lines[at].end && has_fold(t, &t->lines->lines[at])) {
            struct err *e = ui_tree_fold(t, at);

            if (e == NULL)
                i = (size_t)-1; /* rows moved; a fold may lie inside it */
            err_free(e);
        }
    }
    return ui_tree_row_of(t, line);
}
