/* {a,b} and {1..3} of bash: one word becomes several. */
#include "model/base/bounds.h"
#include "model/shell/bash_parts.h"

#include <inttypes.h>

struct atoms {
    const struct atom *items;
    size_t count;
};

/* What braces make of a piece of a word. */
struct results {
    struct atoms *items;
    size_t count, capacity;
};

struct expansion {
    struct splitter *s;
    size_t bytes; /* of all results so far */
    unsigned depth;
};

static bool spend(struct expansion *x, size_t bytes)
{
    x->bytes += bytes + 1;
    if (x->bytes > SHELL_BRACE_BYTES && x->s->error == NULL)
        x->s->error =
            err_new(ERR_LIMIT, "the braces of a word make more than %zu bytes", SHELL_BRACE_BYTES);
    return x->s->error == NULL;
}

static bool add_result(struct expansion *x, struct results *out, struct atoms atoms)
{
    if (!spend(x, atoms.count))
        return false;
    if (out->count == out->capacity) {
        size_t capacity = out->capacity > 0 ? 2 * out->capacity : 4;
        struct atoms *items = arena_calloc(x->s->a, capacity, sizeof(*items));

        if (items == NULL) {
            shell_oom(x->s);
            return false;
        }
        if (out->count > 0)
            memcpy(items, out->items, out->count * sizeof(*items));
        out->items = items;
        out->capacity = capacity;
    }
    out->items[out->count++] = atoms;
    return true;
}

static struct atoms joined(struct expansion *x, struct atoms a, struct atoms b, struct atoms c)
{
    size_t count = a.count + b.count + c.count;
    struct atom *items = arena_calloc(x->s->a, count + 1, sizeof(*items));

    if (items == NULL) {
        shell_oom(x->s);
        return (struct atoms){NULL, 0};
    }
    if (a.count > 0)
        memcpy(items, a.items, a.count * sizeof(*items));
    if (b.count > 0)
        memcpy(items + a.count, b.items, b.count * sizeof(*items));
    if (c.count > 0)
        memcpy(items + a.count + b.count, c.items, c.count * sizeof(*items));
    return (struct atoms){items, count};
}

static bool is_plain(struct atoms t, size_t i, char c)
{
    return i < t.count && t.items[i].kind == ATOM_PLAIN && t.items[i].c == c;
}

static struct atoms cut(struct atoms t, size_t from, size_t to)
{
    return (struct atoms){t.items + from, to - from};
}

/* ---- {x..y} and {x..y..step} ---- */

/* As bash counts: in 64 bits. */
struct sequence {
    int64_t first, last, step;
    size_t width; /* with leading zeros; 0: as they come */
    bool letters;
};

/* All of the text, in 64 bits. */
static bool read_number(int64_t *out, struct str text)
{
    bool negative = text.len > 0 && text.s[0] == '-';
    size_t at = text.len > 0 && (negative || text.s[0] == '+') ? 1 : 0;
    int64_t n = 0;

    if (at == text.len)
        return false;
    for (; at < text.len; at++) {
        int digit = text.s[at] - '0';

        if (digit < 0 || digit > 9 || n < (INT64_MIN + digit) / 10)
            return false;
        n = n * 10 - digit; /* below zero, where there is one more */
    }
    if (!negative && n == INT64_MIN)
        return false;
    *out = negative ? n : -n;
    return true;
}

static bool begins_with_zero(struct str text)
{
    size_t sign = text.len > 0 && text.s[0] == '-' ? 1 : 0;

    return text.len > sign + 1 && text.s[sign] == '0';
}

static bool read_end(int64_t *out, bool *letter, struct str text)
{
    *letter = text.len == 1 &&
              ((text.s[0] >= 'a' && text.s[0] <= 'z') || (text.s[0] >= 'A' && text.s[0] <= 'Z'));
    if (!*letter)
        return read_number(out, text);
    *out = (unsigned char)text.s[0];
    return true;
}

