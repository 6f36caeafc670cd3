/* ui/term/terminal_ncurses.c - the real terminal. ncurses knows the terminal, its modes and its
 * words; frames are written by ui/term/shown.h. Keys are read by ui/term/terminal_input.h, because
 * ncurses neither tells the end of input nor a paste. */
#include "ui/term/palette.h"
#include "ui/term/shown.h"
#include "ui/term/terminal_ask.h"
#include "ui/term/terminal_keys.h"
#include "ui/term/terminal_output.h"
#include "ui/term/terminal_signals.h"

#include <curses.h>
#include <term.h>

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
    SCREEN *screen;
    struct ui_shown shown;
    int w, h; /* of the screen */
    struct buf frame;
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

/* ---- memory ---- */

enum { NCURSES_BYTES = 2 << 20 }; /* more than any step of ncurses takes */

/* ncurses crashes or exits in the middle of the screen where it gets no memory: asked for before,
 * so that it is not begun. */
static bool has_room(void)
{
    char *volatile room = malloc(NCURSES_BYTES); /* or a compiler knows that nobody uses it */
    bool has = room != NULL;

    free(room);
    return has;
}

/* ---- size ---- */

/* Notes a change of size. Not resizeterm(), which pushes a key that nobody here would read; after
 * endwin() ncurses may have followed already. */
static void follow_size(struct ncurses_terminal *n)
{
    struct winsize window;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 && window.ws_col > 0 &&
        has_room())
        (void)resize_term(window.ws_row, window.ws_col);
    if (n->w == getmaxx(stdscr) && n->h == getmaxy(stdscr))
        return;
    n->w = getmaxx(stdscr);
    n->h = getmaxy(stdscr);
    n->resized = true;
}

static void ncurses_size(struct ui_terminal *t, int *w, int *h)
{
    *w = ncurses_of(t)->w;
    *h = ncurses_of(t)->h;
}

/* ---- drawing ---- */

static const char *capability(const char *name)
{
    const char *bytes = tigetstr((char *)(uintptr_t)name);

    return bytes == (const char *)-1 ? NULL : bytes;
}

/* A string of terminfo without its padding and without what goes back from a character set that is
 * never left; what is too long for a word is none. */
static void set_word(char *word, const char *bytes)
{
    size_t len = 0;

    ui_output_add_capability(word, &len, UI_PEN_WORD_MAX, bytes);
    if (len == UI_PEN_WORD_MAX)
        len = 0;
    word[len] = '\0';
    if (strncmp(word, "\x1b(B", 3) == 0)
        memmove(word, word + 3, len - 2);
    word[strcspn(word, "\x0f")] = '\0';
}

static bool has_word(const char *name, const char *bytes)
{
    char word[UI_PEN_WORD_MAX];

    set_word(word, capability(name));
    return strcmp(word, bytes) == 0;
}

static void find_pen_words(struct ui_pen_words *w)
{
    static const char *const on[UI_PEN_ATTRS] = {"bold", "dim", "sitm", "smul", "rev"};
    static const char *const off[UI_PEN_ATTRS] = {NULL, NULL, "ritm", "rmul", NULL};
    /* no_color_video, by the bits of enum ui_attr */
    static const unsigned forbidden[UI_PEN_ATTRS] = {1u << 5, 1u << 4, 1u << 15, 1u << 1, 1u << 2};
    int colour_forbids = tigetnum((char *)(uintptr_t) "ncv");
    char colours_off[UI_PEN_WORD_MAX];

    set_word(w->reset, capability("sgr0"));
    set_word(colours_off, capability("op"));
    if (strcmp(colours_off, "\x1b[39;49m") == 0) {
        set_word(w->no_fg, "\x1b[39m");
        set_word(w->no_bg, "\x1b[49m");
    }
    if (strcmp(w->reset, "\x1b[m") != 0 && strcmp(w->reset, "\x1b[0m") != 0 &&
        strlen(w->reset) + strlen(colours_off) < UI_PEN_WORD_MAX)
        memcpy(w->reset + strlen(w->reset), colours_off, strlen(colours_off) + 1);
    for (size_t i = 0; i < UI_PEN_ATTRS; i++) {
        if (tigetnum((char *)(uintptr_t) "xmc") > 0) /* each change would take a column */
            continue;
        set_word(w->on[i], capability(on[i]));
        if (off[i] != NULL)
            set_word(w->off[i], capability(off[i]));
        if (strcmp(w->off[i], w->reset) == 0)
            w->off[i][0] = '\0';
        if (colour_forbids > 0 && ((unsigned)colour_forbids & forbidden[i]) != 0)
            w->not_with_colour |= 1u << i;
    }
}

