#include "ui/store/journal_parts.h"

#include "model/os/os.h"
#include "ui/store/own_files.h"

#include <errno.h>
#include <stdlib.h>

static enum ui_leftover_file state_of(const struct journal_text *t)
{
    struct journal_digest now = ui_journal_digest(t->file);

    if (t->file == NULL)
        return UI_LEFTOVER_NEW;
    if (now.text[0] == '\0')
        return UI_LEFTOVER_GONE;
    return strcmp(now.text, t->digest.text) == 0 ? UI_LEFTOVER_SAME : UI_LEFTOVER_CHANGED;
}

/* Without an edit a journal has nothing of the user's; what is damaged may have been one. */
static struct err *base_alone(const struct journal_text *t)
{
    const struct value *base = NULL;
    struct err *e = ui_journal_read_base(&base, t);

    value_unref(base);
    return e;
}

/* Fills in what the journal says; l->edits stays 0 for one without a whole line. */
static struct err *examine(struct ui_leftover *l)
{
    struct journal_text t = {.file = NULL};
    struct os_info info;
    char *bytes = NULL;
    size_t len = 0;
    struct err *e = ui_own_read(&bytes, &len, l->journal, JOURNAL_BYTES_MAX);

    if (e == NULL)
        e = ui_journal_read_head(&t, (struct str){bytes, len});
    if (e == NULL) {
        if ((l->edits = ui_journal_count(&t)) == 0)
            e = base_alone(&t);
        l->state = state_of(&t);
        l->time = os_look_open(&info, l->open) == 0 ? info.seconds : 0;
        l->document = t.file;
        t.file = NULL;
    }
    ui_journal_text_finish(&t);
    free(bytes);
    return e;
}

static void let_go(struct ui_leftover *l)
{
    (void)os_close(&l->open);
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
    struct ui_leftover l = {.journal = path, .open = OS_NO_FILE};
    struct err *e;

    if (path == NULL)
        return err_oom();
    e = os_open_update(&l.open, path);
    if (e == NULL && os_lock(l.open, false)) {
        e = examine(&l);
        if (e == NULL && l.edits > 0 && (e = push(all, &l)) == NULL)
            return NULL;
        if (e == NULL)
            (void)os_remove(path); /* its first line was cut: there is nothing in it */
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

struct search {
    struct ui_leftovers *all;
    const char *folder;
    struct err *e;
};

static bool look_at_name(void *ctx, const char *name)
{
    struct search *s = ctx;

    if (str_ends(str_of(name), STR_LIT(JOURNAL_SUFFIX)))
        s->e = look_at(s->all, path_in(s->folder, name));
    return s->e == NULL;
}

struct err *ui_journal_find(struct ui_leftovers *out)
{
    struct ui_leftovers all = {.count = 0};
    char *folder = NULL;
    struct search s = {.all = &all, .e = ui_own_path(&folder, UI_OWN_STATE, "journal")};
    int failed;

    s.folder = folder;
    if (s.e == NULL)
        s.e = ui_own_check(folder);
    if (s.e == NULL && (failed = os_list(folder, look_at_name, &s)) != 0 && failed != ENOENT)
        all.problems = err_at(err_errno(failed, "which journals there are"), folder, 0, 0);
    free(folder);
    if (s.e != NULL) {
        ui_leftovers_finish(&all);
        return s.e;
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
    struct journal_replay r = {.base = NULL};
    char *bytes = NULL;
    size_t len = 0;
    struct err *e;

    if (!os_is_open(l->open))
        return err_new(ERR_INTERNAL, "a journal recovered twice");
    e = ui_own_read(&bytes, &len, l->journal, JOURNAL_BYTES_MAX);
    if (e == NULL)
        e = ui_journal_read_head(&t, (struct str){bytes, len});
    if (e == NULL)
        e = ui_journal_replay(&r, &t, l->state == UI_LEFTOVER_SAME, h);
    if (e == NULL)
        e = ui_journal_adopt(out, l, &t, &r, h);
    value_unref(r.base);
    ui_journal_text_finish(&t);
    free(bytes);
    return err_at(e, l->journal, 0, 0);
}

struct err *ui_journal_discard(struct ui_leftover *l)
{
    int errnum = os_remove(l->journal);

    if (errnum != 0 && errnum != ENOENT)
        return err_at(err_errno(errnum, "remove the journal"), l->journal, 0, 0);
    (void)os_close(&l->open);
    return NULL;
}
