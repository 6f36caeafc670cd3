/* Commands of the program, in this process one after the other, where one call of malloc or of the
 * system after the other fails, once and then for good:
 *
 *     silospec_torture [SAMPLES [NTH [on]]] <COMMANDS
 *     silospec_torture SAMPLES every <COMMANDS
 *
 * A line of COMMANDS is a command's words with tabs between. Held for each: the right answer, or
 * status 3 and a message; never a crash, a hang, another answer or a piece of memory that is lost.
 * With a first word `malloc` only memory is short, which is enough for a sub-command's further
 * documents. Of malloc those calls fail that come from where none of a command before came
 * (failing_malloc.h). SAMPLES: how many calls of a kind and a command are tried, evenly spread; 0
 * or without it all. NTH: only this call of malloc fails, once or (on) with all after it, for a
 * debugger. every: all calls of malloc, from wherever they come, which is for one command that is
 * in doubt. */
#include "tests/faults/faults.h"
#include "tests/torture/failing_malloc.h"
#include "ui/cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MAX = 32, HANG_SECONDS = 30, CRASHES_MAX = 100 };

static const struct kind {
    const char *name;
    enum os_call call; /* of malloc none */
    int errnum;        /* 0: malloc */
} kinds[] = {{"malloc", OS_CALL_OPEN, 0},        {"open", OS_CALL_OPEN, EMFILE},
             {"create", OS_CALL_CREATE, EACCES}, {"write", OS_CALL_WRITE, ENOSPC},
             {"sync", OS_CALL_SYNC, EIO},        {"close", OS_CALL_CLOSE, EIO},
             {"rename", OS_CALL_RENAME, EACCES}, {"folder", OS_CALL_FOLDER, EACCES}};

static struct {
    char *words[WORDS_MAX + 1];
    int count;
    char shown[200];
    bool malloc_alone;
} command;

/* What fails in the run that goes on. */
static struct {
    const struct kind *kind;
    long nth;
    bool for_good;
} now;

static struct {
    int out, err, null;     /* files that take what is printed */
    int real_out, real_err; /* of this process */
    char *right;            /* what was printed where nothing failed */
    size_t right_len;
    int right_status;
    long right_live;
    bool every;                              /* call of malloc */
    unsigned runs, failures, crashes, finds; /* finds: of this command and kind */
    sigjmp_buf start;
} torture;

static void die(const char *what)
{
    perror(what);
    exit(1);
}

/* ---- one run ----------------------------------------------------------------------------- */

static void point_streams(int out, int err)
{
    (void)fflush(stdout);
    (void)fflush(stderr);
    if (dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0)
        die("dup2");
    clearerr(stdout);
    clearerr(stderr);
}

static void empty(int file)
{
    if (ftruncate(file, 0) != 0 || lseek(file, 0, SEEK_SET) != 0)
        die("scratch");
}

static int run(int out)
{
    char *words[WORDS_MAX + 1];
    int status;

    memcpy(words, command.words, sizeof(words));
    empty(torture.out);
    empty(torture.err);
    point_streams(out, torture.err);
    (void)alarm(HANG_SECONDS);
    status = cli_main(command.count, words);
    (void)alarm(0);
    failing_malloc_watch(false);
    torture.runs++;
    /* What a full disk did not take is in the stream yet. */
    if (out != torture.out)
        (void)dup2(torture.null, STDOUT_FILENO);
    point_streams(torture.real_out, torture.real_err);
    return status;
}

static size_t size_of(int file)
{
    off_t end = lseek(file, 0, SEEK_END);

    return end > 0 ? (size_t)end : 0;
}

/* To be freed. */
static char *content(size_t *len, int file)
{
    char *text;

    *len = size_of(file);
    text = malloc(*len + 1);
    if (text == NULL || pread(file, text, *len, 0) != (ssize_t)*len)
        die("content");
    text[*len] = '\0';
    return text;
}

/* ---- what is held ------------------------------------------------------------------------ */

static void complain(const char *what)
{
    torture.failures++;
    if (torture.finds++ == 0)
        printf("FAIL: %s: %s %ld%s: %s\n", command.shown, now.kind->name, now.nth,
               now.for_good ? " and all later ones" : "", what);
}

/* With a piece of what was printed from where it is another. */
static void judge_answer(void)
{
    size_t len, at = 0;
    char *text = content(&len, torture.out), what[160];

    while (at < len && at < torture.right_len && text[at] == torture.right[at])
        at++;
    if (at < len || at < torture.right_len) {
        snprintf(what, sizeof(what), "another answer at byte %zu: %.40s FOR %.40s", at, text + at,
                 torture.right + at);
        complain(what);
    }
    free(text);
}

/* On standard error, or as the answer of a filter. */
static bool has_message(void)
{
    size_t len;
    char *text = content(&len, torture.out);
    bool has = size_of(torture.err) > 0 || strstr(text, "{\"input_error\":") != NULL;

    free(text);
    return has;
}

static void judge(int status, long live)
{
    char what[80];

    if (status != torture.right_status && status != CLI_INPUT) {
        snprintf(what, sizeof(what), "status %d for %d", status, torture.right_status);
        complain(what);
    } else if (status != torture.right_status && !has_message()) {
        complain("no message");
    } else if (status == torture.right_status && status != CLI_INPUT) {
        judge_answer();
    }
    if (live > 0 && live > torture.right_live)
        complain("memory is lost");
}

/* A crash or a hang, from which the next run starts anew, as far as that goes. */
static void leave(int signal_number)
{
    siglongjmp(torture.start, signal_number);
}

