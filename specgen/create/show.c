/* What inspect shows beside what is stored. */
#include "specgen/create/create_build.h"

static bool has_text(const struct datum *list, struct str text)
{
    for (const struct datum *m = datum_first(list); m != NULL; m = m->next) {
        if (str_eq(datum_text(m), text))
            return true;
    }
    return false;
}

static void add_alias(struct create_build *b, struct datum *entry, struct str text)
{
    struct datum *list = DATUM(entry, "Aliases"), *d;

    if (datum_is_null(list))
        list = CREATE_SET(entry, "Aliases", datum_new(b->a, VALUE_LIST), RULE_START_ALIASES);
    if (text.len == 0 || has_text(list, text))
        return;
    d = datum_string(b->a, text);
    if (d != NULL)
        d->rule = RULE_START_ALIASES;
    datum_push(list, d);
}

/* Engines from 25.0 on, for clients of API 1.44 and before: as older engines stored them. */
static void aliases(struct create_build *b)
{
    if (!create_has(b, CHANGE_CREATE_MANY_ENDPOINTS) || b->api >= 145)
        return;
    for (struct datum *m = datum_first(b->c->networks); m != NULL; m = m->next) {
        if (!create_mode_is_user_defined(m->key) || m->kind != VALUE_MAP)
            continue;
        add_alias(b, m, create_short_id(b->c->id));
        add_alias(b, m, datum_text(DATUM(b->c->config, "Hostname")));
    }
}

/* From 25.0 on, for clients of API 1.51 and before: the address asked of the mode's endpoint stands
 * in Config as well. */
static void mac_address(struct create_build *b)
{
    struct str mode = datum_text(DATUM(b->c->host_config, "NetworkMode")), mac;

    if (!create_has(b, CHANGE_CREATE_MANY_ENDPOINTS) || b->api >= 152 || str_is(mode, "none") ||
        create_mode_is_container(mode))
        return;
    if (b->c->macs != NULL)
        mac = datum_text(datum_get(b->c->macs, mode));
    else
        mac = datum_text(DATUM(datum_get(b->c->networks, mode), "MacAddress"));
    if (mac.len > 0)
        CREATE_SET(b->c->config, "MacAddress", datum_string(b->a, mac), RULE_API_MAC_ADDRESS);
}

void create_show(struct create_build *b)
{
    aliases(b);
    mac_address(b);
}
