/* Members that are not where Windows looks for them. */
#include "specgen/credential/credential_check.h"

#define LONGEST_NAME  40
#define SHORTEST_SLIP 5 /* shorter names are near to too many others */

static const struct name {
    enum credential_object object;
    char name[28];
} names[] = {
    {CREDENTIAL_ROOT, "CmsPlugins"},
    {CREDENTIAL_ROOT, "DomainJoinConfig"},
    {CREDENTIAL_ROOT, "ActiveDirectoryConfig"},
    {CREDENTIAL_DOMAIN, "Sid"},
    {CREDENTIAL_DOMAIN, "MachineAccountName"},
    {CREDENTIAL_DOMAIN, "Guid"},
    {CREDENTIAL_DOMAIN, "DnsTreeName"},
    {CREDENTIAL_DOMAIN, "DnsName"},
    {CREDENTIAL_DOMAIN, "NetBiosName"},
    {CREDENTIAL_DIRECTORY, "GroupManagedServiceAccounts"},
    {CREDENTIAL_DIRECTORY, "HostAccountConfig"},
    {CREDENTIAL_ACCOUNT, "Name"},
    {CREDENTIAL_ACCOUNT, "Scope"},
    {CREDENTIAL_PLUGIN, "PortableCcgVersion"},
    {CREDENTIAL_PLUGIN, "PluginGUID"},
    {CREDENTIAL_PLUGIN, "PluginInput"},
};

#define NAME_COUNT (sizeof(names) / sizeof(names[0]))

static const char homes[][40] = {
    [CREDENTIAL_ROOT] = "the outermost object",
    [CREDENTIAL_DOMAIN] = "DomainJoinConfig",
    [CREDENTIAL_DIRECTORY] = "ActiveDirectoryConfig",
    [CREDENTIAL_ACCOUNT] = "an item of GroupManagedServiceAccounts",
    [CREDENTIAL_PLUGIN] = "HostAccountConfig",
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Characters inserted, deleted or replaced; case does not count. */
static size_t wrong_letters(struct str a, struct str b)
{
    size_t row[LONGEST_NAME + 1];

    if (a.len > LONGEST_NAME || b.len > LONGEST_NAME)
        return LONGEST_NAME;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 0; i < a.len; i++) {
        size_t diagonal = row[0];

        row[0] = i + 1;
        for (size_t j = 0; j < b.len; j++) {
            size_t best = diagonal + (lower(a.s[i]) != lower(b.s[j]));

            diagonal = row[j + 1];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (diagonal + 1 < best)
                best = diagonal + 1;
            row[j + 1] = best;
        }
    }
    return row[b.len];
}

/* The nearest name of any object. NULL: none is near. */
static const struct name *meant(struct str key)
{
    const struct name *best = NULL;
    size_t least = key.len < SHORTEST_SLIP ? 1 : (key.len + 2) / 3 + 1;

    for (size_t i = 0; i < NAME_COUNT; i++) {
        size_t n = wrong_letters(key, str_of(names[i].name));

        if (n < least) {
            least = n;
            best = &names[i];
        }
    }
    return best;
}

static void add_misplaced(struct credential_check *c, struct credential_position at,
                          const struct name *name)
{
    struct str text = CREDENTIAL_TEXT(c, str_of(name->name), STR_LIT(" belongs into "),
                                      str_of(homes[name->object]),
                                      STR_LIT("; here Windows does not look for it"));
    enum spec_rule rule =
        str_is(str_of(name->name), "HostAccountConfig") ? RULE_LINT_PLUGIN : RULE_LINT_NAME;

    credential_add(c, CREDENTIAL_ERROR, rule, at, text, STR_LIT("move it there"));
}

static void check_name(struct credential_check *c, struct credential_position at, struct str key,
                       enum credential_object kind)
{
    const struct name *name = meant(key);
    struct str shown = credential_shown(key);

    if (name == NULL) {
        credential_add(c, CREDENTIAL_INFO, RULE_LINT_NAME, at,
                       CREDENTIAL_TEXT(c, STR_LIT("no member of a credential spec is called '"),
                                       shown, STR_LIT("'; it has no known effect")),
                       STR_LIT("remove it, unless the runtime that you use asks for it"));
        return;
    }
    if (str_eq_ascii_case(key, str_of(name->name)) && name->object != kind) {
        add_misplaced(c, at, name);
        return;
    }
    if (str_eq_ascii_case(key, str_of(name->name)))
        credential_add(
            c, CREDENTIAL_WARNING, RULE_LINT_NAME, at,
            CREDENTIAL_TEXT(c, STR_LIT("'"), shown, STR_LIT("' is written "), str_of(name->name),
                            STR_LIT("; whether Windows takes it in another case is nowhere said")),
            CREDENTIAL_TEXT(c, STR_LIT("write "), str_of(name->name)));
    else
        credential_add(c, CREDENTIAL_WARNING, RULE_LINT_NAME, at,
                       CREDENTIAL_TEXT(c, STR_LIT("'"), shown,
                                       STR_LIT("' is no member of a credential spec; "),
                                       str_of(name->name), STR_LIT(" may be meant")),
                       CREDENTIAL_TEXT(c, STR_LIT("write "), str_of(name->name), STR_LIT(", in "),
                                       str_of(homes[name->object])));
}

static bool is_known(struct str key, enum credential_object kind)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].object == kind && str_is(key, names[i].name))
            return true;
    }
    return false;
}

void credential_check_names(struct credential_check *c, struct credential_member object,
                            enum credential_object kind)
{
    for (size_t i = 0; i < object.v->u.map.count && c->told < CREDENTIAL_PROBLEMS_MAX; i++) {
        const struct value_member *m = &object.v->u.map.members[i];
        struct str dot = object.at.path.len > 0 ? STR_LIT(".") : STR_NONE;

        if (!is_known(m->key, kind))
            check_name(c,
                       (struct credential_position){
                           CREDENTIAL_TEXT(c, object.at.path, dot, credential_shown(m->key)),
                           m->line, m->column},
                       m->key, kind);
    }
}
