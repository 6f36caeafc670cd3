/* tests/unit/ui/session_testing.h - a folder of the test's own with a document, a config and a
 * state. */
#ifndef TESTS_UNIT_UI_SESSION_TESTING_H
#define TESTS_UNIT_UI_SESSION_TESTING_H

#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct folder {
    char path[40], file[64], config[80];
};

static inline void run_command(const char *what, const char *path, const char *below)
{
    char command[300];

    snprintf(command, sizeof(command), "%s %s%s", what, path, below);
    assert_int_equal(system(command), 0);
}

static inline int make(void **state)
{
    struct folder *f = calloc(1, sizeof(*f));

    if (f == NULL)
        return -1;
    snprintf(f->path, sizeof(f->path), "/tmp/silospec-session-XXXXXX");
    if (mkdtemp(f->path) == NULL)
        return -1;
    snprintf(f->file, sizeof(f->file), "%s/web.yaml", f->path);
    snprintf(f->config, sizeof(f->config), "%s/silospec/config", f->path);
    run_command("cp " TEST_DATA_DIR "/ui/web.yaml", f->file, "");
    run_command("mkdir -p", f->path, "/silospec/themes");
    setenv("XDG_CONFIG_HOME", f->path, 1);
    setenv("XDG_STATE_HOME", f->path, 1);
    *state = f;
    return 0;
}

static inline int clean(void **state)
{
    struct folder *f = *state;

    run_command("chmod -R u+w", f->path, "");
    run_command("rm -rf", f->path, "");
    free(f);
    return 0;
}

static inline void write_file(const char *file, const char *text)
{
    FILE *out = fopen(file, "w");

    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
}

static inline bool file_has(const char *folder, const char *name, const char *part)
{
    char file[200], text[4096];
    size_t len;
    FILE *in;

    snprintf(file, sizeof(file), "%s/%s", folder, name);
    in = fopen(file, "r");
    if (in == NULL)
        return false;
    len = fread(text, 1, sizeof(text) - 1, in);
    text[len] = '\0';
    fclose(in);
    return strstr(text, part) != NULL;
}

static inline void start(struct driver *d, const struct folder *f)
{
    driver_start_session(d, f->file, 120, 40);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make, clean)

#endif
