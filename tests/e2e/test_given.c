/* A document that is not named: from a pipe, pasted with and without marks. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static const char scenario[] =
    "silospec: 1\n"
    "name: pasted\n"
    "engine: moby-25.0\n"
    "container: {Id: ab, Name: /from-a-paste, Path: cmd.exe, Image: i,\n"
    "  BaseFS: 'C:\\x', Config: {Hostname: PASTEDHOST}, HostConfig: {}}\n"
    "host: {OSBuild: 20348, OSProduct: server, NumCPU: 4,\n"
    "  DefaultIsolation: process, Root: 'C:\\d',\n"
    "  Images: [{Id: i, OS: windows, LayerFolders: ['C:\\a']}]}\n";

static char demo[256]; /* a copy: keys that ran by mistake could save */

static int copy_demo(void **state)
{
    const char *base = getenv("TMPDIR") != NULL ? getenv("TMPDIR") : P_tmpdir;
    FILE *from = fopen(DEMO, "rb"), *to;
    char text[16384];
    size_t len;
    int fd;

    (void)state;
    (void)snprintf(demo, sizeof(demo), "%s/silospec-given.XXXXXX", base);
    fd = mkstemp(demo);
    to = fd >= 0 ? fdopen(fd, "wb") : NULL;
    assert_non_null(from);
    assert_non_null(to);
    len = fread(text, 1, sizeof(text), from);
    assert_int_equal(fwrite(text, 1, len, to), len);
    (void)fclose(from);
    return fclose(to);
}

static int remove_demo(void **state)
{
    (void)state;
    return remove(demo);
}

static struct pty *start(const char *file, const char *input)
{
    const char *const args[] = {file, NULL};
    struct pty *p = pty_silospec(args, &(struct pty_options){.input = input});

    if (input == NULL || strcmp(input, DEMO) == 0)
        pty_wait_text(p, "OCI spec"); /* from here on it takes pastes */
    pty_settle(p);
    if (input == NULL) /* what comes before the first screen is no paste yet */
        pty_wait_text(p, "webapp01");
    return p;
}

