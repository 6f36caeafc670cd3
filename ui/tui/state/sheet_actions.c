/* Which actions belong to the windows. */
#include "ui/tui/state/catalogue.h"

static const enum ui_action_id opens[UI_SHEET_KINDS] = {
    [UI_SHEET_WHY] = UI_ACTION_WHY,
#define SHEET(id, lower, keys, hint, text) [UI_SHEET_##id] = UI_ACTION_##id,
#include "ui/present/sheets.def"
#undef SHEET
};

enum ui_action_id ui_sheet_action(enum ui_sheet_kind kind)
{
    return opens[kind];
}

bool ui_sheet_offers(enum ui_sheet_kind kind, enum ui_action_id id)
{
    for (size_t i = 0; i < UI_SHEET_KINDS; i++)
        if (opens[i] == id)
            return kind != (enum ui_sheet_kind)i;
    return id == UI_ACTION_FILTER && kind == UI_SHEET_PROBLEMS;
}
