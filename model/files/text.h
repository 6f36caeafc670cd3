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
    const char *encoding; /* "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", or code_page.h */
};

/* "-" reads standard input. */
struct err *text_read_file(struct text *out, const char *file);
/* The same of what somebody pasted: what is no UTF-8 in it is read by a code page, as the encoding
 * tells then (code_page.h). With a NUL byte, and in a document of ours, it is refused. */
struct err *text_read_words(struct text *out, const char *file);
/* The file as it lies, for what another program makes of its letters. */
struct err *text_read_bytes(struct buf *out, const char *file);
/* Of bytes that are given away, on failure as well. */
struct err *text_take_words(struct text *out, struct buf *bytes);
struct err *text_decode(struct text *out, struct str bytes);
/* The same of bytes that are given away, on failure as well: those of UTF-8 are not copied. */
struct err *text_take(struct text *out, struct buf *bytes);
void text_free(struct text *t);

/* The encoding's name, by the first bytes; *mark_len: of its mark, which is no text. */
const char *text_encoding(struct str bytes, size_t *mark_len);

#endif
