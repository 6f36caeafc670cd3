#include "ui/tui/act/command_words.h"

#include "model/document/engine.h"
#include "specgen/credential/mask.h"
#include "ui/tui/act/choices.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/state/complete.h"

/* ---- operands --------------------------------------------------------------------------- */

/* What an engine is called with and without its "moby-", as it was begun. */
static void complete_engine(struct ui_state *st, struct str before, struct str typed)
{
    static const struct str prefix = STR_INIT("moby-");
    struct ui_matches m = ui_matches_of(&st->scratch, typed);
    bool bare = typed.len > 0 && typed.s[0] >= '0' && typed.s[0] <= '9';

    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
        struct str name = str_of(mdl_engines[i].name);

        ui_match(&m, bare ? str_cut(name, prefix.len, name.len) : name);
    }
    ui_complete_with(st, before, &m, ui_value_kinds[UI_TAKES_ENGINE].none);
}

static void complete_theme(struct ui_state *st, struct str before, struct str typed)
{
    struct ui_matches m = ui_matches_of(&st->scratch, typed);
    struct ui_theme_list list;

    if (!ui_check(st, ui_theme_list(&list)))
        return;
    ui_match(&m, STR_LIT("auto"));
    for (size_t i = 0; i < list.count; i++)
        ui_match(&m, arena_str(&st->scratch, str_of(list.entries[i].name)));
    ui_complete_with(st, before, &m, ui_value_kinds[UI_TAKES_THEME].none);
    ui_theme_list_finish(&list);
}

/* ---- fields and values ------------------------------------------------------------------ */

/* What stands in the same object; those with others in them are not at their end yet. */
static void match_fields(struct ui_matches *m, enum mdl_field_id parent)
{
    for (int id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct mdl_field *f = &mdl_fields[id];
        bool open = f->type == MDL_T_OBJECT;

        if (f->parent == parent && f->key[0] != '[' && f->key[0] != '{')
            ui_match(m, arena_printf(m->arena, "%s%s", f->key, open ? "." : ""));
    }
}

static bool is_in_a_list(enum mdl_field_id field)
{
    while (field != MDL_F_NONE && mdl_fields[field].key[0] != '[' &&
           mdl_fields[field].key[0] != '{')
        field = mdl_fields[field].parent;
    return field != MDL_F_NONE;
}

/* Of who types the end of a path first: "mem" is container.HostConfig.Memory. */
static struct ui_matches paths_that_end_so(struct arena *a, struct str typed)
{
    struct ui_matches m = ui_matches_of(a, STR_NONE);

    for (int id = 0; id < MDL_FIELD_COUNT; id++) {
        struct str key = str_of(mdl_fields[id].key);

        if (typed.len > 0 && key.len >= typed.len && !is_in_a_list((enum mdl_field_id)id) &&
            str_starts_ascii_case(key, typed))
            ui_match(&m, mdl_field_path(a, (enum mdl_field_id)id));
    }
    return m;
}

static void complete_field(struct ui_state *st, struct str before, struct str typed)
{
    const struct value *root = ui_document_now(ui_current(st))->root;
    struct ui_matches m;
    struct mdl_path path = {.field = MDL_F_NONE};
    size_t dot = typed.len;
    struct err *e = NULL;

    while (dot > 0 && typed.s[dot - 1] != '.')
        dot--;
    m = ui_matches_of(&st->scratch, str_cut(typed, dot, typed.len));
    if (dot > 0)
        e = mdl_path_parse(&path, &st->scratch, str_cut(typed, 0, dot - 1), root);
    if (e == NULL && (dot == 0 || path.field != MDL_F_NONE))
        match_fields(&m, path.field);
    err_free(e);
    if (m.count == 0 && dot == 0)
        m = paths_that_end_so(&st->scratch, typed);
    before =
        arena_printf(&st->scratch, "%.*s%.*s", STR_FMT(before), STR_FMT(str_cut(typed, 0, dot)));
    ui_complete_with(st, before, &m, "no such field");
    if (m.count == 1 && !str_ends(m.common, STR_LIT(".")))
        ui_prompt_note(st, STR_LIT("then = and a value, or = and Tab"));
}

/* The choices of a field, or what it is now, to be changed. */
static void complete_value(struct ui_state *st, struct str before, struct str path,
                           struct str typed)
{
    const struct value *root = ui_document_now(ui_current(st))->root;
    struct ui_matches m = ui_matches_of(&st->scratch, typed);
    struct mdl_path at;
    struct err *e = mdl_path_parse(&at, &st->scratch, path, root);

