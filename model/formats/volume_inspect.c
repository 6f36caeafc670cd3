/* docker volume inspect: volumes of the daemon. */
#include "model/formats/container_facts.h"
#include "model/formats/depth_cut.h"
#include "model/formats/format.h"
#include "model/formats/inspect_evidence.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

unsigned format_volume_inspect_recognises(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;

    return in->json && v != NULL && has_member(v, "Mountpoint") && has_member(v, "Driver") ? 95 : 0;
}

static const struct value *volume(struct evidence *out, const struct value *source)
{
    static const char keys[][8] = {"Name", "Driver", "Labels", "Options"};
    const struct value *v = depth_cut_off(out, source);
    struct value *made = v != NULL ? value_map() : NULL;

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (has_member(v, keys[i]))
            made = made_with(made, keys[i], value_ref(member(v, keys[i])));
    value_unref(v);
    return made;
}

static struct str root_in(const struct value *v)
{
    return str_is(member_text(v, "Driver"), "local")
               ? inspect_evidence_root(member_text(v, "Mountpoint"))
               : STR_NONE;
}

/* Of the first volume that tells it. Where a container's inspect says it, that is of the daemon as
 * it is now. */
static void tell_root(struct evidence *out, const struct value *v)
{
    struct str root = root_in(v);

    for (size_t i = 0; root.len == 0 && i < element_count(v); i++)
        root = root_in(element(v, i));
    if (root.len > 0 && evidence_fact(out, STR_LIT("host.Root")) == NULL)
        evidence_tell_text(out, STR_LIT("host.Root"), root, STR_LIT("volume inspect: Mountpoint"));
}

struct err *format_volume_inspect_read(struct evidence *out, const struct input *in)
{
    struct value *list = value_list();

    out->line = in->value->line;
    if (in->value->kind == VALUE_MAP)
        list = made_push(list, volume(out, in->value));
    for (size_t i = 0; i < element_count(in->value); i++)
        list = made_push(list, volume(out, element(in->value, i)));
    tell_root(out, in->value);
    evidence_tell(out, STR_LIT("host.Volumes"), list, STR_LIT("volume inspect"));
    return NULL;
}
