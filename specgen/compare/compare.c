#include "specgen/compare/compare.h"

#include "specgen/compare/align.h"
#include "specgen/gocompat/concat.h"
#include "specgen/spec/unknown.h"

struct builder {
    struct arena *a;
    unsigned columns, first;        /* first: what the others are told relative to */
    bool left_out[COMPARE_COLUMNS]; /* there is no spec to tell of */
    bool knowing;                   /* what nobody has said counts, too */
    struct compare_row *rows;
    struct compare_cell *cells;
    size_t count, room;
    size_t counts[COMPARE_NEITHER + 1];
};

/* What stands at one path, a node or nothing for each column. */
struct slot {
    const struct spec_node *nodes[COMPARE_COLUMNS];
    uint32_t indexes[COMPARE_COLUMNS];
};

char compare_sign(enum compare_relation r)
{
    return " ~+- "[r];
}

const char *compare_relation_name(enum compare_relation r)
{
    static const char names[][8] = {"same", "changed", "added", "missing", "neither"};

    return names[r];
}

/* ---- rows ------------------------------------------------------------------------------ */

static bool is_container(const struct spec_node *n)
{
    return n != NULL && (n->kind == SPEC_OBJECT || n->kind == SPEC_LIST);
}

static bool is_open(const struct spec_node *n)
{
    return is_container(n) && n->u.kids.first != NULL;
}

static bool has_short_escape(struct str text)
{
    return str_find(text, '\b', 0) >= 0 || str_find(text, '\f', 0) >= 0;
}

static bool is_number(const struct spec_node *n)
{
    return n->kind == SPEC_INT || n->kind == SPEC_UINT;
}

/* A tree that was read has no signs: what is not negative is one of SPEC_UINT. */
static bool same_number(const struct spec_node *l, const struct spec_node *r)
{
    const struct spec_node *sint = l->kind == SPEC_INT ? l : r, *uint = l->kind == SPEC_INT ? r : l;

    return sint->u.sint >= 0 && (uint64_t)sint->u.sint == uint->u.uint;
}

bool compare_same_scalar(const struct spec_node *l, const struct spec_node *r)
{
    switch (l->kind) {
    case SPEC_BOOL:
        return l->u.boolean == r->u.boolean;
    case SPEC_INT:
        return l->u.sint == r->u.sint;
    case SPEC_UINT:
        return l->u.uint == r->u.uint;
    case SPEC_STRING:
        return str_eq(l->u.text, r->u.text);
    case SPEC_NULL:
    case SPEC_LIST:
    case SPEC_OBJECT:
        break;
    }
    return true;
}

/* The same text may be written with other escapes, as a value and as a user's own name. */
bool compare_same_name(const struct spec_node *l, const struct spec_node *r)
{
    return l->rank != SPEC_RANK_MEMBER || spec_short_escapes(l) == spec_short_escapes(r) ||
           !has_short_escape(l->key);
}

static bool same_value(const struct spec_node *l, const struct spec_node *r)
{
    if (l->kind != r->kind)
        return is_number(l) && is_number(r) && same_number(l, r);
    return compare_same_scalar(l, r) &&
           (l->kind != SPEC_STRING || spec_short_escapes(l) == spec_short_escapes(r) ||
            !has_short_escape(l->u.text));
}

/* Whether two values that look alike are so whatever the answers to open questions are. */
static bool is_alike_known(const struct compare_cell *l, const struct compare_cell *r)
{
    const struct spec_unknown *a = spec_unknown_of(l->node), *b = spec_unknown_of(r->node);

    if (l->line != COMPARE_VALUE || a == b)
        return true;
    return a != NULL && b != NULL && str_eq(a->question, b->question);
}

static enum compare_relation relation_of(const struct builder *b, const struct compare_cell *first,
                                         const struct compare_cell *cell)
{
    if (first->node == NULL)
        return cell->node == NULL ? COMPARE_NEITHER : COMPARE_ADDED;
    if (cell->node == NULL)
        return COMPARE_MISSING;
    if (first == cell)
        return COMPARE_SAME;
    return first->line == cell->line && same_value(first->node, cell->node) &&
                   compare_same_name(first->node, cell->node) &&
                   (!b->knowing || is_alike_known(first, cell))
               ? COMPARE_SAME
               : COMPARE_CHANGED;
}

/* The larger array takes the place of the old one, which stays in the arena: at most as much
 * again as the result. */
static bool make_room(struct builder *b)
{
    size_t room = b->room > 0 ? b->room * 2 : 16;
    struct compare_row *rows;
    struct compare_cell *cells;

    if (b->count < b->room)
        return true;
    rows = arena_calloc(b->a, room, sizeof(*rows));
    cells = arena_calloc(b->a, room * b->columns, sizeof(*cells));
    if (rows == NULL || cells == NULL)
        return false;
    if (b->count > 0) {
        memcpy(rows, b->rows, b->count * sizeof(*rows));
        memcpy(cells, b->cells, b->count * b->columns * sizeof(*cells));
    }
    b->rows = rows;
    b->cells = cells;
    b->room = room;
    return true;
}

