#include "ui/present/generation.h"

#include "specgen/credential/mask.h"

bool ui_panel_mask(struct ui_panel *panel, struct arena *a)
{
    for (size_t i = 0; i < panel->count; i++)
        panel->items[i].text = mask_secrets(a, panel->items[i].text);
    return !arena_failed(a);
}

struct str ui_item_said(struct arena *a, const struct ui_generation *g, const struct ui_item *item)
{
    struct str detail;

    if (item->detail == NULL)
        return item->text;
    detail = item->detail(a, g, item);
    return g->unmasked ? detail : mask_secrets(a, detail);
}
