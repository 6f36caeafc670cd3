#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define GOLDEN "screens/golden/"

static char *read_file(const char *name)
{
    FILE *f = fopen(name, "rb");
    char *text;
    size_t len;

    if (f == NULL)
        return NULL;
    text = malloc(1 << 20);
    assert_non_null(text);
    len = fread(text, 1, (1 << 20) - 1, f);
    text[len] = '\0';
    fclose(f);
    return text;
}

static bool updates(void)
{
    const char *update = getenv("SILOSPEC_UPDATE_GOLDEN");

    return update != NULL && strcmp(update, "1") == 0;
}

static void compare(const char *screen, const char *name)
{
    char file[256], *want;

    snprintf(file, sizeof(file), GOLDEN "%s.txt", name);
    if (updates()) {
        FILE *f = fopen(file, "wb");

        assert_non_null(f);
        assert_true(fputs(screen, f) >= 0);
        assert_int_equal(fclose(f), 0);
        return;
    }
    want = read_file(file);
    if (want == NULL || strcmp(want, screen) != 0) {
        FILE *f = stderr;

        fprintf(f, "%s is not what is on the screen:\n%s", file, screen);
        free(want);
        fail_msg("%s differs; SILOSPEC_UPDATE_GOLDEN=1 accepts the new screen", file);
    }
    free(want);
}

/* The keys may still be on their way to the program: a screen that is not the wanted one gets more
 * time, one that is to be written all of it. */
static char *settled(struct pty *p, const char *name, bool counters)
{
    enum { TRIES = 12 };
    char file[256], *want, *screen = NULL;
    bool same = false;

    snprintf(file, sizeof(file), GOLDEN "%s.txt", name);
    want = updates() ? NULL : read_file(file);
    for (int i = 0; i < TRIES && !same; i++) {
        pty_settle(p);
        free(screen);
        screen = counters ? strdup(pty_text(p)) : golden_without_counters(pty_text(p));
        assert_non_null(screen);
        same = want != NULL && strcmp(want, screen) == 0;
    }
    free(want);
    return screen;
}

void same_as_golden(struct pty *p, const char *name)
{
    char *screen = settled(p, name, false);

    compare(screen, name);
    free(screen);
}

void same_as_golden_with_counters(struct pty *p, const char *name)
{
    char *screen = settled(p, name, true);

    compare(screen, name);
    free(screen);
}
