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

#define NAMED 4 /* objects that an error names */

/* Images have a Config too, networks and volumes a Driver; no key is in all versions. */
static bool is_container(const struct value *v)
{
    if (has_member(v, "RootFS") || has_member(v, "RepoTags"))
        return false;
    return has_member(v, "HostConfig") ||
           (has_member(v, "State") && (has_member(v, "Config") || has_member(v, "Id")));
}

static const char *kind_of(const struct value *v)
{
    if (v->kind != VALUE_MAP)
        return "a value that is not an object";
    if (has_member(v, "RootFS") || has_member(v, "RepoTags"))
        return "an image";
    if (has_member(v, "IPAM"))
        return "a network";
    if (has_member(v, "Mountpoint"))
        return "a volume";
    if (has_member(v, "Spec"))
        return "an object of a swarm";
    return "an object of an unknown kind";
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
        return in->json || v->u.list.count == 0 || v->u.list.items[0]->kind == VALUE_MAP ? 40 : 0;
    }
    if (has_member(v, "silospec") || has_member(v, "container") || has_member(v, "host"))
        return 0;
    if (is_container(v))
        return 90;
    return has_member(v, "RootFS") || has_member(v, "IPAM") || has_member(v, "Mountpoint") ? 40 : 0;
}

/* Says what was found instead of a container. */
static struct err *no_container(const struct value *source)
{
    struct str found = STR_NONE;
    struct arena a;
    struct err *e;

    if (source->kind == VALUE_LIST && source->u.list.count == 0) {
        e = err_new(ERR_INPUT, "found an empty list, expected a container");
    } else {
        size_t count = source->kind == VALUE_LIST ? source->u.list.count : 1;

        arena_init(&a);
        for (size_t i = 0; i < count && i < NAMED; i++)
            found = arena_printf(
                &a, "%.*s%s%s", STR_FMT(found), i > 0 ? ", " : "",
                kind_of(source->kind == VALUE_LIST ? source->u.list.items[i] : source));
        e = arena_failed(&a) ? err_oom()
                             : err_new(ERR_INPUT, "found %.*s%s, expected a container",
                                       STR_FMT(found), count > NAMED ? ", ..." : "");
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

/* Offers what is a container, and tells the chosen one. */
static void offer(struct evidence *out, const struct value *v)
{
    size_t choice;

    if (!is_container(v))
        return;
    if (same_container_offered(&choice, out, v) ? choice == out->chosen
                                                : same_container_offer(out, v, inspect_name(v)))
        tell_container(out, v);
}

/* Of a large file only the chosen one is read. */
static struct err *read_dump(struct evidence *out, const struct inspect_dump *d)
{
    const struct value *container = NULL;
    size_t first = out->choice_count;
    struct err *e;

    if (out->unnamed)
        evidence_offer_many(out, d->container_count);
    for (size_t i = 0; !out->unnamed && i < d->container_count; i++)
        evidence_offer(out, d->items[d->containers[i]].name);
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
    if (!has_container(in->value)) {
        e = no_container(in->value);
        return in->json ? e : paste_explain(e, in->text);
    }
    if (in->value->kind == VALUE_MAP)
        offer(out, in->value);
    for (size_t i = 0; i < element_count(in->value) && !out->failed; i++)
        offer(out, element(in->value, i));
    return evidence_failed(out) ? err_oom() : NULL;
}
