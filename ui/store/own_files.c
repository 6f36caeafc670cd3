#include "ui/store/own_files.h"

#include "model/base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, FILE_MODE = 0600 };

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

struct err *ui_own_folder(const char *path)
{
    char *part = strdup(path);
    struct stat info;
    struct err *e = NULL;
    int errnum = 0;

    if (part == NULL)
        return err_oom();
    for (char *slash = part[0] != '\0' ? strchr(part + 1, '/') : NULL; slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(part, FOLDER_MODE) != 0 && errno != EEXIST)
            errnum = errno; /* the next one tells whether it matters */
        *slash = '/';
    }
    if (mkdir(part, FOLDER_MODE) != 0) {
        if (errno != EEXIST)
            e = err_errno(errnum != 0 && errno == ENOENT ? errnum : errno, "make the folder '%s'",
                          path);
        else if (stat(part, &info) == 0 && !S_ISDIR(info.st_mode))
            e = err_errno(ENOTDIR, "make the folder '%s'", path);
    }
    free(part);
    return e;
}

struct err *ui_own_read(char **out, size_t *len, const char *path, size_t most)
{
    struct buf bytes = {.s = NULL};
    FILE *f = fopen(path, "rb");
    struct err *e = NULL;
    size_t n = 1, length;
    char *text;

    if (f == NULL)
        return err_at(err_errno(errno, "open"), path, 0, 0);
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

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len > 0) {
        ssize_t n = write(fd, bytes.s, bytes.len);

        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            bytes = str_cut(bytes, (size_t)n, bytes.len);
    }
    return true;
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

struct err *ui_own_write(const char *path, struct str bytes)
{
    struct buf name = {.s = NULL};
    char *temporary;
    struct err *e = make_folder_of(path);
    int fd, errnum;
    bool ok;

    if (e != NULL)
        return e;
    buf_printf(&name, "%s.%ld.tmp", path, (long)getpid());
    temporary = buf_take(&name, NULL);
    if (temporary == NULL)
        return err_oom();
    fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, FILE_MODE);
    ok = fd >= 0 && write_all(fd, bytes);
    errnum = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        errnum = errno;
    }
    if (ok && rename(temporary, path) != 0) {
        ok = false;
        errnum = errno;
    }
    if (!ok) {
        if (fd >= 0)
            (void)unlink(temporary);
        e = err_at(err_errno(errnum, "write"), path, 0, 0);
    }
    free(temporary);
    return e;
}
