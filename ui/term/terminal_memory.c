#include "ui/term/terminal.h"

#include "model/base/buf.h"

#include <stdlib.h>

struct memory_terminal {
    struct ui_terminal base;
    struct ui_surface frame; /* a copy of what was shown last */
    int w, h;
    struct ui_event *events;
    size_t count, next;
    bool resumed; /* suspend() was called: the next wait says so */
    bool mouse;
    struct ui_terminal_can can;
    struct buf copied;
};

static struct memory_terminal *memory_of(struct ui_terminal *t)
{
    return (struct memory_terminal *)t;
}

static struct ui_terminal_can memory_can(struct ui_terminal *t)
{
    return memory_of(t)->can;
}

static void memory_size(struct ui_terminal *t, int *w, int *h)
{
    *w = memory_of(t)->w;
    *h = memory_of(t)->h;
}

/* A frame keeps roles, not colours. */
static void memory_theme(struct ui_terminal *t, const struct ui_theme *theme)
{
    (void)t;
    (void)theme;
}

static void memory_show(struct ui_terminal *t, struct ui_surface *s)
{
    struct ui_surface *f = &memory_of(t)->frame;

    if ((f->w != s->w || f->h != s->h) && !ui_surface_resize(f, s->w, s->h))
        return;
    for (int y = 0; s->cells != NULL && y < s->h; y++)
        ui_surface_take_row(f, s, y);
    f->cursor_x = s->cursor_x;
    f->cursor_y = s->cursor_y;
    f->ascii = s->ascii;
}

static void memory_wait(struct ui_terminal *t, struct ui_event *out, int timeout_ms)
{
    struct memory_terminal *m = memory_of(t);

    (void)timeout_ms;
    if (m->resumed) {
        m->resumed = false;
        *out = (struct ui_event){.kind = UI_EVENT_RESUME};
        return;
    }
    if (m->next == m->count) {
        *out = (struct ui_event){.kind = UI_EVENT_QUIT};
        return;
    }
    *out = m->events[m->next++];
    if (out->kind == UI_EVENT_RESIZE && out->key != 0) {
        m->w = (int)out->key;
        m->h = (int)out->modifiers;
    }
}

static void memory_suspend(struct ui_terminal *t)
{
    memory_of(t)->resumed = true;
}

static void memory_pass(struct ui_terminal *t)
{
    (void)t;
}

static void memory_mouse(struct ui_terminal *t, bool on)
{
    memory_of(t)->mouse = on;
}

static bool memory_background(struct ui_terminal *t, uint32_t *rgb)
{
    (void)t;
    (void)rgb;
    return false;
}

static bool memory_copy(struct ui_terminal *t, struct str bytes)
{
    struct buf *copied = &memory_of(t)->copied;

    copied->len = 0;
    buf_add(copied, bytes);
    return !copied->failed;
}

static void memory_close(struct ui_terminal *t)
{
    struct memory_terminal *m = memory_of(t);

    ui_surface_finish(&m->frame);
    buf_finish(&m->copied);
    free(m->events);
    free(m);
}

static const struct ui_terminal_ops memory_ops = {
    .can = memory_can,
    .size = memory_size,
    .theme = memory_theme,
    .show = memory_show,
    .wait = memory_wait,
    .suspend = memory_suspend,
    .hand_over = memory_pass,
    .take_back = memory_pass,
    .mouse = memory_mouse,
    .background = memory_background,
    .copy = memory_copy,
    .close = memory_close,
};

struct err *ui_terminal_memory(struct ui_terminal **out, int w, int h,
                               const struct ui_event *events, size_t count)
{
    struct memory_terminal *m = calloc(1, sizeof(*m));

    if (m == NULL)
        return err_oom();
    m->base.ops = &memory_ops;
    m->can = (struct ui_terminal_can){.type = "memory",
                                      .move = true,
                                      .colours = true,
                                      .clipboard = true,
                                      .suspend = true,
                                      .answers = true,
                                      .utf8 = true};
    m->w = w;
    m->h = h;
    m->count = count;
    m->events = calloc(count + 1, sizeof(*m->events));
    if (m->events == NULL || !ui_surface_init(&m->frame, 0, 0)) {
        memory_close(&m->base);
        return err_oom();
    }
    if (count > 0)
        memcpy(m->events, events, count * sizeof(*events));
    *out = &m->base;
    return NULL;
}

const struct ui_surface *ui_terminal_memory_frame(const struct ui_terminal *t)
{
    return &((const struct memory_terminal *)t)->frame;
}

void ui_terminal_memory_can(struct ui_terminal *t, struct ui_terminal_can can)
{
    memory_of(t)->can = can;
}

bool ui_terminal_memory_mouse(const struct ui_terminal *t)
{
    return ((const struct memory_terminal *)t)->mouse;
}

struct str ui_terminal_memory_copied(const struct ui_terminal *t)
{
    return buf_str(&((const struct memory_terminal *)t)->copied);
}
