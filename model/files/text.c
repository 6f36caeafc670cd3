#include "model/files/text.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "model/files/code_page.h"
#include "model/os/os.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#define FIRST_CHUNK ((size_t)4 << 10) /* most documents are no longer */
#define CHUNK       ((size_t)64 << 10)

/* Line and column of the end of `passed`, which is well-formed. */
static void place_behind(unsigned *line, unsigned *column, struct str passed)
{
    size_t start = 0;

    *line = 1;
    for (ptrdiff_t end; (end = str_find(passed, '\n', start)) >= 0; start = (size_t)end + 1)
        ++*line;
    *column = (unsigned)utf8_count(str_cut(passed, start, passed.len)) + 1;
}

static struct err *check_utf8(struct str bytes)
{
    size_t bad = utf8_invalid_at(bytes);
    unsigned line, column;
    struct err *e;

    if (bad == bytes.len)
        return NULL;
    place_behind(&line, &column, str_cut(bytes, 0, bad));
    e = err_at(
        err_new(ERR_INPUT, "the byte 0x%02X is not UTF-8", (unsigned)(unsigned char)bytes.s[bad]),
        NULL, line, column);
    return err_remedy(e, "save the file as UTF-8 or UTF-16");
}

static uint32_t unit_at(struct str bytes, size_t at, bool big_endian)
{
    unsigned char first = (unsigned char)bytes.s[at], second = (unsigned char)bytes.s[at + 1];

    return big_endian ? (uint32_t)(first << 8 | second) : (uint32_t)(second << 8 | first);
}

static bool is_high(uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

static struct err *decode_utf16(struct buf *out, struct str bytes, bool big_endian)
{
    const char *name = big_endian ? "UTF-16BE" : "UTF-16LE";
    unsigned line, column;
    struct err *e = NULL;
    size_t at = 0;

    while (e == NULL && at + 2 <= bytes.len) {
        uint32_t c = unit_at(bytes, at, big_endian);
        char encoded[UTF8_MAX];

        at += 2;
        if (is_high(c) && at + 2 <= bytes.len && is_low(unit_at(bytes, at, big_endian))) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(bytes, at, big_endian) - 0xDC00);
            at += 2;
        } else if (is_high(c) || is_low(c)) {
            e = err_new(ERR_INPUT, "0x%04X is half of a surrogate pair of %s", (unsigned)c, name);
            break;
        }
        buf_add(out, (struct str){encoded, utf8_encode(encoded, c)});
    }
    if (e == NULL && at < bytes.len)
        e = err_new(ERR_INPUT, "the text ends in the middle of a character of %s", name);
    if (e == NULL)
        return NULL;
    place_behind(&line, &column, buf_str(out));
    return err_remedy(err_at(e, NULL, line, column), "the file may be cut off or damaged");
}

/* A document begins with an ASCII character, so one byte of its first pair is zero. */
static const char *guess(struct str bytes)
{
    if (bytes.len < 2)
        return "UTF-8";
    if (bytes.s[0] != '\0' && bytes.s[1] == '\0')
        return "UTF-16LE";
    if (bytes.s[0] == '\0' && bytes.s[1] != '\0')
        return "UTF-16BE";
    return "UTF-8";
}

static bool is_utf32(struct str bytes)
{
    return bytes.len >= 4 &&
           (memcmp(bytes.s, "\xFF\xFE\0\0", 4) == 0 || memcmp(bytes.s, "\0\0\xFE\xFF", 4) == 0 ||
            (memcmp(bytes.s, "\0\0\0", 3) == 0 && bytes.s[3] != '\0') ||
            (bytes.s[0] != '\0' && memcmp(bytes.s + 1, "\0\0\0", 3) == 0));
}

const char *text_encoding(struct str bytes, size_t *mark_len)
{
    *mark_len = 2;
    if (str_starts(bytes, STR_LIT("\xFF\xFE")))
        return "UTF-16LE";
    if (str_starts(bytes, STR_LIT("\xFE\xFF")))
        return "UTF-16BE";
    *mark_len = 3;
    if (str_starts(bytes, STR_LIT("\xEF\xBB\xBF")))
        return "UTF-8 with BOM";
    *mark_len = 0;
    return guess(bytes);
}

/* Files of REGEDIT4 are of the system's code page. */
static bool is_ansi(struct str bytes)
{
    return str_starts(bytes, STR_LIT("REGEDIT4")) && !utf8_valid(bytes);
}

static struct err *decode(struct buf *out, struct str bytes, const char **encoding)
{
    if (strcmp(*encoding, "UTF-16LE") == 0 || strcmp(*encoding, "UTF-16BE") == 0)
        return decode_utf16(out, bytes, strcmp(*encoding, "UTF-16BE") == 0);
    if (!is_ansi(bytes)) {
        buf_add(out, bytes);
        return check_utf8(bytes);
    }
    *encoding = CODE_PAGE_WINDOWS;
    code_page_decode_ansi(out, bytes);
    return NULL;
}

static struct err *check_size(struct str bytes)
{
    if (bytes.len > BOUND_FILE_BYTES)
        return err_new(ERR_LIMIT, "the text is larger than %zu MiB", BOUND_FILE_BYTES >> 20);
    if (is_utf32(bytes))
        return err_remedy(err_new(ERR_INPUT, "the text is UTF-32, which is not read"),
                          "save the file as UTF-8 or UTF-16");
    return NULL;
}

struct err *text_decode(struct text *out, struct str bytes)
{
    struct buf decoded = {NULL, 0, 0, false};
    size_t mark_len, len = 0;
    const char *encoding = text_encoding(bytes, &mark_len);
    struct err *e = check_size(bytes);
    char *text;

