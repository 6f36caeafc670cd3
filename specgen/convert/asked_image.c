/* What create took from the image: a request leaves it out, and another image of the name gives its
 * own. It is left out where create would make the same of the rest, and nowhere else. */
#include "specgen/convert/asked_parts.h"

#include "model/document/engine.h"
#include "model/document/knowledge.h"
#include "specgen/convert/same.h"
#include "specgen/create/create.h"
#include "specgen/create/reference.h"
#include "specgen/gocompat/concat.h"

/* What merge.c takes over. */
static const struct {
    const char *key;
    bool ordered; /* a list that create does not sort */
} shared[] = {
    {"User", false},    {"WorkingDir", false}, {"StopSignal", false},  {"Env", true},
    {"Cmd", false},     {"Entrypoint", false}, {"Healthcheck", false}, {"ExposedPorts", false},
    {"Volumes", false}, {"Labels", false},     {"ArgsEscaped", false},
};
enum { SHARED = sizeof(shared) / sizeof(shared[0]) };

/* ---- the image ------------------------------------------------------------------------------ */

static bool is_called(struct arena *a, const struct datum *image, struct str name)
{
    struct reference asked, own;
    struct str error;

    if (!reference_read(&asked, &error, a, name, REFERENCE_RULES_25))
        return false;
    for (const struct datum *n = datum_first(DATUM(image, "Names")); n != NULL; n = n->next)
        if (reference_read(&own, &error, a, datum_text(n), REFERENCE_RULES_25) &&
            own.familiar.len > 0 && str_eq(own.familiar, asked.familiar))
            return true;
    return false;
}

/* By its id, which a name may have left; NULL: nobody told of it. */
static const struct datum *image_of(struct arena *a, const struct datum *root)
{
    const struct datum *container = DATUM(root, "container");
    const struct datum *images = DATUM(DATUM(root, "host"), "Images");
    struct str id = datum_text(DATUM(container, "Image"));
    struct str name = datum_text(DATUM(DATUM(container, "Config"), "Image"));

    for (const struct datum *m = datum_first(images); m != NULL; m = m->next) {
        if (id.len > 0 ? str_eq(datum_text(DATUM(m, "Id")), id) : is_called(a, m, name))
            return m;
    }
    return NULL;
}

static bool is_assumed(struct arena *a, const struct value *root, const struct datum *image)
{
    struct str path =
        CONCAT(a, STR_LIT("Images[\""), datum_text(DATUM(image, "Id")), STR_LIT("\"].Config"));

    return mdl_is_assumption(mdl_source_of(root, path));
}

/* ---- what it may have given ------------------------------------------------------------------ */

/* What is taken over stands behind what was asked for, in the image's order. */
static size_t own_variables(const struct datum *env, const struct datum *from)
{
    const struct datum *last = env->last;
    size_t own = datum_count(env);

    for (const struct datum *theirs = from->last; theirs != NULL; theirs = theirs->before) {
        if (last != NULL && str_eq(datum_text(last), datum_text(theirs))) {
            last = last->before;
            own--;
        }
    }
    return own;
}

static struct datum *without_variables(struct arena *a, const struct datum *env,
                                       const struct datum *from)
{
    struct datum *list = datum_new(a, VALUE_LIST);
    size_t own = own_variables(env, from);

    for (const struct datum *d = env->first; own > 0 && d != NULL; d = d->next, own--)
        datum_push(list, datum_copy(a, d));
    return list;
}

static struct datum *without_members(struct arena *a, const struct datum *map,
                                     const struct datum *from)
{
    struct datum *own = datum_new(a, VALUE_MAP);

    for (const struct datum *m = map->first; m != NULL; m = m->next) {
        const struct datum *theirs = datum_get(from, m->key);

        if (theirs == NULL || !datum_eq(m, theirs))
            datum_add(own, m->key, datum_copy(a, m));
    }
    return own;
}

/* What of it is left to be asked for; NULL: nothing. */
static struct datum *own_part(struct arena *a, const struct datum *d, const struct datum *theirs)
{
    struct datum *own;

    if (same_is(a, d, theirs))
        return NULL;
    if (d->kind == VALUE_LIST && str_is(d->key, "Env"))
        own = without_variables(a, d, theirs);
    else if (d->kind == VALUE_MAP && !str_is(d->key, "Healthcheck"))
        own = without_members(a, d, theirs);
    else
        return datum_copy(a, d);
    return datum_count(own) > 0 ? own : NULL;
}

/* A guess at the request's part of the configuration. */
static struct datum *guess(struct arena *a, const struct datum *body, const struct datum *config)
{
    struct datum *own = datum_new(a, VALUE_MAP);

