/* {a,b} and {1..3} of bash: one word becomes several. */
#include "model/base/bounds.h"
#include "model/shell/bash_parts.h"

#include <stdlib.h>

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

struct sequence {
    long first, last, step;
    size_t width; /* with leading zeros; 0: as they come */
    bool letters;
};

static bool read_end(long *out, bool *letter, size_t *width, struct str text)
{
    char digits[20], *end;
    bool sign = text.len > 0 && (text.s[0] == '-' || text.s[0] == '+');

    *letter = text.len == 1 &&
              ((text.s[0] >= 'a' && text.s[0] <= 'z') || (text.s[0] >= 'A' && text.s[0] <= 'Z'));
    if (*letter) {
        *out = (unsigned char)text.s[0];
        return true;
    }
    if (text.len == 0 || text.len > 9 || text.s[sign ? 1 : 0] < '0' || text.s[sign ? 1 : 0] > '9')
        return false;
    memcpy(digits, text.s, text.len);
    digits[text.len] = '\0';
    *out = strtol(digits, &end, 10);
    if (text.len > (sign ? 2u : 1u) && text.s[sign ? 1 : 0] == '0' && text.len > *width)
        *width = text.len;
    return *end == '\0';
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
    bool first_letter, last_letter, step_letter = false, has_step;
    size_t unused = 0;

    *q = (struct sequence){.step = 1};
    if (!split_dots(&first, &last, text))
        return false;
    has_step = split_dots(&last, &step, last);
    if (!read_end(&q->first, &first_letter, &q->width, first) ||
        !read_end(&q->last, &last_letter, &q->width, last) || first_letter != last_letter)
        return false;
    if (q->width > 0)
        q->width = first.len > last.len ? first.len : last.len;
    if (has_step && (!read_end(&q->step, &step_letter, &unused, step) || step_letter))
        return false;
    q->letters = first_letter;
    q->step = q->step == 0 ? 1 : labs(q->step);
    return true;
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

static struct atoms number_atoms(struct expansion *x, const struct sequence *q, long n)
{
    char c = (char)n;
    struct str text = q->letters ? arena_str(x->s->a, (struct str){&c, 1})
                                 : arena_printf(x->s->a, "%0*ld", (int)q->width, n);
    struct atom *items = arena_calloc(x->s->a, text.len + 1, sizeof(*items));

    for (size_t i = 0; items != NULL && i < text.len; i++)
        items[i] = (struct atom){text.s[i], ATOM_QUOTED};
    return (struct atoms){items, items != NULL ? text.len : 0};
}

static bool add_sequence(struct expansion *x, struct results *out, const struct sequence *q)
{
    long direction = q->first <= q->last ? 1 : -1;

    for (long n = q->first; direction * n <= direction * q->last; n += direction * q->step) {
        if (!add_result(x, out, number_atoms(x, q, n)))
            return false;
    }
    return true;
}

/* ---- groups ---- */

/* A brace with its partner, and whether a comma stands between them. */
struct group {
    size_t open, close;
    bool comma;
};

/* The first pair of braces that expands; false: there is none. */
static bool find_group(struct expansion *x, struct group *out, struct atoms t)
{
    struct group *open = arena_calloc(x->s->a, t.count + 1, sizeof(*open));
    struct sequence q;
    size_t depth = 0;

    *out = (struct group){t.count, 0, false};
    if (open == NULL) {
        shell_oom(x->s);
        return false;
    }
    for (size_t i = 0; i < t.count; i++) {
        if (is_plain(t, i, '{')) {
            open[depth++] = (struct group){i, 0, false};
        } else if (is_plain(t, i, ',') && depth > 0) {
            open[depth - 1].comma = true;
        } else if (is_plain(t, i, '}') && depth > 0) {
            struct group g = open[--depth];

            g.close = i;
            if (g.open < out->open &&
                (g.comma ||
                 (i - g.open < 40 && read_sequence(&q, atoms_text(x, cut(t, g.open + 1, i))))))
                *out = g;
        }
    }
    return out->open < t.count;
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

/* Blanks of an expansion part words, those at the ends and further ones none. */
static void add_fields(struct splitter *s, struct shell_words *out, struct atoms t)
{
    size_t from = 0;

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
    bool braces = false;

    for (size_t i = 0; i < w->count; i++)
        braces |= is_plain(whole, i, '{');
    if (!braces) {
        add_fields(s, out, whole);
        return;
    }
    if (!expand(&x, &r, whole))
        return;
    for (size_t i = 0; i < r.count; i++)
        add_fields(s, out, r.items[i]);
}
