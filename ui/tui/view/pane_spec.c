#include "model/base/mix.h"
#include "specgen/create/create_chance.h"
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/drawn.h"
#include "ui/tui/view/panes.h"

/* Columns of signs, then the text: what changed, what the selected field drives, what nobody told.
 */
enum { MARGIN = 3, INDENT = 2 };

static char change_sign(const struct ui_spec_line *line)
{
    if (line->change == UI_CHANGED)
        return '~';
    if (line->change == UI_ADDED)
        return '+';
    return ' ';
}

/* What only create or start can know, of which the line has an example. */
static const struct create_chance *chance_of(const struct ui_view *v,
                                             const struct ui_spec_line *line)
{
    const struct create_result *made = ui_document_result(ui_current(v->st))->assessment.created;

    return made == NULL || line->node->kind != SPEC_STRING
               ? NULL
               : create_chance_in(made, line->node->u.text);
}

/* What nobody told; NULL: somebody did. */
static const char *doubt_of(const struct ui_view *v, const struct ui_spec_line *line)
{
    const struct ui_document *d = ui_current(v->st);

    if (line->closes || ui_document_tree(d) != UI_TREE_SPEC)
        return NULL;
    if (line->node->unknown != NULL)
        return "not known";
    return chance_of(v, line) == NULL &&
                   ui_line_is_assumed(&ui_document_result(d)->doubts, v->scratch, line)
               ? "assumed"
               : NULL;
}

/* The text in pieces, shifted left by the scroll; the clip keeps it in the pane. Colon and comma
 * have the colour of what they stand behind: each change of colour is a dozen bytes to the
 * terminal, and a pane that scrolls is sent whole. */
static int draw_text(const struct ui_view *v, const struct ui_spec_line *line, int x, int y,
                     bool folded, const char *doubt)
{
    static const struct str colon = STR_INIT(": ");
    int start = x;
    struct str value = ui_current(v->st)->unmasked ? line->value : ui_spec_line_shown(line);
    enum ui_role role =
        line->opens || line->closes ? UI_ROLE_PUNCTUATION : ui_kind_role(line->node->kind);
    const struct create_chance *chance;

    if (folded)
        value = arena_printf(v->scratch, "%s ...%zu %s", line->value.s[0] == '{' ? "{" : "[",
                             line->node->u.kids.count, line->value.s[0] == '{' ? "}" : "]");
    if (line->key.len > 0 && !line->closes) {
        x += ui_text(v->s, x, y, 4096, line->key, UI_ROLE_KEY, 0, false);
        x += ui_text(v->s, x, y, 2, colon, UI_ROLE_KEY, 0, false);
    }
    x += ui_text(v->s, x, y, 1 << 20, value, role, 0, false);
    if (line->comma && (!line->opens || folded))
        x += ui_text(v->s, x, y, 1, STR_LIT(","), role, 0, false);
    chance = folded ? NULL : chance_of(v, line);
    if (chance != NULL)
        x += 2 + ui_text(v->s, x + 2, y, 40, str_of(create_chance_known(chance->kind)), UI_ROLE_DIM,
                         0, false);
    if (doubt != NULL)
        x += 2 + ui_text(v->s, x + 2, y, 40, str_of(doubt), UI_ROLE_WARNING, 0, false);
    return x - start;
}

static struct ui_rect part_between(struct ui_rect r, int from, int to)
{
    from = from > r.x ? from : r.x;
    to = to < r.x + r.w ? to : r.x + r.w;
    return (struct ui_rect){from, r.y, to > from ? to - from : 0, r.h};
}

/* "…" in the last column of what goes on behind it. */
static void draw_cut(const struct ui_view *v, struct ui_rect text, int end)
{
    if (end > text.x + text.w)
        ui_fill(v->s, (struct ui_rect){text.x + text.w - 1, text.y, 1, 1},
                v->st->ascii ? '>' : 0x2026, UI_ROLE_PUNCTUATION);
}

