#include "model/client/client_parts.h"
#include "model/client/json_compact.h"

/* The profile that a name stands for is sent instead of the name. */
static bool read_profile(struct str *out, struct client *c, struct str name)
{
    const struct value *file = client_file(c, name);
    struct str compact, why;

    if (file == NULL)
        return CLIENT_REFUSE(c, STR_LIT("opening seccomp profile ("), name, STR_LIT(") failed: "),
                             client_is_folder(c, name) ? client_no_text(c, name)
                                                       : client_no_file(c, name));
    if (!client_json_compact(&compact, &why, c->a, file->u.text))
        return CLIENT_REFUSE(c, STR_LIT("compacting json for seccomp profile ("), name,
                             STR_LIT(") failed: "), why);
    *out = CLIENT_TEXT(c->a, STR_LIT("seccomp="), compact);
    return true;
}

static bool is_known_profile(const struct client *c, struct str name)
{
    return str_is(name, "unconfined") || (client_is(c, 2500) && str_is(name, "builtin"));
}

static bool bad_option(struct client *c, struct str text)
{
    return CLIENT_REFUSE(c,
                         client_is(c, 2900) ? STR_LIT("invalid --security-opt: ")
                                            : STR_LIT("Invalid --security-opt: "),
                         client_quote(c->a, text));
}

/* KEY=VALUE or, without =, KEY:VALUE. An empty value is refused since 23. */
static bool read_option(struct str *out, struct client *c, struct str text)
{
    struct str key, value;
    bool cut = client_cut(&key, &value, text, '=');

    *out = text;
    if (!cut && !str_is(key, "no-new-privileges"))
        cut = client_cut(&key, &value, text, ':');
    if (!str_is(key, "no-new-privileges") && (!cut || (value.len == 0 && client_is(c, 2300))))
        return bad_option(c, text);
    if (str_is(key, "seccomp") && !is_known_profile(c, value))
        return read_profile(out, c, value);
    return true;
}

bool client_security(struct client *c, struct client_request *r)
{
    const struct client_slot *given = client_slot(c, SLOT_SECURITY_OPT);
    struct value *list;

    if (given->count == 0)
        return true;
    list = client_list(c);
    r->security_opt = list;
    for (size_t i = 0; i < given->count; i++) {
        struct str text;

        if (!read_option(&text, c, given->items[i].text))
            return false;
        if (str_is(text, "systempaths=unconfined"))
            r->system_paths = true;
        else
            client_push(c, list, client_text(c, text));
    }
    return true;
}
