#include "specgen/credential/credential_document.h"

#include "model/files/text.h"
#include "specgen/credential/credential_value.h"

static const struct value *member(const struct value *object, const char *name)
{
    const struct value_member *m = credential_value_member(object, name);

    return m != NULL ? m->value : NULL;
}

static struct str text_of(struct arena *a, const struct value *object, const char *name)
{
    const struct value *v = member(object, name);

    return v != NULL && v->kind == VALUE_STRING ? arena_str(a, v->u.text) : STR_NONE;
}

static void read_accounts(struct credential_document *doc, struct arena *a,
                          const struct value *directory)
{
    const struct value *list = member(directory, "GroupManagedServiceAccounts");

    if (list == NULL || list->kind != VALUE_LIST)
        return;
    doc->accounts = arena_calloc(a, list->u.list.count, sizeof(*doc->accounts));
    if (doc->accounts == NULL)
        return;
    for (size_t i = 0; i < list->u.list.count; i++)
        doc->accounts[doc->account_count++] = (struct credential_account){
            text_of(a, list->u.list.items[i], "Name"), text_of(a, list->u.list.items[i], "Scope")};
}

static void read_plugin(struct credential_document *doc, struct arena *a,
                        const struct value *directory)
{
    const struct value *plugin = member(directory, "HostAccountConfig"), *input;

    if (plugin == NULL || plugin->kind != VALUE_MAP)
        return;
    doc->has_plugin = true;
    input = member(plugin, "PluginInput");
    doc->has_plugin_input = input != NULL && input->kind == VALUE_STRING;
    if (doc->has_plugin_input)
        doc->plugin_input = arena_str(a, input->u.text);
}

static void read_object(struct credential_document *doc, struct arena *a, const struct value *root)
{
    const struct value *domain = member(root, "DomainJoinConfig");
    const struct value *directory = member(root, "ActiveDirectoryConfig");

    doc->is_json = true;
    doc->dns_name = text_of(a, domain, "DnsName");
    doc->net_bios_name = text_of(a, domain, "NetBiosName");
    doc->machine_account = text_of(a, domain, "MachineAccountName");
    read_accounts(doc, a, directory);
    read_plugin(doc, a, directory);
}

/* UTF-8's mark is forgiven here; what the engine makes of it is told by the check. */
static struct str without_mark(struct str data)
{
    size_t mark_len = 0;

    if (strncmp(text_encoding(data, &mark_len), "UTF-8", 5) != 0)
        return data;
    return str_cut(data, mark_len, data.len);
}

bool credential_document_read(struct credential_document *out, struct arena *a, struct str data)
{
    struct credential_document doc = {.line = 1, .column = 1};
    const struct credential_duplicate *duplicates;
    struct str text = without_mark(data);
    const struct value *root = NULL;
    struct err *e = credential_value_read(&root, a, &text, &duplicates);

    if (e != NULL && e->line > 0) {
        doc.line = e->line;
        doc.column = e->column;
    }
    if (root != NULL && root->kind == VALUE_MAP)
        read_object(&doc, a, root);
    value_unref(root);
    (void)arena_drop_err(a, e);
    if (arena_failed(a))
        return false;
    *out = doc;
    return true;
}
