#include "model/compose/compose.h"

#include "model/value/value_make.h"

/* ---- what differs from the usual ---- */

static const struct value *usual_body(struct arena *a)
{
    struct value *text =
        value_string(STR_LIT("services:\n  web:\n"
                             "    image: registry.example/windows/servercore:ltsc2022\n"));
    struct value *files = made_with(value_map(), "compose.yaml", text);
    struct compose_input in = {.files = files,
                               .cwd = STR_LIT("/srv/app"),
                               .server_os = STR_LIT("windows"),
                               .release = COMPOSE_2_40};
    struct compose_answer answer = {.count = 0};
    const struct value *body = NULL;
    bool failed = arena_drop_err(a, files != NULL ? compose_run(&answer, a, &in) : err_oom());

    if (!failed && answer.count == 1)
        body = value_ref(answer.requests[0].body);
    compose_answer_finish(&answer);
    value_unref(files);
    return body;
}

static struct value *changed(const struct value *body, const struct value *usual, bool top)
{
    struct value *out = value_map();

    for (size_t i = 0; out != NULL && i < body->u.map.count; i++) {
        const struct value_member *m = &body->u.map.members[i];
        const struct value *before = value_get(usual, m->key), *child;

        if (value_same(m->value, before))
            continue;
        child = top && str_is(m->key, "HostConfig") ? changed(m->value, before, false)
                                                    : value_ref(m->value);
        if (child == NULL || !value_map_push(out, m->key, 0, 0, child)) {
            value_unref(out);
            return NULL;
        }
    }
    return out;
}

/* ---- the report ---- */

static struct value *request(const struct compose_request *r, const struct value *usual)
{
    struct value *map = made_with(value_map(), "name", value_string(r->name));

    map = made_with(map, "service", value_string(r->service));
    if (r->platform.len > 0)
        map = made_with(map, "platform", value_string(r->platform));
    return made_with(map, "body",
                     usual != NULL ? changed(r->body, usual, true) : value_ref(r->body));
}

static struct value *error(const struct compose_answer *answer)
{
    char text[16];
    struct value *map = made_with(value_map(), "message", value_string(answer->message));
    int len = snprintf(text, sizeof(text), "%d", answer->exit_status);

    return made_with(map, "exit", value_number((struct str){text, (size_t)len}));
}

static struct value *warnings(const struct compose_answer *answer)
{
    struct value *list = value_list();

    for (size_t i = 0; i < answer->warning_count; i++)
        list = made_push(list, value_string(answer->warnings[i]));
    return list;
}

static struct value *requests(const struct compose_answer *answer, const struct value *usual)
{
    struct value *list = value_list();

    for (size_t i = 0; i < answer->count; i++)
        list = made_push(list, request(&answer->requests[i], usual));
    return list;
}

const struct value *compose_report(struct arena *a, const struct compose_answer *answer, bool whole)
{
    bool refused = answer->message.len > 0;
    const struct value *usual = NULL;
    struct value *map;

    if (!whole && answer->count > 0 && (usual = usual_body(a)) == NULL)
        return NULL; /* no memory: all fields would be another answer */
    map = value_map();
    if (!refused || answer->at_create)
        map = made_with(map, "requests", requests(answer, usual));
    if (refused)
        map = made_with(map, answer->at_create ? "create_error" : "error", error(answer));
    if (answer->warning_count > 0)
        map = made_with(map, "warnings", warnings(answer));
    value_unref(usual);
    return map;
}
