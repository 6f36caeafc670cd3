#include "tests/screens/pty_private.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define ENV_SLOTS (PTY_ENV_MAX + 16)
#define ENV_BYTES 8192 /* a long PATH is cut by nobody */

static void require(bool ok, const char *what)
{
    if (!ok)
        fail_msg("%s: %s", what, strerror(errno));
}

void pty_fail(struct pty *p, const char *what, const char *detail)
{
    (void)fprintf(stderr, "---- screen %dx%d ----\n%s----\n", pty_width(p), pty_height(p),
                  pty_text(p));
    fail_msg("%s '%s'", what, detail);
}

/* ---- terminal ------------------------------------------------------------------------- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct pty *p = user;

    if (property == VTERM_PROP_ALTSCREEN)
        p->alt = value->boolean != 0;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        p->cursor = value->boolean != 0;
    else if (property == VTERM_PROP_MOUSE)
        p->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    return 1;
}

/* Keys, and what the terminal answers to questions. */
static void on_terminal_output(const char *bytes, size_t len, void *user)
{
    pty_bytes(user, (struct str){bytes, len});
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void open_terminal(struct pty *p, int w, int h)
{
    p->vt = vterm_new(h, w);
    require(p->vt != NULL, "vterm_new");
    vterm_set_utf8(p->vt, 1);
    vterm_output_set_callback(p->vt, on_terminal_output, p);
    p->screen = vterm_obtain_screen(p->vt);
    vterm_screen_set_callbacks(p->screen, &callbacks, p);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);
}

static void open_device(struct pty *p, int w, int h)
{
    struct winsize size = {.ws_row = (unsigned short)h, .ws_col = (unsigned short)w};
    const char *name;

    p->master = posix_openpt(O_RDWR | O_NOCTTY);
    require(p->master >= 0 && grantpt(p->master) == 0 && unlockpt(p->master) == 0, "posix_openpt");
    name = ptsname(p->master);
    require(name != NULL, "ptsname");
    p->slave = open(name, O_RDWR | O_NOCTTY);
    require(p->slave >= 0, name);
    require(ioctl(p->slave, TIOCSWINSZ, &size) == 0, "TIOCSWINSZ");
    require(tcgetattr(p->slave, &p->before) == 0, "tcgetattr");
    require(fcntl(p->master, F_SETFL, O_NONBLOCK) == 0, "O_NONBLOCK");
}

/* ---- start and end -------------------------------------------------------------------- */

static void put_env(char env[][ENV_BYTES], size_t *count, const char *entry)
{
    size_t name = strcspn(entry, "=") + 1;
    size_t i;

    for (i = 0; i < *count && strncmp(env[i], entry, name) != 0; i++)
        continue;
    assert_true(i < ENV_SLOTS && strlen(entry) < ENV_BYTES);
    memcpy(env[i], entry, strlen(entry) + 1);
    if (i == *count)
        ++*count;
}

static size_t make_env(char env[][ENV_BYTES], const struct pty *p, const struct pty_options *o)
{
    static const char *const from_home[] = {"HOME=%s", "XDG_CONFIG_HOME=%s/config",
                                            "XDG_DATA_HOME=%s/data", "XDG_STATE_HOME=%s/state",
                                            "XDG_CACHE_HOME=%s/cache"};
    static const char *const passed[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};
    char entry[ENV_BYTES];
    size_t count = 0;

    put_env(env, &count, "TERM=xterm-256color");
    put_env(env, &count, "LANG=C.UTF-8");
    for (size_t i = 0; i < sizeof from_home / sizeof *from_home; i++) {
        size_t lead = strcspn(from_home[i], "%");

        (void)snprintf(entry, sizeof entry, "%.*s%s%s", (int)lead, from_home[i], p->home,
                       from_home[i] + lead + 2);
        put_env(env, &count, entry);
    }
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++) {
        if (getenv(passed[i]) == NULL)
            continue;
        require(snprintf(entry, sizeof entry, "%s=%s", passed[i], getenv(passed[i])) <
                    (int)sizeof entry,
                "the environment has too long a value");
        put_env(env, &count, entry);
    }
    for (size_t i = 0; i < PTY_ENV_MAX && o->env[i] != NULL; i++)
        put_env(env, &count, o->env[i]);
    return count;
}

