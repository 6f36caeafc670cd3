#include "specgen/convert/convert_parts.h"

const struct convert_target convert_targets[CONVERT_TARGETS] = {
#define TARGET(id, name, title, carries, write)                                                    \
    [CONVERT_TO_##id] = {name, title, carries, convert_to_##write},
#include "specgen/convert/targets.def"
#undef TARGET
};

bool convert_find(enum convert_to *out, struct str name)
{
    for (unsigned i = 0; i < CONVERT_TARGETS; i++) {
        if (str_is(name, convert_targets[i].name)) {
            *out = (enum convert_to)i;
            return true;
        }
    }
    return false;
}

struct err *convert(struct conversion *out, struct arena *a, const struct value *root,
                    enum convert_to to, const struct convert_options *options)
{
    const struct conversion_input in = {a, root, options};
    struct err *e;

    *out = (struct conversion){.text = STR_NONE};
    losses_init(&out->losses, a);
    if ((e = convert_targets[to].write(out, &in)) != NULL)
        return e;
    return arena_failed(a) ? err_oom() : NULL;
}
