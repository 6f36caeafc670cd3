/* Rows of windows and panes, as blocks. */
#include "ui/casefile/parts.h"

static enum case_tone tone_of(enum ui_role role)
{
    switch ((int)role) {
    case UI_ROLE_OK:
        return CASE_GOOD;
    case UI_ROLE_ERROR:
        return CASE_BAD;
    case UI_ROLE_WARNING:
        return CASE_WARNING;
    case UI_ROLE_DIM:
        return CASE_DIM;
    default:
        return CASE_PLAIN;
    }
}

/* Values and keys are the document's own words. */
static struct case_cell cell_of(enum ui_role role, struct str text)
{
    bool literal = role == UI_ROLE_VALUE || role == UI_ROLE_STRING || role == UI_ROLE_NUMBER ||
                   role == UI_ROLE_KEY || role == UI_ROLE_LITERAL;

    return (struct case_cell){text, literal ? CASE_LITERAL : CASE_WORDS, tone_of(role)};
}

/* "✓ " of a sign; what a window shows in ASCII stays. */
static struct str with_sign(struct arena *a, uint32_t sign, struct str text)
{
    const char *shown = sign == UI_SIGN_DONE          ? "\xE2\x9C\x93"
                        : sign == UI_SIGN_FAILED      ? "\xE2\x9C\x97"
                        : sign == UI_SIGN_NOT_REACHED ? "\xC2\xB7"
                                                      : NULL;
    char ascii[2] = {(char)sign, '\0'};

    if (sign == 0 || sign == ' ')
        return text;
    if (shown == NULL && (sign < '!' || sign > '~'))
        return text;
    return arena_printf(a, "%s %.*s", shown != NULL ? shown : ascii, STR_FMT(text));
}

struct window {
    struct case_filling *f;
    const struct ui_table *t;
    const char *details;
    struct case_block *block; /* the table that is being filled; NULL: it is still to begin */
};

static struct case_block *begin_table(struct window *w)
{
    const char *titles[UI_TABLE_COLUMNS + 1];
    size_t columns = w->t->column_count;

    for (size_t i = 0; i < columns; i++)
        titles[i] = w->t->has_titles ? w->t->columns[i].title : "";
    if (w->details != NULL)
        titles[columns++] = w->details;
    return case_add_table(w->f, columns, titles);
}

static void add_row(struct window *w, const struct ui_table_row *from)
{
    struct arena *a = w->f->a;
    struct case_cell *row;

    if (w->block == NULL)
        w->block = begin_table(w);
    if ((row = case_row(w->f, w->block)) == NULL)
        return;
    for (size_t i = 0; i < w->t->column_count; i++)
        row[i] = cell_of(from->cell[i].role, arena_str(a, from->cell[i].text));
    if (row[0].text.len == 0 && w->t->column_count > 1 && from->sign != 0) {
        row[0] = case_words(tone_of(from->role), with_sign(a, from->sign, STR_NONE));
    } else if (row[0].kind == CASE_WORDS) {
        row[0].text = with_sign(a, from->sign, row[0].text);
        if (from->sign != 0)
            row[0].tone = tone_of(from->role);
    }
    if (w->details != NULL)
        row[w->t->column_count] = case_words(CASE_DIM, arena_str(a, from->detail));
}

static void add_rows(struct window *w)
{
    if (w->t->note.len > 0)
        case_add_paragraph(w->f, case_words(CASE_PLAIN, arena_str(w->f->a, w->t->note)));
    for (size_t i = 0; i < w->t->count; i++) {
        if (w->t->rows[i].heading) {
            w->block = NULL;
            case_add_heading(w->f, arena_str(w->f->a, w->t->rows[i].cell[0].text));
        } else {
            add_row(w, &w->t->rows[i]);
        }
    }
}

struct err *case_add_window(struct case_filling *f, enum ui_table_kind kind, const char *details)
{
    struct ui_table t = {.kind = kind};
    struct err *e = NULL;

    arena_init(&t.arena);
    if (ui_table_make(&t, f->g))
        add_rows(&(struct window){f, &t, details, NULL});
    else
        e = err_oom();
    arena_finish(&t.arena);
    return e;
}

/* An item of several lines has a name and what belongs to it. */
void case_add_panel(struct case_filling *f, enum ui_panel_id panel)
{
    const struct ui_panel *p = &f->g->panels[panel];
    struct case_block *list = p->count > 0 ? case_add(f, CASE_LIST, 1) : NULL;

    for (size_t i = 0; i < p->count; i++) {
        const struct ui_item *item = &p->items[i];
        struct case_cell *row = case_row(f, list);
        uint32_t sign =
            item->sign == ' ' || item->sign == '+' || item->sign == '-' ? 0 : (uint32_t)item->sign;

        if (row == NULL)
            return;
        row[0] =
            case_words(tone_of(item->role), with_sign(f->a, sign, arena_str(f->a, item->text)));
    }
}
