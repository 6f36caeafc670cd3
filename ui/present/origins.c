#include "ui/present/origins.h"

static bool is_of_row(void *ctx, struct spec_ref ref)
{
    return ui_row_concerns(ctx, ref.field, ref.index);
}

bool ui_row_drives(const struct ui_row *row, const struct spec_node *node)
{
    struct ui_row copy = *row;

    return spec_origin_any(node->origin, is_of_row, &copy);
}

struct wanted {
    struct ui_place place;
    bool (*fits)(void *ctx, const struct ui_place *place);
    void *ctx;
};

static bool has_place(void *ctx, struct spec_ref ref)
{
    struct wanted *w = ctx;

    w->place = ui_place_of(ref.field, ref.index);
    return w->place.field != MDL_F_NONE && (w->fits == NULL || w->fits(w->ctx, &w->place));
}

bool ui_place_of_node(struct ui_place *out, const struct spec_node *node,
                      bool (*fits)(void *ctx, const struct ui_place *place), void *ctx)
{
    struct wanted w = {.fits = fits, .ctx = ctx};

    while (node != NULL && !spec_origin_any(node->origin, has_place, &w))
        node = node->parent;
    if (node != NULL)
        *out = w.place;
    return node != NULL;
}
