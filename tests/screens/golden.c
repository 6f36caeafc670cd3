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

static void compare(const char *screen, const char *name)
{
    const char *update = getenv("SILOSPEC_UPDATE_GOLDEN");
    char file[256], *want;

    snprintf(file, sizeof(file), GOLDEN "%s.txt", name);
    if (update != NULL && strcmp(update, "1") == 0) {
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

void same_as_golden(struct pty *p, const char *name)
{
    char *screen;

    pty_settle(p);
    screen = golden_without_counters(pty_text(p));
    compare(screen, name);
    free(screen);
}

void same_as_golden_with_counters(struct pty *p, const char *name)
{
    pty_settle(p);
    compare(pty_text(p), name);
}
