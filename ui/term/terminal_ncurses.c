/* ui/term/terminal_ncurses.c - the real terminal: its modes, its size, what is sent to it and what
 * comes from it. ncurses knows its words (ui/term/terminal_words.h); frames are written by
 * ui/term/shown.h, keys read by ui/term/terminal_input.h. */
#include "ui/term/palette.h"
#include "ui/term/shown.h"
#include "ui/term/terminal_ask.h"
#include "ui/term/terminal_keys.h"
#include "ui/term/terminal_output.h"
#include "ui/term/terminal_signals.h"
#include "ui/term/terminal_words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* ---- the terminal ---- */

struct ncurses_terminal {
    struct ui_terminal base;
    struct termios modes; /* of the shell */
    bool entered;         /* the screen is ours */
    struct ui_shown shown;
    int w, h; /* of the screen */
    struct buf frame;
    struct buf change; /* what enters and leaves; its room is there before it is needed */
    bool themed;
    int colours; /* what ui_palette_fit() may use */
    struct ui_input input;
    bool resumed, resized, gone;
    bool mouse;
    struct ui_terminal_can can;
    bool own_keys; /* input.fd was opened here */
};

static struct ncurses_terminal *ncurses_of(struct ui_terminal *t)
{
    return (struct ncurses_terminal *)t;
}

static bool send(struct str bytes)
{
    return ui_output_send(STDOUT_FILENO, bytes);
}

static struct ui_terminal_can ncurses_can(struct ui_terminal *t)
{
    return ncurses_of(t)->can;
}

/* ---- size ---- */

enum { USUAL_WIDTH = 80, USUAL_HEIGHT = 24, SIDE_MAX = 4096 };

static int number_of(const char *variable)
{
    const char *text = getenv(variable);
    long n = text != NULL ? strtol(text, NULL, 10) : 0;

    return n > 0 && n <= SIDE_MAX ? (int)n : 0;
}

/* What the terminal does not say the variables do, then its type. */
static int side(int said, const char *variable, const char *name, int usual)
{
    if (said < 1)
        said = number_of(variable);
    if (said < 1)
        said = ui_words_number(name);
    return said < 1 ? usual : said;
}

/* Notes a change of size; one to nothing is none. */
static void follow_size(struct ncurses_terminal *n)
{
    struct winsize window = {0};
    int w, h;

    (void)ioctl(STDOUT_FILENO, TIOCGWINSZ, &window);
    if (n->w > 0 && (window.ws_col == 0 || window.ws_row == 0))
        return;
    w = side(window.ws_col, "COLUMNS", "cols", USUAL_WIDTH);
    h = side(window.ws_row, "LINES", "lines", USUAL_HEIGHT);
    if (n->w == w && n->h == h)
        return;
    n->w = w;
    n->h = h;
    n->resized = true;
}

static void ncurses_size(struct ui_terminal *t, int *w, int *h)
{
    *w = ncurses_of(t)->w;
    *h = ncurses_of(t)->h;
}

/* ---- drawing ---- */

/* Numbers that tell colours apart. */
static int color_number(struct ui_color c)
{
    return c.kind == UI_COLOR_DEFAULT ? -1 : (int)(c.kind == UI_COLOR_RGB ? c.v + 256 : c.v);
}

static void take_theme(struct ncurses_terminal *n, const struct ui_theme *theme)
{
    struct ui_theme fitted = *theme;

    if (n->colours < 8)
        ui_theme_strip_colour(&fitted);
    ui_palette_fit(&fitted, n->colours);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        const struct ui_style *style = &fitted.style[i];
        struct ui_role_look role = {
            .look = {style->attrs, color_number(style->fg), color_number(style->bg)}};

        if (role.look.fg >= 0)
            ui_words_colour(role.fg_word, style->fg, false);
        if (role.look.bg >= 0)
            ui_words_colour(role.bg_word, style->bg, true);
        ui_pen_set_role(&n->shown.pen, (enum ui_role)i, &role);
    }
    n->themed = true;
    ui_shown_forget(&n->shown);
}

static void ncurses_theme(struct ui_terminal *t, const struct ui_theme *theme)
{
    take_theme(ncurses_of(t), theme);
}

/* In one piece. */
static void ncurses_show(struct ui_terminal *t, struct ui_surface *s)
{
    struct ncurses_terminal *n = ncurses_of(t);
    struct ui_theme plain;

    if (n->gone)
        return;
    if (!n->themed) {
        ui_theme_fallback(&plain);
        take_theme(n, &plain);
    }
    n->frame.len = 0;
    if (ui_shown_update(&n->shown, s, n->w, n->h, &n->frame))
        (void)send(buf_str(&n->frame));
    else
        buf_finish(&n->frame);
}

