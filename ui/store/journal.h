/* ui/store/journal.h - unsaved edits that survive kill -9.
 *
 * Each document with unsaved edits has a file in the state folder (ui/store/own_files.h,
 * "journal"): where it came from, what it was before the first of them, and a line for each edit,
 * undo and redo since. A line is written at once, so that at most the last key stroke is lost; it
 * is synced at times, so a power failure may take more. No file is made before the first edit;
 * saving and a clean end remove it. A running program keeps its files locked (flock), so that
 * another one does not take them for leftovers, and two that start together do not both get the
 * same one. Format: ui/store/journal_lines.h. Errors: ERR_IO, ERR_NOT_FOUND (no state folder),
 * ERR_OOM. None is a reason to stop: the document is open and whole. */
#ifndef UI_STORE_JOURNAL_H
#define UI_STORE_JOURNAL_H

#include "model/document/history.h"
#include "model/os/os.h"

struct ui_journal;

/* `h` is what was just read from `file` (NULL: a new document). Reads the file once more to know
 * it again later. */
struct err *ui_journal_open(struct ui_journal **out, const char *file, const struct mdl_history *h);

/* After each accepted change; a journal of NULL is fine and does nothing. A failure is told once,
 * until a write succeeds again; what was missed then follows as a whole. */
struct err *ui_journal_edited(struct ui_journal *j, const struct mdl_history *h,
                              const struct mdl_edit *edit);
struct err *ui_journal_undone(struct ui_journal *j, const struct mdl_history *h);
struct err *ui_journal_redone(struct ui_journal *j, const struct mdl_history *h);
struct err *ui_journal_replaced(struct ui_journal *j, const struct mdl_history *h);
/* Once more what failed to be written; nothing when all is there. */
struct err *ui_journal_catch_up(struct ui_journal *j, const struct mdl_history *h);

/* The document is now what `file` holds. */
struct err *ui_journal_saved(struct ui_journal *j, const char *file, const struct mdl_history *h);

/* On disk for sure, where it can be: before somebody else has the terminal for as long as they
 * like, and a signal to end has to wait. */
void ui_journal_sync(struct ui_journal *j);

/* keep: leave the unsaved edits for the next start (the terminal is gone), synced. Else the user
 * saved or gave them up. NULL is fine. */
void ui_journal_close(struct ui_journal *j, bool keep);

/* ---- the next start ---- */

enum ui_leftover_file {
    UI_LEFTOVER_SAME,    /* the document's file is what it was */
    UI_LEFTOVER_CHANGED, /* somebody wrote it since */
    UI_LEFTOVER_GONE,    /* it cannot be read */
    UI_LEFTOVER_NEW,     /* there never was one */
};

struct ui_leftover {
    char *journal;
    char *document; /* its path; NULL: UI_LEFTOVER_NEW */
    long long time; /* of the last edit, seconds since 1970 */
    size_t edits;   /* undos and redos count, too */
    enum ui_leftover_file state;
    struct os_file open; /* holds the lock; none once recovered or discarded */
};

struct ui_leftovers {
    struct ui_leftover *items; /* newest first */
    size_t count;
    struct err *problems; /* files that could not be read, one sibling each; they stay */
};

/* All that are nobody's. They are ours until ui_leftovers_finish(). */
struct err *ui_journal_find(struct ui_leftovers *out);
/* What was neither recovered nor discarded is there at the next start again. */
void ui_leftovers_finish(struct ui_leftovers *all);

/* Replays the edits onto `h`, freshly opened from l->document or, where that is not SAME, any
 * document: then the one that was edited comes first, as a step of its own. *out goes on with the
 * journal. On error `h` holds what could be replayed, the leftover stays as it is, and *out is not
 * set. */
struct err *ui_journal_recover(struct ui_journal **out, struct ui_leftover *l,
                               struct mdl_history *h);

struct err *ui_journal_discard(struct ui_leftover *l);

#endif
