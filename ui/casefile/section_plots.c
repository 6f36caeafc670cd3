/* What is asked for against what the container gets, drawn. */
#include "ui/casefile/parts.h"

static bool is_asked(const struct case_filling *f, enum ui_plot_what what)
{
    return what != UI_PLOT_PERCENT ||
           f->g->assessment.doc->container.host_config.cpu_percent.v != 0;
}

static void add_texts(struct case_filling *f, const struct ui_plot *p)
{
    struct case_block *list = case_add(f, CASE_LIST, 1);

    for (int i = 0; i < UI_PLOT_TEXTS; i++) {
        struct case_cell *row = p->texts[i].len > 0 ? case_row(f, list) : NULL;

        if (row != NULL)
            row[0] = case_words(CASE_PLAIN, p->texts[i]);
    }
}

struct err *case_fill_plots(struct case_filling *f)
{
    for (int i = 0; i < UI_PLOT_COUNT; i++) {
        struct ui_plot *p = &f->file->plots[i];
        struct case_block *b;

        if (!is_asked(f, p->what))
            continue;
        if (!ui_plot_make(p, f->g, NULL))
            return err_oom();
        case_add_heading(f, str_of(ui_plot_title[p->what]));
        if (p->failure.len > 0) {
            case_add_paragraph(f, case_words(CASE_DIM, p->failure));
            continue;
        }
        if ((b = case_add(f, CASE_PLOT, 1)) != NULL)
            b->plot = p;
        add_texts(f, p);
    }
    return NULL;
}
