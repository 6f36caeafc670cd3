/* specgen/credential/mask.h - secrets of credential specs, hidden.
 *
 * The value of PluginInput may hold a password. It is hidden wherever "PluginInput" stands as
 * a key: in a file, in a raw:// option, and in JSON that is a string of other JSON (the OCI
 * text's credentialSpec), however often it was escaped on the way, with \" or with \u0022.
 * The key is taken in any case. A text need not be JSON: what cannot be told apart from the
 * secret is hidden with it, up to the end of the text. JSON stays JSON.
 * Not seen: UTF-16, and a password under another key.
 * Cost: linear. NUL is a byte like others. */
#ifndef SPECGEN_CREDENTIAL_MASK_H
#define SPECGEN_CREDENTIAL_MASK_H

#include "model/base/arena.h"

#define MASK_NUMBERED STR_LIT("REDACTED-") /* how the masks of specgen/redact begin */

/* Whether a text is a mask: ***, or one of specgen/redact ("REDACTED-12"). It stays as it is. */
bool mask_is(struct str text);

/* Whether mask_secrets() would change something. */
bool mask_needed(struct str text);

/* Where one stands. */
struct mask_span {
    size_t from, to;
    struct str quote; /* to be put around what replaces it; empty: it stands between quotes */
};

/* The first at or after *at, which moves behind it. */
bool mask_next(struct mask_span *out, struct str text, size_t *at);

/* Each secret becomes ***, whatever its length; masks stay. The text itself when there is nothing
 * to hide; STR_NONE when memory is short. */
struct str mask_secrets(struct arena *a, struct str text);

/* Each byte of a secret becomes *, so that what follows keeps its place. It tells the length:
 * not for showing. */
struct str mask_same_length(struct arena *a, struct str text);

#endif
