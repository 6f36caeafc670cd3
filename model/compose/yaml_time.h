/* model/compose/yaml_time.h - dates and times, which YAML has and no key of a compose file takes.
 */
#ifndef MODEL_COMPOSE_YAML_TIME_H
#define MODEL_COMPOSE_YAML_TIME_H

#include "model/base/arena.h"

/* 2024-1-2, also with a time and a zone behind: as Go prints it. False: it is none. */
bool compose_yaml_time(struct str *out, struct arena *a, struct str text);

#endif
