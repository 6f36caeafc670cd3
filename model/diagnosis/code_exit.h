/* model/diagnosis/code_exit.h - exit codes that are no code of Windows: docker's own, and what
 * only looks like a program's. Those of Windows and .NET are rows of codes.def. */
#ifndef MODEL_DIAGNOSIS_CODE_EXIT_H
#define MODEL_DIAGNOSIS_CODE_EXIT_H

#include <stdbool.h>
#include <stdint.h>

/* A sentence's piece, before what codes.def says of the number; NULL: it is none of these. */
const char *code_exit_meaning(uint32_t code);

/* Of 'docker run' as well as of a container: 125 is no container's. */
const char *code_exit_of_command(uint32_t code);

/* Whether it can be a code of Windows: small numbers are a program's own, whatever Windows calls by
 * them, but for those that are known to be exit codes. */
bool code_exit_is_of_windows(uint32_t code);

/* A sentence's piece where nothing above and no row says what it is. */
const char *code_exit_otherwise(uint32_t code);

#endif
