/* The face of the operating system: what it refuses to open, and that a refusal of the system
 * at any step of saving leaves the old file or the new one. */
#include "document_testing.h"

#include "model/files/text.h"
#include "model/formats/scenario.h"
#include "model/os/os.h"
#include "tests/faults/faults.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

struct folder {
    char path[32];
    char file[48];
    char other[48];
};

static int make_folder(void **state)
{
    struct folder *f = calloc(1, sizeof(*f));

    strcpy(f->path, "/tmp/silospec-os-XXXXXX");
    assert_non_null(mkdtemp(f->path));
    snprintf(f->file, sizeof(f->file), "%s/a.yaml", f->path);
    snprintf(f->other, sizeof(f->other), "%s/other", f->path);
    *state = f;
    return 0;
}

static int remove_folder(void **state)
{
    struct folder *f = *state;
    char command[64];

    (void)fault_off();
    snprintf(command, sizeof(command), "rm -rf %s", f->path);
    free(f);
    return system(command);
}

static void assert_refused(struct err *e, const char *text)
{
    assert_non_null(e);
    assert_int_equal(e->class, ERR_IO);
    assert_non_null(strstr(e->text, text));
    err_free(e);
}

/* ---- opening ---------------------------------------------------------------------------- */

static void assert_no_open(const char *file, const char *text)
{
    struct os_file update = OS_NO_FILE;
    FILE *stream = NULL;

    assert_refused(os_open_read(&stream, file), text);
    assert_null(stream);
    assert_refused(os_open_update(&update, file), text);
    assert_false(os_is_open(update));
}

static void a_pipe_with_a_name_is_refused_at_once(void **state)
{
    const struct folder *f = *state;
    FILE *stream = NULL;
    int reader;

    assert_int_equal(mkfifo(f->other, 0600), 0);
    (void)alarm(20); /* that it would wait is the failure */
    assert_no_open(f->other, "named pipe");
    assert_refused(os_open_write(&stream, f->other), "pipe");
    reader = open(f->other, O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    assert_refused(os_open_write(&stream, f->other), "named pipe");
    assert_int_equal(close(reader), 0);
    (void)alarm(0);
}

/* It is a file, but waits for what the kernel says next. */
static void a_file_that_waits_does_not(void **state)
{
    static const char file[] = "/proc/kmsg";
    char *line = NULL;
    size_t size = 0;
    FILE *in = NULL;

    (void)state;
    if (access(file, R_OK) != 0)
        skip();
    (void)alarm(20);
    err_free(os_open_read(&in, file));
    while (in != NULL && getline(&line, &size, in) >= 0)
        continue;
    assert_true(in == NULL || errno == EAGAIN);
    if (in != NULL)
        fclose(in);
    (void)alarm(0);
    free(line);
}

static void folders_sockets_and_devices_are_refused(void **state)
{
    const struct folder *f = *state;
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int s = socket(AF_UNIX, SOCK_STREAM, 0);

    assert_no_open(f->path, "this is a folder");
    strcpy(name.sun_path, f->other);
    assert_int_equal(bind(s, (struct sockaddr *)&name, sizeof(name)), 0);
    assert_no_open(f->other, "socket");
    assert_int_equal(close(s), 0);
    assert_no_open("/dev/zero", "device");
}

static void a_pipe_of_the_shell_is_read(void **state)
{
    struct text text;
    char name[32];
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "a: 1\n", 5), 5);
    assert_int_equal(close(ends[1]), 0);
    snprintf(name, sizeof(name), "/dev/fd/%d", ends[0]);
    assert_null(text_read_file(&text, name));
    assert_string_equal(text.bytes, "a: 1\n");
    text_free(&text);
    assert_int_equal(close(ends[0]), 0);
    assert_null(text_read_file(&text, "/dev/null"));
    assert_int_equal(text.len, 0);
    text_free(&text);
}

/* ---- files ------------------------------------------------------------------------------ */

static void a_lock_is_for_one(void **state)
{
    const struct folder *f = *state;
    struct os_file mine = OS_NO_FILE, other = OS_NO_FILE;

    assert_int_equal(os_create(&mine, f->file, OS_FOR_USER), 0);
    assert_int_equal(os_create(&other, f->file, OS_FOR_USER), EEXIST);
    assert_true(os_lock(mine, true));
    assert_null(os_open_update(&other, f->file));
    assert_false(os_lock(other, false));
    assert_int_equal(os_close(&mine), 0);
    assert_false(os_is_open(mine));
    assert_true(os_lock(other, false));
    assert_int_equal(os_close(&other), 0);
    assert_int_equal(os_close(&other), 0);
}

static void bytes_stand_where_they_were_put(void **state)
{
    const struct folder *f = *state;
    struct os_file file = OS_NO_FILE;
    struct os_info info;
    struct text text;

    assert_int_equal(os_create(&file, f->file, OS_FOR_USER), 0);
    assert_int_equal(os_write(file, STR_LIT("abcdef"), 0), 0);
    assert_int_equal(os_write(file, STR_LIT("X"), 2), 0);
    assert_int_equal(os_cut(file, 4), 0);
    assert_int_equal(os_look_open(&info, file), 0);
    assert_int_equal(info.bytes, 4);
    assert_int_equal(info.mode, 0600);
    assert_int_equal(os_close(&file), 0);
    assert_null(text_read_file(&text, f->file));
    assert_string_equal(text.bytes, "abXd");
    text_free(&text);
}

