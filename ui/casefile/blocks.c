/* Blocks of a section, put behind each other. */
#include "ui/casefile/parts.h"

struct case_cell case_words(enum case_tone tone, struct str text)
{
    return (struct case_cell){text, CASE_WORDS, tone};
}

struct case_cell case_literal(enum case_tone tone, struct str text)
{
    return (struct case_cell){text, CASE_LITERAL, tone};
}

struct case_block *case_add(struct case_filling *f, enum case_block_kind kind, size_t columns)
{
    struct case_block *b = arena_calloc(f->a, 1, sizeof(*b));

    if (b == NULL)
        return NULL;
    b->kind = kind;
    b->columns = columns;
    if (f->section->last != NULL)
        f->section->last->next = b;
    else
        f->section->first = b;
    f->section->last = b;
    return b;
}

struct case_cell *case_row(struct case_filling *f, struct case_block *b)
{
    struct case_cell *row;

    if (b == NULL)
        return NULL;
    if (b->count == b->size) {
        size_t size = b->size != 0 ? b->size * 2 : 8;
        struct case_cell *more = arena_calloc(f->a, size * b->columns, sizeof(*more));

        if (more == NULL)
            return NULL;
        if (b->count > 0)
            memcpy(more, b->cells, b->count * b->columns * sizeof(*more));
        b->cells = more;
        b->size = size;
    }
    row = &b->cells[b->count++ * b->columns];
    memset(row, 0, b->columns * sizeof(*row));
    return row;
}

static void add_one(struct case_filling *f, enum case_block_kind kind, struct case_cell cell,
                    const char *language)
{
    struct case_block *b = case_add(f, kind, 1);
    struct case_cell *row = case_row(f, b);

    if (row == NULL)
        return;
    row[0] = cell;
    b->language = language;
}

void case_add_paragraph(struct case_filling *f, struct case_cell cell)
{
    if (cell.text.len > 0)
        add_one(f, CASE_PARAGRAPH, cell, NULL);
}

void case_add_pair(struct case_filling *f, const char *label, struct case_cell value)
{
    struct case_cell *row;

    if (value.text.len == 0 || (row = case_row(f, case_add(f, CASE_PARAGRAPH, 2))) == NULL)
        return;
    row[0] = case_words(CASE_PLAIN, arena_printf(f->a, "%s: ", label));
    row[1] = value;
}

void case_add_heading(struct case_filling *f, struct str text)
{
    add_one(f, CASE_HEADING, case_words(CASE_PLAIN, text), NULL);
}

void case_add_code(struct case_filling *f, const char *language, struct str text)
{
    add_one(f, CASE_CODE, case_literal(CASE_PLAIN, text), language);
}

struct case_block *case_add_table(struct case_filling *f, size_t columns, const char *const *titles)
{
    struct case_block *b = case_add(f, CASE_TABLE, columns);
    struct case_cell *row = case_row(f, b);

    for (size_t i = 0; row != NULL && i < columns; i++)
        row[i] = case_words(CASE_PLAIN, str_of(titles[i]));
    return row != NULL ? b : NULL;
}
