#include "ui/present/touch.h"

#include "model/base/mix.h"
#include "specgen/tree/path.h"
#include "ui/present/generation.h"

enum {
    VALUE_MOST = 18,
    BEFORE = 8,
    DOTS = 3,
    TEXT_MOST = 64
}; /* bytes, about: the rest is looked at in its pane */

/* At a character's boundary. */
static struct str shortened(struct arena *a, struct str text, size_t most)
{
    size_t end = most;

    if (text.len <= most)
        return text;
    while (end > 0 && ((unsigned char)text.s[end] & 0xC0) == 0x80)
        end--;
    return arena_printf(a, "%.*s...", STR_FMT(str_cut(text, 0, end)));
}

/* A sentence: behind a word, where one ends in the second half. */
static struct str shortened_words(struct arena *a, struct str text, size_t most)
{
    size_t end = most;

    if (text.len <= most)
        return text;
    while (end > most / 2 && text.s[end] != ' ')
        end--;
    return shortened(a, text, end > most / 2 ? end : most);
}

/* What two long values begin with alike says nothing of how they differ: the text from shortly
 * before that place on. */
static struct str from_difference(struct arena *a, struct str text, struct str other)
{
    size_t same = 0, from;

    while (same < text.len && same < other.len && text.s[same] == other.s[same])
        same++;
    if (same + BEFORE < VALUE_MOST || text.len <= VALUE_MOST)
        return text;
    from = same - BEFORE;
    if (from + VALUE_MOST - DOTS > text.len)
        from = text.len - VALUE_MOST + DOTS;
    while (from > 0 && ((unsigned char)text.s[from] & 0xC0) == 0x80)
        from--;
    return from == 0 ? text : arena_printf(a, "...%.*s", STR_FMT(str_cut(text, from, text.len)));
}

/* ---- what is listed ------------------------------------------------------------------- */

static uint64_t hash_of(const char *list, char sign, struct str text)
{
    struct str name = list != NULL ? str_of(list) : STR_NONE;

    return mix_bytes(mix_bytes(mix_number(MIX_SEED, (unsigned char)sign), name.s, name.len), text.s,
                     text.len);
}

/* In one line. */
static struct str joined(struct arena *a, struct str text)
{
    ptrdiff_t end = str_find(text, '\n', 0);

    return end < 0 ? text
                   : arena_printf(a, "%.*s, %.*s", STR_FMT(str_cut(text, 0, (size_t)end)),
                                  STR_FMT(str_cut(text, (size_t)end + 1, text.len)));
}

/* The slot of what has this hash, or the one that it would get. */
static uint32_t *slot_of(const struct ui_listed *l, uint64_t hash)
{
    size_t at = (size_t)hash & l->slot_mask;

    while (l->slots[at] != 0 && l->items[l->slots[at] - 1].hash != hash)
        at = (at + 1) & l->slot_mask;
    return &l->slots[at];
}

/* NULL: it does not list that. */
static const struct ui_listed_text *find(const struct ui_listed *l, uint64_t hash)
{
    uint32_t slot = l->count > 0 ? *slot_of(l, hash) : 0;

    return slot != 0 ? &l->items[slot - 1] : NULL;
}

/* More than half of the slots stay free. */
static bool make_room(struct ui_listed *out, struct arena *a, size_t most)
{
    size_t slots = 2;

    if (most >= UINT32_MAX)
        return false;
    while (slots <= 2 * most)
        slots *= 2;
    *out = (struct ui_listed){.items = arena_calloc(a, most + 1, sizeof(*out->items)),
                              .slots = arena_calloc(a, slots, sizeof(*out->slots)),
                              .slot_mask = slots - 1};
    return out->items != NULL && out->slots != NULL;
}

static void list(struct ui_listed *out, struct arena *a, const struct ui_listed *before,
                 const char *name, char sign, struct str text)
{
    uint64_t hash = hash_of(name, sign, text);
    const struct ui_listed_text *was = find(before, hash);
    uint32_t *slot = slot_of(out, hash);

    if (*slot == 0)
        *slot = (uint32_t)out->count + 1;
    out->items[out->count++] = (struct ui_listed_text){
        .hash = hash,
        .sign = sign,
        .is_new = was == NULL,
        .list = name,
        .text = arena_str(a, was != NULL ? was->text : joined(a, text)),
    };
}

/* Problems are told of as problems, not as the items of their panel. */
static const char *const panel_names[UI_PANEL_COUNT] = {
#define PANEL(id, name, key, title, text, fill) [UI_PANEL_##id] = title,
#include "ui/present/panels.def"
#undef PANEL
};

