/* model/base/units.h - whole numbers as people type and read them, by unit.
 *
 * All arithmetic is exact. What is not a whole number of the unit, or too big, is refused
 * and never rounded.
 *
 *   BYTES, BYTES_PER_SECOND   1024b 100k 512m 2g 1.5GiB 3t; powers of 1024, with or without
 *                             b or ib behind; bytes per second also with /s
 *   NANOCPUS                  1.5 or 2: with a point, or below 1000000, these are CPUs;
 *                             1500000000: from 1000000 on these are nanocpus;
 *                             1500000000n: always nanocpus
 *   NANOSECONDS               30s 500ms 1m30s 1.5h 10us 7ns; a plain number is nanoseconds
 *   PERCENT                   50 or 50%
 *   FILE_MODE                 0444 or 0o444; octal only, so that 444 cannot be misread
 *   every other one           the plain number
 * Errors: ERR_INPUT with the reason, ERR_OOM. */
#ifndef MODEL_BASE_UNITS_H
#define MODEL_BASE_UNITS_H

#include "model/base/arena.h"
#include "model/base/err.h"

#include <stdint.h>

enum mdl_unit {
    MDL_UNIT_NONE,
    MDL_UNIT_BYTES, /* 512m, 2g: powers of 1024 */
    MDL_UNIT_BYTES_PER_SECOND,
    MDL_UNIT_PER_SECOND,
    MDL_UNIT_NANOCPUS, /* 1e-9 CPUs; typed as CPUs: 1.5 */
    MDL_UNIT_PERCENT,
    MDL_UNIT_CPUS,
    MDL_UNIT_WEIGHT,
    MDL_UNIT_NANOSECONDS, /* typed as 30s, 500ms */
    MDL_UNIT_CHARACTERS,
    MDL_UNIT_FILE_MODE, /* shown and typed in octal: 0444 */
    MDL_UNIT_BUILD,     /* a Windows build number */
};

struct units_integer {
    bool negative; /* never for 0 */
    uint64_t magnitude;
};

struct err *units_parse(struct units_integer *out, enum mdl_unit unit, struct str text);

/* What units_parse() reads back to the same number. */
struct str units_print(struct arena *a, enum mdl_unit unit, struct units_integer n);

/* For reading only: "512 MiB", "~1.46 GiB", "1.5 CPUs", "1m30s", "50 %". */
struct str units_show(struct arena *a, enum mdl_unit unit, struct units_integer n);

#endif
