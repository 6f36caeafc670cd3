/* model/client/cpus.h - the value of --cpus: a rational number of Go's math/big.
 *
 * Integer, decimal, exponent e (10) or p (2), fraction a/b, prefixes 0x 0o 0b, single underscores.
 * Times 10^9 it must be an integer, of which the 64 low bits are kept with the sign. */
#ifndef MODEL_CLIENT_CPUS_H
#define MODEL_CLIENT_CPUS_H

#include "model/base/str.h"

#include <stdint.h>

/* Longest text that is read: the work grows with its square. */
#define CLIENT_CPUS_BYTES 1024

enum client_cpus { CPUS_OK, CPUS_NO_NUMBER, CPUS_TOO_PRECISE, CPUS_TOO_LONG };

enum client_cpus client_cpus(int64_t *nano, struct str text);

#endif
