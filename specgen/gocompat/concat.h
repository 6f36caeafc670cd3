/* specgen/gocompat/concat.h - texts put together in an arena, NUL bytes included (printf would
 * stop). */
#ifndef SPECGEN_GOCOMPAT_CONCAT_H
#define SPECGEN_GOCOMPAT_CONCAT_H

#include "model/base/arena.h"

struct str concat(struct arena *a, const struct str *parts, size_t count);

#define CONCAT(a, ...)                                                                             \
    concat(a, (const struct str[]){__VA_ARGS__},                                                   \
           sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

#endif
