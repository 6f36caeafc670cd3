#include "ui/present/spec_lines.h"

#include "model/base/buf.h"
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

static const struct ui_spec_aside none;

/* A line's own; what others have stays as it is. NULL: no memory. */
static struct ui_spec_aside *own_aside(struct ui_spec_line *line, struct arena *a)
{
    struct ui_spec_aside *own = arena_alloc(a, sizeof(*own));

    if (own != NULL) {
        *own = *line->aside;
        line->aside = own;
    }
    return own;
}

static bool is_unmarked(const struct ui_spec_mark *m)
{
    return m->removed == 0 && m->gone.len == 0 && m->was.len == 0;
}

bool ui_spec_line_mark(struct ui_spec_line *line, struct arena *a, enum ui_change change,
                       const struct ui_spec_mark *mark)
{
    struct ui_spec_aside *own;

    line->change = change;
    if (is_unmarked(mark) && is_unmarked(&line->aside->mark))
        return true;
    own = own_aside(line, a);
    if (own != NULL)
        own->mark = *mark;
    return own != NULL;
}

struct maker {
    struct arena *a;
    struct ui_spec_line *lines;
    size_t count;
    const struct ui_spec_line *before; /* lines with the same escapes, */
    size_t before_count, at;           /* those up to `at` have been passed */
};

/* The line of the state before that has this path, if it comes soon: most have the same place, and
 * what stands on a line then can be copied rather than be made from the node. */
static const struct ui_spec_line *line_before(struct maker *m, uint64_t path)
{
    enum { AHEAD = 8 };

    for (size_t i = m->at; i < m->before_count && i - m->at < AHEAD; i++)
        if (m->before[i].path_hash == path && !m->before[i].closes) {
            m->at = i + 1;
            return &m->before[i];
        }
    return NULL;
}

/* The hash of what stands on a line of a node without children. */
static uint64_t value_hash(const struct spec_node *n)
{
    switch (n->kind) {
    case SPEC_NULL:
        return n->unknown != NULL;
    case SPEC_BOOL:
        return mix_number(SPEC_BOOL, n->u.boolean);
    case SPEC_INT: /* 7 is the same number with and without a sign */
        return mix_number(n->u.sint < 0 ? SPEC_INT : SPEC_UINT, (uint64_t)n->u.sint);
    case SPEC_UINT:
        return mix_number(SPEC_UINT, n->u.uint);
    case SPEC_STRING:
        return mix_bytes(SPEC_STRING, n->u.text.s, n->u.text.len);
    case SPEC_LIST:
    case SPEC_OBJECT:
        break;
    }
    return mix_number(MIX_SEED, n->kind);
}

/* Needs the value. */
static void set_aside(struct maker *m, struct ui_spec_line *line, const struct spec_node *n,
                      bool is_masked)
{
    struct ui_spec_aside *own;

    line->sorted = n->rank == SPEC_RANK_MEMBER;
    if ((!line->sorted && !is_masked) || (own = own_aside(line, m->a)) == NULL)
        return;
    if (line->sorted)
        own->member = arena_str(m->a, n->key);
    own->is_masked = is_masked;
    if (is_masked)
        own->masked = mask_secrets(m->a, line->value);
}

/* What stands on the line, or on the first one. */
static struct str value_of(struct maker *m, const struct spec_node *n)
{
    if (has_kids(n) && n->u.kids.count > 0)
        return n->kind == SPEC_LIST ? STR_LIT("[") : STR_LIT("{");
    return n->unknown != NULL && n->kind == SPEC_NULL ? STR_LIT("?") : spec_scalar_json(m->a, n);
}

/* Returns the subtree's hash. */
static uint64_t make(struct maker *m, const struct spec_node *n, unsigned depth, uint64_t path,
                     uint64_t key_hash);

static uint64_t make_kids(struct maker *m, const struct spec_node *n, const struct ui_spec_line *of,
                          uint64_t hash)
{
    uint64_t key_hash, inside = mix_number(of->path_hash, '/');
    size_t place = 0;

    for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next, place++) {
        key_hash = mix_bytes(MIX_SEED, kid->key.s, kid->key.len);
        hash = mix_number(hash, make(m, kid, of->depth + 1,
                                     n->kind == SPEC_LIST ? mix_number(of->path_hash, place)
                                                          : mix_number(inside, key_hash),
                                     key_hash));
    }
    m->lines[m->count] = (struct ui_spec_line){
        .node = n,
        .value = n->kind == SPEC_LIST ? STR_LIT("]") : STR_LIT("}"),
        .aside = &none,
        .depth = of->depth,
        .comma = of->comma,
        .closes = true,
        .path_hash = of->path_hash,
        .end = (uint32_t)m->count + 1,
    };
    m->count++;
    if (m->at < m->before_count && m->before[m->at].path_hash == of->path_hash)
        m->at++; /* its closing brace */
    return hash;
}

