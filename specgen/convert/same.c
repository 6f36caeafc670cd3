#include "specgen/convert/same.h"

#include "model/base/names.h"
#include "model/client/text.h"
#include "specgen/compare/align.h"
#include "specgen/create/create_rows.h"
#include "specgen/create/shape.h"

enum how { PLAIN, NAMED, POINTER, PRESENT, WHOLE, UNORDERED, BINDS, CAPS };

static enum how how_of(const struct datum *d)
{
    static const struct {
        char parent[24], key[24];
        enum how how;
    } rows[] = {
#define SAME(parent, key, how) {parent, key, how},
#include "specgen/convert/same.def"
#undef SAME
    };

    for (size_t i = 0; d != NULL && i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (str_is(d->key, rows[i].key) &&
            (rows[i].parent[0] == '\0' || (d->up != NULL && str_is(d->up->key, rows[i].parent))))
            return rows[i].how;
    }
    return PLAIN;
}

/* What docker's client sends for a setting that nobody gave. */
static bool is_filled_in(const struct datum *d)
{
    static const struct {
        char key[20], value[8];
    } rows[] = {{"MemorySwappiness", "-1"}, {"NetworkMode", "default"}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (str_is(d->key, rows[i].key))
            return str_is(d->text, rows[i].value);
    }
    if (d->up != NULL && str_is(d->up->key, "RestartPolicy") && str_is(d->key, "Name"))
        return str_is(d->text, "no");
    return str_is(d->key, "ConsoleSize") && d->count == 2 && datum_is_zero(d->first) &&
           datum_is_zero(d->last);
}

bool same_is_nothing(const struct datum *d)
{
    enum how how;

    if (datum_is_null(d))
        return true;
    how = how_of(d);
    if (how == PRESENT || (how == POINTER && d->kind == VALUE_MAP))
        return false;
    return datum_is_zero(d) || is_filled_in(d);
}

/* ---- scalars ------------------------------------------------------------------------------ */

/* Without the mode that is meant anyway. */
static struct str bind_text(struct str text)
{
    return str_ends(text, STR_LIT(":rw")) ? str_cut(text, 0, text.len - 3) : text;
}

static struct str capability(struct arena *a, struct str text)
{
    text = client_upper(a, text);
    if (str_is(text, "ALL") || str_starts(text, STR_LIT("CAP_")))
        return text;
    return CLIENT_TEXT(a, STR_LIT("CAP_"), text);
}

/* Its members by name, without those that say nothing. */
static const struct datum *sorted_copy(struct arena *a, const struct datum *d)
{
    const struct datum **members = shape_sorted(a, d);
    struct datum *copy = datum_new(a, VALUE_MAP);

    for (size_t i = 0; members != NULL && members[i] != NULL; i++) {
        if (!datum_is_zero(members[i]))
            datum_add(copy, members[i]->key, datum_copy(a, members[i]));
    }
    return copy;
}

/* A text that is the same for items that are. */
static struct str item_text(struct arena *a, enum how how, const struct datum *d)
{
    if (d->kind == VALUE_STRING && how == BINDS)
        return bind_text(d->text);
    if (d->kind == VALUE_STRING && how == CAPS)
        return capability(a, d->text);
    if (d->kind == VALUE_STRING)
        return d->text;
    return create_json(a, d->kind == VALUE_MAP ? sorted_copy(a, d) : d);
}

static bool same_scalar(const struct datum *l, const struct datum *r)
{
    if (l->kind != r->kind)
        return false;
    if (l->kind == VALUE_BOOL)
        return l->boolean == r->boolean;
    return l->kind == VALUE_NULL || str_eq(l->text, r->text);
}

/* ---- lists -------------------------------------------------------------------------------- */

/* How often each text occurs: more than once in `other` than in `list` is for the other call. */
static void tell_missing(const struct same *s, enum how how, const struct datum *list,
                         const struct datum *other, bool asked)
{
    size_t most = datum_count(list) + datum_count(other);
    struct arena texts;
    struct names names;
    size_t *counts;
    bool is_new;

    arena_init(&texts);
    counts = arena_calloc(&texts, most + 1, sizeof(*counts));
    names_init(&names, &texts, most);
    for (const struct datum *d = datum_first(other); counts != NULL && d != NULL; d = d->next)
        counts[names_index(&names, item_text(&texts, how, d), &is_new)]++;
    for (const struct datum *d = datum_first(list); counts != NULL && d != NULL; d = d->next) {
        size_t *left = &counts[names_index(&names, item_text(&texts, how, d), &is_new)];

        if (*left > 0)
            (*left)--;
        else
            s->differs(s->ctx, asked ? d : NULL, asked ? NULL : d);
    }
    if (arena_failed(&texts))
        arena_fail(s->a);
    arena_finish(&texts);
}

