/* ui/term/terminal.h - where surfaces are shown and keys come from.
 *
 * Two back ends: the real one (ui/term/terminal_ncurses.c) and memory (scripted keys, for tests and
 * benchmarks). */
#ifndef UI_TERM_TERMINAL_H
#define UI_TERM_TERMINAL_H

#include "model/base/err.h"
#include "ui/term/surface.h"
#include "ui/term/terminal_type.h"
#include "ui/term/theme.h"

enum ui_event_kind {
    UI_EVENT_NONE, /* the wait timed out */
    UI_EVENT_KEY,
    UI_EVENT_RESIZE,     /* ask size() */
    UI_EVENT_PASTE,      /* bracketed paste: text in paste, valid until the next call */
    UI_EVENT_RESUME,     /* back from Ctrl-Z: draw everything */
    UI_EVENT_QUIT,       /* SIGTERM, SIGHUP, SIGINT, or the terminal is gone: leave at once */
    UI_EVENT_MOUSE,      /* only after mouse(t, true) */
    UI_EVENT_BACKGROUND, /* the terminal says its background: key is 0xrrggbb */
    UI_EVENT_ANSWERED,   /* it has answered all it was asked; never comes out of wait() */
};

enum ui_mouse {
    UI_MOUSE_PRESS,
    UI_MOUSE_RELEASE,
    UI_MOUSE_DRAG, /* moved with a button down; drags that pile up are told as the last one */
    UI_MOUSE_WHEEL_UP,
    UI_MOUSE_WHEEL_DOWN,
};
enum { UI_BUTTON_LEFT = 1, UI_BUTTON_MIDDLE, UI_BUTTON_RIGHT };

/* A key: a code point (controls as 'a'..'z' with UI_KEY_CTRL), or one of these. */
enum {
    UI_KEY_UP = 0x200000,
    UI_KEY_DOWN,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_INSERT,
    UI_KEY_DELETE,
    UI_KEY_BACKSPACE,
    UI_KEY_ENTER,
    UI_KEY_TAB,
    UI_KEY_BACKTAB,
    UI_KEY_ESCAPE,
    UI_KEY_F1,
    UI_KEY_F12 = UI_KEY_F1 + 11,
};
enum { UI_KEY_CTRL = 1, UI_KEY_ALT = 2, UI_KEY_SHIFT = 4 };

struct ui_event {
    enum ui_event_kind kind;
    uint32_t key;
    unsigned modifiers;
    struct str paste; /* lines end with '\n' */
    bool cut;         /* the paste was longer than UI_PASTE_MAX: the rest is lost */
    enum ui_mouse mouse;
    int x, y;        /* the mouse's cell, from 0; may lie outside after a resize */
    unsigned button; /* 0: the wheel, or a release by a terminal that does not say of which */
};

/* How long the first frame waits for what the terminal says of its background: a terminal beside
 * it answers within one or two; nobody sees a frame that comes so much later, and everybody one
 * whose colours turn. Over a slow line they do. */
#define UI_BACKGROUND_MS 20
/* How long leaving waits, where the answer must not reach the shell. */
#define UI_ANSWER_MS 150

#define UI_PASTE_MAX ((size_t)1 << 20)

struct ui_terminal;
struct ui_terminal_ops {
    struct ui_terminal_can (*can)(struct ui_terminal *t);
    void (*size)(struct ui_terminal *t, int *w, int *h);
    void (*theme)(struct ui_terminal *t, const struct ui_theme *theme);
    /* Draws what differs. A surface is shown by one terminal. */
    void (*show)(struct ui_terminal *t, struct ui_surface *s);
    void (*wait)(struct ui_terminal *t, struct ui_event *out, int timeout_ms); /* -1 = for ever */
    void (*suspend)(struct ui_terminal *t);                                    /* Ctrl-Z */
    void (*hand_over)(struct ui_terminal *t); /* to a program that runs on it ... */
    void (*take_back)(struct ui_terminal *t); /* ... and ended: draws everything */
    /* Off until asked for: while it is on the terminal's own selection needs Shift held. Off
     * whenever the terminal is given back: suspend, close, crash. */
    void (*mouse)(struct ui_terminal *t, bool on);
    /* What stands behind the text, which is asked at the start and after each stop: waits for the
     * answer UI_BACKGROUND_MS and no longer. False: nothing was said; a late answer, and one that
     * nobody waits for, comes as UI_EVENT_BACKGROUND. */
    bool (*background)(struct ui_terminal *t, uint32_t *rgb);
    /* Sends bytes of ui/term/clipboard.h past the screen; false: they did not go out. */
    bool (*copy)(struct ui_terminal *t, struct str bytes);
    void (*close)(struct ui_terminal *t); /* restores the terminal, frees */
};
struct ui_terminal {
    const struct ui_terminal_ops *ops;
};

/* Keys come from standard input or, where that is something else, from the controlling terminal.
 * ERR_UNSUPPORTED when there is neither, standard output is no terminal, or TERM is not usable.
 * Sets handlers so that SIGINT, SIGTERM, SIGHUP and a crash restore the terminal. One at a time;
 * the locale must be set before. Ctrl-C and Ctrl-Z are keys: the caller quits or calls suspend(),
 * after which the next event is UI_EVENT_RESUME, as it is after a SIGTSTP from outside. theme()
 * also clears the screen and draws it anew. */
struct err *ui_terminal_ncurses(struct ui_terminal **out);

/* Plays `events` (copied, their paste texts are not), then UI_EVENT_QUIT; each shown frame
 * replaces the last. A UI_EVENT_RESIZE with a key makes size() answer key x modifiers.
 * suspend() makes the next event UI_EVENT_RESUME. */
struct err *ui_terminal_memory(struct ui_terminal **out, int w, int h,
                               const struct ui_event *events, size_t count);
/* Empty (0 x 0) before the first show. */
const struct ui_surface *ui_terminal_memory_frame(const struct ui_terminal *t);
bool ui_terminal_memory_mouse(const struct ui_terminal *t); /* what mouse() said last */
void ui_terminal_memory_can(struct ui_terminal *t, struct ui_terminal_can can); /* at first: all */
struct str ui_terminal_memory_copied(const struct ui_terminal *t); /* last; until the next copy() */

#endif
