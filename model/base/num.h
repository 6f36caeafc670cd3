/* model/base/num.h - integers from text, exactly.
 *
 * Forms: decimal with an optional sign, 0x hexadecimal, 0o octal (both without a sign).
 * A leading zero (0444) is octal for YAML 1.1 and C, decimal for YAML 1.2: it is told apart,
 * so that nobody gets another number than the one that was meant. */
#ifndef MODEL_BASE_NUM_H
#define MODEL_BASE_NUM_H

#include "model/base/str.h"

#include <stdint.h>

enum num_result {
    NUM_OK,
    NUM_NOT_INTEGER,  /* another text, a fraction, an exponent */
    NUM_OUT_OF_RANGE, /* an integer, but the type cannot hold it */
    NUM_AMBIGUOUS,    /* decimal digits behind a leading zero */
};

/* *out is written on NUM_OK only. */
enum num_result num_int64(int64_t *out, struct str text);
enum num_result num_uint64(uint64_t *out, struct str text);

/* The value of a hexadecimal digit; -1: it is none. */
int num_hex_digit(char c);

#endif