/* ---- stop and go on ---- */

static void ask(struct ncurses_terminal *n)
{
    if (n->can.answers)
        ui_ask_background(&n->input, STDOUT_FILENO);
}

/* An answer on its way must not reach the shell. */
static void await_answer(struct ncurses_terminal *n)
{
    uint32_t rgb;

    if (!n->gone)
        (void)ui_ask_wait(&n->input, -1, UI_ANSWER_MS, &rgb, &n->gone);
    n->input.asked = false;
}

enum { CHANGE_BYTES = 10 * UI_WORDS_MAX };

/* What is typed comes as it is, and what is sent goes as it is. */
static void set_modes(const struct ncurses_terminal *n)
{
    struct termios raw = n->modes;

    raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | IGNCR | INLCR | IXON | PARMRK);
    raw.c_oflag &= ~(tcflag_t)OPOST;
    raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
    raw.c_lflag |= NOFLSH;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    while (tcsetattr(STDOUT_FILENO, TCSADRAIN, &raw) != 0 && errno == EINTR)
        continue;
}

static void leave_screen(struct ncurses_terminal *n)
{
    if (!n->entered)
        return;
    n->entered = false;
    await_answer(n);
    n->change.len = 0;
    ui_words_leave(&n->change, n->h);
    buf_add(&n->change, STR_LIT(PASTE_OFF));
    if (n->mouse)
        buf_add(&n->change, STR_LIT(MOUSE_OFF));
    (void)send(buf_str(&n->change));
    ui_shown_forget(&n->shown);
    while (tcsetattr(STDOUT_FILENO, TCSADRAIN, &n->modes) != 0 && errno == EINTR)
        continue;
}

/* Also gives the modes back that a shell may have set in between. */
static void enter_screen(struct ncurses_terminal *n)
{
    set_modes(n);
    n->entered = true;
    follow_size(n);
    n->change.len = 0;
    ui_words_enter(&n->change, n->h);
    buf_add(&n->change, STR_LIT(PASTE_ON));
    if (n->mouse)
        buf_add(&n->change, STR_LIT(MOUSE_ON));
    (void)send(buf_str(&n->change));
    ask(n);
    ui_shown_forget(&n->shown);
}

static void stop(struct ncurses_terminal *n, bool group)
{
    leave_screen(n);
    ui_signals_stop(group);
    enter_screen(n);
}

static void ncurses_suspend(struct ui_terminal *t)
{
    stop(ncurses_of(t), true);
    ncurses_of(t)->resumed = true;
}

static void ncurses_hand_over(struct ui_terminal *t)
{
    leave_screen(ncurses_of(t));
    ui_signals_handed_over(true);
}

static void ncurses_take_back(struct ui_terminal *t)
{
    ui_signals_handed_over(false);
    enter_screen(ncurses_of(t));
}

/* ---- mouse and clipboard ---- */

static void ncurses_mouse(struct ui_terminal *t, bool on)
{
    struct ncurses_terminal *n = ncurses_of(t);

    if (n->mouse == on)
        return;
    n->mouse = on;
    (void)send(on ? STR_LIT(MOUSE_ON) : STR_LIT(MOUSE_OFF));
}

static bool ncurses_copy(struct ui_terminal *t, struct str bytes)
{
    return !ncurses_of(t)->gone && send(bytes);
}

static bool ncurses_background(struct ui_terminal *t, uint32_t *rgb)
{
    struct ncurses_terminal *n = ncurses_of(t);

    return ui_ask_wait(&n->input, ui_signals_fd(), UI_BACKGROUND_MS, rgb, &n->gone);
}

/* ---- events ---- */

static bool take_signals(struct ncurses_terminal *n, struct ui_event *out)
{
    unsigned signals = ui_signals_take();

    if ((signals & UI_SIGNAL_QUIT) != 0)
        n->gone = true;
    if ((signals & UI_SIGNAL_RESIZE) != 0)
        follow_size(n);
    if (n->gone) {
        *out = (struct ui_event){.kind = UI_EVENT_QUIT};
        return true;
    }
    if ((signals & UI_SIGNAL_STOP) != 0) {
        stop(n, false);
        n->resumed = true;
    } else if ((signals & UI_SIGNAL_CONTINUE) != 0) {
        leave_screen(n);
        enter_screen(n);
        n->resumed = true;
    }
    if (n->resumed || n->resized) {
        *out = (struct ui_event){.kind = n->resumed ? UI_EVENT_RESUME : UI_EVENT_RESIZE};
        if (!n->resumed)
            n->resized = false;
        n->resumed = false;
        return true;
    }
    return false;
}

