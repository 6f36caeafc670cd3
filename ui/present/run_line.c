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
