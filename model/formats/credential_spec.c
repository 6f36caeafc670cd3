/* A credential spec alone: a file of the daemon's CredentialSpecs folder. */
#include "model/document/path.h"
#include "model/formats/format.h"
#include "model/formats/members.h"

static bool is_spec(const struct value *v)
{
    return has_member(v, "DomainJoinConfig") ||
           (has_member(v, "CmsPlugins") && has_member(v, "ActiveDirectoryConfig"));
}

unsigned format_credential_spec_recognises(const struct input *in)
{
    return in->json && in->value != NULL && is_spec(in->value) ? 95 : 0;
}

/* The daemon hands on the file as it is, to its last byte. */
struct err *format_credential_spec_read(struct evidence *out, const struct input *in)
{
    struct str name = in->name.len > 0 ? in->name : STR_LIT("credentialspec.json");
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("CredentialSpecs")},
                                       {.key = STR_LIT("Files")},
                                       {.key = name}};

    out->line = in->value->line;
    evidence_tell(out, mdl_path_text(&out->arena, steps, sizeof(steps) / sizeof(steps[0])),
                  value_string(in->text), STR_LIT("credential spec: the file"));
    return NULL;
}
