/* ui/tui/view/form_why.h - what there is to say of a row of the form. */
#ifndef UI_TUI_VIEW_FORM_WHY_H
#define UI_TUI_VIEW_FORM_WHY_H

#include "ui/tui/view/panes.h"

/* Its help, with what is marked there. */
struct str ui_form_why(const struct ui_view *v, enum ui_pane pane, size_t at);

#endif
