#include "ui/term/terminal_words.h"

#include "ui/term/palette.h"
#include "ui/term/terminal_output.h"

#include <curses.h>
#include <term.h>

#include <stdlib.h>
#include <string.h>

/* ---- the entry ---- */

enum { NCURSES_BYTES = 1 << 20 }; /* more than an entry and what fills in parameters take */

/* ncurses ends the program where it gets no memory: asked for before, so that it is not begun. */
static bool has_room(void)
{
    char *volatile room = malloc(NCURSES_BYTES); /* or a compiler knows that nobody uses it */
    bool has = room != NULL;

    free(room);
    return has;
}

/* Whose entries come with few systems, and who are told to call themselves so where they are not
 * there: they understand what these do. */
static const char *relative_of(const char *type)
{
    static const struct {
        char begins[16], as[16];
    } relatives[] = {
        {"xterm-16color", "xterm"}, /* the user wants no more colours than these few ... */
        {"xterm-88color", "xterm"}, /* ... and not those of 256 */
        {"xterm-color", "xterm"},      {"xterm", "xterm-256color"},
        {"kitty", "xterm-256color"},   {"alacritty", "xterm-256color"},
        {"foot", "xterm-256color"},    {"ghostty", "xterm-256color"},
        {"wezterm", "xterm-256color"}, {"konsole", "xterm-256color"},
        {"gnome", "xterm-256color"},   {"vte", "xterm-256color"},
        {"iterm", "xterm-256color"},   {"contour", "xterm-256color"},
        {"st-", "xterm-256color"},     {"tmux", "screen-256color"},
        {"screen", "screen"},          {"rxvt", "rxvt"},
    };

    for (size_t i = 0; i < sizeof(relatives) / sizeof(relatives[0]); i++)
        if (str_starts(str_of(type), str_of(relatives[i].begins)))
            return relatives[i].as;
    return NULL;
}

/* False: there is no entry of that name, nor one of a relative. */
static bool find_entry(const char *type, int fd, int *status)
{
    const char *relative = relative_of(type);

    if (setupterm((char *)(uintptr_t)type, fd, status) == OK || *status > 0)
        return true;
    return relative != NULL &&
           (setupterm((char *)(uintptr_t)relative, fd, status) == OK || *status > 0);
}

struct err *ui_words_open(const char *type, int fd)
{
    static const char better[] = "set TERM to what your terminal is, such as xterm-256color";
    int status = 0;

    if (!has_room())
        return err_oom();
    if (type[0] == '\0')
        return err_remedy(err_new(ERR_UNSUPPORTED, "TERM is not set"), "%s", better);
    if (!find_entry(type, fd, &status))
        return err_remedy(
            err_new(ERR_UNSUPPORTED, "the terminfo database has no entry for TERM '%s'", type),
            "install the entry (the ncurses-term package has most) or %s", better);
    if (status > 0 && ui_words_capability("cup") != NULL)
        return NULL;
    ui_words_close();
    return err_remedy(
        err_new(ERR_UNSUPPORTED, "TERM '%s' is a terminal that cannot move its cursor", type), "%s",
        better);
}

void ui_words_close(void)
{
    if (cur_term != NULL)
        (void)del_curterm(cur_term);
}

const char *ui_words_capability(const char *name)
{
    const char *bytes = tigetstr((char *)(uintptr_t)name);

    return bytes == (const char *)-1 ? NULL : bytes;
}

int ui_words_number(const char *name)
{
    return tigetnum((char *)(uintptr_t)name);
}

static bool flag(const char *name)
{
    return tigetflag((char *)(uintptr_t)name) > 0;
}

/* ---- words ---- */

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

    set_word(word, ui_words_capability(name));
    return strcmp(word, bytes) == 0;
}

