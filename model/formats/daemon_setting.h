/* model/formats/daemon_setting.h - what settings of the daemon tell of the host, whoever brings
 * them: daemon.json, or the command line of dockerd.
 *
 * Errors: memory, which the evidence remembers. */
#ifndef MODEL_FORMATS_DAEMON_SETTING_H
#define MODEL_FORMATS_DAEMON_SETTING_H

#include "model/formats/evidence.h"

enum daemon_kind {
    DAEMON_TEXT,
    DAEMON_LIST,
    DAEMON_PAIRS,    /* texts by name */
    DAEMON_EXEC,     /* isolation=..., in a list */
    DAEMON_FEATURES, /* switches by name */
    DAEMON_BRIDGE,
    DAEMON_FILE, /* where the other settings stand */
};

struct daemon_setting {
    char key[16], flag[16], letter[4];
    enum daemon_kind kind;
    char path[24];
};

extern const struct daemon_setting daemon_settings[];
extern const size_t daemon_setting_count;

/* Told by `source`; what the daemon does not start with goes to `fault`. */
struct daemon_teller {
    struct evidence *out;
    struct str source;
    void (*fault)(void *ctx, struct str text);
    void *ctx;
};

/* value: a text, a list of texts, or an object of texts or switches, as the kind has it; another
 * one, and NULL, tell nothing. */
void daemon_setting_tell(const struct daemon_teller *t, const struct daemon_setting *s,
                         const struct value *value);

#endif
