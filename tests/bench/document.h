/* tests/bench/document.h - the documents that the benchmarks run on. */
#ifndef TESTS_BENCH_DOCUMENT_H
#define TESTS_BENCH_DOCUMENT_H

#include "model/formats/artefact.h"

/* Ends the program when the file cannot be read. */
void bench_open(struct artefact *out, const char *file);

#endif
