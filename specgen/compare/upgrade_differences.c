#include "specgen/compare/upgrade_differences.h"

#include "specgen/compare/compare.h"
#include "specgen/gocompat/concat.h"
#include "specgen/tree/put.h"

#include <stdlib.h>

static void add(struct upgrade_differences *d, const struct upgrade_difference *difference)
{
    if (d->count == d->size) {
        size_t size = d->size > 0 ? d->size * 2 : 16;
        struct upgrade_difference *more = arena_alloc(d->a, size * sizeof(*more));

        if (more == NULL)
            return;
        if (d->count > 0)
            memcpy(more, d->items, d->count * sizeof(*more));
        d->items = more;
        d->size = size;
    }
    d->items[d->count++] = *difference;
}

/* ---- the answer -------------------------------------------------------------------------- */

static struct str answer_text(struct arena *a, const struct assess_answer *s)
{
    struct str text = assess_answer_text(a, s);

    if (s->end == ASSESS_ENDS_DAEMON || s->panic || s->message.len == 0)
        return text;
    return arena_printf(a, "%.*s (class %s, HTTP %d)", STR_FMT(text), spec_class_name(s->class),
                        s->http_status);
}

static void compare_answers(struct upgrade_differences *d, const struct assess_answer *before,
                            const struct assess_answer *after)
{
    if (!assess_answer_eq(before, after))
        add(d, &(struct upgrade_difference){.kind = UPGRADE_ANSWER,
                                            .before = answer_text(d->a, before),
                                            .after = answer_text(d->a, after),
                                            .ref = after->fix.field != MDL_F_NONE ? after->fix
                                                                                  : before->fix});
}

/* ---- the spec ---------------------------------------------------------------------------- */

