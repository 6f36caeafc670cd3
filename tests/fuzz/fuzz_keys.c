/* Any bytes from a terminal: the decoder always goes on, no key is a control, the line editor's
 * cursor stays on a cluster of its text and on its line; a text's clusters, its wrapping and its
 * cells hold no control. */
#include "tests/fuzz/fuzz.h"
#include "ui/term/clipboard.h"
#include "ui/term/cluster.h"
#include "ui/term/line_edit.h"
#include "ui/term/terminal_input.h"
#include "ui/term/widgets.h"

#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 30, HEIGHT = 3 };

static void broken(const char *what, unsigned long detail)
{
    fprintf(stderr, "%s: %lx\n", what, detail);
    abort();
}

static bool is_control(uint32_t c)
{
    return c < ' ' || (c >= 0x7F && c < 0xA0) || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000);
}

static void check_key(const struct ui_event *ev)
{
    if (ev->kind == UI_EVENT_KEY && ev->key < UI_KEY_UP && is_control(ev->key))
        broken("a key is a control", ev->key);
}

static void check_decoder(const struct ui_key_map *map, struct str bytes)
{
    while (bytes.len > 0) {
        struct ui_event ev;
        size_t n = ui_key_decode(map, bytes, false, &ev);

        if (n == 0)
            n = ui_key_decode(map, bytes, true, &ev);
        if (n == 0 || n > bytes.len)
            broken("the decoder stands still", n);
        check_key(&ev);
        bytes = str_cut(bytes, n, bytes.len);
    }
}

static void check_cells(const struct ui_surface *s)
{
    for (int i = 0; i < s->w * s->h; i++) {
        const struct ui_cell *cell = &s->cells[i];

        for (int m = -1; m < CELL_MARKS; m++) {
            uint32_t c = m < 0 ? cell->ch : ui_marks_of(s, cell)[m];

            if (c != 0 && (is_control(c) || (c >= 0x202A && c <= 0x202E) ||
                           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F))
                broken("a control in a cell", c);
        }
    }
}

static void edit(struct ui_line_edit *e, struct ui_surface *s, const struct ui_event *ev)
{
    (void)ui_line_edit_key(e, ev);
    if (ev->kind == UI_EVENT_PASTE)
        (void)ui_line_edit_insert(e, ev->paste);
    if (e->cursor > e->len)
        broken("the cursor is behind the text", e->cursor);
    ui_line_edit_draw(e, s, 0, 0, WIDTH, true);
    if (s->cursor_x < -1 || s->cursor_x >= WIDTH)
        broken("the cursor is off the line", (unsigned long)s->cursor_x);
}

/* As it comes in: a screenful of bytes at a time. */
static void check_editor(const struct ui_key_map *map, struct str bytes)
{
    struct ui_line_edit e;
    struct ui_surface s;
    struct ui_input in;
    struct ui_event ev;
    bool any = true;

    if (!ui_surface_init(&s, WIDTH, HEIGHT))
        abort();
    ui_line_edit_init(&e);
    ui_input_init(&in, -1);
    in.map = *map;
    while (bytes.len > 0 || (any && in.len > 0)) {
        struct str some = str_cut(bytes, 0, INPUT_BYTES - in.len);

        if (some.len > 0)
            memcpy(in.bytes + in.len, some.s, some.len);
        in.len += some.len;
        bytes = str_cut(bytes, some.len, bytes.len);
        any = false;
        while (ui_input_take(&in, bytes.len == 0, &ev)) {
            any = true;
            edit(&e, &s, &ev);
        }
        if (!any && in.len == INPUT_BYTES)
            broken("input that is never taken", in.len);
    }
    check_cells(&s);
    ui_line_edit_finish(&e);
    ui_input_finish(&in);
    ui_surface_finish(&s);
}

static void check_text(struct str text)
{
    struct ui_surface s;

    if (!ui_surface_init(&s, WIDTH, HEIGHT))
        abort();
    if (ui_text(&s, 0, 1, WIDTH, text, UI_ROLE_TEXT, 0, true) > WIDTH)
        broken("a text is wider than its place", text.len);
    check_cells(&s);
    for (size_t at = 0; at < text.len;) {
        size_t next = ui_cluster_next(text, at);

        if (next <= at || next > text.len || ui_cluster_prev(text, next) > at)
            broken("clusters out of order", at);
        at = next;
    }
    ui_surface_finish(&s);
}

static void check_clipboard(struct str text)
{
    struct buf b = {NULL, 0, 0, false};
    struct err *e = ui_clipboard_sequence(&b, text, text.len % 2 == 0 ? "x" : NULL, NULL);

    for (size_t i = 0; i < b.len; i++) {
        unsigned char c = (unsigned char)b.s[i];

        if (c >= 0x80 || (c < ' ' && c != 0x1B && c != 7))
            broken("a byte for the clipboard", c);
    }
    err_free(e);
    buf_finish(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct ui_key_map map = {0};
    char sequence[8] = {0};

    if (size > 20) {
        memcpy(sequence, data, sizeof(sequence) - 1);
        ui_key_map_add(&map, sequence, UI_KEY_UP);
    }
    check_decoder(&map, bytes);
    check_editor(&map, bytes);
    check_text(bytes);
    check_clipboard(bytes);
    return 0;
}