static long long now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void ncurses_wait(struct ui_terminal *t, struct ui_event *out, int timeout_ms)
{
    struct ncurses_terminal *n = ncurses_of(t);
    long long end = timeout_ms >= 0 ? now_ms() + timeout_ms : 0;
    bool complete = false;

    for (;;) {
        int patience, ms;

        if (take_signals(n, out) || ui_input_take(&n->input, complete, out))
            return;
        patience = ms = ui_input_patience_ms(&n->input);
        if (patience < 0 && timeout_ms >= 0) {
            long long left = end - now_ms();

            ms = left > 0 ? (int)left : 0;
        }
        complete = false;
        switch (ui_input_sleep(&n->input, ui_signals_fd(), ms)) {
        case UI_INPUT_TIMEOUT:
            if (patience < 0) {
                *out = (struct ui_event){.kind = UI_EVENT_NONE};
                return;
            }
            complete = true;
            break;
        case UI_INPUT_READY:
            n->gone = !ui_input_fill(&n->input);
            break;
        case UI_INPUT_OTHER:
            break;
        }
    }
}

/* ---- begin and end ---- */

static void ncurses_close(struct ui_terminal *t)
{
    struct ncurses_terminal *n = ncurses_of(t);

    leave_screen(n);
    ui_words_close();
    ui_signals_close();
    if (n->own_keys)
        (void)close(n->input.fd);
    ui_input_finish(&n->input);
    ui_shown_finish(&n->shown);
    buf_finish(&n->frame);
    buf_finish(&n->change);
    free(n);
}

static const struct ui_terminal_ops ncurses_ops = {
    .can = ncurses_can,
    .size = ncurses_size,
    .theme = ncurses_theme,
    .show = ncurses_show,
    .wait = ncurses_wait,
    .suspend = ncurses_suspend,
    .hand_over = ncurses_hand_over,
    .take_back = ncurses_take_back,
    .mouse = ncurses_mouse,
    .background = ncurses_background,
    .copy = ncurses_copy,
    .close = ncurses_close,
};

static struct err *open_words(void)
{
    if (isatty(STDOUT_FILENO))
        return ui_words_open(ui_terminal_type().type, STDOUT_FILENO);
    return err_remedy(err_new(ERR_UNSUPPORTED, "standard output is not a terminal"),
                      "start the screen in a terminal; in pipes use a command such as "
                      "'silospec generate'");
}

static void arm_rescue(const struct termios *modes)
{
    static const char names[][8] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
    char bytes[RESCUE_MAX];
    size_t len = 0;

    ui_output_add_capability(bytes, &len, RESCUE_MAX, PASTE_OFF MOUSE_OFF);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        ui_output_add_capability(bytes, &len, RESCUE_MAX, ui_words_capability(names[i]));
    ui_signals_rescue(STDOUT_FILENO, modes, (struct str){bytes, len});
}

static void learn(struct ncurses_terminal *n)
{
    n->colours = ui_words_colours();
    ui_words_pen(&n->shown.pen.words);
    ui_words_screen(&n->shown.words);
    n->can = ui_terminal_type();
    n->can.colours = n->can.colours && n->colours > 0;
    n->shown.words.utf8 = n->can.utf8;
    n->can.suspend = ui_signals_can_stop();
    ui_key_map_terminfo(&n->input.map, ui_words_capability);
}

/* Takes `keys`, when it is own. */
static struct err *make(struct ncurses_terminal **out, int keys, bool own_keys)
{
    struct ncurses_terminal *n = calloc(1, sizeof(*n));
    struct err *e = n == NULL ? err_oom() : NULL;

    if (e == NULL && tcgetattr(STDOUT_FILENO, &n->modes) != 0)
        e = err_errno(errno, "read the terminal's modes");
    if (e == NULL)
        e = ui_signals_open();
    if (e != NULL) {
        if (own_keys)
            (void)close(keys);
        free(n);
        ui_words_close();
        return e;
    }
    n->base.ops = &ncurses_ops;
    n->own_keys = own_keys;
    ui_input_init(&n->input, keys);
    *out = n;
    return NULL;
}

struct err *ui_terminal_ncurses(struct ui_terminal **out)
{
    struct ncurses_terminal *n = NULL;
    struct err *e;
    int keys;
    bool own_keys;

    if ((e = open_words()) != NULL)
        return e;
    if ((e = ui_keys_open(&keys, &own_keys)) != NULL) {
        ui_words_close();
        return e;
    }
    if ((e = make(&n, keys, own_keys)) != NULL)
        return e;
    if (!ui_shown_init(&n->shown) || !buf_grow(&n->change, CHANGE_BYTES)) {
        ncurses_close(&n->base);
        return err_oom();
    }
    arm_rescue(&n->modes);
    learn(n);
    enter_screen(n);
    n->resized = false;
    *out = &n->base;
    return NULL;
}
