#include "model/os/os.h"
#include "specgen/credential/mask.h"
#include "specgen/gocompat/concat.h"
#include "ui/cli/diff.h"
#include "ui/cli/effective_note.h"
#include "ui/cli/output.h"
#include "ui/cli/table.h"
#include "ui/term/terminal_type.h"

#include <stdlib.h>

enum ink { INK_HEAD, INK_PATH, INK_CHANGED, INK_ADDED, INK_MISSING, INK_ERROR, INK_NONE };

struct printer {
    struct diff *d;
    struct arena *a;
    bool colour;
};

static void ink(const struct printer *p, enum ink which)
{
    static const char codes[][8] = {
        [INK_HEAD] = "\x1b[1m",   [INK_PATH] = "\x1b[36m",    [INK_CHANGED] = "\x1b[33m",
        [INK_ADDED] = "\x1b[32m", [INK_MISSING] = "\x1b[31m", [INK_ERROR] = "\x1b[31;1m",
        [INK_NONE] = "\x1b[0m",
    };

    if (p->colour)
        (void)fputs(codes[which], stdout);
}

static enum ink ink_of(enum compare_relation r)
{
    switch (r) {
    case COMPARE_CHANGED:
        return INK_CHANGED;
    case COMPARE_ADDED:
        return INK_ADDED;
    case COMPARE_MISSING:
        return INK_MISSING;
    case COMPARE_SAME:
    case COMPARE_NEITHER:
        break;
    }
    return INK_NONE;
}

static void show(const struct printer *p, struct str text)
{
    output_text(stdout, p->d->secrets ? text : mask_secrets(p->a, text));
}

/* ---- head -------------------------------------------------------------------------------- */

static const char *where(enum assess_end end)
{
    switch (end) {
    case ASSESS_ENDS_DAEMON:
        return "no daemon";
    case ASSESS_ENDS_CREATE:
        return "create refuses";
    case ASSESS_ENDS_START:
        return "start refuses";
    case ASSESS_ENDS_RUNTIME:
        return "the runtime refuses";
    case ASSESS_ENDS_SPEC:
    case ASSESS_ENDS_NEVER:
        break;
    }
    return "refused";
}

/* Nothing is printed where nothing differs; who reads it must not take that for two specs. */
struct err *diff_note_alike(const struct diff *d)
{
    const struct ui_compare_column *first = &d->columns.made.column[0];
    struct arena a;
    bool panic;
    struct str answer = column_answer(first, &panic);
    bool failed;

    if (answer.len == 0)
        return NULL;
    arena_init(&a);
    if (!d->secrets)
        answer = mask_secrets(&a, answer);
    failed = arena_failed(&a);
    if (!failed)
        output_note("%s refused alike: %s: %.*s", d->columns.count == 2 ? "both are" : "all are",
                    panic ? "engine panics" : where(first->assessment.end), STR_FMT(answer));
    arena_finish(&a);
    return failed ? err_oom() : NULL;
}

/* What the values with a ? rest on. */
static void print_unknowns(const struct printer *p, const struct spec_unknowns *list)
{
    for (const struct spec_unknown *u = list->first; u != NULL; u = u->next) {
        struct str text = CONCAT(p->a, u->question, STR_LIT(" Taken: "), u->taken_as);

        if (u->affects != NULL)
            output_paragraph(
                stdout, "    not known (?): ", p->d->secrets ? text : mask_secrets(p->a, text));
    }
}

static void print_head(const struct printer *p, unsigned column)
{
    const struct ui_compare_column *c = &p->d->columns.made.column[column];
    bool panic;
    struct str answer = column_answer(c, &panic);

    ink(p, INK_HEAD);
    if (p->d->columns.count == 2)
        (void)fputs(column == 0 ? "--- " : "+++ ", stdout);
    else
        (void)printf("%u   ", column + 1);
    output_text(stdout, c->label);
    ink(p, INK_NONE);
    (void)putchar('\n');
    if (answer.len > 0) {
        ink(p, INK_ERROR);
        (void)printf("    %s: ", panic ? "engine panics" : where(c->assessment.end));
        show(p, answer);
        ink(p, INK_NONE);
        (void)putchar('\n');
    }
    for (const char *const *s = c->assumptions; *s != NULL; s++)
        output_paragraph(stdout, "    assumed: ", str_of(*s));
    print_unknowns(p, &c->assessment.unknowns);
}

