/* tests/torture/failing_malloc.h - memory that runs short: the linker puts our malloc, calloc and
 * realloc in the place of the program's (--wrap); those of other libraries stay as they are. */
#ifndef TESTS_TORTURE_FAILING_MALLOC_H
#define TESTS_TORTURE_FAILING_MALLOC_H

#include <stdbool.h>

/* The nth call from now fails (0: none does), and with `for_good` all after it. */
void failing_malloc_at(long nth, bool for_good);
long failing_malloc_calls(void); /* since then */

#endif