static void draw_line(const struct ui_view *v, const struct ui_spec_line *line, struct ui_rect r,
                      bool folded, const char *doubt, bool selected)
{
    const struct ui_document *d = ui_current(v->st);
    struct ui_rect text = {r.x + MARGIN, r.y, r.w - MARGIN, 1};
    struct ui_rect clip = v->s->clip;
    char sign = change_sign(line);
    int from = text.x + INDENT * (int)line->depth - d->tree->scroll, x;
    struct ui_rect drawn; /* of it: a line below blanks says nothing */
    const char *find = v->st->search[UI_PANE_SPEC].text;

    v->s->clip = text;
    x = from + draw_text(v, line, from, r.y, folded, doubt);
    v->s->clip = clip;
    drawn = part_between(text, from, x);
    draw_cut(v, text, x);
    if (line->driven)
        ui_paint(v->s, drawn, UI_ROLE_DRIVEN, 0);
    if (line->change != UI_SAME)
        ui_paint(v->s, drawn, UI_ROLE_CHANGED, 0);
    if (sign != ' ')
        ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, (uint32_t)sign, UI_ROLE_CHANGED);
    if (doubt != NULL) /* also where the words behind the line have no room */
        ui_fill(v->s, (struct ui_rect){r.x + 2, r.y, 1, 1}, '?', UI_ROLE_WARNING);
    if (line->driven)
        ui_fill(v->s, (struct ui_rect){r.x + 1, r.y, 1, 1}, v->st->ascii ? '>' : 0x25B8,
                UI_ROLE_DRIVEN);
    if (selected)
        ui_view_select(v, UI_PANE_SPEC, r);
    if (find != NULL)
        ui_view_hits(v, text, from, ui_spec_line_text(v->scratch, line, d->unmasked), str_of(find));
}

static struct str lines_gone(struct arena *a, const struct ui_document *d,
                             const struct ui_spec_mark *mark)
{
    return arena_printf(a, "%zu line%s %s", mark->removed, mark->removed == 1 ? "" : "s",
                        ui_trees[ui_document_tree(d)].ops->gone);
}

/* Where lines stood that were taken out. */
static void draw_gone(const struct ui_view *v, const struct ui_spec_line *line, struct ui_rect r)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_spec_mark *mark = &line->aside->mark;
    struct ui_rect text = {r.x + MARGIN, r.y, r.w - MARGIN, 1};
    struct ui_rect clip = v->s->clip;
    int x = text.x + INDENT * (int)(line->depth + line->closes) - d->tree->scroll;

    v->s->clip = text;
    x += ui_text(v->s, x, r.y, 1 << 20, ui_shown(d, v->scratch, mark->gone), UI_ROLE_DIM, 0, false);
    if (mark->removed > 1 || mark->gone.len == 0 || ui_document_tree(d) != UI_TREE_SPEC) {
        x += mark->gone.len > 0 ? 2 : 0;
        x += ui_text(v->s, x, r.y, 40,
                     arena_printf(v->scratch, "(%.*s)", STR_FMT(lines_gone(v->scratch, d, mark))),
                     UI_ROLE_CHANGED, 0, false);
    }
    v->s->clip = clip;
    draw_cut(v, text, x);
    ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, '-', UI_ROLE_CHANGED);
}

static void draw_gap(const struct ui_view *v, const struct ui_spec_line *line, struct ui_rect r,
                     bool selected)
{
    if (line->aside->mark.removed > 0)
        draw_gone(v, line, r);
    if (selected)
        ui_view_select(v, UI_PANE_SPEC, r);
}

/* What stands in its way, in full: the errors pane may have no room for it. */
static struct str no_spec_text(const struct ui_view *v)
{
    const struct problems *problems = &ui_document_result(ui_current(v->st))->problems;
    struct str text = STR_LIT("There is no spec: the container does not come so far.");

    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].severity == PROBLEM_ERROR && problems->items[i].reached)
            return arena_printf(v->scratch, "%.*s\n\n%.*s\n\n%.*s, then Enter, shows what helps.",
                                STR_FMT(text), STR_FMT(problems->items[i].text),
                                STR_FMT(ui_action_by(v->scratch, v->st, UI_ACTION_PANE_ERRORS)));
    return text;
}

