/* Scripted sessions of the screen, in memory, where one call of malloc or of the system after the
 * other fails, once and then for good: torture_session [SAMPLES]
 *
 * Held in each: no crash, no hang, no memory that is lost, the document is as it was before or as
 * it was saved, and where one call alone failed the edits are in the document or in the journal. Of
 * malloc those calls fail that come from where none came before (failing_malloc.h).
 * SAMPLES: how many calls of each kind are tried, evenly spread; 0 or without it all.
 *
 *     torture_session SCENE KIND NTH [on]      one of them, for a debugger */
#include "model/os/os.h"
#include "model/yaml/yaml.h"
#include "tests/faults/faults.h"
#include "tests/torture/failing_malloc.h"
#include "tests/torture/scenes.h"
#include "ui/term/key_decoder.h"
#include "ui/term/surface_dump.h"
#include "ui/tui/loop/app.h"
#include "ui/tui/state/state.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEMO     "ui/demo/gmsa-web.yaml"
#define LAST_KEY "\n      AllowUnqualifiedDNSQuery: 'true'\n" /* as it is saved */

enum { EVENTS_MAX = 512, HANG_SECONDS = 60, DOCUMENT_MAX = 1 << 16, PATH_SIZE = 4096 };

static const struct scene *scene; /* that is played */

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

