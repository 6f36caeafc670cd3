#include "ui/present/origins.h"

static bool is_of_row(void *ctx, struct spec_ref ref)
{
    const struct ui_row *const *row = ctx;

    return ui_row_concerns(*row, ref.field, ref.index);
}

bool ui_row_drives(const struct ui_row *row, const struct spec_node *node)
{
    return row->kind != UI_ROW_SECTION && spec_origin_any(node->origin, is_of_row, &row);
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
