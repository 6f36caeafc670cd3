/* ui/cli/effective_report.h - a row of specgen/explain/effective.h in words and as JSON. */
#ifndef UI_CLI_EFFECTIVE_REPORT_H
#define UI_CLI_EFFECTIVE_REPORT_H

#include "specgen/explain/effective.h"

/* The note with its rule and its source. */
struct str effective_note(struct arena *a, const struct effective_row *row);

/* Adds gets, certainty, surprises, note, rule and source to `map`, as report_with() does. */
struct value *effective_cell_value(struct value *map, const struct effective_row *row);

#endif
