#include "ui/present/spec_lines.h"

#include "model/base/mix.h"
#include "specgen/credential/mask.h"

static bool has_kids(const struct spec_node *n)
{
    return n->kind == SPEC_LIST || n->kind == SPEC_OBJECT;
}

static size_t count_lines(const struct spec_node *n)
{
    size_t count = 1;

    if (has_kids(n) && n->u.kids.count > 0) {
        count++;
        for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
            count += count_lines(kid);
    }
    return count;
}

struct maker {
    struct arena *a;
    struct ui_spec_line *lines;
    size_t count;
};

/* Returns the subtree's hash. */
static uint64_t make(struct maker *m, const struct spec_node *n, unsigned depth, uint64_t path)
{
    size_t at = m->count++;
    struct ui_spec_line *line = &m->lines[at];
    bool list = n->kind == SPEC_LIST;
    uint64_t hash;
    size_t place = 0;

    *line = (struct ui_spec_line){.node = n, .depth = depth, .comma = n->next != NULL};
    line->key_hash = mix_bytes(MIX_SEED, n->key.s, n->key.len);
    line->path_hash = path;
    if (spec_has_key(n))
        line->key = spec_key_json(m->a, n);
    line->sorted = n->rank == SPEC_RANK_MEMBER;
    if (line->sorted)
        line->member = arena_str(m->a, n->key);
    if (!has_kids(n)) {
        line->value = n->unknown != NULL && n->kind == SPEC_NULL
                          ? STR_LIT("?")
                          : arena_str(m->a, spec_scalar_json(m->a, n));
        line->shown = mask_secrets(m->a, line->value);
        line->hash = mix_bytes(line->key_hash, line->value.s, line->value.len);
        line->end = m->count;
        return line->hash;
    }
    if (n->u.kids.count == 0) {
        line->value = line->shown = list ? STR_LIT("[]") : STR_LIT("{}");
        line->hash = mix_bytes(line->key_hash, line->value.s, line->value.len);
        line->end = m->count;
        return line->hash;
    }
    line->opens = true;
    line->value = line->shown = list ? STR_LIT("[") : STR_LIT("{");
    hash = mix_bytes(line->key_hash, line->value.s, line->value.len);
    for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next, place++) {
        uint64_t step = list ? mix_number(path, place)
                             : mix_bytes(mix_number(path, '/'), kid->key.s, kid->key.len);

        hash = mix_number(hash, make(m, kid, depth + 1, step));
    }
    line->hash = hash;
    m->lines[m->count] = (struct ui_spec_line){
        .node = n,
        .value = list ? STR_LIT("]") : STR_LIT("}"),
        .shown = list ? STR_LIT("]") : STR_LIT("}"),
        .depth = depth,
        .comma = line->comma,
        .closes = true,
        .path_hash = path,
        .end = m->count + 1,
    };
    m->count++;
    line->end = m->count;
    return hash;
}

bool ui_spec_lines_make(struct ui_spec_lines *out, struct arena *a, const struct spec_node *root)
{
    struct maker m = {.a = a};

    *out = (struct ui_spec_lines){0};
    if (root == NULL)
        return true;
    m.lines = arena_alloc(a, count_lines(root) * sizeof(*m.lines));
    if (m.lines == NULL)
        return false;
    make(&m, root, 0, MIX_SEED);
    *out = (struct ui_spec_lines){.lines = m.lines, .count = m.count};
    return !arena_failed(a);
}

/* ---- comparing ------------------------------------------------------------------------ */

struct compare {
    struct ui_spec_lines *now;
    const struct ui_spec_lines *before;
    struct arena *a;
};

static void added(struct compare *c, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        c->now->lines[i].change = UI_ADDED;
    c->now->changed += to - from;
}

static struct str gone_text(struct compare *c, const struct ui_spec_line *line)
{
    enum { MOST = 28 };
    const char *more = "";
    struct str value = line->shown;

    if (line->opens)
        value = line->value.s[0] == '{' ? STR_LIT("{...}") : STR_LIT("[...]");
    if (value.len > MOST) {
        value.len = MOST;
        while (value.len > 0 && ((unsigned char)line->shown.s[value.len] & 0xC0) == 0x80)
            value.len--;
        more = "...";
    }
    if (line->key.len == 0)
        return arena_printf(c->a, "%.*s%s", STR_FMT(value), more);
    return arena_printf(c->a, "%.*s %.*s%s", STR_FMT(str_cut(line->key, 1, line->key.len - 1)),
                        STR_FMT(value), more);
}

/* Siblings of the state before, from one line to another. */
static void removed(struct compare *c, size_t at, size_t from, size_t to)
{
    enum { TOLD = 4 };
    struct ui_spec_line *line = &c->now->lines[at];
    const struct ui_spec_line *b = c->before->lines;
    size_t told = 0, i = from;

    if (from == to)
        return;
    if (line->removed == 0)
        c->now->changed++;
    line->removed += to - from;
    for (; i < to && told < TOLD; i = b[i].end, told++)
        line->gone = line->gone.len == 0 ? gone_text(c, &b[i])
                                         : arena_printf(c->a, "%.*s, %.*s", STR_FMT(line->gone),
                                                        STR_FMT(gone_text(c, &b[i])));
    if (i < to)
        line->gone = arena_printf(c->a, "%.*s, ...", STR_FMT(line->gone));
}

