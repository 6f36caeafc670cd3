#include "ui/present/finder.h"

#include "model/base/utf8.h"
#include "model/document/field_search.h"
#include "specgen/credential/mask.h"
#include "ui/present/fuzzy.h"
#include "ui/present/rank.h"
#include "ui/present/templates.h"

const char ui_target_name[][8] = {
    [UI_TARGET_FIELD] = "field", [UI_TARGET_ADD] = "add",         [UI_TARGET_SPEC] = "spec",
    [UI_TARGET_RULE] = "rule",   [UI_TARGET_PROBLEM] = "problem", [UI_TARGET_CODE] = "code",
};

void ui_finder_init(struct ui_finder *f)
{
    arena_init(&f->arena);
}

void ui_finder_finish(struct ui_finder *f)
{
    arena_finish(&f->arena);
}

enum { TEXT_MAX = 100, VALUE_MAX = 60 };

/* A long text would hold any letters in any order. */
static struct str short_text(struct ui_finder *f, struct str text)
{
    if (f->masks)
        text = mask_secrets(&f->arena, text);
    return utf8_cut(text, TEXT_MAX);
}

static struct ui_target *add(struct ui_finder *f, enum ui_target_kind kind, struct str name,
                             struct str note)
{
    struct ui_target *t = &f->targets[f->count++];

    t->kind = kind;
    t->name = name = short_text(f, name);
    t->note = note = short_text(f, note);
    t->text = arena_printf(&f->arena, "%.*s %.*s", STR_FMT(name), STR_FMT(note));
    return t;
}

/* "Mounts [1]": an element by its list, because its value may be long. */
static struct str name_of(struct ui_finder *f, const struct ui_row *row)
{
    const struct mdl_field *field = &mdl_fields[row->place.field];
    struct str label = ui_row_label(&f->arena, row);

    if (row->kind == UI_ROW_FIELD)
        return label;
    return arena_printf(&f->arena, "%s %.*s", mdl_field_text(field->parent).label, STR_FMT(label));
}

static void add_fields(struct ui_finder *f, const struct mdl_doc *doc, const struct ui_form *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct ui_row *row = &all->rows[i];
        struct str path, value;
        struct ui_target *t;

        if (row->kind == UI_ROW_SECTION)
            continue;
        path = ui_place_text(&f->arena, &row->place, doc->root);
        value = row->value != NULL ? ui_row_value(&f->arena, row) : STR_NONE;
        t = add(f, UI_TARGET_FIELD, name_of(f, row), path);
        t->place = row->place;
        t->value = utf8_cut(f->masks ? mask_secrets(&f->arena, value) : value, VALUE_MAX);
    }
}

/* What create makes of a request, and a request has no field for, cannot be added. */
static bool can_be_added(const struct ui_generation *g, enum mdl_field_id list)
{
    const struct ui_place place = {.field = list};

    return g->assessment.created == NULL || !ui_place_is_container(&place) ||
           mdl_field_asked_through(list) != 0;
}

static void add_templates(struct ui_finder *f, const struct ui_generation *g)
{
    for (size_t i = 0; i < ui_template_count(); i++) {
        const struct ui_template row = ui_template_row(i);
        struct ui_target *t;

        if (!can_be_added(g, row.list))
            continue;
        t = add(f, UI_TARGET_ADD, str_of(mdl_field_text(row.list).label), row.title);
        t->place = (struct ui_place){.field = row.list};
        if (!str_starts(row.parts[0].text, STR_LIT("{")))
            t->value = utf8_cut(row.parts[0].text, VALUE_MAX);
    }
}

enum { DEPTH_MAX = 16 }; /* a spec has no more */

/* As spec_node_path() says it, but out of the path of the object or list around, because to
 * count the places of a long list for each of its elements would take the square of the time. */
