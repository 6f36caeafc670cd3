/* ui/tui/state/watch.h - the files that one document was read from, when they are several, and
 * those that were added to it or given beside it: whether another program wrote one of them since.
 *
 * Ownership: ui_watch_finish() gives everything back. */
#ifndef UI_TUI_STATE_WATCH_H
#define UI_TUI_STATE_WATCH_H

#include "model/formats/artefact.h"
#include "ui/tui/state/file_stamp.h"

struct ui_watched {
    char *name;
    bool folder;                 /* only which files are in it */
    bool given;                  /* by the command line, beside the document's own */
    size_t addition;             /* which of what was added, from 1; 0: the document's own */
    struct ui_file_stamp before; /* as it was read, or as was told ... */
    struct ui_file_stamp read;   /* ... and as it was read */
};

struct ui_watch {
    struct ui_watched *items;
    size_t count;
};

/* All that was read from disk, but not the file of a document that is one, nor of one whose text
 * can't be read again. ERR_OOM. */
struct err *ui_watch_begin(struct ui_watch *w, const struct artefact *file);
/* What was added to `file` last, where that was a file. ERR_OOM. */
struct err *ui_watch_added(struct ui_watch *w, const struct artefact *file);
/* A file that the command line gave beside the document's own; nothing of a pipe. ERR_OOM. */
struct err *ui_watch_given(struct ui_watch *w, const char *name);
/* The next file from *at on that was given and is another than was read; *at: behind it. NULL:
 * there is none. Borrowed. */
const char *ui_watch_stale(const struct ui_watch *w, size_t *at);
/* As ui_watch_begin(), and goes on with those that were given and not added since. */
struct err *ui_watch_again(struct ui_watch *w, const struct artefact *file);
void ui_watch_finish(struct ui_watch *w);

/* How many are another than before, which is said once for each content; *first: the first of them,
 * borrowed. What was added counts as far as it is part of `file`. */
size_t ui_watch_look(struct ui_watch *w, const struct artefact *file,
                     const struct ui_watched **first);

#endif