static void leave(struct pty *p)
{
    assert_int_equal(pty_wait_exit(p), 0);
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

static void a_pipe_is_read_and_keys_come_from_the_terminal(void **state)
{
    static const char *const operands[] = {NULL, "-"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct pty *p = start(operands[i], DEMO);

        pty_wait_text(p, "standard input");
        pty_wait_text(p, "webapp01");
        pty_keys(p, "2");
        pty_keys(p, "/hostname<Enter>");
        pty_wait_text(p, "hostname");
        pty_keys(p, "q");
        leave(p);
    }
}

static void an_empty_pipe_is_an_error(void **state)
{
    struct pty *p = start(NULL, "/dev/null");

    (void)state;
    assert_int_equal(pty_wait_exit(p), 3);
    assert_non_null(strstr(pty_text(p), "standard input"));
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

static void a_paste_opens_what_it_is(void **state)
{
    struct pty *p = start(demo, NULL);

    (void)state;
    pty_paste(p, scenario);
    pty_wait_text(p, "opened a scenario from the paste");
    pty_wait_text(p, "PASTEDHOST");
    pty_keys(p, "q");
    leave(p);
}

static void with_unsaved_edits_the_paste_asks(void **state)
{
    struct pty *p = start(demo, NULL);

    (void)state;
    pty_keys(p, ":set container.Config.Hostname=EDITED<Enter>");
    pty_wait_text(p, "EDITED");
    pty_paste(p, scenario);
    pty_wait_text(p, "unsaved edits");
    pty_keys(p, "n");
    pty_wait_no_text(p, "unsaved edits");
    pty_wait_text(p, "EDITED");
    pty_paste(p, scenario);
    pty_wait_text(p, "unsaved edits");
    pty_keys(p, "o");
    pty_wait_text(p, "PASTEDHOST");
    pty_keys(p, "[");
    pty_wait_text(p, "EDITED");
    pty_keys(p, "qd");
    leave(p);
}

static void a_sentence_is_no_command(void **state)
{
    struct pty *p = start(demo, NULL);

    (void)state;
    pty_keys(p, "j ");
    pty_wait_text(p, "u undoes");
    pty_bytes(p, STR_LIT("quit it and discard what was done"));
    pty_wait_text(p, "the paste is nothing that is read here");
    pty_keys(p, "q");
    pty_wait_text(p, "has unsaved edits");
    pty_keys(p, "d");
    leave(p);
}

/* As keys each of these would edit, undo, open or leave. */
static void nor_is_a_word_that_no_keys_make(void **state)
{
    static const char *const words[] = {
        "xD-uq.xDJ",    "C:\\dataxDu", "xD.uq/D:dd",     "9a1d0c6d2bde", "sha256:9a1d0c6d2bde",
        "UD_QQ=xDu",    "--xD=uqdd",   "\"C:\\xDuq\"",   "$env:xDuq",    "%xDu%\\uqDD",
        "\\\\xDu\\uqD", "docker xDuq", "{56d9b66c-uqxD}"};
    struct pty *p = start(demo, NULL);

    (void)state;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        pty_bytes(p, str_of(words[i]));
        pty_wait_text(p, "the paste is nothing that is read here");
        pty_keys(p, "j");
        pty_wait_no_text(p, "the paste is nothing that is read here");
    }
    pty_keys(p, "<Enter><C-u>");
    pty_wait_text(p, "Enter accept");
    pty_bytes(p, STR_LIT("C:\\xD-u.d")); /* is typed where something is typed */
    pty_wait_text(p, "C:\\xD-u.d");
    pty_escape(p);
    pty_bytes(p, STR_LIT("jjjjjjgg/memory")); /* keys that pile up stay keys */
    pty_wait_text(p, "find memory");
    pty_escape(p);
    pty_escape(p);
    pty_settle(p);
    pty_bytes(p, STR_LIT("{jjjjjj}"));
    pty_wait_text(p, "the last edit changed no line of the spec");
    pty_bytes(p, STR_LIT("%jjjjjj%"));
    pty_wait_text(p, "there is no other spec");
    pty_bytes(p, STR_LIT("0xc0370106"));
    pty_wait_text(p, "the daemon answered: 0xc0370106");
    pty_keys(p, "q");
    pty_wait_text(p, "has unsaved edits");
    pty_keys(p, "d");
    leave(p);
}

/* Byte for byte as terminals without marks send it. */
static void a_burst_is_a_paste_and_no_keys(void **state)
{
    struct pty *p = start(demo, NULL);
    char *typed = strdup(scenario);

    (void)state;
    assert_non_null(typed);
    for (char *c = typed; *c != '\0'; c++)
        if (*c == '\n')
            *c = '\r';
    pty_bytes(p, str_of(typed));
    pty_wait_text(p, "opened a scenario from the paste");
    pty_wait_text(p, "PASTEDHOST");
    free(typed);
    pty_keys(p, "q");
    leave(p);
}

static void what_is_nothing_known_runs_no_keys(void **state)
{
    struct pty *p = start(demo, NULL);
    char junk[2000];

    (void)state;
    for (size_t i = 0; i < sizeof(junk); i++)
        junk[i] = i % 40 == 39 ? '\r' : "dDxu:XJ"[i % 7];
    pty_bytes(p, (struct str){junk, sizeof(junk)});
    pty_wait_text(p, "paste");
    pty_keys(p, "<Esc>");
    pty_settle(p);
    assert_non_null(strstr(pty_text(p), "webapp01"));
    pty_keys(p, "q"); /* nothing was edited: it asks nothing */
    leave(p);
}

static void a_host_that_is_pasted_is_added(void **state)
{
    struct pty *p = start(demo, NULL);

    (void)state;
    pty_paste(p,
              "{\"ServerVersion\": \"25.0.6\", \"OSType\": \"windows\", \"NCPU\": 16,\n"
              "\"Isolation\": \"hyperv\", \"OperatingSystem\": \"Windows Server 2022\",\n"
              "\"KernelVersion\": \"10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)\",\n"
              "\"DockerRootDir\": \"C:\\\\ProgramData\\\\docker\", \"Driver\": \"windowsfilter\"}");
    pty_wait_text(p, "undoes");
    pty_wait_text(p, "moby-25.0");
    pty_keys(p, "u");
    pty_wait_text(p, "moby-19.03");
    pty_keys(p, "q");
    leave(p);
}

/* One line, which every key of would be a command. */
static void so_is_a_single_line_that_nobody_types(void **state)
{
    static const struct str lines[] = {
        STR_INIT("docker run -d --hostname PASTEDHOST --isolation hyperv image cmd"),
        STR_INIT("PS C:\\> docker run -d --hostname PASTEDHOST image cmd"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct pty *p = start(demo, NULL);

        pty_bytes(p, lines[i]);
        pty_wait_text(p, "read from docker run: what is asked for");
        pty_wait_text(p, "PASTEDHOST");
        pty_keys(p, "q");
        leave(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pipe_is_read_and_keys_come_from_the_terminal),
        cmocka_unit_test(an_empty_pipe_is_an_error),
        cmocka_unit_test(a_paste_opens_what_it_is),
        cmocka_unit_test(with_unsaved_edits_the_paste_asks),
        cmocka_unit_test(nor_is_a_word_that_no_keys_make),
        cmocka_unit_test(a_burst_is_a_paste_and_no_keys),
        cmocka_unit_test(a_sentence_is_no_command),
        cmocka_unit_test(so_is_a_single_line_that_nobody_types),
        cmocka_unit_test(what_is_nothing_known_runs_no_keys),
        cmocka_unit_test(a_host_that_is_pasted_is_added),
    };

    return cmocka_run_group_tests(tests, copy_demo, remove_demo);
}
