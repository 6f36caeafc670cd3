/* ui/present/remedies_build.h - how edits that may help are tried, for the files that think of
 * them.
 *
 * Ownership: a root that is looked at stays the caller's. */
#ifndef UI_PRESENT_REMEDIES_BUILD_H
#define UI_PRESENT_REMEDIES_BUILD_H

#include "model/document/edit.h"
#include "ui/present/place.h"
#include "ui/present/remedies.h"

struct remedy_search {
    struct remedies *out;
    struct arena *a;
    struct arena trial; /* emptied for each edit that is tried */
    const struct assessment *r;
    const struct problem *p;
    size_t before;             /* problems like this one, as it is now */
    size_t now[PROBLEM_COUNT]; /* problems of each severity */
    size_t tries;
    struct err *e; /* ERR_OOM */
};

/* Problems of the same rule and field, at whatever place of a list: those behind it move up. */
size_t ui_remedy_alike(const struct problems *list, const struct problem *p);

/* Counts one more; false: enough were tried, or memory is short. */
bool ui_remedy_may_try(struct remedy_search *s);

/* Keeps what an edit gave, which it takes (e, or root), when the problem is gone there and nothing
 * worse came for it, nor one more error. */
void ui_remedy_edited(struct remedy_search *s, struct str text, const struct value *root,
                      struct err *e);

/* An edit of several parts: replaces *root, which is owned; takes value, NULL: no memory. */
struct err *ui_remedy_put(const struct value **root, struct mdl_edit *edit,
                          const struct value *value);
/* The same behind the last element of a list: "host.Images[+]". */
struct err *ui_remedy_append(struct remedy_search *s, const struct value **root, const char *list,
                             const struct value *value);

/* What is written at a place; NULL: nothing. */
const struct value *ui_remedy_value(struct remedy_search *s, const struct ui_place *place);

/* Of an element of Binds or HostConfig.Mounts: the mount that create makes of it, and, for a volume
 * without a name, what people ask for in its place. */
void ui_remedies_mounts(struct remedy_search *s, const struct ui_place *place);

/* Of an image that the host does not have: one that it has, or the image is there. */
void ui_remedies_image(struct remedy_search *s, const struct ui_place *place);

#endif
