/* ui/tui/state/state.h - everything that is shown. No curses, no drawing.
 *
 * Changed only by ui_update() (an event) and by the actions it runs; the views take it const. */
#ifndef UI_TUI_STATE_STATE_H
#define UI_TUI_STATE_STATE_H

#include "ui/present/finder.h"
#include "ui/present/plot_state.h"
#include "ui/present/remedies.h"
#include "ui/present/templates.h"
#include "ui/store/state_file.h"
#include "ui/store/theme_list.h"
#include "ui/term/ground.h"
#include "ui/term/keys.h"
#include "ui/term/line_edit.h"
#include "ui/term/terminal.h"
#include "ui/tui/state/compare_state.h"
#include "ui/tui/state/jumps.h"
#include "ui/tui/state/layout.h"
#include "ui/tui/state/recompute.h"
#include "ui/tui/state/table_window.h"

struct ui_state;

/* What keys mean at the moment. All but PANES lie above the panes and end by Esc. */
enum ui_mode {
    UI_MODE_PANES,
    UI_MODE_EDITOR,   /* a field's value, in place */
    UI_MODE_PROMPT,   /* a line of text in the footer */
    UI_MODE_QUESTION, /* a few keys to answer with, in the footer */
    UI_MODE_PICKER,   /* a list to choose from */
    UI_MODE_HELP,     /* the list of actions */
    UI_MODE_NOTICE,   /* several lines to read */
    UI_MODE_FINDER,   /* a list of everything to go to, and a line that filters it */
    UI_MODE_TABLE,    /* a window of rows: why, problems, steps */
};

/* What stands in the place of the spec. */
enum ui_screen { UI_SCREEN_SPEC, UI_SCREEN_COMPARE, UI_SCREEN_PLOT };

struct ui_editor {
    struct ui_place place;
    struct ui_line_edit line;
    char *refused; /* why the last Enter did nothing; owned, NULL if it did not */
    char *preview; /* what would follow from the text so far; owned, NULL: nothing to say */
    bool preview_bad;
    bool lines; /* it is drawn on several lines, over the form */
    bool fresh; /* of a new element: its list has it once there is a value */
    char *name; /* that it has in its map, else ""; owned */
};

/* A value in the user's own editor. */
struct ui_external {
    bool served; /* a terminal is there to hand over */
    bool wanted; /* behind the present event */
    struct ui_place place;
    char *text;   /* to edit; owned */
    char *before; /* as the document has it; owned */
    const char *ending;
};

struct ui_prompt {
    const char *title;
    struct ui_line_edit line;
    char *note;    /* completions, a refusal; owned or NULL */
    bool note_bad; /* it is a refusal */
    char *typed;   /* while an earlier line is looked at; owned or NULL */
    void (*accept)(struct ui_state *st, struct str text);
    void (*changed)(struct ui_state *st, struct str text); /* NULL: nothing to do */
    void (*cancel)(struct ui_state *st);                   /* NULL: nothing to do */
    void (*complete)(struct ui_state *st);                 /* Tab; NULL: nothing */
    /* What is pasted while nothing is typed is all that is asked for, on however many lines; NULL:
     * it goes into the line. */
    void (*pasted)(struct ui_state *st, struct str text);
    char *const *earlier; /* lines that Up and Down go through, the newest first; borrowed */
    size_t earlier_count;
    size_t earlier_at; /* from 1; 0 = the line that is being typed */
    enum ui_mode back; /* that it was opened in: PANES, or a window, which stays in view */
};

struct ui_answer {
    char key;
    const char *label;
    void (*chosen)(struct ui_state *st);
};
struct ui_question {
    char *text; /* owned */
    const struct ui_answer *answers;
    size_t count;
    /* Only an offer: any other key does what it always does, behind this. NULL: it is answered. */
    void (*passed)(struct ui_state *st);
    enum ui_mode back; /* as a prompt has it */
};

/* The document that an item would make; owned, left as it is: none. */
typedef struct err *ui_item_root(struct ui_state *st, size_t index, const struct value **root);

