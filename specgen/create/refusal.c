#include "specgen/create/create.h"

const struct spec_error *create_refusal(struct arena *a, const struct create_error *e)
{
    struct spec_error *refused = arena_calloc(a, 1, sizeof(*refused));

    if (refused == NULL || e == NULL)
        return refused;
    refused->panic = e->panic;
    refused->message = e->message;
    refused->class = e->class;
    refused->rule = e->rule;
    refused->http_status = e->http_status;
    return refused;
}
