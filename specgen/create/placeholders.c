#include "specgen/create/placeholders.h"

#include "model/base/buf.h"
#include "specgen/create/name_index.h"
#include "specgen/create/shape.h"
#include "specgen/gocompat/concat.h"

#include <stdlib.h>

static int by_example(const void *left, const void *right)
{
    const struct create_placeholder *l = left;
    const struct create_placeholder *r = right;

    return str_cmp(l->example, r->example);
}

static void add(struct create_placeholders *p, struct str example, struct str text)
{
    p->items[p->count++] = (struct create_placeholder){example, text};
}

static void add_id(struct create_placeholders *p, const struct create_chance *c, bool own)
{
    struct str name = own ? STR_NONE : CONCAT(p->a, STR_LIT(" "), c->of);

    add(p, c->example, CONCAT(p->a, STR_LIT("<id"), name, STR_LIT(">")));
    add(p, str_cut(c->example, 0, 12), CONCAT(p->a, STR_LIT("<id:12"), name, STR_LIT(">")));
}

/* The name of a volume in <root>\\volumes\\NAME\\_data. */
static struct str volume_in(struct str source)
{
    size_t end = source.len, from;

    if (!str_ends(source, STR_LIT("\\_data")))
        return STR_NONE;
    end -= strlen("\\_data");
    from = end;
    while (from > 0 && source.s[from - 1] != '\\')
        from--;
    return str_cut(source, from, end);
}

/* Numbered by their destination in this container, those that inspect names first; others behind
 * them. */
static void number_volumes(struct create_placeholders *p, const struct create_result *r)
{
    const struct datum *mounts = DATUM(r->container, "Mounts");
    struct name_index drawn; /* and not numbered yet */
    unsigned n = 0;

    name_index_init(&drawn, p->a);
    for (const struct create_chance *c = r->chance; c != NULL; c = c->next) {
        if (c->kind == CREATE_CHANCE_VOLUME)
            name_index_put(&drawn, c->example, &drawn);
    }
    for (int named = 1; named >= 0; named--) {
        for (const struct datum *m = datum_first(mounts); m != NULL; m = m->next) {
            struct str name = volume_in(datum_text(DATUM(m, "Source")));

            if ((datum_text(DATUM(m, "Name")).len > 0) != (named == 1) ||
                name_index_get(&drawn, name) != &drawn)
                continue;
            add(p, name, arena_printf(p->a, "<volume %u>", ++n));
            name_index_put(&drawn, name, p);
        }
    }
    for (const struct create_chance *c = r->chance; c != NULL; c = c->next) {
        if (c->kind == CREATE_CHANCE_VOLUME && name_index_get(&drawn, c->example) == &drawn)
            add(p, c->example, arena_printf(p->a, "<volume %u>", ++n));
    }
}

/* By the first key of Networks, in byte order, that has it. */
static void add_endpoint(struct create_placeholders *p, const struct create_chance *c,
                         const struct create_result *r)
{
    const struct datum **networks =
        shape_sorted(p->a, DATUM(DATUM(r->container, "NetworkSettings"), "Networks"));
    struct str key = c->of;

    for (size_t i = 0; networks != NULL && networks[i] != NULL; i++) {
        if (str_eq(datum_text(DATUM(networks[i], "EndpointID")), c->example)) {
            key = networks[i]->key;
            break;
        }
    }
    add(p, c->example, CONCAT(p->a, STR_LIT("<endpoint "), key, STR_LIT(">")));
}

static void add_chance(struct create_placeholders *p, const struct create_result *r)
{
    for (const struct create_chance *c = r->chance; c != NULL; c = c->next) {
        switch (c->kind) {
        case CREATE_CHANCE_ID:
            add_id(p, c, str_eq(c->example, r->own_id));
            break;
        case CREATE_CHANCE_NAME:
            add(p, c->example, STR_LIT("<random name>"));
            break;
        case CREATE_CHANCE_NETWORK:
            add(p, c->example, CONCAT(p->a, STR_LIT("<network "), c->of, STR_LIT(">")));
            break;
        case CREATE_CHANCE_ENDPOINT:
            add_endpoint(p, c, r);
            break;
        case CREATE_CHANCE_VOLUME: /* numbered below */
        case CREATE_CHANCE_HNS:    /* as the example host has them */
        case CREATE_CHANCE_ADDRESS:
        case CREATE_CHANCE_GATEWAY:
        case CREATE_CHANCE_MAC:
        case CREATE_CHANCE_LAYER:
        case CREATE_CHANCES:
            break;
        }
    }
    number_volumes(p, r);
    if (p->count > 1)
        qsort(p->items, p->count, sizeof(p->items[0]), by_example);
}

bool create_placeholders_make(struct create_placeholders *p, struct arena *a,
                              const struct create_result *r)
{
    size_t count = 1;

    for (const struct create_chance *c = r->chance; c != NULL; c = c->next)
        count += 2;
    *p = (struct create_placeholders){.a = a};
    p->items = arena_calloc(a, count, sizeof(*p->items));
    if (p->items == NULL)
        return false;
    add_chance(p, r);
    return true;
}

static const struct create_placeholder *find(const struct create_placeholders *p, struct str run)
{
    struct create_placeholder key = {run, STR_NONE};

    return p->count > 0 ? bsearch(&key, p->items, p->count, sizeof(key), by_example) : NULL;
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_';
}

/* Examples are whole words of small letters and digits. */
static struct str replaced(const struct create_placeholders *p, struct str text)
{
    struct buf out = {NULL, 0, 0, false};
    size_t done = 0;

    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        const struct create_placeholder *hit;

        while (end < text.len && is_word(text.s[end]))
            end++;
        hit = end - at >= 12 ? find(p, str_cut(text, at, end)) : NULL;
        if (hit != NULL) {
            buf_add(&out, str_cut(text, done, at));
            buf_add(&out, hit->text);
            done = end;
        }
        at = end + (end < text.len);
    }
    if (done == 0)
        return text;
    buf_add(&out, str_cut(text, done, text.len));
    return buf_in_arena(&out, p->a);
}

void create_placeholders_put(const struct create_placeholders *p, struct datum *d)
{
    if (d == NULL)
        return;
    if (d->kind == VALUE_STRING)
        d->text = str_is(d->text, CREATE_EXAMPLE_TIME) ? STR_LIT("<now>") : replaced(p, d->text);
    datum_rename(d, replaced(p, d->key));
    for (struct datum *m = datum_first(d); m != NULL; m = m->next)
        create_placeholders_put(p, m);
}
