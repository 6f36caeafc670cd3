/* ui/present/roles.h - what a text means. Which colour that is, themes say (ui/term/theme.h). */
#ifndef UI_PRESENT_ROLES_H
#define UI_PRESENT_ROLES_H

enum ui_role {
#define ROLE(id, name, meaning) UI_ROLE_##id,
#include "ui/present/roles.def"
#undef ROLE
    UI_ROLE_COUNT
};

#endif
