/* The lines of a container's file that its problems are about. */
#include "model/base/names.h"
#include "model/document/path.h"
#include "specgen/report/report_build.h"

#define FEW_KEYS 32 /* so many are looked through */

/* A value that a problem is about or stands in: of a map with many keys these are looked up. */
struct place {
    const struct value *value;
    struct names names;   /* of a map with many keys; its capacity 0: few, or one stands twice */
    struct place **parts; /* by their place in the list or map; NULL: not asked for yet */
};

struct report_lines {
    struct arena *a;
    const struct report_container *container;
    struct place *root;
};

static void name_keys(struct place *place, struct arena *a)
{
    const struct value *map = place->value;
    struct names names;
    bool is_new = true;

    names_init(&names, a, map->u.map.count);
    for (size_t i = 0; is_new && i < map->u.map.count; i++)
        names_index(&names, map->u.map.members[i].key, &is_new);
    if (is_new)
        place->names = names;
}

static struct place *place_new(struct arena *a, const struct value *value)
{
    struct place *place = arena_calloc(a, 1, sizeof(*place));
    size_t count = value->kind == VALUE_MAP    ? value->u.map.count
                   : value->kind == VALUE_LIST ? value->u.list.count
                                               : 0;

    if (place == NULL)
        return NULL;
    place->value = value;
    if (count > 0)
        place->parts = arena_calloc(a, count, sizeof(struct place *));
    if (value->kind == VALUE_MAP && count > FEW_KEYS)
        name_keys(place, a);
    return place;
}

static bool part_index(size_t *i, const struct place *in, const struct value_step *step)
{
    const struct value *v = in->value;

    if (step->key.s == NULL) {
        *i = step->index;
        return v->kind == VALUE_LIST && *i < v->u.list.count;
    }
    if (in->names.capacity > 0)
        return names_find(i, &in->names, step->key);
    *i = (size_t)value_index(v, step->key);
    return *i != (size_t)-1;
}

static struct place *part_of(struct arena *a, struct place *in, const struct value_step *step)
{
    const struct value *v = in->value;
    size_t i;

    if (in->parts == NULL || !part_index(&i, in, step))
        return NULL;
    if (in->parts[i] == NULL)
        in->parts[i] =
            place_new(a, v->kind == VALUE_MAP ? v->u.map.members[i].value : v->u.list.items[i]);
    return in->parts[i];
}

struct report_lines *report_lines_new(struct arena *a, const struct report_container *c)
{
    struct report_lines *lines = arena_calloc(a, 1, sizeof(*lines));

    if (lines != NULL)
        *lines = (struct report_lines){a, c, place_new(a, c->root)};
    return lines;
}

unsigned report_line_of(struct report_lines *lines, const struct problem *p)
{
    const struct report_container *c = lines != NULL ? lines->container : NULL;
    struct str text = c != NULL ? explain_ref_path(lines->a, c->result, p->ref) : STR_NONE;
    struct place *place = c != NULL ? lines->root : NULL;
    unsigned line = place != NULL ? place->value->line : 0;
    struct mdl_path path;
    struct err *e;

    if (c == NULL || p->ref.field == MDL_F_NONE ||
        (!c->own_lines && str_starts(text, STR_LIT("host"))) ||
        (!c->own_answers && str_starts(text, STR_LIT("answers"))))
        return 0;
    if ((e = mdl_path_split(&path, lines->a, text)) != NULL) {
        err_free(e);
        return 0;
    }
    for (size_t i = 0; place != NULL && i < path.count; i++) {
        place = part_of(lines->a, place, &path.steps[i]);
        if (place != NULL && place->value->line > 0)
            line = place->value->line;
    }
    return line;
}
