/* tests/screens/golden.h - whole screens against golden texts. */
#ifndef TESTS_SCREENS_GOLDEN_H
#define TESTS_SCREENS_GOLDEN_H

#include "pty.h"

/* Fails the test when the screen is not screens/golden/NAME.txt. SILOSPEC_UPDATE_GOLDEN=1 writes
 * the golden text anew; read the difference before committing it.
 *
 * Row counters and scroll marks are left out, because they change with every field, rule and
 * action that is added elsewhere. */
void same_as_golden(struct pty *p, const char *name);
/* With them: for the screens that are there to show them. */
void same_as_golden_with_counters(struct pty *p, const char *name);

/* The screen with plain borders where "2/60", "3 of 307" and scroll marks stand in them. The caller
 * frees. */
char *golden_without_counters(const char *screen);

#endif
