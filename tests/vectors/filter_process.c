#include "tests/vectors/filter_process.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define MOST_ARGS 8

static void become(const char *program, const char *const *args)
{
    const char *argv[MOST_ARGS + 4] = {program};
    int count = 1;

    for (; *args != NULL && count <= MOST_ARGS; args++)
        argv[count++] = *args;
    argv[count++] = "--ndjson";
    argv[count] = "-";
    (void)execv(program, (char *const *)(uintptr_t)argv);
    _exit(127);
}

void filter_start(struct filter_process *p, const char *const *args, FILE *in)
{
    const char *program = getenv("SILOSPEC");
    int ends[2];

    if (program == NULL)
        fail_msg("SILOSPEC does not name the program");
    assert_int_equal(pipe(ends), 0);
    *p = (struct filter_process){.pid = fork()};
    assert_true(p->pid >= 0);
    if (p->pid == 0) {
        (void)dup2(fileno(in), STDIN_FILENO);
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        become(program, args);
    }
    (void)close(ends[1]);
    p->out = fdopen(ends[0], "r");
    assert_non_null(p->out);
}

struct str filter_line(struct filter_process *p)
{
    ssize_t len = getline(&p->line, &p->size, p->out);

    if (len < 0)
        fail_msg("the filter gives no more lines");
    return (struct str){p->line, (size_t)len};
}

void filter_end(struct filter_process *p)
{
    int status;

    assert_int_equal(getline(&p->line, &p->size, p->out), -1);
    free(p->line);
    (void)fclose(p->out);
    assert_int_equal(waitpid(p->pid, &status, 0), p->pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}
