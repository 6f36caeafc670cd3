/* specgen/credential/credential_document.h - what a credential spec says, for people.
 *
 * The engine passes the text on without looking into it; this reads it as the JSON that the
 * host will expect (CredentialSpec of Windows containers). Read on demand, not while
 * generating. */
#ifndef SPECGEN_CREDENTIAL_CREDENTIAL_DOCUMENT_H
#define SPECGEN_CREDENTIAL_CREDENTIAL_DOCUMENT_H

#include "model/base/arena.h"

struct credential_account { /* ActiveDirectoryConfig.GroupManagedServiceAccounts[] */
    struct str name, scope;
};

struct credential_document {
    bool is_json;                                        /* an object */
    unsigned line, column;                               /* not JSON, or no object: from where on */
    struct str dns_name, net_bios_name, machine_account; /* DomainJoinConfig; empty if absent */
    struct credential_account *accounts;
    size_t account_count;
    bool has_plugin; /* ActiveDirectoryConfig.HostAccountConfig: host need not be joined */
    bool has_plugin_input;
    struct str plugin_input; /* a secret: to be hidden where it is shown */
};

/* Texts are copied into the arena. false: memory is short. */
bool credential_document_read(struct credential_document *out, struct arena *a, struct str data);

#endif
