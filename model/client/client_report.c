#include "model/client/client_report.h"

#include "model/client/client_parts.h"

/* Builds with the same helpers as the request; only the arena and the error are used. */
static struct client builder(struct arena *a, const struct client_input *in)
{
    return (struct client){.a = a, .in = in};
}

static struct value *request(struct client *b, const struct client_answer *answer, bool whole)
{
    struct value *map = client_map(b);
    const struct value *body =
        whole ? value_ref(answer->body) : client_changed(b->a, b->in, answer->body);

    client_put(b, map, STR_LIT("body"), body);
    if (answer->name.len > 0)
        client_put(b, map, STR_LIT("name"), client_text(b, answer->name));
    if (answer->platform.len > 0)
        client_put(b, map, STR_LIT("platform"), client_text(b, answer->platform));
    if (answer->pull)
        client_put(b, map, STR_LIT("pull"), client_bool(b, true));
    return map;
}

static struct value *warnings(struct client *b, const struct client_answer *answer)
{
    struct value *list = client_list(b);

    for (size_t i = 0; i < answer->warning_count; i++)
        client_push(b, list, client_text(b, answer->warnings[i]));
    return list;
}

static struct value *refusal(struct client *b, const struct client_answer *answer)
{
    struct value *map = client_map(b);

    client_put(b, map, STR_LIT("message"), client_text(b, answer->message));
    client_put(b, map, STR_LIT("exit"), client_int(b, answer->exit_status));
    if (answer->prefixed)
        client_put(b, map, STR_LIT("prefix"), client_text(b, STR_LIT("docker: ")));
    if (answer->usage)
        client_put(b, map, STR_LIT("usage"), client_bool(b, true));
    return map;
}

const struct value *client_report(struct arena *a, const struct client_input *in,
                                  const struct client_answer *answer, bool whole)
{
    struct client b = builder(a, in);
    struct value *map = client_map(&b);

    switch (answer->outcome) {
    case CLIENT_REQUEST:
        client_put(&b, map, STR_LIT("request"), request(&b, answer, whole));
        if (answer->warning_count > 0)
            client_put(&b, map, STR_LIT("warnings"), warnings(&b, answer));
        break;
    case CLIENT_REFUSED:
        client_put(&b, map, STR_LIT("error"), refusal(&b, answer));
        break;
    case CLIENT_PANICS:
        client_put(&b, map, STR_LIT("panic"), client_text(&b, answer->message));
        break;
    case CLIENT_HELP:
        client_put(&b, map, STR_LIT("help"), client_bool(&b, true));
        break;
    }
    if (b.error == NULL)
        return map;
    err_free(b.error);
    value_unref(map);
    return NULL;
}
