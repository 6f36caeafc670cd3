#include "ui/present/finder.h"

#include "model/base/utf8.h"
#include "specgen/credential/mask.h"
#include "ui/present/fuzzy.h"

const char *const ui_target_name[] = {
    [UI_TARGET_FIELD] = "field",
    [UI_TARGET_SPEC] = "spec",
    [UI_TARGET_PROBLEM] = "problem",
    [UI_TARGET_RULE] = "rule",
};

void ui_finder_init(struct ui_finder *f)
{
    arena_init(&f->arena);
}

void ui_finder_finish(struct ui_finder *f)
{
    arena_finish(&f->arena);
}

enum { TEXT_MAX = 100 };

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

static void add_fields(struct ui_finder *f, const struct mdl_doc *doc, const struct ui_form *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct ui_row *row = &all->rows[i];
        struct str name;

        if (row->kind == UI_ROW_SECTION)
            continue;
        name = row->kind == UI_ROW_FIELD ? str_of(mdl_fields[row->place.field].label)
                                         : ui_row_value(&f->arena, row);
        add(f, UI_TARGET_FIELD, arena_str(&f->arena, name),
            ui_place_text(&f->arena, &row->place, doc->root))
            ->place = row->place;
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

    for (size_t i = 0; i < g->spec.count; i++) {
        const struct ui_spec_line *line = &g->spec.lines[i];
        unsigned depth = line->depth;

        if (line->closes || line->node->parent == NULL || depth == 0 || depth >= DEPTH_MAX)
            continue;
        path[depth] = path_below(f, path[depth - 1], line->node, place[depth]++);
        if (line->opens && depth + 1 < DEPTH_MAX)
            place[depth + 1] = 0;
        add(f, UI_TARGET_SPEC, path[depth],
            line->opens ? STR_NONE : arena_printf(&f->arena, "= %.*s", STR_FMT(line->value)))
            ->line = i;
    }
}

static void add_problems(struct ui_finder *f, const struct ui_generation *g)
{
    for (size_t i = 0; i < g->problems.count; i++) {
        const struct problem *p = &g->problems.items[i];

        add(f, UI_TARGET_PROBLEM, p->text, str_of(spec_rules[p->rule].id))->place =
            ui_place_of(p->ref.field, p->ref.index);
    }
}

static void add_rules(struct ui_finder *f)
{
    for (int r = 0; r < RULE_COUNT; r++)
        add(f, UI_TARGET_RULE,
            arena_printf(&f->arena, "%s: %s", spec_rules[r].id, spec_rules[r].title), STR_NONE)
            ->rule = (enum spec_rule)r;
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
    f->targets =
        ok ? arena_calloc(&f->arena, all.count + g->spec.count + g->problems.count + RULE_COUNT,
                          sizeof(*f->targets))
           : NULL;
    if (f->targets != NULL) {
        add_problems(f, g);
        add_fields(f, written, &all);
        add_lines(f, g);
        add_rules(f);
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

/* What a thing is called counts more than where it stands; rules come last among equals. */
static int score_of(const struct ui_target *t, struct str query)
{
    int score = ui_fuzzy(t->text, query);

    if (score == 0)
        return 0;
    if (t->note.len > 0)
        score += ui_fuzzy(t->name, query);
    else if (t->kind == UI_TARGET_SPEC)
        score *= 2; /* its name is its path */
    return score;
}

void ui_finder_search(struct ui_finder *f, struct str query)
{
    f->hit_count = f->found = 0;
    for (size_t i = 0; i < f->count; i++) {
        int score = score_of(&f->targets[i], query);

        if (score > 0)
            keep(f, i, score);
    }
}
