/* model/value/value.h - a document as read: a tree of immutable, shared values.
 *
 * YAML and JSON both become this tree. It keeps everything a save must give back: keys that
 * silospec does not know, their order, the exact text of numbers, and the place in the file.
 *
 * Ownership: values are counted. value_ref() adds an owner, value_unref() takes one away;
 *            a value owns its children. After it is shared a value is never changed: an
 *            edit makes new values along one path (value_with_*) and shares the rest, so a
 *            history of a thousand edits costs a thousand paths, not a thousand documents.
 * Errors:    NULL from a constructor or value_with_* means out of memory.
 * Limits:    depth is bounded by BOUND_NESTING in the readers; recursion is safe. */
#ifndef MODEL_VALUE_VALUE_H
#define MODEL_VALUE_VALUE_H

#include "model/base/str.h"

#include <stdint.h>

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_NUMBER, VALUE_STRING, VALUE_LIST, VALUE_MAP };

struct value;

struct value_member {
    struct str key; /* owned by the map */
    const struct value *value;
    uint32_t line, column; /* of the key; from 1, 0 = made by an edit */
};

struct value {
    unsigned refs;
    enum value_kind kind;
    uint32_t line, column; /* from 1, 0 = made by an edit; columns count code points */
    union {
        bool boolean;
        struct str text; /* VALUE_STRING, and VALUE_NUMBER as it was written */
        struct {
            const struct value **items;
            size_t count;
        } list;
        struct {
            struct value_member *members; /* in the order of the document */
            size_t count;
        } map;
    } u;
};

struct value *value_null(void);
struct value *value_bool(bool b);
struct value *value_number(struct str text);
struct value *value_string(struct str text);
struct value *value_list(void);
struct value *value_map(void);

const struct value *value_ref(const struct value *v);
void value_unref(const struct value *shared); /* NULL is fine */

/* While building only (refs == 1, and no value of an arena). Both take the child, also on failure;
 * false = no memory. Amortised constant cost. */
bool value_list_push(struct value *list, const struct value *child);
bool value_map_push(struct value *map, struct str key, uint32_t line, uint32_t column,
                    const struct value *child);

/* While building only: line n of the marks becomes lines[n - 1]. What YAML's aliases share keeps
 * its marks. */
void value_move_marks(const struct value *v, const uint32_t *lines, size_t count);

/* Borrowed; NULL when absent, not in a map, or the map itself is not there, which memory was short
 * for (value_make.h). Key bytes must match exactly. */
const struct value *value_get(const struct value *map, struct str key);
ptrdiff_t value_index(const struct value *map, struct str key); /* member's place or -1 */

/* Same kind, content and order; marks are not compared, numbers by their text. NULL equals NULL
 * only. */
bool value_eq(const struct value *a, const struct value *b);

/* The same, but that the order of a map's members does not matter. */
bool value_same(const struct value *a, const struct value *b);

/* One step of a path: a map's key, or a list's index when key.s is NULL. */
struct value_step {
    struct str key;
    size_t index;
};

/* Follows the steps; NULL when one does not exist. */
const struct value *value_at(const struct value *root, const struct value_step *steps, size_t n);

/* New roots that differ from `root` at one place; root itself stays. Missing (or null) maps
 * and lists on the way are made, a missing last key goes to the end; index == count appends.
 * A step that does not fit (a key into a list, an index past the end) gives NULL with
 * *misfit = true. with_set and with_inserted take `child`, also on failure. with_inserted
 * into a map refuses a key that exists. */
const struct value *value_with_set(const struct value *root, const struct value_step *steps,
                                   size_t n, const struct value *child, bool *misfit);
const struct value *value_with_removed(const struct value *root, const struct value_step *steps,
                                       size_t n, bool *misfit);
const struct value *value_with_inserted(const struct value *root, const struct value_step *steps,
                                        size_t n, const struct value *child, bool *misfit);
/* Moves the list item at the last step to place `to`. */
const struct value *value_with_moved(const struct value *root, const struct value_step *steps,
                                     size_t n, size_t to, bool *misfit);
/* Renames the map key at the last step, in place; misfit when the new key exists already. */
const struct value *value_with_renamed(const struct value *root, const struct value_step *steps,
                                       size_t n, struct str key, bool *misfit);

/* The list or map at the steps of a tree that is being made, to put more into: what of the way
 * there has other owners is copied, the rest stays. NULL: there is none; *failed: no memory. */
struct value *value_own(const struct value **root, const struct value_step *steps, size_t n,
                        bool *failed);

/* As value_with_set(), and changes in place what nobody else owns. Takes `child`. False: no memory,
 * or a misfit. */
bool value_put(const struct value **root, const struct value_step *steps, size_t n,
               const struct value *child, bool *misfit);

#endif
