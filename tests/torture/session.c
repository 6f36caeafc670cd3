/* A scripted session of the screen, in memory, where one call of malloc or of the system after
 * the other fails, once and then for good: torture_session [SAMPLES]
 *
 * Held in each: no crash, no hang, the document is as it was before or as it was saved, and
 * where one call alone failed the edits are in the document or in the journal.
 * SAMPLES: how many calls of each kind are tried, evenly spread; without it all.
 *
 *     torture_session KIND NTH [on]      one of them, in this process, for a debugger */
#include "model/os/os.h"
#include "model/yaml/yaml.h"
#include "tests/faults/faults.h"
#include "tests/torture/failing_malloc.h"
#include "ui/term/key_decoder.h"
#include "ui/term/surface_dump.h"
#include "ui/tui/loop/app.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEMO     "ui/demo/gmsa-web.yaml"
#define LAST_KEY "\n      AllowUnqualifiedDNSQuery: 'true'\n" /* as it is saved */

enum { EVENTS_MAX = 512, HANG_SECONDS = 60, DOCUMENT_MAX = 1 << 16 };

/* Each decoded by itself, so that an Esc stays one. */
static const char *const script[] = {
    "jj",
    ":set container.HostConfig.CpuCount=3\r",
    "s",
    "/Host name\r",
    "\x1b",
    ("\r\x15"
     "abc\r"),
    "u",
    "\x12",
    "2jjw",
    "\x1b",
    "F",
    "\x1b",
    "V",
    "\x1b",
    "L",
    "\x1b",
    "cc",
    "PP",
    "W",
    "\x1b",
    "U",
    "\x1b",
    "\x10spec",
    "\x1b",
    "yyyS",
    "?",
    "\x1b",
    "A",
    "\x1b",
    ":set container.Config.Domainname=zzz\r",
    "s",
    ":save-as other.json\r",
    "\x1b",
    "\x1b",
    ":set container.Config.Domainname=last\r",
};

/* What may fail, and from which on. */
struct failure {
    const char *name;
    bool is_malloc;
    enum os_call call;
    int errnum;
    long nth;
    bool for_good;
};

static struct failure kinds[] = {
    {.name = "malloc", .is_malloc = true},
    {.name = "open", .call = OS_CALL_OPEN, .errnum = EMFILE},
    {.name = "create", .call = OS_CALL_CREATE, .errnum = EACCES},
    {.name = "write", .call = OS_CALL_WRITE, .errnum = ENOSPC},
    {.name = "sync", .call = OS_CALL_SYNC, .errnum = EIO},
    {.name = "close", .call = OS_CALL_CLOSE, .errnum = EIO},
    {.name = "cut", .call = OS_CALL_CUT, .errnum = EIO},
    {.name = "rename", .call = OS_CALL_RENAME, .errnum = EACCES},
    {.name = "remove", .call = OS_CALL_REMOVE, .errnum = EACCES},
    {.name = "folder", .call = OS_CALL_FOLDER, .errnum = EACCES},
    {.name = "sync-folder", .call = OS_CALL_SYNC_FOLDER, .errnum = EIO},
    {.name = "lock", .call = OS_CALL_LOCK, .errnum = ENOLCK},
};

static char scratch[] = "/tmp/silospec-torture-XXXXXX";
static char original[DOCUMENT_MAX];
static unsigned runs, failures;
static bool shows_end; /* the last frame, on standard output */

static void die(const char *what)
{
    perror(what);
    exit(1);
}

/* ---- one session, in a process of its own ------------------------------------------------ */

static size_t make_events(struct ui_event *events)
{
    static const struct ui_key_map no_map;
    size_t count = 0;

    for (size_t i = 0; i < sizeof(script) / sizeof(script[0]); i++) {
        struct str bytes = str_of(script[i]);

        while (bytes.len > 0 && count < EVENTS_MAX)
            bytes =
                str_cut(bytes, ui_key_decode(&no_map, bytes, true, &events[count++]), bytes.len);
    }
    return count;
}

static long long no_clock(void)
{
    return 1700000000;
}

static void show(const struct ui_terminal *t)
{
    char *text = ui_surface_dump(ui_terminal_memory_frame(t));

    if (text != NULL)
        (void)puts(text);
    (void)fflush(stdout);
    free(text);
}

static struct err *play(const struct ui_event *events, size_t count)
{
    static const char *const files[] = {"d.yaml"};
    struct ui_session session;
    struct ui_app_options options = {
        .files = files, .file_count = 1, .clock = no_clock, .session = &session};
    struct ui_terminal *t = NULL;
    struct ui_app *app = NULL;
    struct err *e = ui_session_open(&session);

    if (e != NULL)
        return e;
    if ((e = ui_app_new(&app, &options, 120, 40)) == NULL &&
        (e = ui_terminal_memory(&t, 120, 40, events, count)) == NULL)
        e = ui_app_loop(app, t);
    if (t != NULL && shows_end)
        show(t);
    if (t != NULL)
        t->ops->close(t);
    ui_app_free(app);
    ui_session_finish(&session);
    return e;
}

static long calls_of(const struct failure *f)
{
    return f->is_malloc ? failing_malloc_calls() : (long)fault_off();
}

static void begin(const struct failure *f)
{
    if (f->is_malloc)
        failing_malloc_at(f->nth, f->for_good);
    else
        (f->for_good ? fault_from : fault_at)(f->call, (unsigned)f->nth, f->errnum);
}

