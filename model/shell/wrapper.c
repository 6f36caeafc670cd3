#include "model/shell/wrapper.h"

#include <string.h>

static const struct wrapper wrappers[] = {
    {"sudo", "CDghpRrTtUu", 0}, {"doas", "Cu", 0}, {"time", "fo", 0},
    {"command", "", 0},         {"exec", "a", 0},  {"env", "CSu", 0},
    {"nohup", "", 0},           {"nice", "n", 0},  {"ionice", "cn", 0},
    {"timeout", "ks", 1},       {"setsid", "", 0}, {"stdbuf", "eio", 0},
    {"winpty", "", 0},          {"chrt", "", 1},   {"xargs", "aEILPdns", 0},
};

const struct wrapper *wrapper_named(struct str word)
{
    for (size_t i = 0; i < sizeof(wrappers) / sizeof(wrappers[0]); i++) {
        if (str_is(word, wrappers[i].name))
            return &wrappers[i];
    }
    return NULL;
}

bool wrapper_takes_value(const struct wrapper *w, struct str option)
{
    return option.len > 1 && option.s[1] != '-' &&
           strchr(w->values, option.s[option.len - 1]) != NULL;
}
