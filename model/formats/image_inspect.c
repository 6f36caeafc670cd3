/* docker image inspect and docker images: what the image store holds. */
#include "model/formats/depth_cut.h"
#include "model/formats/docker_rows.h"
#include "model/formats/docker_table.h"
#include "model/formats/format.h"
#include "model/formats/host_element.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

static bool is_image(const struct value *v)
{
    return (has_member(v, "RootFS") || has_member(v, "RepoTags")) && has_member(v, "Id");
}

unsigned format_image_inspect_recognises(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;

    if (docker_rows_are(DOCKER_IMAGES, in))
        return 85;
    return in->json && v != NULL && is_image(v) ? 95 : 0;
}

static struct value *add_names(struct value *made, const struct value *list)
{
    for (size_t i = 0; i < element_count(list); i++)
        made = made_push(made, value_ref(element(list, i)));
    return made;
}

static void tell(struct evidence *out, const struct value *source)
{
    struct host_element e = {out, "Images", member_text(source, "Id"), "image inspect"};
    struct str os = member_text(source, "Os");
    const struct value *v;

    out->line = source->line;
    if (e.name.len == 0 || (v = depth_cut_off(out, source)) == NULL)
        return;
    host_element_give(&e, "OS", value_string(os.len > 0 ? os : STR_LIT("windows")));
    host_element_tell(&e, "OSVersion", member(v, "OsVersion"));
    host_element_tell(&e, "Architecture", member(v, "Architecture"));
    host_element_tell(&e, "Variant", member(v, "Variant"));
    host_element_tell(&e, "Config", member(v, "Config"));
    host_element_give(
        &e, "Names",
        add_names(add_names(value_list(), member(v, "RepoTags")), member(v, "RepoDigests")));
    value_unref(v);
}

struct err *format_image_inspect_read(struct evidence *out, const struct input *in)
{
    if (docker_rows_are(DOCKER_IMAGES, in)) {
        docker_table_read_images(out, in);
        return NULL;
    }
    if (in->value->kind == VALUE_MAP)
        tell(out, in->value);
    for (size_t i = 0; i < element_count(in->value); i++)
        tell(out, element(in->value, i));
    return NULL;
}