struct ui_picker {
    const char *title;
    struct arena arena; /* of the items */
    struct str *items;  /* that are shown: all, or those that have what was typed in them */
    size_t count;
    struct ui_cursor cursor;
    struct str *all; /* of which items are the ones at `from`; NULL: items are all */
    size_t all_count, *from;
    struct ui_line_edit find; /* empty: nothing is looked for */
    bool finding;             /* keys go to it */
    size_t second;            /* where items have another column; 0: they have none */
    size_t own;               /* the item that asks for a text of one's own; SIZE_MAX: none */
    bool finds;               /* the first letter begins it, instead of going to an item */
    bool ticks;               /* Space and Enter tick items, which stays open */
    bool beside;              /* over the form, so that what follows from the item can be seen */
    void (*chosen)(struct ui_state *st, size_t index);
    ui_item_root *tries; /* what is shown while the bar is on an item; NULL: nothing is */
    void (*moved)(struct ui_state *st);  /* another item is selected; NULL: nothing to do */
    void (*cancel)(struct ui_state *st); /* NULL: nothing to do */
    void (*pasted)(struct ui_state *st, struct str text); /* NULL: nothing to do */
    /* What is typed or pasted begins a value instead of choosing, ev NULL an empty one; NULL:
     * letters choose. */
    void (*typed)(struct ui_state *st, const struct ui_event *ev);
};

struct ui_help_entry;

struct ui_help {
    struct ui_line_edit filter;
    bool typing; /* keys go to the filter */
    struct ui_cursor cursor;
    enum ui_mode under; /* where it was asked, and Esc goes back to */
    struct arena arena; /* of the entries */
    struct ui_help_entry *entries;
    size_t count;
};

struct ui_notice {
    const char *title;
    char *text; /* owned; lines */
    size_t top;
    bool tells_keys; /* to press from it: up and down are told, too, and do not scroll it */
    void (*closed)(struct ui_state *st); /* what is asked next; NULL: nothing */
};

struct ui_search {
    char *text; /* owned; NULL: none */
    size_t hits;
    size_t current; /* from 1; 0 = the selected row is no hit */
};

/* What may be added, while its list is open. */
enum ui_add_kind { UI_ADD_TEMPLATE, UI_ADD_EMPTY, UI_ADD_FROM_FILE, UI_ADD_PASTED };
struct ui_adding_item {
    enum ui_add_kind kind;
    struct ui_template made; /* of the others only the list and the title */
};
enum { UI_ADDING_MOST = 96 };
struct ui_adding {
    struct arena arena;
    struct ui_adding_item items[UI_ADDING_MOST];
    size_t count, chosen;
};

/* What takes a problem away, while its list is open. */
struct ui_fixing {
    struct arena arena;
    struct remedies remedies;
    struct spec_ref ref; /* the problem's field */
    struct str problem;  /* its text; empty: no list is open */
};

struct ui_finder_window {
    struct ui_finder finder;
    struct ui_line_edit line;
    struct ui_cursor cursor; /* in finder.hits */
};

/* What was copied last, for the terminal's clipboard and for a file. */
struct ui_copied {
    char *text; /* owned; NULL: nothing yet */
    size_t len;
    char *what;  /* "the value of CPUs"; owned */
    bool wanted; /* the terminal has not got it yet */
};

/* An action that a window or the `:` line chose, run behind what chose it. */
struct ui_pending {
    bool is_set;
    bool typed;          /* on the `:` line, which stays when the action refuses */
    unsigned action;     /* enum ui_action_id */
    struct str argument; /* in st->scratch or constant */
};

