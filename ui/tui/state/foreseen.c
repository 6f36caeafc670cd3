#include "ui/tui/state/foreseen.h"

void ui_foreseen_forget(struct ui_foreseen all[UI_FORESEEN])
{
    for (int i = 0; i < UI_FORESEEN; i++) {
        mdl_doc_free(all[i].doc);
        ui_generation_free(all[i].generation);
        all[i] = (struct ui_foreseen){NULL, NULL};
    }
}

struct ui_foreseen *ui_foreseen_find(struct ui_foreseen all[UI_FORESEEN], const struct value *root)
{
    for (int i = 0; i < UI_FORESEEN; i++)
        if (all[i].doc != NULL && value_eq(all[i].doc->root, root))
            return &all[i];
    return NULL;
}
