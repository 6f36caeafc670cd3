/* Files of other programs with the request for a container inside. */
#include "model/formats/carrier.h"

#include "model/formats/format.h"
#include "model/formats/members.h"

unsigned format_carrier_recognises(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;

    if (in->value != NULL && pipeline_is(in->value))
        return 93; /* surer than of the lines in its scripts */
    if (v != NULL && (ecs_is(v) || swarm_is(v) || iot_edge_is(v)))
        return 96;
    return !in->json && (service_fabric_is(input_head(in)) || swarm_text_is(input_head(in))) ? 92
                                                                                             : 0;
}

struct err *format_carrier_read(struct evidence *out, const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;

    if (!in->json && swarm_text_is(input_head(in))) {
        swarm_text_read(out, in);
        return NULL;
    }
    if (v == NULL)
        return service_fabric_read(out, in);
    if (pipeline_is(in->value))
        return pipeline_read(out, in);
    if (ecs_is(v))
        ecs_read(out, v);
    else if (swarm_is(v))
        swarm_read(out, in->value);
    else if (iot_edge_is(v))
        return iot_edge_read(out, v);
    else
        return service_fabric_read(out, in);
    return NULL;
}
