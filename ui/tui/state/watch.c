#include "ui/tui/state/watch.h"

#include "model/base/mix.h"
#include "model/os/os.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is looked at --------------------------------------------------------------------- */

/* In no order. */
static bool add_name(void *ctx, const char *name)
{
    struct ui_file_stamp *stamp = ctx;

    if (name[0] == '.')
        return true;
    stamp->bytes++;
    stamp->nanoseconds ^= (long long)(mix_bytes(MIX_SEED, name, strlen(name)) >> 1);
    return true;
}

static struct ui_file_stamp stamp_of(const struct ui_watched *item)
{
    struct ui_file_stamp names = {0};

    if (!item->folder)
        return ui_file_stamp(item->name);
    (void)os_list(item->name, add_name, &names);
    return names;
}

/* Without reading it. */
static bool looks_unchanged(const struct ui_watched *item)
{
    struct os_info info;

    return !item->folder && os_look(&info, item->name) == 0 &&
           item->before.seconds == info.seconds && item->before.nanoseconds == info.nanoseconds &&
           item->before.bytes == info.bytes;
}

/* ---- begin and end -------------------------------------------------------------------------- */

static bool add(struct ui_watch *w, struct ui_watched what)
{
    struct ui_watched *more = realloc(w->items, (w->count + 1) * sizeof(*more)), *item;

    if (more == NULL)
        return false;
    w->items = more;
    item = &more[w->count];
    *item = what;
    if ((item->name = strdup(what.name)) == NULL)
        return false;
    item->before = item->read = stamp_of(item);
    w->count++;
    return true;
}

static bool add_addition(struct ui_watch *w, const struct artefact *file, size_t at)
{
    char *name = file->additions[at].file;

    return name == NULL || add(w, (struct ui_watched){.name = name, .addition = at + 1});
}

static bool is_folder(const char *name)
{
    struct os_info info;

    return os_look(&info, name) == 0 && info.kind == OS_FOLDER;
}

static bool is_watched(const struct artefact *file)
{
    for (size_t i = 0; i < file->file_count; i++)
        if (strcmp(file->files[i], "-") == 0)
            return false;
    return file->file_count > 1 || (file->file_count == 1 && is_folder(file->files[0]));
}

struct err *ui_watch_begin(struct ui_watch *w, const struct artefact *file)
{
    const struct sources *s = &file->sources;
    bool own = is_watched(file), ok = true;

    *w = (struct ui_watch){NULL, 0};
    for (size_t i = 0; ok && own && i < s->count; i++)
        if (s->items[i].from_disc)
            ok = add(w, (struct ui_watched){.name = s->items[i].name});
    for (size_t i = 0; ok && own && i < file->file_count; i++)
        if (is_folder(file->files[i]))
            ok = add(w, (struct ui_watched){.name = file->files[i], .folder = true});
    for (size_t i = 0; ok && i < file->addition_count; i++)
        ok = add_addition(w, file, i);
    if (ok)
        return NULL;
    ui_watch_finish(w);
    return err_oom();
}

/* What stood in its place before was taken back; what was given is what was added from now on. */
static bool gives_way(const struct ui_watched *item, const struct artefact *file)
{
    const char *name = file->additions[file->addition_count - 1].file;

    return item->addition >= file->addition_count ||
           (item->given && name != NULL && strcmp(item->name, name) == 0);
}

struct err *ui_watch_added(struct ui_watch *w, const struct artefact *file)
{
    size_t kept = 0;

    for (size_t i = 0; i < w->count; i++) {
        if (gives_way(&w->items[i], file))
            free(w->items[i].name);
        else
            w->items[kept++] = w->items[i];
    }
    w->count = kept;
    return add_addition(w, file, file->addition_count - 1) ? NULL : err_oom();
}

struct err *ui_watch_given(struct ui_watch *w, const char *name)
{
    struct os_info info;

    if (os_look(&info, name) != 0 || (info.kind != OS_REGULAR && info.kind != OS_FOLDER))
        return NULL;
    return add(w, (struct ui_watched){.name = (char *)(uintptr_t)name,
                                      .folder = info.kind == OS_FOLDER,
                                      .given = true})
               ? NULL
               : err_oom();
}

const char *ui_watch_stale(const struct ui_watch *w, size_t *at)
{
    while (*at < w->count) {
        const struct ui_watched *item = &w->items[(*at)++];
        struct ui_file_stamp now;
        struct os_info info;

        if (!item->given || os_look(&info, item->name) != 0)
            continue;
        now = stamp_of(item);
        if (!ui_file_stamp_eq(&now, &item->read))
            return item->name;
    }
    return NULL;
}

static bool is_added(const struct artefact *file, const char *name)
{
    for (size_t i = 0; i < file->addition_count; i++)
        if (file->additions[i].file != NULL && strcmp(file->additions[i].file, name) == 0)
            return true;
    return false;
}

struct err *ui_watch_again(struct ui_watch *w, const struct artefact *file)
{
    struct ui_watch before = *w;
    struct err *e = ui_watch_begin(w, file);

    for (size_t i = 0; e == NULL && i < before.count; i++) {
        if (!before.items[i].given || is_added(file, before.items[i].name))
            continue;
        if (!add(w, before.items[i])) {
            e = err_oom();
        } else { /* it was not read again */
            w->items[w->count - 1].before = before.items[i].before;
            w->items[w->count - 1].read = before.items[i].read;
        }
    }
    ui_watch_finish(&before);
    return e;
}

void ui_watch_finish(struct ui_watch *w)
{
    for (size_t i = 0; i < w->count; i++)
        free(w->items[i].name);
    free(w->items);
    *w = (struct ui_watch){NULL, 0};
}

/* ---- looking -------------------------------------------------------------------------------- */

size_t ui_watch_look(struct ui_watch *w, const struct artefact *file,
                     const struct ui_watched **first)
{
    size_t changed = 0;

    for (size_t i = 0; i < w->count; i++) {
        struct ui_watched *item = &w->items[i];
        struct ui_file_stamp now;
        bool known;

        if (item->addition > file->addition_count || looks_unchanged(item))
            continue;
        now = stamp_of(item);
        known = ui_file_stamp_eq(&now, &item->before);
        item->before = now;
        if (!known && changed++ == 0)
            *first = item;
    }
    return changed;
}
