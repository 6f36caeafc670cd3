/* ui/term/terminal_ncurses.c - the real terminal. ncurses does the output; keys are read by
 * ui/term/terminal_input.h, because ncurses neither tells the end of input nor a paste. */
#include "ui/term/drawable.h"
#include "ui/term/palette.h"
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

/* ---- drawing ---- */

/* What is on the screen: roles as attributes and pairs of colours, and of each line only what is
 * another than before is written. Zeroed before draw_init(). */
struct drawn {
    int w, h;                /* of the screen */
    struct ui_surface shown; /* what the screen holds, unless redraw */
    bool redraw;
    cchar_t *line; /* one line of the screen */
    int line_size;
    attr_t attrs[UI_ROLE_COUNT];
    short pair[UI_ROLE_COUNT];
    bool bare[UI_ROLE_COUNT]; /* a blank of it shows nothing but the background */
    int cursor;               /* 1 shown, 0 hidden, else not known */
};

enum { UNKNOWN_CURSOR = -1 };

/* false: no memory. */
static bool draw_init(struct drawn *d)
{
    d->cursor = UNKNOWN_CURSOR;
    return ui_surface_init(&d->shown, 0, 0);
}

static void draw_finish(struct drawn *d)
{
    ui_surface_finish(&d->shown);
    free(d->line);
}

/* Something else was on the screen: the next one is drawn whole. */
static void forget_screen(struct drawn *d)
{
    d->cursor = UNKNOWN_CURSOR;
    d->redraw = true;
}

static attr_t curses_attrs(unsigned attrs)
{
    return ((attrs & UI_BOLD) != 0 ? A_BOLD : 0) | ((attrs & UI_DIM) != 0 ? A_DIM : 0) |
           ((attrs & UI_ITALIC) != 0 ? A_ITALIC : 0) |
           ((attrs & UI_UNDERLINE) != 0 ? A_UNDERLINE : 0) |
           ((attrs & UI_REVERSE) != 0 ? A_REVERSE : 0);
}

static int curses_color(struct ui_color c)
{
    if (c.kind == UI_COLOR_DEFAULT)
        return -1;
    if (c.kind == UI_COLOR_RGB && c.v < 8)
        return 0; /* the first eight are names there, too */
    return (int)c.v;
}

/* What ui_palette_fit() may use. Direct colour of fewer than 24 bits is taken as eight names. */
static int usable_colors(void)
{
    if (!has_colors())
        return 0;
    return COLORS > 256 && COLORS < PALETTE_DIRECT ? 8 : COLORS;
}

static void take_theme(struct drawn *d, const struct ui_theme *theme)
{
    struct ui_theme fitted = *theme;
    int colors = usable_colors();
    short pairs = 0;

    if (colors < 8)
        ui_theme_strip_colour(&fitted);
    ui_palette_fit(&fitted, colors);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        const struct ui_style *style = &fitted.style[i];

        d->attrs[i] = curses_attrs(style->attrs);
        d->bare[i] =
            style->bg.kind == UI_COLOR_DEFAULT && (style->attrs & (UI_UNDERLINE | UI_REVERSE)) == 0;
        d->pair[i] = 0;
        for (size_t j = 0; j < i; j++)
            if (curses_color(style->fg) == curses_color(fitted.style[j].fg) &&
                curses_color(style->bg) == curses_color(fitted.style[j].bg))
                d->pair[i] = d->pair[j];
        if (d->pair[i] == 0 && colors >= 8 && pairs + 1 < COLOR_PAIRS &&
            (style->fg.kind != UI_COLOR_DEFAULT || style->bg.kind != UI_COLOR_DEFAULT) &&
            init_extended_pair(pairs + 1, curses_color(style->fg), curses_color(style->bg)) == OK)
            d->pair[i] = ++pairs;
    }
    d->redraw = true;
}

static bool make_cell(const struct drawn *d, const struct ui_cell *cell, int width, cchar_t *out)
{
    wchar_t text[CELL_MARKS + 2] = {0};
    uint32_t ch = ui_drawable(cell->ch, width);
    size_t len = 0;

    text[len++] = (wchar_t)ch;
    for (size_t i = 0; i < CELL_MARKS && cell->marks[i] != 0 && ch == cell->ch; i++)
        if (wcwidth((wchar_t)cell->marks[i]) == 0)
            text[len++] = (wchar_t)cell->marks[i];
    return setcchar(out, text, d->attrs[cell->role] | curses_attrs(cell->attrs),
                    d->pair[cell->role], NULL) == OK;
}

static bool is_blank(const struct ui_cell *cell)
{
    return cell->ch == ' ' && cell->role == UI_ROLE_TEXT && cell->attrs == 0 && cell->marks[0] == 0;
}

/* The colour of a blank is not seen: it has that of its neighbour, because each change of colour is
 * a dozen bytes to the terminal. Behind a text that of the text, up to the frame; before it, too.
 */
static enum ui_role blank_role(const struct drawn *d, const struct ui_cell *row, int x)
{
    int left = x, right = x;
    enum ui_role role;
    bool framed;

    while (left >= 0 && is_blank(&row[left]))
        left--;
    while (right < d->w && is_blank(&row[right]))
        right++;
    framed = right == d->w || row[right].role == UI_ROLE_BORDER ||
             row[right].role == UI_ROLE_BORDER_FOCUS;
    role = framed && left >= 0 ? row[left].role : right < d->w ? row[right].role : UI_ROLE_TEXT;
    return d->bare[UI_ROLE_TEXT] && d->bare[role] ? role : UI_ROLE_TEXT;
}