static bool add_row(struct builder *b, const struct slot *s, bool closing, unsigned depth,
                    size_t parent)
{
    enum compare_relation all = COMPARE_SAME;
    struct compare_cell *cells;

    if (!make_room(b))
        return false;
    cells = &b->cells[b->count * b->columns];
    for (unsigned c = 0; c < b->columns; c++) {
        const struct spec_node *n = s->nodes[c];

        if (n == NULL || (closing && !is_open(n)))
            continue; /* cleared: a blank cell */
        cells[c].node = n;
        cells[c].line = closing ? COMPARE_CLOSE : is_open(n) ? COMPARE_OPEN : COMPARE_VALUE;
        cells[c].index = s->indexes[c];
    }
    for (unsigned c = 0; c < b->columns; c++) {
        enum compare_relation r =
            b->left_out[c] ? COMPARE_NEITHER : relation_of(b, &cells[b->first], &cells[c]);

        cells[c].relation = r;
        if (r == COMPARE_CHANGED || (r != COMPARE_NEITHER && all == COMPARE_SAME))
            all = r;
    }
    b->rows[b->count] = (struct compare_row){depth, all, parent};
    b->counts[all]++;
    b->count++;
    return true;
}

/* ---- lists ------------------------------------------------------------------------------ */

/* Lists of objects whose elements have a name of their own. */
static const struct {
    const char *list, *member;
} named_elements[] = {{"mounts", "destination"}, {"devices", "id"}, {"namespaces", "type"}};

static const struct spec_node *naming_member(struct str list, const struct spec_node *element)
{
    if (element->kind != SPEC_OBJECT)
        return NULL;
    for (size_t i = 0; i < sizeof(named_elements) / sizeof(named_elements[0]); i++) {
        if (!str_is(list, named_elements[i].list))
            continue;
        for (const struct spec_node *k = element->u.kids.first; k != NULL; k = k->next) {
            if (str_is(k->key, named_elements[i].member) && k->kind == SPEC_STRING)
                return k;
        }
    }
    return NULL;
}

/* *named: only equal keys belong together. */
static struct str element_key(struct arena *a, const struct spec_node *element, bool *named)
{
    struct str list = element->parent->key;
    const struct spec_node *name = naming_member(list, element);

    *named = true;
    if (name != NULL)
        return name->u.text;
    if (element->kind == SPEC_STRING && str_is(list, "env")) {
        /* Windows has names that begin with '=' ("=C:"). */
        ptrdiff_t equals = str_find(element->u.text, '=', 1);

        return equals < 0 ? element->u.text : str_cut(element->u.text, 0, (size_t)equals);
    }
    *named = false;
    return element->kind == SPEC_STRING ? element->u.text : spec_json(a, element, 0);
}

struct slots {
    struct slot *items;
    size_t count;
};

static const struct spec_node *first_node(const struct slot *s)
{
    unsigned c = 0;

    while (s->nodes[c] == NULL)
        c++;
    return s->nodes[c];
}

/* match, made into how many slots stand before each element. What has no partner stands in front
 * of the next partner, behind the slots that are left over there: '-' before '+'. */
static void indexes_before(size_t *before, const size_t *match, size_t count, size_t slots)
{
    for (size_t j = count; j-- > 0;)
        before[j] = match[j] != ALIGN_NONE ? match[j] : j + 1 < count ? before[j + 1] : slots;
}

/* Slots and the elements of one more column become new slots, in both orders at once. */
static bool weave(struct builder *b, struct slots *s, unsigned column, const struct spec_node *list,
                  const size_t *match)
{
    size_t added = list->u.kids.count;
    struct slot *woven = arena_calloc(b->a, s->count + added + 1, sizeof(*woven));
    size_t *before = arena_calloc(b->a, added + 1, sizeof(*before));
    size_t count = 0, next = 0, index = 0;

    if (woven == NULL || before == NULL)
        return false;
    indexes_before(before, match, added, s->count);
    for (const struct spec_node *k = list->u.kids.first; k != NULL; k = k->next, index++) {
        while (next < before[index])
            woven[count++] = s->items[next++];
        if (match[index] != ALIGN_NONE)
            woven[count] = s->items[next++];
        woven[count].nodes[column] = k;
        woven[count++].indexes[column] = (uint32_t)index;
    }
    while (next < s->count)
        woven[count++] = s->items[next++];
    s->items = woven;
    s->count = count;
    return true;
}

