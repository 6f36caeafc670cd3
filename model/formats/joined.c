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
    size_t mine; /* of the choices, the container that joins; SIZE_MAX: it is none of them */
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

/* As the daemon looks: among the ids, then among the names, then for an id that begins so and no
 * other does. */
static bool find(size_t *out, const struct evidence *named, struct str asked)
{
    struct str name = str_starts(asked, STR_LIT("/")) ? str_cut(asked, 1, asked.len) : asked;
    size_t count = named->choices != NULL ? named->choice_count : 0, begins = 0;

    for (size_t i = 0; i < count; i++)
        if (asked.len > 0 && str_eq(named->choices[i].id, asked)) {
            *out = i;
            return true;
        }
    for (size_t i = 0; i < count; i++)
        if (name.len > 0 && str_eq(named->choices[i].called, name)) {
            *out = i;
            return true;
        }
    for (size_t i = 0; i < count; i++)
        if (asked.len > 0 && str_starts(named->choices[i].id, asked)) {
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

static bool is_seen(const struct joining *j, size_t index)
{
    for (size_t i = 0; i < j->seen_count; i++)
        if (j->seen[i] == index)
            return true;
    return false;
}

/* False: it is there already, or there are too many. */
static bool is_next(struct joining *j, size_t index)
{
    if (is_seen(j, index) || index == j->mine || j->seen_count == JOINED_MOST)
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

/* Takes those that are made first. */
static void tell_before(struct joining *j)
{
    if (element_count(j->before) > 0)
        evidence_assume(j->ev, STR_LIT("host.Containers"), j->before,
                        arena_printf(&j->ev->arena,
                                     "the other container of this case that is named is there as "
                                     "it is told (%.*s); what is asked for was made, and runs; "
                                     "there may be others",
                                     STR_FMT(j->source)));
    else
        value_unref(evidence_made(j->ev, j->before));
    j->before = NULL;
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

/* Whose network an inspect joins. */
static struct err *add_joined(struct joining *j, const struct value *mine)
{
    struct evidence other;
    size_t index = 0;
    struct err *e;

    if (!find(&index, j->named, joined_by(mine)) || !is_next(j, index))
        return NULL;
    e = read_other(&other, j, index);
    if (e == NULL && told(&other, "container") != NULL)
        tell_endpoints(j, mine, told(&other, "container"));
    if (e == NULL && (told(&other, "request.body") != NULL || told(&other, "container") != NULL))
        add(j, &other);
    evidence_finish(&other);
    return e;
}

static struct err *tell(struct joining *j, const struct value *body, const struct value *container)
{
    struct err *e = NULL;

    if (j->before == NULL)
        j->before = value_list();
    if (body != NULL)
        e = add_others(j, body);
    else if (container != NULL)
        e = add_joined(j, container);
    tell_before(j);
    return e;
}

struct err *joined_tell(struct evidence *ev, const struct sources *s, const struct evidence *named)
{
    struct joining j = {.ev = ev, .sources = s, .named = named, .mine = ev->chosen};
    struct err *e = tell(&j, told(ev, "request.body"), told(ev, "container"));

    return e != NULL || !evidence_failed(ev) ? e : err_oom();
}

/* ---- what comes beside a document ---- */

static bool is_of_container(const struct fact *f)
{
    return f->count > 0 && (str_is(f->steps[0].key, "container") ||
                            str_is(f->steps[0].key, "request") || str_is(f->steps[0].key, "name"));
}

/* What it says of the host stays. */
static void leave_container(struct evidence *ev)
{
    size_t kept = 0;

    for (size_t i = 0; i < ev->count; i++)
        if (is_of_container(&ev->facts[i]))
            value_unref(ev->facts[i].value);
        else
            ev->facts[kept++] = ev->facts[i];
    ev->count = kept;
    ev->partial = false;
}

/* Behind the containers that the document has. */
static struct value *containers_of(const struct value *root)
{
    const struct value *there = MEMBER_AT(root, "host", "Containers");
    struct value *list = value_list();

    for (size_t i = 0; i < element_count(there); i++)
        list = made_push(list, value_ref(element(there, i)));
    return list;
}

struct err *joined_beside(struct evidence *ev, const struct sources *s, const struct value *root)
{
    struct evidence found;
    struct joining j = {.ev = &found, .sources = s, .named = ev, .mine = SIZE_MAX};
    struct err *e;

    evidence_init(&found);
    j.before = containers_of(root);
    e = tell(&j, MEMBER_AT(root, "request", "body"), value_get(root, STR_LIT("container")));
    if (e == NULL && j.seen_count > 0) {
        if (is_seen(&j, ev->chosen))
            leave_container(ev);
        evidence_add(ev, &found);
    }
    if (e == NULL && (evidence_failed(&found) || evidence_failed(ev)))
        e = err_oom();
    evidence_finish(&found);
    return e;
}
