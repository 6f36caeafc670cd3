/* model/transport/json_of_python.h - what Python prints of an object, and JSON in which somebody
 * put single quotes: {'Id': 'ba14', 'Running': True, 'Env': None, 'ports': ('80/tcp',)}. */
#ifndef MODEL_TRANSPORT_JSON_OF_PYTHON_H
#define MODEL_TRANSPORT_JSON_OF_PYTHON_H

#include "model/base/arena.h"

/* Whether YAML, which takes the same brackets and quotes, would read something else: None, True and
 * False, u'text'. */
bool json_is_of_python(struct str text);

/* The same as JSON, with the lines that it had; STR_NONE: it is none, or memory was short.
 * Cost: linear. */
struct str json_of_python(struct arena *a, struct str text);

#endif