static void child(struct pty *p, const char *const *argv, char env[][ENV_BYTES], size_t count,
                  const char *folder)
{
    char *pointers[ENV_SLOTS + 1] = {NULL};
    char **arguments;
    size_t n = 0;
    int input;

    (void)setsid();
    if (ioctl(p->slave, TIOCSCTTY, 0) != 0 || (folder != NULL && chdir(folder) != 0))
        _exit(126);
    for (int fd = 0; fd <= 2; fd++)
        (void)dup2(p->slave, fd);
    (void)close(p->slave);
    (void)close(p->master);
    if (p->input != NULL && (input = open(p->input, O_RDONLY)) != 0)
        (void)dup2(input, 0);
    for (size_t i = 0; i < count; i++)
        pointers[i] = env[i];
    while (argv[n] != NULL)
        n++;
    /* execve() wants writable texts; it gets copies. */
    arguments = calloc(n + 1, sizeof *arguments);
    for (size_t i = 0; arguments != NULL && i < n; i++)
        arguments[i] = strdup(argv[i]);
    if (arguments != NULL)
        (void)execve(argv[0], arguments, pointers);
    _exit(127);
}

struct pty *pty_start(const char *const *argv, const struct pty_options *options)
{
    const struct pty_options o = options != NULL ? *options : (struct pty_options){0};
    const char *base = getenv("TMPDIR") != NULL ? getenv("TMPDIR") : P_tmpdir;
    struct pty *p = calloc(1, sizeof *p);
    int w = o.w > 0 ? o.w : 120, h = o.h > 0 ? o.h : 40;
    char env[ENV_SLOTS][ENV_BYTES];
    size_t count;

    assert_non_null(p);
    p->cursor = true;
    p->background = o.background;
    p->input = o.input;
    assert_true(snprintf(p->home, sizeof p->home, "%s/silospec-test.XXXXXX", base) <
                (int)sizeof p->home);
    require(mkdtemp(p->home) != NULL, p->home);
    open_device(p, w, h);
    open_terminal(p, w, h);
    count = make_env(env, p, &o);
    p->pid = fork();
    require(p->pid >= 0, "fork");
    if (p->pid == 0)
        child(p, argv, env, count, o.folder);
    return p;
}

struct pty *pty_silospec(const char *const *args, const struct pty_options *options)
{
    const char *argv[16] = {getenv("SILOSPEC")};