void ui_words_pen(struct ui_pen_words *w)
{
    static const char on[UI_PEN_ATTRS][8] = {"bold", "dim", "sitm", "smul", "rev"};
    static const char *const off[UI_PEN_ATTRS] = {NULL, NULL, "ritm", "rmul", NULL};
    /* no_color_video, by the bits of enum ui_attr */
    static const unsigned forbidden[UI_PEN_ATTRS] = {1u << 5, 1u << 4, 1u << 15, 1u << 1, 1u << 2};
    int colour_forbids = ui_words_number("ncv");
    char colours_off[UI_PEN_WORD_MAX];

    set_word(w->reset, ui_words_capability("sgr0"));
    set_word(colours_off, ui_words_capability("op"));
    if (strcmp(colours_off, "\x1b[39;49m") == 0) {
        set_word(w->no_fg, "\x1b[39m");
        set_word(w->no_bg, "\x1b[49m");
    }
    if (strcmp(w->reset, "\x1b[m") != 0 && strcmp(w->reset, "\x1b[0m") != 0 &&
        strlen(w->reset) + strlen(colours_off) < UI_PEN_WORD_MAX)
        memcpy(w->reset + strlen(w->reset), colours_off, strlen(colours_off) + 1);
    for (size_t i = 0; i < UI_PEN_ATTRS; i++) {
        if (ui_words_number("xmc") > 0) /* each change would take a column */
            continue;
        set_word(w->on[i], ui_words_capability(on[i]));
        if (off[i] != NULL)
            set_word(w->off[i], ui_words_capability(off[i]));
        if (strcmp(w->off[i], w->reset) == 0)
            w->off[i][0] = '\0';
        if (colour_forbids > 0 && ((unsigned)colour_forbids & forbidden[i]) != 0)
            w->not_with_colour |= 1u << i;
    }
}

static void move_by_terminfo(struct buf *out, int x, int y)
{
    char word[UI_PEN_WORD_MAX];

    set_word(word, tiparm(ui_words_capability("cup"), y, x));
    buf_add(out, str_of(word));
}

void ui_words_screen(struct ui_screen_words *w)
{
    set_word(w->clear, ui_words_capability("clear"));
    set_word(w->show_cursor, ui_words_capability("cnorm"));
    set_word(w->hide_cursor, ui_words_capability("civis"));
    w->move = has_word("cup", "\x1b[%i%p1%d;%p2%dH") ? NULL : move_by_terminfo;
    w->moves_right = has_word("cuf", "\x1b[%p1%dC");
    w->moves_left = has_word("cub1", "\b") && has_word("cub", "\x1b[%p1%dD");
    w->moves_down = has_word("cud1", "\n");
    w->erases = has_word("ech", "\x1b[%p1%dX") && has_word("el", "\x1b[K");
    w->erases_in_bg = flag("bce");
    w->last_scrolls = flag("am") && !flag("xenl");
}

/* ---- colours ---- */

static bool takes_colours(const char *ansi, const char *old)
{
    return ui_words_capability(ansi) != NULL || ui_words_capability(old) != NULL;
}

/* Direct colour of fewer than 24 bits is taken as eight names. */
int ui_words_colours(void)
{
    int colours = ui_words_number("colors");

    if (colours < 1 || !takes_colours("setaf", "setf") || !takes_colours("setab", "setb"))
        return 0;
    return colours > 256 && colours < PALETTE_DIRECT ? 8 : colours;
}

void ui_words_colour(char *word, struct ui_color c, bool background)
{
    static const int turned[8] = {0, 4, 2, 6, 1, 5, 3, 7}; /* setf has red and blue the other way */
    const char *ansi = ui_words_capability(background ? "setab" : "setaf");
    const char *old = ui_words_capability(background ? "setb" : "setf");
    int number = c.kind == UI_COLOR_RGB && c.v < 8 ? 0 : (int)c.v;

    word[0] = '\0';
    if (c.kind == UI_COLOR_DEFAULT)
        return;
    if (ansi != NULL)
        set_word(word, tiparm(ansi, number));
    else if (old != NULL)
        set_word(word, tiparm(old, number < 8 ? turned[number] : number));
}

/* ---- begin and end ---- */

static void add(struct buf *out, const char *capability)
{
    char bytes[UI_WORDS_MAX];
    size_t len = 0;

    ui_output_add_capability(bytes, &len, sizeof(bytes), capability);
    buf_add(out, (struct str){bytes, len});
}

void ui_words_enter(struct buf *out, int h)
{
    static const char names[][8] = {"sgr0", "rmir", "smam", "smkx"};
    const char *region = ui_words_capability("csr");

    add(out, ui_words_capability("smcup"));
    if (region != NULL) /* a program before may have left a smaller one */
        add(out, tiparm(region, 0, h - 1));
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        add(out, ui_words_capability(names[i]));
}

void ui_words_leave(struct buf *out, int h)
{
    static const char names[][8] = {"sgr0", "op", "cnorm"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        add(out, ui_words_capability(names[i]));
    add(out, tiparm(ui_words_capability("cup"), h - 1, 0));
    add(out, ui_words_capability("rmcup") != NULL ? ui_words_capability("rmcup")
                                                  : ui_words_capability("el"));
    add(out, ui_words_capability("rmkx"));
    buf_char(out, '\r');
}
