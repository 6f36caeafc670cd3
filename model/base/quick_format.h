/* model/base/quick_format.h - the directives that nearly all texts are made of, a few times as fast
 * as vsnprintf(): %s %.*s %.Ns %c %d %u %zu %lu %llu %lld %%. */
#ifndef MODEL_BASE_QUICK_FORMAT_H
#define MODEL_BASE_QUICK_FORMAT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* At most `size` bytes without a NUL behind them. False: the format says something else, or it is
 * more; vsnprintf() has to do it, with a copy of ap made before. */
bool quick_format(char *out, size_t size, size_t *len, const char *fmt, va_list ap);

/* Of these directives alone, and no more than `size` bytes. Returns how many. */
size_t quick_formatted(char *out, size_t size, const char *fmt, ...);

#endif
