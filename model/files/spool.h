/* model/files/spool.h - something that is read from its beginning to its end, once: kept in memory
 * while it is small, and past that in a private file without a name.
 *
 * What is UTF-16 goes into the file as UTF-8, so that a place in the file is a place in the text;
 * everything else goes as it came. The file is gone with the program, however that ends.
 * Ownership: spool_close(). Memory: `most` bytes, and one piece of SPOOL_CHUNK. Cost: linear.
 * Errors:    ERR_IO with the system's reason, of the stream or of the file; ERR_INPUT with line and
 *            column of half a surrogate pair, or that it was stopped; ERR_OOM. */
#ifndef MODEL_FILES_SPOOL_H
#define MODEL_FILES_SPOOL_H

#include "model/base/buf.h"
#include "model/files/text.h"

#include <stdio.h>

#define SPOOL_CHUNK ((size_t)256 << 10)

/* Asked again and again while much is read. */
struct read_progress {
    /* false: stop. total: 0 where nobody knows it. */
    bool (*go_on)(void *ctx, uint64_t done, uint64_t total);
    void *ctx;
};

struct spool {
    FILE *file;           /* NULL: all of it is in bytes */
    struct buf bytes;     /* as they came */
    uint64_t len;         /* of the file */
    const char *encoding; /* that the file was made from; NULL: it is as it came */
};

/* `in` stays the caller's. total: bytes that are expected, 0: not known. progress: NULL for none.
 */
struct err *spool_read(struct spool *out, FILE *in, size_t most, uint64_t total,
                       const struct read_progress *progress);
void spool_close(struct spool *s);

/* All of it as a text. ERR_LIMIT past BOUND_FILE_BYTES, and the errors of text_decode(). */
struct err *spool_text(struct text *out, struct spool *s);

/* Whether progress says stop: an error then. */
struct err *read_go_on(const struct read_progress *progress, uint64_t done, uint64_t total);

#endif
