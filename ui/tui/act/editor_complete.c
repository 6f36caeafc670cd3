#include "ui/tui/act/editor_complete.h"

#include "ui/tui/act/choices.h"
#include "ui/tui/state/complete.h"

static struct ui_matches matches(struct arena *a, enum mdl_field_id field, struct str typed)
{
    struct ui_matches m = ui_matches_of(a, typed);
    size_t count = ui_choice_count(field);

    for (size_t i = 0; i < count; i++)
        ui_match(&m, ui_choice_text(field, i));
    return m;
}

struct ui_completed ui_complete_choice(struct arena *a, enum mdl_field_id field, struct str typed)
{
    struct ui_matches m = matches(a, field, typed);

    if (ui_choice_count(field) == 0)
        return (struct ui_completed){.said = STR_LIT("no list of values for this field")};
    if (m.count == 0) {
        m = matches(a, field, STR_NONE);
        return (struct ui_completed){
            .said = arena_printf(a, "none of the usual values begins so: %.*s", STR_FMT(m.all))};
    }
    return (struct ui_completed){
        .text = m.common.len > typed.len ? m.common : STR_NONE,
        .said = m.count > 1 ? m.all : STR_NONE,
    };
}
