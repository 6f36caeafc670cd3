#include "ui/term/shot.h"

#include "ui/term/surface_dump.h"

#include <stdlib.h>

const char ui_shot_names[UI_SHOT_KINDS][8] = {
    [UI_SHOT_TEXT] = "text",
    [UI_SHOT_ANSI] = "ansi",
    [UI_SHOT_SVG] = "svg",
};

bool ui_shot_named(enum ui_shot_kind *out, struct str name)
{
    for (int i = 0; i < UI_SHOT_KINDS; i++)
        if (str_is(name, ui_shot_names[i])) {
            *out = (enum ui_shot_kind)i;
            return true;
        }
    return false;
}

enum ui_shot_kind ui_shot_of_file(struct str file)
{
    static const struct {
        const char *ending;
        enum ui_shot_kind kind;
    } endings[] = {{".svg", UI_SHOT_SVG}, {".ansi", UI_SHOT_ANSI}, {".ans", UI_SHOT_ANSI}};

    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (str_ends(file, str_of(endings[i].ending)))
            return endings[i].kind;
    return UI_SHOT_TEXT;
}

static void put_text(struct buf *out, const struct ui_surface *s)
{
    char *text = ui_surface_dump(s);

    if (text == NULL)
        out->failed = true;
    else
        buf_add(out, str_of(text));
    free(text);
}

void ui_shot_write(struct buf *out, enum ui_shot_kind kind, const struct ui_surface *s,
                   const struct ui_theme *theme)
{
    struct ui_shot_page page = ui_shot_page(s, theme);

    switch (kind) {
    case UI_SHOT_TEXT:
        put_text(out, s);
        break;
    case UI_SHOT_ANSI:
        ui_shot_ansi(out, &page);
        break;
    case UI_SHOT_SVG:
        ui_shot_svg(out, &page);
        break;
    case UI_SHOT_KINDS:
        break;
    }
}
