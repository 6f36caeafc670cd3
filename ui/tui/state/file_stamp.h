/* ui/tui/state/file_stamp.h - whether another program wrote a file since. */
#ifndef UI_TUI_STATE_FILE_STAMP_H
#define UI_TUI_STATE_FILE_STAMP_H

#include "ui/store/journal_lines.h"

#include <stdbool.h>

struct ui_file_stamp {
    long long seconds, nanoseconds, bytes; /* all 0: no such file */
    struct journal_digest content;         /* size and time may stay when the content changes */
};
struct ui_file_stamp ui_file_stamp(const char *file); /* NULL is fine */
bool ui_file_stamp_eq(const struct ui_file_stamp *a, const struct ui_file_stamp *b);

#endif
