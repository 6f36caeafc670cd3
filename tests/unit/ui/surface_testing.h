/* tests/unit/ui/surface_testing.h - a surface of 10x3 for each test, and what it shows. */
#ifndef SURFACE_TESTING_H
#define SURFACE_TESTING_H

#include "ui/term/surface_dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct ui_surface surface; /* of the running test */

static inline int open_surface(void **state)
{
    (void)state;
    return ui_surface_init(&surface, 10, 3) ? 0 : -1;
}

static inline int close_surface(void **state)
{
    (void)state;
    ui_surface_finish(&surface);
    return 0;
}

static inline void assert_frame(const char *lines)
{
    char *dump = ui_surface_dump(&surface);

    assert_non_null(dump);
    assert_string_equal(dump, lines);
    free(dump);
}

#endif
