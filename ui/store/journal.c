#include "ui/store/journal.h"

#include "model/os/os.h"
#include "ui/store/journal_parts.h"
#include "ui/store/own_files.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum { NAMES_MAX = 1000 };

#define COMPACT_BYTES  ((uint64_t)4 << 20) /* below it nothing is gained */
#define COMPACT_GROWTH 4                   /* times what it had when it was compact */
#define SYNC_MS        5000

struct ui_journal {
    char *document; /* absolute; NULL: new */
    struct journal_digest digest;
    char *file; /* the journal's own; NULL: not made yet */
    struct os_file open;
    uint64_t size;            /* of what was written whole */
    uint64_t compact;         /* size when it held each thing once; 0: it was never so */
    int64_t synced;           /* when it was last on disk for sure; milliseconds */
    const struct value *base; /* the document before the first line; owned */
    const struct value *last; /* the document after the last line; owned */
    size_t position;          /* in the history, likewise */
    size_t steps, ahead;      /* as a replay counts them */
    bool behind;              /* lines are missing: the next one says the whole document */
    bool told;                /* that writing fails */
};

static void forget_file(struct ui_journal *j, bool remove)
{
    if (remove && j->file != NULL)
        (void)os_remove(j->file);
    free(j->file);
    j->file = NULL;
    (void)os_close(&j->open);
    j->size = j->compact = 0;
    value_unref(j->base);
    j->base = NULL;
    j->steps = j->ahead = 0;
    j->behind = false;
}

static void remember(struct ui_journal *j, const struct mdl_history *h)
{
    const struct value *now = value_ref(mdl_now(h)->root);

    value_unref(j->last);
    j->last = now;
    j->position = mdl_history_position(h);
}

/* ERR_OOM. *out stays NULL for a new document. */
static struct err *absolute(char **out, const char *file)
{
    char *path = NULL;

    if (file != NULL && os_full_path(&path, file) != 0 && (path = strdup(file)) == NULL)
        return err_oom();
    *out = path;
    return NULL;
}

static struct err *journal_new(struct ui_journal **out, const char *file)
{
    struct ui_journal *j = calloc(1, sizeof(*j));
    struct err *e;

    if (j == NULL)
        return err_oom();
    j->open = OS_NO_FILE;
    if ((e = absolute(&j->document, file)) != NULL) {
        free(j);
        return e;
    }
    *out = j;
    return NULL;
}

struct err *ui_journal_open(struct ui_journal **out, const char *file, const struct mdl_history *h)
{
    struct ui_journal *j = NULL;
    struct err *e = journal_new(&j, file);

    if (e != NULL)
        return e;
    j->digest = ui_journal_digest(j->document);
    remember(j, h);
    *out = j;
    return NULL;
}

void ui_journal_close(struct ui_journal *j, bool keep)
{
    if (j == NULL)
        return;
    if (keep)
        ui_journal_sync(j);
    forget_file(j, !keep);
    value_unref(j->last);
    free(j->document);
    free(j);
}

/* ---- writing ---- */

/* Makes and locks a file with a name of its own. */
static struct err *make_file(struct ui_journal *j)
{
    char *folder = NULL;
    struct err *e = ui_own_path(&folder, UI_OWN_STATE, "journal");

    if (e == NULL)
        e = ui_own_folder(folder);
    for (unsigned n = 0; e == NULL && !os_is_open(j->open); n++) {
        struct buf name = {.s = NULL};
        int errnum;

        buf_printf(&name, "%s/%lld-%ld-%u" JOURNAL_SUFFIX, folder, (long long)time(NULL),
                   os_process_id(), n);
        free(j->file);
        j->file = buf_take(&name, NULL);
        if (j->file == NULL) {
            e = err_oom();
            break;
        }
        errnum = os_create(&j->open, j->file, OS_FOR_USER);
        if (errnum != 0 && (errnum != EEXIST || n == NAMES_MAX))
            e = err_errno(errnum, "make the journal '%s'", j->file);
    }
    free(folder);
    /* One that looks for leftovers may hold it for a moment. */
    if (e == NULL && !os_lock(j->open, true))
        e = err_new(ERR_IO, "cannot lock the journal '%s'", j->file);
    if (e != NULL)
        forget_file(j, os_is_open(j->open));
    return e;
}

void ui_journal_sync(struct ui_journal *j)
{
    if (j == NULL || !os_is_open(j->open))
        return;
    j->synced = os_milliseconds();
    (void)os_sync(j->open); /* where it cannot be, a power failure takes more */
}

/* A power failure takes no more than was typed in this time. */
static void sync_at_times(struct ui_journal *j)
{
    if (os_milliseconds() - j->synced >= SYNC_MS)
        ui_journal_sync(j);
}

static struct err *write_out(struct ui_journal *j, struct str bytes)
{
    int errnum = os_write(j->open, bytes, j->size);

    if (errnum != 0) {
        /* If this fails too, the next line begins in a line that cannot be read. */
        (void)os_cut(j->open, j->size);
        return err_errno(errnum, "write the journal '%s'", j->file);
    }
    j->size += bytes.len;
    sync_at_times(j);
    return NULL;
}

enum change { EDITED, UNDONE, REDONE, REPLACED };

/* Whether a replay can go one step along its own history. */
static enum change as_replayed(const struct ui_journal *j, enum change change)
{
    bool can = change == EDITED || (change == UNDONE && j->steps > 0) ||
               (change == REDONE && j->ahead > 0);

    return can && !j->behind ? change : REPLACED;
}