static struct str *item_texts(struct arena *a, const struct datum *list)
{
    struct str *texts = arena_calloc(a, datum_count(list) + 1, sizeof(*texts)), *t = texts;

    for (const struct datum *d = datum_first(list); texts != NULL && d != NULL; d = d->next)
        *t++ = item_text(a, PLAIN, d);
    return texts;
}

/* What of either list has no partner in the other one, in order; partners may still differ in what
 * says nothing. */
static void tell_in_order(const struct same *s, const struct datum *asked, const struct datum *back)
{
    size_t count = datum_count(asked), others = datum_count(back), next = 0, j = 0;
    struct str *left = item_texts(s->a, asked), *right = item_texts(s->a, back);
    size_t *match = arena_calloc(s->a, others + 1, sizeof(*match));
    const struct datum *a = datum_first(asked);

    if (left == NULL || right == NULL || match == NULL ||
        !align_keys(match, s->a, left, count, right, others, false))
        return;
    for (const struct datum *b = datum_first(back); b != NULL; b = b->next, j++) {
        if (match[j] == ALIGN_NONE) {
            s->differs(s->ctx, NULL, b);
            continue;
        }
        for (; next < match[j]; next++, a = a->next)
            s->differs(s->ctx, a, NULL);
        same_compare(s, a, b);
        next++;
        a = a->next;
    }
    for (; a != NULL; a = a->next)
        s->differs(s->ctx, a, NULL);
}

static void compare_lists(const struct same *s, const struct datum *asked, const struct datum *back,
                          enum how how)
{
    const struct datum *b = datum_first(back);

    if (how >= UNORDERED) {
        tell_missing(s, how, asked, back, true);
        tell_missing(s, how, back, asked, false);
    } else if (datum_count(asked) != datum_count(back)) {
        tell_in_order(s, asked, back);
    } else {
        for (const struct datum *d = datum_first(asked); d != NULL; d = d->next, b = b->next)
            same_compare(s, d, b);
    }
}

/* ---- maps --------------------------------------------------------------------------------- */

static void compare_maps(const struct same *s, const struct datum *asked, const struct datum *back,
                         bool named)
{
    const struct datum **l = shape_sorted(s->a, asked), **r = shape_sorted(s->a, back);
    size_t i = 0, j = 0;

    while (l != NULL && r != NULL && (l[i] != NULL || r[j] != NULL)) {
        int order = l[i] == NULL ? 1 : r[j] == NULL ? -1 : str_cmp(l[i]->key, r[j]->key);
        const struct datum *left = order <= 0 ? l[i++] : NULL;
        const struct datum *right = order >= 0 ? r[j++] : NULL;

        if (named && (left == NULL || right == NULL))
            s->differs(s->ctx, left, right);
        else
            same_compare(s, left, right);
    }
}

static bool is_kind(const struct datum *d, enum value_kind kind)
{
    return d != NULL && d->kind == kind;
}

void same_compare(const struct same *s, const struct datum *asked, const struct datum *back)
{
    enum how how = how_of(asked != NULL ? asked : back);
    bool no_asked = same_is_nothing(asked), no_back = same_is_nothing(back);
    bool one = no_asked || no_back;

    if (no_asked && no_back)
        return;
    if ((how == POINTER || how == PRESENT || how == WHOLE) && one)
        s->differs(s->ctx, no_asked ? NULL : asked, no_back ? NULL : back);
    else if ((is_kind(asked, VALUE_MAP) || no_asked) && (is_kind(back, VALUE_MAP) || no_back))
        compare_maps(s, asked, back, how == NAMED);
    else if ((is_kind(asked, VALUE_LIST) || no_asked) && (is_kind(back, VALUE_LIST) || no_back))
        compare_lists(s, asked, back, how);
    else if (one || !same_scalar(asked, back))
        s->differs(s->ctx, no_asked ? NULL : asked, no_back ? NULL : back);
}

static void note(void *ctx, const struct datum *asked, const struct datum *back)
{
    bool *differs = ctx;

    (void)asked;
    (void)back;
    *differs = true;
}

bool same_is(struct arena *a, const struct datum *asked, const struct datum *back)
{
    bool differs = false;
    struct same s = {a, &differs, note};

    same_compare(&s, asked, back);
    return !differs;
}
