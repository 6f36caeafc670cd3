#include "ui/tui/state/help_index.h"

#include "ui/term/widgets.h"

const struct ui_mode_key ui_mode_keys[] = {
#define MODE_KEY(mode, keys, hint, text) {UI_MODE_##mode, keys, hint, text},
#include "ui/tui/state/mode_keys.def"
#undef MODE_KEY
};
const size_t ui_mode_key_count = sizeof(ui_mode_keys) / sizeof(ui_mode_keys[0]);

struct str ui_mode_key(struct arena *a, const struct ui_state *st, const struct ui_mode_key *key)
{
    const struct ui_action *action =
        key->keys[0] == ':' ? ui_action_named(str_of(key->keys + 1)) : NULL;

    return action != NULL ? ui_action_key(a, st, action) : str_of(key->keys);
}

static const struct {
    char sign[4], plain[4], where[12], text[96];
} signs[] = {
#define SIGN(sign, plain, where, text) {sign, plain, where, text},
#include "ui/tui/state/signs.def"
#undef SIGN
};

enum { SIGN_COUNT = sizeof(signs) / sizeof(signs[0]) };

/* What is called so comes before what only speaks of it. */
enum pass { BY_NAME, BY_TEXT, PASSES };

struct filler {
    struct ui_state *st;
    struct ui_help *help;
    struct str filter;
    enum pass pass;
};

static bool has(const struct filler *f, struct str text)
{
    return ui_text_search(text, f->filter, 0) >= 0;
}

static bool is_wanted(const struct filler *f, const struct ui_help_entry *e)
{
    bool named;

    if (f->filter.len == 0)
        return f->pass == BY_NAME;
    named = has(f, e->name) || has(f, e->keys) || has(f, e->group);
    return f->pass == BY_NAME ? named : !named && has(f, e->text);
}

static void add(struct filler *f, const struct ui_help_entry *e)
{
    if (is_wanted(f, e))
        f->help->entries[f->help->count++] = *e;
}

/* ---- the kinds ---------------------------------------------------------------------------- */

static struct str place_name(const struct ui_state *st, enum ui_mode under)
{
    static const char names[][8] = {
        [UI_MODE_EDITOR] = "Editor", [UI_MODE_PROMPT] = "Line",  [UI_MODE_PICKER] = "List",
        [UI_MODE_NOTICE] = "Window", [UI_MODE_FINDER] = "Go to", [UI_MODE_TABLE] = "Window",
        [UI_MODE_PANES] = "",        [UI_MODE_QUESTION] = "",    [UI_MODE_HELP] = "",
    };

    return str_of(names[under][0] != '\0' ? names[under] : ui_panes[st->focus].title);
}

static void add_mode_keys(struct filler *f, enum ui_mode mode, struct str group)
{
    for (size_t i = 0; i < ui_mode_key_count; i++)
        if (ui_mode_keys[i].mode == mode)
            add(f, &(struct ui_help_entry){
                       .kind = UI_HELP_KEY,
                       .group = group,
                       .keys = ui_mode_key(&f->help->arena, f->st, &ui_mode_keys[i]),
                       .text = str_of(ui_mode_keys[i].text)});
}

static void add_action(struct filler *f, size_t i, struct str group)
{
    struct arena *a = &f->help->arena;
    const struct ui_action *action = &ui_actions[i];
    const char *alias = ui_action_alias(action);

    add(f, &(struct ui_help_entry){.kind = UI_HELP_ACTION,
                                   .index = i,
                                   .group = group,
                                   .keys = ui_action_keys(a, f->st, action),
                                   .name = alias != NULL
                                               ? arena_printf(a, ":%s :%s", action->name, alias)
                                               : arena_printf(a, ":%s", action->name),
                                   .text = str_of(ui_action_text((enum ui_action_id)i))});
}

/* What the place has of its own; a window shares the keys that open the others. */
static bool is_of_place(const struct ui_state *st, size_t i, enum ui_mode under)
{
    const struct ui_action *action = &ui_actions[i];

    if (under == UI_MODE_TABLE)
        return ui_table_offers(st->window.table.kind, (enum ui_action_id)i);
    return under == UI_MODE_PANES && action->where != UI_IN_ANY &&
           (action->where & 1u << st->focus) != 0;
}

