#include "model/os/os.h"

#include "model/os/os_fault.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { MODE_USER = 0600, MODE_ALL = 0666, MODE_FOLDER = 0700 };

static int result_of(int value)
{
    return value == 0 ? 0 : errno;
}

/* ---- what is there ---------------------------------------------------------------------- */

static enum os_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return OS_REGULAR;
    if (S_ISDIR(mode))
        return OS_FOLDER;
    if (S_ISLNK(mode))
        return OS_LINK;
    if (S_ISFIFO(mode))
        return OS_PIPE;
    return S_ISSOCK(mode) ? OS_SOCKET : OS_DEVICE;
}

static int put_info(struct os_info *out, int result, const struct stat *st)
{
    if (result != 0)
        return errno;
    *out = (struct os_info){
        .kind = kind_of(st->st_mode),
        .bytes = st->st_size,
        .seconds = st->st_mtim.tv_sec,
        .nanoseconds = st->st_mtim.tv_nsec,
        .owner = st->st_uid,
        .group = st->st_gid,
        .mode = st->st_mode & 07777,
        .names = st->st_nlink,
    };
    return 0;
}

int os_look(struct os_info *out, const char *file)
{
    struct stat st;

    return put_info(out, stat(file, &st), &st);
}

int os_look_link(struct os_info *out, const char *file)
{
    struct stat st;

    return put_info(out, lstat(file, &st), &st);
}

int os_look_open(struct os_info *out, struct os_file f)
{
    struct stat st;

    return put_info(out, fstat(f.handle, &st), &st);
}

int os_may_write(const char *file)
{
    return result_of(access(file, W_OK));
}

int os_link_target(char **out, const char *link)
{
    char text[PATH_MAX];
    ssize_t n = readlink(link, text, sizeof(text));

    if (n < 0)
        return errno;
    if ((size_t)n == sizeof(text))
        return ENAMETOOLONG;
    *out = strndup(text, (size_t)n);
    return *out != NULL ? 0 : ENOMEM;
}

/* ---- opening by name -------------------------------------------------------------------- */

static struct err *cannot_open(int errnum)
{
    switch (errnum) {
    case ENOENT:
        return err_new(ERR_NOT_FOUND, "there is no such file");
    case EACCES:
        return err_new(ERR_IO, "no permission to open the file");
    case ENXIO: /* what opening a socket says, and a pipe that nobody reads */
        return err_new(ERR_IO, "this is a pipe or a socket, expected a file");
    default:
        return err_errno(errnum, "cannot open the file");
    }
}

static struct err *not_a_file(enum os_kind kind)
{
    switch (kind) {
    case OS_FOLDER:
        return err_remedy(err_new(ERR_IO, "this is a folder, expected a file"),
                          "name a file in it");
    case OS_PIPE:
        return err_remedy(err_new(ERR_IO, "this is a named pipe, expected a file"),
                          "copy what comes through it to a file first");
    case OS_SOCKET:
        return err_new(ERR_IO, "this is a socket, expected a file");
    case OS_DEVICE:
        return err_new(ERR_IO, "this is a device, expected a file");
    case OS_REGULAR:
    case OS_LINK:
        break;
    }
    return NULL;
}

/* Who names one of these means what is behind it, and the shell has its other end. */
static bool is_stream(const char *file)
{
    struct str name = str_of(file);

    return str_is(name, "/dev/stdin") || str_is(name, "/dev/null") ||
           str_starts(name, STR_LIT("/dev/fd/")) || str_starts(name, STR_LIT("/proc/self/fd/"));
}

/* A missing file is made: what is missing then is its folder. */
static struct err *cannot_create(int errnum)
{
    return errnum == ENOENT ? err_new(ERR_NOT_FOUND, "its folder does not exist")
                            : cannot_open(errnum);
}

/* Takes the descriptor when it gives an error. A file does not wait, but for some that the kernel
 * makes up (/proc/kmsg): those say that there is nothing now. */
static struct err *must_be_file(int fd, const char *file, bool device)
{
    struct err *e = NULL;
    struct stat st;