/* Further apart, or of more numbers, bash leaves the braces as they are. */
static bool is_counted(const struct sequence *q)
{
    enum { SPARE = 3 };
    uint64_t apart;

    if (q->last >= q->first)
        apart = (uint64_t)q->last - (uint64_t)q->first;
    else
        apart = (uint64_t)q->first - (uint64_t)q->last;
    return apart <= (uint64_t)INT64_MAX - 2 && apart / (uint64_t)q->step <= INT32_MAX - SPARE;
}

static bool split_dots(struct str *before, struct str *behind, struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.s[i] == '.' && text.s[i + 1] == '.') {
            *before = str_cut(text, 0, i);
            *behind = str_cut(text, i + 2, text.len);
            return true;
        }
    }
    *before = text;
    *behind = STR_NONE;
    return false;
}

static bool read_sequence(struct sequence *q, struct str text)
{
    struct str first, last, step;
    bool first_letter, last_letter, has_step;

    *q = (struct sequence){.step = 1};
    if (!split_dots(&first, &last, text))
        return false;
    has_step = split_dots(&last, &step, last);
    if (!read_end(&q->first, &first_letter, first) || !read_end(&q->last, &last_letter, last) ||
        first_letter != last_letter)
        return false;
    if (!first_letter && (begins_with_zero(first) || begins_with_zero(last)))
        q->width = first.len > last.len ? first.len : last.len;
    if (has_step && (!read_number(&q->step, step) || q->step == INT64_MIN))
        return false;
    q->letters = first_letter;
    if (q->step <= 0)
        q->step = q->step == 0 ? 1 : -q->step;
    return is_counted(q);
}

static struct str atoms_text(struct expansion *x, struct atoms t)
{
    struct shell_bytes b = {NULL, 0, 0};

    for (size_t i = 0; i < t.count; i++) {
        if (t.items[i].kind != ATOM_PLAIN)
            return STR_NONE;
        shell_bytes_char(x->s, &b, t.items[i].c);
    }
    return shell_bytes_str(&b);
}

/* Plain bytes, for they may end the name of a variable. A backslash between the letters quotes and
 * is taken away. A number that is filled with zeros is printed as one of 32 bits. */
static struct atoms number_atoms(struct expansion *x, const struct sequence *q, int64_t n)
{
    char c = (char)n;
    struct str text = q->letters     ? arena_str(x->s->a, (struct str){&c, 1})
                      : q->width > 0 ? arena_printf(x->s->a, "%0*" PRId32, (int)q->width,
                                                    (int32_t)(uint32_t)(uint64_t)n)
                                     : arena_printf(x->s->a, "%" PRId64, n);
    struct atom *items = arena_calloc(x->s->a, text.len + 1, sizeof(*items));

    for (size_t i = 0; items != NULL && i < text.len; i++)
        items[i] = (struct atom){text.s[i], text.s[i] == '\\' ? ATOM_MARK : ATOM_PLAIN};
    return (struct atoms){items, items != NULL ? text.len : 0};
}

static bool add_sequence(struct expansion *x, struct results *out, const struct sequence *q)
{
    bool up = q->first <= q->last;
    uint64_t left =
        up ? (uint64_t)q->last - (uint64_t)q->first : (uint64_t)q->first - (uint64_t)q->last;

    for (int64_t n = q->first;; left -= (uint64_t)q->step) {
        if (!add_result(x, out, number_atoms(x, q, n)))
            return false;
        if (left < (uint64_t)q->step)
            return true;
        n = up ? n + q->step : n - q->step;
    }
}

/* ---- groups ---- */

/* A brace with its partner, and whether a comma stands between them. */
struct group {
    size_t open, close;
    bool comma;
};

enum { SEQUENCE_MOST = 200 }; /* bytes of one that is looked at */

/* How a piece of a word looks from each of its places, all that stands in inner braces passed over;
 * its length: nothing more of that kind. */
struct view {
    size_t after;  /* behind the } that closes the { here */
    size_t parted; /* the next comma, or .. that no } follows */
    size_t closed; /* the next } */
    size_t comma;  /* the next comma at all, in inner braces as well */
};

