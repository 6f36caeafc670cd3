#include "model/formats/host_element.h"

#include "model/document/path.h"

bool host_element_is_named(const struct host_element *e, const char *what)
{
    if (e->name.len == 0)
        evidence_note(e->out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&e->out->arena,
                                   "%s whose name was not pasted: it is not known which one it is",
                                   what));
    return e->name.len > 0;
}

void host_element_give(const struct host_element *e, const char *key, const struct value *v)
{
    struct arena *a = &e->out->arena;
    const struct value_step steps[] = {
        {.key = STR_LIT("host")}, {.key = str_of(e->list)}, {.key = e->name}, {.key = str_of(key)}};

    evidence_tell(e->out, mdl_path_text(a, steps, sizeof(steps) / sizeof(steps[0])), v,
                  arena_printf(a, "%s: %s", e->by, key));
}

void host_element_tell(const struct host_element *e, const char *key, const struct value *v)
{
    if (v != NULL && v->kind != VALUE_NULL)
        host_element_give(e, key, value_ref(v));
}
