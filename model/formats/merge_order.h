/* model/formats/merge_order.h - a document's members in the order in which a person would write
 * them. */
#ifndef MODEL_FORMATS_MERGE_ORDER_H
#define MODEL_FORMATS_MERGE_ORDER_H

#include "model/value/value.h"

/* *root, which is owned, is another one then. False: no memory. */
bool merge_order(const struct value **root);

#endif
