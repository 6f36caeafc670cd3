#include "ui/store/journal_parts.h"

#include "model/base/bounds.h"
#include "ui/store/own_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static enum ui_leftover_file state_of(const struct journal_text *t)
{
    struct journal_digest now = ui_journal_digest(t->file);

    if (t->file == NULL)
        return UI_LEFTOVER_NEW;
    if (now.text[0] == '\0')
        return UI_LEFTOVER_GONE;
    return strcmp(now.text, t->digest.text) == 0 ? UI_LEFTOVER_SAME : UI_LEFTOVER_CHANGED;
}

/* Fills in what the journal says; l->edits stays 0 for one without a whole line. */
static struct err *examine(struct ui_leftover *l)
{
    struct journal_text t = {.file = NULL};
    struct stat info;
    char *bytes = NULL;
    size_t len = 0;
    struct err *e = ui_own_read(&bytes, &len, l->journal, BOUND_FILE_BYTES);

    if (e == NULL)
        e = ui_journal_read_head(&t, (struct str){bytes, len});
    if (e == NULL) {
        l->edits = ui_journal_count(&t);
        l->state = state_of(&t);
        l->time = fstat(l->fd, &info) == 0 ? (long long)info.st_mtim.tv_sec : 0;
        l->document = t.file;
        t.file = NULL;
    }
    ui_journal_text_finish(&t);
    free(bytes);
    return e;
}

static void let_go(struct ui_leftover *l)
{
    if (l->fd >= 0)
        (void)close(l->fd);
    free(l->journal);
    free(l->document);
}

static struct err *push(struct ui_leftovers *all, const struct ui_leftover *l)
{
    struct ui_leftover *more = realloc(all->items, (all->count + 1) * sizeof(*more));

    if (more == NULL)
        return err_oom();
    all->items = more;
    more[all->count++] = *l;
    return NULL;
}

/* Takes `path`. */
static struct err *look_at(struct ui_leftovers *all, char *path)
{
    struct ui_leftover l = {.journal = path, .fd = -1};
    struct err *e = NULL;

    if (path == NULL)
        return err_oom();
    l.fd = open(path, O_RDWR | O_CLOEXEC);
    if (l.fd < 0 && errno != ENOENT)
        e = err_at(err_errno(errno, "open the journal"), path, 0, 0);
    if (l.fd >= 0 && ui_journal_lock(l.fd, LOCK_EX | LOCK_NB)) {
        e = examine(&l);
        if (e == NULL && l.edits > 0 && (e = push(all, &l)) == NULL)
            return NULL;
        if (e == NULL)
            (void)unlink(path); /* its first line was cut: there is nothing in it */
    }
    if (e != NULL && e->class == ERR_NOT_FOUND) { /* being made, or just removed */
        err_free(e);
        e = NULL;
    }
    if (e != NULL && e->class != ERR_OOM) {
        all->problems = err_join(all->problems, err_at(e, path, 0, 0));
        e = NULL;
    }
    let_go(&l);
    return e;
}

static int newest_first(const void *a, const void *b)
{
    const struct ui_leftover *x = a, *y = b;

    if (x->time != y->time)
        return x->time > y->time ? -1 : 1;
    return strcmp(x->journal, y->journal);
}

static char *path_in(const char *folder, const char *name)
{
    struct buf path = {.s = NULL};

    buf_printf(&path, "%s/%s", folder, name);
    return buf_take(&path, NULL);
}

struct err *ui_journal_find(struct ui_leftovers *out)
{
    struct ui_leftovers all = {.count = 0};
    char *folder = NULL;
    struct err *e = ui_own_path(&folder, UI_OWN_STATE, "journal");
    DIR *open = e == NULL ? opendir(folder) : NULL;

    for (struct dirent *d = open != NULL ? readdir(open) : NULL; d != NULL && e == NULL;
         d = readdir(open))
        if (str_ends(str_of(d->d_name), STR_LIT(JOURNAL_SUFFIX)))
            e = look_at(&all, path_in(folder, d->d_name));
    if (open != NULL)
        (void)closedir(open);
    free(folder);
    if (e != NULL) {
        ui_leftovers_finish(&all);
        return e;
    }
    if (all.count > 0)
        qsort(all.items, all.count, sizeof(*all.items), newest_first);
    *out = all;
    return NULL;
}

void ui_leftovers_finish(struct ui_leftovers *all)
{
    for (size_t i = 0; i < all->count; i++)
        let_go(&all->items[i]);
    free(all->items);
    err_free(all->problems);
    *all = (struct ui_leftovers){.count = 0};
}

struct err *ui_journal_recover(struct ui_journal **out, struct ui_leftover *l,
                               struct mdl_history *h)
{
    struct journal_text t = {.file = NULL};
    struct journal_replay r;
    char *bytes = NULL;
    size_t len = 0;
    struct err *e;

    if (l->fd < 0)
        return err_new(ERR_INTERNAL, "a journal recovered twice");
    e = ui_own_read(&bytes, &len, l->journal, BOUND_FILE_BYTES);
    if (e == NULL)
        e = ui_journal_read_head(&t, (struct str){bytes, len});
    if (e == NULL)
        e = ui_journal_replay(&r, &t, h);
    if (e == NULL)
        e = ui_journal_adopt(out, l, &t, &r, h);
    ui_journal_text_finish(&t);
    free(bytes);
    return err_at(e, l->journal, 0, 0);
}

struct err *ui_journal_discard(struct ui_leftover *l)
{
    if (unlink(l->journal) != 0 && errno != ENOENT)
        return err_at(err_errno(errno, "remove the journal"), l->journal, 0, 0);
    if (l->fd >= 0)
        (void)close(l->fd);
    l->fd = -1;
    return NULL;
}