    if (argv[0] == NULL)
        fail_msg("SILOSPEC does not name the program");
    for (size_t i = 0; args[i] != NULL; i++) {
        assert_true(i + 2 < sizeof argv / sizeof *argv);
        argv[i + 1] = args[i];
    }
    return pty_start(argv, options);
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

void pty_free(struct pty *p)
{
    if (p == NULL)
        return;
    if (!p->exited) {
        (void)kill(p->pid, SIGKILL);
        (void)waitpid(p->pid, NULL, 0);
    }
    (void)nftw(p->home, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    (void)close(p->master);
    (void)close(p->slave);
    vterm_free(p->vt);
    buf_finish(&p->output);
    buf_finish(&p->text);
    free(p);
}

const char *pty_home(const struct pty *p)
{
    return p->home;
}

/* libvterm does not know the question. */
static void answer_background(struct pty *p, struct str bytes)
{
    static const struct str question = {"\x1b]11;?\a", 7};
    char answer[64];
    int len;

    for (size_t at = 0; p->background != NULL && at + question.len <= bytes.len; at++) {
        if (memcmp(bytes.s + at, question.s, question.len) != 0)
            continue;
        len = snprintf(answer, sizeof answer, "\x1b]11;%s\a", p->background);
        pty_bytes(p, (struct str){answer, (size_t)len});
    }
}

/* ---- reading and waiting --------------------------------------------------------------- */

bool pty_pump(struct pty *p, int timeout_ms)
{
    struct pollfd fd = {.fd = p->master, .events = POLLIN};
    char bytes[65536];
    bool any = false;
    ssize_t n;

    if (poll(&fd, 1, timeout_ms) <= 0)
        return false;
    while ((n = read(p->master, bytes, sizeof bytes)) > 0) {
        buf_add(&p->output, (struct str){bytes, (size_t)n});
        answer_background(p, (struct str){bytes, (size_t)n});
        (void)vterm_input_write(p->vt, bytes, (size_t)n);
        any = true;
    }
    return any;
}

static long now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool check_exit(struct pty *p)
{
    if (!p->exited && waitpid(p->pid, &p->status, WNOHANG) == p->pid)
        p->exited = true;
    return p->exited;
}

static void wait_for_screen(struct pty *p, const char *text, bool wanted)
{
    long end = now_ms() + PTY_TIMEOUT_MS;

    while (pty_find(p, text, NULL, NULL) != wanted) {
        /* What a program wrote before its end is still in the pipe: look before, read after. */
        bool over = check_exit(p) || now_ms() > end;

        if (!pty_pump(p, 20) && over)
            pty_fail(p, wanted ? "the screen never shows" : "the screen goes on showing", text);
    }
}

void pty_wait_text(struct pty *p, const char *text)
{
    wait_for_screen(p, text, true);
}

void pty_wait_no_text(struct pty *p, const char *text)
{
    wait_for_screen(p, text, false);
}

static bool output_has(const struct pty *p, struct str bytes)
{
    for (size_t at = 0; at + bytes.len <= p->output.len; at++) {
        if (memcmp(p->output.s + at, bytes.s, bytes.len) == 0)
            return true;
    }
    return false;
}

void pty_wait_output(struct pty *p, const char *bytes)
{
    long end = now_ms() + PTY_TIMEOUT_MS;

    while (!output_has(p, str_of(bytes))) {
        bool over = check_exit(p) || now_ms() > end;

        if (!pty_pump(p, 20) && over)
            pty_fail(p, "never written:", bytes);
    }
}

/* As the system tells it: S sleeps, R runs or waits for its turn, Z has ended; S where it does not
 * tell. */
static char state_of(const struct pty *p)
{
    char name[40], line[200] = "";
    const char *state;
    FILE *f;

    snprintf(name, sizeof(name), "/proc/%ld/stat", (long)p->pid);
    if ((f = fopen(name, "r")) == NULL)
        return 'S';
    if (fgets(line, sizeof(line), f) == NULL)
        line[0] = '\0';
    fclose(f);
    state = strrchr(line, ')');
    return state != NULL && strlen(state) > 2 ? state[2] : 'S';
}

/* It sleeps, and all keys are read: on a busy machine a program that only waits for its turn is
 * silent as well. One that has ended or is stopped reads nothing any more. */
static bool is_idle(const struct pty *p)
{
    char state = p->exited ? 'Z' : state_of(p);
    int unread = 0;

    if (state != 'S')
        return state != 'R' && state != 'D';
    return ioctl(p->slave, FIONREAD, &unread) != 0 || unread == 0;
}

void pty_settle(struct pty *p)
{
    long end = now_ms() + PTY_TIMEOUT_MS;

    while (pty_pump(p, PTY_QUIET_MS) || !is_idle(p)) {
        if (now_ms() > end)
            pty_fail(p, "the program never stops writing", "");
    }
}

bool pty_exited(struct pty *p)
{
    return check_exit(p);
}

int pty_wait_exit(struct pty *p)
{
    long end = now_ms() + PTY_TIMEOUT_MS;

    while (!check_exit(p)) {
        if (!pty_pump(p, 20) && now_ms() > end)
            pty_fail(p, "the program does not end", "");
    }
    (void)pty_pump(p, 0);
    return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : 128 + WTERMSIG(p->status);
}

void pty_wait_blocked(struct pty *p)
{
    int before = 0, unread = 0;

    for (int same = 0; same<3; same = unread> 0 && unread == before ? same + 1 : 0) {
        before = unread;
        (void)poll(NULL, 0, PTY_QUIET_MS);
        require(ioctl(p->master, FIONREAD, &unread) == 0, "FIONREAD");
    }
}

int pty_wait_exit_unread(struct pty *p)
{
    long end = now_ms() + PTY_TIMEOUT_MS;

    while (!check_exit(p)) {
        if (now_ms() > end)
            pty_fail(p, "the program does not end", "");
        (void)poll(NULL, 0, 20);
    }
    return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : 128 + WTERMSIG(p->status);
}

bool pty_modes_restored(const struct pty *p)
{
    struct termios now;

    return tcgetattr(p->slave, &now) == 0 && now.c_iflag == p->before.c_iflag &&
           now.c_oflag == p->before.c_oflag && now.c_lflag == p->before.c_lflag &&
           memcmp(now.c_cc, p->before.c_cc, sizeof now.c_cc) == 0;
}