    if (fstat(fd, &st) != 0)
        e = cannot_open(errno);
    else if (S_ISDIR(st.st_mode) ||
             (!is_stream(file) && !(device && kind_of(st.st_mode) == OS_DEVICE)))
        e = not_a_file(kind_of(st.st_mode));
    if (e == NULL && !S_ISREG(st.st_mode) &&
        fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK) == -1)
        e = cannot_open(errno);
    if (e != NULL)
        (void)close(fd);
    return e;
}

static struct err *open_fd(int *out, const char *file, int flags, bool device)
{
    int errnum = os_fault(OS_CALL_OPEN, file);
    int fd = errnum == 0 ? open(file, flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, MODE_ALL) : -1;
    struct err *e;

    if (fd < 0) {
        errnum = errnum != 0 ? errnum : errno;
        if (errnum == EISDIR)
            return not_a_file(OS_FOLDER);
        return (flags & O_CREAT) != 0 ? cannot_create(errnum) : cannot_open(errnum);
    }
    if ((e = must_be_file(fd, file, device)) != NULL)
        return e;
    *out = fd;
    return NULL;
}

static struct err *open_stream(FILE **out, const char *file, int flags, bool device,
                               const char *mode)
{
    int fd = -1;
    struct err *e = open_fd(&fd, file, flags, device);

    if (e != NULL)
        return e;
    if ((*out = fdopen(fd, mode)) == NULL) {
        e = cannot_open(errno);
        (void)close(fd);
    }
    return e;
}

struct err *os_open_read(FILE **out, const char *file)
{
    return open_stream(out, file, O_RDONLY, false, "rb");
}

struct err *os_open_write(FILE **out, const char *file)
{
    return open_stream(out, file, O_WRONLY | O_CREAT | O_TRUNC, true, "wb");
}

static struct err *no_private_file(const char *folder, int errnum)
{
    return err_remedy(err_errno(errnum, "no temporary file can be made in %s", folder),
                      "TMPDIR names a folder with room for it");
}

struct err *os_private_file(FILE **out)
{
    const char *asked = getenv("TMPDIR");
    const char *folder = asked != NULL && asked[0] != '\0' ? asked : "/tmp";
    char name[PATH_MAX];
    int fd = -1, errnum = os_fault(OS_CALL_CREATE, folder);

    if (errnum == 0 &&
        snprintf(name, sizeof(name), "%s/silospec.XXXXXX", folder) >= (int)sizeof(name))
        errnum = ENAMETOOLONG;
    if (errnum == 0 && (fd = mkstemp(name)) < 0)
        errnum = errno;
    if (errnum != 0)
        return no_private_file(folder, errnum);
    (void)unlink(name);
    (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
    if ((*out = fdopen(fd, "w+b")) == NULL) {
        errnum = errno;
        (void)close(fd);
        return no_private_file(folder, errnum);
    }
    return NULL;
}

struct err *os_open_update(struct os_file *out, const char *file)
{
    return open_fd(&out->handle, file, O_RDWR, false);
}

/* ---- files ------------------------------------------------------------------------------ */

int os_create(struct os_file *out, const char *file, enum os_for who)
{
    int errnum = os_fault(OS_CALL_CREATE, file);
    int fd;

    if (errnum != 0)
        return errnum;
    fd = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
              who == OS_FOR_USER ? MODE_USER : MODE_ALL);
    if (fd < 0)
        return errno;
    out->handle = fd;
    return 0;
}

int os_write(struct os_file f, struct str bytes, uint64_t at)
{
    int errnum = os_fault(OS_CALL_WRITE, NULL);

    while (errnum == 0 && bytes.len > 0) {
        ssize_t n = pwrite(f.handle, bytes.s, bytes.len, (off_t)at);

        if (n < 0 && errno != EINTR)
            errnum = errno;
        if (n > 0) {
            at += (uint64_t)n;
            bytes = str_cut(bytes, (size_t)n, bytes.len);
        }
    }
    return errnum;
}

