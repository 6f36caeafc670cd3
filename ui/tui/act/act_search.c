/* Searching the form and the spec. */
#include "ui/present/rank.h"
#include "ui/term/widgets.h"
#include "ui/tui/act/actions.h"

#include <stdint.h>
#include <stdlib.h>

static bool set_text(struct ui_search *search, struct str text)
{
    char *copy = NULL;

    if (text.len > 0) {
        copy = malloc(text.len + 1);
        if (copy == NULL)
            return false;
        memcpy(copy, text.s, text.len);
        copy[text.len] = '\0';
    }
    free(search->text);
    *search = (struct ui_search){.text = copy};
    return true;
}

/* A list of things to search: `hit` says how well thing i matches. */
struct haystack {
    size_t count;
    size_t from; /* where the search starts */
    enum ui_rank (*hit)(struct ui_state *st, const struct haystack *h, size_t i);
    struct str text;
    const struct ui_form *form;
    const struct ui_spec_lines *spec;
    const struct ui_compare *compare;
};

static bool has(struct str text, const struct haystack *h)
{
    return ui_text_search(text, h->text, 0) >= 0;
}

static enum ui_rank hit_row(struct ui_state *st, const struct haystack *h, size_t i)
{
    const struct ui_row *row = &h->form->rows[i];
    struct str label = ui_row_label(&st->scratch, row);
    enum ui_rank rank = has(label, h) ? UI_RANK_INSIDE : UI_RANK_NONE;

    if (row->kind == UI_ROW_SECTION)
        return rank != UI_RANK_NONE ? UI_RANK_HEADING : UI_RANK_NONE;
    if (rank != UI_RANK_NONE)
        return ui_rank_label(label, h->text);
    if (row->kind == UI_ROW_FIELD && has(str_of(mdl_fields[row->place.field].key), h))
        return UI_RANK_PATH;
    return has(ui_shown(ui_current(st), &st->scratch, ui_row_value(&st->scratch, row)), h)
               ? UI_RANK_VALUE
               : UI_RANK_NONE;
}

static enum ui_rank hit_line(struct ui_state *st, const struct haystack *h, size_t i)
{
    return has(ui_spec_line_text(&st->scratch, &h->spec->lines[i], ui_current(st)->unmasked), h)
               ? UI_RANK_VALUE
               : UI_RANK_NONE;
}

/* While it is typed the best answers come first, in the order of the pane; headings are none where
 * a field is. */
static enum ui_rank least_rank(struct ui_state *st, const struct haystack *h, int step)
{
    enum ui_rank best = UI_RANK_NONE;

    for (size_t i = 0; i < h->count; i++) {
        enum ui_rank rank = h->hit(st, h, i);

        if (rank > best)
            best = rank;
    }
    if (step == 0)
        return best;
    return best > UI_RANK_HEADING ? UI_RANK_HEADING + 1 : best;
}

/* The nearest hit from h->from on, inclusive when step is 0, going round; SIZE_MAX: none. Counts
 * all. */
static size_t seek(struct ui_state *st, const struct haystack *h, int step,
                   struct ui_search *search)
{
    size_t found = SIZE_MAX, best = SIZE_MAX, order = 0;
    enum ui_rank least = least_rank(st, h, step);

    search->hits = 0;
    search->current = 0;
    for (size_t i = 0; i < h->count; i++) {
        enum ui_rank rank = h->hit(st, h, i);
        size_t distance;

        if (rank == UI_RANK_NONE || (rank == UI_RANK_HEADING && least > UI_RANK_HEADING))
            continue;
        search->hits++;
        if (rank < least)
            continue;
        if (step >= 0)
            distance = i >= h->from ? i - h->from : i + h->count - h->from;
        else
            distance = i <= h->from ? h->from - i : h->from + h->count - i;
        if (step != 0 && distance == 0)
            distance = h->count;
        if (best == SIZE_MAX || distance < best) {
            best = distance;
            found = i;
            order = search->hits;
        }
    }
    search->current = order;
    return found;
}

/* The key and the values of a line, as they are shown. */
static enum ui_rank hit_compared(struct ui_state *st, const struct haystack *h, size_t i)
{
    const struct ui_compare *c = h->compare;

