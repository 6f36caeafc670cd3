/* model/shell/powershell_parts.h - arguments of PowerShell; for the PowerShell files only. */
#ifndef MODEL_SHELL_POWERSHELL_PARTS_H
#define MODEL_SHELL_POWERSHELL_PARTS_H

#include "model/shell/shell_parts.h"

enum ps_quote { PS_NONE, PS_SINGLE, PS_DOUBLE };

/* The kind of quote at s->at (curly ones count), and its bytes. */
enum ps_quote ps_quote_at(const struct splitter *s, size_t *width);

/* Bytes of white space at `at`: blanks, tabs, the other spaces of Unicode; 0: none. */
size_t ps_space_at(const struct splitter *s, size_t i);

/* Bytes of a line end at `at`; 0: none. */
size_t ps_line_end_at(const struct splitter *s, size_t i);

/* Reads the argument at s->at. False: the line is refused, or its words stay open. */
bool ps_argument(struct splitter *s, struct shell_bytes *out, bool legacy);

/* The words are not to be known without running it; gives false. */
bool ps_open(struct splitter *s, const char *why);

#endif
