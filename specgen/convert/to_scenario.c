/* A document as this project's own format: nothing is lost. */
#include "model/formats/scenario.h"
#include "specgen/convert/convert_parts.h"

#include <stdlib.h>

static struct err *write_as(struct conversion *out, const struct conversion_input *in,
                            enum scenario_format format)
{
    char *text = NULL;
    size_t len = 0;
    struct err *e = scenario_write(&text, &len, in->root, format);

    if (e == NULL)
        out->text = arena_str(in->a, (struct str){text, len});
    free(text);
    return e;
}

struct err *convert_to_scenario(struct conversion *out, const struct conversion_input *in)
{
    return write_as(out, in, SCENARIO_YAML);
}

struct err *convert_to_scenario_json(struct conversion *out, const struct conversion_input *in)
{
    return write_as(out, in, SCENARIO_JSON);
}