/* For each { what stands behind its }: what is closed last is what was opened last. */
static void find_partners(struct view *v, size_t *open, struct atoms t)
{
    size_t depth = 0;

    for (size_t i = 0; i < t.count; i++) {
        v[i].after = t.count;
        if (is_plain(t, i, '{'))
            open[depth++] = i;
        else if (is_plain(t, i, '}') && depth > 0)
            v[open[--depth]].after = i + 1;
    }
}

static bool is_parted(struct atoms t, size_t i)
{
    return is_plain(t, i, ',') ||
           (is_plain(t, i, '.') && is_plain(t, i + 1, '.') && !is_plain(t, i + 2, '}'));
}

/* One for each place and one for the end; NULL: no memory. */
static struct view *look(struct expansion *x, struct atoms t)
{
    struct view *v = arena_calloc(x->s->a, t.count + 1, sizeof(*v));
    size_t *open = arena_calloc(x->s->a, t.count + 1, sizeof(*open));

    if (v == NULL || open == NULL) {
        shell_oom(x->s);
        return NULL;
    }
    find_partners(v, open, t);
    v[t.count] = (struct view){t.count, t.count, t.count, t.count};
    for (size_t i = t.count; i-- > 0;) {
        const struct view *next = &v[is_plain(t, i, '{') ? v[i].after : i + 1];

        v[i].parted = is_parted(t, i) ? i : next->parted;
        v[i].closed = is_plain(t, i, '}') ? i : next->closed;
        v[i].comma = is_plain(t, i, ',') ? i : v[i + 1].comma;
    }
    return v;
}

/* The } of the { at `open`: the first behind a comma or .. of its own. One before them closes
 * nothing ({x}a,b} are x}a and b). t.count: there is none. */
static size_t partner(const struct view *v, struct atoms t, size_t open)
{
    size_t parted = v[open + 1].parted;

    if (open == 0 && is_plain(t, 1, '}')) /* a word that begins with {} */
        return t.count;
    return parted < t.count ? v[parted + 1].closed : t.count;
}

/* The first pair of braces that expands; false: there is none. */
static bool find_group(struct expansion *x, struct group *out, struct atoms t)
{
    const struct view *v = look(x, t);
    struct sequence q;

    for (size_t i = 0; v != NULL && i < t.count; i++) {
        size_t close = is_plain(t, i, '{') ? partner(v, t, i) : t.count;

        if (close == t.count)
            continue;
        *out = (struct group){i, close, v[i].comma < close};
        if (out->comma ||
            (close - i < SEQUENCE_MOST && read_sequence(&q, atoms_text(x, cut(t, i + 1, close)))))
            return true;
        i = close; /* {1..x} stands as it is, and nothing in it is looked at again */
    }
    return false;
}

static bool expand(struct expansion *x, struct results *out, struct atoms t);

/* The alternatives between the commas of this level. */
static bool expand_alternatives(struct expansion *x, struct results *out, struct atoms t)
{
    size_t from = 0, level = 0;

    for (size_t i = 0; i <= t.count; i++) {
        if (is_plain(t, i, '{'))
            level++;
        else if (is_plain(t, i, '}') && level > 0)
            level--;
        else if (i == t.count || (is_plain(t, i, ',') && level == 0)) {
            if (!expand(x, out, cut(t, from, i)))
                return false;
            from = i + 1;
        }
    }
    return true;
}

static bool combine(struct expansion *x, struct results *out, struct atoms before,
                    const struct results *middle, const struct results *behind)
{
    for (size_t i = 0; i < middle->count; i++) {
        for (size_t j = 0; j < behind->count; j++) {
            if (!add_result(x, out, joined(x, before, middle->items[i], behind->items[j])))
                return false;
        }
    }
    return true;
}

