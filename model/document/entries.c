#include "model/document/entries.h"

#include "model/document/knowledge.h"

#include <string.h>

enum { PARTS_MOST = 32, FIRST_ROOM = 64, OFTEN = 16 };

struct entries_at {
    size_t below; /* entries at this path and below it */
    size_t entry; /* the one at it, from 1; 0: there is none */
};

void entries_forget(struct entries *x)
{
    x->of = NULL;
    x->asked = 0;
}

static size_t count_of(const struct value *all)
{
    return all->kind == VALUE_MAP ? all->u.map.count : all->u.list.count;
}

static struct str path_of(const struct value *all, size_t i)
{
    const struct value *entry;
    bool has_least;
    uint64_t least;

    if (all->kind == VALUE_MAP)
        return all->u.map.members[i].key;
    entry = all->u.list.items[i];
    return entry->kind == VALUE_STRING ? mdl_unknown_path(entry->u.text, &has_least, &least)
                                       : STR_NONE;
}

/* Where a part ends, at `from` or behind it. A key in quotes is one part, whatever is in it. */
static size_t end_of_part(struct str path, size_t from)
{
    bool quoted = false;

    for (size_t i = from; i < path.len; i++) {
        char c = path.s[i];

        if (quoted && c == '\\')
            i++;
        else if (c == '"' && (quoted || (i > 0 && path.s[i - 1] == '[')))
            quoted = !quoted;
        else if (!quoted && (c == '.' || c == '['))
            return i;
    }
    return path.len;
}

bool entries_covers(struct str above, struct str path)
{
    size_t end;

    if (path.len > 0 && above.len > 0 && path.s[0] != above.s[0]) /* as most */
        return false;
    if (!str_starts(path, above))
        return false;
    for (end = end_of_part(path, 0); end < above.len;)
        end = end_of_part(path, end + 1);
    return end == above.len;
}

/* ---- the index ------------------------------------------------------------------------------ */

static void clear(struct entries *x, const struct value *all)
{
    x->of = all;
    x->known = 0;
    x->unfit = false;
    names_clear(&x->paths);
}

/* False: no memory. */
static bool widen(struct entries *x)
{
    size_t most = x->most > 0 ? 2 * x->most : FIRST_ROOM;

    x->at = arena_calloc(x->a, most, sizeof(*x->at));
    names_init(&x->paths, x->a, most);
    x->most = x->at != NULL && x->paths.texts != NULL && x->paths.slots != NULL ? most : 0;
    x->known = 0;
    return x->most > 0;
}

static void add(struct entries *x, struct str path)
{
    size_t parts = 0;

    for (size_t end = end_of_part(path, 0);; end = end_of_part(path, end + 1)) {
        bool is_new;
        size_t at;

        if (++parts > PARTS_MOST) {
            x->unfit = true;
            return;
        }
        at = names_index(&x->paths, str_cut(path, 0, end), &is_new);
        if (is_new)
            x->at[at] = (struct entries_at){.below = 0};
        x->at[at].below++;
        if (end == path.len) {
            x->at[at].entry = x->known + 1;
            return;
        }
    }
}

/* Whether the index can answer for `all`. */
static bool knows(struct entries *x, const struct value *all)
{
    if (x == NULL || x->asked++ < OFTEN)
        return false;
    if (x->of != all || x->known > count_of(all))
        clear(x, all);
    while (x->known < count_of(all) && !x->unfit) {
        if (x->paths.count + PARTS_MOST > x->most) {
            if (!widen(x))
                return false;
            continue;
        }
        add(x, path_of(all, x->known));
        x->known++;
    }
    return !x->unfit && x->most > 0;
}

/* ---- questions ------------------------------------------------------------------------------ */

static size_t below_known(size_t *at, const struct entries *x, struct str path)
{
    size_t found;

    if (!names_find(&found, &x->paths, path))
        return 0;
    if (x->at[found].entry > 0)
        *at = x->at[found].entry - 1;
    return x->at[found].below > 1 ? 2 : 1;
}

size_t entries_below(size_t *at, struct entries *x, const struct value *all, struct str path)
{
    size_t found = 0, count = all != NULL ? count_of(all) : 0;

    *at = count;
    if (all != NULL && knows(x, all))
        return below_known(at, x, path);
    for (size_t i = 0; i < count; i++) {
        struct str own = path_of(all, i);

        found += entries_covers(path, own);
        if (str_eq(path, own))
            *at = i;
    }
    return found > 1 ? 2 : found;
}

static struct str nearest_known(const struct entries *x, struct str path)
{
    struct str nearest = STR_NONE;

    for (size_t end = end_of_part(path, 0), found;; end = end_of_part(path, end + 1)) {
        const struct value *text = NULL;

        if (names_find(&found, &x->paths, str_cut(path, 0, end)) && x->at[found].entry > 0)
            text = x->of->u.map.members[x->at[found].entry - 1].value;
        if (text != NULL && text->kind == VALUE_STRING)
            nearest = text->u.text;
        if (end == path.len)
            return nearest;
    }
}

struct str entries_nearest(struct entries *x, const struct value *all, struct str path)
{
    const struct value_member *nearest = NULL;

    if (all == NULL)
        return STR_NONE;
    if (knows(x, all))
        return nearest_known(x, path);
    for (size_t i = 0; i < all->u.map.count; i++) {
        const struct value_member *m = &all->u.map.members[i];

        if (entries_covers(m->key, path) && m->value->kind == VALUE_STRING &&
            (nearest == NULL || m->key.len > nearest->key.len))
            nearest = m;
    }
    return nearest != NULL ? nearest->value->u.text : STR_NONE;
}
