/* Which actions belong to the windows. */
#include "ui/tui/state/catalogue.h"

static const enum ui_action_id opens[UI_SHEET_KINDS] = {
    [UI_SHEET_WHY] = UI_ACTION_WHY,
    [UI_SHEET_PROBLEMS] = UI_ACTION_PROBLEMS,
    [UI_SHEET_STEPS] = UI_ACTION_STEPS,
    [UI_SHEET_EFFECTS] = UI_ACTION_EFFECTS,
    [UI_SHEET_EFFECTIVE] = UI_ACTION_EFFECTIVE,
    [UI_SHEET_ISOLATION] = UI_ACTION_ISOLATION,
    [UI_SHEET_UPGRADE] = UI_ACTION_UPGRADE,
};

enum ui_action_id ui_sheet_action(enum ui_sheet_kind kind)
{
    return opens[kind];
}

bool ui_sheet_offers(const struct ui_sheet *sheet, enum ui_action_id id)
{
    for (size_t i = 0; i < UI_SHEET_KINDS; i++)
        if (opens[i] == id)
            return sheet->kind != (enum ui_sheet_kind)i;
    return id == UI_ACTION_FILTER && sheet->kind == UI_SHEET_PROBLEMS;
}