/* Tells its parent how many calls there were. The exit status says that of an error. */
static void session(const struct failure *f, int told)
{
    struct ui_event events[EVENTS_MAX];
    size_t count = make_events(events);
    struct err *e;
    long calls;

    (void)alarm(HANG_SECONDS);
    begin(f);
    e = play(events, count);
    calls = calls_of(f);
    failing_malloc_at(0, false);
    if (write(told, &calls, sizeof(calls)) != (ssize_t)sizeof(calls))
        _exit(99);
    _exit(e == NULL ? 0 : e->class == ERR_OOM ? 3 : 98); /* 98: the file was not even opened */
}

/* ---- what is left of it ------------------------------------------------------------------ */

static size_t read_file(char *out, const char *file)
{
    FILE *f = fopen(file, "rb");
    size_t len;

    if (f == NULL)
        return 0;
    len = fread(out, 1, DOCUMENT_MAX - 1, f);
    out[len] = '\0';
    (void)fclose(f);
    return len;
}

static void clear(void)
{
    char command[160];

    snprintf(command, sizeof(command), "rm -rf '%s'/* '%s'/.[!.]*", scratch, scratch);
    if (system(command) != 0)
        die(command);
}

static void prepare(void)
{
    FILE *f;

    clear();
    f = fopen("d.yaml", "wb");
    if (f == NULL || fputs(original, f) < 0 || fclose(f) != 0)
        die("d.yaml");
}

/* Readable to its last line, which no edit touches. A message may have taken keys, so that others
 * than the script's edits were saved. */
static bool is_whole(const char *document)
{
    struct str text = str_of(document);
    const struct value *v = NULL;
    struct err *e = yaml_read(&v, text);
    bool whole =
        e == NULL && (strcmp(document, original) == 0 || str_ends(text, STR_LIT(LAST_KEY)));

    err_free(e);
    value_unref(v);
    return whole;
}

static bool found_journal(void *ctx, const char *name)
{
    *(bool *)ctx = *(bool *)ctx || strstr(name, ".journal") != NULL;
    return true;
}

static bool has_journal(void)
{
    bool found = false;

    return os_list("silospec/journal", found_journal, &found) == 0 && found;
}

static void complain(const struct failure *f, const char *what, int detail)
{
    failures++;
    printf("FAIL: %s, call %ld%s: %s (%d)\n", f->name, f->nth,
           f->for_good ? " and all later ones" : "", what, detail);
}

static void judge(const struct failure *f, int status)
{
    static char now[DOCUMENT_MAX];

    if (!WIFEXITED(status)) {
        complain(f, "ended by a signal", WTERMSIG(status));
        return;
    }
    if (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != (f->is_malloc ? 3 : 98))
        complain(f, "status", WEXITSTATUS(status));
    if (read_file(now, "d.yaml") == 0 || !is_whole(now))
        complain(f, "the document is cut", WEXITSTATUS(status));
    else if (!f->for_good && WEXITSTATUS(status) == 0 && !has_journal())
        complain(f, "the last edit is in no journal", 0);
}

static long run(const struct failure *f)
{
    long calls = 0;
    int ends[2], status;
    pid_t pid = -1;

    prepare();
    (void)fflush(stdout);
    if (pipe(ends) != 0 || (pid = fork()) < 0)
        die("fork");
    if (pid == 0)
        session(f, ends[1]);
    (void)close(ends[1]);
    if (waitpid(pid, &status, 0) != pid)
        die("waitpid");
    if (read(ends[0], &calls, sizeof(calls)) < 0)
        die("read");
    (void)close(ends[0]);
    runs++;
    judge(f, status);
    return calls;
}

/* ---- all of them ------------------------------------------------------------------------- */

static void torture(struct failure *f, long samples)
{
    long calls, step;

    f->nth = 0;
    calls = run(f);
    step = samples > 0 && calls > samples ? calls / samples : 1;
    printf("%s: %ld calls\n", f->name, calls);
    for (f->nth = 1; f->nth <= calls; f->nth += step) {
        f->for_good = false;
        (void)run(f);
        f->for_good = true;
        (void)run(f);
    }
    f->for_good = false;
}

static int play_one(const char *kind, const char *nth, bool for_good)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct failure f = kinds[i];

        if (strcmp(f.name, kind) != 0)
            continue;
        f.nth = strtol(nth, NULL, 10);
        f.for_good = for_good;
        shows_end = true;
        prepare();
        session(&f, STDERR_FILENO);
    }
    return 2;
}

int main(int argc, char **argv)
{
    if (read_file(original, DEMO) == 0)
        die(DEMO);
    if (mkdtemp(scratch) == NULL || chdir(scratch) != 0)
        die(scratch);
    (void)setenv("HOME", scratch, 1);
    (void)setenv("XDG_STATE_HOME", scratch, 1);
    (void)setenv("XDG_CONFIG_HOME", scratch, 1);
    if (argc > 2)
        return play_one(argv[1], argv[2], argc > 3);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        torture(&kinds[i], argc > 1 ? strtol(argv[1], NULL, 10) : 0);
    clear();
    (void)rmdir(scratch);
    printf("%u sessions, %u failures\n", runs, failures);
    return failures > 0;
}
