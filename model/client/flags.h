/* model/client/flags.h - the table of flags, for those who show or look for one. */
#ifndef MODEL_CLIENT_FLAGS_H
#define MODEL_CLIENT_FLAGS_H

#include "model/client/client_parts.h"

#define ALWAYS 0    /* as far back as is known */
#define NEVER  9999 /* still there */

enum client_commands { COMMANDS_RUN = 1, COMMANDS_BOTH = 3 };

struct client_flag {
    enum client_slot_id slot;
    const char *name;
    char letter; /* '\0': none */
    enum client_kind kind;
    bool (*set)(struct client *c, struct client_slot *slot, struct str text);
    enum client_commands commands;
    unsigned since, until;
    const char *start;
    const char *path;
    const char *help;
};

extern const struct client_flag client_flags[];
extern const size_t client_flag_count;

#endif
