#include "ui/store/own_files.h"

#include "model/base/buf.h"
#include "model/files/sweep.h"
#include "model/os/os.h"

#include <errno.h>
#include <stdlib.h>

struct err *ui_own_path(char **out, enum ui_own kind, const char *below)
{
    const char *base = getenv(kind == UI_OWN_CONFIG ? "XDG_CONFIG_HOME" : "XDG_STATE_HOME");
    const char *home = getenv("HOME"), *usual = "";
    struct buf path = {.s = NULL};
    char *text;

    if (base == NULL || base[0] != '/') {
        if (home == NULL || home[0] != '/')
            return err_new(ERR_NOT_FOUND, "neither %s nor HOME says where",
                           kind == UI_OWN_CONFIG ? "XDG_CONFIG_HOME" : "XDG_STATE_HOME");
        base = home;
        usual = kind == UI_OWN_CONFIG ? "/.config" : "/.local/state";
    }
    buf_printf(&path, "%s%s/silospec/%s", base, usual, below);
    text = buf_take(&path, NULL);
    if (text == NULL)
        return err_oom();
    *out = text;
    return NULL;
}

/* One who can place a link in our way could read what is put behind it. */
static bool is_foreign_link(const char *path)
{
    struct os_info info;

    return os_look_link(&info, path) == 0 && info.kind == OS_LINK && info.owner != 0 &&
           info.owner != os_user_id();
}

static struct err *foreign_link(const char *path)
{
    return err_new(ERR_IO, "'%s' is another user's link: not followed", path);
}

struct err *ui_own_check(const char *path)
{
    char *part = strdup(path);
    struct err *e = NULL;

    if (part == NULL)
        return err_oom();
    for (char *slash = part[0] != '\0' ? strchr(part + 1, '/') : NULL; slash != NULL && e == NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (is_foreign_link(part))
            e = foreign_link(part);
        *slash = '/';
    }
    if (e == NULL && is_foreign_link(part))
        e = foreign_link(part);
    free(part);
    return e;
}

struct err *ui_own_folder(const char *path)
{
    struct err *e = ui_own_check(path); /* before anything is made behind it */
    char *part = e == NULL ? strdup(path) : NULL;
    struct os_info info;
    int above = 0, made;

    if (part == NULL)
        return e != NULL ? e : err_oom();
    for (char *slash = part[0] != '\0' ? strchr(part + 1, '/') : NULL; slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = os_make_folder(part);
        if (made != 0 && made != EEXIST)
            above = made; /* the next one tells whether it matters */
        *slash = '/';
    }
    made = os_make_folder(part);
    if (made == EEXIST && os_look(&info, part) == 0)
        made = info.kind == OS_FOLDER ? 0 : ENOTDIR;
    if (made == 0 || made == EEXIST)
        e = ui_own_check(path);
    else
        e = err_errno(above != 0 && made == ENOENT ? above : made, "make the folder '%s'", path);
    free(part);
    return e;
}

struct err *ui_own_read(char **out, size_t *len, const char *path, size_t most)
{
    struct buf bytes = {.s = NULL};
    FILE *f = NULL;
    struct err *e = os_open_read(&f, path);
    size_t n = 1, length;
    char *text;

    if (e != NULL)
        return err_at(e, path, 0, 0);
    while (n > 0 && bytes.len <= most && buf_grow(&bytes, 4096)) {
        n = fread(bytes.s + bytes.len, 1, bytes.capacity - bytes.len, f);
        bytes.len += n;
    }
    if (ferror(f) != 0)
        e = err_at(err_errno(errno, "read"), path, 0, 0);
    else if (bytes.len > most)
        e = err_at(err_new(ERR_LIMIT, "it has more than %zu bytes", most), path, 0, 0);
    (void)fclose(f);
    if (e != NULL) {
        buf_finish(&bytes);
        return e;
    }
    text = buf_take(&bytes, &length);
    if (text == NULL)
        return err_oom();
    *out = text;
    *len = length;
    return NULL;
}

static struct err *make_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder;
    struct err *e;

    if (slash == NULL || slash == path)
        return NULL;
    folder = strndup(path, (size_t)(slash - path));
    if (folder == NULL)
        return err_oom();
    e = ui_own_folder(folder);
    free(folder);
    return e;
}

/* Makes the file; it is gone again when something fails. */
static int write_new(const char *file, struct str bytes)
{
    struct os_file f = OS_NO_FILE;
    int errnum = os_create(&f, file, OS_FOR_USER), closed;

    if (errnum == EEXIST) { /* of a process that had our number */
        (void)os_remove(file);
        errnum = os_create(&f, file, OS_FOR_USER);
    }
    if (errnum != 0)
        return errnum;
    (void)os_lock(f, false); /* it is nobody's leftover */
    errnum = os_write(f, bytes, 0);
    closed = os_close(&f);
    if (errnum == 0)
        errnum = closed;
    if (errnum != 0)
        (void)os_remove(file);
    return errnum;
}

/* "state.4711.tmp" of one that was killed. */
static void sweep_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash != NULL ? strndup(path, (size_t)(slash - path) + 1) : NULL;
    struct buf begin = {.s = NULL};

    buf_printf(&begin, "%s.", slash != NULL ? slash + 1 : path);
    if (!begin.failed && (slash == NULL || folder != NULL))
        sweep_leftovers(folder, buf_str(&begin), STR_LIT(".tmp"));
    buf_finish(&begin);
    free(folder);
}

struct err *ui_own_write(const char *path, struct str bytes)
{
    struct buf name = {.s = NULL};
    char *temporary;
    struct err *e = make_folder_of(path);
    int errnum;

    if (e != NULL)
        return e;
    buf_printf(&name, "%s.%ld.tmp", path, os_process_id());
    temporary = buf_take(&name, NULL);
    if (temporary == NULL)
        return err_oom();
    errnum = write_new(temporary, bytes);
    if (errnum == 0 && (errnum = os_rename(temporary, path)) != 0)
        (void)os_remove(temporary);
    free(temporary);
    if (errnum == 0)
        sweep_beside(path);
    return errnum != 0 ? err_at(err_errno(errnum, "write"), path, 0, 0) : NULL;
}
