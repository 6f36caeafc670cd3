/* tests/torture/failing_malloc.h - memory that runs short: the linker puts our malloc, calloc,
 * realloc and free in the place of the program's (--wrap); those of other libraries stay as they
 * are. */
#ifndef TESTS_TORTURE_FAILING_MALLOC_H
#define TESTS_TORTURE_FAILING_MALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* The nth call from now fails (0: none does), and with `for_good` all after it. */
void failing_malloc_at(long nth, bool for_good);
long failing_malloc_calls(void); /* since then */

/* Pieces that were taken and not given back, since failing_malloc_at(). What other libraries took
 * and the program frees counts less than nothing. */
long failing_malloc_live(void);

/* The numbers of those calls, counted since failing_malloc_at(), that came while this was on and
 * from where none ever came before, as far as the functions around them tell: a program asks for
 * memory in some thousand places, though some million times. At most FAILING_MALLOC_PLACES, until
 * it is put on again. */
enum { FAILING_MALLOC_PLACES = 1 << 16 };
void failing_malloc_watch(bool on);
size_t failing_malloc_new_places(const long **calls);

#endif