static void links_are_followed_or_looked_at(void **state)
{
    const struct folder *f = *state;
    struct os_info info;
    char *target, *full;

    assert_int_equal(symlink("a.yaml", f->other), 0);
    assert_int_equal(os_look(&info, f->other), ENOENT);
    assert_int_equal(os_look_link(&info, f->other), 0);
    assert_int_equal(info.kind, OS_LINK);
    assert_int_equal(os_link_target(&target, f->other), 0);
    assert_string_equal(target, "a.yaml");
    free(target);
    assert_int_equal(os_full_path(&full, f->other), ENOENT);
    assert_int_equal(os_link_target(&target, f->path), EINVAL);
}

static bool count_names(void *ctx, const char *name)
{
    (void)name;
    return ++*(unsigned *)ctx < 2;
}

static void a_folder_is_listed_until_enough(void **state)
{
    const struct folder *f = *state;
    unsigned count = 0;

    assert_int_equal(os_list(f->path, count_names, &count), 0);
    assert_int_equal(count, 0); /* neither . nor .. */
    for (char c = 'a'; c < 'f'; c++) {
        struct os_file file = OS_NO_FILE;
        char name[64];

        snprintf(name, sizeof(name), "%s/%c", f->path, c);
        assert_int_equal(os_create(&file, name, OS_FOR_ALL), 0);
        assert_int_equal(os_close(&file), 0);
    }
    assert_int_equal(os_list(f->path, count_names, &count), 0);
    assert_int_equal(count, 2);
    assert_int_equal(os_list("/nonexistent", count_names, &count), ENOENT);
}

/* ---- faults ----------------------------------------------------------------------------- */

static unsigned names_in(const char *folder)
{
    DIR *d = opendir(folder);
    unsigned count = 0;

    assert_non_null(d);
    while (readdir(d) != NULL)
        count++;
    closedir(d);
    return count - 2;
}

static void write_old(const char *file)
{
    FILE *out = fopen(file, "w");

    assert_non_null(out);
    fputs("old", out);
    fclose(out);
}

static bool is_old(const char *file)
{
    char bytes[4] = "";
    FILE *in = fopen(file, "r");

    assert_non_null(in);
    (void)!fread(bytes, 1, 3, in);
    fclose(in);
    return strcmp(bytes, "old") == 0;
}

static void a_fault_while_saving_keeps_the_old_file(void **state)
{
    static const enum os_call calls[] = {OS_CALL_CREATE, OS_CALL_WRITE, OS_CALL_SYNC, OS_CALL_CLOSE,
                                         OS_CALL_RENAME};
    const struct folder *f = *state;
    const struct value *root = value_of("{silospec: 1, name: new}");

    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        struct err *e;

        write_old(f->file);
        fault_at(calls[i], 1, ENOSPC);
        e = scenario_save(f->file, root, SCENARIO_YAML, NULL, NULL);
        assert_int_equal(fault_off(), 1);
        assert_refused(e, "No space left");
        assert_true(is_old(f->file));
        assert_int_equal(names_in(f->path), 1); /* nothing is left lying about */
    }
    value_unref(root);
}

static void a_folder_that_cannot_be_synced_is_told(void **state)
{
    const struct folder *f = *state;
    const struct value *root = value_of("{silospec: 1, name: new}");
    struct err *e;

    write_old(f->file);
    fault_at(OS_CALL_SYNC_FOLDER, 1, EIO);
    e = scenario_save(f->file, root, SCENARIO_YAML, NULL, NULL);
    assert_refused(e, "may not survive a power failure");
    assert_false(is_old(f->file));
    value_unref(root);
}

static void a_name_that_is_taken_is_passed_over(void **state)
{
    const struct folder *f = *state;
    const struct value *root = value_of("{silospec: 1, name: new}");

    fault_at(OS_CALL_CREATE, 1, EEXIST);
    assert_null(scenario_save(f->file, root, SCENARIO_YAML, NULL, NULL));
    assert_int_equal(fault_off(), 2);
    value_unref(root);
}

#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_pipe_with_a_name_is_refused_at_once),
        cmocka_unit_test(a_file_that_waits_does_not),
        FOLDER_TEST(folders_sockets_and_devices_are_refused),
        FOLDER_TEST(a_pipe_of_the_shell_is_read),
        FOLDER_TEST(a_lock_is_for_one),
        FOLDER_TEST(bytes_stand_where_they_were_put),
        FOLDER_TEST(links_are_followed_or_looked_at),
        FOLDER_TEST(a_folder_is_listed_until_enough),
        FOLDER_TEST(a_fault_while_saving_keeps_the_old_file),
        FOLDER_TEST(a_folder_that_cannot_be_synced_is_told),
        FOLDER_TEST(a_name_that_is_taken_is_passed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
