/* CmsPlugins and DomainJoinConfig. */
#include "specgen/credential/credential_check.h"

#include "model/base/guid.h"
#include "model/base/utf8.h"

#define DOMAIN_SUB_AUTHORITIES 3   /* behind S-1-5-21 */
#define LONGEST_NETBIOS        15  /* characters; the 16th byte tells the kind of name */
#define LONGEST_DNS            253 /* RFC 1035, without the final dot */
#define LONGEST_LABEL          63
#define LONGEST_ACCOUNT        15 /* of a gMSA; the directory adds a $ */

static void add(struct credential_check *c, enum credential_severity severity, enum spec_rule rule,
                struct credential_position at, struct str value, const char *what,
                const char *remedy)
{
    credential_add(
        c, severity, rule, at,
        CREDENTIAL_TEXT(c, STR_LIT("'"), credential_shown(value), STR_LIT("' "), str_of(what)),
        str_of(remedy));
}

static void check_plugins(struct credential_check *c, struct credential_member root)
{
    struct credential_member list = credential_member(c, root, "CmsPlugins");

    if (!credential_is(c, list, VALUE_LIST, RULE_LINT_CMS))
        return;
    for (size_t i = 0; i < list.v->u.list.count; i++) {
        const struct value *v = list.v->u.list.items[i];

        if (v->kind == VALUE_STRING && str_is(v->u.text, "ActiveDirectory"))
            return;
        if (v->kind == VALUE_STRING &&
            str_eq_ascii_case(str_trim(v->u.text), STR_LIT("ActiveDirectory"))) {
            add(c, CREDENTIAL_WARNING, RULE_LINT_CMS, credential_item(c, list, i).at, v->u.text,
                "is written ActiveDirectory; whether Windows takes it in another form is nowhere "
                "said",
                "write ActiveDirectory");
            return;
        }
    }
    credential_add(c, CREDENTIAL_ERROR, RULE_LINT_CMS, list.at,
                   STR_LIT("ActiveDirectory is not in the list: the rest of the credential spec is "
                           "for that plug-in"),
                   STR_LIT("write \"CmsPlugins\": [\"ActiveDirectory\"]"));
}

/* ---- Sid -------------------------------------------------------------------------------- */

/* The number at *at and the '-' before it. */
static bool sub_authority(struct str sid, size_t *at)
{
    size_t digits = 0;
    uint64_t n = 0;

    if (*at >= sid.len || sid.s[*at] != '-')
        return false;
    for (++*at; *at < sid.len && sid.s[*at] >= '0' && sid.s[*at] <= '9'; ++*at, digits++) {
        n = n * 10 + (uint64_t)(sid.s[*at] - '0');
        if (n > UINT32_MAX)
            return false;
    }
    return digits > 0;
}

/* The number of sub-authorities behind `from`, or -1 if it is no SID. */
static int count_sub_authorities(struct str sid, size_t from)
{
    int count = 0;

    while (from < sid.len) {
        if (!sub_authority(sid, &from))
            return -1;
        count++;
    }
    return count;
}

static void check_sid(struct credential_check *c, struct credential_member m)
{
    const struct str prefix = STR_LIT("S-1-5-21");
    struct str sid;
    int count;

    if (!credential_is_text(c, m, RULE_LINT_SID))
        return;
    sid = m.v->u.text;
    count = str_starts_ascii_case(sid, prefix) ? count_sub_authorities(sid, prefix.len) : -1;
    if (count == DOMAIN_SUB_AUTHORITIES)
        return;
    if (count == DOMAIN_SUB_AUTHORITIES + 1)
        add(c, CREDENTIAL_WARNING, RULE_LINT_SID, m.at, sid,
            "is the SID of an account: the last number is its RID; the domain's is expected",
            "cut the last number with its hyphen off; (Get-ADDomain).DomainSID shows the SID");
    else if (str_starts_ascii_case(sid, STR_LIT("S-1-")) && count_sub_authorities(sid, 3) > 0)
        add(c, CREDENTIAL_ERROR, RULE_LINT_SID, m.at, sid,
            "is a SID, but not a domain's: those are S-1-5-21 and three numbers",
            "take the SID that (Get-ADDomain).DomainSID shows");
    else
        add(c, CREDENTIAL_ERROR, RULE_LINT_SID, m.at, sid,
            "is no SID: a domain's is S-1-5-21 and three numbers, with hyphens",
            "take the SID that (Get-ADDomain).DomainSID shows");
}

