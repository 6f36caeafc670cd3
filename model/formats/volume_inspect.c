/* docker volume inspect and docker volume ls: volumes of the daemon. */
#include "model/formats/depth_cut.h"
#include "model/formats/docker_rows.h"
#include "model/formats/docker_table.h"
#include "model/formats/format.h"
#include "model/formats/host_element.h"
#include "model/formats/inspect_evidence.h"
#include "model/formats/members.h"

unsigned format_volume_inspect_recognises(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;

    if (docker_rows_are(DOCKER_VOLUMES, in))
        return 96;
    return in->json && v != NULL && has_member(v, "Mountpoint") && has_member(v, "Driver") ? 95 : 0;
}

static void tell(struct evidence *out, const struct value *source)
{
    static const char keys[][8] = {"Driver", "Labels", "Options"};
    struct host_element e = {out, "Volumes", member_text(source, "Name"), "volume inspect"};
    const struct value *v;

    out->line = source->line;
    if (!host_element_is_named(&e, "a volume") || (v = depth_cut_off(out, source)) == NULL)
        return;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct value *m = member(v, keys[i]);

        if (i == 0 || (m != NULL && m->kind == VALUE_MAP)) /* docker volume ls has labels as text */
            host_element_tell(&e, keys[i], m);
    }
    value_unref(v);
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
    if (docker_rows_are(DOCKER_VOLUMES, in)) {
        docker_table_read_volumes(out, in);
        if (in->json)
            tell_root(out, in->value);
        return NULL;
    }
    if (in->value->kind == VALUE_MAP)
        tell(out, in->value);
    for (size_t i = 0; i < element_count(in->value); i++)
        tell(out, element(in->value, i));
    tell_root(out, in->value);
    return NULL;
}
