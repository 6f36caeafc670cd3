#include "specgen/spec/steps.h"

static const struct spec_origin from_layers =
    SPEC_ORIGIN(LAYERS, SPEC_FROM(IMAGE_LAYER_FOLDERS), SPEC_FROM(IMAGE));

bool step_layers(struct spec_build *b)
{
    const struct plat_image *image = &b->r->image;
    struct spec_node *list;

    if (image->layer_error.len > 0)
        return spec_refuse_wrapped(b, RULE_LAYERS,
                                   SPEC_REF_AT(IMAGE_LAYER_ERROR, image->from.index),
                                   SPEC_TEXT(b,
                                             engine_has(&b->engine, CHANGE_LAYER_TEXT)
                                                 ? STR_LIT("GetLayerFolders failed: ")
                                                 : STR_NONE,
                                             STR_LIT("container "), b->c->id.v),
                                   SPEC_CLASS_UNKNOWN, image->layer_error, SPEC_CLASS_UNKNOWN);
    if (image->state == PLAT_UNKNOWN)
        spec_open(b,
                  spec_ask_at(b, SPEC_ASK_IMAGE, RULE_LAYERS, b->c->image.v, MDL_F_IMAGES,
                              b->c->image.v, &image->from),
                  spec_child(b->windows, KEY_LAYER_FOLDERS));
    if (image->layer_folders_null)
        return true;
    list = spec_put_list(&b->tree, b->windows, KEY_LAYER_FOLDERS, &from_layers);
    for (size_t i = 0; i < image->layer_folder_count; i++)
        spec_push_str(&b->tree, list, image->layer_folders[i].v, &from_layers);
    return true;
}
