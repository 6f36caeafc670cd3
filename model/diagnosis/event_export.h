/* model/diagnosis/event_export.h - events as a table with a separator: what the viewer saves as
 * CSV or text, and what Export-Csv writes of Get-WinEvent or Get-EventLog.
 *
 * Ownership: cells lie in the arena given, or in the row.
 * Cost:      linear in the row. */
#ifndef MODEL_DIAGNOSIS_EVENT_EXPORT_H
#define MODEL_DIAGNOSIS_EVENT_EXPORT_H

#include "model/base/arena.h"

struct event_columns {
    char separator;
    size_t id, provider, channel, message;
};

#define EVENT_NO_COLUMN ((size_t)-1)

/* Whether the line is the heading of such a table. */
bool event_export_heading(struct event_columns *out, struct str line);

/* "#TYPE System.Diagnostics...": PowerShell 5.1 writes it above the heading. */
bool event_export_is_type(struct str line);

/* Cell i of a row; a cell in quotes may hold the separator, and quotes doubled. */
struct str event_export_cell(struct arena *a, struct str row, char separator, size_t i);

#endif