static int by_text(const void *left, const void *right)
{
    return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

/* The elements' JSON, in the list's order. NULL: no memory. */
static struct str *elements(struct arena *a, const struct spec_node *list)
{
    struct str *out = arena_alloc(a, (list->u.kids.count + 1) * sizeof(*out));
    size_t count = 0;

    for (const struct spec_node *k = list->u.kids.first; out != NULL && k != NULL; k = k->next)
        out[count++] = spec_json(a, k, 0);
    return out;
}

static bool same_elements(struct str *left, struct str *right, size_t count)
{
    size_t i = 0;

    qsort(left, count, sizeof(*left), by_text);
    qsort(right, count, sizeof(*right), by_text);
    while (i < count && str_eq(left[i], right[i]))
        i++;
    return i == count;
}

/* A list of the same things that only stand in another order. */
static bool is_reordered(struct arena *a, const struct spec_node *before,
                         const struct spec_node *after)
{
    size_t count = before->u.kids.count;
    struct str *left, *right;
    bool moved = false;

    if (before->kind != SPEC_LIST || after->kind != SPEC_LIST || count < 2 ||
        after->u.kids.count != count)
        return false;
    left = elements(a, before);
    right = elements(a, after);
    if (left == NULL || right == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        moved |= !str_eq(left[i], right[i]);
    return moved && same_elements(left, right, count);
}

/* "D:\\x, D:\\x\\y": what names the elements. */
static struct str names_of(struct arena *a, const struct spec_node *list)
{
    struct str text = STR_NONE;

    for (const struct spec_node *k = list->u.kids.first; k != NULL; k = k->next) {
        const struct spec_node *name =
            k->kind == SPEC_OBJECT ? spec_find(k, STR_LIT("destination")) : k;

        text =
            CONCAT(a, text, text.len > 0 ? STR_LIT(", ") : STR_NONE,
                   name != NULL && name->kind == SPEC_STRING ? name->u.text : spec_json(a, k, 0));
        if (text.len > 400)
            return CONCAT(a, text, k->next != NULL ? STR_LIT(", ...") : STR_NONE);
    }
    return text;
}

/* With its name where that is what is written in another way. */
static struct str cell_text(struct arena *a, const struct compare *c, size_t row, unsigned column)
{
    const struct spec_node *n = compare_at(c, row, column)->node;
    const struct spec_node *twin = compare_at(c, row, 1 - column)->node;

    if (n == NULL)
        return STR_NONE;
    if (twin == NULL || compare_same_name(n, twin))
        return spec_json(a, n, 0);
    return CONCAT(a, spec_key_json(a, n), STR_LIT(": "), spec_json(a, n, 0));
}

static struct spec_ref ref_of(const struct compare *c, size_t row)
{
    const struct spec_node *n = compare_at(c, row, 1)->node;

    if (n == NULL)
        n = compare_at(c, row, 0)->node;
    return n->origin->refs[0];
}

/* The row behind all that stands in the object or list that `row` opens. */
static size_t behind(const struct compare *c, size_t row)
{
    unsigned depth = c->rows[row].depth;

    for (row++; row < c->count && c->rows[row].depth > depth; row++)
        ;
    return row;
}

/* Whether nothing differs in what the row opens. */
static bool is_same(const struct compare *c, size_t row)
{
    size_t end = behind(c, row);

    while (row < end && c->rows[row].relation == COMPARE_SAME)
        row++;
    return row == end;
}

/* The order of a list is told as one difference, and its rows are passed by. */
static bool add_order(struct upgrade_differences *d, const struct compare *c, size_t row)
{
    const struct compare_cell *before = compare_at(c, row, 0), *after = compare_at(c, row, 1);

    if (before->line != COMPARE_OPEN || after->line != COMPARE_OPEN || is_same(c, row) ||
        !is_reordered(d->a, before->node, after->node))
        return false;
    add(d, &(struct upgrade_difference){.kind = UPGRADE_ORDER,
                                        .path = compare_path(d->a, c, row),
                                        .before = names_of(d->a, before->node),
                                        .after = names_of(d->a, after->node),
                                        .ref = ref_of(c, row)});
    return true;
}

static bool same_tree(const struct spec_node *l, const struct spec_node *r);

static bool same_kids(const struct spec_node *l, const struct spec_node *r)
{
    const struct spec_node *a = l->u.kids.first, *b = r->u.kids.first;

    for (; a != NULL && b != NULL; a = a->next, b = b->next)
        if (!str_eq(a->key, b->key) || !same_tree(a, b))
            return false;
    return a == b;
}

/* Most changes of an engine make no difference to a container: then nothing need be aligned. What
 * nobody knows is the same as nothing. */
static bool same_tree(const struct spec_node *l, const struct spec_node *r)
{
    if (l->kind != r->kind || l->unknown != NULL || r->unknown != NULL)
        return false;
    return l->kind == SPEC_LIST || l->kind == SPEC_OBJECT ? same_kids(l, r)
                                                          : compare_same_scalar(l, r);
}

static const struct spec_node *member(const struct spec_node *object, const struct spec_node *like)
{
    const struct spec_node *n = object->u.kids.first;

    while (n != NULL && n->rank != like->rank)
        n = n->next;
    return n;
}

/* Two objects without the members that are the same in both: most of a spec. NULL: no memory. Only
 * what lies in an object whose keys are ours is left out: places in a list count. */
static struct spec_node *without_same(struct arena *a, const struct spec_node *object,
                                      const struct spec_node *other)
{
    struct spec_node *made = arena_alloc(a, sizeof(*made));

    if (made == NULL)
        return NULL;
    *made = *object;
    made->u.kids.first = made->u.kids.last = NULL;
    made->u.kids.count = 0;
    for (const struct spec_node *n = object->u.kids.first; n != NULL; n = n->next) {
        const struct spec_node *twin = n->rank >= 0 ? member(other, n) : NULL;
        struct spec_node *kept;

        if (twin != NULL && same_tree(n, twin))
            continue;
        if (twin != NULL && n->kind == SPEC_OBJECT && twin->kind == SPEC_OBJECT)
            kept = without_same(a, n, twin);
        else if ((kept = arena_alloc(a, sizeof(*kept))) != NULL)
            *kept = *n;
        if (kept == NULL)
            return NULL;
        kept->next = NULL;
        spec_append(made, kept);
    }
    return made;
}

static bool compare_specs_of(struct upgrade_differences *d, const struct assessment *before,
                             const struct assessment *after)
{
    const struct spec_node *roots[] = {before->spec.spec, after->spec.spec};
    struct compare c;
    struct err *e;

    if (roots[0]->short_escapes == roots[1]->short_escapes) {
        const struct spec_node *left = roots[0], *right = roots[1];

        if (same_tree(left, right))
            return true;
        roots[0] = without_same(d->a, left, right);
        roots[1] = without_same(d->a, right, left);
        if (roots[0] == NULL || roots[1] == NULL)
            return false;
    }
    if ((e = compare_specs(&c, d->a, roots, 2)) != NULL) {
        err_free(e);
        return false;
    }
    for (size_t row = 0; row < c.count; row++) {
        enum compare_relation r = c.rows[row].relation;

        if (add_order(d, &c, row)) {
            row = behind(&c, row);
            continue;
        }
        if (r == COMPARE_SAME || compare_at(&c, row, 0)->line == COMPARE_CLOSE ||
            compare_at(&c, row, 1)->line == COMPARE_CLOSE)
            continue;
        add(d, &(struct upgrade_difference){.kind = UPGRADE_SPEC,
                                            .path = compare_path(d->a, &c, row),
                                            .before = cell_text(d->a, &c, row, 0),
                                            .after = cell_text(d->a, &c, row, 1),
                                            .ref = ref_of(&c, row)});
        if (r != COMPARE_CHANGED && (compare_at(&c, row, 0)->line == COMPARE_OPEN ||
                                     compare_at(&c, row, 1)->line == COMPARE_OPEN))
            row = behind(&c, row);
    }
    return true;
}

/* ---- settings and warnings ------------------------------------------------------------------ */

static struct str changed_to(struct arena *a, const struct preflight_change *c)
{
    return c == NULL ? STR_LIT("kept as given") : preflight_change_text(a, c);
}

static bool same_change(const struct preflight_change *l, const struct preflight_change *r)
{
    if (l == NULL || r == NULL)
        return l == r;
    return l->kind == r->kind && l->number == r->number && str_eq(l->text, r->text);
}

static void compare_change(struct upgrade_differences *d, const struct assessment *before,
                           const struct assessment *after, enum mdl_field_id field)
{
    const struct preflight_change *b = assess_change_of(before, field),
                                  *n = assess_change_of(after, field);

    if (!same_change(b, n))
        add(d, &(struct upgrade_difference){.kind = UPGRADE_SETTING,
                                            .path = mdl_field_path(d->a, field),
                                            .before = changed_to(d->a, b),
                                            .after = changed_to(d->a, n),
                                            .ref = {field, -1}});
}

static void compare_settings(struct upgrade_differences *d, const struct assessment *before,
                             const struct assessment *after)
{
    for (const struct preflight_change *c = before->create.changes; c != NULL; c = c->next)
        compare_change(d, before, after, c->field);
    for (const struct preflight_change *c = after->create.changes; c != NULL; c = c->next)
        if (assess_change_of(before, c->field) == NULL)
            compare_change(d, before, after, c->field);
}

/* A warning, from whom it may be. */
struct warning {
    struct str text;
    struct spec_ref ref;
};

static struct warning *warnings_of(struct arena *a, const struct assessment *r, size_t *count)
{
    /* One more for create's warning of which only the words are not known. */
    struct warning *out = arena_alloc(a, (r->warning_count + 2) * sizeof(*out));

    *count = 0;
    if (out == NULL)
        return NULL;
    for (const struct preflight_warning *w = r->create.warnings; w != NULL; w = w->next)
        out[(*count)++] = (struct warning){w->text, w->ref};
    for (const struct assess_note *note = r->notes; note != NULL; note = note->next)
        if (note->warning || note->rule == RULE_PRE_PLATFORM)
            out[(*count)++] = (struct warning){note->text, note->ref};
    for (const struct spec_finding *f = r->spec.findings; f != NULL; f = f->next)
        if (f->severity == SPEC_WARNING && f->rule != RULE_DAEMON) /* that is the answer */
            out[(*count)++] = (struct warning){f->text, f->ref};
    return out;
}

static int by_warning(const void *left, const void *right)
{
    return str_cmp(((const struct warning *)left)->text, ((const struct warning *)right)->text);
}

static bool compare_warnings(struct upgrade_differences *d, const struct assessment *before,
                             const struct assessment *after)
{
    size_t b_count, n_count, i = 0, k = 0;
    struct warning *b = warnings_of(d->a, before, &b_count);
    struct warning *n = warnings_of(d->a, after, &n_count);

    if (b == NULL || n == NULL)
        return false;
    if (b_count > 1)
        qsort(b, b_count, sizeof(*b), by_warning);
    if (n_count > 1)
        qsort(n, n_count, sizeof(*n), by_warning);
    while (i < b_count || k < n_count) {
        int order = i == b_count ? 1 : k == n_count ? -1 : by_warning(&b[i], &n[k]);

        if (order < 0)
            add(d, &(struct upgrade_difference){
                       .kind = UPGRADE_WARNING, .before = b[i].text, .ref = b[i].ref});
        if (order > 0)
            add(d, &(struct upgrade_difference){
                       .kind = UPGRADE_WARNING, .after = n[k].text, .ref = n[k].ref});
        i += order <= 0;
        k += order >= 0;
    }
    return true;
}

bool upgrade_differences(struct upgrade_differences *out, struct arena *a,
                         const struct assessment *before, const struct assessment *after)
{
    const struct assess_answer b = assess_answer(before), n = assess_answer(after);
    struct upgrade_differences d = {.a = a};

    compare_answers(&d, &b, &n);
    /* Where no runtime gets one of the specs, the answer says it. */
    if (assess_answer_succeeds(&b) && assess_answer_succeeds(&n) &&
        !compare_specs_of(&d, before, after))
        return false;
    compare_settings(&d, before, after);
    if (!compare_warnings(&d, before, after))
        return false;
    *out = d;
    return !arena_failed(a);
}
