/* Saving: the old file or the new one, never half of either. */
#include "document_testing.h"

#include "model/files/save.h"
#include "model/formats/scenario.h"
#include "model/os/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    char path[32];
    char file[48], link[48];
    const struct value *root;
};

static int make_folder(void **state)
{
    struct folder *f = calloc(1, sizeof(*f));

    strcpy(f->path, "/tmp/silospec-save-XXXXXX");
    assert_non_null(mkdtemp(f->path));
    snprintf(f->file, sizeof(f->file), "%s/a.yaml", f->path);
    snprintf(f->link, sizeof(f->link), "%s/link.yaml", f->path);
    f->root = value_of("{silospec: 1, name: new}");
    *state = f;
    return 0;
}

static int remove_folder(void **state)
{
    struct folder *f = *state;
    char command[128];

    value_unref(f->root);
    snprintf(command, sizeof(command), "chmod -R u+w %s; rm -rf %s", f->path, f->path);
    free(f);
    return system(command);
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void assert_file(const char *path, const char *text)
{
    char buffer[256] = "";
    FILE *f = fopen(path, "r");

    assert_non_null(f);
    buffer[fread(buffer, 1, sizeof(buffer) - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(buffer, text);
}

/* Entries of the folder, so that a temporary file left behind is seen. */
static size_t entries(const char *path)
{
    DIR *d = opendir(path);
    size_t count = 0;

    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        count += e->d_name[0] != '.' || strlen(e->d_name) > 2;
    closedir(d);
    return count;
}

static mode_t mode_of(const char *path)
{
    struct stat st;

    assert_int_equal(lstat(path, &st), 0);
    return st.st_mode;
}

static void assert_not_saved(const char *file, const struct value *root, const char *reason)
{
    char expected[200];

    snprintf(expected, sizeof(expected), "cannot save '%s': %s", file, reason);
    assert_error(scenario_save(file, root, SCENARIO_YAML, NULL, NULL), ERR_IO, expected);
}

#define NEW "silospec: 1\nname: new\n"

static void a_new_file_gets_the_usual_mode(void **state)
{
    struct folder *f = *state;
    mode_t mask = umask(027);

    assert_no_error(scenario_save(f->file, f->root, SCENARIO_YAML, NULL, NULL));
    umask(mask);
    assert_file(f->file, NEW);
    assert_int_equal(mode_of(f->file) & 07777, 0640);
    assert_int_equal(entries(f->path), 1);
}

static void a_file_without_a_folder_goes_to_the_current_one(void **state)
{
    struct folder *f = *state;
    char before[1024];

    assert_non_null(getcwd(before, sizeof(before)));
    assert_int_equal(chdir(f->path), 0);
    assert_no_error(scenario_save("b.json", f->root, SCENARIO_JSON, NULL, NULL));
    assert_file("b.json", "{\n  \"silospec\": 1,\n  \"name\": \"new\"\n}\n");
    assert_int_equal(chdir(before), 0);
}

static void an_old_file_is_replaced_and_keeps_its_mode(void **state)
{
    struct folder *f = *state;

    write_file(f->file, "a much longer text than the new one, so that a rest would be seen\n");
    assert_int_equal(chmod(f->file, 0604), 0);
    assert_no_error(scenario_save(f->file, f->root, SCENARIO_YAML, NULL, NULL));
    assert_file(f->file, NEW);
    assert_int_equal(mode_of(f->file) & 07777, 0604);
    assert_int_equal(entries(f->path), 1);
}

static void a_link_stays_and_its_target_is_replaced(void **state)
{
    struct folder *f = *state;

    write_file(f->file, "old\n");
    assert_int_equal(symlink("a.yaml", f->link), 0);
    assert_no_error(scenario_save(f->link, f->root, SCENARIO_YAML, NULL, NULL));
    assert_true(S_ISLNK(mode_of(f->link)));
    assert_file(f->file, NEW);
    assert_int_equal(entries(f->path), 2);
}

static void a_link_to_nothing_makes_its_target(void **state)
{
    struct folder *f = *state;

    assert_int_equal(symlink(f->file, f->link), 0);
    assert_no_error(scenario_save(f->link, f->root, SCENARIO_YAML, NULL, NULL));
    assert_true(S_ISLNK(mode_of(f->link)));
    assert_file(f->file, NEW);
}

static void a_link_to_itself_is_refused(void **state)
{
    struct folder *f = *state;

    assert_int_equal(symlink("link.yaml", f->link), 0);
    assert_not_saved(f->link, f->root, strerror(ELOOP));
}

static void folders_and_devices_are_refused(void **state)
{
    struct folder *f = *state;

    assert_not_saved(f->path, f->root, strerror(EISDIR));
    assert_not_saved("/dev/null", f->root, "it is not a regular file");
    assert_true(S_ISCHR(mode_of("/dev/null")));
}

static void a_missing_folder_is_told(void **state)
{
    struct folder *f = *state;
    char file[64], expected[200];

    snprintf(file, sizeof(file), "%s/no/a.yaml", f->path);
    snprintf(expected, sizeof(expected), "cannot save '%s': %s", file, strerror(ENOENT));
    assert_error(scenario_save(file, f->root, SCENARIO_YAML, NULL, NULL), ERR_NOT_FOUND, expected);
}

static void a_full_disk_leaves_the_old_file_and_no_other(void **state)
{
    struct folder *f = *state;
    struct rlimit before, small;
    struct err *e;

    write_file(f->file, "old\n");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 8;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    e = scenario_save(f->file, f->root, SCENARIO_YAML, NULL, NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_IO);
    err_free(e);
    assert_file(f->file, "old\n");
    assert_int_equal(entries(f->path), 1);
}

static void a_read_only_file_or_folder_is_refused(void **state)
{
    struct folder *f = *state;

    if (geteuid() == 0)
        skip(); /* root may write everywhere */
    write_file(f->file, "old\n");
    assert_int_equal(chmod(f->file, 0444), 0);
    assert_not_saved(f->file, f->root, strerror(EACCES));
    assert_int_equal(chmod(f->file, 0644), 0);
    assert_int_equal(chmod(f->path, 0555), 0);
    assert_not_saved(f->file, f->root, strerror(EACCES));
    assert_file(f->file, "old\n");
}

static void make_old(const char *path)
{
    const struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};

    write_file(path, "half");
    assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
}

/* What a program that was killed left goes at the next save; what is somebody's stays. */
static void leftovers_are_swept(void **state)
{
    static const struct {
        const char *name;
        bool old, held, stays;
    } files[] = {
        {".silospec-1-0.tmp", true, false, false}, {".silospec-2-0.tmp", false, false, true},
        {".silospec-3-0.tmp", true, true, true},   {".silospec-4.txt", true, false, true},
        {"other.tmp", true, false, true},          {".silospec-.tmp", true, false, false},
    };
    struct folder *f = *state;
    struct os_file held = OS_NO_FILE;
    char path[96];

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        snprintf(path, sizeof(path), "%s/%s", f->path, files[i].name);
        files[i].old ? make_old(path) : write_file(path, "half");
        if (files[i].held) {
            assert_null(os_open_update(&held, path));
            assert_true(os_lock(held, false));
        }
    }
    assert_null(save_file(f->file, STR_LIT("x")));
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        snprintf(path, sizeof(path), "%s/%s", f->path, files[i].name);
        assert_int_equal(access(path, F_OK) == 0, files[i].stays);
    }
    assert_int_equal(os_close(&held), 0);
    assert_file(f->file, "x");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(a_new_file_gets_the_usual_mode),
        TEST(leftovers_are_swept),
        TEST(a_file_without_a_folder_goes_to_the_current_one),
        TEST(an_old_file_is_replaced_and_keeps_its_mode),
        TEST(a_link_stays_and_its_target_is_replaced),
        TEST(a_link_to_nothing_makes_its_target),
        TEST(a_link_to_itself_is_refused),
        TEST(folders_and_devices_are_refused),
        TEST(a_missing_folder_is_told),
        TEST(a_full_disk_leaves_the_old_file_and_no_other),
        TEST(a_read_only_file_or_folder_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
