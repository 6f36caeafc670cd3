/* model/client/flags.h - the table of flags, for those who show or look for one. */
#ifndef MODEL_CLIENT_FLAGS_H
#define MODEL_CLIENT_FLAGS_H

#include "model/client/client_parts.h"

#define ALWAYS 0    /* as far back as is known */
#define NEVER  9999 /* still there */

enum client_commands { COMMANDS_RUN = 1, COMMANDS_BOTH = 3 };

struct client_flag {
    enum client_slot_id slot;
    char letter; /* '\0': none */
    char name[24];
    enum client_kind kind;
    enum client_commands commands;
    unsigned since, until;
    char start[8];
    char path[32];
    unsigned char path_len;
    char help[64];
};

extern const struct client_flag client_flags[];
extern const size_t client_flag_count;

/* What sets the flag's slot; false: refused. A TWIN is set as its flag is. */
typedef bool client_set_fn(struct client *c, struct client_slot *slot, struct str text);
client_set_fn *client_flag_setter(const struct client_flag *flag);

#endif
