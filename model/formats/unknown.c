#include "model/formats/unknown.h"

#include "model/base/bounds.h"
#include "model/formats/members.h"
#include "model/formats/other_command.h"

static struct str keys_of(struct arena *a, const struct value *v)
{
    struct str keys = STR_NONE;

    for (size_t i = 0; v != NULL && i < v->u.map.count && i < 4; i++)
        keys = arena_printf(a, "%.*s%s%.*s", STR_FMT(keys), i > 0 ? ", " : "",
                            STR_FMT(str_cut(v->u.map.members[i].key, 0, BOUND_SHOWN)));
    return keys;
}

struct str unknown_because(struct arena *a, const struct input *in)
{
    struct other_command command;

    if (in->value != NULL && in->json)
        return arena_printf(a, "no format has an object with these keys: %.*s",
                            STR_FMT(keys_of(a, first_object(in->value))));
    if (in->json && in->no_value != NULL)
        return arena_printf(a, "it is no JSON: line %u, %s", in->no_value->line,
                            in->no_value->text);
    if (!in->json && other_command_find(&command, input_head(in)))
        return arena_printf(a, "'%s%.*s' %s", command.of_docker ? "docker " : "",
                            STR_FMT(command.words), command.does);
    return STR_LIT("no line of it begins as an artefact does");
}
