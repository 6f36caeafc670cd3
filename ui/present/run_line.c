#include "ui/present/run_line.h"

#include "platform/sim/sim.h"
#include "specgen/convert/convert.h"

struct err *ui_run_line(struct ui_run_line *out, struct arena *a, const struct value *root,
                        enum shell shell)
{
    const struct convert_options options = {.shell = shell, .host = plat_sim};
    struct conversion made;
    struct err *e = convert(&made, a, root, CONVERT_TO_RUN, &options);
    size_t lost;

    if (e != NULL)
        return e;
    lost = losses_settings(&made.losses);
    out->text = str_trim(made.text);
    out->lost = lost == 0 ? STR_NONE
                          : arena_printf(a, " (%zu setting%s lost: 'silospec convert' tells)", lost,
                                         lost == 1 ? " is" : "s are");
    return NULL;
}

/* "--cpus" of "CPUs (--cpus)". */
static bool names_flag(enum mdl_field_id field)
{
    struct str label = str_of(mdl_field_text(field).label);
    ptrdiff_t open = str_find(label, '(', 0);

    return open >= 0 && str_starts(str_cut(label, (size_t)open, label.len), STR_LIT("(--")) &&
           str_ends(label, STR_LIT(")"));
}

enum mdl_field_id ui_docker_field(enum mdl_field_id field)
{
    while (field != MDL_F_NONE && !names_flag(field))
        field = mdl_fields[field].parent;
    return field;
}