/* Cells from..to of a line; `from` is no right half. */
static void draw_run(struct drawn *d, const struct ui_cell *row, int y, int from, int to)
{
    static const struct ui_cell blank = {.ch = ' '};
    enum ui_role between = UI_ROLE_TEXT; /* of the present run of blanks */
    int count = 0;

    for (int x = from; x <= to; x++) {
        bool wide = x < to && row[x + 1].ch == 0 && row[x].ch != 0;
        struct ui_cell second = blank, cell = row[x];

        if (is_blank(&cell)) {
            if (x == from || !is_blank(&row[x - 1]))
                between = blank_role(d, row, x);
            cell.role = between;
        }
        if (!make_cell(d, &cell, wide ? 2 : 1, &d->line[count]))
            (void)make_cell(d, &blank, 1, &d->line[count]);
        count++;
        if (!wide)
            continue;
        x++;
        second.role = row[x].role;
        second.attrs = row[x].attrs;
        if (ui_drawable(row[x - 1].ch, 2) != row[x - 1].ch) /* its stand-in has one column */
            (void)make_cell(d, &second, 1, &d->line[count++]);
    }
    (void)mvadd_wchnstr(y, from, d->line, count);
}

static bool same_cell(const struct ui_cell *a, const struct ui_cell *b)
{
    return a->ch == b->ch && a->role == b->role && a->attrs == b->attrs &&
           memcmp(a->marks, b->marks, sizeof(a->marks)) == 0;
}

static void show_line(struct drawn *d, const struct ui_surface *s, int y, int width)
{
    const struct ui_cell *row = &s->cells[(size_t)y * (size_t)s->w];
    struct ui_cell *old = &d->shown.cells[(size_t)y * (size_t)s->w];
    int from = 0, to = width - 1;

    if (!d->redraw) {
        if (memcmp(row, old, (size_t)width * sizeof(*row)) == 0)
            return;
        while (from < width && same_cell(&row[from], &old[from]))
            from++;
        if (from == width)
            return;
        while (same_cell(&row[to], &old[to]))
            to--;
    }
    while (from > 0 && row[from].ch == 0)
        from--;
    while (to + 1 < width && row[to + 1].ch == 0)
        to++;
    draw_run(d, row, y, from, to);
    memcpy(old, row, (size_t)s->w * sizeof(*row));
}

static bool make_room(struct drawn *d, const struct ui_surface *s)
{
    cchar_t *line;

    if (d->shown.w != s->w || d->shown.h != s->h) {
        if (!ui_surface_resize(&d->shown, s->w, s->h))
            return false;
        d->redraw = true;
    }
    if (d->line_size >= s->w)
        return true;
    line = realloc(d->line, (size_t)s->w * sizeof(*line));
    if (line == NULL)
        return false;
    d->line = line;
    d->line_size = s->w;
    return true;
}

static void show_cursor(struct drawn *d, const struct ui_surface *s)
{
    bool visible = s->cursor_x >= 0 && s->cursor_y >= 0 && s->cursor_x < d->w && s->cursor_y < d->h;

    if (visible)
        (void)move(s->cursor_y, s->cursor_x);
    if (d->cursor != (visible ? 1 : 0)) {
        d->cursor = visible ? 1 : 0;
        (void)curs_set(d->cursor);
    }
}

static void show_surface(struct drawn *d, const struct ui_surface *s)
{
    int width = s->w < d->w ? s->w : d->w;
    int height = s->h < d->h ? s->h : d->h;

    if (s->cells == NULL || !make_room(d, s))
        return;
    if (d->redraw) {
        (void)erase();
        (void)clearok(curscr, TRUE);
    }
    for (int y = 0; y < height; y++)
        show_line(d, s, y, width);
    d->redraw = false;
    show_cursor(d, s);
    (void)refresh();
}

/* ---- the terminal ---- */

struct ncurses_terminal {
    struct ui_terminal base;
    SCREEN *screen;
    struct drawn draw;
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
    if (n->draw.w == getmaxx(stdscr) && n->draw.h == getmaxy(stdscr))
        return;
    n->draw.w = getmaxx(stdscr);
    n->draw.h = getmaxy(stdscr);
    n->resized = true;
}

static void ncurses_size(struct ui_terminal *t, int *w, int *h)
{
    *w = ncurses_of(t)->draw.w;
    *h = ncurses_of(t)->draw.h;
}

/* ---- drawing ---- */

static void ncurses_theme(struct ui_terminal *t, const struct ui_theme *theme)
{
    take_theme(&ncurses_of(t)->draw, theme);
}

static void ncurses_show(struct ui_terminal *t, const struct ui_surface *s)
{
    if (!ncurses_of(t)->gone)
        show_surface(&ncurses_of(t)->draw, s);
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
        (void)ui_ask_wait(&n->input, -1, UI_BACKGROUND_MS, &rgb, &n->gone);
    n->input.asked = false;
}

static void leave_screen(struct ncurses_terminal *n)
{
    await_answer(n);
    forget_screen(&n->draw);
    (void)curs_set(1);
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
    forget_screen(&n->draw);
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
    draw_finish(&n->draw);
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

static const char *capability(const char *name)
{
    const char *bytes = tigetstr((char *)(uintptr_t)name);

    return bytes == (const char *)-1 ? NULL : bytes;
}

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
    if (has_colors()) {
        (void)start_color();
        (void)use_default_colors();
    }
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
    if (!draw_init(&n->draw) || !has_room())
        e = err_oom();
    else if ((n->screen = newterm(NULL, stdout, stdin)) == NULL)
        e = err_new(ERR_UNSUPPORTED, "ncurses cannot use this terminal");
    if (e != NULL) {
        ncurses_close(&n->base);
        return e;
    }
    arm_rescue(&modes);
    set_modes();
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
    take_theme(&n->draw, &plain);
    *out = &n->base;
    return NULL;
}