static struct str path_below(struct ui_finder *f, struct str above, const struct spec_node *node,
                             size_t place)
{
    if (node->parent->kind == SPEC_LIST)
        return arena_printf(&f->arena, "%.*s[%zu]", STR_FMT(above), place);
    if (str_find(node->key, '.', 0) >= 0)
        return arena_printf(&f->arena, "%.*s[\"%.*s\"]", STR_FMT(above), STR_FMT(node->key));
    return above.len == 0
               ? node->key
               : arena_printf(&f->arena, "%.*s.%.*s", STR_FMT(above), STR_FMT(node->key));
}

static void add_lines(struct ui_finder *f, const struct ui_generation *g)
{
    struct str path[DEPTH_MAX] = {{NULL, 0}};
    size_t place[DEPTH_MAX] = {0};
    const struct ui_spec_lines *spec = &g->trees[UI_TREE_SPEC];

    for (size_t i = 0; i < spec->count; i++) {
        const struct ui_spec_line *line = &spec->lines[i];
        unsigned depth = line->depth;
        struct ui_target *t;

        if (line->closes || line->node->parent == NULL || depth == 0 || depth >= DEPTH_MAX)
            continue;
        path[depth] = path_below(f, path[depth - 1], line->node, place[depth]++);
        if (line->opens && depth + 1 < DEPTH_MAX)
            place[depth + 1] = 0;
        t = add(f, UI_TARGET_SPEC, path[depth], STR_NONE);
        t->line = i;
        if (!line->opens)
            t->value = utf8_cut(f->masks ? ui_spec_line_shown(line) : line->value, VALUE_MAX);
    }
}

static void add_problems(struct ui_finder *f, const struct ui_generation *g)
{
    for (size_t i = 0; i < g->problems.count; i++) {
        const struct problem *p = &g->problems.items[i];

        add(f, UI_TARGET_PROBLEM, p->text, str_of(spec_rule_info(p->rule).id))->place =
            ui_place_of(p->ref.field, p->ref.index);
    }
}

static void add_rules(struct ui_finder *f)
{
    for (int r = 0; r < RULE_COUNT; r++) {
        const struct spec_rule_info rule = spec_rule_info((enum spec_rule)r);

        add(f, UI_TARGET_RULE, arena_printf(&f->arena, "%s: %s", rule.id, rule.title), STR_NONE)
            ->rule = (enum spec_rule)r;
    }
}

static void add_codes(struct ui_finder *f)
{
    for (size_t i = 0; i < code_count; i++) {
        const struct code c = code_at(i);

        add(f, UI_TARGET_CODE, arena_printf(&f->arena, "0x%X %s", (unsigned)c.value, c.name),
            str_of(c.meaning))
            ->code = i;
    }
}

bool ui_finder_fill(struct ui_finder *f, const struct ui_generation *g)
{
    const struct mdl_doc *written = g->assessment.written;
    struct ui_form all;
    bool ok;

    arena_reset(&f->arena);
    f->masks = !g->unmasked;
    f->count = f->hit_count = f->found = 0;
    ui_form_init(&all);
    all.of = g->assessment.created != NULL ? UI_FORM_OF_REQUEST : UI_FORM_OF_CONTAINER;
    ok = ui_form_build(&all, written, g->assessment.doc, true);
    f->targets = ok ? arena_calloc(&f->arena,
                                   all.count + g->trees[UI_TREE_SPEC].count + g->problems.count +
                                       RULE_COUNT + code_count + ui_template_count(),
                                   sizeof(*f->targets))
                    : NULL;
    if (f->targets != NULL) {
        add_problems(f, g);
        add_fields(f, written, &all);
        add_templates(f, g);
        add_lines(f, g);
        add_rules(f);
        add_codes(f);
    }
    ui_form_finish(&all);
    return f->targets != NULL && !arena_failed(&f->arena);
}

