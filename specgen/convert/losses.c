#include "specgen/convert/losses.h"

#include "model/base/buf.h"
#include "specgen/create/shape.h"

const char *const loss_kind_names[LOSS_KINDS] = {"lost", "changed", "added", "fact"};

void losses_init(struct losses *l, struct arena *a)
{
    *l = (struct losses){.a = a};
}

void losses_add(struct losses *l, const struct loss *loss)
{
    if (l->count == l->size) {
        size_t size = l->size > 0 ? l->size * 2 : 16;
        struct loss *items = arena_calloc(l->a, size, sizeof(*items));

        if (items == NULL)
            return;
        if (l->count > 0)
            memcpy(items, l->items, l->count * sizeof(*items));
        l->items = items;
        l->size = size;
    }
    l->items[l->count++] = *loss;
}

void losses_remark(struct losses *l, enum loss_kind kind, struct str path, struct str why)
{
    struct remark *r = arena_alloc(l->a, sizeof(*r));

    if (r == NULL)
        return;
    *r = (struct remark){kind, path, why, l->remarks};
    l->remarks = r;
}

struct str losses_setting(struct str path)
{
    static const struct str host = STR_INIT("HostConfig.");
    size_t from = str_starts(path, host) ? host.len : 0;

    while (from < path.len && path.s[from] != '.' && path.s[from] != '[')
        from++;
    return str_cut(path, 0, from);
}

void losses_tried(struct losses *l, struct str setting)
{
    static const char why[] = "it would be sent as it is alone, but not beside the other settings";
    struct remark *r;

    if (l->alone != NULL && str_eq(l->alone->path, setting))
        return;
    if ((r = arena_alloc(l->a, sizeof(*r))) == NULL)
        return;
    *r = (struct remark){LOSS_CHANGED, setting, str_of(why), l->alone};
    l->alone = r;
}

bool loss_path_is_within(struct str path, struct str above)
{
    if (!str_starts(path, above))
        return false;
    return path.len == above.len || above.len == 0 || path.s[above.len] == '.' ||
           path.s[above.len] == '[';
}

const struct remark *losses_remarked(const struct losses *l, struct str path)
{
    const struct remark *part = NULL;

    for (const struct remark *r = l->remarks; r != NULL; r = r->next) {
        if (loss_path_is_within(path, r->path))
            return r;
        if (loss_path_is_within(r->path, path))
            part = r;
    }
    for (const struct remark *r = l->alone; part == NULL && r != NULL; r = r->next) {
        if (loss_path_is_within(path, r->path))
            part = r;
    }
    return part;
}

struct str losses_left_to_image(const struct losses *l)
{
    static const struct str config = STR_INIT("container.Config.");
    struct buf list = {NULL, 0, 0, false};

    for (size_t i = 0; i < l->count; i++) {
        struct str path = l->items[i].path;

        if (!l->items[i].by_image)
            continue;
        if (str_starts(path, config))
            path = str_cut(path, config.len, path.len);
        if (list.len > 0)
            buf_add(&list, STR_LIT(", "));
        buf_add(&list, path);
    }
    return buf_in_arena(&list, l->a);
}

size_t losses_settings(const struct losses *l)
{
    size_t count = 0;

    for (size_t i = 0; i < l->count; i++)
        count += l->items[i].kind == LOSS_LOST || l->items[i].kind == LOSS_CHANGED;
    return count;
}

/* ---- reasons ------------------------------------------------------------------------------ */

enum {
    RUN = 1u << CONVERT_TO_RUN,
    COMPOSE = 1u << CONVERT_TO_COMPOSE,
    INSPECT = 1u << CONVERT_TO_INSPECT,
    BOTH = RUN | COMPOSE
};

static const struct reason reasons[] = {
#define REASON(targets, kind, path, why) {targets, LOSS_##kind, path, why},
#include "specgen/convert/reasons.def"
#undef REASON
};

/* Steps joined by points, of which [] is any place of a list and {} any key. */
static bool steps_fit(struct str pattern, const struct datum *d)
{
    for (; d->up != NULL; d = d->up) {
        size_t from = pattern.len;
        struct str step;

        while (from > 0 && pattern.s[from - 1] != '.')
            from--;
        step = str_cut(pattern, from, pattern.len);
        if (d->up->kind == VALUE_LIST ? !str_is(step, "[]")
                                      : !str_is(step, "{}") && !str_eq(step, d->key))
            return false;
        pattern = str_cut(pattern, 0, from > 0 ? from - 1 : 0);
    }
    return pattern.len == 0;
}

static bool is_about(const char *pattern, const struct datum *d)
{
    for (; d != NULL && d->up != NULL; d = d->up) {
        if (steps_fit(str_of(pattern), d))
            return true;
    }
    return false;
}

/* Whether the API of any engine has the setting that `d` stands in. */
static bool api_knows(const struct datum *d)
{
    const struct datum *second = NULL;

    for (; d->up->up != NULL; d = d->up)
        second = d;
    if (str_is(d->key, "HostConfig"))
        return second == NULL || shape_has(SHAPE_HOST_CONFIG, second->key);
    return shape_has(SHAPE_CONFIG, d->key) || str_is(d->key, "NetworkingConfig") ||
           str_is(d->key, "Name") || str_is(d->key, "Platform");
}

const struct reason *reason_find(enum convert_to to, const struct datum *path, bool added)
{
    static const struct reason unknown = {BOTH | INSPECT, LOSS_LOST, "",
                                          "no engine's API has a setting of this name"};

    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        const struct reason *r = &reasons[i];

        if ((r->targets & 1u << to) != 0 && (r->kind == LOSS_ADDED) == added &&
            is_about(r->path, path))
            return r;
    }
    return !added && !api_knows(path) ? &unknown : NULL;
}
