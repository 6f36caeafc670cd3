/* tests/bench/document.h - the documents that the benchmarks run on. */
#ifndef TESTS_BENCH_DOCUMENT_H
#define TESTS_BENCH_DOCUMENT_H

#include "model/formats/scenario.h"

/* Ends the program when the file cannot be read. */
void bench_open(struct scenario_file *out, const char *file);

#endif
