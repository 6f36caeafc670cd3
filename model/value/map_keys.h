/* model/value/map_keys.h - the check for duplicate keys that both readers make. */
#ifndef MODEL_VALUE_MAP_KEYS_H
#define MODEL_VALUE_MAP_KEYS_H

#include "model/base/err.h"
#include "model/value/value.h"

/* ERR_INPUT at the first key that was there before, naming both places. Costs n log n,
 * whatever the keys are. */
struct err *map_keys_check(const struct value *map);

#endif
