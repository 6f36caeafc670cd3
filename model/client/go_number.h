/* model/client/go_number.h - numbers and booleans as Go's strconv reads them. */
#ifndef MODEL_CLIENT_GO_NUMBER_H
#define MODEL_CLIENT_GO_NUMBER_H

#include "model/base/arena.h"

#include <stdint.h>

enum go_number { GO_OK, GO_SYNTAX, GO_RANGE };

/* base 0: by prefix (0x, 0o, 0b, 0 is octal), single underscores between digits allowed; base 10:
 * digits only. `bits` is the size of the type. *out is written on GO_OK only. */
enum go_number go_int(int64_t *out, struct str text, unsigned base, unsigned bits);
enum go_number go_uint(uint64_t *out, struct str text, unsigned base, unsigned bits);

/* strconv.ParseFloat(text, 64). */
enum go_number go_float(double *out, struct str text);

/* strconv.ParseBool; false when the text is none of its words. */
bool go_bool(bool *out, struct str text);

/* int64(f) on amd64: cut toward zero; what does not fit (and NaN) is the smallest int64. */
int64_t go_int_of_float(double f);

/* "invalid syntax", "value out of range" */
struct str go_number_why(enum go_number result);

/* `strconv.FUNCTION: parsing "TEXT": WHY` */
struct str go_number_error(struct arena *a, const char *function, struct str text,
                           enum go_number result);

#endif
