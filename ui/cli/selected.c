#include "ui/cli/selected.h"

struct err *selected(struct artefact *s, const struct cli_args *args, bool must_be_said)
{
    const char *name = args_value(args, "select", 0);
    struct err *e = NULL;

    if (name != NULL)
        e = artefact_select_named(s, str_of(name));
    else if (must_be_said && artefact_count(s) > 1)
        e = artefact_several(s);
    return e != NULL && e->class == ERR_INPUT ? err_remedy(e, "choose one with --select NAME") : e;
}
