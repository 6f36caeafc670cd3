/* Which actions belong to the windows. */
#include "ui/tui/state/catalogue.h"

static const enum ui_action_id opens[UI_TABLE_KINDS] = {
    [UI_TABLE_WHY] = UI_ACTION_WHY,
#define TABLE(id, lower, keys, hint, text) [UI_TABLE_##id] = UI_ACTION_##id,
#include "ui/present/tables.def"
#undef TABLE
};

enum ui_action_id ui_table_action(enum ui_table_kind kind)
{
    return opens[kind];
}

bool ui_table_copies(enum ui_action_id id)
{
    static const enum ui_action_id copies[] = {
        UI_ACTION_COPY_VALUE, UI_ACTION_COPY_PATH,   UI_ACTION_COPY_POINTER, UI_ACTION_COPY_SUBTREE,
        UI_ACTION_COPY_SPEC,  UI_ACTION_COPY_DOCKER, UI_ACTION_COPY_WHY,     UI_ACTION_COPY_TO,
        UI_ACTION_COPY_RUN,   UI_ACTION_COPY_TABLE,  UI_ACTION_COPY_MARKDOWN};

    for (size_t i = 0; i < sizeof(copies) / sizeof(copies[0]); i++)
        if (id == copies[i])
            return true;
    return false;
}

bool ui_table_offers(enum ui_table_kind kind, enum ui_action_id id)
{
    for (size_t i = 0; i < UI_TABLE_KINDS; i++)
        if (opens[i] == id)
            return kind != (enum ui_table_kind)i;
    return id == UI_ACTION_COPY || (id == UI_ACTION_FILTER && kind == UI_TABLE_PROBLEMS);
}
