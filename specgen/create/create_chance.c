#include "specgen/create/create_chance.h"

#include "specgen/gocompat/concat.h"

const char create_chance_names[CREATE_CHANCES][12] = {
    [CREATE_CHANCE_ID] = "id",
    [CREATE_CHANCE_NAME] = "name",
    [CREATE_CHANCE_VOLUME] = "volume",
    [CREATE_CHANCE_NETWORK] = "network",
    [CREATE_CHANCE_ENDPOINT] = "endpoint",
    [CREATE_CHANCE_HNS] = "hns",
    [CREATE_CHANCE_ADDRESS] = "address",
    [CREATE_CHANCE_GATEWAY] = "gateway",
    [CREATE_CHANCE_MAC] = "mac",
    [CREATE_CHANCE_LAYER] = "layer",
};

const char *create_chance_is(enum create_chance_kind kind)
{
    static const char words[CREATE_CHANCES][52] = {
        [CREATE_CHANCE_ID] = "the container's id",
        [CREATE_CHANCE_NAME] = "the container's name",
        [CREATE_CHANCE_VOLUME] = "the name of an anonymous volume",
        [CREATE_CHANCE_NETWORK] = "the network's id",
        [CREATE_CHANCE_ENDPOINT] = "the daemon's id of the endpoint",
        [CREATE_CHANCE_HNS] = "the endpoint's id at the host's network service",
        [CREATE_CHANCE_ADDRESS] = "the endpoint's address",
        [CREATE_CHANCE_GATEWAY] = "the network's gateway",
        [CREATE_CHANCE_MAC] = "the endpoint's MAC address",
        [CREATE_CHANCE_LAYER] = "the volume that the container's layer is mounted as",
    };

    return words[kind];
}

const char *create_chance_known(enum create_chance_kind kind)
{
    switch (kind) {
    case CREATE_CHANCE_ID:
    case CREATE_CHANCE_NAME:
    case CREATE_CHANCE_VOLUME:
        return "known after create";
    case CREATE_CHANCE_NETWORK:
        return "known on the host";
    case CREATE_CHANCE_ENDPOINT:
    case CREATE_CHANCE_HNS:
    case CREATE_CHANCE_ADDRESS:
    case CREATE_CHANCE_GATEWAY:
    case CREATE_CHANCE_MAC:
    case CREATE_CHANCE_LAYER:
    case CREATE_CHANCES:
        break;
    }
    return "known after start";
}

struct str create_chance_text(struct arena *a, const struct create_chance *c)
{
    return CONCAT(a, str_of(create_chance_is(c->kind)), STR_LIT(": "),
                  str_of(create_chance_known(c->kind)), STR_LIT(", such as "), c->example);
}

static bool is_part(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.' || c == ':';
}

const struct create_chance *create_chance_in(const struct create_result *r, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        const struct create_chance *hit;
        size_t end = at;

        while (end < text.len && is_part(text.s[end]))
            end++;
        hit = end > at ? name_index_get(&r->examples, str_cut(text, at, end)) : NULL;
        if (hit != NULL)
            return hit;
        at = end + 1;
    }
    return NULL;
}