    if (e != NULL) {
        ui_prompt_note(st, arena_str(&st->scratch, str_of(e->text)));
        err_free(e);
        return;
    }
    if (at.field != MDL_F_NONE) {
        size_t count = ui_choice_count(at.field);
        const struct value *now = value_at(root, at.steps, at.count);
        struct str text = mdl_value_print(&st->scratch, at.field, now);

        for (size_t i = 0; i < count; i++)
            ui_match(&m, ui_choice_text(at.field, i));
        /* Stars would be taken for the value. */
        if (count == 0 && now != NULL && (ui_current(st)->unmasked || !mask_needed(text)))
            ui_match(&m, text);
    }
    ui_complete_with(st, before, &m, "no list of values for this field");
}

static void complete_setting(struct ui_state *st, struct str before, struct str typed)
{
    ptrdiff_t equals = str_find(typed, '=', 0);
    struct str path = str_cut(typed, 0, equals < 0 ? typed.len : (size_t)equals);

    if (equals < 0) {
        complete_field(st, before, typed);
        return;
    }
    before = arena_printf(&st->scratch, "%.*s%.*s=", STR_FMT(before), STR_FMT(path));
    complete_value(st, before, path, str_cut(typed, (size_t)equals + 1, typed.len));
}

void ui_complete_setting(struct ui_state *st)
{
    complete_setting(st, STR_NONE, arena_str(&st->scratch, ui_line_edit_text(&st->prompt.line)));
}

/* ---- the line ----------------------------------------------------------------------------- */

static void add_match(void *matches, struct str word)
{
    struct ui_matches *m = matches;

    ui_match(m, arena_str(m->arena, word));
}

static void complete_word(struct ui_state *st, const struct ui_operand *operand, struct str before,
                          struct str typed)
{
    struct ui_matches m = ui_matches_of(&st->scratch, typed);

    if (!ui_value_words(operand->kind, operand->choices, add_match, &m))
        st->fatal = err_oom();
    ui_complete_with(st, before, &m, ui_value_kinds[operand->kind].none);
}

static void tell_action(struct ui_state *st, const struct ui_action *action)
{
    ui_prompt_note(st, str_of(ui_action_text((enum ui_action_id)(action - ui_actions))));
}

/* By its kind of value; those that depend on the document or on the user's files have their own. */
static void complete_operand(struct ui_state *st, struct str name, struct str before,
                             struct str typed)
{
    size_t count;
    const struct ui_action *action = ui_action_of_word(name, &count);
    struct ui_operand operand;

    if (action == NULL) {
        ui_prompt_note(st, STR_LIT("no such action"));
        return;
    }
    operand = ui_operand_of(action);
    if (operand.kind == UI_TAKES_NONE || operand.kind == UI_TAKES_TEXT)
        tell_action(st, action);
    else if (operand.kind == UI_TAKES_FILE)
        ui_complete_path_after(st, before, typed);
    else if (operand.kind == UI_TAKES_SETTING)
        complete_setting(st, before, typed);
    else if (operand.kind == UI_TAKES_ENGINE)
        complete_engine(st, before, typed);
    else if (operand.kind == UI_TAKES_THEME)
        complete_theme(st, before, typed);
    else
        complete_word(st, &operand, before, typed);
}

/* What Enter would take as it stands, though no action's name begins so: "wq", "12". */
static bool is_whole(struct ui_state *st, struct str line)
{
    size_t count;
    const struct ui_action *action = ui_action_of_word(line, &count);

    if (action != NULL)
        tell_action(st, action);
    else if (ui_is_row_number(line, &count))
        ui_prompt_note(st, STR_LIT("goes to the row of this number"));
    else
        return false;
    return true;
}

void ui_complete_command(struct ui_state *st)
{
    struct str line = arena_str(&st->scratch, ui_line_edit_text(&st->prompt.line));
    ptrdiff_t blank = str_find(line, ' ', 0);
    struct ui_matches m = ui_matches_of(&st->scratch, line);

    if (blank >= 0) {
        struct str before = str_cut(line, 0, (size_t)blank + 1);

        complete_operand(st, str_cut(line, 0, (size_t)blank), before,
                         str_cut(line, (size_t)blank + 1, line.len));
        return;
    }
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        ui_match(&m, str_of(ui_actions[i].name));
    if (m.count == 0 && is_whole(st, line))
        return;
    ui_complete_with(st, STR_NONE, &m, "no such action");
    if (m.count == 1)
        tell_action(st, ui_action_named(m.common));
}