    if (ui_compare_closes(&c->made, i))
        return UI_RANK_NONE;
    if (ui_text_search(ui_compare_key(&st->scratch, &c->made, i), h->text, 0) >= 0)
        return UI_RANK_VALUE;
    for (unsigned column = 0; column < c->made.diff.columns; column++)
        if (ui_text_search(ui_shown(ui_current(st), &st->scratch,
                                    compare_text(&st->scratch, &c->made.diff, i, column)),
                           h->text, 0) >= 0)
            return UI_RANK_VALUE;
    return UI_RANK_NONE;
}

static void seek_compared(struct ui_state *st, int step, size_t line)
{
    struct ui_compare *c = &st->compare;
    struct ui_search *search = &st->search[UI_PANE_COMPARE];
    struct haystack h = {.hit = hit_compared, .text = str_of(search->text), .compare = c};
    size_t found;

    h.count = c->made.diff.count;
    h.from = line < h.count ? line : 0; /* a resize can compare other columns */
    found = seek(st, &h, step, search);
    if (found == SIZE_MAX)
        return;
    if (!ui_compare_show_line(&c->made, found))
        st->fatal = err_oom();
    ui_compare_measure(c);
    if (st->fatal == NULL)
        ui_current(st)->cursor[UI_PANE_COMPARE].at =
            ui_compare_row_of(&c->made, c->made.hashes[found]);
}

static void seek_spec(struct ui_state *st, int step, size_t line)
{
    struct ui_document *d = ui_current(st);
    struct ui_search *search = &st->search[UI_PANE_SPEC];
    struct haystack h = {.hit = hit_line, .text = str_of(search->text)};
    size_t found;

    h.spec = d->tree->lines;
    h.count = h.spec->count;
    h.from = line;
    found = seek(st, &h, step, search);
    if (found != SIZE_MAX)
        ui_document_show_line(d, ui_document_tree(d), found);
}

/* Folded fields are found too: the search goes over a form in which all is open. */
static void seek_form(struct ui_state *st, int step, const struct ui_row *start)
{
    struct ui_document *d = ui_current(st);
    struct ui_search *search = &st->search[UI_PANE_FORM];
    struct haystack h = {.hit = hit_row, .text = str_of(search->text)};
    struct ui_form all;
    size_t found;

    if (!ui_document_form(d, &all)) {
        st->fatal = err_oom();
        goto done;
    }
    h.form = &all;
    h.count = all.count;
    for (size_t i = 0; i < all.count; i++)
        if (all.rows[i].kind == start->kind && all.rows[i].section == start->section &&
            ui_place_eq(&all.rows[i].place, &start->place))
            h.from = i;
    found = seek(st, &h, step, search);
    if (found == SIZE_MAX)
        goto done;
    if (all.rows[found].kind == UI_ROW_SECTION) {
        for (size_t i = 0; i < d->form.count; i++)
            if (d->form.rows[i].kind == UI_ROW_SECTION &&
                d->form.rows[i].section == all.rows[found].section)
                d->cursor[UI_PANE_FORM].at = i;
    } else if (!ui_check(st, ui_document_go_to(d, &all.rows[found].place))) {
        goto done;
    }
    ui_follow_field(st);
done:
    ui_form_finish(&all);
}

/* The place that is selected now, in terms that outlast unfolding. */
static void remember_place(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);
    size_t at = d->cursor[UI_PANE_SPEC].at;

    st->search_row = row != NULL ? *row : (struct ui_row){.kind = UI_ROW_SECTION};
    st->search_line = at < d->tree->row_count ? d->tree->rows[at] : 0;
    if (st->focus == UI_PANE_COMPARE) {
        at = d->cursor[UI_PANE_COMPARE].at;
        st->search_line = at < st->compare.made.row_count ? st->compare.made.rows[at].row : 0;
        st->search_opened = st->compare.made.opened_count;
    }
}

/* From the remembered place. */
static void seek_pane(struct ui_state *st, int step)
{
    if (st->search[st->focus].text == NULL)
        return;
    if (st->focus == UI_PANE_SPEC)
        seek_spec(st, step, st->search_line);
    else if (st->focus == UI_PANE_COMPARE)
        seek_compared(st, step, st->search_line);
    else
        seek_form(st, step, &st->search_row);
}