struct ui_state {
    int w, h;
    bool ascii;
    struct ui_document **documents; /* owned, never empty while running */
    size_t document_count, document;
    enum ui_pane focus, lower; /* lower: shown when there is room for one only */
    bool zoomed;
    enum ui_screen screen;
    bool follow; /* the selected field's lines are to be shown there */
    enum ui_mode mode;
    struct ui_editor editor;
    struct ui_external external;
    struct ui_prompt prompt;
    struct ui_question question;
    struct ui_picker picker;
    struct ui_help help;
    struct ui_notice notice;
    struct ui_search search[UI_PANE_COUNT];
    struct ui_search window_search;
    size_t window_search_start;      /* row of the window where the search's prompt was opened */
    struct ui_position search_start; /* where the search's prompt was opened */
    struct ui_position engine_start; /* in the form, where the list of engines was opened ... */
    size_t engine_start_top;         /* ... and the first row that was drawn */
    size_t search_opened;            /* folds of the comparison that were open then */
    char *message;                   /* owned or NULL; gone with the next key */
    enum ui_role message_role;
    bool changes; /* the last key changed the document */
    struct ui_sizes sizes, sizes_remembered;
    bool remembers;           /* what is chosen is written to the state file */
    bool mouse;               /* the terminal tells of it; else it selects text itself */
    bool mouse_released;      /* by its key, not by the config */
    enum ui_divider dragging; /* that the mouse holds */
    int pressed_x, pressed_y; /* where the mouse was pressed last */
    struct ui_clicked {
        unsigned where; /* a pane, or behind all of them a mode; 0: no row since a key */
        size_t row;
        unsigned press;
    } clicked;                   /* the row that a second click opens */
    unsigned presses;            /* of the mouse so far */
    bool pointing;               /* the last event was the mouse's */
    bool at_found_line;          /* of the spec, by the jump: text that follows edits nothing */
    bool turning;                /* the wheel turns the value that was clicked */
    struct ui_theme theme;       /* in use */
    bool theme_auto;             /* it follows the terminal's background */
    enum ui_ground ground;       /* that, as far as it is known */
    bool theme_changed;          /* the terminal does not know it yet */
    bool no_colour;              /* none in any theme */
    struct ui_theme_list themes; /* of the picker; empty without it */
    bool writes_nothing;         /* a picture is made of keys: files stay as they are */
    bool masked;                 /* what was opened has lost its secrets (--redact) */
    bool no_keys;                /* actions are run by their names: messages say these */
    size_t key_count;
    long long (*clock)(void);  /* seconds since 1970; NULL: the system's */
    struct err *journal_error; /* not told yet; owned */
    struct ui_leftovers leftovers;
    size_t leftover, leftover_asked; /* the one in question; those before it were asked about */
    bool counting;                   /* a number is being typed before a key */
    size_t count;                    /* it, or 0 */
    int pane_digit;                  /* the key before went to a pane; 0 = it did not */
    bool told_counts;                /* that a count begins with 0, where a digit is a pane */
    enum ui_pane pane_before;        /* and came from here */
    bool lost;                       /* the terminal or memory: unsaved edits stay in the journal */
    char **keys;                     /* by action, where the config says otherwise; owned */
    char prefix[UI_KEY_NAME_SIZE];   /* a key that waits for the second one; "" = none */
    struct ui_copied copied;
    struct buf pasted;    /* what is asked about */
    struct arena scratch; /* emptied before each event */
    struct ui_pending pending;
    const struct read_progress *reading; /* asked while large files are read; NULL: nobody looks */
    bool quit, suspend, repaint;
    size_t quitting;                         /* documents already asked about, or saved */
    size_t saving_from;                      /* where all are saved from, and what is shown then */
    void (*after_save)(struct ui_state *st); /* NULL: nothing follows */
    struct err *fatal;                       /* memory is short: leave */
    /* Large, and of one window or key each: behind what every key looks at. */
    struct ui_compare compare; /* made while the screen is COMPARE */
    struct ui_plot plot;       /* made while the screen is PLOT */
    struct ui_adding adding;
    struct ui_fixing fixing;
    struct ui_finder_window finder;
    struct ui_table_window window;
    struct ui_form search_folds;    /* of the form, where the search's prompt was opened; no rows */
    struct ui_saved_state recent;   /* as it was read when it was shown */
    struct ui_saved_state commands; /* of the command line; nothing else of it is used */
    struct ui_saved_state searches; /* the same; of this run only */
    struct ui_theme theme_before;   /* of the picker */
    struct ui_jumps jumps;
};

void ui_state_init(struct ui_state *st, int w, int h);
void ui_state_finish(struct ui_state *st);