static uint64_t make(struct maker *m, const struct spec_node *n, unsigned depth, uint64_t path,
                     uint64_t key_hash)
{
    struct ui_spec_line *line = &m->lines[m->count++];
    const struct ui_spec_line *before = line_before(m, path);
    bool opens = has_kids(n) && n->u.kids.count > 0;
    uint64_t hash = mix_number(key_hash, opens ? n->kind : value_hash(n));
    bool stays = before != NULL && !opens && !before->opens && before->hash == hash;

    *line = (struct ui_spec_line){
        .node = n,
        .key = !spec_has_key(n)                        ? STR_NONE
               : before != NULL && before->key.len > 0 ? arena_str(m->a, before->key)
                                                       : spec_key_json(m->a, n),
        .value = stays ? arena_str(m->a, before->value) : value_of(m, n),
        .aside = &none,
        .key_hash = key_hash,
        .hash = hash,
        .path_hash = path,
        .depth = depth & UI_SPEC_DEPTH_MOST,
        .opens = opens,
        .comma = n->next != NULL,
    };
    set_aside(m, line, n,
              stays ? before->aside->is_masked
                    : n->kind == SPEC_STRING && mask_needed(line->value));
    if (opens)
        line->hash = make_kids(m, n, line, line->hash);
    line->end = (uint32_t)m->count;
    return line->hash;
}

bool ui_spec_lines_make(struct ui_spec_lines *out, struct arena *a, const struct spec_node *root,
                        const struct ui_spec_lines *before)
{
    struct maker m = {.a = a};
    size_t count;

    *out = (struct ui_spec_lines){0};
    if (root == NULL)
        return true;
    out->short_escapes = root->short_escapes;
    if (before != NULL && before->short_escapes == root->short_escapes) {
        m.before = before->lines;
        m.before_count = before->count;
    }
    count = count_lines(root);
    m.lines = count < UINT32_MAX ? arena_alloc(a, count * sizeof(*m.lines)) : NULL;
    if (m.lines == NULL)
        return false;
    make(&m, root, 0, MIX_SEED, mix_bytes(MIX_SEED, root->key.s, root->key.len));
    out->lines = m.lines;
    out->count = m.count;
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

/* Behind what is told already. */
static void tell_gone(struct buf *out, const struct ui_spec_line *line, size_t most)
{
    struct str value = ui_spec_line_shown(line);
    size_t len;

    if (line->opens)
        value = line->value.s[0] == '{' ? STR_LIT("{...}") : STR_LIT("[...]");
    len = value.len;
    if (len > most)
        for (len = most; len > 0 && ((unsigned char)value.s[len] & 0xC0) == 0x80;)
            len--;
    if (out->len > 0)
        buf_add(out, STR_LIT(", "));
    if (line->key.len > 0)
        buf_printf(out, "%.*s ", STR_FMT(str_cut(line->key, 1, line->key.len - 1)));
    buf_add(out, str_cut(value, 0, len));
    if (len < value.len)
        buf_add(out, STR_LIT("..."));
}

/* So many of the lines, and of their values. */
static struct str gone_text(struct compare *c, struct str told, size_t from, size_t to,
                            size_t lines, size_t most)
{
    const struct ui_spec_line *b = c->before->lines;
    struct buf out = {.s = NULL};

    buf_add(&out, told);
    for (; from < to && lines > 0; from = b[from].end, lines--)
        tell_gone(&out, &b[from], most);
    if (from < to)
        buf_add(&out, STR_LIT(", ..."));
    return buf_in_arena(&out, c->a);
}

/* Siblings of the state before, from one line to another. */
static void removed(struct compare *c, size_t at, size_t from, size_t to)
{
    enum { TOLD = 4, MOST = 28, TOLD_WHOLE = 500 };
    struct ui_spec_line *line = &c->now->lines[at];
    struct ui_spec_mark mark = line->aside->mark;

    if (from == to)
        return;
    if (mark.removed == 0)
        c->now->changed++;
    mark.removed += to - from;
    mark.gone = gone_text(c, mark.gone, from, to, TOLD, MOST);
    mark.gone_whole = gone_text(c, mark.gone_whole, from, to, TOLD_WHOLE, SIZE_MAX);
    (void)ui_spec_line_mark(line, c->a, line->change, &mark);
}

static void compare(struct compare *c, size_t now, size_t before);

/* Of two maps, which are sorted: what is looked for would have come before. */
static bool is_past(const struct ui_spec_line *before, const struct ui_spec_line *now)
{
    return before->sorted && now->sorted && str_cmp(before->aside->member, now->aside->member) > 0;
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
    struct ui_spec_mark mark;

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
    mark = n->aside->mark;
    mark.was = b->opens ? arena_printf(c->a, "%zu lines", b->end - before)
                        : arena_str(c->a, ui_spec_line_shown(b));
    (void)ui_spec_line_mark(n, c->a, UI_CHANGED, &mark);
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
    struct str value = unmasked ? line->value : ui_spec_line_shown(line);

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