static const struct failure *now;
static char top[PATH_SIZE]; /* the repository */
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

    for (const char *const *keys = scene->keys; *keys != NULL; keys++) {
        struct str bytes = str_of(*keys);

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

static struct ui_terminal_ops patient; /* those of the terminal in memory, but for the wait */
static void (*usual_wait)(struct ui_terminal *t, struct ui_event *out, int timeout_ms);

/* Nobody types while a file is read, however long a busy machine takes for it. */
static void wait_for_all(struct ui_terminal *t, struct ui_event *out, int timeout_ms)
{
    if (timeout_ms >= 0)
        *out = (struct ui_event){.kind = UI_EVENT_NONE};
    else
        usual_wait(t, out, timeout_ms);
}

static void be_patient(struct ui_terminal *t)
{
    patient = *t->ops;
    usual_wait = patient.wait;
    patient.wait = wait_for_all;
    t->ops = &patient;
}

static struct err *play(const struct ui_event *events, size_t count)
{
    char path[2 * PATH_SIZE];
    const char *const files[] = {path};
    struct ui_session session;
    struct ui_app_options options = {
        .files = files, .file_count = 1, .clock = no_clock, .session = &session};
    struct ui_terminal *t = NULL;
    struct ui_app *app = NULL;
    struct err *e = ui_session_open(&session);

    if (e != NULL)
        return e;
    (void)snprintf(path, sizeof(path), "%s%s%s", scene->file != NULL ? top : "",
                   scene->file != NULL ? "/" : "", scene->file != NULL ? scene->file : "d.yaml");
    if ((e = ui_app_new(&app, &options, 120, 40)) == NULL &&
        (e = ui_terminal_memory(&t, 120, 40, events, count)) == NULL) {
        be_patient(t);
        e = ui_app_loop(app, t);
        if (e == NULL && (e = ui_app_state(app)->fatal) != NULL)
            ui_app_state(app)->fatal = NULL;
    }
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

/* Its exit status would be that of an error; *calls: how many there were, *live: pieces of memory
 * that nobody gave back. */
static int session(long *calls, long *live, const struct failure *f)
{
    static struct ui_event events[EVENTS_MAX];
    size_t count = make_events(events);
    struct err *e;
    int status;

    (void)alarm(HANG_SECONDS);
    begin(f);
    failing_malloc_watch(f->is_malloc && f->nth == 0);
    e = play(events, count);
    failing_malloc_watch(false);
    *calls = calls_of(f);
    (void)alarm(0);
    status = e == NULL ? 0 : e->class == ERR_OOM ? 3 : 98; /* 98: the file was not even opened */
    err_free(e);
    *live = failing_malloc_live();
    failing_malloc_at(0, false);
    return status;
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
    printf("FAIL: %s, %s, call %ld%s: %s (%d)\n", scene->name, f->name, f->nth,
           f->for_good ? " and all later ones" : "", what, detail);
}

static void judge(const struct failure *f, int status)
{
    static char document[DOCUMENT_MAX];

    if (status != 0 && status != (f->is_malloc ? 3 : 98))
        complain(f, "status", status);
    if (read_file(document, "d.yaml") == 0 || !is_whole(document))
        complain(f, "the document is cut", status);
    else if (scene->file == NULL && !f->for_good && status == 0 && !has_journal())
        complain(f, "the last edit is in no journal", 0);
}

/* A crash or a hang: there is no going on. */
static void last_words(int signal_number)
{
    char text[160];
    int len =
        snprintf(text, sizeof(text), "FAIL: %s, %s, call %ld%s: ended by signal %d\n", scene->name,
                 now->name, now->nth, now->for_good ? " and all later ones" : "", signal_number);

    if (write(STDOUT_FILENO, text, (size_t)len) != len)
        _exit(98);
    _exit(99);
}

static long run(const struct failure *f, long *live)
{
    long calls;
    int status;

    prepare();
    (void)fflush(stdout);
    now = f;
    status = session(&calls, live, f);
    runs++;
    judge(f, status);
    return calls;
}

/* ---- all of them ------------------------------------------------------------------------- */

/* The calls that are to fail, to be freed; *live: of a session where none does. */
static long *calls_to_fail(size_t *count, long *live, struct failure *f)
{
    const long *places;
    long *calls, all;

    f->nth = 0;
    f->for_good = false;
    all = run(f, live);
    *count = f->is_malloc ? failing_malloc_new_places(&places) : (size_t)all;
    calls = malloc((*count + 1) * sizeof(*calls));
    if (calls == NULL)
        die("calls");
    for (size_t i = 0; i < *count; i++)
        calls[i] = f->is_malloc ? places[i] : (long)i + 1;
    printf("%s, %s: %ld calls, %zu to fail\n", scene->name, f->name, all, *count);
    return calls;
}

static void torture(struct failure *f, size_t samples)
{
    long usual, live;
    size_t count, step;
    long *calls = calls_to_fail(&count, &usual, f);

    step = samples > 0 && count > samples ? count / samples : 1;
    for (size_t i = 0; i < count; i += step) {
        f->nth = calls[i];
        for (int on = 0; on < 2; on++) {
            f->for_good = on != 0;
            (void)run(f, &live);
            if (live > 0 && live > usual)
                complain(f, "memory is lost", (int)live);
        }
    }
    free(calls);
}

static int play_one(const char *name, const char *kind, const char *nth, bool for_good)
{
    for (size_t s = 0; s < scene_count; s++) {
        for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
            struct failure f = kinds[i];
            long calls, live;

            if (strcmp(scenes[s].name, name) != 0 || strcmp(f.name, kind) != 0)
                continue;
            f.nth = strtol(nth, NULL, 10);
            f.for_good = for_good;
            scene = &scenes[s];
            now = &f;
            shows_end = true;
            prepare();
            return session(&calls, &live, &f);
        }
    }
    return 2;
}

static void torture_all(size_t samples)
{
    for (size_t s = 0; s < scene_count; s++) {
        scene = &scenes[s];
        for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
            torture(&kinds[i], samples);
    }
}

static void catch_crashes(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM};
    struct sigaction action = {.sa_handler = last_words};

    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
        (void)sigaction(signals[i], &action, NULL);
}

int main(int argc, char **argv)
{
    if (getcwd(top, sizeof(top)) == NULL || read_file(original, DEMO) == 0)
        die(DEMO);
    if (mkdtemp(scratch) == NULL || chdir(scratch) != 0)
        die(scratch);
    (void)setenv("HOME", scratch, 1);
    (void)setenv("XDG_STATE_HOME", scratch, 1);
    (void)setenv("XDG_CONFIG_HOME", scratch, 1);
    if (argc > 3)
        return play_one(argv[1], argv[2], argv[3], argc > 4);
    catch_crashes();
    torture_all(argc > 1 ? strtoul(argv[1], NULL, 10) : 0);
    clear();
    (void)rmdir(scratch);
    printf("%u sessions, %u failures\n", runs, failures);
    return failures > 0;
}
