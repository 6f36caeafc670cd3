/* model/value/value_build.h - building value trees for output.
 *
 * Each call takes the map or list and the child; NULL of either frees the other and gives
 * NULL, so that a whole report is built without asking in between. */
#ifndef MODEL_VALUE_VALUE_BUILD_H
#define MODEL_VALUE_VALUE_BUILD_H

#include "model/value/value.h"

struct value *value_build_with(struct value *map, const char *key, const struct value *child);
struct value *value_build_push(struct value *list, const struct value *child);

#endif
