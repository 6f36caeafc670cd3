/* The last line: a message, the keys that matter here, or what is being asked. */
#include "model/base/mix.h"
#include "ui/term/widgets.h"
#include "ui/tui/state/help_index.h"
#include "ui/tui/view/drawn.h"
#include "ui/tui/view/views.h"

#include <string.h>

enum { ABOVE_MOST = 4, LABEL = 5 };

/* How many lines a text takes above the footer. */
static int rows_above(struct ui_rect footer, int indent, struct str text)
{
    int most = footer.y / 2 < ABOVE_MOST ? footer.y / 2 : ABOVE_MOST;
    int rows = ui_wrapped_height(text, footer.w - 2 - indent);

    return rows < most ? rows : most;
}

/* In the lines above the footer, as many as the text takes; the label is that of the lines that it
 * covers. */
static void draw_above(const struct ui_view *v, struct ui_rect footer, const char *label,
                       struct str text, enum ui_role role)
{
    struct ui_rect r = {footer.x + 1, footer.y, footer.w - 2, 0};
    int indent = label[0] != '\0' ? LABEL : 0;

    r.x += indent;
    r.w -= indent;
    r.h = rows_above(footer, indent, text);
    r.y -= r.h;
    ui_fill(v->s, (struct ui_rect){footer.x, r.y, footer.w, r.h}, ' ', UI_ROLE_POPUP);
    ui_text(v->s, footer.x + 1, r.y, LABEL, str_of(label), UI_ROLE_TITLE, 0, false);
    ui_text_wrapped(v->s, r, text, role);
}

/* At the right of the line, as far as its text, which ends at x, leaves them room: what keys do,
 * the way out as long as there is any. */
static void draw_prompt_keys(const struct ui_view *v, struct ui_rect r, int x)
{
    const struct ui_prompt *p = &v->st->prompt;
    const struct ui_prompt_key {
        struct str key;
        const char *hint;
        bool has;
    } keys[] = {
        {STR_INIT("Tab"), "completes", p->complete != NULL},
        {STR_INIT("Up"), "earlier lines", p->earlier_count > 0},
        {STR_INIT("Esc"), "closes", true},
    };
    size_t count = sizeof(keys) / sizeof(keys[0]), first = count;
    int at = r.x + r.w + 1; /* no gap behind the last one */

    for (; first > 0; first--) {
        const struct ui_prompt_key *key = &keys[first - 1];
        int w = key->has ? ui_view_hint_width(key->key, key->hint) : 0;

        if (x + 2 >= at - w)
            break;
        at -= w;
    }
    if (first < count) /* the line that is typed in ends there */
        ui_fill(v->s, (struct ui_rect){at - 1, r.y, r.x + r.w - at + 1, 1}, ' ', UI_ROLE_TEXT);
    for (size_t i = first; i < count; i++)
        if (keys[i].has)
            at = ui_view_hint(v, at, r, keys[i].key, keys[i].hint);
}

/* What stands above the line: what is said of it, or a title that would leave it no room. */
static struct str above_prompt(const struct ui_prompt *p, struct ui_rect r)
{
    struct str title = str_of(p->title);

    if (p->note != NULL)
        return str_of(p->note);
    return ui_text_width(title) > r.w / 2 ? title : STR_NONE;
}

static void draw_prompt(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_prompt *p = &v->st->prompt;
    struct ui_line_edit line = p->line; /* drawing scrolls its copy */
    struct str title = str_of(p->title), above = above_prompt(p, r);
    int x = r.x, w;

    if (above.len > 0)
        draw_above(v, r, "", above,
                   p->note == NULL ? UI_ROLE_PROMPT
                   : p->note_bad   ? UI_ROLE_ERROR
                                   : UI_ROLE_POPUP);
    if (p->note == NULL && above.len > 0)
        title = STR_LIT("> ");
    x += ui_text(v->s, x, r.y, r.w / 2, title, UI_ROLE_PROMPT, 0, true);
    w = r.x + r.w - x;
    ui_fill(v->s, (struct ui_rect){x, r.y, w, 1}, ' ', UI_ROLE_INPUT);
    ui_line_edit_draw(&line, v->s, x, r.y, w, true);
    ui_view_input_at(v, (struct ui_rect){x, r.y, w, 1});
    draw_prompt_keys(v, r, x + ui_text_width(ui_line_edit_text(&line)));
}

/* One of several keys that are waited for, and what it does, cut at the end; returns the column
 * behind it. */
static int draw_choice(const struct ui_view *v, int x, struct ui_rect r, struct str key,
                       struct str text, enum ui_role role)
{
    int from = x, end = r.x + r.w;

