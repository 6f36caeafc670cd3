/* What `docker inspect` prints: a list, or one object of it. */
#include "model/formats/inspect.h"

#include "model/formats/beside.h"
#include "model/formats/depth_cut.h"
#include "model/formats/format.h"
#include "model/formats/inspect_engine.h"
#include "model/formats/inspect_evidence.h"
#include "model/formats/members.h"
#include "model/formats/pasted_text.h"
#include "model/formats/same_container.h"
#include "model/value/value_make.h"

#define NAMED 4 /* kinds of objects that an error names */

/* Images have a Config too, networks and volumes a Driver; no key is in all versions. */
static bool is_container(const struct value *v)
{
    if (has_member(v, "RootFS") || has_member(v, "RepoTags"))
        return false;
    return has_member(v, "HostConfig") ||
           (has_member(v, "State") && (has_member(v, "Config") || has_member(v, "Id")));
}

struct kind {
    const char *one, *several;
};

/* What docker inspect prints besides containers; NULL: nothing of that. */
static const struct kind *known_kind(const struct value *v)
{
    static const struct kind image = {"an image", "images"}, network = {"a network", "networks"},
                             volume = {"a volume", "volumes"},
                             swarm = {"an object of a swarm", "objects of a swarm"};

    if (has_member(v, "RootFS") || has_member(v, "RepoTags"))
        return &image;
    if (has_member(v, "IPAM"))
        return &network;
    if (has_member(v, "Mountpoint"))
        return &volume;
    return has_member(v, "Spec") ? &swarm : NULL;
}

static const struct kind *kind_of(const struct value *v)
{
    static const struct kind unknown = {"an object of an unknown kind",
                                        "objects of an unknown kind"},
                             other = {"a value that is not an object",
                                      "values that are not objects"};
    const struct kind *known = v->kind == VALUE_MAP ? known_kind(v) : &other;

    return known != NULL ? known : &unknown;
}

unsigned format_inspect_recognises(const struct input *in)
{
    const struct value *v = in->value;

    if (v == NULL || (v->kind != VALUE_LIST && v->kind != VALUE_MAP))
        return 0;
    if (v->kind == VALUE_LIST) {
        for (size_t i = 0; i < v->u.list.count; i++)
            if (is_container(v->u.list.items[i]))
                return 90;
        return in->json || v->u.list.count == 0 || known_kind(v->u.list.items[0]) != NULL ? 40 : 0;
    }
    if (has_member(v, "silospec") || has_member(v, "container") || has_member(v, "host"))
        return 0;
    if (is_container(v))
        return 90;
    return has_member(v, "RootFS") || has_member(v, "IPAM") || has_member(v, "Mountpoint") ? 40 : 0;
}

/* "an image, 2 networks": each kind once, in the order that they are met in. */
static struct str kinds_in(struct arena *a, const struct value *list)
{
    const struct kind *told[NAMED];
    struct str found = STR_NONE;
    size_t kinds = 0;

    for (size_t i = 0; i < list->u.list.count; i++) {
        const struct kind *kind = kind_of(list->u.list.items[i]);
        size_t same = 0, at = 0;

        while (at < kinds && told[at] != kind)
            at++;
        if (at < kinds)
            continue;
        if (kinds == NAMED)
            return arena_printf(a, "%.*s, ...", STR_FMT(found));
        told[kinds++] = kind;
        for (size_t n = i; n < list->u.list.count; n++)
            same += kind_of(list->u.list.items[n]) == kind;
        found = same == 1
                    ? arena_printf(a, "%.*s%s%s", STR_FMT(found), i > 0 ? ", " : "", kind->one)
                    : arena_printf(a, "%.*s%s%zu %s", STR_FMT(found), i > 0 ? ", " : "", same,
                                   kind->several);
    }
    return found;
}

/* Says what was found instead of a container. */
static struct err *no_container(const struct value *source)
{
    struct arena a;
    struct err *e;

    if (source->kind == VALUE_LIST && source->u.list.count == 0) {
        e = err_new(ERR_INPUT, "found an empty list, expected a container");
    } else {
        struct str found;

        arena_init(&a);
        found = source->kind == VALUE_LIST ? kinds_in(&a, source) : str_of(kind_of(source)->one);
        e = arena_failed(&a)
                ? err_oom()
                : err_new(ERR_INPUT, "found %.*s, expected a container", STR_FMT(found));
        arena_finish(&a);
    }
    e = err_at(e, NULL, source->line, source->column);
    return err_remedy(e, "paste the output of 'docker inspect CONTAINER'");
}

struct str inspect_name(const struct value *container)
{
    struct str name = member_text(container, "Name");

    if (name.len == 0)
        return member_text(container, "Id");
    return name.s[0] == '/' ? str_cut(name, 1, name.len) : name;
}

static bool has_container(const struct value *source)
{
    bool found = source->kind == VALUE_MAP && is_container(source);

    for (size_t i = 0; !found && source->kind == VALUE_LIST && i < source->u.list.count; i++)
        found = is_container(source->u.list.items[i]);
    return found;
}

static void tell_engine(struct evidence *out, const struct value *container)
{
    struct inspect_engine engine;

    inspect_engine_of(&engine, container);
    if (engine.first == NULL)
        return;
    evidence_tell_text(out, STR_LIT("engine"), str_of(engine.first->name),
                       arena_printf(&out->arena, "inspect: its keys (%s)", engine.why));
    evidence_because(out, inspect_engine_note(&out->arena, &engine));
    evidence_concluded(out);
}

