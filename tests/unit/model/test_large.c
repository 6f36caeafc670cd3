/* What is large: a stream that is kept in a file, conversions on the way, and dumps that are opened
 * without being read. */
#include "document_testing.h"

#include "model/base/bounds.h"
#include "model/files/spool.h"
#include "model/formats/artefact.h"

#include <stdio.h>
#include <stdlib.h>

#define FILE_NAME "test_large.tmp"

static int end(void **state)
{
    (void)state;
    (void)remove(FILE_NAME);
    return 0;
}

/* As UTF-16 when width is 2. */
static void put(FILE *f, const char *text, int width)
{
    for (; *text != '\0'; text++) {
        fputc(*text, f);
        if (width == 2)
            fputc('\0', f);
    }
}

static FILE *begin(int width)
{
    FILE *f = fopen(FILE_NAME, "wb");

    assert_non_null(f);
    if (width == 2)
        fputs("\xFF\xFE", f);
    return f;
}

static void write_inspects(FILE *f, int width, int count, const char *before, const char *between)
{
    char text[200];

    for (int i = 0; i < count; i++) {
        (void)snprintf(
            text, sizeof(text),
            "%s{\"Id\": \"%d\", \"Name\": \"/web%d\", \"HostConfig\": {\"CpuCount\": %d}}\n",
            i > 0 ? between : before, i, i, i % 7);
        put(f, text, width);
    }
}

static void spool(struct spool *s, const struct read_progress *progress, struct err **e)
{
    FILE *in = fopen(FILE_NAME, "rb");

    assert_non_null(in);
    *e = spool_read(s, in, 1000, 0, progress);
    assert_int_equal(fclose(in), 0);
}

static void a_stream_is_kept_as_it_came(void **state)
{
    struct spool s;
    struct text text;
    struct err *e;
    FILE *f = begin(1);

    (void)state;
    fputs("\xEF\xBB\xBFshort", f);
    assert_int_equal(fclose(f), 0);
    spool(&s, NULL, &e);
    assert_no_error(e);
    assert_null(s.file);
    assert_no_error(spool_text(&text, &s));
    assert_string_equal(text.bytes, "short");
    assert_string_equal(text.encoding, "UTF-8 with BOM");
    text_free(&text);
    spool_close(&s);
}

static void a_long_one_goes_into_a_file(void **state)
{
    struct spool s;
    struct text text;
    struct err *e;
    FILE *f = begin(1);

    (void)state;
    for (int i = 0; i < 100000; i++)
        fprintf(f, "line %d\n", i);
    assert_int_equal(fclose(f), 0);
    spool(&s, NULL, &e);
    assert_no_error(e);
    assert_non_null(s.file);
    assert_int_equal(s.bytes.len, 0);
    assert_no_error(spool_text(&text, &s));
    assert_int_equal(text.len, 1088890);
    assert_true(str_ends((struct str){text.bytes, text.len}, STR_LIT("line 99998\nline 99999\n")));
    text_free(&text);
    spool_close(&s);
}

static void utf16_is_converted_on_the_way(void **state)
{
    struct spool s;
    struct text text;
    struct err *e;
    FILE *f = begin(2);

    (void)state;
    for (int i = 0; i < 100000; i++) /* an odd number of bytes ends a piece in half a pair */
        fwrite(i % 3 == 0 ? "\x3D\xD8\x00\xDE" : "\xE9\x00\n\x00", 1, 4, f);
    assert_int_equal(fclose(f), 0);
    spool(&s, NULL, &e);
    assert_no_error(e);
    assert_string_equal(s.encoding, "UTF-16LE");
    assert_no_error(spool_text(&text, &s));
    assert_string_equal(text.encoding, "UTF-16LE");
    assert_int_equal(text.len, 33334 * 4 + 66666 * 3);
    assert_memory_equal(text.bytes, "\xF0\x9F\x98\x80\xC3\xA9\n\xC3\xA9\n\xF0", 11);
    text_free(&text);
    spool_close(&s);
}

static void damage_has_its_place(void **state)
{
    struct spool s;
    struct err *e;
    FILE *f = begin(2);

    (void)state;
    for (int i = 0; i < 1000; i++)
        put(f, "abc\n", 2);
    put(f, "ab", 2);
    fwrite("\x3D\xD8x\0", 1, 4, f);
    assert_int_equal(fclose(f), 0);
    spool(&s, NULL, &e);
    assert_error(e, ERR_INPUT,
                 "line 1001, column 3: 0xD83D is half of a surrogate pair of UTF-16LE");
}