    x += ui_text(v->s, x, r.y, end - x, key, UI_ROLE_HINT_KEY, 0, true) + 1;
    x += ui_text(v->s, x, r.y, end - x, text, role, 0, true);
    ui_view_key_at(v, from, r.y, x - from, key);
    return x;
}

static int answer_width(const struct ui_answer *a)
{
    return 2 + ui_text_width(str_of(a->label));
}

/* Whether an answer has no room behind the others of its line; x goes behind it. */
static bool answer_starts_line(int *x, struct ui_rect r, const struct ui_answer *a)
{
    bool next = *x > r.x + 1 && *x + answer_width(a) > r.x + r.w;

    *x = (next ? r.x + 1 : *x) + answer_width(a) + 2;
    return next;
}

/* Of answers, above the footer. */
static int answer_lines(const struct ui_question *q, struct ui_rect r)
{
    int x = r.x + 1, above = 0;

    for (size_t i = 0; i < q->count; i++)
        above += answer_starts_line(&x, r, &q->answers[i]);
    return above;
}

/* What the answers leave of a line. */
static int question_room(const struct ui_question *q, struct ui_rect r)
{
    int room = r.w - 3;

    for (size_t i = 0; i < q->count; i++)
        room -= 2 + answer_width(&q->answers[i]);
    return room;
}

/* All that a question takes above the footer. */
static int question_lines(const struct ui_question *q, struct ui_rect r)
{
    struct str text = str_of(q->text);
    int above = answer_lines(q, r);

    r.y -= above;
    return above + (ui_text_width(text) > question_room(q, r) ? rows_above(r, 0, text) : 0);
}

/* The answers stand in the footer, on a narrow screen in lines above it as well. */
static void draw_question(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_question *q = &v->st->question;
    int x = r.x + 1, end = r.x + r.w, room = question_room(q, r), above = answer_lines(q, r);

    r.y -= above;
    r.h += above;
    ui_drawn_cover(v, (struct ui_rect){r.x, r.y, r.w, above});
    ui_fill(v->s, r, ' ', UI_ROLE_PROMPT);
    r.h = 1;
    x = r.x + 1;
    if (ui_text_width(str_of(q->text)) > room) /* the answers need the line */
        draw_above(v, r, "", str_of(q->text), UI_ROLE_PROMPT);
    else
        x += 2 + ui_text(v->s, x, r.y, room, str_of(q->text), UI_ROLE_PROMPT, 0, true);
    for (size_t i = 0; i < q->count; i++) {
        int from = x;

        if (answer_starts_line(&x, r, &q->answers[i])) {
            from = r.x + 1;
            r.y++;
        }
        (void)draw_choice(v, from, r, arena_printf(v->scratch, "%c", q->answers[i].key),
                          str_of(q->answers[i].label), UI_ROLE_PROMPT);
    }
    v->s->cursor_x = x - 2 < end ? x - 2 : end - 1;
    v->s->cursor_y = r.y;
}

/* Whether there is something to do there: a row that is about no field has no why. */
static bool row_offers(const struct ui_table_window *win, const struct ui_table_row *row,
                       enum ui_action_id action)
{
    if (action == UI_ACTION_WHY &&
        (row == NULL || (row->problem == NULL && row->ref.field == MDL_F_NONE)))
        return false;
    return ui_table_offers(win->table.kind, action);
}

/* What can be asked of a window's rows, then the other windows. */
static void draw_table_hints(const struct ui_view *v, int x, struct ui_rect r)
{
    static const struct {
        enum ui_action_id action;
        const char *hint;
    } hints[] = {
        {UI_ACTION_WHY, "why"},
        {UI_ACTION_FILTER, "filter"},
        {UI_ACTION_COPY, "copy"},
#define TABLE(id, lower, keys, hint, text) {UI_ACTION_##id, hint},
#include "ui/present/tables.def"
#undef TABLE
    };
    const struct ui_table_window *win = &v->st->window;
    const struct ui_table_row *row = win->at < win->table.count ? &win->table.rows[win->at] : NULL;

    if (row != NULL && row->engine != NULL)
        x = ui_view_hint(v, x, r, STR_LIT("Enter"), "compare with it");
    else if (row != NULL && row->problem != NULL)
        x = ui_view_hint(v, x, r, STR_LIT("Enter"),
                         assess_is_answer(row->problem->rule) ? "what it means"
                                                              : "what takes it away");
    else if (row != NULL && (row->spec_path.len > 0 || row->ref.field != MDL_F_NONE))
        x = ui_view_hint(v, x, r, STR_LIT("Enter"),
                         row->spec_path.len > 0 ? "to the line" : "to the field");
    x = ui_view_hint(v, x, r, STR_LIT("Esc"), win->has_before ? "back" : "close");
    x = ui_view_hint(v, x, r, STR_LIT("/"), "find");
    for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
        if (hints[i].hint[0] != '\0' && row_offers(win, row, hints[i].action))
            x = ui_view_hint(v, x, r,
                             ui_action_key(v->scratch, v->st, &ui_actions[hints[i].action]),
                             hints[i].hint);
}

