#include "model/os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; /* POSIX has it in no header */

static int wait_for(pid_t child, int *status)
{
    int how = 0;

    while (waitpid(child, &how, 0) < 0)
        if (errno != EINTR)
            return errno;
    *status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
    return 0;
}

static int start(pid_t *child, char *const *argv)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t usual;
    int result = 0;

    (void)sigemptyset(&usual);
    (void)sigaddset(&usual, SIGINT);
    (void)sigaddset(&usual, SIGQUIT);
    if (posix_spawn_file_actions_init(&files) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        (void)posix_spawn_file_actions_destroy(&files);
        return ENOMEM;
    }
    (void)posix_spawnattr_setsigdefault(&attributes, &usual);
    (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    /* Our keys may come from the terminal while standard input is a pipe. */
    if (!isatty(STDIN_FILENO))
        result = posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/tty", O_RDWR, 0);
    if (result == 0)
        result = posix_spawn(child, "/bin/sh", &files, &attributes, argv, environ);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&files);
    return result;
}

int os_run(int *status, const char *command, const char *file)
{
    /* The command may have words of its own ("code --wait"); the file is one word. */
    const char *const argv[] = {"sh", "-c", "eval \"$1 \\\"\\$2\\\"\"", "sh", command, file, NULL};
    /* Ctrl-C is the program's while it runs, as with system(). */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    pid_t child;
    int result;

    (void)sigemptyset(&ignore.sa_mask);
    (void)sigaction(SIGINT, &ignore, &interrupt);
    (void)sigaction(SIGQUIT, &ignore, &quit);
    result = start(&child, (char *const *)(uintptr_t)argv);
    if (result == 0)
        result = wait_for(child, status);
    (void)sigaction(SIGINT, &interrupt, NULL);
    (void)sigaction(SIGQUIT, &quit, NULL);
    return result;
}
