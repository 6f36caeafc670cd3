/* tests/bench/programs.h - where the programs are whose starts are measured. */
#ifndef TESTS_BENCH_PROGRAMS_H
#define TESTS_BENCH_PROGRAMS_H

/* Writes the path of `built`, a program of this build. tests/bench/run copies the programs as an
 * installation does, into the folder that BENCH_BIN names, and that copy is taken: what a linker
 * wrote lies in smaller pieces in memory, and starts an eighth slower until it is read anew. */
enum { BENCH_PATH = 4096 };
void bench_program(const char *built, char path[BENCH_PATH]);

#endif
