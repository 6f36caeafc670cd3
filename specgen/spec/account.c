#include "specgen/spec/account.h"

static struct str without_authority(struct str user)
{
    const struct str authorities[] = {STR_LIT("NT AUTHORITY\\"), STR_LIT("BUILTIN\\"),
                                      STR_LIT("User Manager\\"), STR_LIT(".\\")};

    for (size_t i = 0; i < sizeof(authorities) / sizeof(authorities[0]); i++) {
        size_t len = authorities[i].len;

        if (str_eq_ascii_case(str_cut(user, 0, len), authorities[i]))
            return str_cut(user, len, user.len);
    }
    return user;
}

enum account account_of(struct str user)
{
    static const struct {
        const char *name;
        enum account account;
    } names[] = {
        {"SYSTEM", ACCOUNT_SYSTEM},
        {"LocalSystem", ACCOUNT_SYSTEM},
        {"NETWORK SERVICE", ACCOUNT_NETWORK},
        {"NetworkService", ACCOUNT_NETWORK},
        {"ContainerAdministrator", ACCOUNT_ADMINISTRATOR},
        {"ContainerUser", ACCOUNT_VIRTUAL},
        {"LOCAL SERVICE", ACCOUNT_VIRTUAL},
        {"LocalService", ACCOUNT_VIRTUAL},
    };
    struct str bare = without_authority(user);

    if (user.len == 0)
        return ACCOUNT_IMAGE;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (str_eq_ascii_case(bare, str_of(names[i].name)))
            return names[i].account;
    }
    return str_starts_ascii_case(user, STR_LIT("IIS APPPOOL\\")) ? ACCOUNT_VIRTUAL : ACCOUNT_LOCAL;
}
