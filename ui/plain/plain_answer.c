/* A script's lines, and what the screen asks in windows answered by them. */
#include "ui/plain/plain_answer.h"

#include "ui/tui/loop/loop.h"

#include <stdlib.h>

/* ---- lines ------------------------------------------------------------------------------ */

struct str plain_read_line(struct plain *p, const char *prompt)
{
    ssize_t len;

    if (p->terminal)
        (void)fputs(prompt, stdout);
    (void)fflush(stdout);
    if (p->again) {
        p->again = false;
        return str_trim(str_of(p->line));
    }
    len = p->end ? -1 : getline(&p->line, &p->size, stdin);
    if (len < 0) {
        p->end = true;
        return STR_NONE;
    }
    return str_trim((struct str){p->line, (size_t)len});
}

static void forget_message(struct ui_state *st)
{
    free(st->message);
    st->message = NULL;
}

/* What the screen would copy is a line of its own; what is said of it stands behind. */
static void put_copied(struct ui_state *st)
{
    st->copied.wanted = false;
    plain_put((struct str){st->copied.text, st->copied.len});
    plain_put(str_of(st->copied.what));
    forget_message(st);
}

static void tell(struct plain *p)
{
    struct ui_state *st = p->st;
    bool error = st->message_role == UI_ROLE_ERROR;

    if (st->copied.wanted)
        put_copied(st);
    if (st->message == NULL)
        return;
    if (error || st->message_role == UI_ROLE_WARNING)
        plain_printf(&st->scratch, "%s: %s", error ? "error" : "warning", st->message);
    else
        plain_put(str_of(st->message));
    p->failed = p->failed || error;
    forget_message(st);
}

static void key(struct ui_state *st, uint32_t code)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY, .key = code};

    ui_update(st, &ev);
}

/* ---- what the screen asks in windows --------------------------------------------------- */

/* What stood behind the command answers first. */
static struct str read_answer(struct plain *p, const char *prompt)
{
    struct str operand = p->operand;

    p->operand = STR_NONE;
    p->by_operand = operand.len > 0;
    return p->by_operand ? operand : plain_read_line(p, prompt);
}

/* A script's next line is a command, not the part that this one lacks. */
static bool lacks_a_part(struct plain *p)
{
    if (p->terminal || p->operand.len > 0)
        return false;
    plain_printf(&p->st->scratch, "error: this lacks a part: %.*s", STR_FMT(p->usage));
    p->failed = true;
    key(p->st, UI_KEY_ESCAPE);
    forget_message(p->st);
    return true;
}

/* Nor is it an answer that it does not look like. */
static void not_answered(struct plain *p, struct str line)
{
    if (p->terminal)
        return;
    if (p->by_operand)
        plain_printf(&p->st->scratch, "error: '%.*s' is none of these: %.*s", STR_FMT(line),
                     STR_FMT(p->usage));
    else
        plain_printf(&p->st->scratch, "error: not answered: %.*s", STR_FMT(p->usage));
    p->failed = true;
    p->again = line.len > 0 && !p->end && !p->by_operand;
}

static void answer_question(struct plain *p)
{
    struct ui_state *st = p->st;
    struct str line;

    plain_put(str_of(st->question.text));
    for (size_t i = 0; i < st->question.count; i++)
        plain_printf(&st->scratch, "%c  %s", st->question.answers[i].key,
                     st->question.answers[i].label);
    line = read_answer(p, "answer: ");
    for (size_t i = 0; i < st->question.count; i++)
        if (line.len > 0 && line.s[0] == st->question.answers[i].key &&
            (line.len == 1 || p->terminal)) {
            key(st, (uint32_t)line.s[0]);
            return;
        }
    if (line.len > 0 || p->end)
        not_answered(p, line);
    if (line.len == 0 || !p->terminal)
        key(st, UI_KEY_ESCAPE);
}

