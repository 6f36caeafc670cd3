#include "model/formats/image_name.h"

#include "model/formats/host_element.h"

struct str image_version_text(struct arena *a, const struct mdl_windows *w)
{
    if (w->has_revision)
        return arena_printf(a, "10.0.%u.%u", (unsigned)w->build, (unsigned)w->revision);
    return arena_printf(a, "10.0.%u", (unsigned)w->build);
}

void image_name_tell(struct evidence *out, struct str id, struct str image, const char *by)
{
    struct host_element e = {out, "Images", id, by};
    struct mdl_windows w;
    bool versioned = mdl_windows_of_image(&w, image);

    if (id.len == 0)
        return;
    if (versioned || mdl_windows_image(image)) {
        host_element_give(&e, "OS", value_string(STR_LIT("windows")));
        evidence_concluded(out);
    }
    if (!versioned)
        return;
    host_element_give(&e, "OSVersion", value_string(image_version_text(&out->arena, &w)));
    evidence_because(out,
                     arena_printf(&out->arena, "the name of the image is '%.*s'", STR_FMT(image)));
    evidence_concluded(out);
}
