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

/* A scenario keeps it: it says who makes the container. */
static void lose_host_process(struct losses *losses, const struct value *root, enum convert_to to)
{
    const struct loss loss = {
        .kind = LOSS_LOST, .path = STR_LIT("container"), .why = mdl_host_process(root)};

    if (loss.why.len > 0 && to != CONVERT_TO_SCENARIO && to != CONVERT_TO_SCENARIO_JSON)
        losses_add(losses, &loss);
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
    lose_host_process(&out->losses, root, to);
    return arena_failed(a) ? err_oom() : NULL;
}
