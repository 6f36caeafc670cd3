/* HostAccountConfig: the plug-in that fetches the account's password on a host outside of the
 * domain. */
#include "specgen/credential/credential_check.h"

#include "model/base/guid.h"

#define FIRST_BUILD 17763 /* ICcgDomainAuthCredentials: Windows 10 1809, Windows Server 2019 */
#define SAMPLE_GUID "{GDMA0342-266A-4D1P-831J-20990E82944F}"

static const struct known_plugin {
    const char *guid, *name;
} known_plugins[] = {
    {"{859E1386-BDB4-49E8-85C7-3070B13920E1}", "the plug-in of Amazon ECS"},
    {"{CCC2A336-D7F3-4818-A213-272B7924213E}", "the plug-in of Azure Key Vault, used by AKS"},
};

static void check_version(struct credential_check *c, struct credential_member m)
{
    struct str remedy = STR_LIT("write \"PortableCcgVersion\": \"1\"");

    if (m.v != NULL && m.v->kind == VALUE_NUMBER)
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_CCG_VERSION, m.at,
                       CREDENTIAL_TEXT(c, STR_LIT("the number "), credential_shown(m.v->u.text),
                                       STR_LIT(" stands here; the text \"1\" is expected")),
                       remedy);
    else if (credential_is_text(c, m, RULE_LINT_CCG_VERSION) && !str_is(m.v->u.text, "1"))
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_CCG_VERSION, m.at,
                       CREDENTIAL_TEXT(c, STR_LIT("version '"), credential_shown(m.v->u.text),
                                       STR_LIT("' is not known; there is only \"1\"")),
                       remedy);
}

static void check_known(struct credential_check *c, struct credential_position at, struct str guid)
{
    const char *name = NULL;

    for (size_t i = 0; i < sizeof(known_plugins) / sizeof(known_plugins[0]); i++) {
        if (str_eq_ascii_case(guid, str_of(known_plugins[i].guid)))
            name = known_plugins[i].name;
    }
    credential_add(c, CREDENTIAL_INFO, RULE_LINT_KNOWN_PLUGIN, at,
                   CREDENTIAL_TEXT(c, name != NULL ? STR_LIT("this is ") : STR_LIT("this plug-in "),
                                   name != NULL ? str_of(name) : STR_LIT("is not known here"),
                                   STR_LIT("; it must be registered on the host")),
                   STR_LIT("look below HKLM\\SYSTEM\\CurrentControlSet\\Control\\CCG\\COMClasses"));
}

static void check_guid(struct credential_check *c, struct credential_member m)
{
    struct str guid, shown;

    if (!credential_is_text(c, m, RULE_LINT_PLUGIN_GUID))
        return;
    guid = m.v->u.text;
    shown = credential_shown(guid);
    if (str_eq_ascii_case(guid, STR_LIT(SAMPLE_GUID)))
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_PLUGIN_GUID, m.at,
                       CREDENTIAL_TEXT(c, shown,
                                       STR_LIT(" is the example of Microsoft's documentation: it "
                                               "has letters that are no hexadecimal digits and "
                                               "belongs to no plug-in")),
                       STR_LIT("write the GUID that the plug-in's documentation tells"));
    else if (guid_is(guid))
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_PLUGIN_GUID, m.at,
                       CREDENTIAL_TEXT(c, STR_LIT("'"), shown,
                                       STR_LIT("' stands without braces; a COM class is written "
                                               "with them")),
                       CREDENTIAL_TEXT(c, STR_LIT("write {"), shown, STR_LIT("}")));
    else if (guid.s[0] != '{' || guid.s[guid.len - 1] != '}' ||
             !guid_is(str_cut(guid, 1, guid.len - 1)))
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_PLUGIN_GUID, m.at,
                       CREDENTIAL_TEXT(c, STR_LIT("'"), shown,
                                       STR_LIT("' is no GUID: 8-4-4-4-12 hexadecimal digits in "
                                               "braces")),
                       STR_LIT("write the GUID that the plug-in's documentation tells"));
    else
        check_known(c, m.at, guid);
}

void credential_check_plugin(struct credential_check *c, struct credential_member plugin)
{
    uint64_t build = c->context->os_build;
    struct credential_member guid;

    if (!credential_is(c, plugin, VALUE_MAP, RULE_LINT_PLUGIN))
        return;
    if (build != 0 && build < FIRST_BUILD)
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_PLUGIN, plugin.at,
                       arena_printf(c->a,
                                    "the host's build %llu has no such plug-ins; they came with "
                                    "17763 (Windows Server 2019, Windows 10 1809)",
                                    (unsigned long long)build),
                       STR_LIT("join the host to the domain, or take a newer host"));
    credential_check_names(c, plugin, CREDENTIAL_PLUGIN);
    check_version(c, credential_member(c, plugin, "PortableCcgVersion"));
    guid = credential_member(c, plugin, "PluginGUID");
    check_guid(c, guid);
    credential_check_plugin_input(c, credential_member(c, plugin, "PluginInput"),
                                  credential_text_of(guid));
}