static void add_actions(struct filler *f, bool of_place, enum ui_mode under)
{
    struct str here = place_name(f->st, under);

    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        if (is_of_place(f->st, i, under) == of_place)
            add_action(f, i, of_place ? here : str_of(ui_actions[i].group));
}

static void add_signs(struct filler *f)
{
    for (size_t i = 0; i < SIGN_COUNT; i++)
        add(f,
            &(struct ui_help_entry){.kind = UI_HELP_SIGN,
                                    .group = STR_LIT("Signs"),
                                    .keys = str_of(f->st->ascii ? signs[i].plain : signs[i].sign),
                                    .name = str_of(signs[i].where),
                                    .text = str_of(signs[i].text)});
}

static void add_fields(struct filler *f)
{
    struct arena *a = &f->help->arena;

    for (int id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct mdl_field_text field = mdl_field_text((enum mdl_field_id)id);

        if (field.help != NULL && !ui_field_is_element((enum mdl_field_id)id))
            add(f, &(struct ui_help_entry){
                       .kind = UI_HELP_FIELD,
                       .index = (size_t)id,
                       .group = STR_LIT("Fields"),
                       .name = str_of(field.label),
                       .text = arena_printf(a, "%.*s: %s",
                                            STR_FMT(mdl_field_path(a, (enum mdl_field_id)id)),
                                            field.help)});
    }
}

static void add_templates(struct filler *f)
{
    for (size_t i = 0; i < ui_template_count(); i++) {
        const struct ui_template t = ui_template_row(i);

        add(f, &(struct ui_help_entry){
                   .kind = UI_HELP_TEMPLATE,
                   .index = i,
                   .group = STR_LIT("To add"),
                   .name = t.title,
                   .text = arena_printf(&f->help->arena, "to %s", mdl_field_text(t.list).label)});
    }
}

static void add_rules(struct filler *f)
{
    for (size_t r = 0; r < RULE_COUNT; r++) {
        const struct spec_rule_info rule = spec_rule_info((enum spec_rule)r);

        add(f, &(struct ui_help_entry){.kind = UI_HELP_RULE,
                                       .index = r,
                                       .group = STR_LIT("Rules"),
                                       .name = str_of(rule.id),
                                       .text = str_of(rule.title)});
    }
}

/* Without a filter the keys and signs; fields and rules would bury them. */
static void add_all(struct filler *f)
{
    enum ui_mode under = f->help->under;

    if (under != UI_MODE_PANES)
        add_mode_keys(f, under, place_name(f->st, under));
    add_actions(f, true, under);
    add_actions(f, false, under);
    if (under == UI_MODE_PANES)
        add_mode_keys(f, under, STR_LIT("Keys"));
    add_signs(f);
    if (f->filter.len == 0)
        return;
    add_templates(f);
    add_fields(f);
    add_rules(f);
}

/* What is being typed there would be lost. */
static bool takes_text(enum ui_mode mode)
{
    return mode == UI_MODE_EDITOR || mode == UI_MODE_PROMPT || mode == UI_MODE_FINDER;
}

bool ui_help_can_leave(const struct ui_state *st)
{
    return !takes_text(st->help.under);
}

bool ui_help_fill(struct ui_state *st)
{
    struct ui_help *h = &st->help;
    struct filler f = {.st = st, .help = h, .filter = ui_line_edit_text(&h->filter)};
    size_t most = ui_mode_key_count + UI_ACTION_COUNT + SIGN_COUNT + MDL_FIELD_COUNT + RULE_COUNT +
                  ui_template_count();

    arena_reset(&h->arena);
    h->count = 0;
    h->entries = arena_calloc(&h->arena, most, sizeof(*h->entries));
    if (h->entries == NULL)
        return false;
    for (f.pass = BY_NAME; f.pass < PASSES; f.pass++)
        add_all(&f);
    return !arena_failed(&h->arena);
}
