/* model/formats/inspect_dump.h - a large file of what `docker inspect` prints of many things: where
 * each stands, so that only the one that is asked for is read.
 *
 * The array is looked through once, in pieces of DUMP_CHUNK bytes: brackets and strings, and of
 * each object the names of its keys. What stands inside is checked when it is read. Ownership:
 * inspect_dump_free(). Memory: some 60 bytes an object, and its name. Errors:    those of files;
 * ERR_LIMIT past BOUND_DUMP_ITEMS; ERR_INPUT: it was stopped. Cost:      linear in the file. */
#ifndef MODEL_FORMATS_INSPECT_DUMP_H
#define MODEL_FORMATS_INSPECT_DUMP_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

#include <stdint.h>

#define DUMP_CHUNK ((size_t)256 << 10)

struct dump_item {
    uint64_t at; /* offset in the file */
    size_t len;
    unsigned line, column; /* that it begins at */
    bool container;        /* else an image, a network, a volume, or nothing that is known */
    struct str name;       /* without its slash; its id where it has none */
};

struct inspect_dump {
    struct arena arena;
    char *file;
    struct dump_item *items;
    size_t count, size;
    unsigned last_line;
    bool cut_off; /* the end is missing: what was whole is there */
};

/* How far it is; false: stop. */
struct dump_progress {
    bool (*go_on)(void *ctx, uint64_t done, uint64_t total);
    void *ctx;
};

/* *out is NULL when the file is no array of objects: it is read as any other. progress: NULL for
 * none. */
struct err *inspect_dump_open(struct inspect_dump **out, const char *file, uint64_t bytes,
                              const struct dump_progress *progress);
void inspect_dump_free(struct inspect_dump *d);

/* One object; the caller owns it. Its lines are those of the file, and so are those of errors. */
struct err *inspect_dump_read(const struct value **out, const struct inspect_dump *d, size_t item);

#endif
