/* Sections that are windows and panes of the screen. */
#include "ui/casefile/parts.h"

struct err *case_fill_findings(struct case_filling *f)
{
    return case_add_window(f, UI_TABLE_PROBLEMS, "remedy and rule");
}

struct err *case_fill_effective(struct case_filling *f)
{
    return case_add_window(f, UI_TABLE_EFFECTIVE, "note and source");
}

struct err *case_fill_isolation(struct case_filling *f)
{
    return case_add_window(f, UI_TABLE_ISOLATION, NULL);
}

struct err *case_fill_later(struct case_filling *f)
{
    return case_add_window(f, UI_TABLE_UPGRADE, "why");
}

struct err *case_fill_steps(struct case_filling *f)
{
    return case_add_window(f, UI_TABLE_STEPS, NULL);
}

struct err *case_fill_registry(struct case_filling *f)
{
    case_add_panel(f, UI_PANEL_REGISTRY);
    return NULL;
}

struct err *case_fill_endpoints(struct case_filling *f)
{
    case_add_panel(f, UI_PANEL_ENDPOINTS);
    return NULL;
}
