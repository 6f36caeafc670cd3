#include "specgen/credential/credential_document.h"

#include <cjson/cJSON.h>

static struct str text_of(struct arena *a, const cJSON *object, const char *key)
{
    const char *s = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));

    return s != NULL ? arena_str(a, str_of(s)) : STR_NONE;
}

static void read_accounts(struct credential_document *doc, struct arena *a, const cJSON *directory)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(directory, "GroupManagedServiceAccounts");
    const cJSON *item;

    if (!cJSON_IsArray(list))
        return;
    doc->accounts = arena_calloc(a, (size_t)cJSON_GetArraySize(list) + 1, sizeof(*doc->accounts));
    if (doc->accounts == NULL)
        return;
    cJSON_ArrayForEach(item, list)
    {
        struct credential_account *account = &doc->accounts[doc->account_count++];

        account->name = text_of(a, item, "Name");
        account->scope = text_of(a, item, "Scope");
    }
}

bool credential_document_read(struct credential_document *out, struct arena *a, struct str data)
{
    struct credential_document doc = {.is_json = false};
    const char *end = data.s;
    cJSON *json = data.len > 0 ? cJSON_ParseWithLengthOpts(data.s, data.len, &end, 0) : NULL;

    if (cJSON_IsObject(json)) {
        const cJSON *domain = cJSON_GetObjectItemCaseSensitive(json, "DomainJoinConfig");
        const cJSON *directory = cJSON_GetObjectItemCaseSensitive(json, "ActiveDirectoryConfig");

        doc.is_json = true;
        doc.dns_name = text_of(a, domain, "DnsName");
        doc.net_bios_name = text_of(a, domain, "NetBiosName");
        doc.machine_account = text_of(a, domain, "MachineAccountName");
        doc.has_plugin =
            cJSON_IsObject(cJSON_GetObjectItemCaseSensitive(directory, "HostAccountConfig"));
        read_accounts(&doc, a, directory);
    } else if (end != NULL && data.s != NULL) {
        doc.error_at = (size_t)(end - data.s);
    }
    cJSON_Delete(json);
    if (arena_failed(a))
        return false;
    *out = doc;
    return true;
}
