/* tests/unit/model/arena_testing.h - one arena for all tests of a program: the group's fixtures
 * begin() and end(). */
#ifndef ARENA_TESTING_H
#define ARENA_TESTING_H

#include "model/base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena arena;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

#endif