/* Back to where the prompt was opened, with what the search opened on the way folded again. */
static void go_back(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);

    if (st->focus == UI_PANE_COMPARE) {
        struct ui_compare *c = &st->compare;

        c->made.opened_count = st->search_opened;
        if (!ui_compare_make_rows(&c->made))
            st->fatal = err_oom();
        ui_compare_measure(c);
        if (st->fatal == NULL && st->search_line < c->made.diff.count)
            d->cursor[UI_PANE_COMPARE].at =
                ui_compare_row_of(&c->made, c->made.hashes[st->search_line]);
        return;
    }
    if (st->focus == UI_PANE_SPEC) {
        ui_document_show_line(d, ui_document_tree(d), st->search_line);
        return;
    }
    if (!ui_form_copy_folds(&d->form, &st->search_folds)) {
        st->fatal = err_oom();
        return;
    }
    if (!ui_check(st, ui_document_refold(d)) || st->search_row.kind == UI_ROW_SECTION)
        return;
    d->cursor[UI_PANE_FORM].at = ui_form_find(&d->form, &st->search_row.place);
    ui_follow_field(st);
}

/* ---- the prompt --------------------------------------------------------------------- */

static void search_changed(struct ui_state *st, struct str text)
{
    struct ui_search *search = &st->search[st->focus];

    if (!set_text(search, text)) {
        st->fatal = err_oom();
        return;
    }
    go_back(st);
    if (text.len == 0)
        return;
    seek_pane(st, 0);
    ui_prompt_note(st, search->hits == 0 ? STR_LIT("no hit")
                                         : arena_printf(&st->scratch, "%zu of %zu", search->current,
                                                        search->hits));
}

static void search_accept(struct ui_state *st, struct str text)
{
    const struct ui_search *search = &st->search[st->focus];

    if (text.len > 0)
        st->fatal = ui_saved_command(&st->searches, text);
    if (text.len > 0 && search->hits == 0)
        ui_say(st, UI_ROLE_WARNING, "'%.*s' is not in this pane", STR_FMT(text));
    else if (text.len > 0)
        ui_say(st, UI_ROLE_TEXT, "hit %zu of %zu   %s next, %s previous, %s ends the search",
               search->current, search->hits, ui_key_of(st, UI_ACTION_FIND_NEXT),
               ui_key_of(st, UI_ACTION_FIND_PREVIOUS), ui_key_of(st, UI_ACTION_BACK));
}

static void search_cancel(struct ui_state *st)
{
    set_text(&st->search[st->focus], STR_NONE);
    go_back(st);
}

void act_find(struct ui_state *st, struct str argument)
{
    ui_jump_from_here(st);
    remember_place(st);
    if (!ui_form_copy_folds(&st->search_folds, &ui_current(st)->form))
        st->fatal = err_oom();
    if (argument.len > 0) {
        search_changed(st, argument);
        search_accept(st, argument);
        return;
    }
    set_text(&st->search[st->focus], STR_NONE);
    ui_prompt_open(st, "find ", STR_NONE, search_accept);
    st->prompt.earlier = st->searches.commands;
    st->prompt.earlier_count = st->searches.command_count;
    st->prompt.changed = search_changed;
    st->prompt.cancel = search_cancel;
}

static void find_step(struct ui_state *st, int step)
{
    const struct ui_search *search = &st->search[st->focus];

    if (search->text == NULL) {
        ui_say(st, UI_ROLE_TEXT, "no search in this pane yet: %s starts one",
               ui_key_of(st, UI_ACTION_FIND));
        return;
    }
    ui_jump_from_here(st);
    for (size_t n = ui_count(st); n > 0; n--) {
        remember_place(st);
        seek_pane(st, step);
        if (search->hits == 0)
            break;
    }
    if (search->hits == 0)
        ui_say(st, UI_ROLE_WARNING, "'%s' is not in this pane", search->text);
    else
        ui_say(st, UI_ROLE_TEXT, "'%s': hit %zu of %zu", search->text, search->current,
               search->hits);
}

void act_find_next(struct ui_state *st, struct str argument)
{
    (void)argument;
    find_step(st, 1);
}

void act_find_previous(struct ui_state *st, struct str argument)
{
    (void)argument;
    find_step(st, -1);
}
