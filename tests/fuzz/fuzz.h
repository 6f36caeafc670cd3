/* tests/fuzz/fuzz.h - what libFuzzer, and standalone.c without it, call. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Returns 0; aborts when a property does not hold. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
