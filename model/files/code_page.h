/* model/files/code_page.h - texts of western Windows that are no UTF-8: of its own code page, or of
 * the console's, which reg, net, systeminfo and hnsdiag write to a file.
 *
 * Which one is a guess by the letters: whoever shows such a text says so. */
#ifndef MODEL_FILES_CODE_PAGE_H
#define MODEL_FILES_CODE_PAGE_H

#include "model/base/buf.h"

#include <stdint.h>

#define CODE_PAGE_WINDOWS "Windows-1252"
#define CODE_PAGE_CONSOLE "CP850"

/* Whether an encoding's name is one of these. */
bool code_page_is(const char *encoding);

/* The code point of a byte of code page 1252. */
uint32_t code_page_windows_1252(unsigned char byte);

void code_page_decode_ansi(struct buf *out, struct str bytes);

/* Lines that are UTF-8 stay; of the others that is read by a code page which is none. Returns its
 * name. */
const char *code_page_decode(struct buf *out, struct str bytes);

#endif