/* ---- Guid ------------------------------------------------------------------------------- */

static void check_guid(struct credential_check *c, struct credential_member m)
{
    struct str guid;

    if (!credential_is_text(c, m, RULE_LINT_GUID) || guid_is(m.v->u.text))
        return;
    guid = m.v->u.text;
    if (guid.s[0] == '{' && guid_is(str_cut(guid, 1, guid.len - 1)))
        add(c, CREDENTIAL_WARNING, RULE_LINT_GUID, m.at, guid,
            "stands in braces; New-CredentialSpec writes the domain's GUID without them",
            "remove the braces");
    else
        add(c, CREDENTIAL_ERROR, RULE_LINT_GUID, m.at, guid,
            "is no GUID: 8-4-4-4-12 hexadecimal digits",
            "take the GUID of the domain, not of the account: (Get-ADDomain).ObjectGUID");
}

/* ---- names ------------------------------------------------------------------------------ */

static bool holds_forbidden(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        if ((unsigned char)name.s[i] < ' ' || strchr("\"/[]:;|=,+*?<>\x7f", name.s[i]) != NULL)
            return true;
    }
    return false;
}

void credential_check_account_name(struct credential_check *c, enum spec_rule rule,
                                   struct credential_position at, struct str name,
                                   struct str domain)
{
    struct str tail = CREDENTIAL_TEXT(c, STR_LIT("."), domain);

    if (str_trim(name).len < name.len)
        add(c, CREDENTIAL_ERROR, rule, at, name,
            "has blanks around it; Windows looks for an account with them", "remove the blanks");
    else if (str_find(name, '\\', 0) >= 0 || str_find(name, '@', 0) >= 0)
        add(c, CREDENTIAL_ERROR, rule, at, name,
            "names a domain; the account's name alone is expected, the domain is told elsewhere",
            "leave only the account's SAM name");
    else if (str_ends(name, STR_LIT("$")))
        add(c, CREDENTIAL_ERROR, rule, at, name,
            "ends with $, as the account does in the directory; here the name stands without it",
            "remove the $");
    else if (domain.len > 0 && name.len > tail.len && str_ends_ascii_case(name, tail))
        add(c, CREDENTIAL_ERROR, rule, at, name,
            "is a full DNS name; the account's short name is expected", "cut the domain off");
    else if (holds_forbidden(name))
        add(c, CREDENTIAL_ERROR, rule, at, name,
            "holds a character that no account name has (\"/[]:;|=,+*?<>)",
            "write the account's SAM name: (Get-ADServiceAccount NAME).SamAccountName, without "
            "the $");
    else if (utf8_count(name) > LONGEST_ACCOUNT)
        add(c, CREDENTIAL_WARNING, rule, at, name,
            "has more than the 15 characters of a gMSA's SAM name",
            "write the SAM name, which can differ from the account's display name");
    else if (str_find(name, '.', 0) >= 0)
        add(c, CREDENTIAL_WARNING, rule, at, name,
            "has a dot, as in a full DNS name; the account's short name is expected",
            "leave only the account's SAM name, unless the dot is part of it");
}

/* What is wrong with it, or NULL. */
static const char *dns_fault(struct str name)
{
    size_t label = 0;

    if (str_trim(name).len < name.len)
        return "has blanks around it";
    if (name.len > LONGEST_DNS)
        return "is longer than the 253 characters of a DNS name";
    for (size_t i = 0; i <= name.len; i++) {
        char c = i < name.len ? name.s[i] : '.';

        if (c != '.') {
            if ((unsigned char)c <= ' ' || strchr("\\/:*?\"<>|@,;=+[]{}()'!#$%&^~`\x7f", c) != NULL)
                return "holds a character that no DNS name has";
            label++;
            continue;
        }
        if (label == 0)
            return i > 0 && i == name.len ? "ends with a dot" : "has two dots with nothing between";
        if (label > LONGEST_LABEL)
            return "has a part of more than 63 characters";
        label = 0;
    }
    return NULL;
}