static void move_by_terminfo(struct buf *out, int x, int y)
{
    char word[UI_PEN_WORD_MAX];

    set_word(word, tiparm(capability("cup"), y, x));
    buf_add(out, str_of(word));
}

static void find_screen_words(struct ui_screen_words *w)
{
    set_word(w->clear, capability("clear"));
    set_word(w->show_cursor, capability("cnorm"));
    set_word(w->hide_cursor, capability("civis"));
    w->move = has_word("cup", "\x1b[%i%p1%d;%p2%dH") ? NULL : move_by_terminfo;
    w->moves_right = has_word("cuf", "\x1b[%p1%dC");
    w->erases = has_word("ech", "\x1b[%p1%dX") && has_word("el", "\x1b[K");
    w->erases_in_bg = tigetflag((char *)(uintptr_t) "bce") > 0;
    w->last_scrolls =
        tigetflag((char *)(uintptr_t) "am") > 0 && tigetflag((char *)(uintptr_t) "xenl") <= 0;
}

/* Direct colour of fewer than 24 bits is taken as eight names. */
static int usable_colours(void)
{
    int colours = has_colors() ? tigetnum((char *)(uintptr_t) "colors") : 0;

    return colours > 256 && colours < PALETTE_DIRECT ? 8 : colours;
}

/* names: of the string of ANSI colours and of the older one. */
static void color_word(char *word, const char *names[2], struct ui_color c)
{
    static const int turned[8] = {0, 4, 2, 6, 1, 5, 3, 7}; /* setf has red and blue the other way */
    const char *ansi = capability(names[0]), *old = capability(names[1]);
    int number = c.kind == UI_COLOR_RGB && c.v < 8 ? 0 : (int)c.v;

    if (ansi != NULL)
        set_word(word, tiparm(ansi, number));
    else if (old != NULL)
        set_word(word, tiparm(old, number < 8 ? turned[number] : number));
}

/* Numbers that tell colours apart. */
static int color_number(struct ui_color c)
{
    return c.kind == UI_COLOR_DEFAULT ? -1 : (int)(c.kind == UI_COLOR_RGB ? c.v + 256 : c.v);
}

static void take_theme(struct ncurses_terminal *n, const struct ui_theme *theme)
{
    const char *fg_names[] = {"setaf", "setf"}, *bg_names[] = {"setab", "setb"};
    struct ui_theme fitted = *theme;

    if (n->colours < 8)
        ui_theme_strip_colour(&fitted);
    ui_palette_fit(&fitted, n->colours);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        const struct ui_style *style = &fitted.style[i];
        struct ui_role_look role = {
            .look = {style->attrs, color_number(style->fg), color_number(style->bg)}};

        if (role.look.fg >= 0)
            color_word(role.fg_word, fg_names, style->fg);
        if (role.look.bg >= 0)
            color_word(role.bg_word, bg_names, style->bg);
        ui_pen_set_role(&n->shown.pen, (enum ui_role)i, &role);
    }
    ui_shown_forget(&n->shown);
}

static void ncurses_theme(struct ui_terminal *t, const struct ui_theme *theme)
{
    take_theme(ncurses_of(t), theme);
}

