/* The container's host name and isolation against the account, by the version of Windows. */
#include "specgen/credential/credential_check.h"

#define BUILD_1703 15063
#define BUILD_1803 17134
#define BUILD_1809 17763 /* Windows Server 2019 */

/* Without what should not be there, so that one mistake does not bring another. */
static struct str bare_name(struct str name)
{
    ptrdiff_t backslash = str_find(name, '\\', 0), at;

    name = str_trim(str_cut(name, (size_t)(backslash + 1), name.len));
    at = str_find(name, '@', 0);
    name = str_cut(name, 0, at < 0 ? name.len : (size_t)at);
    return str_ends(name, STR_LIT("$")) ? str_cut(name, 0, name.len - 1) : name;
}

static struct credential_member text_member(struct credential_check *c,
                                            struct credential_member object, const char *name)
{
    struct credential_member m = object;

    if (object.v != NULL && object.v->kind == VALUE_MAP)
        m = credential_member(c, object, name);
    if (credential_text_of(m).len == 0)
        m.v = NULL;
    return m;
}

/* The name by which the container joins the domain. */
static struct credential_member account_name(struct credential_check *c,
                                             struct credential_member root)
{
    struct credential_member directory, list;
    struct credential_member machine =
        text_member(c, credential_member(c, root, "DomainJoinConfig"), "MachineAccountName");

    directory = credential_member(c, root, "ActiveDirectoryConfig");
    if (machine.v != NULL || directory.v == NULL || directory.v->kind != VALUE_MAP)
        return machine;
    list = credential_member(c, directory, "GroupManagedServiceAccounts");
    if (list.v == NULL || list.v->kind != VALUE_LIST || list.v->u.list.count == 0)
        return machine;
    return text_member(c, credential_item(c, list, 0), "Name");
}

static void check_old_host(struct credential_check *c, struct credential_position at,
                           struct str name)
{
    struct str host = c->context->hostname;
    struct str build = arena_printf(c->a, "%llu", (unsigned long long)c->context->os_build);

    if (str_eq_ascii_case(host, name)) {
        credential_add(c, CREDENTIAL_INFO, RULE_LINT_HOSTNAME_SHARED, at,
                       CREDENTIAL_TEXT(c, STR_LIT("on build "), build,
                                       STR_LIT(" each container with this account must have its "
                                               "name as host name, and two that run at the same "
                                               "time cut each other off from the domain")),
                       STR_LIT("run one container at a time with this account, or take a host of "
                               "build 17763 or later"));
        return;
    }
    credential_add(
        c, CREDENTIAL_WARNING, RULE_LINT_HOSTNAME, at,
        CREDENTIAL_TEXT(c,
                        STR_LIT("before build 17763 the container's host name must be the "
                                "account's name; it is "),
                        host.len > 0 ? STR_LIT("'") : STR_LIT("made from the container's id"),
                        credential_shown(host), host.len > 0 ? STR_LIT("'") : STR_NONE,
                        STR_LIT(", the host has build "), build,
                        STR_LIT(": NTLM and the look-up of names and SIDs fail")),
        CREDENTIAL_TEXT(c, STR_LIT("add --hostname "), credential_shown(name)));
}

static void check_new_host(struct credential_check *c, struct credential_position at,
                           struct str name)
{
    if (str_eq_ascii_case(c->context->hostname, name))
        credential_add(c, CREDENTIAL_INFO, RULE_LINT_HOSTNAME_SHARED, at,
                       STR_LIT("the host name is the account's; from build 17763 on that is not "
                               "needed, and people report that several containers with one host "
                               "name lose the domain's trust"),
                       STR_LIT("leave --hostname out, or give each container its own"));
}

void credential_check_container(struct credential_check *c, struct credential_member root)
{
    struct credential_member name = account_name(c, root);
    uint64_t build = c->context->os_build;

    if (build == 0)
        return;
    if (c->context->hyperv && build >= BUILD_1703 && build <= BUILD_1803)
        credential_add(
            c, CREDENTIAL_WARNING, RULE_LINT_HYPERV, (struct credential_position){STR_NONE, 0, 0},
            arena_printf(c->a,
                         "on build %llu a container with Hyper-V isolation and a gMSA hangs or "
                         "fails when it starts; so do all of versions 1703, 1709 and 1803",
                         (unsigned long long)build),
            STR_LIT("use process isolation, or a host of build 14393, 17763 or later"));
    if (name.v == NULL)
        return;
    if (build < BUILD_1809)
        check_old_host(c, name.at, bare_name(name.v->u.text));
    else
        check_new_host(c, name.at, bare_name(name.v->u.text));
}
