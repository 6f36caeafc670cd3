/* model/files/text.h - the bytes of a file as UTF-8 text.
 *
 * Windows tools write UTF-16LE with a BOM (PowerShell's redirect), editors leave a UTF-8
 * BOM; both are read. UTF-16 without a BOM is recognised by its zero bytes.
 * REGEDIT4 files that are no UTF-8 are read in the code page of western Windows.
 * Errors: ERR_IO with the system's reason; ERR_INPUT with line and column of the first byte
 *         that is not UTF-8 (or of a half surrogate pair), ERR_LIMIT past BOUND_FILE_BYTES. */
#ifndef MODEL_FILES_TEXT_H
#define MODEL_FILES_TEXT_H

#include "model/base/buf.h"
#include "model/base/err.h"

#include <stdint.h>

struct text {
    char *bytes; /* owned, NUL-terminated beyond len */
    size_t len;
    const char *encoding; /* "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252" */
};

/* "-" reads standard input. */
struct err *text_read_file(struct text *out, const char *file);
/* The same of words whose letters beyond ASCII do not count: what is no UTF-8 in them is read in
 * the code page of western Windows, as the encoding tells then. With a NUL byte it is no words. */
struct err *text_read_words(struct text *out, const char *file);
struct err *text_decode(struct text *out, struct str bytes);
/* The same of bytes that are given away, on failure as well: those of UTF-8 are not copied. */
struct err *text_take(struct text *out, struct buf *bytes);
void text_free(struct text *t);

/* The encoding's name, by the first bytes; *mark_len: of its mark, which is no text. */
const char *text_encoding(struct str bytes, size_t *mark_len);

/* The code point of a byte of code page 1252. */
uint32_t text_windows_1252(unsigned char byte);

#endif
