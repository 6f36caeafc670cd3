/* ui/store/journal_lines.h - the lines of a journal, written and read.
 *
 *     {"silospec-journal":1,"file":"/a/b.yaml","digest":"..."}    file: absent for a new document;
 *                                  "file-bytes", in hexadecimal, where the name is no UTF-8
 *     {...}                                                       the document before the edits
 *     {"edit":"set","path":["container","Args",0],"value":"/c","label":"..."}
 *     {"undo":true}
 *     {"redo":true}
 *     {"replace":"label"}
 *     {...}                                                       the whole document from here on
 *
 * Each line is JSON. What stands behind the last line end was not written whole: it counts as not
 * there, as does a replace without its document. Where a write went wrong in the middle, the
 * next replace goes on. A disk may also have lost the document before the edits: its line is
 * damaged, or a record stands there. */
#ifndef UI_STORE_JOURNAL_LINES_H
#define UI_STORE_JOURNAL_LINES_H

#include "model/base/buf.h"
#include "model/document/history.h"

struct journal_digest {
    char text[17]; /* "" when the file cannot be read */
};

struct journal_digest ui_journal_digest(const char *file);

/* Each appends whole lines. */
struct err *ui_journal_put_head(struct buf *out, const char *file, struct journal_digest digest,
                                const struct value *before);
struct err *ui_journal_put_edit(struct buf *out, const struct mdl_edit *edit, const char *label);
struct err *ui_journal_put_replace(struct buf *out, const struct value *root, const char *label);

struct journal_text {
    struct str bytes;
    char *file; /* owned; NULL: a new document */
    struct journal_digest digest;
    size_t document; /* where the document's line begins */
    size_t first;    /* where the first record begins; the same: that line is lost */
};

/* ERR_INPUT: no journal; ERR_NOT_FOUND: not even begun. */
struct err *ui_journal_read_head(struct journal_text *out, struct str bytes);
void ui_journal_text_finish(struct journal_text *t);

size_t ui_journal_count(const struct journal_text *t);
/* The document before the first record, the caller's; an error: it is lost. */
struct err *ui_journal_read_base(const struct value **out, const struct journal_text *t);

struct journal_replay {
    size_t end;               /* behind the last whole record */
    size_t steps;             /* that can be undone in step with the journal */
    size_t ahead;             /* that can be redone */
    const struct value *base; /* the document before the first record; the caller's to give back */
};

/* Where `h` holds another document, that of the journal comes first, as a step. Where that is lost
 * and `same`, `h` holds what was edited. *out is set on error as well. */
struct err *ui_journal_replay(struct journal_replay *out, const struct journal_text *t, bool same,
                              struct mdl_history *h);

#endif
