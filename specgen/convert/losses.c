#include "specgen/convert/losses.h"

#include "model/base/buf.h"
#include "specgen/create/shape.h"

const char loss_kind_names[LOSS_KINDS][8] = {"lost", "changed", "added", "fact"};

void losses_init(struct losses *l, struct arena *a)
{
    *l = (struct losses){.a = a};
    name_index_init(&l->body.parts, a);
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

/* "HostConfig", ".Mounts", "[0]": the step of the path that begins at `from`. */
static struct str step_at(struct str path, size_t from)
{
    size_t to = from + 1;

    while (to < path.len && path.s[to] != '.' && path.s[to] != '[')
        to++;
    return str_cut(path, from, to);
}

static struct remarked *part_of(struct losses *l, struct remarked *place, struct str step)
{
    struct remarked *part = name_index_get(&place->parts, step);

    if (part == NULL && (part = arena_calloc(l->a, 1, sizeof(*part))) != NULL) {
        name_index_init(&part->parts, l->a);
        name_index_put(&place->parts, step, part);
    }
    return part;
}

void losses_remark(struct losses *l, enum loss_kind kind, struct str path, struct str why)
{
    struct remark *r = arena_alloc(l->a, sizeof(*r));
    struct remarked *place = &l->body;

    if (r == NULL)
        return;
    *r = (struct remark){kind, path, why, l->remarks != NULL ? l->remarks->number + 1 : 0,
                         l->remarks};
    l->remarks = r;
    for (size_t i = 0; place != NULL; i += step_at(path, i).len) {
        if (place->first == NULL)
            place->first = r;
        if (i == path.len) {
            place->last = r;
            return;
        }
        place = part_of(l, place, step_at(path, i));
    }
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
    struct remarked *place = &l->body;
    struct remark *r;

    for (size_t i = 0; place != NULL && i < setting.len; i += step_at(setting, i).len)
        place = part_of(l, place, step_at(setting, i));
    if (place == NULL || place->alone != NULL || (r = arena_calloc(l->a, 1, sizeof(*r))) == NULL)
        return;
    *r = (struct remark){.kind = LOSS_CHANGED, .path = setting, .why = str_of(why)};
    place->alone = r;
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
    const struct remarked *place = &l->body;
    const struct remark *last = NULL, *alone = NULL;

    for (size_t i = 0; place != NULL; i += step_at(path, i).len) {
        if (place->last != NULL && (last == NULL || place->last->number > last->number))
            last = place->last;
        if (place->alone != NULL)
            alone = place->alone;
        if (i == path.len)
            break;
        place = name_index_get(&place->parts, step_at(path, i));
    }
    if (last != NULL)
        return last;
    return place != NULL && place->first != NULL ? place->first : alone;
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
