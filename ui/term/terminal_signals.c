#include "ui/term/terminal_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { STACK_BYTES = 64 * 1024 };

struct caught {
    int number;
    unsigned flag; /* 0: fatal */
};

static const struct caught caught[] = {
    {SIGINT, UI_SIGNAL_QUIT},
    {SIGTERM, UI_SIGNAL_QUIT},
    {SIGHUP, UI_SIGNAL_QUIT},
    {SIGWINCH, UI_SIGNAL_RESIZE},
    {SIGTSTP, UI_SIGNAL_STOP},
    {SIGCONT, UI_SIGNAL_CONTINUE},
    {SIGSEGV, 0},
    {SIGABRT, 0},
    {SIGBUS, 0},
    {SIGFPE, 0},
    {SIGILL, 0},
    {SIGQUIT, 0},
    {SIGALRM, 0}, /* the patience after a QUIT is over */
};

enum { CAUGHT_COUNT = sizeof(caught) / sizeof(caught[0]) };

/* What handlers need must be static: they get no argument of ours. */
static struct {
    bool open;
    int pipe[2];
    struct sigaction before[CAUGHT_COUNT];
    bool taken[CAUGHT_COUNT]; /* the handler is ours */
    void *stack;              /* for crashes by stack overflow; NULL if there is one already */
    int rescue_fd;
    struct termios modes;
    char bytes[RESCUE_MAX];
    size_t bytes_len; /* 0 = nothing to rescue */
} process;

static volatile sig_atomic_t came[CAUGHT_COUNT];
static volatile sig_atomic_t any_came; /* nobody need ask the pipe: it is asked around each key */
static volatile sig_atomic_t quitting; /* the first signal that asked us to leave; 0: none */
static volatile sig_atomic_t handed_over; /* to another program */

static void on_signal(int number)
{
    int saved = errno;
    ssize_t ignored;

    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        if (caught[i].number != number)
            continue;
        came[i] = 1;
        if (caught[i].flag == UI_SIGNAL_QUIT && quitting == 0 && !handed_over) {
            quitting = number;
            (void)alarm(UI_SIGNAL_PATIENCE_S);
        }
    }
    any_came = 1;
    ignored = write(process.pipe[1], "", 1); /* a full pipe wakes as well */
    (void)ignored;
    errno = saved;
}

/* What waits to be written is thrown away, so that there is room: nobody may be reading. */
static void rescue(void)
{
    int flags = fcntl(process.rescue_fd, F_GETFL);
    ssize_t ignored;

    if (process.bytes_len == 0)
        return;
    (void)fcntl(process.rescue_fd, F_SETFL, flags | O_NONBLOCK);
    if (quitting != 0)
        (void)tcflush(process.rescue_fd, TCOFLUSH);
    ignored = write(process.rescue_fd, process.bytes, process.bytes_len);
    (void)ignored;
    (void)fcntl(process.rescue_fd, F_SETFL, flags);
    (void)tcsetattr(process.rescue_fd, TCSANOW, &process.modes);
}

static void on_crash(int number, siginfo_t *info, void *context)
{
    int why = number == SIGALRM && quitting != 0 ? (int)quitting : number;

    (void)context;
    rescue();
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        if (caught[i].number == why)
            (void)sigaction(why, &process.before[i], NULL);
    /* A fault happens again on return, with its true place for the core file or a sanitizer;
     * a signal that was sent does not. */
    if (info->si_code <= 0 || why != number)
        (void)raise(why);
}

static void take_signal(size_t i)
{
    struct sigaction action = {.sa_flags = SA_RESTART};

    sigfillset(&action.sa_mask);
    if (caught[i].flag != 0) {
        action.sa_handler = on_signal;
    } else {
        action.sa_sigaction = on_crash;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    }
    if (process.before[i].sa_handler == SIG_IGN && (process.before[i].sa_flags & SA_SIGINFO) == 0)
        return;
    if (sigaction(caught[i].number, &action, NULL) == 0)
        process.taken[i] = true;
}

/* A sanitizer brings a stack of its own. */
static void open_stack(void)
{
    stack_t stack = {.ss_size = STACK_BYTES}, before;

    if (sigaltstack(NULL, &before) != 0 || (before.ss_flags & SS_DISABLE) == 0)
        return;
    stack.ss_sp = malloc(STACK_BYTES);
    if (stack.ss_sp == NULL)
        return;
    if (sigaltstack(&stack, NULL) == 0)
        process.stack = stack.ss_sp;
    else
        free(stack.ss_sp);
}

struct err *ui_signals_open(void)
{
    if (process.open)
        return err_new(ERR_INTERNAL, "a second terminal in one process");
    memset(&process, 0, sizeof(process));
    if (pipe(process.pipe) != 0)
        return err_errno(errno, "make a pipe for signals");
    for (size_t i = 0; i < 2; i++) {
        (void)fcntl(process.pipe[i], F_SETFD, FD_CLOEXEC);
        (void)fcntl(process.pipe[i], F_SETFL, O_NONBLOCK);
    }
    process.open = true;
    quitting = 0;
    handed_over = 0;
    any_came = 0;
    open_stack();
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        came[i] = 0;
        if (sigaction(caught[i].number, NULL, &process.before[i]) == 0)
            take_signal(i);
    }
    return NULL;
}

void ui_signals_close(void)
{
    stack_t off = {.ss_flags = SS_DISABLE, .ss_size = STACK_BYTES};

    if (!process.open)
        return;
    if (quitting != 0)
        (void)alarm(0);
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        if (process.taken[i])
            (void)sigaction(caught[i].number, &process.before[i], NULL);
    if (process.stack != NULL && sigaltstack(&off, NULL) == 0)
        free(process.stack);
    (void)close(process.pipe[0]);
    (void)close(process.pipe[1]);
    memset(&process, 0, sizeof(process));
}

int ui_signals_fd(void)
{
    return process.pipe[0];
}

unsigned ui_signals_take(void)
{
    unsigned flags = 0;
    char junk[64];

    if (any_came == 0)
        return 0;
    any_came = 0; /* first: what comes meanwhile is looked for again */
    while (read(process.pipe[0], junk, sizeof(junk)) == (ssize_t)sizeof(junk))
        continue;
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        if (came[i] != 0) {
            came[i] = 0;
            flags |= caught[i].flag;
        }
    }
    return flags;
}

void ui_signals_rescue(int fd, const struct termios *modes, struct str bytes)
{
    process.bytes_len = 0;
    process.rescue_fd = fd;
    process.modes = *modes;
    if (bytes.len > RESCUE_MAX)
        return;
    memcpy(process.bytes, bytes.s, bytes.len);
    process.bytes_len = bytes.len;
}

void ui_signals_handed_over(bool yes)
{
    handed_over = yes;
}

bool ui_signals_can_stop(void)
{
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        if (caught[i].number == SIGTSTP)
            return process.taken[i];
    return false;
}

void ui_signals_stop(bool group)
{
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        if (caught[i].number != SIGTSTP || !process.taken[i])
            continue;
        (void)sigaction(SIGTSTP, &process.before[i], NULL);
        if (group)
            (void)kill(0, SIGTSTP);
        else
            (void)raise(SIGTSTP);
        take_signal(i);
    }
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        if ((caught[i].flag & (UI_SIGNAL_STOP | UI_SIGNAL_CONTINUE)) != 0)
            came[i] = 0;
}
