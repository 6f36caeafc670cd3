/* ui/term/box.c - borders. The focused one has heavy lines and a mark, not only a colour. */
#include "ui/term/surface.h"

struct lines {
    uint32_t across, down, corner[4]; /* corners: top left, top right, bottom left, bottom right */
};

static const struct lines light = {0x2500, 0x2502, {0x250C, 0x2510, 0x2514, 0x2518}};
static const struct lines heavy = {0x2501, 0x2503, {0x250F, 0x2513, 0x2517, 0x251B}};
static const struct lines ascii_plain = {'-', '|', {'+', '+', '+', '+'}};
static const struct lines ascii_focus = {'=', '|', {'#', '#', '#', '#'}};

static void corner(struct ui_surface *s, int x, int y, uint32_t ch, enum ui_role role)
{
    ui_fill(s, (struct ui_rect){x, y, 1, 1}, ch, role);
}

/* " text " from column x; returns the columns used. */
static int padded(struct ui_surface *s, int x, int y, int w, struct str text, enum ui_role role)
{
    int used;

    if (w < 3)
        return 0;
    corner(s, x, y, ' ', role);
    used = ui_text(s, x + 1, y, w - 2, text, role, 0, true);
    corner(s, x + 1 + used, y, ' ', role);
    return used + 2;
}

void ui_box(struct ui_surface *s, struct ui_rect r, struct str title, struct str note,
            enum ui_role role, enum ui_role title_role)
{
    bool focus = role == UI_ROLE_BORDER_FOCUS;
    const struct lines *l =
        s->ascii ? (focus ? &ascii_focus : &ascii_plain) : (focus ? &heavy : &light);
    int right = r.x + r.w - 1, bottom = r.y + r.h - 1;
    int x = r.x + 2, room = r.w - 4, note_width;

    if (r.w < 2 || r.h < 2)
        return;
    ui_fill(s, (struct ui_rect){r.x + 1, r.y, r.w - 2, 1}, l->across, role);
    ui_fill(s, (struct ui_rect){r.x + 1, bottom, r.w - 2, 1}, l->across, role);
    ui_fill(s, (struct ui_rect){r.x, r.y + 1, 1, r.h - 2}, l->down, role);
    ui_fill(s, (struct ui_rect){right, r.y + 1, 1, r.h - 2}, l->down, role);
    corner(s, r.x, r.y, l->corner[0], role);
    corner(s, right, r.y, l->corner[1], role);
    corner(s, r.x, bottom, l->corner[2], role);
    corner(s, right, bottom, l->corner[3], role);

    if (title.len > 0 && focus && room > 4) {
        corner(s, x, r.y, ' ', title_role);
        corner(s, x + 1, r.y, s->ascii ? '>' : 0x25B8, title_role);
        x += 2;
        room -= 2;
    }
    if (title.len > 0) {
        int used = padded(s, x, r.y, room, title, title_role);

        x += used;
        room -= used;
    }
    note_width = ui_text_width(note) + 2;
    if (note.len > 0 && note_width < room)
        padded(s, x + room - note_width, r.y, note_width, note, role);
}
