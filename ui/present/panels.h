/* ui/present/panels.h - what the registry, endpoints and errors panes list, as items of text.
 *
 * Made once per result, in the result's arena; drawing only wraps them. */
#ifndef UI_PRESENT_PANELS_H
#define UI_PRESENT_PANELS_H

#include "specgen/assess/problems.h"
#include "ui/present/roles.h"

struct ui_generation;

struct ui_item {
    char sign;         /* 'x' error, '!' warning, 'i' note, '+' good, ' ' none */
    enum ui_role role; /* of sign and text */
    unsigned indent;
    struct str text;
    struct spec_ref ref; /* where Enter goes; field MDL_F_NONE: nowhere */
    enum spec_rule rule;
    bool has_rule;
    const struct problem *problem; /* that the item tells of, or NULL */
    /* What the why line says instead of the text; NULL: that. Nearly never asked for. */
    struct str (*detail)(struct arena *a, const struct ui_generation *g,
                         const struct ui_item *item);
    const void *of; /* what detail tells of */
};

struct ui_panel {
    struct ui_item *items;
    size_t count;
};

/* Which problems are listed. */
enum ui_filter { UI_FILTER_ALL, UI_FILTER_ERRORS, UI_FILTER_WARNINGS, UI_FILTER_COUNT };
extern const char ui_filter_name[UI_FILTER_COUNT][12];
bool ui_filter_passes(enum ui_filter filter, enum problem_severity severity);
/* In the place of the list, where none of the problems passes. */
struct str ui_filter_leaves_none(struct arena *a, enum ui_filter filter,
                                 const struct problems *problems);

enum ui_panel_id {
#define PANEL(id, name, key, title, text, fill) UI_PANEL_##id,
#include "ui/present/panels.def"
#undef PANEL
    UI_PANEL_COUNT
};

/* The items of one panel, in the arena. False: no memory. */
#define PANEL(id, name, key, title, text, fill)                                                    \
    bool fill(struct ui_panel *out, struct arena *a, const struct ui_generation *g);
#include "ui/present/panels.def"
#undef PANEL

/* Hides what credential specs keep secret. False: no memory. */
bool ui_panel_mask(struct ui_panel *panel, struct arena *a);

/* What there is to say of an item: its detail, else its text; as masked as the panel is. */
struct str ui_item_said(struct arena *a, const struct ui_generation *g, const struct ui_item *item);

#endif
