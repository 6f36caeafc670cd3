/* The daemon's volumes: found, or made. */
#include "specgen/create/create_build.h"
#include "specgen/gocompat/fold_case.h"

#include "specgen/preflight/mount_volume.h"

#include <stdlib.h>

static bool refuse(struct create_build *b, struct str name, enum spec_class class,
                   const struct datum *where, struct str text)
{
    return create_refuse(b, RULE_CREATE_VOLUME, class, where,
                         CONCAT(b->a, STR_LIT("create "), name, STR_LIT(": "), text));
}

static bool check_local(struct create_build *b, struct str name, const struct datum *options,
                        const struct datum *where)
{
    struct str refusal = mount_volume_refusal(b->a, b->engine.unicode, name);

    if (refusal.len == 0 && datum_count(options) > 0)
        refusal = STR_LIT("options are not supported on this platform");
    return refusal.len == 0 || refuse(b, name, SPEC_CLASS_INVALID_PARAMETER, where, refusal);
}

static const struct datum *anonymous_label(struct create_build *b, const struct datum *labels)
{
    struct datum *all = labels != NULL ? datum_copy(b->a, labels) : datum_new(b->a, VALUE_MAP);

    datum_put(all, STR_LIT("com.docker.volume.anonymous"), datum_string(b->a, STR_NONE));
    return all;
}

static struct create_volume *make(struct create_build *b, const struct create_wish *w,
                                  struct str name)
{
    struct create_volume *v = arena_calloc(b->a, 1, sizeof(*v));

    if (v == NULL)
        return NULL;
    v->name = name;
    v->driver = w->driver.len > 0 ? w->driver : STR_LIT("local");
    v->labels = w->labelled ? anonymous_label(b, w->labels) : w->labels;
    v->options = w->options;
    *b->volume_end = v;
    b->volume_end = (struct create_volume **)(uintptr_t)&v->next;
    name_index_put(&b->volume_names, v->name, v);
    return v;
}

const struct create_volume *create_volume(struct create_build *b, const struct create_wish *w)
{
    bool anonymous = w->name.len == 0;
    struct str name =
        anonymous ? create_example(b, CREATE_CHANCE_VOLUME, STR_NONE) : text_lower(b->a, w->name);
    struct create_volume *v = name_index_get(&b->volume_names, name);

    if (name.len == 0)
        return NULL;
    if (v != NULL) {
        if (w->driver.len == 0 || str_eq(w->driver, v->driver))
            return v;
        refuse(b, name, SPEC_CLASS_CONFLICT, w->where,
               CONCAT(b->a, STR_LIT("driver '"), v->driver, STR_LIT("' already has volume '"), name,
                      STR_LIT("': volume name must be unique")));
        return NULL;
    }
    if (w->driver.len > 0 && !str_is(w->driver, "local")) {
        refuse(b, name, SPEC_CLASS_NOT_FOUND, w->where,
               CONCAT(b->a, STR_LIT("error looking up volume plugin "), w->driver,
                      STR_LIT(": plugin \""), w->driver, STR_LIT("\" not found")));
        return NULL;
    }
    if (!check_local(b, name, w->options, w->where))
        return NULL;
    return make(b, w, name);
}

struct str create_volume_path(struct create_build *b, struct str name)
{
    return CONCAT(b->a, b->root, STR_LIT("\\volumes\\"), name, STR_LIT("\\_data"));
}

void create_forget_volumes_of(struct create_build *b, const struct name_index *gone)
{
    struct create_volume **v = &b->volumes;

    while (*v != NULL) {
        if (name_index_get(gone, (*v)->name) != NULL)
            *v = (struct create_volume *)(uintptr_t)(*v)->next;
        else
            v = (struct create_volume **)(uintptr_t) & (*v)->next;
    }
    b->volume_end = v;
}

static int by_name(const void *left, const void *right)
{
    const struct create_volume *const *l = left;
    const struct create_volume *const *r = right;

    return str_cmp((*l)->name, (*r)->name);
}

const struct create_volume *create_sorted_volumes(struct create_build *b)
{
    struct create_volume **sorted;
    size_t count = 0, n = 0;

    for (const struct create_volume *v = b->volumes; v != NULL; v = v->next)
        count++;
    sorted = arena_calloc(b->a, count + 1, sizeof(struct create_volume *));
    if (sorted == NULL || count == 0)
        return NULL;
    for (struct create_volume *v = b->volumes; v != NULL;
         v = (struct create_volume *)(uintptr_t)v->next)
        sorted[n++] = v;
    qsort(sorted, n, sizeof(struct create_volume *), by_name);
    for (size_t i = 0; i < n; i++)
        sorted[i]->next = i + 1 < n ? sorted[i + 1] : NULL;
    return sorted[0];
}