static void keep(struct ui_finder *f, size_t target, int score)
{
    size_t at = f->hit_count;

    f->found++;
    if (at == UI_FINDER_SHOWN && f->hits[at - 1].score >= score)
        return;
    if (at == UI_FINDER_SHOWN)
        at--;
    else
        f->hit_count++;
    for (; at > 0 && f->hits[at - 1].score < score; at--)
        f->hits[at] = f->hits[at - 1];
    f->hits[at] = (struct ui_hit){target, score};
}

static enum ui_rank better(enum ui_rank a, enum ui_rank b)
{
    return a > b ? a : b;
}

static bool is_this_code(const struct ui_target *t, struct str query)
{
    struct code asked;
    uint32_t value;

    if (!code_asked(&value, query))
        return false;
    asked = code_find(value);
    return asked.name != NULL && asked.value == code_at(t->code).value;
}

/* The last key alone is no path: "cpu" means the fields before the object, and "dns" the flag. */
static enum ui_rank path_rank(struct str path, struct str query)
{
    enum ui_rank rank = ui_rank_path(path, query);

    return rank == UI_RANK_EXACT && query.len < path.len && str_find(query, '.', 0) < 0
               ? UI_RANK_WORD
               : rank;
}

enum { CALLED_LEAST = 2 }; /* letters of a word that people have for a field */

static enum ui_rank rank_of(const struct ui_target *t, struct str query)
{
    enum ui_rank rank = UI_RANK_NONE;
    bool starts;

    switch (t->kind) {
    case UI_TARGET_FIELD:
        rank = better(ui_rank_label(t->name, query), path_rank(t->note, query));
        if (rank == UI_RANK_NONE && query.len >= CALLED_LEAST &&
            mdl_field_is_called(t->place.field, query))
            rank = UI_RANK_PATH;
        break;
    case UI_TARGET_ADD:
        rank = ui_rank_label(t->note, query);
        break;
    case UI_TARGET_SPEC:
        rank = path_rank(t->name, query);
        break;
    case UI_TARGET_RULE:
        if (ui_same_words(str_of(spec_rule_info(t->rule).id), query))
            return UI_RANK_EXACT;
        rank = ui_rank_label(t->name, query);
        break;
    case UI_TARGET_CODE:
        if (is_this_code(t, query))
            return UI_RANK_EXACT;
        rank = ui_rank_label(t->name, query);
        break;
    case UI_TARGET_PROBLEM:
        rank = ui_has_part(t->text, query, &starts) ? UI_RANK_PATH : UI_RANK_NONE;
        break;
    }
    if (rank == UI_RANK_NONE && ui_has_part(t->value, query, &starts))
        rank = UI_RANK_VALUE;
    return rank;
}

/* The rank first, then the kind, then how well the letters fit. */
static int score_of(const struct ui_target *t, struct str query)
{
    enum { KINDS = 8, FIT = 8192 };
    int fit = ui_fuzzy(t->text, query);
    enum ui_rank rank = rank_of(t, query);

    if (rank == UI_RANK_NONE && fit == 0)
        return 0;
    if (rank == UI_RANK_NONE)
        rank = UI_RANK_LETTERS;
    return ((int)rank * KINDS + (KINDS - 1 - (int)t->kind)) * FIT + (fit < FIT ? fit : FIT - 1);
}

/* What the list shows in front of them may be typed, too: "add pipe", "rule cpu". */
static int score_by_kind(const struct ui_target *t, struct str query)
{
    struct str kind = str_of(ui_target_name[t->kind]);
    int score = score_of(t, query), within = 0;

    if (query.len > kind.len && query.s[kind.len] == ' ' && str_starts_ascii_case(query, kind))
        within = score_of(t, str_trim(str_cut(query, kind.len, query.len)));
    return within > score ? within : score;
}

void ui_finder_search(struct ui_finder *f, struct str query)
{
    f->hit_count = f->found = 0;
    query = str_trim(query);
    for (size_t i = 0; i < f->count; i++) {
        int score = score_by_kind(&f->targets[i], query);

        if (score > 0)
            keep(f, i, score);
    }
}