static bool stop(void *ctx, uint64_t done, uint64_t total)
{
    (void)total;
    *(uint64_t *)ctx = done;
    return false;
}

static void reading_can_be_stopped(void **state)
{
    uint64_t done = 0;
    const struct read_progress progress = {stop, &done};
    struct spool s;
    struct err *e;
    FILE *f = begin(1);

    (void)state;
    for (int i = 0; i < 100000; i++)
        fputs("0123456789", f);
    assert_int_equal(fclose(f), 0);
    spool(&s, &progress, &e);
    assert_non_null(e);
    assert_int_equal(done, SPOOL_CHUNK);
    err_free(e);
}

/* As standard input: what a shell's <(...) opens. */
static void opens(const char *file, const char *encoding, size_t count, const char *third)
{
    struct artefact s;

    assert_no_error(artefact_open(&s, file));
    assert_non_null(s.sources.items[0].dump);
    assert_string_equal(s.sources.items[0].encoding, encoding);
    assert_int_equal(artefact_count(&s), count);
    assert_str(artefact_name(&s, 2), third);
    assert_no_error(artefact_select(&s, count - 1));
    assert_str(value_get(value_get(s.root, STR_LIT("container")), STR_LIT("Id"))->u.text,
               count == 20000 ? "19999" : "29999");
    artefact_close(&s);
}

static void a_large_dump_opens_in_any_form(void **state)
{
    FILE *f = begin(2);

    (void)state;
    write_inspects(f, 2, 20000, "[", ",");
    put(f, "]\n", 2);
    assert_int_equal(fclose(f), 0);
    opens(FILE_NAME, "UTF-16LE", 20000, "web2");

    f = begin(1);
    write_inspects(f, 1, 30000, "", "");
    assert_int_equal(fclose(f), 0);
    opens(FILE_NAME, "UTF-8", 30000, "web2");
    assert_non_null(freopen(FILE_NAME, "rb", stdin));
    opens("-", "UTF-8", 30000, "web2");
}

static void text_around_a_large_dump_is_read(void **state)
{
    struct artefact s;
    FILE *f = begin(1);

    (void)state;
    fputs(
        "PS C:\\> docker info\nContainers: 1\nServer Version: 20.10.9\nOSType: windows\nCPUs: 8\n\n"
        "PS C:\\> docker inspect (docker ps -aq)\n",
        f);
    write_inspects(f, 1, 300000, "[", ",");
    fputs("]\nPS C:\\> exit\nwhatever\n", f);
    assert_true(ftell(f) > (long)BOUND_MIXED);
    assert_int_equal(fclose(f), 0);
    assert_no_error(artefact_open(&s, FILE_NAME));
    assert_non_null(s.sources.items[0].dump);
    assert_int_equal(s.sources.items[0].pieces.count, 2);
    assert_str(value_get(value_get(s.root, STR_LIT("host")), STR_LIT("NumCPU"))->u.text, "8");
    assert_str(evidence_fact(&s.evidence, STR_LIT("engine"))->value->u.text, "moby-20.10.9");
    assert_int_equal(s.evidence.notes[s.evidence.note_count - 1].line, 300010);
    artefact_close(&s);
}

static void what_is_too_large_says_so(void **state)
{
    struct artefact s;
    struct err *e;
    FILE *f = begin(1);

    (void)state;
    fputs("[{\"Id\": \"a\", \"HostConfig\": {}},\n 17,", f);
    assert_int_equal(fseek(f, (long)BOUND_FILE_BYTES, SEEK_SET), 0); /* nothing lies there */
    fputs("]", f);
    assert_int_equal(fclose(f), 0);
    e = artefact_open(&s, FILE_NAME);
    assert_error(e, ERR_INPUT,
                 FILE_NAME ":2:2: this is larger than 256 MiB, and only a list of what "
                           "docker inspect prints may be: found '1' where an object of docker "
                           "inspect was expected");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stream_is_kept_as_it_came),
        cmocka_unit_test(a_long_one_goes_into_a_file),
        cmocka_unit_test(utf16_is_converted_on_the_way),
        cmocka_unit_test(damage_has_its_place),
        cmocka_unit_test(reading_can_be_stopped),
        cmocka_unit_test(a_large_dump_opens_in_any_form),
        cmocka_unit_test(text_around_a_large_dump_is_read),
        cmocka_unit_test(what_is_too_large_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, end);
}
