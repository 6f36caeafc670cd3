/* A key on a real terminal, from the key to the last byte that the program writes for it, at
 * 120x40: what silospec computes, draws and sends, beside nano, which draws a letter. */
#include "tests/bench/programs.h"
#include "tests/bench/stopwatch.h"

#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 120, HEIGHT = 40, QUIET_MS = 40, START_MS = 400 };

struct child {
    pid_t pid;
    int terminal;
    bool says_background; /* as most terminals do, when they are asked */
};

static double now(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void become(char *const *argv, const char *terminal)
{
    int fd;

    (void)setsid();
    fd = open(terminal, O_RDWR);
    for (int stream = 0; stream < 3; stream++)
        (void)dup2(fd, stream);
    (void)setenv("TERM", "xterm-256color", 1);
    (void)setenv("HOME", "/dev/null/none", 1);
    (void)setenv("XDG_CONFIG_HOME", "/dev/null/none", 1);
    (void)setenv("XDG_STATE_HOME", "/dev/null/none", 1);
    (void)execvp(argv[0], argv);
    _exit(127);
}

static struct child start(char *const *argv)
{
    struct winsize size = {.ws_col = WIDTH, .ws_row = HEIGHT};
    struct child c = {.terminal = posix_openpt(O_RDWR | O_NOCTTY)};

    if (c.terminal < 0 || grantpt(c.terminal) != 0 || unlockpt(c.terminal) != 0 ||
        ioctl(c.terminal, TIOCSWINSZ, &size) != 0)
        abort();
    c.pid = fork();
    if (c.pid == 0)
        become(argv, ptsname(c.terminal));
    if (c.pid < 0)
        abort();
    return c;
}

static void stop(const struct child *c)
{
    (void)kill(c->pid, SIGKILL);
    (void)waitpid(c->pid, NULL, 0);
    (void)close(c->terminal);
}

/* bytes: all; text: those that stand on the screen afterwards. */
struct written {
    size_t bytes, text;
};

/* Without ESC [ ... and controls: what no way of writing it can do without. */
static size_t text_in(const char *bytes, size_t n)
{
    size_t text = 0;

    for (size_t i = 0; i < n; i++) {
        if (bytes[i] == '\x1b')
            for (i += 2; i < n && (bytes[i] < '@' || bytes[i] > '~');)
                i++;
        else if ((unsigned char)bytes[i] >= ' ')
            text++;
    }
    return text;
}

static void answer(const struct child *c, const char *bytes)
{
    static const char dark[] = "\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c";

    if (c->says_background && strstr(bytes, "\x1b]11;?") != NULL &&
        write(c->terminal, dark, sizeof(dark) - 1) < 0)
        abort();
}

/* Until it was silent for so long. The time of the last byte; 0: there was none. */
static double drain(const struct child *c, int quiet_ms, struct written *out)
{
    struct pollfd fd = {.fd = c->terminal, .events = POLLIN};
    double last = 0;
    char buf[65537];

    *out = (struct written){0, 0};
    while (poll(&fd, 1, quiet_ms) > 0) {
        ssize_t n = read(c->terminal, buf, sizeof(buf) - 1);

        if (n <= 0)
            break;
        last = now();
        buf[n] = '\0';
        answer(c, buf);
        out->bytes += (size_t)n;
        out->text += text_in(buf, (size_t)n);
    }
    return last;
}

struct answer {
    double ns;              /* the fastest, of the key that takes longer */
    double beside_ns;       /* the same of the editor's letters meanwhile; 0: there is none */
    struct written written; /* of the key that writes more, usually: where others have the machine,
                     some keys are answered together */
};

static double press(const struct child *c, const char *key, struct written *out)
{
    double from = now(), last;

    if (write(c->terminal, key, strlen(key)) < 0)
        abort();
    last = drain(c, QUIET_MS, out);
    return last > from ? last - from : 0;
}

static int by_size(const void *a, const void *b)
{
    size_t x = ((const struct written *)a)->bytes, y = ((const struct written *)b)->bytes;

    return x < y ? -1 : x > y;
}

enum { MOST_ROUNDS = 64 };

static struct written median(struct written *sizes, size_t count)
{
    qsort(sizes, count, sizeof(*sizes), by_size);
    return sizes[count / 2];
}

static void take_fastest(double *best, double ns)
{
    if (ns > 0 && (*best <= 0 || ns < *best))
        *best = ns;
}

/* Two keys in turn, so that the screen is as it was. The editor, if there is one, gets a letter
 * after each of them, so that what disturbs the machine disturbs none of the two alone. */
static struct answer measure(const struct child *c, const char *there, const char *back,
                             const struct child *editor, size_t rounds)
{
    struct written sizes[2][MOST_ROUNDS], usual[2], all;
    double ns[2] = {0, 0}, beside_ns[2] = {0, 0};
    struct answer best;

    if (rounds > MOST_ROUNDS)
        rounds = MOST_ROUNDS;
    for (size_t i = 0; i < 2 * rounds; i++) {
        take_fastest(&ns[i % 2], press(c, i % 2 == 0 ? there : back, &sizes[i % 2][i / 2]));
        if (editor != NULL)
            take_fastest(&beside_ns[i % 2], press(editor, i % 2 == 0 ? "x" : "\x7f", &all));
    }
    for (size_t i = 0; i < 2; i++)
        usual[i] = median(sizes[i], rounds);
    best.ns = ns[0] > ns[1] ? ns[0] : ns[1];
    best.beside_ns = beside_ns[0] > beside_ns[1] ? beside_ns[0] : beside_ns[1];
    best.written = usual[usual[0].bytes > usual[1].bytes ? 0 : 1];
    return best;
}

/* From the start to the last byte of the first screen, the fastest; 0: none came. */
static double first_screen(char *const *argv, bool says_background, size_t rounds)
{
    double best = 0;

    for (size_t i = 0; i < rounds; i++) {
        double from = now(), last;
        struct child c = start(argv);
        struct written all;

        c.says_background = says_background;
        last = drain(&c, START_MS, &all);
        if (last > from && (best <= 0 || last - from < best))
            best = last - from;
        stop(&c);
    }
    return best;
}

static void type(const struct child *c, const char *keys)
{
    struct written all;

    (void)press(c, keys, &all);
}

/* An editor's time and half as much again; `most` bytes, which a slow line has to carry. */
static void tell(const char *name, struct answer a, double most)
{
    char bytes[64], text[64];

    snprintf(bytes, sizeof(bytes), "%.50s, written", name);
    snprintf(text, sizeof(text), "%.50s, its text", name);
    if (a.beside_ns > 0)
        bench_ratio(name, a.ns, "nano", a.beside_ns, 1.5);
    else
        bench_line(name, a.ns, NULL, 0);
    bench_count(bytes, (double)a.written.bytes, "bytes", NULL, 0, most);
    (void)printf("%-44s %12zu bytes\n", text, a.written.text);
}

/* KiB that lie in memory; 0 where the system does not say. */
static long resident(const struct child *c)
{
    char name[64], line[256];
    FILE *status;
    long kib = 0;

    snprintf(name, sizeof(name), "/proc/%ld/status", (long)c->pid);
    if ((status = fopen(name, "r")) == NULL)
        return 0;
    while (kib == 0 && fgets(line, sizeof(line), status) != NULL)
        if (strncmp(line, "VmRSS:", 6) == 0)
            kib = strtol(line + 6, NULL, 10);
    (void)fclose(status);
    return kib;
}

static bool is_there(const char *program)
{
    char command[64];

    snprintf(command, sizeof(command), "command -v %s >/dev/null", program);
    return system(command) == 0;
}

int main(int argc, char **argv)
{
    struct bench_size size = bench_size(argc, argv, 1, 30);
    char program[BENCH_PATH], demo[] = BENCH_DEMO, theme[] = "--theme", dark[] = "dark";
    char nano[] = "nano", ignore[] = "-I", small[] = BENCH_SMALL;
    char *const run_nano[] = {nano, ignore, small, NULL};
    char *const run_coloured[] = {nano, small, NULL}; /* as Debian sets it up */
    char *const run_silospec[] = {program, theme, dark, demo, NULL};
    char *const run_asking[] = {program, demo, NULL};
    const size_t starts = size.rounds > 1 ? 7 : 1;
    const struct child *editor = NULL;
    struct written all;
    struct child c, beside, coloured;
    double first;

    bench_program(BENCH_PROGRAM, program);
    if (is_there(nano)) {
        first = first_screen(run_nano, false, starts);
        bench_line("first screen of nano", first, NULL, 0);
        bench_ratio("first screen", first_screen(run_silospec, false, starts), nano, first, 1.0);
        bench_ratio("first screen, background asked", first_screen(run_asking, true, starts), nano,
                    first, 1.0);
        beside = start(run_nano);
        (void)drain(&beside, START_MS, &all);
        coloured = start(run_coloured);
        (void)drain(&coloured, START_MS, &all);
        editor = &beside;
        bench_line("a letter in nano", measure(&beside, "x", "\x7f", NULL, size.rounds).ns, NULL,
                   0);
    } else {
        puts("nano is not installed: no ratio");
    }
    c = start(run_silospec);
    (void)drain(&c, START_MS, &all);
    type(&c, "\x1b[27u"); /* a window says that there is no home */
    bench_count("resident with the demo at 120x40", (double)resident(&c), "KiB", NULL, 0, 4200);
    type(&c, "\x1b[B");
    tell("a row down or up", measure(&c, "\x1b[B", "\x1b[A", editor, size.rounds), 1000);
    type(&c, ":set container.HostConfig.CpuCount=7\r");
    type(&c, "/CPU count\r");
    type(&c, "\r");
    tell("a digit in the editor, with preview", measure(&c, "1", "\x7f", editor, size.rounds), 400);
    if (editor != NULL) {
        struct answer a = measure(&c, "1", "\x7f", &coloured, size.rounds);

        bench_ratio("the same, beside nano with its colours", a.ns, nano, a.beside_ns, 1.5);
    }
    type(&c, "\x1b[27u");
    type(&c, "2g");
    tell("a page of the spec", measure(&c, "\x1b[6~", "\x1b[5~", editor, size.rounds), 1000);
    tell("a line of the spec that scrolls", measure(&c, "\x1b[B", "\x1b[B", editor, size.rounds),
         1000);
    type(&c, "1g:set container.HostConfig.Isolation=hyperv\r");
    tell("another isolation, and back", measure(&c, "u", "\x12", editor, size.rounds), 1000);
    type(&c, "/Isolation\r");
    type(&c, "\r");
    tell("a choice of isolation, with preview",
         measure(&c, "\x1b[B", "\x1b[A", editor, size.rounds), 1000);
    type(&c, "\x1b[27u");
    type(&c, ":set container.HostConfig.Isolation=process\r");
    type(&c, "/Isolation\r");
    type(&c, "\r");
    tell("a choice that adds a line of the spec",
         measure(&c, "\x1b[B", "\x1b[A", editor, size.rounds), 1000);
    type(&c, "\x1b[27u");
    type(&c, "/Working directory\r");
    type(&c, "\r");
    tell("a letter in the editor, with preview", measure(&c, "x", "\x7f", editor, size.rounds),
         400);
    type(&c, "\x1b[27u");
    stop(&c);
    if (editor != NULL) {
        stop(&coloured);
        stop(&beside);
    }
    return 0;
}
