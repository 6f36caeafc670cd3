/* What stands above the panes: a line to type, a question, a list to choose from. */
#include "ui/term/keys.h"
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/state/state.h"

#include <stdint.h>
#include <stdlib.h>

/* Where a line or a question goes back to: a window of rows stays in view above it. */
static enum ui_mode window_below(const struct ui_state *st)
{
    return ui_state_has_window(st) ? UI_MODE_TABLE : UI_MODE_PANES;
}

/* ---- a line --------------------------------------------------------------------------- */

static void forget_typed(struct ui_prompt *p)
{
    free(p->typed);
    p->typed = NULL;
    p->earlier_at = 0;
}

void ui_prompt_open(struct ui_state *st, const char *title, struct str text,
                    void (*accept)(struct ui_state *, struct str))
{
    struct ui_prompt *p = &st->prompt;

    p->title = title;
    p->accept = accept;
    p->changed = NULL;
    p->cancel = NULL;
    p->complete = NULL;
    p->pasted = NULL;
    p->earlier = NULL;
    p->earlier_count = 0;
    p->back = window_below(st);
    forget_typed(p);
    ui_prompt_note(st, STR_NONE);
    if (!ui_line_edit_set(&p->line, text)) {
        st->fatal = err_oom();
        return;
    }
    st->mode = UI_MODE_PROMPT;
}

void ui_prompt_note(struct ui_state *st, struct str note)
{
    free(st->prompt.note);
    st->prompt.note = note.len > 0 ? str_copy(note) : NULL;
    st->prompt.note_bad = false;
}

static bool tells_of_errors(const struct ui_notice *n)
{
    return strcmp(n->title, "Error") == 0 || strcmp(n->title, "Paste") == 0;
}

/* A window that tells of errors, or a message. */
static const char *refusal(const struct ui_state *st)
{
    if (st->mode == UI_MODE_NOTICE && tells_of_errors(&st->notice))
        return st->notice.text;
    return st->mode == st->prompt.back && st->message != NULL && st->message_role == UI_ROLE_ERROR
               ? st->message
               : NULL;
}

/* Without keys nobody can fix the text. */
void ui_prompt_keep(struct ui_state *st)
{
    const char *why = refusal(st);

    if (why == NULL || st->no_keys)
        return;
    ui_prompt_note(st, str_of(why));
    st->prompt.note_bad = true;
    free(st->message);
    st->message = NULL;
    st->mode = UI_MODE_PROMPT;
}

void ui_prompt_pasted(struct ui_state *st, struct str text)
{
    enum { MENDED_MOST = 64 << 10 }; /* more is no line that anybody mends */
    struct ui_prompt *p = &st->prompt;

    if (text.len <= MENDED_MOST && !ui_line_edit_paste(&p->line, text)) {
        st->fatal = err_oom();
        return;
    }
    st->mode = p->back;
    p->pasted(st, text);
    ui_prompt_keep(st);
}

/* One line back or forward; in front of the newest one stands what was being typed. */
static void go_through(struct ui_state *st, bool back)
{
    struct ui_prompt *p = &st->prompt;
    struct str text;

    if (back && p->earlier_at == 0) {
        free(p->typed);
        p->typed = str_copy(ui_line_edit_text(&p->line));
    }
    if (back)
        p->earlier_at += p->earlier_at < p->earlier_count;
    else
        p->earlier_at -= p->earlier_at > 0;
    text = p->earlier_at > 0 ? str_of(p->earlier[p->earlier_at - 1])
                             : str_of(p->typed != NULL ? p->typed : "");
    if (!ui_line_edit_set(&p->line, text))
        st->fatal = err_oom();
    else if (p->changed != NULL)
        p->changed(st, ui_line_edit_text(&p->line));
}

void ui_prompt_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_prompt *p = &st->prompt;

    if (ui_key_is(ev, "esc ctrl-c") ||
        (ui_key_is(ev, "backspace") && p->line.len == 0 && p->changed != NULL)) {
        st->mode = p->back;
        if (p->cancel != NULL)
            p->cancel(st);
        return;
    }
    if (ui_key_is(ev, "enter")) {
        /* The callback may open another prompt, which replaces the line. */
        struct str text = arena_str(&st->scratch, ui_line_edit_text(&p->line));

        st->mode = p->back;
        p->accept(st, text);
        ui_prompt_keep(st);
        return;
    }
    ui_prompt_note(st, STR_NONE);
    if (p->earlier_count > 0 && ui_key_is(ev, "up down ctrl-p ctrl-n")) {
        go_through(st, ui_key_is(ev, "up ctrl-p"));
        return;
    }
    if (ui_key_is(ev, "tab")) {
        if (p->complete != NULL)
            p->complete(st);
        return;
    }
    if (ev->kind == UI_EVENT_PASTE && p->pasted != NULL && p->line.len == 0) {
        ui_prompt_pasted(st, ev->paste);
        return;
    }
    if (ev->kind == UI_EVENT_PASTE) {
        if (!ui_line_edit_paste(&p->line, ev->paste))
            st->fatal = err_oom();
    } else if (!ui_line_edit_key(&p->line, ev)) {
        return;
    }
    if (p->changed != NULL)
        p->changed(st, ui_line_edit_text(&p->line));
}