int os_cut(struct os_file f, uint64_t size)
{
    int errnum = os_fault(OS_CALL_CUT, NULL);

    return errnum != 0 ? errnum : result_of(ftruncate(f.handle, (off_t)size));
}

int os_sync(struct os_file f)
{
    int errnum = os_fault(OS_CALL_SYNC, NULL);

    return errnum != 0 ? errnum : result_of(fsync(f.handle));
}

int os_close(struct os_file *f)
{
    int fd = f->handle, errnum;

    if (fd < 0)
        return 0;
    *f = OS_NO_FILE;
    errnum = os_fault(OS_CALL_CLOSE, NULL);
    return close(fd) != 0 ? errno : errnum;
}

/* Owner first: changing it may take bits of the mode away. It fails for all but root, and
 * then the file belongs to who saved it. */
int os_keep_owner(struct os_file f, const struct os_info *of)
{
    int ignored = fchown(f.handle, (uid_t)of->owner, (gid_t)of->group);

    (void)ignored;
    return result_of(fchmod(f.handle, of->mode));
}

bool os_lock(struct os_file f, bool wait)
{
    int result = os_fault(OS_CALL_LOCK, NULL);

    if (result != 0)
        return false;
    do
        result = flock(f.handle, wait ? LOCK_EX : LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

int os_rename(const char *from, const char *to)
{
    int errnum = os_fault(OS_CALL_RENAME, from);

    return errnum != 0 ? errnum : result_of(rename(from, to));
}

int os_remove(const char *file)
{
    int errnum = os_fault(OS_CALL_REMOVE, file);

    return errnum != 0 ? errnum : result_of(unlink(file));
}

/* ---- folders and paths ------------------------------------------------------------------ */

int os_list(const char *folder, bool (*each)(void *ctx, const char *name), void *ctx)
{
    int errnum = os_fault(OS_CALL_OPEN, folder);
    DIR *open = errnum == 0 ? opendir(folder) : NULL;
    const struct dirent *d;

    if (open == NULL)
        return errnum != 0 ? errnum : errno;
    while ((d = readdir(open)) != NULL)
        if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0 && !each(ctx, d->d_name))
            break;
    (void)closedir(open);
    return 0;
}

int os_make_folder(const char *folder)
{
    int errnum = os_fault(OS_CALL_FOLDER, folder);

    return errnum != 0 ? errnum : result_of(mkdir(folder, MODE_FOLDER));
}

/* Some filesystems cannot sync a folder and say EINVAL; one may also be writable but not
 * readable. */
int os_sync_folder(const char *folder)
{
    int errnum = os_fault(OS_CALL_SYNC_FOLDER, folder);
    int fd;

    if (errnum != 0)
        return errnum;
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES ? 0 : errno;
    errnum = result_of(fsync(fd));
    (void)close(fd);
    return errnum == EINVAL || errnum == ENOTSUP ? 0 : errnum;
}

int os_full_path(char **out, const char *p)
{
    *out = realpath(p, NULL);
    return *out != NULL ? 0 : errno;
}

int os_program_path(char **out)
{
    return os_link_target(out, "/proc/self/exe");
}

/* ---- process, terminal, time ------------------------------------------------------------ */

long os_process_id(void)
{
    return (long)getpid();
}

long long os_user_id(void)
{
    return (long long)geteuid();
}

bool os_guard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
            continue;
        /* The wrong direction on purpose: reading or writing fails with EBADF, as it should.
         * The lowest free number is the one that was just found closed. */
        if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            return false;
    }
    return true;
}

bool os_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

unsigned os_terminal_columns(FILE *stream)
{
    struct winsize size;

    return os_is_terminal(stream) && ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col
                                                                                   : 0;
}

bool os_text_is_utf8(void)
{
    return setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int64_t os_milliseconds(void)
{
    struct timespec t;

    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
        return 0;
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool os_local_time(struct tm *out, long long clock)
{
    time_t at = (time_t)clock;

    return localtime_r(&at, out) != NULL;
}