/* Of what is looked for nothing is there: no key chooses. */
static bool finds_nothing(const struct ui_state *st)
{
    return st->mode == UI_MODE_PICKER   ? st->picker.count == 0
           : st->mode == UI_MODE_FINDER ? st->finder.finder.hit_count == 0
           : st->mode == UI_MODE_HELP   ? st->help.count == 0
                                        : false;
}

static bool chooses(const struct ui_mode_key *m)
{
    return strcmp(m->keys, "Enter") == 0 || strcmp(m->keys, "Up Down") == 0;
}

/* What keys do in an editor or a window: not what the panes' hints say. */
static void draw_mode_hints(const struct ui_view *v, int x, struct ui_rect r)
{
    const struct ui_picker *p = &v->st->picker;

    if (v->st->mode == UI_MODE_PICKER && (p->typed != NULL || p->finds || p->finding)) {
        if (!finds_nothing(v->st))
            x = ui_view_hint(v, x, r, STR_LIT("Enter"), "choose");
        x = ui_view_hint(v, x, r, STR_LIT("Esc"),
                         p->finding && p->find.len > 0 ? "show all" : "close");
        if (!p->finding)
            x = ui_view_hint(v, x, r, STR_LIT("a-z"), p->typed != NULL ? "type the value" : "find");
        if (!finds_nothing(v->st))
            (void)ui_view_hint(v, x, r, STR_LIT("Up Down"), "select");
        return;
    }
    if (v->st->mode == UI_MODE_PICKER && p->ticks) {
        x = ui_view_hint(v, x, r, STR_LIT("Space"), "add or take away");
        x = ui_view_hint(v, x, r, STR_LIT("Esc"), "done");
        x = ui_view_hint(v, x, r, STR_LIT("/"), "find");
        (void)ui_view_hint(v, x, r, ui_action_key(v->scratch, v->st, &ui_actions[UI_ACTION_HELP]),
                           "help");
        return;
    }
    if (v->st->mode == UI_MODE_EDITOR && v->st->editor.lines) {
        x = ui_view_hint(v, x, r, STR_LIT("Ctrl-S"), "accept");
        x = ui_view_hint(v, x, r, STR_LIT("Esc"), "leave as it was");
        x = ui_view_hint(v, x, r, STR_LIT("Alt-Enter"), "new line");
        (void)ui_view_hint(v, x, r, STR_LIT("F1"), "help");
        return;
    }
    for (size_t i = 0; i < ui_mode_key_count; i++) {
        const struct ui_mode_key *m = &ui_mode_keys[i];

        if (m->mode == v->st->mode && m->hint[0] != '\0' && !(finds_nothing(v->st) && chooses(m)))
            x = ui_view_hint(v, x, r, ui_mode_key(v->scratch, v->st, m), m->hint);
    }
}

struct choice {
    struct str key, text;
};

/* Whether it has no room behind the others; x goes behind it. */
static bool starts_line(int *x, struct ui_rect r, int indent, const struct choice *c)
{
    int w = ui_text_width(c->key) + 1 + ui_text_width(c->text);
    bool next = *x > r.x + indent && *x + w > r.x + r.w - 1;

    *x = (next ? r.x + indent : *x) + w + 2;
    return next;
}

static size_t choices_of(struct choice *out, const struct ui_view *v)
{
    size_t count = 0;

    for (size_t i = 0; i < UI_ACTION_COUNT; i++) {
        const struct ui_action *action = &ui_actions[i];
        struct str key = ui_action_key_after(v->st, action, v->st->prefix);

        if (key.len > 0 && (action->where & 1u << v->st->focus) != 0 &&
            (v->st->mode != UI_MODE_TABLE || ui_table_copies((enum ui_action_id)i)))
            out[count++] =
                (struct choice){key, str_of(action->hint[0] != '\0' ? action->hint : action->name)};
    }
    return count;
}

static int choices_indent(const char *prefix)
{
    return ui_text_width(str_of(prefix)) + 3;
}

/* All but the footer's own. */
static int lines_above(const struct choice *choices, size_t count, struct ui_rect r, int indent)
{
    int most = r.y > 1 ? r.y - 1 : 0, above = 0, x = r.x + indent;

    for (size_t i = 0; i < count; i++)
        above += starts_line(&x, r, indent, &choices[i]);
    return above < most ? above : most;
}

int ui_view_choice_rows(const struct ui_view *v, struct ui_rect footer)
{
    struct choice choices[UI_ACTION_COUNT];

    return v->st->prefix[0] == '\0' ? 0
                                    : lines_above(choices, choices_of(choices, v), footer,
                                                  choices_indent(v->st->prefix));
}