/* ---- a question --------------------------------------------------------------------- */

void ui_question_open(struct ui_state *st, struct str text, const struct ui_answer *answers,
                      size_t count)
{
    free(st->question.text);
    st->question.text = str_copy(text);
    st->question.answers = answers;
    st->question.count = count;
    st->question.passed = NULL;
    st->question.back = window_below(st);
    st->mode = UI_MODE_QUESTION;
}

/* ---- a list --------------------------------------------------------------------------- */

bool ui_picker_open(struct ui_state *st, const char *title, size_t count,
                    void (*chosen)(struct ui_state *, size_t))
{
    struct ui_picker *p = &st->picker;
    struct str *items;

    arena_reset(&p->arena);
    items = arena_calloc(&p->arena, count + 1, sizeof(*items));
    if (items == NULL) {
        st->fatal = err_oom();
        return false;
    }
    (void)ui_line_edit_set(&p->find, STR_NONE);
    *p = (struct ui_picker){
        .title = title,
        .arena = p->arena,
        .items = items,
        .count = count,
        .find = p->find,
        .own = SIZE_MAX,
        .chosen = chosen,
    };
    st->mode = UI_MODE_PICKER;
    st->clicked.where = 0; /* a click in the list before is none in this one */
    return true;
}

size_t ui_picker_at(const struct ui_state *st)
{
    const struct ui_picker *p = &st->picker;

    return p->all != NULL && p->cursor.at < p->count ? p->from[p->cursor.at] : p->cursor.at;
}

/* ---- finding in it ---- */

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Small letters match capitals, too. */
static bool begins_with(struct str text, struct str wanted)
{
    for (size_t i = 0; i < wanted.len; i++)
        if (i >= text.len || (text.s[i] != wanted.s[i] && small(text.s[i]) != wanted.s[i]))
            return false;
    return true;
}

static bool holds(struct str text, struct str wanted)
{
    for (size_t i = 0; i + wanted.len <= text.len; i++)
        if (begins_with(str_cut(text, i, text.len), wanted))
            return true;
    return false;
}

/* False: no memory. */
static bool begin_finding(struct ui_picker *p)
{
    struct str *shown = arena_calloc(&p->arena, p->count + 1, sizeof(*shown));

    p->from = arena_calloc(&p->arena, p->count + 1, sizeof(*p->from));
    if (shown == NULL || p->from == NULL)
        return false;
    p->all = p->items;
    p->all_count = p->count;
    p->items = shown;
    return true;
}

/* Shows what has the text in it; what was selected stays so where it is shown. */
static void filter(struct ui_picker *p, size_t selected)
{
    struct str wanted = ui_line_edit_text(&p->find);

    p->count = 0;
    p->cursor = (struct ui_cursor){0, 0};
    for (size_t i = 0; i < p->all_count; i++) {
        if (!holds(p->all[i], wanted))
            continue;
        if (i == selected)
            p->cursor.at = p->count;
        p->from[p->count] = i;
        p->items[p->count++] = p->all[i];
    }
}

static bool is_word(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_letter_key(const struct ui_event *ev)
{
    return ev->kind == UI_EVENT_KEY && ev->modifiers == 0 && ev->key <= 'z' && is_word(ev->key);
}

static bool moves_while_finding(const struct ui_event *ev)
{
    return ui_key_is(ev, "up down pgup pgdn");
}

static void ask_what_to_find(struct ui_state *st)
{
    struct ui_picker *p = &st->picker;
    size_t selected = ui_picker_at(st);

    if (p->all == NULL && !begin_finding(p))
        st->fatal = err_oom();
    p->finding = st->fatal == NULL;
    if (p->finding)
        filter(p, selected);
}

static bool any_holds(const struct ui_picker *p, struct str wanted)
{
    const struct str *items = p->all != NULL ? p->all : p->items;
    size_t count = p->all != NULL ? p->all_count : p->count, i = 0;

    while (i < count && !holds(items[i], wanted))
        i++;
    return i < count;
}

bool ui_picker_find(struct ui_state *st, struct str text)
{
    struct ui_picker *p = &st->picker;

    text = str_trim(text);
    if (text.len == 0 || str_find(text, '\n', 0) >= 0 || !any_holds(p, text))
        return false;
    if (!p->finding)
        ask_what_to_find(st);
    if (st->fatal != NULL)
        return true;
    if (!ui_line_edit_set(&p->find, text)) {
        st->fatal = err_oom();
        return true;
    }
    filter(p, SIZE_MAX);
    if (p->moved != NULL)
        p->moved(st);
    return true;
}

void ui_picker_type(struct ui_state *st)
{
    if (st->picker.typed != NULL)
        st->picker.typed(st, NULL);
    else
        ask_what_to_find(st);
}

/* False: the key means what it means in any list. */
static bool find_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_picker *p = &st->picker;
    size_t selected = ui_picker_at(st);

    if (!p->finding && (ui_key_is(ev, "/") || (p->finds && is_letter_key(ev)))) {
        ask_what_to_find(st);
        if (!p->finding || ui_key_is(ev, "/"))
            return true;
    }
    if (p->find.len > 0 && ui_key_is(ev, "esc ctrl-c")) {
        (void)ui_line_edit_set(&p->find, STR_NONE);
        p->finding = false;
        filter(p, selected);
    } else if (!p->finding || ui_key_is(ev, "enter") || moves_while_finding(ev)) {
        return false;
    } else if (ui_key_is(ev, "esc ctrl-c") || (ui_key_is(ev, "backspace") && p->find.len == 0)) {
        p->finding = false;
        return true;
    } else if (ev->kind == UI_EVENT_PASTE ? !ui_line_edit_paste(&p->find, ev->paste)
                                          : !ui_line_edit_key(&p->find, ev)) {
        return true;
    } else {
        filter(p, selected);
    }
    if (p->moved != NULL && (p->count > 0 || p->tries != NULL)) /* of no item nothing is shown */
        p->moved(st);
    return true;
}

