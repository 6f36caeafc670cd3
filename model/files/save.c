/* scenario_save(): the new text goes to a file of its own beside the old one, and takes its
 * name in one step when it is safely on disk. */
#include "model/formats/scenario.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINKS_MAX 40  /* followed before it counts as a loop, as Linux does */
#define NAMES_MAX 100 /* of temporary files that may be in the way */

/* ---- where ------------------------------------------------------------------------------ */

static size_t folder_length(const char *file)
{
    const char *slash = strrchr(file, '/');

    return slash != NULL ? (size_t)(slash - file) + 1 : 0;
}

/* The path that a link names, seen from the link's folder. NULL with errno set. */
static char *link_target(const char *file)
{
    size_t folder = folder_length(file);
    char text[PATH_MAX], *path;
    ssize_t n = readlink(file, text, sizeof(text));

    if (n < 0)
        return NULL;
    if ((size_t)n == sizeof(text)) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    if (n > 0 && text[0] == '/')
        folder = 0;
    if ((path = malloc(folder + (size_t)n + 1)) == NULL)
        return NULL;
    memcpy(path, file, folder);
    memcpy(path + folder, text, (size_t)n);
    path[folder + (size_t)n] = '\0';
    return path;
}

/* What stands behind all links, whether it exists or not. The caller frees *out. */
static struct err *resolve(char **out, bool *exists, struct stat *st, const char *file)
{
    char *path = strdup(file), *next;

    if (path == NULL)
        return err_oom();
    for (int links = 0; links <= LINKS_MAX; links++) {
        if (lstat(path, st) != 0) {
            if (errno != ENOENT)
                break;
            *exists = false;
            *out = path;
            return NULL;
        }
        if (!S_ISLNK(st->st_mode)) {
            *exists = true;
            *out = path;
            return NULL;
        }
        if ((next = link_target(path)) == NULL)
            break;
        free(path);
        path = next;
        errno = ELOOP;
    }
    free(path);
    return errno == ENOMEM ? err_oom() : err_errno(errno, "cannot save '%s'", file);
}

static struct err *check_target(const char *file, const char *path, const struct stat *st)
{
    if (S_ISDIR(st->st_mode))
        return err_errno(EISDIR, "cannot save '%s'", file);
    if (!S_ISREG(st->st_mode))
        return err_new(ERR_IO, "cannot save '%s': it is not a regular file", file);
    /* Renaming asks for the folder's permission only; a file that was made read-only stays. */
    if (access(path, W_OK) != 0)
        return err_errno(errno, "cannot save '%s'", file);
    return NULL;
}

/* ---- writing ---------------------------------------------------------------------------- */

/* Opens a new file in the folder of `path`. *name is the caller's to free. Returns the
 * descriptor, or -1 with errno set. */
static int open_beside(char **name, const char *path, mode_t mode)
{
    size_t folder = folder_length(path), size = folder + 64;
    char *text = malloc(size);

    if (text == NULL)
        return -1;
    memcpy(text, path, folder);
    for (int n = 0; n < NAMES_MAX; n++) {
        int fd;

        snprintf(text + folder, size - folder, ".silospec-%ld-%d.tmp", (long)getpid(), n);
        fd = open(text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0) {
            *name = text;
            return fd;
        }
        if (errno != EEXIST)
            break;
    }
    free(text);
    return -1;
}

/* 0, or -1 with errno set. */
static int write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);

        if (n < 0 && errno != EINTR)
            return -1;
        if (n > 0) {
            bytes += n;
            len -= (size_t)n;
        }
    }
    return 0;
}

/* Some filesystems cannot sync a folder and say EINVAL; the rename is done all the same. */
static int sync_folder(const char *path)
{
    size_t folder = folder_length(path);
    char *name = folder > 0 ? strndup(path, folder) : strdup(".");
    int fd, result;

    if (name == NULL)
        return -1;
    fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(name);
    if (fd < 0)
        return errno == EACCES ? 0 : -1; /* writable but not readable */
    result = fsync(fd);
    if (result != 0 && (errno == EINVAL || errno == ENOTSUP))
        result = 0;
    close(fd);
    return result;
}

/* Owner first: changing it may take bits of the mode away. It fails for all but root, and
 * then the file belongs to who saved it. */
static int keep_owner_and_mode(int fd, const struct stat *old)
{
    int ignored = fchown(fd, old->st_uid, old->st_gid);

    (void)ignored;
    return fchmod(fd, old->st_mode & 07777);
}

static struct err *replace(const char *file, const char *path, const struct stat *old,
                           const char *bytes, size_t len)
{
    char *temporary = NULL;
    int fd = open_beside(&temporary, path, old != NULL ? 0600 : 0666);
    int errnum;

    if (fd < 0)
        return err_errno(errno, "cannot save '%s'", file);
    if ((old != NULL && keep_owner_and_mode(fd, old) != 0) || write_all(fd, bytes, len) != 0 ||
        fsync(fd) != 0)
        goto fail;
    if (close(fd) != 0) {
        fd = -1;
        goto fail;
    }
    fd = -1;
    if (rename(temporary, path) != 0)
        goto fail;
    free(temporary);
    if (sync_folder(path) != 0)
        return err_errno(errno, "saved '%s', but it may not survive a power failure", file);
    return NULL;
fail:
    errnum = errno;
    if (fd >= 0)
        close(fd);
    unlink(temporary);
    free(temporary);
    return err_errno(errnum, "cannot save '%s'", file);
}

struct err *scenario_save(const char *file, const struct value *root, enum scenario_format format)
{
    char *bytes = NULL, *path = NULL;
    size_t len = 0;
    bool exists = false;
    struct stat st;
    struct err *e;

    if ((e = resolve(&path, &exists, &st, file)) != NULL)
        return e;
    if (exists)
        e = check_target(file, path, &st);
    if (e == NULL)
        e = scenario_write(&bytes, &len, root, format);
    if (e == NULL)
        e = replace(file, path, exists ? &st : NULL, bytes, len);
    free(bytes);
    free(path);
    return e;
}
