#include "ui/cli/selected.h"

#define NAMED 20 /* containers that an error lists */

static struct err *several(const struct artefact *s)
{
    struct str names = STR_NONE;
    struct arena a;
    struct err *e;

    arena_init(&a);
    for (size_t i = 0; i < artefact_count(s) && i < NAMED; i++)
        names = arena_printf(&a, "%.*s%s%.*s", STR_FMT(names), i > 0 ? ", " : "",
                             STR_FMT(artefact_name(s, i)));
    e = err_new(ERR_INPUT, "found %zu container%s: %.*s%s", artefact_count(s),
                artefact_count(s) == 1 ? "" : "s", STR_FMT(names),
                artefact_count(s) > NAMED ? ", ..." : "");
    arena_finish(&a);
    return err_remedy(e, "choose one with --select NAME");
}

struct err *selected(struct artefact *s, const struct cli_args *args, bool must_be_said)
{
    const char *name = args_value(args, "select", 0);

    if (name == NULL)
        return must_be_said && artefact_count(s) > 1 ? several(s) : NULL;
    for (size_t i = 0; i < artefact_count(s); i++)
        if (str_is(artefact_name(s, i), name))
            return artefact_select(s, i);
    return err_wrap(several(s), "no container is called '%s'", name);
}