    bytes = str_cut(bytes, mark_len, bytes.len);
    if (e != NULL || (e = decode(&decoded, bytes, &encoding)) != NULL) {
        buf_finish(&decoded);
        return e;
    }
    text = buf_take(&decoded, &len);
    if (text == NULL)
        return err_oom();
    *out = (struct text){text, len, encoding};
    return NULL;
}

static struct err *take_utf8(struct text *out, struct buf *bytes, size_t mark_len,
                             const char *encoding)
{
    struct err *e = check_size(buf_str(bytes));
    size_t len = 0;
    char *text;

    if (e == NULL)
        e = check_utf8(str_cut(buf_str(bytes), mark_len, bytes->len));
    if (e != NULL)
        return e;
    if (mark_len > 0)
        memmove(bytes->s, bytes->s + mark_len, bytes->len -= mark_len);
    if ((text = buf_take(bytes, &len)) == NULL)
        return err_oom();
    *out = (struct text){text, len, encoding};
    return NULL;
}

struct err *text_take(struct text *out, struct buf *bytes)
{
    size_t mark_len = 0;
    const char *encoding = text_encoding(buf_str(bytes), &mark_len);
    bool as_it_is = str_starts(str_of(encoding), STR_LIT("UTF-8")) && !is_ansi(buf_str(bytes));
    struct err *e =
        as_it_is ? take_utf8(out, bytes, mark_len, encoding) : text_decode(out, buf_str(bytes));

    buf_finish(bytes);
    *bytes = (struct buf){.s = NULL};
    return e;
}

static struct err *read_all(struct buf *out, FILE *in)
{
    for (size_t chunk = FIRST_CHUNK; buf_grow(out, chunk); chunk = CHUNK) {
        size_t got;

        errno = 0;
        got = fread(out->s + out->len, 1, chunk, in);
        out->len += got;
        if (out->len > BOUND_FILE_BYTES)
            return err_new(ERR_LIMIT, "the file is larger than %zu MiB", BOUND_FILE_BYTES >> 20);
        if (got < chunk && ferror(in)) {
            if (errno == EISDIR)
                return err_remedy(err_new(ERR_IO, "this is a folder, expected a file"),
                                  "name a file in it");
            return err_errno(errno, "cannot read the file");
        }
        if (got < chunk)
            return NULL;
    }
    return err_oom();
}

static struct err *read_bytes(struct buf *bytes, const char **name, const char *file)
{
    bool standard_input = strcmp(file, "-") == 0;
    FILE *in = stdin;
    struct err *e = standard_input ? NULL : os_open_read(&in, file);

    *name = standard_input ? "standard input" : file;
    if (e != NULL)
        return e;
    if (!standard_input)
        (void)setvbuf(in, NULL, _IONBF, 0); /* it is read in whole chunks */
    e = read_all(bytes, in);
    if (!standard_input)
        fclose(in);
    return e;
}

struct err *text_read_bytes(struct buf *out, const char *file)
{
    const char *name;
    struct err *e = read_bytes(out, &name, file);

    return err_at(e, name, 0, 0);
}

struct err *text_read_file(struct text *out, const char *file)
{
    struct buf bytes = {NULL, 0, 0, false};
    const char *name;
    struct err *e = read_bytes(&bytes, &name, file);

    if (e == NULL)
        e = text_take(out, &bytes);
    buf_finish(&bytes);
    return err_at(e, name, 0, 0);
}

/* A document of ours is UTF-8: a letter that was guessed would be saved. */
static bool is_own_document(struct str bytes)
{
    const struct str head = str_cut(bytes, 0, BOUND_RECOGNISED);

    return str_starts(head, STR_LIT("silospec:")) || str_holds(head, STR_LIT("\nsilospec:")) ||
           str_holds(head, STR_LIT("\"silospec\":"));
}

/* Neither a picture nor a program, of which nothing is words. */
static bool are_damaged_words(struct str bytes)
{
    size_t mark_len;

    return str_starts(str_of(text_encoding(bytes, &mark_len)), STR_LIT("UTF-8")) &&
           !utf8_valid(bytes) && memchr(bytes.s, '\0', bytes.len) == NULL && !is_ansi(bytes) &&
           !is_own_document(bytes);
}

static struct err *decode_words(struct text *out, struct str bytes)
{
    struct buf decoded = {NULL, 0, 0, false};
    struct err *e = check_size(bytes);
    size_t mark_len;

    if (e != NULL)
        return e;
    (void)text_encoding(bytes, &mark_len);
    out->encoding = code_page_decode(&decoded, str_cut(bytes, mark_len, bytes.len));
    out->bytes = buf_take(&decoded, &out->len);
    return out->bytes != NULL ? NULL : err_oom();
}

struct err *text_take_words(struct text *out, struct buf *bytes)
{
    struct err *e;

    if (!are_damaged_words(buf_str(bytes)))
        return text_take(out, bytes);
    e = decode_words(out, buf_str(bytes));
    buf_finish(bytes);
    *bytes = (struct buf){.s = NULL};
    return e;
}

struct err *text_read_words(struct text *out, const char *file)
{
    struct buf bytes = {NULL, 0, 0, false};
    const char *name;
    struct err *e = read_bytes(&bytes, &name, file);

    if (e == NULL)
        e = text_take_words(out, &bytes);
    buf_finish(&bytes);
    return err_at(e, name, 0, 0);
}

void text_free(struct text *t)
{
    free(t->bytes);
    *t = (struct text){NULL, 0, NULL};
}
