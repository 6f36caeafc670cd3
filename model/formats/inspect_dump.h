/* model/formats/inspect_dump.h - a large file of what `docker inspect` prints of many things: where
 * each stands, so that only the one that is asked for is read.
 *
 * An array of objects, several of them, or objects one after the other (--format '{{json .}}'),
 * with a byte order mark or without, and with lines of other text around. It is looked through
 * once, in pieces of DUMP_CHUNK bytes: brackets and strings, and of each object the names of its
 * keys. What stands inside is checked when it is read.
 * Ownership: inspect_dump_free(). Memory: 80 bytes an object, its name and id; the text around.
 * Errors:    those of files; ERR_LIMIT past BOUND_DUMP_ITEMS; ERR_INPUT: it was stopped.
 * Cost:      linear in the file. */
#ifndef MODEL_FORMATS_INSPECT_DUMP_H
#define MODEL_FORMATS_INSPECT_DUMP_H

#include "model/base/arena.h"
#include "model/base/buf.h"
#include "model/base/err.h"
#include "model/files/spool.h"
#include "model/value/value.h"

#include <stdint.h>
#include <stdio.h>

#define DUMP_CHUNK ((size_t)256 << 10)

struct dump_item {
    uint64_t at; /* offset in the file */
    size_t len;
    unsigned line, column; /* that it begins at */
    bool container;        /* else an image, a network, a volume, or nothing that is known */
    struct str name;       /* without its slash; its id where it has none */
    struct str id;         /* empty: it has none */
};

struct inspect_dump {
    struct arena arena;
    char *file; /* NULL: it is in `kept` */
    FILE *kept; /* a private file; owned */
    struct dump_item *items;
    size_t count, size;
    size_t *containers; /* indexes of items, in their order */
    size_t container_count;
    unsigned last_line;
    bool cut_off; /* the end is missing: what was whole is there */

    /* The lines of other text around: texts, each with its line end, and of each its number. */
    struct buf around;
    uint32_t *around_lines;
    size_t around_count, around_size;
};

/* *out is NULL when the file is none of these: it is read as any other, and *why, which the caller
 * owns, says what stands where. progress: NULL for none. */
struct err *inspect_dump_open(struct inspect_dump **out, struct err **why, const char *file,
                              uint64_t bytes, const struct read_progress *progress);
/* The same of an open file, from its beginning; it is taken where *out is not NULL. */
struct err *inspect_dump_open_kept(struct inspect_dump **out, struct err **why, FILE *f,
                                   uint64_t bytes, const struct read_progress *progress);
void inspect_dump_free(struct inspect_dump *d);

/* One object; the caller owns it. Its lines are those of the file, and so are those of errors. */
struct err *inspect_dump_read(const struct value **out, const struct inspect_dump *d, size_t item);

#endif