static void check_dns(struct credential_check *c, struct credential_member m)
{
    const char *fault;

    if (!credential_is_text(c, m, RULE_LINT_DNS))
        return;
    fault = dns_fault(m.v->u.text);
    if (fault != NULL)
        add(c, CREDENTIAL_ERROR, RULE_LINT_DNS, m.at, m.v->u.text, fault,
            "write the domain's full DNS name, e.g. corp.example.com");
    else if (str_find(m.v->u.text, '.', 0) < 0)
        add(c, CREDENTIAL_WARNING, RULE_LINT_DNS, m.at, m.v->u.text,
            "has no dot: it looks like the NetBIOS name",
            "write the domain's full DNS name, unless it has one part only");
}

static void check_netbios(struct credential_check *c, struct credential_member m)
{
    struct str name;

    if (!credential_is_text(c, m, RULE_LINT_NETBIOS))
        return;
    name = m.v->u.text;
    if (str_trim(name).len < name.len)
        add(c, CREDENTIAL_ERROR, RULE_LINT_NETBIOS, m.at, name, "has blanks around it",
            "remove the blanks");
    else if (str_find(name, '.', 0) >= 0)
        add(c, CREDENTIAL_ERROR, RULE_LINT_NETBIOS, m.at, name,
            "has a dot: that is the domain's DNS name, not its NetBIOS name",
            "take what (Get-ADDomain).NetBIOSName shows");
    else if (utf8_count(name) > LONGEST_NETBIOS)
        add(c, CREDENTIAL_ERROR, RULE_LINT_NETBIOS, m.at, name,
            "is longer than the 15 characters of a NetBIOS name",
            "take what (Get-ADDomain).NetBIOSName shows");
    else
        for (size_t i = 0; i < name.len; i++) {
            if ((unsigned char)name.s[i] <= ' ' || strchr("\\/:*?\"<>|", name.s[i]) != NULL) {
                add(c, CREDENTIAL_ERROR, RULE_LINT_NETBIOS, m.at, name,
                    "holds a character that no NetBIOS name has",
                    "take what (Get-ADDomain).NetBIOSName shows");
                return;
            }
        }
}

/* The root of a forest lies at or above its domains, or beside them. */
static void compare_tree(struct credential_check *c, struct credential_member tree,
                         struct credential_member dns)
{
    struct str root = credential_text_of(tree), domain = credential_text_of(dns);

    if (domain.len == 0 || root.len <= domain.len + 1 || credential_told(c, RULE_LINT_DNS) ||
        root.s[root.len - domain.len - 1] != '.' || !str_ends_ascii_case(root, domain))
        return;
    credential_add(c, CREDENTIAL_WARNING, RULE_LINT_DNS, tree.at,
                   CREDENTIAL_TEXT(c, STR_LIT("'"), credential_shown(root),
                                   STR_LIT("' lies below DnsName, '"), credential_shown(domain),
                                   STR_LIT("'; the root of a forest cannot lie below one of its "
                                           "domains. Older versions of the module CredentialSpec "
                                           "swapped the two")),
                   STR_LIT("swap DnsTreeName and DnsName; (Get-ADDomain).Forest and .DNSRoot show "
                           "them"));
}

void credential_check_domain(struct credential_check *c, struct credential_member root)
{
    struct credential_member domain = credential_member(c, root, "DomainJoinConfig"), machine, dns,
                             tree;

    check_plugins(c, root);
    if (!credential_is(c, domain, VALUE_MAP, RULE_LINT_DOMAIN))
        return;
    credential_check_names(c, domain, CREDENTIAL_DOMAIN);
    dns = credential_member(c, domain, "DnsName");
    machine = credential_member(c, domain, "MachineAccountName");
    check_sid(c, credential_member(c, domain, "Sid"));
    if (credential_is_text(c, machine, RULE_LINT_MACHINE))
        credential_check_account_name(c, RULE_LINT_MACHINE, machine.at, machine.v->u.text,
                                      credential_text_of(dns));
    check_guid(c, credential_member(c, domain, "Guid"));
    tree = credential_member(c, domain, "DnsTreeName");
    check_dns(c, tree);
    check_dns(c, dns);
    compare_tree(c, tree, dns);
    check_netbios(c, credential_member(c, domain, "NetBiosName"));
}
