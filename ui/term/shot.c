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

struct err *ui_shot_of_file(enum ui_shot_kind *out, struct str file)
{
    static const struct {
        char ending[8];
        enum ui_shot_kind kind;
    } endings[] = {{"", UI_SHOT_TEXT},      {".txt", UI_SHOT_TEXT}, {".text", UI_SHOT_TEXT},
                   {".ansi", UI_SHOT_ANSI}, {".ans", UI_SHOT_ANSI}, {".svg", UI_SHOT_SVG}};
    struct str ending = str_file_ending(file);

    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (str_is(ending, endings[i].ending)) {
            *out = endings[i].kind;
            return NULL;
        }
    return err_remedy(err_new(ERR_INPUT, "a frame is not written as '%.*s'", STR_FMT(ending)),
                      "end the name in .svg, .ansi or .txt");
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