bool ui_listed_make(struct ui_listed *out, struct arena *a, const struct ui_generation *g,
                    const struct ui_listed *before)
{
    size_t most = g->problems.count + g->assessment.unknowns.count;

    for (int p = 0; p < UI_PANEL_COUNT; p++)
        most += p != UI_PANEL_ERRORS ? g->panels[p].count : 0;
    if (!make_room(out, a, most))
        return false;
    for (size_t i = 0; i < g->problems.count; i++)
        list(out, a, before, NULL, problem_sign(g->problems.items[i].severity),
             g->problems.items[i].text);
    for (const struct spec_unknown *u = g->assessment.unknowns.first; u != NULL; u = u->next)
        list(out, a, before, NULL, '?', u->question);
    for (int p = 0; p < UI_PANEL_COUNT; p++)
        for (size_t i = 0; p != UI_PANEL_ERRORS && i < g->panels[p].count; i++)
            if (g->panels[p].items[i].problem == NULL)
                list(out, a, before, panel_names[p], 0, g->panels[p].items[i].text);
    return !arena_failed(a);
}

/* ---- the touches ---------------------------------------------------------------------- */

struct maker {
    struct arena *a;
    struct ui_touches *out;
    size_t size;
};

/* NULL: no memory. */
static struct ui_touch *add(struct maker *m, enum ui_role role, struct str text)
{
    if (m->out->count == m->size) {
        size_t size = m->size > 0 ? 2 * m->size : 16;
        struct ui_touch *more = arena_alloc(m->a, size * sizeof(*more));

        if (more == NULL)
            return NULL;
        if (m->out->count > 0)
            memcpy(more, m->out->items, m->out->count * sizeof(*more));
        m->out->items = more;
        m->size = size;
    }
    m->out->items[m->out->count] = (struct ui_touch){.role = role, .text = text};
    return &m->out->items[m->out->count++];
}

/* The last words say what it is; the first ones are the same for nearly all. */
static struct str short_path(struct maker *m, const struct spec_node *node)
{
    static const struct str common[] = {
        STR_INIT("windows.resources."),
        STR_INIT("windows."),
    };
    struct str path = spec_node_path(m->a, node);

    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
        if (str_starts(path, common[i]))
            return str_cut(path, common[i].len, path.len);
    return path.len > 0 ? path : STR_LIT("spec");
}

/* was: empty, or what it is told beside. */
static struct str value_of(struct maker *m, const struct ui_spec_line *line, struct str was)
{
    if (line->opens)
        return line->value.s[0] == '{' ? STR_LIT("{...}") : STR_LIT("[...]");
    return shortened(m->a, from_difference(m->a, ui_spec_line_shown(line), was), VALUE_MOST);
}

static void add_gone(struct maker *m, const struct ui_spec_line *line)
{
    /* A closing brace's node is what was closed; all others stand beside what is gone. */
    const struct spec_node *around = line->closes ? line->node : line->node->parent;
    const struct ui_spec_mark *mark = &line->aside->mark;
    struct str path = around != NULL ? short_path(m, around) : STR_NONE;
    struct ui_touch *touch =
        add(m, UI_ROLE_CHANGED,
            around == NULL || around->parent == NULL || str_is(path, "windows")
                ? arena_printf(m->a, "- %.*s", STR_FMT(mark->gone))
                : arena_printf(m->a, "- %.*s: %.*s", STR_FMT(path), STR_FMT(mark->gone)));

    if (touch != NULL && mark->gone_whole.len != mark->gone.len)
        touch->full = mark->gone_whole;
}

static void add_line(struct maker *m, const struct ui_spec_line *line)
{
    struct str path = short_path(m, line->node), was = line->aside->mark.was,
               value = value_of(m, line, was), now = ui_spec_line_shown(line);
    struct str before = shortened(m->a, from_difference(m->a, was, now), VALUE_MOST);
    bool added = line->change == UI_ADDED;
    struct ui_touch *touch =
        add(m, UI_ROLE_CHANGED,
            added ? arena_printf(m->a, "+ %.*s %.*s", STR_FMT(path), STR_FMT(value))
                  : arena_printf(m->a, "%.*s %.*s -> %.*s", STR_FMT(path), STR_FMT(before),
                                 STR_FMT(value)));

    if (touch == NULL)
        return;
    touch->node = line->node;
    if (!line->opens && (value.len != now.len || (!added && before.len != was.len)))
        touch->full = added ? now : arena_printf(m->a, "%.*s -> %.*s", STR_FMT(was), STR_FMT(now));
}