/* ---- two columns: as diff -u --------------------------------------------------------------- */

static void print_line(const struct printer *p, enum compare_relation sign, size_t row,
                       unsigned column)
{
    const struct compare *c = &p->d->columns.made.diff;

    if (sign != COMPARE_SAME)
        ink(p, ink_of(sign));
    (void)printf("%c %*s", compare_sign(sign), (int)c->rows[row].depth * 2, "");
    show(p, compare_text(p->a, c, row, column));
    if (sign != COMPARE_SAME)
        ink(p, INK_NONE);
    (void)putchar('\n');
}

static void print_place(const struct printer *p, size_t row)
{
    struct str path = compare_path(p->a, &p->d->columns.made.diff, row);

    ink(p, INK_PATH);
    (void)fputs("@@ ", stdout);
    output_text(stdout, path.len > 0 ? path : STR_LIT("the whole spec"));
    (void)fputs(" @@", stdout);
    ink(p, INK_NONE);
    (void)putchar('\n');
}

static void print_run(const struct printer *p, size_t from, size_t to)
{
    const struct compare *c = &p->d->columns.made.diff;

    for (size_t row = from; row < to; row++) {
        enum compare_relation r = c->rows[row].relation;

        if (r != COMPARE_SAME && (row == 0 || c->rows[row - 1].relation == COMPARE_SAME))
            print_place(p, row);
        if (r == COMPARE_SAME)
            print_line(p, r, row, 0);
        if (r == COMPARE_CHANGED || r == COMPARE_MISSING)
            print_line(p, COMPARE_MISSING, row, 0);
        if (r == COMPARE_CHANGED || r == COMPARE_ADDED)
            print_line(p, COMPARE_ADDED, row, 1);
    }
}

static struct err *print_unified(const struct printer *p, size_t context)
{
    struct compare_runs runs;
    struct err *e;

    if ((e = compare_fold(&runs, p->a, &p->d->columns.made.diff, context)) != NULL)
        return e;
    for (size_t i = 0; i < runs.count; i++) {
        const struct compare_run *run = &runs.runs[i];

        if (run->folded)
            (void)printf("  ... %zu equal lines\n", run->count);
        else
            print_run(p, run->first, run->first + run->count);
    }
    return NULL;
}

/* ---- three and more: path by path ------------------------------------------------------------ */

static void print_cell(const struct printer *p, size_t row, unsigned column, bool whole)
{
    const struct compare_cell *cell = compare_at(&p->d->columns.made.diff, row, column);

    (void)printf("    %c %u  ", compare_sign(cell->relation), column + 1);
    if (cell->node == NULL)
        (void)putchar('-');
    else if (whole)
        show(p, spec_json(p->a, cell->node, 0));
    else if (cell->line == COMPARE_OPEN)
        (void)fputs(cell->node->kind == SPEC_LIST ? "[...]" : "{...}", stdout);
    else
        show(p, compare_value(p->a, cell->node));
    (void)putchar('\n');
}

/* The row behind all that stands in the object or list that `row` opens. */
static size_t behind(const struct compare *c, size_t row)
{
    unsigned depth = c->rows[row].depth;

    for (row++; row < c->count && c->rows[row].depth > depth; row++)
        ;
    return row;
}

static void print_paths(const struct printer *p)
{
    const struct compare *c = &p->d->columns.made.diff;

    for (size_t row = 0; row < c->count; row++) {
        enum compare_relation r = c->rows[row].relation;
        bool whole = r == COMPARE_ADDED || r == COMPARE_MISSING;
        bool open = false, closing = false;

        for (unsigned i = 0; i < c->columns; i++) {
            open |= compare_at(c, row, i)->line == COMPARE_OPEN;
            closing |= compare_at(c, row, i)->line == COMPARE_CLOSE;
        }
        if (r == COMPARE_SAME || closing)
            continue;
        ink(p, ink_of(r));
        (void)printf("%c ", compare_sign(r));
        output_text(stdout, compare_path(p->a, c, row));
        ink(p, INK_NONE);
        (void)putchar('\n');
        for (unsigned i = 0; i < c->columns; i++)
            print_cell(p, row, i, whole);
        if (whole && open)
            row = behind(c, row);
    }
}