/* The command with what is armed: true when it came to its end. */
static bool survives(int *status, int out)
{
    int signal_number = sigsetjmp(torture.start, 1);
    char what[40];

    if (signal_number == 0) {
        *status = run(out);
        return true;
    }
    failing_malloc_at(0, false);
    failing_malloc_watch(false);
    (void)fault_off();
    point_streams(torture.real_out, torture.real_err);
    snprintf(what, sizeof(what), "ended by signal %d", signal_number);
    complain(what);
    if (++torture.crashes > CRASHES_MAX)
        exit(1);
    return false;
}

/* ---- all runs of a command --------------------------------------------------------------- */

static void arm(long nth, bool for_good)
{
    now.nth = nth;
    now.for_good = for_good;
    failing_malloc_at(now.kind->errnum == 0 ? nth : 0, for_good);
    if (now.kind->errnum != 0)
        (for_good ? fault_from : fault_at)(now.kind->call, (unsigned)nth, now.kind->errnum);
}

static void run_failing(long nth, bool for_good)
{
    int status;
    long live;

    arm(nth, for_good);
    if (!survives(&status, torture.out))
        return;
    live = failing_malloc_live();
    failing_malloc_at(0, false);
    (void)fault_off();
    judge(status, live);
}

/* The calls that are to fail, to be freed. */
static long *run_right(size_t *count)
{
    const long *places = NULL;
    long *calls;

    arm(0, false);
    failing_malloc_watch(now.kind->errnum == 0 && !torture.every);
    torture.right_status = run(torture.out);
    torture.right_live = failing_malloc_live();
    if (now.kind->errnum != 0)
        *count = fault_off();
    else if (torture.every)
        *count = (size_t)failing_malloc_calls();
    else
        *count = failing_malloc_new_places(&places);
    calls = malloc((*count + 1) * sizeof(*calls));
    if (calls == NULL)
        die("calls");
    for (size_t i = 0; i < *count; i++)
        calls[i] = places != NULL ? places[i] : (long)i + 1;
    free(torture.right);
    torture.right = content(&torture.right_len, torture.out);
    return calls;
}

static void torture_one(long nth, bool for_good)
{
    size_t count;

    now.kind = &kinds[0];
    free(run_right(&count));
    run_failing(nth, for_good);
}

static void torture_kind(const struct kind *kind, size_t samples)
{
    size_t count, step;
    long *calls;

    now.kind = kind;
    torture.finds = 0;
    calls = run_right(&count);
    step = samples > 0 && count > samples ? count / samples : 1;
    for (size_t i = 0; i < count; i += step) {
        run_failing(calls[i], false);
        run_failing(calls[i], true);
    }
    free(calls);
    if (torture.finds > 1)
        printf("      %u of %zu calls\n", torture.finds, count);
}

/* Standard output takes nothing: that is told, and is no success. */
static void torture_full_disk(void)
{
    int full = open("/dev/full", O_WRONLY);

    if (full < 0)
        return;
    now.kind = &kinds[0];
    torture.finds = 0;
    arm(0, false);
    if (torture.right_len > 0 && (run(full) != CLI_INPUT || size_of(torture.err) == 0))
        complain("a full disk is not told");
    (void)close(full);
}

static bool take_command(char *line)
{
    line[strcspn(line, "\n")] = '\0';
    snprintf(command.shown, sizeof(command.shown), "%s", line);
    for (char *c = command.shown; *c != '\0'; c++)
        if (*c == '\t')
            *c = ' ';
    command.count = 1;
    for (char *word = strtok(line, "\t"); word != NULL && command.count < WORDS_MAX;
         word = strtok(NULL, "\t"))
        command.words[command.count++] = word;
    command.words[command.count] = NULL;
    command.malloc_alone = command.count > 1 && strcmp(command.words[1], "malloc") == 0;
    if (command.malloc_alone)
        memmove(&command.words[1], &command.words[2],
                (size_t)--command.count * sizeof(command.words[0]));
    return command.count > 1;
}

/* ------------------------------------------------------------------------------------------ */

static int scratch_file(void)
{
    char name[] = "/tmp/silospec-torture-XXXXXX";
    int file = mkstemp(name);

    if (file < 0)
        die(name);
    (void)unlink(name);
    return file;
}

static void begin(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM};
    static char program[] = "silospec";
    struct sigaction action = {.sa_handler = leave};

    command.words[0] = program;
    torture.out = scratch_file();
    torture.err = scratch_file();
    torture.null = open("/dev/null", O_RDWR);
    torture.real_out = dup(STDOUT_FILENO);
    torture.real_err = dup(STDERR_FILENO);
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
        (void)sigaction(signals[i], &action, NULL);
}

int main(int argc, char **argv)
{
    size_t samples = argc > 1 ? strtoul(argv[1], NULL, 10) : 0, commands = 0;
    long only = argc > 2 ? strtol(argv[2], NULL, 10) : 0; /* 0 for a word, too */
    char *line = NULL;
    size_t size = 0;

    torture.every = argc > 2 && strcmp(argv[2], "every") == 0;
    begin();
    while (getline(&line, &size, stdin) > 0) {
        if (!take_command(line))
            continue;
        commands++;
        if (only > 0) {
            torture_one(only, argc > 3);
            continue;
        }
        torture_kind(&kinds[0], samples);
        if (command.malloc_alone)
            continue;
        for (size_t i = 1; i < sizeof(kinds) / sizeof(kinds[0]); i++)
            torture_kind(&kinds[i], samples);
        torture_full_disk();
    }
    free(line);
    free(torture.right);
    printf("%zu commands, %u runs, %u failures\n", commands, torture.runs, torture.failures);
    return torture.failures > 0;
}