static void add_spec(struct maker *m, const struct ui_spec_lines *spec)
{
    for (size_t i = 0, next; i < spec->count; i = next) {
        const struct ui_spec_line *line = &spec->lines[i];

        next = i + 1;
        if (line->aside->mark.removed > 0)
            add_gone(m, line);
        if (line->change == UI_SAME)
            continue;
        add_line(m, line);
        next = line->end; /* what came with it is told by its first line */
    }
}

/* The lines with marks against the state before, where a baseline is pinned. */
static struct ui_spec_lines compared(struct arena *a, const struct ui_spec_lines *now,
                                     const struct ui_spec_lines *before)
{
    static const struct ui_spec_mark none;
    struct ui_spec_lines copy = {.lines = arena_alloc(a, (now->count + 1) * sizeof(*copy.lines)),
                                 .count = now->count};

    if (copy.lines == NULL)
        return (struct ui_spec_lines){0};
    for (size_t i = 0; i < now->count; i++) {
        copy.lines[i] = now->lines[i];
        if (!ui_spec_line_mark(&copy.lines[i], a, UI_SAME, &none))
            return (struct ui_spec_lines){0};
    }
    ui_spec_lines_compare(&copy, a, before);
    return copy;
}

/* marked: against the state before, already. */
static void add_specs(struct maker *m, const struct ui_spec_lines *now,
                      const struct ui_spec_lines *before, bool marked)
{
    struct ui_spec_lines lines;

    if (now->count == 0 && before->count > 0) {
        (void)add(m, UI_ROLE_ERROR, STR_LIT("no spec any more"));
    } else if (now->count > 0 && before->count == 0) {
        (void)add(m, UI_ROLE_OK, arena_printf(m->a, "+ a spec of %zu lines", now->count));
    } else if (marked) {
        add_spec(m, now);
    } else {
        lines = compared(m->a, now, before);
        add_spec(m, &lines);
    }
}

static enum ui_role role_of(char sign)
{
    return sign == 'x' ? UI_ROLE_ERROR : sign == 'i' ? UI_ROLE_INFO : UI_ROLE_WARNING;
}

/* Of a long text the rest is told where there is room. */
static struct ui_touch *add_text(struct maker *m, enum ui_role role, struct str head,
                                 struct str text)
{
    struct str few = shortened_words(m->a, text, TEXT_MOST);
    struct ui_touch *touch =
        add(m, role, arena_printf(m->a, "%.*s %.*s", STR_FMT(head), STR_FMT(few)));

    if (touch != NULL && few.len != text.len)
        touch->full = arena_str(m->a, text);
    return touch;
}

static void add_listed(struct maker *m, const struct ui_generation *g, char sign)
{
    const struct ui_listed *now = &g->listed;

    for (size_t i = 0; i < now->count; i++) {
        const struct ui_listed_text *t = &now->items[i];
        struct ui_touch *touch;

        if (t->sign != sign || !t->is_new)
            continue;
        touch = sign == 0
                    ? add_text(m, UI_ROLE_CHANGED, arena_printf(m->a, "+ %s:", t->list), t->text)
                    : add_text(m, role_of(sign), (struct str){&t->sign, 1}, t->text);
        if (touch != NULL && i < g->problems.count)
            touch->problem = &g->problems.items[i];
    }
}

/* problems: those that are gone; else what panels no longer list. */
static void add_unlisted(struct maker *m, const struct ui_listed *now,
                         const struct ui_listed *before, bool problems)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct ui_listed_text *t = &before->items[i];

        if ((t->sign != 0) != problems || find(now, t->hash) != NULL)
            continue;
        if (problems)
            (void)add_text(m, UI_ROLE_OK, arena_printf(m->a, "gone: %c", t->sign), t->text);
        else
            (void)add_text(m, UI_ROLE_CHANGED, arena_printf(m->a, "- %s:", t->list), t->text);
    }
}

bool ui_touches_make(struct ui_touches *out, struct arena *a, const struct ui_generation *g,
                     const struct ui_generation *before)
{
    struct maker m = {.a = a, .out = out};

    *out = (struct ui_touches){.made = false};
    if (before->listed.items == NULL)
        return true;
    out->made = true;
    add_listed(&m, g, 'x');
    add_specs(&m, &g->trees[UI_TREE_SPEC], &before->trees[UI_TREE_SPEC], g->against_before);
    add_listed(&m, g, '!');
    add_unlisted(&m, &g->listed, &before->listed, true);
    add_listed(&m, g, 0);
    add_unlisted(&m, &g->listed, &before->listed, false);
    add_listed(&m, g, '?');
    add_listed(&m, g, 'i');
    return !arena_failed(a);
}
