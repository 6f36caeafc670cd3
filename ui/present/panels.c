#include "ui/present/panels.h"

#include "specgen/credential/mask.h"

bool ui_panel_mask(struct ui_panel *panel, struct arena *a)
{
    for (size_t i = 0; i < panel->count; i++) {
        panel->items[i].text = mask_secrets(a, panel->items[i].text);
        panel->items[i].detail = mask_secrets(a, panel->items[i].detail);
    }
    return !arena_failed(a);
}
