/* A credential spec alone: a file of the daemon's CredentialSpecs folder. */
#include "model/document/path.h"
#include "model/formats/format.h"
#include "model/formats/members.h"

/* Also in other letters, which the lint tells of. */
static bool has(const struct value *v, const char *name)
{
    for (size_t i = 0; v->kind == VALUE_MAP && i < v->u.map.count; i++)
        if (str_eq_ascii_case(v->u.map.members[i].key, str_of(name)))
            return true;
    return false;
}

static bool is_spec(const struct value *v)
{
    return has(v, "DomainJoinConfig") || (has(v, "CmsPlugins") && has(v, "ActiveDirectoryConfig"));
}

/* Of a text that is cut off: without the brackets that closed it here. */
static struct str as_pasted(const struct input *in)
{
    struct str text = in->text;

    while (in->incomplete && text.len > 0 && strchr("}] \t\r\n", text.s[text.len - 1]) != NULL)
        text.len--;
    return text;
}

/* With the mark that the file begins with, which is no part of the text elsewhere. */
static struct str as_on_disk(struct evidence *out, const struct input *in)
{
    struct str text = as_pasted(in);

    if (in->encoding == NULL || strcmp(in->encoding, "UTF-8") == 0)
        return text;
    if (strcmp(in->encoding, "UTF-8 with BOM") == 0)
        return arena_printf(&out->arena, "\xEF\xBB\xBF%.*s", STR_FMT(text));
    if (str_starts(str_of(in->encoding), STR_LIT("UTF-16")))
        evidence_note(out, NOTE_REMARK, STR_LIT("spec"),
                      arena_printf(&out->arena,
                                   "the file is %s, which was undone to read it: the daemon takes "
                                   "it for UTF-8, so that nothing readable is left, if it lies on "
                                   "the host like this; save it as UTF-8 or ASCII without BOM",
                                   in->encoding));
    return text;
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
                  value_string(as_on_disk(out, in)), STR_LIT("credential spec: the file"));
    return NULL;
}
