/* The jump to anything by a few letters of its name. */
#include "ui/term/keys.h"
#include "ui/tui/act/actions.h"

enum { PAGE = 10 };

void ui_show_rule(struct ui_state *st, enum spec_rule rule)
{
    const struct spec_rule_info info = spec_rule_info(rule);

    ui_notice_open(
        st, info.id,
        arena_printf(&st->scratch, "%s\n\n%s\n\n%s", info.title, info.text, info.source));
}

static struct str with(struct arena *a, struct str text, const char *what, const char *said)
{
    return said != NULL ? arena_printf(a, "%.*s\n\n%s%s", STR_FMT(text), what, said) : text;
}

/* What is known of an error code. */
static void show_code(struct ui_state *st, size_t at)
{
    const struct code c = code_at(at);
    struct arena *a = &st->scratch;
    struct str text = arena_printf(a, "0x%X  %s", (unsigned)c.value, c.name);

    text = with(a, text, "", c.meaning);
    text = with(a, text, "Also called ", c.twin);
    text = with(a, text, "Seen: ", c.causes);
    text = with(a, text, "What to do: ", c.next);
    ui_notice_open(st, "Error code", text);
}

static void go_to(struct ui_state *st, const struct ui_target *t)
{
    struct ui_document *d = ui_current(st);

    ui_jump_from_here(st);
    switch (t->kind) {
    case UI_TARGET_FIELD:
    case UI_TARGET_PROBLEM:
        if (t->place.field == MDL_F_NONE) {
            ui_focus(st, UI_PANE_ERRORS);
        } else if (ui_check(st, ui_document_go_to(d, &t->place))) {
            ui_focus(st, UI_PANE_FORM);
            ui_follow_field(st);
        }
        break;
    case UI_TARGET_ADD:
        ui_offer_one(st, t->place.field, t->note);
        break;
    case UI_TARGET_SPEC:
        ui_show_screen(st, UI_SCREEN_SPEC);
        ui_focus(st, UI_PANE_SPEC);
        ui_document_show_line(d, UI_TREE_SPEC, t->line);
        st->at_found_line = true;
        break;
    case UI_TARGET_RULE:
        ui_show_rule(st, t->rule);
        break;
    case UI_TARGET_CODE:
        show_code(st, t->code);
        break;
    }
}

static void search(struct ui_finder_window *f)
{
    ui_finder_search(&f->finder, ui_line_edit_text(&f->line));
    f->cursor = (struct ui_cursor){0, 0};
}

void ui_finder_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_finder_window *f = &st->finder;
    size_t last = f->finder.hit_count > 0 ? f->finder.hit_count - 1 : 0;

    if (ui_key_is(ev, "esc ctrl-c ctrl-p")) {
        st->mode = UI_MODE_PANES;
    } else if (ui_key_is(ev, "enter")) {
        if (f->finder.hit_count == 0)
            return;
        st->mode = UI_MODE_PANES;
        go_to(st, &f->finder.targets[f->finder.hits[f->cursor.at].target]);
    } else if (ui_key_is(ev, "down ctrl-n tab")) {
        f->cursor.at += f->cursor.at < last;
    } else if (ui_key_is(ev, "up shift-tab")) {
        f->cursor.at -= f->cursor.at > 0;
    } else if (ui_key_is(ev, "pgdn")) {
        f->cursor.at = f->cursor.at + PAGE < last ? f->cursor.at + PAGE : last;
    } else if (ui_key_is(ev, "pgup")) {
        f->cursor.at = f->cursor.at > PAGE ? f->cursor.at - PAGE : 0;
    } else if (ev->kind == UI_EVENT_PASTE ? ui_line_edit_paste(&f->line, ev->paste)
                                          : ui_line_edit_key(&f->line, ev)) {
        search(f);
    }
}

void act_find_any(struct ui_state *st, struct str argument)
{
    struct ui_finder_window *f = &st->finder;

    if (!ui_finder_fill(&f->finder, ui_document_result(ui_current(st))) ||
        !ui_line_edit_set(&f->line, argument)) {
        st->fatal = err_oom();
        return;
    }
    search(f);
    st->mode = UI_MODE_FINDER;
}
