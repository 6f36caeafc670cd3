/* A number typed before a key: how often, or which row.
 *
 * 1 to 5 are panes, so a count begins with a digit that is no key of its own (0, 6 to 9), or with
 * Alt held; "10" to "50" count as well, because 0 is no pane: the focus goes back. Who unbinds the
 * panes' digits gets plain counts. */
#include "ui/tui/state/catalogue.h"

enum { COUNT_MAX = 1000000 };

static int digit_of(const struct ui_event *ev)
{
    return ev->kind == UI_EVENT_KEY && ev->key >= '0' && ev->key <= '9' &&
                   (ev->modifiers & ~(unsigned)UI_KEY_ALT) == 0
               ? (int)(ev->key - '0')
               : -1;
}

static void begin(struct ui_state *st, size_t count)
{
    st->counting = true;
    st->count = count;
}

bool ui_count_key(struct ui_state *st, const struct ui_event *ev)
{
    int digit = digit_of(ev), pane_digit = st->pane_digit;

    st->pane_digit = 0;
    if (pane_digit > 0 && ev->modifiers == 0 && !st->told_counts &&
        (ev->key == 'j' || ev->key == 'k')) {
        st->told_counts = true;
        ui_say(st, UI_ROLE_INFO, "%d went to a pane; 0%d%c moves by %d", pane_digit, pane_digit,
               (char)ev->key, pane_digit);
    }
    if (digit < 0 || st->prefix[0] != '\0')
        return false;
    if (st->counting) {
        st->count = st->count * 10 + (size_t)digit;
        if (st->count > COUNT_MAX)
            st->count = COUNT_MAX;
        return true;
    }
    if (ui_action_for_key(st, ev) != NULL) {
        st->pane_digit = digit;
        st->pane_before = st->focus;
        return false;
    }
    if (pane_digit > 0 && ev->modifiers == 0) {
        ui_focus(st, st->pane_before);
        begin(st, (size_t)pane_digit * 10 + (size_t)digit);
    } else {
        begin(st, (size_t)digit);
    }
    return true;
}

size_t ui_count(const struct ui_state *st)
{
    return st->count > 0 ? st->count : 1;
}
