/* An image that the host does not have: another one is run, or the image is there. */
#include "model/document/edit.h"
#include "model/value/value_make.h"
#include "ui/present/remedies_build.h"

enum { IMAGES_TRIED = 6 };

#define EXAMPLE_ID  "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define LAYER(name) STR_LIT("C:\\ProgramData\\docker\\windowsfilter\\" name)

static bool is_missing(const struct remedy_search *s, const struct ui_place *place)
{
    return (s->p->rule == RULE_IMAGE || s->p->rule == RULE_PRE_IMAGE) &&
           place->field == MDL_F_IMAGE;
}

/* added: whether the host gets it, too. */
static void try_image(struct remedy_search *s, const struct ui_place *place, struct str id,
                      bool added, struct str text)
{
    const struct value *root;
    struct mdl_edit edit = {.value = NULL};
    struct err *e;

    if (!ui_remedy_may_try(s))
        return;
    root = value_ref(s->r->written->root);
    e = ui_place_path(&edit.path, s->a, place, root);
    if (e == NULL)
        e = ui_remedy_put(&root, &edit, value_string(id));
    if (e == NULL && added) {
        struct value *image = made_with(value_map(), "Id", value_string(id));

        image = made_with(image, "OS", value_string(STR_LIT("windows")));
        image = made_with(image, "LayerFolders",
                          made_push(made_push(value_list(), value_string(LAYER("base-layer"))),
                                    value_string(LAYER("container-layer"))));
        e = ui_remedy_append(s, &root, "host.Images[+]", image);
    }
    ui_remedy_edited(s, text, root, e);
}

void ui_remedies_image(struct remedy_search *s, const struct ui_place *place)
{
    const struct mdl_host *host = &s->r->doc->host;
    struct str id = s->r->doc->container.image.v;

    if (!is_missing(s, place))
        return;
    for (size_t i = 0; i < host->images.count && i < IMAGES_TRIED; i++) {
        struct str other = host->images.items[i].id.v;

        if (other.len > 0)
            try_image(s, place, other, false,
                      arena_printf(s->a, "the image '%.*s', which is there", STR_FMT(other)));
    }
    if (id.len > 0)
        try_image(s, place, id, true,
                  arena_printf(s->a, "treat '%.*s' as present (example layers)", STR_FMT(id)));
    else
        try_image(s, place, STR_LIT(EXAMPLE_ID), true,
                  STR_LIT("an example image, which the host has"));
}
