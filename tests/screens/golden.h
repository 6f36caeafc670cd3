/* tests/screens/golden.h - whole screens against golden texts. */
#ifndef TESTS_SCREENS_GOLDEN_H
#define TESTS_SCREENS_GOLDEN_H

#include "pty.h"

/* Fails the test when the screen is not screens/golden/NAME.txt. SILOSPEC_UPDATE_GOLDEN=1 writes
 * the golden text anew; read the difference before committing it. */
void same_as_golden(struct pty *p, const char *name);

#endif