/* What may follow a key that waits for a second one: in as many lines as it takes, the last of
 * them the footer. */
static void draw_choices(const struct ui_view *v, struct ui_rect r)
{
    const char *prefix = v->st->prefix;
    struct choice choices[UI_ACTION_COUNT];
    size_t count = choices_of(choices, v);
    int indent = choices_indent(prefix), above = lines_above(choices, count, r, indent), x;

    r.y -= above;
    ui_drawn_cover(v, (struct ui_rect){r.x, r.y, r.w, above});
    ui_fill(v->s, (struct ui_rect){r.x, r.y, r.w, above}, ' ', UI_ROLE_POPUP);
    ui_text(v->s, r.x + 1, r.y, r.w, str_of(prefix), UI_ROLE_PROMPT, 0, true);
    v->s->cursor_x = r.x + indent - 2;
    v->s->cursor_y = r.y;
    x = r.x + indent;
    for (size_t i = 0; i < count; i++) {
        int from = x;

        if (starts_line(&x, r, indent, &choices[i])) {
            from = r.x + indent;
            r.y++;
        }
        (void)draw_choice(v, from, r, choices[i].key, choices[i].text, UI_ROLE_HINT_TEXT);
    }
}

/* In an editor, where each key makes a frame, there are always the same. */
static uint64_t hash_of(const struct ui_state *st)
{
    return st->mode == UI_MODE_EDITOR && st->prefix[0] == '\0' && !st->counting
               ? mix_number(MIX_SEED, st->editor.lines)
               : UI_DRAWN_ANEW;
}

void ui_view_footer(const struct ui_view *v, struct ui_rect r)
{
    int x = r.x + 1;

    if (ui_drawn_part_stays(v, UI_DRAWN_FOOTER, hash_of(v->st)))
        return;
    if (v->st->mode == UI_MODE_PROMPT) {
        draw_prompt(v, r);
        return;
    }
    if (v->st->mode == UI_MODE_QUESTION) {
        draw_question(v, r);
        return;
    }
    if (v->st->counting)
        x += ui_text(v->s, x, r.y, r.w - 2, arena_printf(v->scratch, "%zu", v->st->count),
                     UI_ROLE_PROMPT, 0, true) +
             2;
    if (v->st->prefix[0] != '\0') {
        draw_choices(v, r);
        return;
    }
    if (v->st->mode == UI_MODE_PANES)
        ui_view_hints(v, x, r);
    else if (v->st->mode == UI_MODE_TABLE)
        draw_table_hints(v, x, r);
    else
        draw_mode_hints(v, x, r);
}

/* On a screen too low for a strip of its own, what a change did stands above its message. */
static bool tells_effects(const struct ui_state *st)
{
    return st->changes && st->mode == UI_MODE_PANES && ui_state_layout(st).strip.h == 0;
}

static int told_rows(const struct ui_view *v, struct ui_rect footer)
{
    return rows_above(footer, LABEL, str_of(v->st->message));
}

/* Above the footer, whose keys stay, and over what is there until the next key. */
int ui_view_message_rows(const struct ui_view *v, struct ui_rect footer)
{
    if (v->st->message == NULL || v->st->mode == UI_MODE_PROMPT)
        return 0;
    if (v->st->mode == UI_MODE_QUESTION)
        return told_rows(v, footer) + question_lines(&v->st->question, footer);
    return told_rows(v, footer) + tells_effects(v->st);
}

int ui_view_rows_above(const struct ui_view *v, struct ui_rect footer)
{
    const struct ui_state *st = v->st;
    int message = ui_view_message_rows(v, footer), keys = ui_view_choice_rows(v, footer);

    if (st->mode == UI_MODE_PROMPT)
        return rows_above(footer, 0, above_prompt(&st->prompt, footer));
    if (st->mode == UI_MODE_QUESTION && st->message == NULL)
        return question_lines(&st->question, footer);
    return message > keys ? message : keys;
}

void ui_view_message(const struct ui_view *v, struct ui_rect footer)
{
    struct ui_rect strip = {footer.x, footer.y, footer.w, 1};

    if (v->st->message == NULL || v->st->mode == UI_MODE_PROMPT)
        return;
    if (v->st->mode == UI_MODE_QUESTION) /* which would be answers to nothing */
        footer.y -= question_lines(&v->st->question, footer);
    draw_above(v, footer, "note", str_of(v->st->message), v->st->message_role);
    if (!tells_effects(v->st))
        return;
    strip.y -= told_rows(v, footer) + 1;
    ui_fill(v->s, strip, ' ', UI_ROLE_TEXT);
    ui_view_strip(v, strip);
}
