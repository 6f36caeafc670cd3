/* model/os/os.h - the face of the operating system: files, folders, locks, the process, time.
 *
 * What is asked of the system is asked here, so that another system is another os_*.c and a test
 * can make any call fail (model/os/os_fault.h). Two kinds of things stay outside: what C11 has
 * (streams, time(), getenv()), and the terminal's own files, which tests/structure lists.
 *
 * Paths: bytes that end with NUL, folders separated by '/'.
 * Errors: an `int` is 0 or a number of errno.h, for err_errno(). The functions that open
 *         something by a name of the user's give a struct err, without a place. */
#ifndef MODEL_OS_OS_H
#define MODEL_OS_OS_H

#include "model/base/err.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* An open file; a value, not to be looked into. */
struct os_file {
    int handle;
};
#define OS_NO_FILE ((struct os_file){-1})

static inline bool os_is_open(struct os_file f)
{
    return f.handle >= 0;
}

enum os_kind {
    OS_REGULAR,
    OS_FOLDER,
    OS_LINK, /* by os_look_link() only */
    OS_PIPE, /* with a name */
    OS_DEVICE,
    OS_SOCKET,
};

struct os_info {
    enum os_kind kind;
    long long bytes;
    long long seconds, nanoseconds; /* last change, since 1970 */
    long long owner, group;         /* for os_keep_owner() */
    unsigned mode;
    unsigned long long names; /* that lead to it: hard links */
};

/* ---- reading ---------------------------------------------------------------------------- */

/* For reading as a whole. Never waits: a pipe with a name has no writer yet, and would stop the
 * program where nobody sees why. So all but regular files is refused; standard input, a shell's
 * <(...) and /dev/null are passed, by their names below /dev and /proc/self/fd.
 * The caller closes *out. ERR_NOT_FOUND, ERR_IO. */
struct err *os_open_read(FILE **out, const char *file);

/* For writing from its beginning; made when missing. Refuses as os_open_read() does, but passes
 * devices. The caller closes *out, and looks at what fclose() says. */
struct err *os_open_write(FILE **out, const char *file);

/* A new file for reading and writing, in TMPDIR or else /tmp, for the user alone. Nobody finds it
 * by a name, and it is gone when it is closed or the program ends. The caller closes *out. ERR_IO.
 */
struct err *os_private_file(FILE **out);

/* ---- files ------------------------------------------------------------------------------ */

enum os_for { OS_FOR_USER, OS_FOR_ALL }; /* all: whom the umask lets */

/* EEXIST when there is one. Open for writing; os_write() and the lock need that. */
int os_create(struct os_file *out, const char *file, enum os_for who);

/* An existing regular file for reading and writing, as it is. Never waits. */
struct err *os_open_update(struct os_file *out, const char *file);

int os_write(struct os_file f, struct str bytes, uint64_t at); /* all of them */
int os_cut(struct os_file f, uint64_t size);                   /* what is behind `size` is lost */
int os_sync(struct os_file f);                                 /* on disk when it returns */
int os_close(struct os_file *f); /* gives its lock back; none open: 0 */
int os_keep_owner(struct os_file f, const struct os_info *of); /* and the mode, if permitted */

/* Alone with the file: true when the lock was got. Held until the file is closed. */
bool os_lock(struct os_file f, bool wait);

int os_look(struct os_info *out, const char *file); /* follows links */
int os_look_link(struct os_info *out, const char *file);
int os_look_open(struct os_info *out, struct os_file f);
int os_may_write(const char *file);
int os_link_target(char **out, const char *link); /* as the link says it; the caller frees */
int os_rename(const char *from, const char *to);  /* replaces `to` in one step */
int os_remove(const char *file);

/* ---- folders and paths ------------------------------------------------------------------ */

/* Each name but "." and "..", in no order, until `each` says false. */
int os_list(const char *folder, bool (*each)(void *ctx, const char *name), void *ctx);
int os_make_folder(const char *folder); /* one, for the user alone; EEXIST */
int os_sync_folder(const char *folder); /* names in it are on disk; 0 where that is not known */
int os_full_path(char **out, const char *p); /* without links; p must exist; the caller frees */
int os_program_path(char **out);             /* the running program's file; the caller frees */

/* ---- process, terminal, time ------------------------------------------------------------ */

long os_process_id(void);
long long os_user_id(void); /* as an owner in struct os_info */

/* work(items + i * size) for each of `count`, all at the same time where the system lets, and
 * returns when all are done. What they share is only read. */
void os_in_parallel(void (*work)(void *item), void *items, size_t size, size_t count);
unsigned os_processors(void); /* that this program may use; at least 1 */

/* Runs "COMMAND FILE" by the shell, on our terminal, until it ends; Ctrl-C is its own meanwhile.
 * *status: as the shell tells it. */
int os_run(int *status, const char *command, const char *file);

/* Standard streams that came closed are given something that refuses, so that no file of ours
 * gets their number. */
bool os_guard_streams(void);

bool os_is_terminal(FILE *stream);
unsigned os_terminal_columns(FILE *stream); /* 0: no terminal, or it does not say */
bool os_text_is_utf8(void);                 /* by the user's locale, which it sets (LC_CTYPE) */

int64_t os_milliseconds(void);                       /* since some moment; never goes back */
bool os_local_time(struct tm *out, long long clock); /* clock: as time() tells */

#endif
