/* tests/unit/ui/app_folder.h - a folder of its own for each test, with documents in it. */
#ifndef APP_FOLDER_H
#define APP_FOLDER_H

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

#define WEB TEST_DATA_DIR "/ui/web.yaml"

/* A folder of its own with a copy of the document in it. */
struct folder {
    char name[64], file[96], other[96], inspect[96];
};

static inline char *read_all(const char *file)
{
    FILE *f = fopen(file, "rb");
    char *text = calloc(1, 65536);

    assert_non_null(text);
    if (f == NULL) {
        free(text);
        return NULL;
    }
    assert_true(fread(text, 1, 65535, f) > 0);
    fclose(f);
    return text;
}

static inline void write_all(const char *file, const char *text)
{
    FILE *f = fopen(file, "wb");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static inline bool file_has(const char *file, const char *part)
{
    char *text = read_all(file);
    bool has = text != NULL && strstr(text, part) != NULL;

    free(text);
    return has;
}

static inline int make_folder(void **state)
{
    struct folder *f = calloc(1, sizeof(*f));
    char *text = read_all(WEB);

    if (f == NULL || text == NULL)
        return -1;
    snprintf(f->name, sizeof(f->name), "/tmp/silospec-test-XXXXXX");
    if (mkdtemp(f->name) == NULL)
        return -1;
    snprintf(f->file, sizeof(f->file), "%s/web.yaml", f->name);
    snprintf(f->other, sizeof(f->other), "%s/other.json", f->name);
    snprintf(f->inspect, sizeof(f->inspect), "%s/inspect.json", f->name);
    write_all(f->file, text);
    write_all(f->inspect,
              "[{\"Id\": \"a1\", \"Name\": \"/first\", \"Image\": \"i\", \"Config\": {}, "
              "\"HostConfig\": {\"Isolation\": \"hyperv\"}},"
              " {\"Id\": \"b2\", \"Name\": \"/second\", \"Image\": \"i\", \"Config\": "
              "{\"Hostname\": \"second-host\"}, \"HostConfig\": {\"Isolation\": \"hyperv\"}}]");
    free(text);
    *state = f;
    return 0;
}

static inline int remove_folder(void **state)
{
    struct folder *f = *state;
    char saved[160];

    snprintf(saved, sizeof(saved), "%s/inspect.silospec.json", f->name);
    remove(saved);
    remove(f->file);
    remove(f->other);
    remove(f->inspect);
    rmdir(f->name);
    free(f);
    return 0;
}

static inline void edit_count(struct driver *d, const char *count)
{
    driver_keys(d, ":set container.HostConfig.CpuCount=");
    driver_keys(d, count);
    driver_keys(d, "<Enter>");
}

#define FILE_TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

#endif