/* Of a line that is not selected, and without examples. */
static uint64_t hash_of(const struct ui_view *v, const struct ui_spec_line *line, bool folded,
                        const char *doubt)
{
    const struct ui_document *d = ui_current(v->st);
    uint64_t h = ui_drawn_seed(v->st, UI_PANE_SPEC);
    uint64_t signs = (uint64_t)line->closes | (uint64_t)line->comma << 1 | (uint64_t)folded << 2 |
                     (uint64_t)line->driven << 3 | (uint64_t)(line->key.len > 0) << 4 |
                     (uint64_t)d->unmasked << 5 | (uint64_t)line->change << 8 |
                     (uint64_t)line->node->kind << 16 | (uint64_t)ui_document_tree(d) << 24 |
                     (uint64_t)line->depth << 32;

    h = line->closes ? mix_bytes(h, line->value.s, line->value.len) : mix_number(h, line->hash);
    h = mix_number(h, signs);
    if (doubt != NULL)
        h = mix_bytes(h, doubt, strlen(doubt));
    return mix_number(h, (uint64_t)d->tree->scroll);
}

static uint64_t hash_of_gap(const struct ui_view *v, const struct ui_spec_line *line)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_spec_mark *mark = &line->aside->mark;
    uint64_t h = mix_bytes(ui_drawn_seed(v->st, UI_PANE_SPEC), mark->gone.s, mark->gone.len);

    h = mix_number(mix_number(h, mark->removed), (uint64_t)ui_document_tree(d));
    return mix_number(mix_number(h, line->depth + line->closes), (uint64_t)d->tree->scroll);
}

/* plain: no line has examples. */
static void draw_row(const struct ui_view *v, struct ui_rect r, size_t row, bool plain)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_spec_line *line = ui_tree_line(d->tree, row);
    bool selected = row == d->cursor[UI_PANE_SPEC].at && v->st->focus == UI_PANE_SPEC;
    bool folded = ui_tree_is_folded(d->tree, row), gap = ui_tree_is_gap(d->tree, row);
    const char *doubt = gap ? NULL : doubt_of(v, line);
    uint64_t hash = UI_DRAWN_ANEW;

    if (plain && !selected)
        hash = gap ? hash_of_gap(v, line) : hash_of(v, line, folded, doubt);
    if (ui_drawn_stays(v, UI_PANE_SPEC, r, hash))
        return;
    if (gap)
        draw_gap(v, line, r, selected);
    else
        draw_line(v, line, r, folded, doubt, selected);
}

static size_t draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_cursor *c = &d->cursor[pane];
    bool plain = ui_document_result(d)->assessment.created == NULL;
    int end = inner.y;

    if (d->tree->row_count == 0)
        (void)ui_drawn_stays(v, pane, inner, UI_DRAWN_ANEW);
    if (d->tree->row_count == 0)
        ui_text_wrapped(v->s, (struct ui_rect){inner.x + 1, inner.y, inner.w - 2, inner.h},
                        ui_document_tree(d) == UI_TREE_SPEC
                            ? no_spec_text(v)
                            : str_of(ui_trees[ui_document_tree(d)].ops->none),
                        UI_ROLE_DIM);
    for (int y = 0; y < inner.h && c->top + (size_t)y < d->tree->row_count; y++) {
        struct ui_rect r = {inner.x, inner.y + y, inner.w, 1};

        draw_row(v, r, c->top + (size_t)y, plain);
        end = r.y + 1;
    }
    if (d->tree->row_count > 0)
        ui_drawn_rest(v, pane, inner, end);
    return 0;
}

/* ---- what it is asked --------------------------------------------------------------------- */

static size_t rows(const struct ui_state *st, enum ui_pane pane)
{
    (void)pane;
    return ui_current(st)->tree->row_count;
}

static const struct ui_spec_line *line_of(const struct ui_state *st, size_t row)
{
    const struct ui_document *d = ui_current(st);

    return ui_tree_line(d->tree, row);
}

static struct str title(const struct ui_view *v, enum ui_pane pane)
{
    const struct ui_document *d = ui_current(v->st);

    (void)pane;
    return arena_printf(v->scratch, "%s%s%s", ui_trees[ui_document_tree(d)].title,
                        d->settings == ASSESS_RAW ? ", settings as written" : "",
                        ui_document_is_tried(d) ? ", preview" : "");
}

enum { FRAME_WIDTH = 8 }; /* of corners and blanks beside a title and a note */

