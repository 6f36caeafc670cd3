#include "model/files/spool.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "model/os/os.h"

#include <errno.h>
#include <stdlib.h>

struct err *read_go_on(const struct read_progress *progress, uint64_t done, uint64_t total)
{
    if (progress == NULL || progress->go_on(progress->ctx, done, total))
        return NULL;
    return total > 0 ? err_new(ERR_INPUT, "stopped after %llu of %llu bytes",
                               (unsigned long long)done, (unsigned long long)total)
                     : err_new(ERR_INPUT, "stopped after %llu bytes", (unsigned long long)done);
}

/* ---- UTF-16 as it comes ---- */

struct utf16 {
    bool big_endian;
    bool has_first; /* of a unit's two bytes */
    unsigned char first;
    uint32_t high; /* of a pair; 0: none */
    unsigned line, column;
};

static struct err *half_pair(const struct utf16 *u, uint32_t unit)
{
    return err_at(err_new(ERR_INPUT, "0x%04X is half of a surrogate pair of UTF-16%s",
                          (unsigned)unit, u->big_endian ? "BE" : "LE"),
                  NULL, u->line, u->column);
}

static void put(struct utf16 *u, struct buf *out, uint32_t c)
{
    char encoded[UTF8_MAX];

    if (c < 0x80)
        buf_char(out, (char)c);
    else
        buf_add(out, (struct str){encoded, utf8_encode(encoded, c)});
    u->column++;
    if (c == '\n') {
        u->line++;
        u->column = 1;
    }
}

static struct err *take_unit(struct utf16 *u, struct buf *out, uint32_t unit)
{
    bool low = unit >= 0xDC00 && unit < 0xE000;

    if ((u->high != 0) != low)
        return half_pair(u, u->high != 0 ? u->high : unit);
    if (unit >= 0xD800 && unit < 0xDC00) {
        u->high = unit;
        return NULL;
    }
    put(u, out, low ? 0x10000 + ((u->high - 0xD800) << 10) + (unit - 0xDC00) : unit);
    u->high = 0;
    return NULL;
}

static struct err *take_bytes(struct utf16 *u, struct buf *out, struct str bytes)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < bytes.len; i++) {
        unsigned char b = (unsigned char)bytes.s[i];

        if (u->has_first)
            e = take_unit(u, out,
                          u->big_endian ? (uint32_t)(u->first << 8 | b)
                                        : (uint32_t)(b << 8 | u->first));
        u->first = b;
        u->has_first = !u->has_first;
    }
    return e != NULL || !out->failed ? e : err_oom();
}

/* ---- the file ---- */

struct spooling {
    struct spool *to;
    struct utf16 utf16;
    struct buf converted;
};

static struct err *write_out(struct spool *s, struct str bytes)
{
    errno = 0;
    if (bytes.len > 0 && fwrite(bytes.s, 1, bytes.len, s->file) != bytes.len)
        return err_remedy(err_errno(errno, "what is read cannot be kept in a temporary file"),
                          "TMPDIR names a folder with room for it");
    s->len += bytes.len;
    return NULL;
}

static struct err *add(struct spooling *sp, struct str bytes)
{
    struct err *e;

    if (sp->to->encoding == NULL)
        return write_out(sp->to, bytes);
    sp->converted.len = 0;
    e = take_bytes(&sp->utf16, &sp->converted, bytes);
    return e != NULL ? e : write_out(sp->to, buf_str(&sp->converted));
}

/* What is in memory goes into a file, and all that follows. */
static struct err *begin_file(struct spooling *sp)
{
    struct spool *s = sp->to;
    size_t mark = 0;
    const char *encoding = text_encoding(buf_str(&s->bytes), &mark);
    struct err *e;

    if ((e = os_private_file(&s->file)) != NULL)
        return e;
    sp->utf16 = (struct utf16){.line = 1, .column = 1};
    if (str_starts(str_of(encoding), STR_LIT("UTF-16"))) {
        s->encoding = encoding;
        sp->utf16.big_endian = str_is(str_of(encoding), "UTF-16BE");
    } else {
        mark = 0;
    }
    e = add(sp, str_cut(buf_str(&s->bytes), mark, s->bytes.len));
    buf_finish(&s->bytes);
    s->bytes = (struct buf){.s = NULL};
    return e;
}

static struct err *end_file(struct spooling *sp)
{
    if (sp->to->encoding != NULL && (sp->utf16.has_first || sp->utf16.high != 0))
        return err_at(err_new(ERR_INPUT, "the text ends in the middle of a character of UTF-16%s",
                              sp->utf16.big_endian ? "BE" : "LE"),
                      NULL, sp->utf16.line, sp->utf16.column);
    errno = 0;
    return fflush(sp->to->file) == 0 ? NULL : err_errno(errno, "the temporary file is not whole");
}

static struct err *cannot_read(void)
{
    if (errno == EISDIR)
        return err_remedy(err_new(ERR_IO, "this is a folder, expected a file"),
                          "name a file in it");
    return err_errno(errno, "cannot read the file");
}

static struct err *read_stream(struct spooling *sp, FILE *in, char *chunk, size_t most,
                               uint64_t total, const struct read_progress *progress)
{
    struct spool *s = sp->to;
    struct err *e = NULL;
    uint64_t done = 0;
    size_t got;

    errno = 0;
    while (e == NULL && (got = fread(chunk, 1, SPOOL_CHUNK, in)) > 0) {
        done += got;
        if (s->file != NULL)
            e = add(sp, (struct str){chunk, got});
        else
            buf_add(&s->bytes, (struct str){chunk, got});
        if (s->bytes.failed)
            e = err_oom();
        else if (e == NULL && s->file == NULL && s->bytes.len > most)
            e = begin_file(sp);
        if (e == NULL && s->file != NULL)
            e = read_go_on(progress, done, total);
        errno = 0;
    }
    if (e == NULL && ferror(in))
        e = cannot_read();
    return e != NULL || s->file == NULL ? e : end_file(sp);
}

struct err *spool_read(struct spool *out, FILE *in, size_t most, uint64_t total,
                       const struct read_progress *progress)
{
    struct spool s = {.file = NULL};
    struct spooling sp = {.to = &s};
    char *chunk = malloc(SPOOL_CHUNK);
    struct err *e = chunk != NULL ? read_stream(&sp, in, chunk, most, total, progress) : err_oom();

    free(chunk);
    buf_finish(&sp.converted);
    if (e != NULL)
        spool_close(&s);
    else
        *out = s;
    return e;
}

void spool_close(struct spool *s)
{
    if (s->file != NULL)
        (void)fclose(s->file);
    buf_finish(&s->bytes);
    *s = (struct spool){.file = NULL};
}

/* ---- as a text ---- */

static struct err *read_back(struct spool *s)
{
    if (s->len > BOUND_FILE_BYTES)
        return err_new(ERR_LIMIT, "the file is larger than %zu MiB", BOUND_FILE_BYTES >> 20);
    if (!buf_grow(&s->bytes, (size_t)s->len + 1))
        return err_oom();
    rewind(s->file);
    s->bytes.len = fread(s->bytes.s, 1, (size_t)s->len, s->file);
    return s->bytes.len == s->len ? NULL
                                  : err_new(ERR_IO, "the temporary file cannot be read back");
}

struct err *spool_text(struct text *out, struct spool *s)
{
    struct err *e = s->file != NULL ? read_back(s) : NULL;

    if (e == NULL && (e = text_take_words(out, &s->bytes)) == NULL && s->encoding != NULL)
        out->encoding = s->encoding;
    return e;
}
