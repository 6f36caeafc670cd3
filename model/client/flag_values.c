#include "model/client/client_parts.h"
#include "model/client/cpus.h"
#include "model/client/duration.h"
#include "model/client/go_number.h"
#include "model/client/ip.h"
#include "model/client/size.h"

CLIENT_SETTER(text)
{
    (void)c;
    slot->text = text;
    return true;
}

CLIENT_SETTER(switch)
{
    if (go_bool(&slot->on, text))
        return true;
    return client_refuse(c, go_number_error(c->a, "ParseBool", text, GO_SYNTAX));
}

CLIENT_SETTER(int64)
{
    enum go_number result = go_int(&slot->number, text, 0, 64);

    return result == GO_OK || client_refuse(c, go_number_error(c->a, "ParseInt", text, result));
}

static bool set_uint(struct client *c, struct client_slot *slot, struct str text, unsigned bits)
{
    enum go_number result = go_uint(&slot->natural, text, 0, bits);

    return result == GO_OK || client_refuse(c, go_number_error(c->a, "ParseUint", text, result));
}

CLIENT_SETTER(uint64)
{
    return set_uint(c, slot, text, 64);
}

CLIENT_SETTER(uint16)
{
    return set_uint(c, slot, text, 16);
}

CLIENT_SETTER(size)
{
    return client_size(&slot->number, &c->refusal, c->a, text, !client_is(c, 2300));
}

CLIENT_SETTER(swap_size)
{
    slot->number = -1;
    return str_is(text, "-1") || client_set_size(c, slot, text);
}

CLIENT_SETTER(cpus)
{
    switch (client_cpus(&slot->number, text)) {
    case CPUS_OK:
        return true;
    case CPUS_TOO_PRECISE:
        return CLIENT_REFUSE(c, STR_LIT("value is too precise"));
    case CPUS_TOO_LONG:
        c->error =
            err_new(ERR_LIMIT, "the value of --cpus has more than %d bytes", CLIENT_CPUS_BYTES);
        return false;
    case CPUS_NO_NUMBER:
        break;
    }
    return CLIENT_REFUSE(c, STR_LIT("failed to parse "), text, STR_LIT(" as a rational number"));
}

CLIENT_SETTER(duration)
{
    return client_duration(&slot->number, &c->refusal, c->a, text);
}

CLIENT_SETTER(list)
{
    return client_add(c, slot, text, NULL);
}

CLIENT_SETTER(attach)
{
    static const char streams[][8] = {"stdin", "stdout", "stderr"};
    struct str lowered = client_lower(c->a, text);

    for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++) {
        if (str_is(lowered, streams[i]))
            return client_add(c, slot, lowered, NULL);
    }
    return CLIENT_REFUSE(c, STR_LIT("valid streams are STDIN, STDOUT and STDERR"));
}

CLIENT_SETTER(env)
{
    struct str name, value;
    bool has_value = client_cut(&name, &value, text, '=');

    if (name.len == 0)
        return CLIENT_REFUSE(c, STR_LIT("invalid environment variable: "), text);
    if (!has_value && client_lookup(&value, c, name))
        text = CLIENT_TEXT(c->a, name, STR_LIT("="), value);
    return client_add(c, slot, text, NULL);
}

CLIENT_SETTER(label)
{
    struct str key, value;

    (void)client_cut(&key, &value, text, '=');
    while (key.len > 0 && (key.s[0] == ' ' || key.s[0] == '\t'))
        key = str_cut(key, 1, key.len);
    if (key.len == 0)
        return CLIENT_REFUSE(c, STR_LIT("invalid label '"), text, STR_LIT("': empty name"));
    if (client_has_any(key, " \t"))
        return CLIENT_REFUSE(c, STR_LIT("label '"), key, STR_LIT("' contains whitespaces"));
    return client_add(c, slot, text, NULL);
}

CLIENT_SETTER(link)
{
    ptrdiff_t colon = str_find(text, ':', 0);

    if (text.len == 0)
        return CLIENT_REFUSE(c, STR_LIT("empty string specified for links"));
    if (colon >= 0 && str_find(text, ':', (size_t)colon + 1) >= 0)
        return CLIENT_REFUSE(c, STR_LIT("bad format for links: "), text);
    return client_add(c, slot, text, NULL);
}

/* net.ParseIP of the trimmed text. */
static bool read_ip(struct client_ip *ip, struct client *c, struct str text)
{
    return client_ip_read_plain(ip, c->a, client_trim(text));
}

/* Kept as typed; the canonical text is made where it is sent. */
CLIENT_SETTER(ip)
{
    struct client_ip ip;

    if (client_is(c, 2900) && text.len > 0 && !read_ip(&ip, c, text))
        return CLIENT_REFUSE(c, STR_LIT("failed to parse IP: "), client_quote(c->a, text));
    slot->text = text;
    return true;
}

CLIENT_SETTER(dns)
{
    struct client_ip ip;

    if (read_ip(&ip, c, text))
        return client_add(c, slot, client_ip_text_plain(c->a, &ip), NULL);
    if (client_is(c, 2600))
        return CLIENT_REFUSE(c, STR_LIT("IP address is not correctly formatted: "), text);
    return CLIENT_REFUSE(c, text, STR_LIT(" is not an ip address"));
}

/* name=address since 26. The engine cuts at the first colon of what it gets: behind a `=` the
 * client refuses a name that has one. */
static bool split_host(struct str *name, struct str *address, struct client *c, struct str text)
{
    bool equals = client_is(c, 2600) && client_cut(name, address, text, '=');

    if (!equals && !client_cut(name, address, text, ':'))
        return false;
    if (equals && str_find(*name, ':', 0) >= 0)
        return false;
    return name->len > 0;
}

/* Since 26 an address may stand in brackets. */
static struct str unbracketed(const struct client *c, struct str address)
{
    if (client_is(c, 2600) && address.len > 2 && address.s[0] == '[' &&
        address.s[address.len - 1] == ']')
        return str_cut(address, 1, address.len - 1);
    return address;
}

CLIENT_SETTER(add_host)
{
    struct str name, address;
    struct client_ip ip;

    if (!split_host(&name, &address, c, text))
        return CLIENT_REFUSE(c, STR_LIT("bad format for add-host: "), client_quote(c->a, text));
    if (!str_is(address, "host-gateway")) {
        address = unbracketed(c, address);
        if (!read_ip(&ip, c, address))
            return CLIENT_REFUSE(c, STR_LIT("invalid IP address in add-host: "),
                                 client_quote(c->a, address));
    }
    return client_add(c, slot, CLIENT_TEXT(c->a, name, STR_LIT(":"), address), NULL);
}
