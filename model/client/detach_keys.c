#include "model/client/client_parts.h"

/* One character, ctrl- and a letter or one of @ [ \ ] ^ _, or DEL. */
static bool is_key(struct str key)
{
    char last = key.len > 0 ? key.s[key.len - 1] : '\0';

    if (key.len == 1 || str_is(key, "DEL"))
        return true;
    return key.len == 6 && str_starts(key, STR_LIT("ctrl-")) &&
           ((last >= 'a' && last <= 'z') || memchr("@[\\]^_", last, 6) != NULL);
}

bool client_detach_keys(struct client *c, struct str keys)
{
    struct str rest = keys, key;
    bool more = true;

    while (more) {
        more = client_cut(&key, &rest, rest, ',');
        if (!is_key(key))
            return CLIENT_REFUSE(c, STR_LIT("invalid detach keys ("), keys,
                                 STR_LIT("): Unknown character: '"), key, STR_LIT("'"));
    }
    return true;
}
