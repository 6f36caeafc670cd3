/* ui/present/credentials_said.h - what the credential specs of a container say, read once for as
 * long as they stay the same: a document is assessed after each key. */
#ifndef UI_PRESENT_CREDENTIALS_SAID_H
#define UI_PRESENT_CREDENTIALS_SAID_H

#include "specgen/assess/assess.h"
#include "specgen/credential/credential_document.h"

struct ui_credential_said {
    struct str data; /* what was read */
    struct credential_document document;
    struct str input; /* its PluginInput as JSON, so that it is hidden like everywhere else */
};

struct ui_credentials_said {
    struct arena arena; /* of all that follows; initialised by its owner, who finishes it */
    struct ui_credential_said *items;
    size_t count; /* of those that were found and are not empty, in their order */
};

/* What was read lives until the next call. False: no memory. */
bool ui_credentials_read(struct ui_credentials_said *out, const struct assessment *r);
bool ui_credential_was_found(const struct spec_credential *c);

#endif