/* ---- consequences ---- */

static struct err *print_consequences(const struct printer *p)
{
    const struct consequences *c = &p->d->columns.made.table;
    unsigned columns = c->columns + 2;
    struct str *cells =
        arena_calloc(p->a, ((size_t)CONSEQUENCE_ROWS + 1) * columns, sizeof(*cells));
    const struct table t = {columns, CONSEQUENCE_ROWS + 1, cells, 0};

    if (cells == NULL)
        return err_oom();
    for (unsigned i = 0; i < c->columns; i++)
        cells[i + 2] = p->d->columns.made.column[i].label;
    for (size_t row = 0; row < CONSEQUENCE_ROWS; row++) {
        struct str *cell = &cells[(row + 1) * columns];

        cell[0] = c->rows[row].differs ? STR_LIT("~") : STR_NONE;
        cell[1] = str_of(c->rows[row].title);
        for (unsigned i = 0; i < c->columns; i++)
            cell[i + 2] = c->rows[row].cells[i]->gets;
    }
    ink(p, INK_HEAD);
    (void)fputs("\nWhat differs for the container", stdout);
    ink(p, INK_NONE);
    (void)putchar('\n');
    return table_print(stdout, p->a, &t, table_width(stdout));
}

static bool told_before(const struct consequence *row, unsigned column)
{
    for (unsigned i = 0; i < column; i++) {
        if (str_eq(row->cells[i]->note, row->cells[column]->note) &&
            str_eq(row->cells[i]->source, row->cells[column]->source))
            return true;
    }
    return false;
}

static void print_sources(const struct printer *p)
{
    const struct consequences *c = &p->d->columns.made.table;

    if (c->differing > 0)
        (void)puts("\nNotes and sources");
    for (size_t row = 0; row < CONSEQUENCE_ROWS; row++) {
        for (unsigned i = 0; c->rows[row].differs && i < c->columns; i++) {
            struct str text;

            if (told_before(&c->rows[row], i) || (c->refused[i] && row > 0)) /* said once */
                continue;
            text = CONCAT(p->a, str_of(c->rows[row].title), STR_LIT(", "),
                          p->d->columns.made.column[i].label, STR_LIT(": "),
                          effective_note(p->a, c->rows[row].cells[i]));
            output_paragraph(stdout, "  ", table_clean(p->a, text));
        }
    }
}

static void print_engine_changes(const struct printer *p)
{
    struct upgrade_change changes[CHANGE_COUNT];
    size_t count = ui_comparison_changes(changes, &p->d->columns.made),
           left_out = ui_comparison_left_out(&p->d->columns.made);

    if (count > 0)
        (void)puts("\nWhy the engines differ");
    for (size_t i = 0; i < count; i++) {
        output_paragraph(stdout, "  ",
                         engine_change_text(p->a, changes[i].change, changes[i].release));
        (void)fputs("    here: ", stdout);
        show(p, changes[i].about);
        (void)putchar('\n');
    }
    if (left_out > 0)
        (void)printf("  ... and %zu more differences, of which the changes were not looked for\n",
                     left_out);
}

struct err *diff_print(struct diff *d, size_t context)
{
    const struct printer p = {d, &d->columns.made.arena,
                              os_is_terminal(stdout) && ui_terminal_type().colours};
    struct err *e = NULL;

    for (unsigned i = 0; i < d->columns.count; i++)
        print_head(&p, i);
    if (d->columns.count == 2)
        e = print_unified(&p, context);
    else
        print_paths(&p);
    if (e == NULL && (e = print_consequences(&p)) == NULL)
        print_sources(&p);
    if (e == NULL)
        print_engine_changes(&p);
    return e == NULL && arena_failed(p.a) ? err_oom() : e;
}