static struct err *put_change(struct buf *out, enum change change, const struct mdl_history *h,
                              const struct mdl_edit *edit)
{
    const char *label = mdl_history_label(h, mdl_history_position(h));

    switch (change) {
    case EDITED:
        return ui_journal_put_edit(out, edit, label);
    case UNDONE:
        buf_add(out, STR_LIT("{\"undo\":true}\n"));
        break;
    case REDONE:
        buf_add(out, STR_LIT("{\"redo\":true}\n"));
        break;
    case REPLACED:
        return ui_journal_put_replace(out, mdl_now(h)->root, label);
    }
    return out->failed ? err_oom() : NULL;
}

static void count_change(struct ui_journal *j, enum change change)
{
    switch (change) {
    case EDITED:
        j->steps++;
        j->ahead = 0;
        break;
    case UNDONE:
        j->steps--;
        j->ahead++;
        break;
    case REDONE:
        j->steps++;
        j->ahead--;
        break;
    case REPLACED:
        j->steps = j->ahead = 0;
        break;
    }
}

static bool has_grown(const struct ui_journal *j)
{
    return j->size > COMPACT_BYTES && j->size > COMPACT_GROWTH * j->compact;
}

/* A new file with the document as it was and as it is takes the place of one with every step
 * between them. When that fails the old one goes on. */
static void make_compact(struct ui_journal *j, const struct mdl_history *h)
{
    const char *label = mdl_history_label(h, mdl_history_position(h));
    struct ui_journal small = {
        .document = j->document, .digest = j->digest, .open = OS_NO_FILE, .synced = j->synced};
    struct buf lines = {.s = NULL};
    struct err *e = make_file(&small);

    if (e == NULL)
        e = ui_journal_put_head(&lines, j->document, j->digest, j->base);
    if (e == NULL)
        e = ui_journal_put_replace(&lines, mdl_now(h)->root, label);
    if (e == NULL)
        e = write_out(&small, buf_str(&lines));
    buf_finish(&lines);
    j->compact = j->size; /* if it failed: not again at each key */
    if (e != NULL) {
        err_free(e);
        forget_file(&small, true);
        return;
    }
    (void)os_remove(j->file);
    (void)os_close(&j->open);
    free(j->file);
    j->file = small.file;
    j->open = small.open;
    j->size = j->compact = small.size;
    j->steps = j->ahead = 0;
}

static struct err *note(struct ui_journal *j, const struct mdl_history *h, enum change change,
                        const struct mdl_edit *edit)
{
    struct buf lines = {.s = NULL};
    struct err *e = NULL;

    /* An edit that changes nothing is no step. */
    if (j == NULL || (change != REPLACED && mdl_history_position(h) == j->position && !j->behind))
        return NULL;
    if (!os_is_open(j->open) && (e = make_file(j)) == NULL) {
        e = ui_journal_put_head(&lines, j->document, j->digest, j->last);
        j->base = value_ref(j->last);
    }
    change = as_replayed(j, change);
    if (e == NULL)
        e = put_change(&lines, change, h, edit);
    if (e == NULL)
        e = write_out(j, buf_str(&lines));
    buf_finish(&lines);
    if (e == NULL) {
        remember(j, h);
        count_change(j, change);
        j->behind = j->told = false;
        if (has_grown(j))
            make_compact(j, h);
        return NULL;
    }
    if (j->size == 0)
        forget_file(j, true);
    else
        remember(j, h);
    j->behind = true;
    if (!j->told) {
        j->told = true;
        return e;
    }
    err_free(e);
    return NULL;
}

struct err *ui_journal_edited(struct ui_journal *j, const struct mdl_history *h,
                              const struct mdl_edit *edit)
{
    return note(j, h, EDITED, edit);
}

struct err *ui_journal_undone(struct ui_journal *j, const struct mdl_history *h)
{
    return note(j, h, UNDONE, NULL);
}

struct err *ui_journal_redone(struct ui_journal *j, const struct mdl_history *h)
{
    return note(j, h, REDONE, NULL);
}

struct err *ui_journal_replaced(struct ui_journal *j, const struct mdl_history *h)
{
    return note(j, h, REPLACED, NULL);
}

struct err *ui_journal_catch_up(struct ui_journal *j, const struct mdl_history *h)
{
    return j != NULL && j->behind ? note(j, h, REPLACED, NULL) : NULL;
}

struct err *ui_journal_saved(struct ui_journal *j, const char *file, const struct mdl_history *h)
{
    char *document = NULL;
    struct err *e;

    if (j == NULL)
        return NULL;
    if ((e = absolute(&document, file)) != NULL)
        return e;
    free(j->document);
    j->document = document;
    j->digest = ui_journal_digest(document);
    forget_file(j, true);
    remember(j, h);
    return NULL;
}

struct err *ui_journal_adopt(struct ui_journal **out, struct ui_leftover *l,
                             const struct journal_text *t, const struct journal_replay *r,
                             const struct mdl_history *h)
{
    struct ui_journal *j = NULL;
    char *file = strdup(l->journal);
    struct err *e = file != NULL ? journal_new(&j, l->document) : err_oom();

    if (e != NULL) {
        free(file);
        return e;
    }
    j->file = file;
    j->open = l->open;
    l->open = OS_NO_FILE;
    j->size = r->end;
    j->digest = t->digest;
    j->steps = r->steps;
    j->ahead = r->ahead;
    /* What was cut off must not stand behind the next line. */
    j->behind = os_cut(j->open, j->size) != 0;
    j->base = value_ref(r->base);
    remember(j, h);
    *out = j;
    return NULL;
}
