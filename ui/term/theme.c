#include "ui/term/theme.h"

/* The same as themes/mono.theme, which a test checks. */
static const uint8_t mono[UI_ROLE_COUNT] = {
    [UI_ROLE_DIM] = UI_DIM,
    [UI_ROLE_BORDER_FOCUS] = UI_BOLD,
    [UI_ROLE_TITLE] = UI_BOLD,
    [UI_ROLE_TITLE_FOCUS] = UI_BOLD | UI_REVERSE,
    [UI_ROLE_HEADER] = UI_REVERSE,
    [UI_ROLE_SECTION] = UI_BOLD | UI_UNDERLINE,
    [UI_ROLE_VALUE] = UI_BOLD,
    [UI_ROLE_PUNCTUATION] = UI_DIM,
    [UI_ROLE_SELECTION] = UI_REVERSE,
    [UI_ROLE_SELECTION_IDLE] = UI_UNDERLINE,
    [UI_ROLE_DRIVEN] = UI_BOLD,
    [UI_ROLE_CHANGED] = UI_BOLD | UI_UNDERLINE,
    [UI_ROLE_MATCH] = UI_REVERSE | UI_UNDERLINE,
    [UI_ROLE_WARNING] = UI_BOLD,
    [UI_ROLE_ERROR] = UI_BOLD | UI_UNDERLINE,
    [UI_ROLE_INPUT] = UI_UNDERLINE,
    [UI_ROLE_PROMPT] = UI_BOLD,
    [UI_ROLE_HINT_KEY] = UI_BOLD,
};

void ui_theme_fallback(struct ui_theme *out)
{
    *out = (struct ui_theme){.name = "mono"};
    for (size_t i = 0; i < UI_ROLE_COUNT; i++)
        out->style[i].attrs = mono[i];
}

void ui_theme_strip_colour(struct ui_theme *theme)
{
    /* Where all text is bold, bold tells nothing apart. */
    bool loud = theme->style[UI_ROLE_TEXT].attrs != 0;

    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        struct ui_style *style = &theme->style[i];

        if (loud)
            style->attrs = mono[i];
        else if (style->attrs == 0 || style->bg.kind != UI_COLOR_DEFAULT)
            style->attrs |= mono[i];
        style->fg = style->bg = (struct ui_color){UI_COLOR_DEFAULT, 0};
    }
    theme->background = (struct ui_color){UI_COLOR_DEFAULT, 0};
}
