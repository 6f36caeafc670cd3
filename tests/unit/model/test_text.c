/* Bytes of files as UTF-8 text. */
#include "model/files/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof((cases)[0]))

static void encodings_become_utf8(void **state)
{
    static const struct {
        struct str bytes;
        struct str text;
        const char *encoding;
    } cases[] = {
        {STR_INIT(""), STR_INIT(""), "UTF-8"},
        {STR_INIT("a\r\n\xC3\xA4"), STR_INIT("a\r\n\xC3\xA4"), "UTF-8"},
        {STR_INIT("\xEF\xBB\xBF{}"), STR_INIT("{}"), "UTF-8 with BOM"},
        {STR_INIT("\xFF\xFE{\0}\0"), STR_INIT("{}"), "UTF-16LE"},
        {STR_INIT("\xFE\xFF\0{\0}"), STR_INIT("{}"), "UTF-16BE"},
        {STR_INIT("{\0\xE4\0\x3D\xD8\x00\xDE}\0"), STR_INIT("{\xC3\xA4\xF0\x9F\x98\x80}"),
         "UTF-16LE"},
        {STR_INIT("\0{\xD8\x3D\xDE\x00"), STR_INIT("{\xF0\x9F\x98\x80"), "UTF-16BE"},
        {STR_INIT("\xFF\xFE"), STR_INIT(""), "UTF-16LE"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text t = {NULL, 0, NULL};

        assert_null(text_decode(&t, cases[i].bytes));
        assert_string_equal(t.encoding, cases[i].encoding);
        assert_int_equal(t.len, cases[i].text.len);
        assert_memory_equal(t.bytes, cases[i].text.s, t.len);
        assert_int_equal(t.bytes[t.len], '\0');
        text_free(&t);
    }
}

static void damage_is_told_with_its_place(void **state)
{
    static const struct {
        struct str bytes;
        const char *message;
    } cases[] = {
        {STR_INIT("a\n\xC3\xA4\xFFz"), "line 2, column 2: the byte 0xFF is not UTF-8; save the "
                                       "file as UTF-8 or UTF-16"},
        {STR_INIT("\xED\xA0\x80"), "line 1, column 1: the byte 0xED is not UTF-8; save the file "
                                   "as UTF-8 or UTF-16"},
        {STR_INIT("\xFF\xFE"
                  "a\0\n\0b\0\x00\xD8"
                  "c\0"),
         "line 2, column 2: 0xD800 is half of a "
         "surrogate pair of UTF-16LE; the file "
         "may be cut off or damaged"},
        {STR_INIT("\xFE\xFF\xDC\x00"), "line 1, column 1: 0xDC00 is half of a surrogate pair of "
                                       "UTF-16BE; the file may be cut off or damaged"},
        {STR_INIT("\xFF\xFE{\0}"), "line 1, column 2: the text ends in the middle of a character "
                                   "of UTF-16LE; the file may be cut off or damaged"},
        {STR_INIT("\xFF\xFE\0\0{\0\0\0"), "the text is UTF-32, which is not read; save the file "
                                          "as UTF-8 or UTF-16"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text t = {NULL, 0, NULL};
        struct err *e = text_decode(&t, cases[i].bytes);
        char *line;

        assert_non_null(e);
        assert_null(t.bytes);
        line = err_line(e);
        assert_string_equal(line, cases[i].message);
        free(line);
        err_free(e);
    }
}

static void assert_refused(const char *file, enum err_class class, const char *message)
{
    struct text t = {NULL, 0, NULL};
    struct err *e = text_read_file(&t, file);

    assert_non_null(e);
    assert_int_equal(e->class, class);
    assert_string_equal(e->text, message);
    assert_string_equal(e->file, file);
    err_free(e);
}

static void files_are_read_whole(void **state)
{
    char name[] = "/tmp/silospec-XXXXXX";
    int fd = mkstemp(name);
    FILE *out = fdopen(fd, "wb");
    struct text t = {NULL, 0, NULL};

    (void)state;
    for (int i = 0; i < 100000; i++)
        fputs("0123456789", out);
    fclose(out);
    assert_null(text_read_file(&t, name));
    assert_int_equal(t.len, 1000000);
    assert_memory_equal(t.bytes + 999990, "0123456789", 11);
    text_free(&t);
    if (geteuid() != 0) { /* root may read everything */
        chmod(name, 0);
        assert_refused(name, ERR_IO, "no permission to read the file");
    }
    unlink(name);
}

static void unreadable_files_say_why(void **state)
{
    (void)state;
    assert_refused("/nonexistent/x.yaml", ERR_NOT_FOUND, "there is no such file");
    assert_refused("/", ERR_IO, "this is a folder, expected a file");
    assert_refused("/dev/null/x", ERR_NOT_FOUND, "cannot open the file: Not a directory");
}

static struct err *read_written(struct text *out, struct str bytes)
{
    char name[] = "/tmp/silospec-XXXXXX";
    int fd = mkstemp(name);
    FILE *to = fdopen(fd, "wb");
    struct err *e;

    fwrite(bytes.s, 1, bytes.len, to);
    fclose(to);
    e = text_read_words(out, name);
    unlink(name);
    return e;
}

static void words_keep_their_utf8(void **state)
{
    static const struct {
        struct str bytes, text;
        const char *encoding;
    } cases[] = {
        {STR_INIT("a \xC3\xA4\n"), STR_INIT("a \xC3\xA4\n"), "UTF-8"},
        {STR_INIT("Gr\xFC\xDF"
                  "e \x96 \x80\n"),
         STR_INIT("Gr\xC3\xBC\xC3\x9F"
                  "e \xE2\x80\x93 \xE2\x82\xAC\n"),
         "Windows-1252"},
        /* one byte is damaged */
        {STR_INIT("\xC3\xA4 \xE2\x9C\x93 \xFF\n\nz"),
         STR_INIT("\xC3\xA4 \xE2\x9C\x93 \xC3\xBF\n\nz"), "Windows-1252"},
        /* another program wrote a line of the log */
        {STR_INIT("\xC3\xA4\n\xE4 \xF6\n\xC3\xB6"),
         STR_INIT("\xC3\xA4\n\xC3\xA4 \xC3\xB6\n\xC3\xB6"), "Windows-1252"},
        /* letters of the code page that look like one of UTF-8 */
        {STR_INIT("\xABR\xC9SUM\xC9\xBB"), STR_INIT("\xC2\xABR\xC3\x89SUM\xC3\x89\xC2\xBB"),
         "Windows-1252"},
        {STR_INIT("\xEF\xBB\xBFx \xE4"), STR_INIT("x \xC3\xA4"), "Windows-1252"},
        /* of a console */
        {STR_INIT("Gr\x94\xE1"
                  "e"),
         STR_INIT("Gr\xC3\xB6\xC3\x9F"
                  "e"),
         "CP850"},
        {STR_INIT("fran\x87"
                  "ais, \x82t\x82"),
         STR_INIT("fran\xC3\xA7"
                  "ais, \xC3\xA9t\xC3\xA9"),
         "CP850"},
        {STR_INIT("\xE9t\xE9"), STR_INIT("\xC3\xA9t\xC3\xA9"), "Windows-1252"},
    };
    struct text t = {NULL, 0, NULL};
    struct err *e;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_null(read_written(&t, cases[i].bytes));
        assert_string_equal(t.encoding, cases[i].encoding);
        assert_int_equal(t.len, cases[i].text.len);
        assert_memory_equal(t.bytes, cases[i].text.s, t.len);
        text_free(&t);
    }
    e = read_written(&t, STR_LIT("silospec: 1\nname: \xF6\n"));
    assert_non_null(e);
    assert_string_equal(e->text, "the byte 0xF6 is not UTF-8");
    err_free(e);
    e = read_written(&t, STR_LIT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"));
    assert_non_null(e);
    assert_string_equal(e->text, "the byte 0x89 is not UTF-8");
    err_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_become_utf8), cmocka_unit_test(damage_is_told_with_its_place),
        cmocka_unit_test(files_are_read_whole),  cmocka_unit_test(unreadable_files_say_why),
        cmocka_unit_test(words_keep_their_utf8),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