static void compare(struct compare *c, size_t now, size_t before);

/* Of two maps, which are sorted: what is looked for would have come before. */
static bool is_past(const struct ui_spec_line *before, const struct ui_spec_line *now)
{
    return before->sorted && now->sorted && str_cmp(before->member, now->member) > 0;
}

/* Members come in a fixed order on both sides, so the next match is ahead, and near. */
static void compare_members(struct compare *c, size_t now, size_t before)
{
    struct ui_spec_line *n = c->now->lines;
    const struct ui_spec_line *b = c->before->lines;
    size_t n_end = n[now].end - 1, b_end = b[before].end - 1;
    size_t i = now + 1, j = before + 1;

    while (i < n_end) {
        size_t k = j;

        while (k < b_end && b[k].key_hash != n[i].key_hash && !is_past(&b[k], &n[i]))
            k = b[k].end;
        if (k < b_end && b[k].key_hash == n[i].key_hash) {
            removed(c, i, j, k);
            compare(c, i, k);
            j = b[k].end;
        } else {
            if (n[i].sorted) { /* what was passed comes no more */
                removed(c, i, j, k);
                j = k;
            }
            added(c, i, n[i].end);
        }
        i = n[i].end;
    }
    removed(c, n_end, j, b_end);
}

static size_t children(const struct ui_spec_line *lines, size_t parent)
{
    size_t count = 0;

    for (size_t i = parent + 1; i < lines[parent].end - 1; i = lines[i].end)
        count++;
    return count;
}

static size_t *child_places(struct arena *a, const struct ui_spec_line *lines, size_t parent,
                            size_t count)
{
    size_t *places = arena_alloc(a, (count + 1) * sizeof(*places)), at = 0;

    if (places == NULL)
        return NULL;
    for (size_t i = parent + 1; i < lines[parent].end - 1; i = lines[i].end)
        places[at++] = i;
    places[count] = lines[parent].end - 1;
    return places;
}

static void compare_elements(struct compare *c, size_t now, size_t before)
{
    struct ui_spec_line *n = c->now->lines;
    const struct ui_spec_line *b = c->before->lines;
    size_t n_count = children(n, now), b_count = children(b, before);
    size_t *n_at = child_places(c->a, n, now, n_count),
           *b_at = child_places(c->a, b, before, b_count);
    size_t first = 0, last = 0, shorter = n_count < b_count ? n_count : b_count, pair;

    if (n_at == NULL || b_at == NULL)
        return;
    while (first < shorter && n[n_at[first]].hash == b[b_at[first]].hash)
        first++;
    while (last < shorter - first &&
           n[n_at[n_count - 1 - last]].hash == b[b_at[b_count - 1 - last]].hash)
        last++;
    for (pair = first; pair < shorter - last; pair++)
        compare(c, n_at[pair], b_at[pair]);
    if (pair < n_count - last)
        added(c, n_at[pair], n_at[n_count - last]);
    if (pair < b_count - last)
        removed(c, n_at[n_count - last], b_at[pair], b_at[b_count - last]);
}

/* Two lines of the same key. */
static void compare(struct compare *c, size_t now, size_t before)
{
    struct ui_spec_line *n = &c->now->lines[now];
    const struct ui_spec_line *b = &c->before->lines[before];

    if (n->hash == b->hash)
        return;
    if (n->opens && b->opens && str_eq(n->value, b->value)) {
        if (str_is(n->value, "["))
            compare_elements(c, now, before);
        else
            compare_members(c, now, before);
        return;
    }
    if (n->opens) { /* a scalar or an empty one before */
        added(c, now + 1, n->end);
    }
    n->change = UI_CHANGED;
    n->was =
        b->opens ? arena_printf(c->a, "%zu lines", b->end - before) : arena_str(c->a, b->shown);
    c->now->changed++;
}

void ui_spec_lines_compare(struct ui_spec_lines *now, struct arena *a,
                           const struct ui_spec_lines *before)
{
    struct compare c = {.now = now, .before = before, .a = a};

    if (now->count > 0 && before->count > 0)
        compare(&c, 0, 0);
}

size_t ui_spec_line_find(const struct ui_spec_lines *lines, uint64_t path_hash, bool closes)
{
    for (size_t i = 0; i < lines->count; i++)
        if (lines->lines[i].path_hash == path_hash && lines->lines[i].closes == closes)
            return i;
    return SIZE_MAX;
}

struct str ui_spec_line_text(struct arena *a, const struct ui_spec_line *line, bool unmasked)
{
    struct str value = unmasked ? line->value : line->shown;

    if (line->key.len == 0 || line->closes)
        return value;
    return arena_printf(a, "%.*s: %.*s", STR_FMT(line->key), STR_FMT(value));
}

enum ui_role ui_kind_role(enum spec_kind kind)
{
    switch (kind) {
    case SPEC_STRING:
        return UI_ROLE_STRING;
    case SPEC_INT:
    case SPEC_UINT:
        return UI_ROLE_NUMBER;
    case SPEC_NULL:
    case SPEC_BOOL:
        return UI_ROLE_LITERAL;
    case SPEC_LIST:
    case SPEC_OBJECT:
        break;
    }
    return UI_ROLE_PUNCTUATION;
}
