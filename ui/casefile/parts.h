/* ui/casefile/parts.h - what the sections and the writers share. */
#ifndef UI_CASEFILE_PARTS_H
#define UI_CASEFILE_PARTS_H

#include "ui/casefile/casefile.h"

/* What a section is filled from, and where to. */
struct case_filling {
    struct case_file *file;
    struct arena *a;
    struct case_section *section;
    const struct ui_generation *g;
    const struct case_options *options;
};

#define SECTION(id, anchor, title, is_long, fill) struct err *fill(struct case_filling *f);
#include "ui/casefile/sections.def"
#undef SECTION

/* ---- blocks.c ------------------------------------------------------------------------------ */

struct case_cell case_words(enum case_tone tone, struct str text);
struct case_cell case_literal(enum case_tone tone, struct str text);

/* NULL when memory is short, which the others take. Texts are borrowed. */
struct case_block *case_add(struct case_filling *f, enum case_block_kind kind, size_t columns);
/* The cells of a new row, which are empty. */
struct case_cell *case_row(struct case_filling *f, struct case_block *block);

void case_add_paragraph(struct case_filling *f, struct case_cell cell);
/* "label: value" */
void case_add_pair(struct case_filling *f, const char *label, struct case_cell value);
void case_add_heading(struct case_filling *f, struct str text);
void case_add_code(struct case_filling *f, const char *language, struct str text);
/* A table with these titles; NULL: no memory. */
struct case_block *case_add_table(struct case_filling *f, size_t columns,
                                  const char *const *titles);

/* ---- from_present.c ------------------------------------------------------------------------- */

/* A window of rows as tables; with details: a column more that has them. */
struct err *case_add_window(struct case_filling *f, enum ui_table_kind kind, const char *details);
/* What a pane lists. */
void case_add_panel(struct case_filling *f, enum ui_panel_id panel);

#endif
