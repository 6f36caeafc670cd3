#include "specgen/create/network_words.h"

#include "specgen/gocompat/concat.h"

bool create_mode_is_container(struct str mode)
{
    return str_starts(mode, STR_LIT("container:"));
}

bool create_mode_is_user_defined(struct str mode)
{
    return mode.len > 0 && !str_is(mode, "default") && !str_is(mode, "nat") &&
           !str_is(mode, "none") && !create_mode_is_container(mode);
}

struct str create_network_term(struct str key, struct str network_id)
{
    bool user_defined = key.len == 0 || create_mode_is_user_defined(key);

    return user_defined && network_id.len > 0 ? network_id : key;
}

struct str create_network_not_found(struct arena *a, struct str term)
{
    return CONCAT(a, STR_LIT("network "), term, STR_LIT(" not found"));
}

struct str create_mode_not_found(struct arena *a, struct str mode, struct str why)
{
    return CONCAT(a, STR_LIT("could not find a network matching network mode "), mode,
                  STR_LIT(": "), why);
}

int create_network_order(bool nat_first, struct str left, struct str right)
{
    bool l_nat = str_is(left, "nat"), r_nat = str_is(right, "nat");

    if (nat_first && l_nat != r_nat)
        return l_nat ? -1 : 1;
    return str_cmp(left, right);
}
