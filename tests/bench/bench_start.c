/* The start of `silospec generate`, from fork to exit, beside an empty program with the same
 * libraries and beside `true`. */
#include "tests/bench/stopwatch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST 1.1 /* times an empty program */

static void run(void *ctx)
{
    char *const *argv = ctx;
    pid_t pid = fork();
    int status;

    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);

        (void)dup2(null, STDOUT_FILENO);
        (void)execvp(argv[0], argv);
        _exit(127);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
        abort();
}

int main(int argc, char **argv)
{
    struct bench_size size = bench_size(argc, argv, 50, 9);
    char program[] = BENCH_PROGRAM, empty[] = BENCH_EMPTY, demo[] = BENCH_DEMO;
    char small[] = BENCH_SMALL;
    char true_name[] = "true", generate[] = "generate", compact[] = "--compact", help[] = "help";
    char *run_true[] = {true_name, NULL};
    char *run_empty[] = {empty, NULL};
    char *run_help[] = {program, help, NULL};
    char *run_small[] = {program, generate, compact, small, NULL};
    char *run_demo[] = {program, generate, compact, demo, NULL};
    double base = stopwatch(run, run_true, size.count, size.rounds);
    double least = stopwatch(run, run_empty, size.count, size.rounds);

    bench_line("true", base, NULL, 0);
    bench_line("empty program, same libraries", least, "true", base);
    bench_line("silospec help", stopwatch(run, run_help, size.count, size.rounds), "empty", least);
    bench_ratio("silospec generate small.json", stopwatch(run, run_small, size.count, size.rounds),
                "empty", least, MOST);
    bench_ratio("silospec generate demo (YAML)", stopwatch(run, run_demo, size.count, size.rounds),
                "empty", least, MOST);
    return 0;
}
