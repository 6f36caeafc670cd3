/* ActiveDirectoryConfig and its accounts. */
#include "specgen/credential/credential_check.h"

#include <stdlib.h>

struct account {
    struct str name, scope;
    struct credential_position at;
    bool dns_scope, netbios_scope;
};

static struct str domain_text(struct credential_check *c, struct credential_member root,
                              const char *name)
{
    struct credential_member domain = credential_member(c, root, "DomainJoinConfig");

    if (domain.v == NULL || domain.v->kind != VALUE_MAP)
        return STR_NONE;
    return str_trim(credential_text_of(credential_member(c, domain, name)));
}

/* False when it has no name or no scope to speak of. */
static bool check_account(struct account *out, struct credential_check *c,
                          struct credential_member item, struct str domain)
{
    struct credential_member name, scope;
    bool whole;

    if (!credential_is(c, item, VALUE_MAP, RULE_LINT_ACCOUNT))
        return false;
    credential_check_names(c, item, CREDENTIAL_ACCOUNT);
    name = credential_member(c, item, "Name");
    scope = credential_member(c, item, "Scope");
    whole = credential_is_text(c, name, RULE_LINT_ACCOUNT);
    if (whole)
        credential_check_account_name(c, RULE_LINT_ACCOUNT, name.at, name.v->u.text, domain);
    if (!credential_is_text(c, scope, RULE_LINT_SCOPE) || !whole)
        return false;
    *out = (struct account){
        .name = str_trim(name.v->u.text), .scope = scope.v->u.text, .at = scope.at};
    out->dns_scope = str_find(scope.v->u.text, '.', 0) >= 0;
    out->netbios_scope = !out->dns_scope;
    return true;
}

static int by_name(const void *a, const void *b)
{
    const struct account *x = a, *y = b;
    int order = str_cmp(x->name, y->name);

    if (order != 0)
        return order;
    return x->at.line != y->at.line ? (x->at.line > y->at.line) - (x->at.line < y->at.line)
                                    : (x->at.column > y->at.column) - (x->at.column < y->at.column);
}

/* Each scope of the container's own account is a name of its domain. */
static void check_domain_of_scopes(struct credential_check *c, struct credential_member root,
                                   const struct account *accounts, size_t count, struct str own)
{
    struct str dns = domain_text(c, root, "DnsName"), netbios = domain_text(c, root, "NetBiosName");

    if (dns.len == 0 || netbios.len == 0 || credential_told(c, RULE_LINT_DNS) ||
        credential_told(c, RULE_LINT_NETBIOS))
        return;
    for (size_t i = 0; i < count; i++) {
        struct str scope = accounts[i].scope;

        if (!str_eq_ascii_case(accounts[i].name, own) || str_eq_ascii_case(scope, dns) ||
            str_eq_ascii_case(scope, netbios))
            continue;
        credential_add(
            c, CREDENTIAL_WARNING, RULE_LINT_SCOPE, accounts[i].at,
            CREDENTIAL_TEXT(c, STR_LIT("'"), credential_shown(scope),
                            STR_LIT("' is neither DnsName, '"), credential_shown(dns),
                            STR_LIT("', nor NetBiosName, '"), credential_shown(netbios),
                            str_trim(scope).len < scope.len
                                ? STR_LIT("': it has blanks around it")
                                : STR_LIT("'; the container's own account is looked for there")),
            accounts[i].dns_scope ? STR_LIT("write the DnsName of DomainJoinConfig")
                                  : STR_LIT("write the NetBiosName of DomainJoinConfig"));
    }
}

/* Of the container's own account; for additional ones New-CredentialSpec writes one item. */
static void check_scopes(struct credential_check *c, struct account *accounts, size_t count,
                         struct str own)
{
    if (count > 1)
        qsort(accounts, count, sizeof(*accounts), by_name);
    for (size_t i = 0, next; i < count; i = next) {
        struct account all = accounts[i];

        for (next = i + 1; next < count && str_eq(accounts[next].name, all.name); next++) {
            all.dns_scope |= accounts[next].dns_scope;
            all.netbios_scope |= accounts[next].netbios_scope;
        }
        if (!str_eq_ascii_case(all.name, own) || (all.dns_scope && all.netbios_scope))
            continue;
        credential_add(
            c, CREDENTIAL_INFO, RULE_LINT_ONE_SCOPE, all.at,
            CREDENTIAL_TEXT(c, STR_LIT("account '"), credential_shown(all.name),
                            all.dns_scope
                                ? STR_LIT("' has the domain's DNS name as scope only")
                                : STR_LIT("' has the domain's NetBIOS name as scope only"),
                            STR_LIT("; usually there is an item for each of the two")),
            all.dns_scope ? STR_LIT("add an item with the same Name and the NetBIOS name as Scope")
                          : STR_LIT("add an item with the same Name and the DNS name as Scope"));
    }
}

static void check_machine(struct credential_check *c, struct credential_position list,
                          const struct account *accounts, size_t count, struct str machine)
{
    if (count == 0 || machine.len == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        if (str_eq_ascii_case(accounts[i].name, machine))
            return;
    }
    credential_add(c, CREDENTIAL_INFO, RULE_LINT_MACHINE, list,
                   CREDENTIAL_TEXT(c, STR_LIT("no account is called as MachineAccountName, '"),
                                   credential_shown(machine), STR_LIT("'")),
                   STR_LIT("New-CredentialSpec writes the same name into both"));
}

static void check_accounts(struct credential_check *c, struct credential_member root,
                           struct credential_member list)
{
    size_t count = list.v->u.list.count, whole = 0;
    struct account *accounts = arena_calloc(c->a, count + 1, sizeof(*accounts));
    struct str domain = domain_text(c, root, "DnsName");
    struct str own = domain_text(c, root, "MachineAccountName");

    if (accounts == NULL)
        return;
    if (count == 0)
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_DIRECTORY, list.at,
                       STR_LIT("the list is empty: the container gets no account"),
                       STR_LIT("add an object with Name and Scope"));
    for (size_t i = 0; i < count; i++)
        whole += check_account(&accounts[whole], c, credential_item(c, list, i), domain);
    check_domain_of_scopes(c, root, accounts, whole, own);
    check_scopes(c, accounts, whole, own);
    check_machine(c, list.at, accounts, whole, own);
}

void credential_check_directory(struct credential_check *c, struct credential_member root)
{
    struct credential_member directory = credential_member(c, root, "ActiveDirectoryConfig");
    struct credential_member plugin = credential_member(c, root, "HostAccountConfig"), list;

    if (plugin.v != NULL)
        credential_check_plugin(c, plugin);
    if (!credential_is(c, directory, VALUE_MAP, RULE_LINT_DIRECTORY))
        return;
    credential_check_names(c, directory, CREDENTIAL_DIRECTORY);
    list = credential_member(c, directory, "GroupManagedServiceAccounts");
    if (credential_is(c, list, VALUE_LIST, RULE_LINT_DIRECTORY))
        check_accounts(c, root, list);
    plugin = credential_member(c, directory, "HostAccountConfig");
    if (plugin.v != NULL)
        credential_check_plugin(c, plugin);
}