    for (size_t i = 0; i < SHARED; i++) {
        struct str key = str_of(shared[i].key);
        const struct datum *d = datum_get(body, key), *theirs = datum_get(config, key);
        struct datum *part = d == NULL                 ? NULL
                             : same_is_nothing(theirs) ? datum_copy(a, d)
                                                       : own_part(a, d, theirs);

        if (part != NULL)
            datum_add(own, key, part);
    }
    return own;
}

/* ---- whether create would make the same of the rest ------------------------------------------ */

static bool is_made_again(struct arena *a, size_t row, const struct datum *want,
                          const struct datum *got)
{
    if (shared[row].ordered && datum_count(want) + datum_count(got) > 0)
        return want != NULL && got != NULL && datum_eq(want, got);
    return same_is(a, want, got);
}

static void take_back(struct arena *a, struct datum *own, const struct datum *body, const char *key)
{
    const struct datum *d = datum_get(body, str_of(key));

    if (d != NULL)
        datum_put(own, str_of(key), datum_copy(a, d));
}

/* Command and entry point are taken over together. */
static void check(struct arena *a, struct datum *own, const struct datum *body,
                  const struct datum *config, const struct engine *engine)
{
    const struct datum *made = create_merged(a, engine, own, config);

    for (size_t i = 0; i < SHARED; i++) {
        struct str key = str_of(shared[i].key);

        if (is_made_again(a, i, datum_get(body, key), datum_get(made, key)))
            continue;
        take_back(a, own, body, shared[i].key);
        if (str_is(key, "Cmd") || str_is(key, "Entrypoint")) {
            take_back(a, own, body, "Cmd");
            take_back(a, own, body, "Entrypoint");
        }
    }
}

/* ---- the request ----------------------------------------------------------------------------- */

static void tell(struct losses *losses, const struct datum *d)
{
    const struct datum *origin = datum_origin(d);
    struct loss loss = {.kind = LOSS_FACT,
                        .path = datum_path(losses->a, origin != NULL ? origin : d),
                        .value = d,
                        .why = STR_LIT("the image gives it"),
                        .by_image = true};

    losses_add(losses, &loss);
}

/* The first `own` of them stay. */
static void keep_variables(struct datum *body, const struct datum *env, size_t own,
                           struct losses *losses)
{
    struct datum *list = datum_new(losses->a, VALUE_LIST);

    for (const struct datum *d = env->first; d != NULL; d = d->next) {
        struct datum *copy = list->count < own ? datum_copy(losses->a, d) : NULL;

        if (copy != NULL)
            copy->origin = d->origin;
        else
            tell(losses, d);
        datum_push(list, copy);
    }
    if (list != NULL)
        list->origin = env->origin;
    datum_put(body, STR_LIT("Env"), list);
}

static void keep_members(struct datum *map, const struct datum *own, struct losses *losses)
{
    for (struct datum *m = map->first, *next; m != NULL; m = next) {
        next = m->next;
        if (datum_get(own, m->key) != NULL)
            continue;
        tell(losses, m);
        datum_drop(map, m);
    }
}

static void replace(struct datum *body, const struct datum *own, struct losses *losses)
{
    for (size_t i = 0; i < SHARED; i++) {
        struct str key = str_of(shared[i].key);
        struct datum *d = datum_get(body, key);
        const struct datum *part = datum_get(own, key);

        if (d == NULL || (part != NULL && part->count == d->count))
            continue;
        if (part == NULL) {
            if (!same_is_nothing(d))
                tell(losses, d);
            datum_drop(body, d);
        } else if (d->kind == VALUE_LIST) {
            keep_variables(body, d, part->count, losses);
        } else if (d->kind == VALUE_MAP) {
            keep_members(d, part, losses);
        }
    }
}

static bool says_something(const struct datum *body)
{
    for (size_t i = 0; i < SHARED; i++)
        if (!same_is_nothing(datum_get(body, str_of(shared[i].key))))
            return true;
    return false;
}

bool asked_leave_to_image(struct datum *body, const struct asked *asked, const struct value *root,
                          struct losses *losses)
{
    struct arena *a = asked->a;
    const struct datum *image = image_of(a, asked->root), *config = DATUM(image, "Config");
    struct datum *own;
    struct engine engine;
    uint32_t release;
    struct err *e;

    if (datum_is_null(config) || is_assumed(a, root, image))
        return !says_something(body);
    if ((e = mdl_engine_find(&release, datum_text(DATUM(asked->root, "engine")))) != NULL) {
        err_free(e);
        return false;
    }
    engine = engine_of(release);
    own = guess(a, body, config);
    check(a, own, body, config, &engine);
    replace(body, own, losses);
    return true;
}
