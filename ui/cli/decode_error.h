/* ui/cli/decode_error.h - what an error says, for a person: all that the answer rests on. */
#ifndef UI_CLI_DECODE_ERROR_H
#define UI_CLI_DECODE_ERROR_H

#include "model/base/arena.h"
#include "model/diagnosis/error_text.h"

#include <stdio.h>

void decode_print_error(FILE *out, struct arena *a, const struct error_text *t);

void decode_print_names(FILE *out, const char *name, const struct error_name *names);

/* Everything known of one code, which may stand in no table. of: the text that has it, whose
 * call decides what to look at; NULL: it is asked about alone. */
void decode_print_code(FILE *out, const struct code_parts *parts, struct str as_written,
                       const struct error_text *of);
/* Of the same its name and meaning, and every form of the number. */
void decode_print_code_head(FILE *out, const struct code_parts *p, struct str as_written,
                            const struct error_text *of);
void decode_print_forms(FILE *out, const struct code_parts *p);

#endif
