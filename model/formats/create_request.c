/* The body of POST /containers/create: a container that is asked for. */
#include "model/formats/format.h"
#include "model/formats/members.h"

static bool is_request(const struct value *v)
{
    return member_text(v, "Image").len > 0 && !has_member(v, "Id") && !has_member(v, "State") &&
           !has_member(v, "Created") && !has_member(v, "Name") && !has_member(v, "RootFS") &&
           !has_member(v, "Spec") && !has_member(v, "Config") &&
           (has_member(v, "HostConfig") || has_member(v, "NetworkingConfig") ||
            has_member(v, "Cmd") || has_member(v, "Entrypoint") || has_member(v, "Env"));
}

unsigned format_create_request_recognises(const struct input *in)
{
    return in->json && in->value != NULL && is_request(in->value) ? 95 : 0;
}

struct err *format_create_request_read(struct evidence *out, const struct input *in)
{
    struct str image = member_text(in->value, "Image");
    bool chosen = out->choice_count == out->chosen;

    evidence_offer(out, image);
    out->line = in->value->line;
    if (chosen)
        evidence_tell(out, STR_LIT("request.body"), value_ref(in->value),
                      STR_LIT("create request: body"));
    return NULL;
}
