/* tests/torture/scenes.h - what is typed in the sessions of torture_session. */
#ifndef TESTS_TORTURE_SCENES_H
#define TESTS_TORTURE_SCENES_H

#include <stddef.h>

struct scene {
    const char *name;
    const char *file; /* in the repository; NULL: the copy that is saved */
    const char *const *keys;
};

extern const struct scene scenes[];
extern const size_t scene_count;

#endif
