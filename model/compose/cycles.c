/* Services that wait for each other in a circle: compose-go's graph/cycle.go. */
#include "model/compose/compose_parts.h"

#include "model/base/buf.h"
#include "model/base/names.h"

#include <stdlib.h>

struct service {
    struct str name;
    struct service **others; /* that it depends on, by name */
    size_t count;
    size_t next;  /* of them is looked at when the walk comes back */
    size_t depth; /* in the path, from 1; 0: not in it */
    bool done;    /* no circle can be reached from it */
};

struct walk {
    struct compose *c;
    struct service *services;
    struct service **by_name, **path;
    size_t count, depth;
    struct names names;
};

static int by_name(const void *a, const void *b)
{
    return str_cmp((*(struct service *const *)a)->name, (*(struct service *const *)b)->name);
}

static bool take_others(struct walk *w, struct service *s, const struct node *map)
{
    size_t most = node_is(map, NODE_MAP) ? map->count : 0, at;

    s->others = arena_calloc(w->c->a, most + 1, sizeof(*s->others));
    if (s->others == NULL)
        return compose_fail(w->c, err_oom());
    for (size_t i = 0; i < most; i++)
        if (names_find(&at, &w->names, map->keys[i]))
            s->others[s->count++] = &w->services[at];
    if (s->count > 1)
        qsort(s->others, s->count, sizeof(struct service *), by_name);
    return true;
}

static bool walk_begin(struct walk *w, const struct node *services)
{
    bool is_new;

    w->services = arena_calloc(w->c->a, w->count, sizeof(*w->services));
    w->by_name = arena_calloc(w->c->a, w->count, sizeof(struct service *));
    w->path = arena_calloc(w->c->a, w->count, sizeof(struct service *));
    names_init(&w->names, w->c->a, w->count);
    for (size_t i = 0; !arena_failed(w->c->a) && i < w->count; i++) {
        (void)names_index(&w->names, services->keys[i], &is_new);
        w->services[i].name = services->keys[i];
        w->by_name[i] = &w->services[i];
    }
    if (arena_failed(w->c->a))
        return compose_fail(w->c, err_oom());
    qsort(w->by_name, w->count, sizeof(struct service *), by_name);
    for (size_t i = 0; i < w->count; i++)
        if (!take_others(w, &w->services[i], node_get(services->items[i], "depends_on")))
            return false;
    return true;
}

static bool refuse_circle(struct walk *w, const struct service *again)
{
    struct buf path = {NULL, 0, 0, false};

    for (size_t i = again->depth - 1; i < w->depth; i++) {
        buf_add(&path, w->path[i]->name);
        buf_add(&path, STR_LIT(" -> "));
    }
    buf_add(&path, again->name);
    return COMPOSE_REFUSE(w->c, STR_LIT("dependency cycle detected: "),
                          buf_in_arena(&path, w->c->a));
}

static void enter(struct walk *w, struct service *s)
{
    w->path[w->depth++] = s;
    s->depth = w->depth;
}

/* The first circle that a walk from `s` meets, nearest names first. */
static bool walk_from(struct walk *w, struct service *s)
{
    enter(w, s);
    while (w->depth > 0) {
        struct service *top = w->path[w->depth - 1];
        struct service *other = top->next < top->count ? top->others[top->next++] : NULL;

        if (other == NULL) {
            top->done = true;
            top->depth = 0;
            w->depth--;
        } else if (other->depth > 0) {
            return refuse_circle(w, other);
        } else if (!other->done) {
            enter(w, other);
        }
    }
    return true;
}

bool compose_no_cycles(struct compose *c, const struct node *services)
{
    struct walk w = {.c = c, .count = node_is(services, NODE_MAP) ? services->count : 0};

    if (w.count == 0)
        return true;
    if (!walk_begin(&w, services))
        return false;
    for (size_t i = 0; i < w.count; i++)
        if (!w.by_name[i]->done && !walk_from(&w, w.by_name[i]))
            return false;
    return true;
}
