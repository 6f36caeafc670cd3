/* ui/store/journal_parts.h - what the two halves of the journal share: the one that is written
 * (journal.c) and those that were left over (journal_find.c). */
#ifndef UI_STORE_JOURNAL_PARTS_H
#define UI_STORE_JOURNAL_PARTS_H

#include "ui/store/journal.h"
#include "ui/store/journal_lines.h"

#include <stdint.h>

#define JOURNAL_SUFFIX ".journal"

/* It is ours, however large: what was typed into it is given back. */
#define JOURNAL_BYTES_MAX SIZE_MAX

/* A journal that goes on with the leftover's file; takes its lock. */
struct err *ui_journal_adopt(struct ui_journal **out, struct ui_leftover *l,
                             const struct journal_text *t, const struct journal_replay *r,
                             const struct mdl_history *h);

#endif