static struct str note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_generation *g = ui_document_result(d);
    const struct ui_spec_lines *spec = &g->trees[UI_TREE_SPEC];
    const char *unfinished = g->assessment.spec.error != NULL ? "unfinished, " : "";
    const char *secrets = d->unmasked && g->has_secrets ? "unmasked, " : "";

    if (ui_document_tree(d) != UI_TREE_SPEC)
        return arena_printf(v->scratch, "%s%zu lines, %zu %s", secrets, d->tree->lines->count,
                            d->tree->lines->changed, ui_trees[ui_document_tree(d)].ops->marked);
    if (d->baseline.root != NULL) {
        struct str text = arena_printf(v->scratch, "%s%s%zu lines, %zu since the baseline", secrets,
                                       unfinished, spec->count, spec->changed);

        /* What counts, where there is no room for all of it. */
        if (ui_text_width(text) + ui_text_width(title(v, pane)) + FRAME_WIDTH >= inner.w)
            text = arena_printf(v->scratch, "%s%zu since the baseline", secrets, spec->changed);
        return text;
    }
    return spec->changed > 0 && (mdl_history_count(d->history) > 1 || ui_document_is_tried(d))
               ? arena_printf(v->scratch, "%s%s%zu lines, %zu changed", secrets, unfinished,
                              spec->count, spec->changed)
               : arena_printf(v->scratch, "%s%s%zu lines", secrets, unfinished, spec->count);
}

static void subject(const struct ui_state *st, enum ui_pane pane, size_t row,
                    struct ui_selection *out)
{
    const struct ui_spec_line *line = line_of(st, row);

    (void)pane;
    out->position.tree = ui_document_tree(ui_current(st));
    out->position.spot = ui_tree_spot(ui_current(st)->tree, row);
    if (ui_tree_is_gap(ui_current(st)->tree, row)) { /* it was of what is around it */
        out->subject.ref.field = MDL_F_NONE;
        out->leads = line->closes ? line->node : line->node->parent;
        return;
    }
    out->explains = true;
    out->subject = (struct ui_subject){.kind = UI_SUBJECT_NODE, .node = line->node};
    out->leads = line->node;
}

static void show(struct ui_state *st, const struct ui_position *position)
{
    struct ui_document *d = ui_current(st);
    size_t line = ui_spec_line_find(&ui_document_result(d)->trees[position->tree],
                                    position->spot.path_hash, position->spot.closes);

    if (line == SIZE_MAX)
        return;
    ui_document_show_line(d, position->tree, line);
    ui_document_keep_line(d, position->spot);
}

static struct str why(const struct ui_view *v, enum ui_pane pane, size_t row)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_spec_line *line = line_of(v->st, row);
    struct str text;

    (void)pane;
    if (ui_tree_is_gone(d->tree, row))
        return arena_printf(
            v->scratch, "%.*s%s%.*s", STR_FMT(lines_gone(v->scratch, d, &line->aside->mark)),
            line->aside->mark.gone.len > 0 ? ": " : "", STR_FMT(line->aside->mark.gone_whole));
    text = ui_trees[ui_document_tree(d)].ops->why(v->scratch, ui_document_result(d), line);
    return arena_printf(v->scratch, "%.*s: %.*s", STR_FMT(ui_tree_line_head(v->scratch, line)),
                        STR_FMT(text));
}

static struct ui_grid grid(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    const struct ui_document *d = ui_current(st);
    const struct ui_spec_lines *spec = d->tree->lines;
    struct ui_grid g = {.arena = a, .columns = 1};

    (void)pane;
    for (size_t i = 0; i < spec->count; i++) {
        const struct ui_spec_line *line = &spec->lines[i];
        struct str text = ui_spec_line_text(a, line, d->unmasked);

        ui_grid_add(&g)->cell[0] =
            arena_printf(a, "%*s%.*s", INDENT * (int)line->depth, "", STR_FMT(text));
    }
    return g;
}

const struct ui_pane_ops ui_pane_spec = {
    .rows = rows,
    .title = title,
    .note = note,
    .draw = draw,
    .keeps_rows = true,
    .subject = subject,
    .show = show,
    .find = &ui_find_in_spec,
    .grid = grid,
    .why = why,
};