/* In one piece. */
static void ncurses_show(struct ui_terminal *t, const struct ui_surface *s)
{
    struct ncurses_terminal *n = ncurses_of(t);

    if (n->gone)
        return;
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

static void leave_screen(struct ncurses_terminal *n)
{
    await_answer(n);
    n->frame.len = 0;
    ui_pen_reset(&n->shown.pen, &n->frame);
    buf_add(&n->frame, str_of(n->shown.words.show_cursor));
    (void)send(buf_str(&n->frame));
    ui_shown_forget(&n->shown);
    (void)endwin();
    (void)send(STR_LIT(PASTE_OFF));
    if (n->mouse)
        (void)send(STR_LIT(MOUSE_OFF));
}

/* Also gives the modes back that a shell may have set in between. */
static void enter_screen(struct ncurses_terminal *n)
{
    (void)clearok(curscr, TRUE);
    (void)refresh();
    (void)send(STR_LIT(PASTE_ON));
    if (n->mouse)
        (void)send(STR_LIT(MOUSE_ON));
    ask(n);
    ui_shown_forget(&n->shown);
    follow_size(n);
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

    /* No delscreen(): where memory was short it frees what was never there. */
    if (n->screen != NULL)
        leave_screen(n);
    ui_signals_close();
    if (n->own_keys)
        (void)close(n->input.fd);
    ui_input_finish(&n->input);
    ui_shown_finish(&n->shown);
    buf_finish(&n->frame);
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

static struct err *check_terminal(void)
{
    static const char better[] = "set TERM to what your terminal is, such as xterm-256color";
    const char *type = ui_terminal_type().type;
    int status = 0;
    bool moves;

    if (!isatty(STDOUT_FILENO))
        return err_remedy(err_new(ERR_UNSUPPORTED, "standard output is not a terminal"),
                          "start the screen in a terminal; in pipes use a command such as "
                          "'silospec generate'");
    if (type[0] == '\0')
        return err_remedy(err_new(ERR_UNSUPPORTED, "TERM is not set"), "%s", better);
    if (setupterm(NULL, STDOUT_FILENO, &status) != OK && status <= 0)
        return err_remedy(
            err_new(ERR_UNSUPPORTED, "the terminfo database has no entry for TERM '%s'", type),
            "install the entry (the ncurses-term package has most) or %s", better);
    moves = status > 0 && capability("cup") != NULL;
    (void)del_curterm(cur_term);
    if (!moves)
        return err_remedy(err_new(ERR_UNSUPPORTED,
                                  "TERM '%s' is a terminal that cannot move its "
                                  "cursor",
                                  type),
                          "%s", better);
    return NULL;
}

static void arm_rescue(const struct termios *modes)
{
    static const char *const names[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
    char bytes[RESCUE_MAX];
    size_t len = 0;

    ui_output_add_capability(bytes, &len, RESCUE_MAX, PASTE_OFF MOUSE_OFF);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        ui_output_add_capability(bytes, &len, RESCUE_MAX, capability(names[i]));
    ui_signals_rescue(STDOUT_FILENO, modes, (struct str){bytes, len});
}

static void set_modes(void)
{
    (void)raw();
    (void)noecho();
    (void)nonl();
    (void)keypad(stdscr, TRUE);
    (void)intrflush(stdscr, FALSE);
    (void)typeahead(-1); /* or a refresh stops half-way when a key waits */
}

struct err *ui_terminal_ncurses(struct ui_terminal **out)
{
    struct ncurses_terminal *n = NULL;
    struct termios modes;
    struct ui_theme plain;
    struct err *e;
    int keys;
    bool own_keys;

    if (!has_room())
        return err_oom();
    if ((e = check_terminal()) != NULL || (e = ui_keys_open(&keys, &own_keys)) != NULL)
        return e;
    if (tcgetattr(STDOUT_FILENO, &modes) != 0)
        e = err_errno(errno, "read the terminal's modes");
    else if ((n = calloc(1, sizeof(*n))) == NULL)
        e = err_oom();
    if (e == NULL)
        e = ui_signals_open();
    if (e != NULL) {
        if (own_keys)
            (void)close(keys);
        free(n);
        return e;
    }
    n->base.ops = &ncurses_ops;
    n->own_keys = own_keys;
    ui_input_init(&n->input, keys);
    if (!ui_shown_init(&n->shown) || !has_room())
        e = err_oom();
    else if ((n->screen = newterm(NULL, stdout, stdin)) == NULL)
        e = err_new(ERR_UNSUPPORTED, "ncurses cannot use this terminal");
    if (e != NULL) {
        ncurses_close(&n->base);
        return e;
    }
    arm_rescue(&modes);
    set_modes();
    n->colours = usable_colours();
    find_pen_words(&n->shown.pen.words);
    find_screen_words(&n->shown.words);
    n->can = ui_terminal_type();
    n->can.colours = n->can.colours && has_colors();
    n->can.suspend = ui_signals_can_stop();
    ask(n);
    ui_key_map_terminfo(&n->input.map, capability);
    follow_size(n);
    n->resized = false;
    (void)refresh();
    (void)send(STR_LIT(PASTE_ON));
    ui_theme_fallback(&plain);
    take_theme(n, &plain);
    *out = &n->base;
    return NULL;
}
