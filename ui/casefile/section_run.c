/* The whole docker run line, for each shell, and what it cannot say. */
#include "platform/sim/sim.h"
#include "specgen/convert/convert.h"
#include "ui/casefile/parts.h"

#include <stdlib.h>

/* Lost and changed settings; what the engine made by itself is nobody's loss. */
static void add_losses(struct case_filling *f, const struct losses *losses)
{
    static const char *const titles[] = {"setting", "what becomes of it", "why"};
    struct case_block *table = NULL;

    for (size_t i = 0; i < losses->count; i++) {
        const struct loss *loss = &losses->items[i];
        struct case_cell *row;

        if (loss->kind != LOSS_LOST && loss->kind != LOSS_CHANGED)
            continue;
        if (table == NULL) {
            case_add_paragraph(f,
                               case_words(CASE_PLAIN, STR_LIT("What this line does not carry:")));
            table = case_add_table(f, 3, titles);
        }
        if ((row = case_row(f, table)) == NULL)
            return;
        row[0] = case_literal(CASE_PLAIN, arena_str(f->a, loss->path));
        row[1] = case_words(CASE_WARNING, str_of(loss_kind_names[loss->kind]));
        row[2] = case_words(CASE_PLAIN, arena_str(f->a, loss->why));
    }
}

static void add_image(struct case_filling *f, const struct conversion *made)
{
    struct str left = losses_left_to_image(&made->losses);

    if (left.len > 0)
        case_add_paragraph(f, case_words(CASE_PLAIN, arena_printf(f->a, "Left to the image: %.*s.",
                                                                  STR_FMT(left))));
    if (made->image_unknown)
        case_add_paragraph(f, case_words(CASE_DIM, STR_LIT("What the image gives may be in it: its "
                                                           "configuration is not known.")));
}

/* Where the shell has no way to say it: why. */
static struct err *add_line(struct case_filling *f, const char *title, enum shell shell,
                            struct conversion *made, struct arena *scratch)
{
    const struct convert_options options = {.shell = shell, .wrap = true, .host = plat_sim};
    struct err *e = convert(made, scratch, f->g->assessment.doc->root, CONVERT_TO_RUN, &options);

    if (e != NULL && (e->class == ERR_OOM || e->class == ERR_INTERNAL))
        return e;
    case_add_heading(f, str_of(title));
    if (e != NULL) {
        char *line = err_line(e);

        case_add_paragraph(f, case_words(CASE_DIM, arena_str(f->a, str_of(line))));
        free(line);
        err_free(e);
        *made = (struct conversion){.open = false};
        return NULL;
    }
    if (made->text.len > 0)
        case_add_code(f, shell == SHELL_BASH ? "sh" : "powershell", arena_str(f->a, made->text));
    add_image(f, made);
    return NULL;
}

static struct err *add_shell(struct case_filling *f, const char *title, enum shell shell)
{
    struct conversion made;
    struct arena scratch; /* of a long line a conversion takes much more than what is said of it */
    struct err *e;

    arena_init(&scratch);
    e = add_line(f, title, shell, &made, &scratch);
    if (e == NULL)
        add_losses(f, &made.losses);
    if (arena_failed(&scratch))
        arena_fail(f->a);
    arena_finish(&scratch);
    return e;
}

struct err *case_fill_run(struct case_filling *f)
{
    struct err *e = add_shell(f, "For bash", SHELL_BASH);

    return e != NULL ? e : add_shell(f, "For PowerShell", SHELL_POWERSHELL);
}
