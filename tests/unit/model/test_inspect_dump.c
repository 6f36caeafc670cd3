/* Large files of inspects: what stands where, and one of them read. */
#include "document_testing.h"

#include "model/formats/artefact.h"

#include <stdio.h>

#define FILE_NAME "test_inspect_dump.tmp"

static struct inspect_dump *dump;
static struct err *why;

static int end(void **state)
{
    (void)state;
    inspect_dump_free(dump);
    err_free(why);
    (void)remove(FILE_NAME);
    return 0;
}

static void write_file(const char *text)
{
    FILE *f = fopen(FILE_NAME, "wb");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void open_text(const char *text)
{
    inspect_dump_free(dump);
    dump = NULL;
    write_file(text);
    err_free(why);
    why = NULL;
    assert_no_error(inspect_dump_open(&dump, &why, FILE_NAME, strlen(text), NULL));
}

static void each_object_is_found(void **state)
{
    const struct value *v;

    (void)state;
    open_text("[\n  {\"Id\": \"a\", \"Name\": \"/one\", \"HostConfig\": {\"Name\": \"x\"}},\n"
              "  {\"Id\": \"b\", \"State\": {}},\n"
              "  {\"Id\": \"i\", \"RepoTags\": [], \"RootFS\": {}, \"Config\": {}}\n]\n");
    assert_non_null(dump);
    assert_int_equal(dump->count, 3);
    assert_str(dump->items[0].name, "one");
    assert_str(dump->items[1].name, "b");
    assert_true(dump->items[0].container && dump->items[1].container);
    assert_false(dump->items[2].container);
    assert_int_equal(dump->items[1].line, 3);
    assert_int_equal(dump->items[1].column, 3);
    assert_false(dump->cut_off);
    assert_no_error(inspect_dump_read(&v, dump, 1));
    assert_int_equal(v->line, 3);
    assert_str(value_get(v, STR_LIT("Id"))->u.text, "b");
    value_unref(v);
}

static void objects_in_no_array_are_found(void **state)
{
    const struct value *v;

    (void)state;
    open_text("\xEF\xBB\xBF{\"Id\": \"a\", \"HostConfig\": {\"Name\": \"x\"}}\n"
              "{\"Id\": \"b\", \"HostConfig\": {}}\r\n[{\"Id\": \"c\", \"State\": {}}]\n\n"
              "{\"Id\": \"n\", \"Driver\": \"nat\"}\n");
    assert_non_null(dump);
    assert_int_equal(dump->count, 4);
    assert_int_equal(dump->container_count, 3);
    assert_int_equal(dump->containers[2], 2);
    assert_str(dump->items[1].name, "b");
    assert_int_equal(dump->items[2].column, 2);
    assert_int_equal(dump->last_line, 5);
    assert_no_error(inspect_dump_read(&v, dump, 2));
    assert_int_equal(v->line, 3);
    value_unref(v);
}

static void what_is_no_list_says_why(void **state)
{
    (void)state;
    open_text("[\n  {\"Id\": \"a\"},\n  7]");
    assert_null(dump);
    assert_non_null(why);
    assert_str(str_of(why->text), "found '7' where an object of docker inspect was expected");
    assert_int_equal(why->line, 3);
    assert_int_equal(why->column, 3);
    open_text("[{\"a\": [1}]}]");
    assert_non_null(why);
    assert_int_equal(why->line, 1);
    assert_int_equal(why->column, 10);
}

static void other_files_are_left(void **state)
{
    static const char *const texts[] = {
        "",       "[]",       "{}",   "[1]",      "[{}, 1]",    "[{}] x",         "x [{}]",
        "[[{}]]", "\"[{}]\"", "[{]}", "[{}][{}]", "docker run", "\xEF\xBB\xBF{}", "[\"a\", {}]",
        "null",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        open_text(texts[i]);
        if (dump != NULL)
            fail_msg("%s", texts[i]);
    }
}

static void what_is_whole_of_a_cut_one_is_taken(void **state)
{
    (void)state;
    open_text("[{\"Id\": \"a\", \"HostConfig\": {}},\n{\"Id\": \"b\", \"Host");
    assert_non_null(dump);
    assert_int_equal(dump->count, 1);
    assert_true(dump->cut_off);
    assert_int_equal(dump->last_line, 2);
}

static void errors_have_the_place_in_the_file(void **state)
{
    const struct value *v = NULL;

    (void)state;
    open_text("[\n {\"Id\": \"a\",\n  \"n\": 01}]\n");
    assert_non_null(dump);
    assert_error(
        inspect_dump_read(&v, dump, 0), ERR_INPUT,
        "line 3, column 8: '01': a number cannot begin with 0 and more digits; leave the zeros "
        "out; JSON knows decimal numbers only");
    open_text("[\n {\"Id\" \"a\"}]\n");
    assert_non_null(dump);
    assert_error(inspect_dump_read(&v, dump, 0), ERR_INPUT,
                 "line 2, column 8: found '\"', expected ':' behind the key");
}

static bool stop(void *ctx, uint64_t done, uint64_t total)
{
    uint64_t *seen = ctx;

    *seen = done;
    assert_true(done <= total);
    return false;
}

static void it_can_be_stopped(void **state)
{
    uint64_t seen = 0;
    const struct read_progress progress = {stop, &seen};

    (void)state;
    open_text("[{}]");
    inspect_dump_free(dump);
    dump = NULL;
    assert_error(inspect_dump_open(&dump, &why, FILE_NAME, 4, &progress), ERR_INPUT,
                 "stopped after 4 of 4 bytes");
    assert_int_equal(seen, 4);
}

/* Past BOUND_INDEXED a file is not read as a whole. */
static void a_large_file_opens_as_a_small_one(void **state)
{
    FILE *f = fopen(FILE_NAME, "wb");
    struct artefact s;

    (void)state;
    assert_non_null(f);
    fputs("[{\"Id\": \"img\", \"RepoTags\": [\"i:1\"], \"Os\": \"windows\", \"RootFS\": {}}", f);
    for (int i = 0; i < 30000; i++)
        fprintf(f, ",\n{\"Id\": \"%d\", \"Name\": \"/web%d\", \"HostConfig\": {\"CpuCount\": %d}}",
                i, i, i % 7);
    fputs("]\n", f);
    assert_int_equal(fclose(f), 0);
    assert_no_error(artefact_open(&s, FILE_NAME));
    assert_non_null(s.sources.items[0].dump);
    assert_int_equal(artefact_count(&s), 30000);
    assert_str(artefact_name(&s, 12345), "web12345");
    assert_no_error(artefact_select(&s, 12345));
    assert_str(value_get(value_get(s.root, STR_LIT("container")), STR_LIT("Id"))->u.text, "12345");
    assert_str(
        value_get(value_get(value_get(s.root, STR_LIT("host")), STR_LIT("Images"))->u.list.items[0],
                  STR_LIT("Id"))
            ->u.text,
        "img");
    artefact_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_object_is_found),
        cmocka_unit_test(objects_in_no_array_are_found),
        cmocka_unit_test(what_is_no_list_says_why),
        cmocka_unit_test(other_files_are_left),
        cmocka_unit_test(what_is_whole_of_a_cut_one_is_taken),
        cmocka_unit_test(errors_have_the_place_in_the_file),
        cmocka_unit_test(it_can_be_stopped),
        cmocka_unit_test(a_large_file_opens_as_a_small_one),
    };

    return cmocka_run_group_tests(tests, NULL, end);
}