struct ui_document *ui_current(const struct ui_state *st);
struct ui_layout ui_state_layout(const struct ui_state *st);
/* What stands over the panes: of a line or a question that was opened in a window the window, which
 * stays in view. */
enum ui_mode ui_state_window(const struct ui_state *st);
/* A window of rows, above a line or a question too that was opened in it. */
bool ui_state_has_window(const struct ui_state *st);
/* That window's place, columns and lines, for what its rows say now. False: no memory. */
bool ui_state_window_layout(struct ui_state *st);
bool ui_state_has_note(const struct ui_state *st);
bool ui_state_has_strip(const struct ui_state *st);
void ui_focus(struct ui_state *st, enum ui_pane pane);
void ui_show_screen(struct ui_state *st, enum ui_screen screen);
/* The node of the document's own spec at the selected path of the comparison; NULL: none. */
const struct spec_node *ui_compared_node(const struct ui_state *st);

/* ---- theme_use.c --------------------------------------------------------------------- */
/* Without its colours where there are to be none. */
void ui_theme_use(struct ui_state *st, const struct ui_theme *theme);
/* The terminal's background is known: the theme for it, when the theme is automatic. */
void ui_theme_follow(struct ui_state *st, enum ui_ground ground);

/* ---- message.c ------------------------------------------------------------------------ */
void ui_notice_open(struct ui_state *st, const char *title, struct str text);
/* A sentence in the footer. Texts are copied. */
void ui_say(struct ui_state *st, enum ui_role role, const char *fmt, ...) ERR_PRINTF(3, 4);
/* Takes e. One line goes to the footer, more into a window. NULL: true, nothing to say. */
bool ui_check(struct ui_state *st, struct err *e);
bool ui_check_titled(struct ui_state *st, const char *title, struct err *e);

/* ---- windows and lines above the panes (prompt.c) ------------------------------------- */
void ui_prompt_open(struct ui_state *st, const char *title, struct str text,
                    void (*accept)(struct ui_state *, struct str));
void ui_prompt_note(struct ui_state *st, struct str note);
/* After what a line led to: when that was refused, the line stays and the refusal stands above it.
 */
void ui_prompt_keep(struct ui_state *st);
/* A text that is pasted into an empty line which says what such a text does; one that is refused
 * stays in it. */
void ui_prompt_pasted(struct ui_state *st, struct str text);
void ui_question_open(struct ui_state *st, struct str text, const struct ui_answer *answers,
                      size_t count);
/* The question and its answers, where the screen is too small for all else and has room for them.
 * False: nothing is asked, or it has none. */
bool ui_question_in_small(struct str *out, const struct ui_state *st, struct arena *a);
/* Makes room for `count` items in picker.arena; fill picker.items, then set the mode. */
bool ui_picker_open(struct ui_state *st, const char *title, size_t count,
                    void (*chosen)(struct ui_state *, size_t));
/* The item that is selected, among all; there is one. */
size_t ui_picker_at(const struct ui_state *st);
/* Moves in a list by the keys that move everywhere; false: not one of them. */
bool ui_cursor_key(struct ui_cursor *c, size_t count, size_t page, const struct ui_event *ev);
void ui_prompt_key(struct ui_state *st, const struct ui_event *ev);
/* False: the key is for somebody else, and the question is over. */
bool ui_question_key(struct ui_state *st, const struct ui_event *ev);
void ui_picker_key(struct ui_state *st, const struct ui_event *ev);
/* As if a letter had been typed, but for the letter: a value or a search begins. */
void ui_picker_type(struct ui_state *st);
/* Looks for a text that an item has in it; false: none has. */
bool ui_picker_find(struct ui_state *st, struct str text);
/* False: the key is none of a notice's (notice.c). */
bool ui_notice_key(struct ui_state *st, const struct ui_event *ev);

/* ---- follow.c ------------------------------------------------------------------------- */
/* After the selected field changed: marks and shows the spec lines it drives. */
void ui_follow_field(struct ui_state *st);
/* After an edit: shows the first spec line that it changed. */
void ui_follow_edit(struct ui_state *st);
/* The same right after the document was refreshed or tried, which marked what the field drives. */
void ui_follow_refresh(struct ui_state *st);

#endif
