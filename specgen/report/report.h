/* specgen/report/report.h - building value trees for output.
 *
 * Each call takes the map or list and the child; NULL of either frees the other and gives
 * NULL, so that a whole report is built without asking in between. */
#ifndef SPECGEN_REPORT_REPORT_H
#define SPECGEN_REPORT_REPORT_H

#include "model/value/value.h"

struct value *report_with(struct value *map, const char *key, const struct value *child);
struct value *report_push(struct value *list, const struct value *child);

#endif