static bool expand_group(struct expansion *x, struct results *out, struct atoms t,
                         const struct group *g)
{
    struct results middle = {NULL, 0, 0}, behind = {NULL, 0, 0};
    struct atoms inside = cut(t, g->open + 1, g->close);
    struct sequence q;
    bool ok;

    if (++x->depth > BOUND_NESTING) {
        if (x->s->error == NULL)
            x->s->error = err_new(ERR_LIMIT, "a word has more than %d braces", BOUND_NESTING);
        return false;
    }
    if (g->comma)
        ok = expand_alternatives(x, &middle, inside);
    else
        ok = read_sequence(&q, atoms_text(x, inside)) && add_sequence(x, &middle, &q);
    ok = ok && expand(x, &behind, cut(t, g->close + 1, t.count)) &&
         combine(x, out, cut(t, 0, g->open), &middle, &behind);
    x->depth--;
    return ok;
}

static bool expand(struct expansion *x, struct results *out, struct atoms t)
{
    struct group g;

    if (find_group(x, &g, t))
        return expand_group(x, out, t, &g);
    return x->s->error == NULL && add_result(x, out, t);
}

/* ---- the words that come of it ---- */

static bool has_names(struct atoms t)
{
    for (size_t i = 0; i < t.count; i++) {
        if (t.items[i].kind == ATOM_NAME || t.items[i].kind == ATOM_EDGE)
            return true;
    }
    return false;
}

/* Variables are nothing, and told. */
static struct atoms without_names(struct splitter *s, struct atoms t)
{
    struct atom *items = arena_calloc(s->a, t.count + 1, sizeof(*items));
    struct atoms left = {items, 0};

    if (items == NULL) {
        shell_oom(s);
        return left;
    }
    for (size_t i = 0; i < t.count;) {
        size_t end = i + 1;

        if (t.items[i].kind == ATOM_NAME) {
            struct shell_bytes name = {NULL, 0, 0};

            end = bash_atoms_name_end(t.items, t.count, i);
            for (i++; i < end; i++)
                shell_bytes_char(s, &name, t.items[i].c);
            shell_unresolved(s, shell_bytes_str(&name));
        } else if (t.items[i].kind != ATOM_EDGE) {
            items[left.count++] = t.items[i];
        }
        i = end;
    }
    return left;
}

/* A ~ that braces brought to a word's start ({~/a,b}) is a home directory as any other. */
static struct atoms without_home(struct splitter *s, struct atoms t)
{
    struct shell_bytes name = {NULL, 0, 0};
    struct atom *items;
    size_t end = 0;

    if (!is_plain(t, 0, '~'))
        return t;
    do
        shell_bytes_char(s, &name, t.items[end++].c);
    while (end < t.count && t.items[end].kind == ATOM_PLAIN && bash_is_home_name(t.items[end].c));
    if (end < t.count && !is_plain(t, end, '/') && !is_plain(t, end, ':'))
        return t;
    shell_unresolved(s, shell_bytes_str(&name));
    if ((items = arena_calloc(s->a, t.count, sizeof(*items))) == NULL) {
        shell_oom(s);
        return t;
    }
    items[0] = (struct atom){'\0', ATOM_MARK};
    if (t.count > end)
        memcpy(items + 1, t.items + end, (t.count - end) * sizeof(*items));
    return (struct atoms){items, t.count - end + 1};
}

/* Blanks of an expansion part words, those at the ends and further ones none. */
static void add_fields(struct splitter *s, struct shell_words *out, struct atoms t)
{
    size_t from = 0;

    if (has_names(t))
        t = without_names(s, t);

    for (size_t i = 0; i <= t.count; i++) {
        if (i < t.count && t.items[i].kind != ATOM_SPLIT)
            continue;
        if (i > from)
            (void)shell_words_add(s, out, bash_atoms_text(s, t.items + from, i - from));
        from = i + 1;
    }
}

void bash_expand(struct splitter *s, struct shell_words *out, const struct bash_word *w)
{
    struct expansion x = {s, 0, 0};
    struct results r = {NULL, 0, 0};
    struct atoms whole = {w->atoms, w->count};

    if (!w->braces) {
        add_fields(s, out, whole);
        return;
    }
    if (!expand(&x, &r, whole))
        return;
    for (size_t i = 0; i < r.count; i++)
        add_fields(s, out, without_home(s, r.items[i]));
}
