/* ui/present/place.h - a field of one document: the row of the registry, and where it stands. */
#ifndef UI_PRESENT_PLACE_H
#define UI_PRESENT_PLACE_H

#include "model/document/path.h"
#include "specgen/assess/assess.h"

#define UI_PLACES 4 /* lists within lists; the registry has two levels */

struct ui_place {
    enum mdl_field_id field;
    enum mdl_field_id through; /* the row that has the field as one of another's members
                                * (model/document/fields.h); 0: the field is at its own place */
    unsigned count;
    size_t at[UI_PLACES]; /* list places and members of maps on the way to it */
};

bool ui_place_eq(const struct ui_place *a, const struct ui_place *b);

/* A place from a field and its outermost list place (-1: none), as results name them. */
struct ui_place ui_place_of(enum mdl_field_id field, int index);
struct ui_place ui_place_of_path(const struct value *root, const struct mdl_path *path);

/* The document's path of a place. ERR_NOT_FOUND as mdl_path_of(). */
struct err *ui_place_path(struct mdl_path *out, struct arena *a, const struct ui_place *place,
                          const struct value *root);
/* The same as a text; the field's pattern where the document has no such place. */
struct str ui_place_text(struct arena *a, const struct ui_place *place, const struct value *root);

/* The place around it, false at the top. */
bool ui_place_up(struct ui_place *place);

bool ui_field_is_element(enum mdl_field_id field);
/* An object that only groups fields of other sections: HostConfig, Config, host. */
bool ui_field_is_frame(enum mdl_field_id field);
/* The field or something around it. */
bool ui_field_is_within(enum mdl_field_id field, enum mdl_field_id ancestor);

/* Of the request, or of a part of it that is like a part of the container. */
bool ui_place_is_asked(const struct ui_place *place);
/* Of the container itself. */
bool ui_place_is_container(const struct ui_place *place);
/* Where to change what a place of the container shows: with a request, the part of it, or of the
 * image, that this came from, else where it would be asked for; the place itself where that is
 * nowhere. */
struct ui_place ui_place_asked(struct arena *a, const struct assessment *r,
                               const struct ui_place *place);

#endif
