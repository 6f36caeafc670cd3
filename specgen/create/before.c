/* What create refuses before it makes the container: the answer is what the engine comes to first,
 * whichever part of ours found it. */
#include "specgen/create/create_build.h"

/* In the engine's order; false: there are some. */
static bool answer(struct create_build *b, const struct create_refusals *all)
{
    const struct create_error **end = &b->error;

    for (size_t i = 0; i < CREATE_MOMENTS; i++) {
        if (all->first[i] == NULL)
            continue;
        *end = all->first[i];
        end = &all->last[i]->next;
    }
    return b->error == NULL;
}

bool create_before(struct create_build *b)
{
    struct create_refusals all = {.first = {NULL}};

    b->stage = CREATE_ROUTER;
    create_router(b, &all);
    b->stage = CREATE_PREFLIGHT;
    create_peek_image(b);
    (void)create_check_request(b);
    create_gather(b, &all);
    return b->failure == NULL && answer(b, &all);
}
