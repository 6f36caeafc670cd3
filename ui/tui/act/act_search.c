/* Searching a pane. */
#include "ui/tui/act/actions.h"
#include "ui/tui/view/panes.h"

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

/* While it is typed the best answers come first, in the order of the pane; headings are none where
 * a field is. */
static enum ui_rank least_rank(struct ui_state *st, const struct ui_find_ops *ops,
                               const struct ui_haystack *h, int step)
{
    enum ui_rank best = UI_RANK_NONE;

    for (size_t i = 0; i < h->count; i++) {
        enum ui_rank rank = ops->rank(st, h, i);

        if (rank > best)
            best = rank;
    }
    if (step == 0)
        return best;
    return best > UI_RANK_HEADING ? UI_RANK_HEADING + 1 : best;
}

/* The nearest hit from h->from on, inclusive when step is 0, going round; SIZE_MAX: none. Counts
 * all. */
static size_t seek(struct ui_state *st, const struct ui_find_ops *ops, const struct ui_haystack *h,
                   int step, struct ui_search *search)
{
    size_t found = SIZE_MAX, best = SIZE_MAX, order = 0;
    enum ui_rank least = least_rank(st, ops, h, step);

    search->hits = 0;
    search->current = 0;
    for (size_t i = 0; i < h->count; i++) {
        enum ui_rank rank = ops->rank(st, h, i);
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

static const struct ui_find_ops *find_ops(const struct ui_state *st)
{
    return ui_pane_ops(st->focus)->find;
}

/* From where the search began. */
static void seek_pane(struct ui_state *st, int step)
{
    const struct ui_find_ops *ops = find_ops(st);
    struct ui_search *search = &st->search[st->focus];
    struct ui_haystack h = {.pane = st->focus};
    size_t found;

    if (search->text == NULL)
        return;
    h.text = str_of(search->text);
    ui_form_init(&h.form);
    if (!ops->begin(st, &st->search_start, &h)) {
        st->fatal = err_oom();
    } else {
        found = seek(st, ops, &h, step, search);
        if (found != SIZE_MAX)
            ops->show(st, &h, found);
    }
    ui_form_finish(&h.form);
}

/* Back to where the prompt was opened, with what the search opened on the way folded again. */
static void go_back(struct ui_state *st)
{
    const struct ui_find_ops *ops = find_ops(st);

    if (ops->fold_again != NULL)
        ops->fold_again(st);
    if (st->fatal == NULL)
        ui_show_position(st, st->focus, &st->search_start);
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
        ui_say(st, UI_ROLE_WARNING, "'%.*s' is not in this pane; %s looks everywhere",
               STR_FMT(text), ui_key_of(st, UI_ACTION_FIND_ANY));
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
    if (find_ops(st) == NULL) {
        ui_say(st, UI_ROLE_TEXT, "this pane is not searched; %s finds anything by its name",
               ui_key_of(st, UI_ACTION_FIND_ANY));
        return;
    }
    ui_jump_from_here(st);
    st->search_start = ui_selected(st).position;
    if (find_ops(st)->keep_folds != NULL)
        find_ops(st)->keep_folds(st);
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
        st->search_start = ui_selected(st).position;
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
