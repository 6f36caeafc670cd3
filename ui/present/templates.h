/* ui/present/templates.h - what may be added to a list: an element of each of the usual kinds, and
 * what the host of the document has already. Rows stand in templates.def.
 *
 * Ownership: texts lie in the arena given, or are constant. */
#ifndef UI_PRESENT_TEMPLATES_H
#define UI_PRESENT_TEMPLATES_H

#include "model/document/document.h"
#include "model/document/edit.h"

/* A credential spec as New-CredentialSpec writes it; whose it is nobody told. */
#define UI_EXAMPLE_CREDENTIAL_SPEC                                                                 \
    "{\"CmsPlugins\":[\"ActiveDirectory\"],\"DomainJoinConfig\":{"                                 \
    "\"Sid\":\"S-1-5-21-1111111111-2222222222-3333333333\",\"MachineAccountName\":\"webapp01\","   \
    "\"Guid\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\",\"DnsTreeName\":\"corp.example\","          \
    "\"DnsName\":\"corp.example\",\"NetBiosName\":\"CORP\"},\"ActiveDirectoryConfig\":{"           \
    "\"GroupManagedServiceAccounts\":[{\"Name\":\"webapp01\",\"Scope\":\"corp.example\"},"         \
    "{\"Name\":\"webapp01\",\"Scope\":\"CORP\"}]}}"

enum { UI_TEMPLATE_PARTS = 2, UI_TEMPLATES_MOST = 64 };

/* A value to set: at a path, or at one more key below it. */
struct ui_template_part {
    const char *path; /* as --set takes it; "": there is no such part */
    struct str key;   /* empty: none */
    struct str text;  /* as a person types it */
};

struct ui_template {
    enum mdl_field_id list;
    struct str title;
    struct ui_template_part parts[UI_TEMPLATE_PARTS];
};

/* All that stand in the table, whatever the document has. */
size_t ui_template_count(void);
struct ui_template ui_template_row(size_t index);
/* What is called so by the table of a device's PathOnHost with the GUID of a class; empty: not one
 * of those. */
struct str ui_device_class(struct str path_on_host);
/* Those for a list or a map that are not in the document already; returns how many. */
size_t ui_templates_for(struct ui_template *out, size_t room, struct arena *a,
                        const struct mdl_doc *doc, enum mdl_field_id list);
/* Where its element will stand in a document that it is not in yet. */
struct err *ui_template_path(struct mdl_path *out, struct arena *a, const struct value *root,
                             const struct ui_template *t);
/* The document with the parts in it; the caller owns *out. */
struct err *ui_template_apply(const struct value **out, struct arena *a, const struct value *root,
                              const struct ui_template *t);

#endif
