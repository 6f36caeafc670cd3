/* The start of `silospec generate`, from its spawn to its exit, beside an empty program that has
 * the same libraries as shared objects, beside the same program that has them in it as silospec
 * does, and beside `true`. The same small document is read as JSON and as YAML; a larger one and
 * `cat`, which links libc alone and reads and writes as much, stand there to judge the aim by. The
 * programs take turns and the best of each counts, so that what disturbs the machine disturbs none
 * of them alone. */
#include "tests/bench/programs.h"
#include "tests/bench/stopwatch.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST 1.1 /* times an empty program */

extern char **environ;

struct program {
    char *const *argv;
    const posix_spawn_file_actions_t *output;
};

static void run(void *ctx)
{
    const struct program *p = ctx;
    pid_t pid;
    int status;

    if (posix_spawnp(&pid, p->argv[0], p->output, NULL, p->argv, environ) != 0 ||
        waitpid(pid, &status, 0) != pid || status != 0)
        abort();
}

int main(int argc, char **argv)
{
    enum { TRUE_PROGRAM, EMPTY, WHOLE, CAT, HELP, SMALL, YAML, DEMO, PROGRAMS };
    struct bench_size size = bench_size(argc, argv, 1, 400);
    char program[BENCH_PATH], empty[BENCH_PATH], whole[BENCH_PATH], demo[] = BENCH_DEMO;
    char small[] = BENCH_SMALL, small_yaml[] = BENCH_SMALL_YAML;
    char cat[] = "cat", true_name[] = "true", generate[] = "generate", compact[] = "--compact",
         help[] = "help";
    char *const run_true[] = {true_name, NULL}, *const run_empty[] = {empty, NULL};
    char *const run_whole[] = {whole, NULL};
    char *const run_cat[] = {cat, small, NULL};
    char *const run_help[] = {program, help, NULL};
    char *const run_small[] = {program, generate, compact, small, NULL};
    char *const run_yaml[] = {program, generate, compact, small_yaml, NULL};
    char *const run_demo[] = {program, generate, compact, demo, NULL};
    char *const *const runs[PROGRAMS] = {run_true, run_empty, run_whole, run_cat,
                                         run_help, run_small, run_yaml,  run_demo};
    posix_spawn_file_actions_t output;
    double best[PROGRAMS];

    bench_program(BENCH_PROGRAM, program);
    bench_program(BENCH_EMPTY, empty);
    bench_program(BENCH_WHOLE, whole);
    if (posix_spawn_file_actions_init(&output) != 0 ||
        posix_spawn_file_actions_addopen(&output, STDOUT_FILENO, "/dev/null", O_WRONLY, 0) != 0)
        abort();
    for (size_t round = 0; round < size.rounds; round++) {
        for (size_t i = 0; i < PROGRAMS; i++) {
            struct program p = {runs[i], &output};
            double ns = stopwatch(run, &p, size.count, 1);

            if (round == 0 || ns < best[i])
                best[i] = ns;
        }
    }
    (void)posix_spawn_file_actions_destroy(&output);
    bench_line("true", best[TRUE_PROGRAM], NULL, 0);
    bench_line("empty program, same libraries", best[EMPTY], "true", best[TRUE_PROGRAM]);
    bench_line("empty program, libraries in it", best[WHOLE], "empty", best[EMPTY]);
    bench_line("cat small.json", best[CAT], "empty", best[EMPTY]);
    bench_line("silospec help", best[HELP], "empty", best[EMPTY]);
    bench_ratio("silospec generate small.json", best[SMALL], "empty", best[EMPTY], MOST);
    bench_ratio("silospec generate small.yaml", best[YAML], "empty", best[EMPTY], MOST);
    bench_line("silospec generate demo (YAML, 4.3 kB)", best[DEMO], "empty", best[EMPTY]);
    return 0;
}
