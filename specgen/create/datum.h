/* specgen/create/datum.h - a JSON value that can be changed, in an arena.
 *
 * What the daemon keeps of a container while it works on it. Each datum knows where it came from:
 * the datum of the request or of the image that it was copied from, and the rule that put it where
 * it is.
 * Failure: sticky in the arena; every function takes NULL for "no memory" and gives NULL then. */
#ifndef SPECGEN_CREATE_DATUM_H
#define SPECGEN_CREATE_DATUM_H

#include "model/value/value.h"
#include "specgen/create/name_index.h"
#include "specgen/engine/rules.h"

/* Most maps are written and read in order and hardly ever asked for a name: one is indexed when it
 * has been asked often. */
struct member_index {
    struct name_index index;
    unsigned asked; /* before it was made */
    bool made;
};

struct datum {
    enum value_kind kind;
    bool boolean;
    struct str key;  /* of a map's member */
    struct str text; /* VALUE_STRING, VALUE_NUMBER */
    struct datum *first, *last, *next, *before;
    struct datum *up;           /* the map or list that holds it */
    struct member_index *names; /* of a map with many members; else NULL */
    struct arena *a;
    size_t count;                   /* of members or items */
    size_t index;                   /* in its list */
    const struct datum **looked_at; /* of a list: the item that was asked for last */
    enum spec_rule rule;
    const struct datum *origin; /* what it was copied from */
};

struct datum *datum_new(struct arena *a, enum value_kind kind);
struct datum *datum_string(struct arena *a, struct str text);
struct datum *datum_int(struct arena *a, int64_t n);
struct datum *datum_bool(struct arena *a, bool b);

/* NULL: absent, or not a map. Of members with one name the first. */
struct datum *datum_get(const struct datum *map, struct str key);
#define DATUM(map, key) datum_get(map, STR_LIT(key))

/* Replaces the member in its place, or appends it. Gives the child. */
struct datum *datum_put(struct datum *map, struct str key, struct datum *child);
/* Appends without a look at what is there. */
struct datum *datum_add(struct datum *map, struct str key, struct datum *child);
struct datum *datum_push(struct datum *list, struct datum *item);
void datum_drop(struct datum *map, const struct datum *member);
void datum_rename(struct datum *member, struct str key);

/* Deep; each copy's origin is what it was copied from. */
struct datum *datum_copy(struct arena *a, const struct datum *d);

/* The first member or item, and where it came from; NULL of NULL. */
struct datum *datum_first(const struct datum *d);
const struct datum *datum_origin(const struct datum *d);

struct str datum_text(const struct datum *d); /* empty: absent, null, not a string */
bool datum_true(const struct datum *d);
int64_t datum_number(const struct datum *d); /* 0: absent, null, no integer of 64 bits */
bool datum_is_null(const struct datum *d);   /* absent as well */
size_t datum_count(const struct datum *d);   /* 0: absent, null */
/* null, "", 0, false, an empty list or map */
bool datum_is_zero(const struct datum *d);

/* A structure of which nothing is set, two numbers that are 0; absent as well. */
bool datum_is_blank(const struct datum *d);
/* With members in one order. Two NULLs are equal. */
bool datum_eq(const struct datum *l, const struct datum *r);
/* Its rule, or that of the first part of it that has one; RULE_COUNT: none. */
enum spec_rule datum_rule(const struct datum *d);
/* What it was copied from in the tree; of a list that was put together, the list that its first
 * item is from. NULL: from elsewhere. */
const struct datum *datum_part_in(const struct datum *d, const struct datum *tree);

struct datum *datum_of(struct arena *a, const struct value *v);
/* One reference; NULL: memory is short. */
const struct value *datum_value(const struct datum *d);

/* "Args[1]", "Config.Env[0]"; NULL: nothing stands there. */
const struct datum *datum_at(const struct datum *root, struct arena *a, struct str path);

/* "HostConfig.Binds[0]": the way from its root. */
struct str datum_path(struct arena *a, const struct datum *d);

#endif
