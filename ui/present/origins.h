/* ui/present/origins.h - which rows of the form a node of a tree comes down to, be it the spec or a
 * tree that was derived from it. */
#ifndef UI_PRESENT_ORIGINS_H
#define UI_PRESENT_ORIGINS_H

#include "specgen/tree/origin.h"
#include "ui/present/form.h"

/* Whether what the row holds is among what the node was made from. */
bool ui_row_drives(const struct ui_row *row, const struct spec_node *node);

/* The first place in the form that the node, or an object around it, was made from, of those that
 * `fits` says true of (NULL: of all). */
bool ui_place_of_node(struct ui_place *out, const struct spec_node *node,
                      bool (*fits)(void *ctx, const struct ui_place *place), void *ctx);

#endif