static bool add_column(struct builder *b, struct slots *s, unsigned column,
                       const struct spec_node *list)
{
    size_t count = list->u.kids.count, index = 0;
    struct str *left = arena_calloc(b->a, s->count + 1, sizeof(*left));
    struct str *right = arena_calloc(b->a, count + 1, sizeof(*right));
    size_t *match = arena_calloc(b->a, count + 1, sizeof(*match));
    bool named = false, all_named = true;

    if (left == NULL || right == NULL || match == NULL)
        return false;
    for (size_t i = 0; i < s->count; i++) {
        left[i] = element_key(b->a, first_node(&s->items[i]), &named);
        all_named &= named;
    }
    for (const struct spec_node *k = list->u.kids.first; k != NULL; k = k->next) {
        right[index++] = element_key(b->a, k, &named);
        all_named &= named;
    }
    return align_keys(match, b->a, left, s->count, right, count, !all_named) &&
           weave(b, s, column, list, match);
}

static bool list_slots(struct builder *b, struct slots *out, const struct slot *lists)
{
    for (unsigned c = 0; c < b->columns; c++) {
        if (lists->nodes[c] != NULL && lists->nodes[c]->kind == SPEC_LIST &&
            !add_column(b, out, c, lists->nodes[c]))
            return false;
    }
    return true;
}

/* ---- objects ------------------------------------------------------------------------------ */

static bool comes_before(const struct spec_node *l, const struct spec_node *r)
{
    if (l->rank == SPEC_RANK_MEMBER && r->rank == SPEC_RANK_MEMBER)
        return str_cmp(l->key, r->key) < 0;
    return l->rank < r->rank;
}

/* The member that comes next in the engine's order, in every column that has it. */
static bool next_member(struct slot *out, const struct spec_node **heads, unsigned columns)
{
    const struct spec_node *least = NULL;

    *out = (struct slot){0};
    for (unsigned c = 0; c < columns; c++) {
        if (heads[c] != NULL && (least == NULL || comes_before(heads[c], least)))
            least = heads[c];
    }
    for (unsigned c = 0; least != NULL && c < columns; c++) {
        if (heads[c] == NULL || heads[c]->rank != least->rank || !str_eq(heads[c]->key, least->key))
            continue;
        out->nodes[c] = heads[c];
        heads[c] = heads[c]->next;
    }
    return least != NULL;
}

static bool add_slot(struct builder *b, const struct slot *s, unsigned depth, size_t parent);

static bool add_members(struct builder *b, const struct slot *objects, unsigned depth,
                        size_t parent)
{
    const struct spec_node *heads[COMPARE_COLUMNS] = {NULL};
    struct slot member;

    for (unsigned c = 0; c < b->columns; c++) {
        if (objects->nodes[c] != NULL && objects->nodes[c]->kind == SPEC_OBJECT)
            heads[c] = objects->nodes[c]->u.kids.first;
    }
    while (next_member(&member, heads, b->columns)) {
        if (!add_slot(b, &member, depth, parent))
            return false;
    }
    return true;
}

/* The tree's depth is that of the engine's structs, so recursion is bounded. */
static bool add_slot(struct builder *b, const struct slot *s, unsigned depth, size_t parent)
{
    size_t row = b->count;
    struct slots elements = {NULL, 0};
    bool open = false;

    for (unsigned c = 0; c < b->columns; c++)
        open |= is_open(s->nodes[c]);
    if (!add_row(b, s, false, depth, parent) || !open)
        return !arena_failed(b->a);
    if (!add_members(b, s, depth + 1, row) || !list_slots(b, &elements, s))
        return false;
    for (size_t i = 0; i < elements.count; i++) {
        if (!add_slot(b, &elements.items[i], depth + 1, row))
            return false;
    }
    return add_row(b, s, true, depth, parent);
}

static struct err *compare_roots(struct compare *out, struct arena *a,
                                 const struct spec_node *const *roots, unsigned columns,
                                 bool knowing)
{
    struct builder b = {.a = a, .columns = columns, .knowing = knowing};
    struct slot top = {0};
    unsigned specs = 0;

    for (unsigned c = columns; c-- > 0;) {
        top.nodes[c] = roots[c];
        b.first = roots[c] != NULL ? c : b.first;
        specs += roots[c] != NULL;
    }
    for (unsigned c = 0; c < columns; c++)
        b.left_out[c] = specs >= 2 && roots[c] == NULL;
    if (specs == 1)
        b.first = 0; /* one spec against none */
    if ((specs > 0 && !add_slot(&b, &top, 0, COMPARE_NONE)) || arena_failed(a))
        return err_oom();
    *out = (struct compare){
        .columns = columns,
        .count = b.count,
        .rows = b.rows,
        .cells = b.cells,
        .changed = b.counts[COMPARE_CHANGED],
        .added = b.counts[COMPARE_ADDED],
        .missing = b.counts[COMPARE_MISSING],
    };
    return NULL;
}

struct err *compare_specs(struct compare *out, struct arena *a,
                          const struct spec_node *const *roots, unsigned columns)
{
    return compare_roots(out, a, roots, columns, false);
}

struct err *compare_generated(struct compare *out, struct arena *a,
                              const struct spec_node *const *roots, unsigned columns)
{
    return compare_roots(out, a, roots, columns, true);
}
