/* The keys that matter here, in the footer. */
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/views.h"

enum { GAP = 2 };

int ui_view_hint(const struct ui_view *v, int x, struct ui_rect r, struct str key, const char *hint)
{
    int key_w = ui_text_width(key), hint_w = ui_text_width(str_of(hint));

    if (x + key_w + 1 + hint_w > r.x + r.w - 1)
        return r.x + r.w;
    if (v->s != NULL) {
        ui_text(v->s, x, r.y, key_w, key, UI_ROLE_HINT_KEY, 0, false);
        ui_text(v->s, x + key_w + 1, r.y, hint_w, str_of(hint), UI_ROLE_HINT_TEXT, 0, false);
    }
    return x + key_w + 1 + hint_w + GAP;
}

/* Some make sense in some documents only. */
static bool is_offered(const struct ui_view *v, const struct ui_action *action)
{
    return action != &ui_actions[UI_ACTION_OTHER_VIEW] ||
           ui_document_result(ui_current(v->st))->assessment.created != NULL;
}

static bool has_hint(const struct ui_view *v, const struct ui_action *action)
{
    return action->hint != NULL && action->hint[0] != '\0' && is_offered(v, action) &&
           (action->where & 1u << v->st->focus) != 0 &&
           !ui_key_is_sequence(str_of(ui_action_bound(v->st, action))) &&
           ui_action_key(v->scratch, v->st, action).len > 0;
}

static int hint_width(const struct ui_view *v, const struct ui_action *action)
{
    return ui_text_width(ui_action_key(v->scratch, v->st, action)) + 1 +
           ui_text_width(str_of(action->hint));
}

/* Of those that work everywhere: what is looked for first. */
static const enum ui_action_id everywhere[] = {
    UI_ACTION_HELP, UI_ACTION_COMMAND,      UI_ACTION_QUIT,     UI_ACTION_WHY,
    UI_ACTION_UNDO, UI_ACTION_COPY,         UI_ACTION_COMPARE,  UI_ACTION_NEXT_PANE,
    UI_ACTION_SAVE, UI_ACTION_ENGINE,       UI_ACTION_FIND_ANY,
#define TABLE(id, lower, keys, hint, text) UI_ACTION_##id,
#include "ui/present/tables.def"
#undef TABLE
    UI_ACTION_PLOT, UI_ACTION_COMPARE_WITH, UI_ACTION_OPEN,
};

enum { EVERYWHERE = sizeof(everywhere) / sizeof(everywhere[0]) };

/* Those of the focused pane first; there is always room for the help. */
const struct ui_action *ui_view_hints(const struct ui_view *v, int x, struct ui_rect r, int at)
{
    const struct ui_action *help = &ui_actions[UI_ACTION_HELP], *found = NULL;
    int kept = has_hint(v, help) ? hint_width(v, help) + GAP : 0;

    for (int i = 0; i < UI_ACTION_COUNT + EVERYWHERE; i++) {
        bool of_pane = i < UI_ACTION_COUNT;
        const struct ui_action *action =
            &ui_actions[of_pane ? (unsigned)i : (unsigned)everywhere[i - UI_ACTION_COUNT]];
        int next;

        if (!has_hint(v, action) || (of_pane && action->where == UI_IN_ANY) ||
            x + hint_width(v, action) + (of_pane ? kept : 0) > r.x + r.w - 1)
            continue;
        next = ui_view_hint(v, x, r, ui_action_key(v->scratch, v->st, action), action->hint);
        if (at >= x && at < next - GAP)
            found = action;
        x = next;
    }
    return found;
}
