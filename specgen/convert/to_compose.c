/* A document as a compose file with one service. */
#include "specgen/convert/convert_parts.h"
#include "specgen/convert/service.h"

static struct err *write_file(struct conversion *out, const struct conversion_input *in,
                              struct service *s, const struct asked *asked)
{
    const struct datum *back;
    struct err *e;

    if ((e = service_file(&out->text, in->a, s)) != NULL ||
        (e = service_back(&back, in->a, out->text)) != NULL)
        return e;
    out->image_unknown = asked->image_unknown;
    convert_tell_losses(&out->losses, asked, CONVERT_TO_COMPOSE, back);
    return NULL;
}

struct err *convert_to_compose(struct conversion *out, const struct conversion_input *in)
{
    struct service s;
    struct asked asked;
    struct err *e;

    if (!asked_of(&asked, in->a, in->root, &out->losses))
        return err_oom();
    if ((e = service_make(&s, in->a, &asked, &out->losses)) == NULL)
        e = write_file(out, in, &s, &asked);
    service_finish(&s);
    return e;
}
