/* ui/cli/effective_note.h - a row of specgen/explain/effective.h in words. */
#ifndef UI_CLI_EFFECTIVE_NOTE_H
#define UI_CLI_EFFECTIVE_NOTE_H

#include "specgen/explain/effective.h"

/* The note with its rule and its source. */
struct str effective_note(struct arena *a, const struct effective_row *row);

#endif
