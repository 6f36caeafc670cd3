/* The new text goes to a file of its own beside the old one, and takes its name in one step when it
 * is safely on disk. */
#include "model/files/save.h"

#include "model/files/sweep.h"
#include "model/os/os.h"

#include <errno.h>
#include <stdlib.h>

#define LINKS_MAX       40 /* followed before it counts as a loop, as Linux does */
#define TEMPORARY_BEGIN ".silospec-"
#define TEMPORARY_END   ".tmp"
#define NAMES_MAX       100 /* of temporary files that may be in the way */

/* ---- where ------------------------------------------------------------------------------ */

static size_t folder_length(const char *file)
{
    const char *slash = strrchr(file, '/');

    return slash != NULL ? (size_t)(slash - file) + 1 : 0;
}

/* The path that a link names, seen from the link's folder. */
static int link_target(char **out, const char *file)
{
    size_t folder = folder_length(file), len;
    char *text, *path;
    int errnum = os_link_target(&text, file);

    if (errnum != 0)
        return errnum;
    if (text[0] == '/') {
        *out = text;
        return 0;
    }
    len = strlen(text);
    if ((path = malloc(folder + len + 1)) != NULL) {
        memcpy(path, file, folder);
        memcpy(path + folder, text, len + 1);
    }
    free(text);
    *out = path;
    return path != NULL ? 0 : ENOMEM;
}

/* What stands behind all links, whether it exists or not. The caller frees *out. */
static struct err *resolve(char **out, bool *exists, struct os_info *info, const char *file)
{
    char *path = strdup(file), *next;
    int errnum = path != NULL ? ELOOP : ENOMEM;

    for (int links = 0; path != NULL && links <= LINKS_MAX; links++) {
        int looked = os_look_link(info, path);

        if (looked == ENOENT || (looked == 0 && info->kind != OS_LINK)) {
            *exists = looked == 0;
            *out = path;
            return NULL;
        }
        if (looked == 0)
            looked = link_target(&next, path);
        if (looked != 0) {
            errnum = looked;
            break;
        }
        free(path);
        path = next;
    }
    free(path);
    return err_errno(errnum, "cannot save '%s'", file);
}

static struct err *check_target(const char *file, const char *path, const struct os_info *info)
{
    int errnum;

    if (info->kind == OS_FOLDER)
        return err_errno(EISDIR, "cannot save '%s'", file);
    if (info->kind != OS_REGULAR)
        return err_new(ERR_IO, "cannot save '%s': it is not a regular file", file);
    /* Renaming asks for the folder's permission only; a file that was made read-only stays. */
    if ((errnum = os_may_write(path)) != 0)
        return err_errno(errnum, "cannot save '%s'", file);
    return NULL;
}

/* ---- writing ---------------------------------------------------------------------------- */

/* Opens a new file in the folder of `path`. *name is the caller's to free. */
static int create_beside(struct os_file *out, char **name, const char *path, enum os_for who)
{
    size_t folder = folder_length(path), size = folder + 64;
    char *text = malloc(size);
    int errnum = EEXIST;

    if (text == NULL)
        return ENOMEM;
    memcpy(text, path, folder);
    for (int n = 0; n < NAMES_MAX && errnum == EEXIST; n++) {
        snprintf(text + folder, size - folder, TEMPORARY_BEGIN "%ld-%d" TEMPORARY_END,
                 os_process_id(), n);
        errnum = os_create(out, text, who);
    }
    if (errnum == 0)
        (void)os_lock(*out, false); /* it is nobody's leftover; only one who sweeps asks for it */
    if (errnum == 0)
        *name = text;
    else
        free(text);
    return errnum;
}

static void sweep_folder_of(const char *path)
{
    size_t folder = folder_length(path);
    char *name = folder > 0 ? strndup(path, folder) : NULL;

    if (folder == 0 || name != NULL)
        sweep_leftovers(name, STR_LIT(TEMPORARY_BEGIN), STR_LIT(TEMPORARY_END));
    free(name);
}

static int sync_folder_of(const char *path)
{
    size_t folder = folder_length(path);
    char *name = folder > 0 ? strndup(path, folder) : strdup(".");
    int errnum = name != NULL ? os_sync_folder(name) : ENOMEM;

    free(name);
    return errnum;
}

/* Closes the file in any case. */
static int fill(struct os_file *f, const struct os_info *old, struct str bytes)
{
    int errnum = old != NULL ? os_keep_owner(*f, old) : 0, closed;

    if (errnum == 0)
        errnum = os_write(*f, bytes, 0);
    if (errnum == 0)
        errnum = os_sync(*f);
    closed = os_close(f);
    return errnum != 0 ? errnum : closed;
}

static struct err *replace(const char *file, const char *path, const struct os_info *old,
                           struct str bytes)
{
    char *temporary = NULL;
    struct os_file f = OS_NO_FILE;
    int errnum = create_beside(&f, &temporary, path, old != NULL ? OS_FOR_USER : OS_FOR_ALL);

    if (errnum != 0)
        return err_errno(errnum, "cannot save '%s'", file);
    errnum = fill(&f, old, bytes);
    if (errnum == 0)
        errnum = os_rename(temporary, path);
    if (errnum != 0)
        (void)os_remove(temporary);
    free(temporary);
    if (errnum != 0)
        return err_errno(errnum, "cannot save '%s'", file);
    sweep_folder_of(path);
    if ((errnum = sync_folder_of(path)) != 0)
        return err_errno(errnum, "saved '%s', but it may not survive a power failure", file);
    return NULL;
}

struct err *save_file(const char *file, struct str bytes)
{
    char *path = NULL;
    bool exists = false;
    struct os_info info;
    struct err *e;

    if ((e = resolve(&path, &exists, &info, file)) != NULL)
        return e;
    if (exists)
        e = check_target(file, path, &info);
    if (e == NULL)
        e = replace(file, path, exists ? &info : NULL, bytes);
    free(path);
    return e;
}

unsigned long long save_other_names(const char *file)
{
    struct os_info info;

    return os_look(&info, file) == 0 && info.kind == OS_REGULAR && info.names > 1 ? info.names - 1
                                                                                  : 0;
}