static void tell_container(struct evidence *out, const struct value *source)
{
    const struct value *container = depth_cut_off(out, source);

    if (container == NULL)
        return;
    out->line = source->line;
    evidence_tell(out, STR_LIT("name"), value_string(inspect_name(container)),
                  STR_LIT("inspect: Name"));
    tell_engine(out, container);
    evidence_tell(out, STR_LIT("container"), value_ref(container), STR_LIT("inspect"));
    inspect_evidence(out, container);
    value_unref(container);
}

/* Offers what is a container, and tells the chosen one. Whether it may be one of those that only
 * the last EVIDENCE_RECENT do not forget.
 */
static bool offer(struct evidence *out, const struct value *v)
{
    size_t choice = 0, recent = out->recent_count, before = out->choice_count;
    bool again, chosen;

    if (!is_container(v))
        return false;
    again = same_container_offered(&choice, out, v);
    chosen = again ? choice == out->chosen : same_container_offer(out, v, inspect_name(v));
    if (out->recent_count != recent)
        evidence_is_made(out, inspect_name(v), member_text(member(v, "Config"), "Image"));
    if (out->choice_count > before)
        evidence_offer_is(out, member_text(v, "Id"), inspect_name(v));
    if (chosen)
        tell_container(out, v);
    return again && choice >= EVIDENCE_RECENT;
}

/* ---- long lists -------------------------------------------------------------------------- */

/* What is kept of one for who reads it once more for another of its containers. */
struct kept {
    struct value *again; /* elements from the first on that others may add to */
    struct value *alone; /* the containers behind them that nobody adds to */
    bool mixed;          /* some of those are added to: nothing can be kept */
};

static void offer_all(struct kept *k, struct evidence *out, const struct value *list)
{
    for (size_t i = 0; i < element_count(list) && !out->failed; i++) {
        size_t choices = out->choice_count, recent = out->recent_count;

        k->mixed = offer(out, element(list, i)) || k->mixed;
        if (out->recent_count != recent) {
            for (size_t n = element_count(k->again); n <= i; n++)
                k->again = made_push(k->again, value_ref(element(list, n)));
            value_unref(evidence_made(out, k->alone));
            k->alone = value_list();
        } else if (out->choice_count != choices) {
            k->alone = made_push(k->alone, value_ref(element(list, i)));
        }
    }
}

static void read_list(struct evidence *out, const struct input *in)
{
    const struct value **memo = in->beside != NULL ? in->beside->memo : NULL;
    struct kept k = {.again = value_list(), .alone = value_list()};
    struct value *kept;

    offer_all(&k, out, in->value);
    kept = made_with(made_with(value_map(), "again", k.again), "alone", k.alone);
    (void)evidence_made(out, kept);
    if (memo != NULL && *memo == NULL && !k.mixed && !evidence_failed(out))
        *memo = kept;
    else
        value_unref(kept);
}

/* False: it has to be read as it stands. */
static bool read_kept(struct evidence *out, const struct input *in)
{
    const struct value *kept = in->beside != NULL ? *in->beside->memo : NULL;
    const struct value *again, *alone;
    size_t first;

    if (kept == NULL || !out->unnamed || out->chosen < EVIDENCE_RECENT)
        return false;
    again = member(kept, "again");
    for (size_t i = 0; i < element_count(again) && !out->failed; i++)
        offer(out, element(again, i));
    alone = member(kept, "alone");
    first = out->choice_count;
    evidence_offer_many(out, element_count(alone));
    if (out->chosen >= first && out->chosen < out->choice_count)
        tell_container(out, element(alone, out->chosen - first));
    return true;
}

/* Of a large file only the chosen one is read. */
static struct err *read_dump(struct evidence *out, const struct inspect_dump *d)
{
    const struct value *container = NULL;
    size_t first = out->choice_count;
    struct err *e;

    if (out->unnamed)
        evidence_offer_many(out, d->container_count);
    for (size_t i = 0; !out->unnamed && i < d->container_count; i++) {
        const struct dump_item *item = &d->items[d->containers[i]];

        evidence_offer(out, item->name);
        evidence_offer_is(out, item->id, str_eq(item->name, item->id) ? STR_NONE : item->name);
    }
    if (evidence_failed(out))
        return err_oom();
    if (out->chosen < first || out->chosen - first >= d->container_count)
        return NULL; /* it stands elsewhere */
    if ((e = inspect_dump_read(&container, d, d->containers[out->chosen - first])) != NULL)
        return e;
    tell_container(out, container);
    value_unref(container);
    return NULL;
}

struct err *format_inspect_read(struct evidence *out, const struct input *in)
{
    struct err *e;

    if (in->value == NULL)
        return read_dump(out, in->beside->own->dump);
    if (read_kept(out, in))
        return evidence_failed(out) ? err_oom() : NULL;
    if (!has_container(in->value)) {
        e = no_container(in->value);
        return in->json ? e : paste_explain(e, in->text);
    }
    if (in->value->kind == VALUE_MAP)
        offer(out, in->value);
    else
        read_list(out, in);
    return evidence_failed(out) ? err_oom() : NULL;
}
