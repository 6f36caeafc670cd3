#include "model/formats/joined.h"

#include "model/formats/members.h"
#include "model/value/value_make.h"

struct joining {
    struct evidence *ev;
    const struct sources *sources;
    const struct evidence *named;
    struct value *before; /* the containers that are made first, in order */
    struct str source;    /* who told of the last of them */
    size_t seen[JOINED_MOST], seen_count;
};

/* NULL: there is no such fact, or it tells that there is nothing. */
static const struct value *told(const struct evidence *ev, const char *path)
{
    const struct fact *f = evidence_fact(ev, str_of(path));

    return f != NULL ? f->value : NULL;
}

/* What stands behind "container:"; STR_NONE: another network is asked for. */
static struct str joined_by(const struct value *container)
{
    const struct str joins = STR_LIT("container:");
    struct str mode = member_text(member(container, "HostConfig"), "NetworkMode");

    return str_starts(mode, joins) ? str_cut(mode, joins.len, mode.len) : STR_NONE;
}

/* As the daemon looks: by id, by name, by the beginning of an id that no other has. */
static bool find(size_t *out, const struct evidence *named, struct str asked)
{
    size_t count = named->choice_count, begins = 0;

    if (asked.len == 0 || count > JOINED_AMONG)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct container_choice *c = &named->choices[i];

        if (str_eq(c->id, asked) || str_eq(c->called, asked)) {
            *out = i;
            return true;
        }
        if (!str_starts(c->id, asked))
            continue;
        *out = i;
        begins++;
    }
    return begins == 1;
}

/* What the case says of it; evidence_finish() is due in any case. */
static struct err *read_other(struct evidence *out, const struct joining *j, size_t index)
{
    evidence_init(out);
    out->unnamed = true;
    out->chosen = index;
    return sources_read(out, j->sources);
}

/* ---- requests ---- */

/* As it was asked for; what there is only an inspect of, as that shows it. */
static void add(struct joining *j, const struct evidence *other)
{
    const struct value *name = told(other, "request.name");
    bool asked = told(other, "request.body") != NULL;
    struct value *made;

    j->source = arena_str(
        &j->ev->arena,
        evidence_fact(other, asked ? STR_LIT("request.body") : STR_LIT("container"))->source);
    if (!asked) {
        j->before = made_push(j->before, value_ref(told(other, "container")));
        return;
    }
    made = value_map();
    if (name != NULL)
        made = made_with(made, "name", value_ref(name));
    made = made_with(made, "start", value_bool(true));
    made = made_with(made, "request", value_ref(told(other, "request.body")));
    j->before = made_push(j->before, made);
}

/* False: it is there already, or there are too many. */
static bool is_next(struct joining *j, size_t index)
{
    for (size_t i = 0; i < j->seen_count; i++)
        if (j->seen[i] == index)
            return false;
    if (index == j->ev->chosen || j->seen_count == JOINED_MOST)
        return false;
    j->seen[j->seen_count++] = index;
    return true;
}

static struct err *add_others(struct joining *j, const struct value *body);

/* Those that it needs itself come first. */
static struct err *add_named(struct joining *j, struct str asked)
{
    struct evidence other;
    size_t index = 0;
    struct err *e;

    if (!find(&index, j->named, asked) || !is_next(j, index))
        return NULL;
    e = read_other(&other, j, index);
    if (e == NULL && told(&other, "request.body") != NULL)
        e = add_others(j, told(&other, "request.body"));
    if (e == NULL && (told(&other, "request.body") != NULL || told(&other, "container") != NULL))
        add(j, &other);
    evidence_finish(&other);
    return e;
}

/* Whose network it joins, and whose volumes it takes over: NAME[:ro]. JOINED_MOST bounds the depth.
 */
static struct err *add_others(struct joining *j, const struct value *body)
{
    const struct value *from = MEMBER_AT(body, "HostConfig", "VolumesFrom");
    struct err *e = add_named(j, joined_by(body));

    for (size_t i = 0; e == NULL && i < element_count(from) && i < JOINED_NAMES; i++) {
        const struct value *v = element(from, i);
        struct str text = v->kind == VALUE_STRING ? v->u.text : STR_NONE;
        ptrdiff_t colon = str_find(text, ':', 0);

        e = add_named(j, colon < 0 ? text : str_cut(text, 0, (size_t)colon));
    }
    return e;
}

static struct err *tell_others(struct joining *j, const struct value *body)
{
    struct err *e;

    j->before = value_list();
    e = add_others(j, body);
    if (e == NULL && element_count(j->before) > 0)
        evidence_assume(j->ev, STR_LIT("host.Containers"), j->before,
                        arena_printf(&j->ev->arena,
                                     "the other container of this case that is named is there as "
                                     "it is told (%.*s); what is asked for was made, and runs; "
                                     "there may be others",
                                     STR_FMT(j->source)));
    else
        value_unref(evidence_made(j->ev, j->before));
    return e;
}

/* ---- inspects ---- */

static struct value *endpoint_ids(const struct value *container)
{
    const struct value *networks = MEMBER_AT(container, "NetworkSettings", "Networks");
    size_t count = networks != NULL && networks->kind == VALUE_MAP ? networks->u.map.count : 0;
    struct value *list = value_list();

    for (size_t i = 0; i < count; i++) {
        struct str id = member_text(networks->u.map.members[i].value, "EndpointID");

        if (id.len > 0 && !str_is(networks->u.map.members[i].key, "none"))
            list = made_push(list, value_string(id));
    }
    return list;
}

static void tell_endpoints(struct joining *j, const struct value *mine, const struct value *other)
{
    struct value *ids = endpoint_ids(other);

    evidence_tell_text(j->ev, STR_LIT("container.NetworkSharedContainerID"),
                       member_text(other, "Id"), STR_LIT("inspect: Id of the joined container"));
    if (!has_member(mine, "SharedEndpointList") && element_count(ids) > 0)
        evidence_assume(j->ev, STR_LIT("container.SharedEndpointList"), ids,
                        STR_LIT("the endpoints of the joined container are those of its inspect, "
                                "with the ids that it prints, though Windows uses others"));
    else
        value_unref(evidence_made(j->ev, ids));
}

static struct err *tell_inspect(struct joining *j, const struct value *mine)
{
    struct evidence other;
    size_t index = 0;
    struct err *e;

    if (!find(&index, j->named, joined_by(mine)) || index == j->ev->chosen)
        return NULL;
    if ((e = read_other(&other, j, index)) == NULL && told(&other, "container") != NULL)
        tell_endpoints(j, mine, told(&other, "container"));
    evidence_finish(&other);
    return e;
}

struct err *joined_tell(struct evidence *ev, const struct sources *s, const struct evidence *named)
{
    struct joining j = {.ev = ev, .sources = s, .named = named};
    const struct value *body = told(ev, "request.body"), *container = told(ev, "container");
    struct err *e = NULL;

    if (body != NULL)
        e = tell_others(&j, body);
    else if (container != NULL)
        e = tell_inspect(&j, container);
    return e != NULL || !evidence_failed(ev) ? e : err_oom();
}
