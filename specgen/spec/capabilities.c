#include "specgen/spec/capabilities.h"

#include "model/base/quote.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/spec/steps.h"

static const struct str capability_defaults[] = {
#define DEFAULT_CAPABILITY(name) STR_INIT("CAP_" #name),
#include "model/document/capabilities.def"
};
static const size_t capability_default_count =
    sizeof(capability_defaults) / sizeof(capability_defaults[0]);

static const struct str known[] = {
#define CAPABILITY(name) STR_INIT("CAP_" #name),
#include "model/document/capabilities.def"
};
static const size_t known_count = sizeof(known) / sizeof(known[0]);

static const struct spec_origin from_lists =
    SPEC_ORIGIN(CAPABILITIES, SPEC_FROM(CAP_ADD), SPEC_FROM(CAP_DROP), SPEC_FROM(CAPABILITIES),
                SPEC_FROM(PRIVILEGED));
static const struct spec_origin from_privileged = SPEC_ORIGIN(CAPABILITIES, SPEC_FROM(PRIVILEGED));
static const struct spec_origin from_default =
    SPEC_ORIGIN(CAPABILITIES, SPEC_FROM(CAP_DROP), SPEC_FROM(CAP_ADD));

/* The result: names with the place they came from. */
struct set {
    struct capability {
        struct str name;
        const struct spec_origin *from;
    } * items;
    size_t count;
};

static bool contains(const struct str *names, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(names[i], name))
            return true;
    }
    return false;
}

static void take(struct set *set, struct str name, const struct spec_origin *from)
{
    set->items[set->count].name = name;
    set->items[set->count++].from = from;
}

static bool refuse_name(struct spec_build *b, struct str name, struct spec_ref ref)
{
    /* The engine flattens the inner error to text: its class is lost. */
    return spec_refuse_wrapped(
        b, RULE_CAPABILITY_NAME, ref, STR_LIT("linux spec capabilities"), SPEC_CLASS_UNKNOWN,
        SPEC_TEXT(b, STR_LIT("unknown capability: "), quote_go(b->a, b->engine.unicode, name)),
        SPEC_CLASS_UNKNOWN);
}

struct str *spec_capability_normalise(struct arena *a, const struct mdl_strings *list,
                                      bool none_known, struct str *unknown, size_t *index)
{
    struct str *out = arena_calloc(a, list->count + 1, sizeof(*out));

    for (size_t i = 0; out != NULL && i < list->count; i++) {
        struct str name = text_upper(a, list->items[i].v);

        if (!str_is(name, "ALL")) {
            if (!str_starts(name, STR_LIT("CAP_")))
                name = CONCAT(a, STR_LIT("CAP_"), name);
            if (none_known || !contains(known, known_count, name)) {
                *unknown = name;
                *index = i;
                return NULL;
            }
        }
        out[i] = name;
    }
    return out;
}

bool spec_capability_known(const struct mdl_strings *list, struct str *unknown, size_t *index)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!contains(known, known_count, list->items[i].v)) {
            *unknown = list->items[i].v;
            *index = i;
            return false;
        }
    }
    return true;
}

/* NULL after a refusal. */
static struct str *normalise(struct spec_build *b, const struct mdl_strings *list,
                             enum mdl_field_id item)
{
    struct str unknown = STR_NONE;
    size_t index = 0;
    struct str *names = spec_capability_normalise(b->a, list, false, &unknown, &index);

    if (names == NULL)
        refuse_name(b, unknown, (struct spec_ref){item, (int)index});
    return names;
}

static bool take_exact(struct spec_build *b, struct set *set, const struct mdl_strings *list)
{
    struct str unknown;
    size_t index;

    if (!spec_capability_known(list, &unknown, &index))
        return refuse_name(b, unknown, SPEC_REF_AT(CAPABILITIES_ITEM, index));
    for (size_t i = 0; i < list->count; i++)
        take(set, list->items[i].v,
             spec_origin_at(b->a, RULE_CAPABILITIES, MDL_F_CAPABILITIES_ITEM, i));
    return true;
}

static void take_without(struct set *set, const struct str *from, size_t count,
                         const struct str *drops, size_t drop_count,
                         const struct spec_origin *origin)
{
    for (size_t i = 0; i < count; i++) {
        if (!contains(drops, drop_count, from[i]))
            take(set, from[i], origin);
    }
}

static bool take_tweaked(struct spec_build *b, struct set *set)
{
    const struct mdl_strings *add = &b->c->host_config.cap_add;
    const struct mdl_strings *drop = &b->c->host_config.cap_drop;
    struct str *drops = normalise(b, drop, MDL_F_CAP_DROP_ITEM);
    struct str *adds = drops != NULL ? normalise(b, add, MDL_F_CAP_ADD_ITEM) : NULL;

    if (adds == NULL)
        return false;
    if (contains(adds, add->count, STR_LIT("ALL"))) {
        take_without(set, known, known_count, drops, drop->count, &from_default);
        return true;
    }
    if (!contains(drops, drop->count, STR_LIT("ALL")))
        take_without(set, capability_defaults, capability_default_count, drops, drop->count,
                     &from_default);
    for (size_t i = 0; i < add->count; i++)
        take(set, adds[i], spec_origin_at(b->a, RULE_CAPABILITIES, MDL_F_CAP_ADD_ITEM, i));
    return true;
}

static bool tweak(struct spec_build *b, struct set *set)
{
    const struct mdl_host_config *h = &b->c->host_config;

    set->items = arena_calloc(b->a, known_count + h->cap_add.count + h->capabilities.count,
                              sizeof(*set->items));
    if (set->items == NULL)
        return false;
    if (h->privileged.v) {
        take_without(set, known, known_count, NULL, 0, &from_privileged);
        return true;
    }
    if (h->capabilities.presence == MDL_SET &&
        !engine_has(&b->engine, CHANGE_EXACT_CAPABILITIES_GONE))
        return take_exact(b, set, &h->capabilities);
    if (h->cap_add.count + h->cap_drop.count == 0) {
        take_without(set, capability_defaults, capability_default_count, NULL, 0, &from_default);
        return true;
    }
    return take_tweaked(b, set);
}

bool step_capabilities(struct spec_build *b)
{
    static const enum spec_key keys[] = {KEY_BOUNDING, KEY_EFFECTIVE, KEY_INHERITABLE,
                                         KEY_PERMITTED};
    struct set set = {NULL, 0};
    struct spec_node *n;

    if (!tweak(b, &set))
        return false;
    n = spec_put_object(&b->tree, b->process, KEY_CAPABILITIES, &from_lists);
    for (size_t k = 0; set.count > 0 && k < sizeof(keys) / sizeof(keys[0]); k++) {
        struct spec_node *list;

        if (keys[k] == KEY_INHERITABLE && engine_has(&b->engine, CHANGE_INHERITABLE_GONE))
            continue;
        list = spec_put_list(&b->tree, n, keys[k], &from_lists);

        for (size_t i = 0; i < set.count; i++)
            spec_push_str(&b->tree, list, set.items[i].name, set.items[i].from);
    }
    return true;
}
