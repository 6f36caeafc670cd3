#include "specgen/credential/credential_duplicates.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "specgen/gocompat/concat.h"

#include <stdlib.h>

struct level {
    size_t begin; /* byte offset of its bracket */
    bool object, wants_key;
    size_t index;          /* of a list's item */
    struct str key;        /* of an object's member */
    struct member *newest; /* the member that began last; NULL: none */
};

/* Runs over the keys of a text that may not be JSON: strings, brackets and commas are all that
 * it knows. */
struct scan {
    struct str text;
    size_t at;
    struct level open[BOUND_NESTING];
    size_t depth;
};

struct member {
    size_t object; /* which object it is in: the offset of its bracket */
    struct str key;
    size_t at, end; /* from its key to the next one; end 0: there is no next one */
};

static size_t string_end(struct str text, size_t at)
{
    for (at++; at < text.len && text.s[at] != '"'; at++)
        at += text.s[at] == '\\';
    return at < text.len ? at : text.len;
}

/* To behind the next key: its text, and the object's level on top of the stack. False at the
 * end and past BOUND_NESTING. */
static bool next_key(struct scan *s, struct str *key)
{
    for (; s->at < s->text.len; s->at++) {
        struct level *top = s->depth > 0 ? &s->open[s->depth - 1] : NULL;
        char c = s->text.s[s->at];

        if (c == '{' || c == '[') {
            if (s->depth == BOUND_NESTING)
                return false;
            s->open[s->depth++] = (struct level){s->at, c == '{', c == '{', 0, STR_NONE, NULL};
        } else if ((c == '}' || c == ']') && top != NULL) {
            s->depth--;
        } else if (c == ',' && top != NULL) {
            top->wants_key = top->object;
            top->index++;
        } else if (c == '"') {
            size_t begin = s->at + 1;

            s->at = string_end(s->text, s->at);
            if (top != NULL && top->wants_key) {
                top->wants_key = false;
                *key = top->key = (struct str){s->text.s + begin, s->at++ - begin};
                return true;
            }
        }
    }
    return false;
}

static struct str path_here(struct arena *a, const struct scan *s)
{
    struct str path = STR_NONE;

    for (size_t i = 0; i < s->depth; i++) {
        const struct level *l = &s->open[i];

        if (!l->object)
            path = CONCAT(a, path, arena_printf(a, "[%zu]", l->index));
        else
            path = CONCAT(a, path, path.len > 0 ? STR_LIT(".") : STR_NONE,
                          utf8_cut(l->key, BOUND_SHOWN));
    }
    return path;
}

/* Each key stands behind a '{' or a ','. */
static size_t most_keys(struct str text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += text.s[i] == '{' || text.s[i] == ',';
    return count;
}

static size_t collect(struct member *out, struct str text)
{
    struct scan s = {.text = text};
    size_t count = 0;
    struct str key;

    while (next_key(&s, &key)) {
        struct level *top = &s.open[s.depth - 1];
        size_t at = (size_t)(key.s - text.s) - 1;

        if (top->newest != NULL)
            top->newest->end = at;
        out[count] = (struct member){top->begin, key, at, 0};
        top->newest = &out[count++];
    }
    return count;
}

static int by_key(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    int order;

    if (x->object != y->object)
        return x->object < y->object ? -1 : 1;
    order = str_cmp(x->key, y->key);
    return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

static int by_place(const void *a, const void *b)
{
    const struct member *x = a, *y = b;

    return (x->at > y->at) - (x->at < y->at);
}

/* Keeps those that the same key follows, in order. */
static size_t keep_overridden(struct member *members, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(members, count, sizeof(*members), by_key);
    for (size_t i = 0; i + 1 < count; i++) {
        if (members[i].object == members[i + 1].object &&
            str_eq(members[i].key, members[i + 1].key))
            members[kept++] = members[i];
    }
    if (kept > 1)
        qsort(members, kept, sizeof(*members), by_place);
    return kept;
}

static void blank(char *bytes, size_t from, size_t to)
{
    for (; from < to; from++) {
        if (bytes[from] != '\n' && bytes[from] != '\r')
            bytes[from] = ' ';
    }
}

struct str credential_without_duplicates(struct arena *a, struct str text,
                                         const struct credential_duplicate **out)
{
    struct member *members = arena_calloc(a, most_keys(text) + 1, sizeof(*members));
    size_t count = members != NULL ? keep_overridden(members, collect(members, text)) : 0;
    const struct credential_duplicate *first = NULL, **end = &first;
    char *bytes = count > 0 ? arena_cstr(a, text) : NULL;
    struct scan s = {.text = text};
    struct str key;

    for (size_t i = 0; i < count && next_key(&s, &key);) {
        struct credential_duplicate *d;

        if (key.s != members[i].key.s)
            continue;
        d = arena_calloc(a, 1, sizeof(*d));
        if (d == NULL || bytes == NULL)
            return STR_NONE;
        d->path = path_here(a, &s);
        d->at = members[i].at;
        blank(bytes, members[i].at, members[i].end);
        *end = d;
        end = &d->next;
        i++;
    }
    *out = first;
    return count > 0 ? (struct str){bytes, text.len} : text;
}
