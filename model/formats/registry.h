/* model/formats/registry.h - values of the registry that a text shows, and what they say of the
 * host.
 *
 * Known places are rows of registry.def; the credential specs of the daemon have their own key.
 * Source: hcsshim and moby's daemon/oci_windows.go (GetStringValue), Microsoft's pages on version
 * numbers. */
#ifndef MODEL_FORMATS_REGISTRY_H
#define MODEL_FORMATS_REGISTRY_H

#include "model/base/names.h"
#include "model/formats/evidence.h"
#include "model/formats/input.h"

/* Behind HKEY_LOCAL_MACHINE: the key that the engine asks for credential specs. */
#define REGISTRY_SPECS                                                                             \
    "\\SOFTWARE\\Microsoft\\Windows "                                                              \
    "NT\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs"

enum registry_type {
    REGISTRY_TEXT, /* REG_SZ, REG_EXPAND_SZ */
    REGISTRY_NUMBER,
    REGISTRY_OTHER, /* what a program that asks for a text is refused */
};

struct registry_value {
    struct str key, name; /* name empty: the default value */
    enum registry_type type;
    struct str text; /* TEXT */
    uint64_t number; /* NUMBER */
    unsigned line;   /* of the text; of the file in a tree */
};

struct registry_reading {
    struct evidence *out;
    const struct input *in;
    size_t values, specs; /* that were seen; of the daemon's credential specs */
    bool complete;        /* of a key all values are shown */
    unsigned spec_key;    /* line of the file where the key of credential specs stands; 0: none */
    size_t most;          /* values that there can be */
    struct names upper_names; /* of the credential specs that were seen */
    struct registry_spec *by_name;
    size_t keys_gone; /* how often their key was taken away */
    unsigned bad_line, bad_column;
    struct str bad; /* the first thing that could not be read; empty: none */
};

/* Puts down what a value says; others are noted as left out. */
void registry_tell(struct registry_reading *r, const struct registry_value *v);
/* The key itself is shown; !there: it is told to be missing. */
void registry_tell_key(struct registry_reading *r, struct str key, bool there, unsigned line);
/* "creds.reg line 4: web", for what is told now. */
struct str registry_source(struct registry_reading *r, struct str name);

/* The key of the credential specs (registry_specs.c). Like it: the same one in another part of the
 * registry, where the engine does not look. */
bool registry_is_spec_key(struct str key);
bool registry_is_like_spec_key(struct str key);
void registry_tell_spec(struct registry_reading *r, const struct registry_value *v);
void registry_tell_spec_gone(struct registry_reading *r, struct str name);
void registry_tell_spec_key(struct registry_reading *r, struct str key, bool there);
/* When all is read: whether there are further credential specs. */
void registry_tell_rest(struct registry_reading *r);
/* A value that is told to be missing. */
void registry_tell_gone(struct registry_reading *r, struct str key, struct str name, unsigned line);
/* What is not as it should be, at a place of the text. */
void registry_bad(struct registry_reading *r, unsigned line, size_t column, struct str what);

/* The readers of the ways in which the registry is shown. */
bool registry_is_file(struct str text);
void registry_read_file(struct registry_reading *r);
bool registry_is_query(struct str text);
void registry_read_query(struct registry_reading *r);
bool registry_is_list(struct str text);
void registry_read_list(struct registry_reading *r);
bool registry_is_tree(const struct value *v);
void registry_read_tree(struct registry_reading *r);

#endif