bool ui_cursor_key(struct ui_cursor *c, size_t count, size_t page, const struct ui_event *ev)
{
    size_t last = count > 0 ? count - 1 : 0;

    if (ui_key_is(ev, "down j"))
        c->at += c->at < last;
    else if (ui_key_is(ev, "up k"))
        c->at -= c->at > 0;
    else if (ui_key_is(ev, "pgdn ctrl-d ctrl-f"))
        c->at = c->at + page < last ? c->at + page : last;
    else if (ui_key_is(ev, "pgup ctrl-u ctrl-b"))
        c->at = c->at > page ? c->at - page : 0;
    else if (ui_key_is(ev, "home g"))
        c->at = 0;
    else if (ui_key_is(ev, "end G"))
        c->at = last;
    else
        return false;
    return true;
}

static uint32_t lower(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static uint32_t first_letter(struct str item)
{
    size_t i = 0;

    if (str_starts(item, STR_LIT("[")) && item.len > 3)
        i = 3; /* a box that may be ticked */
    while (i < item.len && !is_word((unsigned char)item.s[i]))
        i++;
    return i < item.len ? lower((unsigned char)item.s[i]) : 0;
}

static bool begins_with_letter(const struct ui_picker *p, struct str item, uint32_t letter)
{
    return first_letter(item) == letter ||
           (p->second > 0 && item.len > p->second &&
            first_letter(str_cut(item, p->second, item.len)) == letter);
}

/* The next item whose first word begins with the letter, in either column; signs in front of it do
 * not count. False: none does. */
static bool jump_to_letter(struct ui_picker *p, const struct ui_event *ev)
{
    for (size_t n = 1; n <= p->count; n++) {
        size_t i = (p->cursor.at + n) % p->count;

        if (begins_with_letter(p, p->items[i], lower(ev->key))) {
            p->cursor.at = i;
            return true;
        }
    }
    return false;
}

/* h and l go back and on only where no item begins so. */
static bool is_of_an_item(const struct ui_picker *p, const struct ui_event *ev)
{
    for (size_t i = 0; i < p->count && ui_key_is(ev, "h l"); i++)
        if (begins_with_letter(p, p->items[i], ev->key))
            return true;
    return false;
}

/* False, and it is said: the key does nothing in the list. */
static bool move_in_list(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_picker *p = &st->picker;

    if (ui_cursor_key(&p->cursor, p->count, 10, ev) || (is_letter_key(ev) && jump_to_letter(p, ev)))
        return true;
    if (is_letter_key(ev) && p->count > 0)
        ui_say(st, UI_ROLE_DIM, "nothing in this list begins with %s; / finds it inside",
               ui_key_pressed(st, ev));
    else if (ev->kind == UI_EVENT_KEY)
        ui_say(st, UI_ROLE_DIM, "%s does nothing in this list; Esc closes it",
               ui_key_pressed(st, ev));
    return false;
}

void ui_picker_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_picker *p = &st->picker;

    if (p->typed != NULL && ui_key_is_text(ev) && !ui_key_is(ev, "space")) {
        p->typed(st, ev);
        return;
    }
    if (find_key(st, ev))
        return;
    if (!is_of_an_item(p, ev) && ui_key_is(ev, "esc q ctrl-c left h")) {
        st->mode = UI_MODE_PANES;
        if (p->cancel != NULL)
            p->cancel(st);
    } else if (!is_of_an_item(p, ev) && ui_key_is(ev, "enter space right l")) {
        if (p->count == 0) {
            ui_say(st, UI_ROLE_TEXT, "no entry has this text; Esc shows all");
            return;
        }
        st->mode = UI_MODE_PANES;
        p->chosen(st, ui_picker_at(st));
    } else if (ev->kind == UI_EVENT_PASTE && p->pasted != NULL) {
        st->mode = UI_MODE_PANES;
        p->pasted(st, ev->paste);
    } else if (p->count > 0) {
        size_t before = p->cursor.at;

        if (move_in_list(st, ev) && p->cursor.at != before && p->moved != NULL)
            p->moved(st);
    }
}
