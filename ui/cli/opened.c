#include "ui/cli/opened.h"

static struct err *several(const struct artefact *s)
{
    struct str names = STR_NONE;
    struct arena a;
    struct err *e;

    arena_init(&a);
    for (size_t i = 0; i < artefact_count(s) && i < 20; i++)
        names = arena_printf(&a, "%.*s%s%.*s", STR_FMT(names), i > 0 ? ", " : "",
                             STR_FMT(artefact_name(s, i)));
    e = err_new(ERR_INPUT, "found %zu containers: %.*s%s", artefact_count(s), STR_FMT(names),
                artefact_count(s) > 20 ? ", ..." : "");
    arena_finish(&a);
    return err_remedy(e, "choose one with --select NAME");
}

struct err *opened_choose(const struct value **out, const struct artefact *s, const char *name)
{
    if (name == NULL && artefact_count(s) > 1)
        return several(s);
    if (name == NULL) {
        *out = value_ref(s->root);
        return NULL;
    }
    for (size_t i = 0; i < artefact_count(s); i++)
        if (str_is(artefact_name(s, i), name))
            return artefact_choose(out, s, i);
    return err_wrap(several(s), "no container is called '%s'", name);
}