static void answer_prompt(struct plain *p)
{
    struct ui_state *st = p->st;
    struct str line;

    if (lacks_a_part(p))
        return;
    if (st->prompt.note != NULL)
        plain_put(str_of(st->prompt.note));
    if (st->prompt.line.len > 0 && p->terminal)
        plain_printf(&st->scratch, "an empty line means: %.*s",
                     STR_FMT(ui_line_edit_text(&st->prompt.line)));
    line = read_answer(p, st->prompt.title);
    if (p->end) {
        key(st, UI_KEY_ESCAPE);
        return;
    }
    if (line.len > 0 && !ui_line_edit_set(&st->prompt.line, line))
        st->fatal = err_oom();
    key(st, UI_KEY_ENTER);
}

static void answer_editor(struct plain *p)
{
    struct ui_state *st = p->st;
    struct str line;

    if (st->editor.refused != NULL)
        plain_printf(&st->scratch, "error: %s", st->editor.refused);
    if (st->editor.refused != NULL && !p->terminal) {
        p->failed = true;
        key(st, UI_KEY_ESCAPE);
        return;
    }
    if (lacks_a_part(p))
        return;
    line = read_answer(p, "value: ");
    if (p->end) {
        p->failed = true;
        key(st, UI_KEY_ESCAPE);
        return;
    }
    if (!ui_line_edit_set(&st->editor.line, line))
        st->fatal = err_oom();
    key(st, UI_KEY_ENTER);
}

bool plain_is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.s[i] < '0' || text.s[i] > '9')
            return false;
    return true;
}

/* From 1; 0: nothing is chosen, more than there are: it is none of them. */
static size_t chosen_number(const struct ui_picker *p, struct str line)
{
    size_t number = 0;

    if (!plain_is_number(line))
        return p->count + 1;
    for (size_t i = 0; i < line.len && number <= p->count; i++)
        number = number * 10 + (size_t)(line.s[i] - '0');
    return number <= p->count ? number : p->count + 1;
}

static void answer_picker(struct plain *p)
{
    struct ui_state *st = p->st;
    size_t number = chosen_number(&st->picker, p->operand);
    struct str line;

    /* What stood behind the command is no number: it is the name or the value that comes next. */
    if (p->operand.len > 0 && !plain_is_number(p->operand) && st->picker.own < st->picker.count) {
        st->picker.cursor.at = st->picker.own;
        key(st, UI_KEY_ENTER);
        return;
    }
    /* Who names one of them has seen the list. */
    if (number == 0 || number > st->picker.count) {
        plain_put(str_of(st->picker.title));
        for (size_t i = 0; i < st->picker.count; i++)
            plain_printf(&st->scratch, "%zu  %.*s", i + 1, STR_FMT(st->picker.items[i]));
    }
    line = read_answer(p, "number, or nothing: ");
    number = chosen_number(&st->picker, line);
    if (number == 0 || number > st->picker.count) {
        if (number > 0)
            not_answered(p, line);
        key(st, UI_KEY_ESCAPE);
        return;
    }
    st->picker.cursor.at = number - 1;
    key(st, UI_KEY_ENTER);
}

/* Until nothing is asked any more. */
void plain_answer(struct plain *p)
{
    struct ui_state *st = p->st;

    while (st->mode != UI_MODE_PANES && !st->quit && st->fatal == NULL) {
        tell(p);
        switch (st->mode) {
        case UI_MODE_QUESTION:
            answer_question(p);
            break;
        case UI_MODE_PROMPT:
            answer_prompt(p);
            break;
        case UI_MODE_EDITOR:
            answer_editor(p);
            break;
        case UI_MODE_PICKER:
            answer_picker(p);
            break;
        case UI_MODE_NOTICE:
            plain_put(str_of(st->notice.title));
            plain_put(str_of(st->notice.text));
            p->failed = p->failed || strcmp(st->notice.title, "Error") == 0;
            key(st, UI_KEY_ESCAPE);
            break;
        case UI_MODE_TABLE:
            plain_table(st);
            key(st, UI_KEY_ESCAPE);
            break;
        case UI_MODE_PANES:
        case UI_MODE_HELP:
        case UI_MODE_FINDER:
            key(st, UI_KEY_ESCAPE);
            break;
        }
    }
    tell(p);
}
