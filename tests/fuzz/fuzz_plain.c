/* Any lines as a script of commands: it goes on to its end. No file is touched: the current folder
 * is an empty one below /proc, where nothing can be made. The first byte picks what is open. */
#include "tests/fuzz/fuzz.h"
#include "ui/plain/plain.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char hostile[] = "silospec: 1\n"
                              "container:\n"
                              "  Name: \"/\\e]0;own\\a\\u202e\\u200b\\U000e0041\"\n"
                              "  Image: img\n"
                              "  Config: {Env: [\"A=\\u009b31m\", \"\\u0300\", '']}\n"
                              "host:\n"
                              "  Images: [{Id: img, OS: windows, LayerFolders: [\"\\t\"]}]\n";
static const char *const documents[] = {NULL, hostile,
                                        "{\"silospec\":1,\"engine\":\"moby-20.10\"}"};

static long long a_clock(void)
{
    return 1700000000;
}

/* All of it fits into a pipe. */
static void give_input(const uint8_t *data, size_t size)
{
    int ends[2];

    if (pipe(ends) != 0 || write(ends[1], data, size) != (ssize_t)size ||
        dup2(ends[0], STDIN_FILENO) < 0)
        abort();
    close(ends[0]);
    close(ends[1]);
    clearerr(stdin);
}

/* What is printed is nobody's, no file is ours. */
static void leave_all(void)
{
    static bool done;
    int nowhere;

    if (done)
        return;
    done = true;
    (void)setenv("HOME", "/proc/nowhere", 1);
    (void)setenv("XDG_STATE_HOME", "/proc/nowhere", 1);
    (void)setenv("XDG_CONFIG_HOME", "/proc/nowhere", 1);
    nowhere = open("/dev/null", O_WRONLY);
    if (chdir("/proc/self/task") != 0 || nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        abort();
    close(nowhere);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ui_app_options options = {.clock = a_clock, .title = "f"};
    const char *text;
    bool failed;
    struct err *e;

    if (size == 0 || size > 4096)
        return 0;
    leave_all();
    text = documents[data[0] % (sizeof(documents) / sizeof(documents[0]))];
    if (text != NULL)
        options.text = str_of(text);
    give_input(data + 1, size - 1);
    if ((e = plain_run(&failed, &options)) != NULL) {
        fprintf(stderr, "%s\n", e->text);
        abort();
    }
    while (getchar() != EOF) /* a script may leave before its end */
        continue;
    return 0;
}
