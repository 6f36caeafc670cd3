/* ui/cli/assign.h - `--info FILE`, `--with FILE`, `--engine NAME` and `--set PATH=VALUE`: fields
 * changed from the command line. */
#ifndef UI_CLI_ASSIGN_H
#define UI_CLI_ASSIGN_H

#include "model/base/arena.h"
#include "model/formats/artefact.h"
#include "model/value/value.h"
#include "ui/cli/args.h"

/* What the files of --info and --with tell, --engine, then every --set of the command line, in its
 * order; each sees what those before it did. The engine that they pick is told on standard error.
 * *root is replaced (the old one is released) only when all of them fit.
 * Errors: ERR_INPUT and ERR_NOT_FOUND about the option's text; ERR_OOM. */
struct err *assign_all(const struct value **root, const struct cli_args *args);
/* The same, but what they say goes to *told, which is initialised. */
struct err *assign_quietly(const struct value **root, const struct cli_args *args,
                           struct evidence *told);

/* The i-th file of --info and --with, from 0; NULL: there are no more. */
const char *assign_file(const struct cli_args *args, size_t i);

/* What --shell says about reading. */
struct reading_options assign_reading(const struct cli_args *args);

/* The release of --engine, or that of a document that says none.
 * ERR_NOT_FOUND with the names that are known. */
struct err *assign_release(uint32_t *out, const struct cli_args *args);

/* An engine's name as it was typed, with its "moby-". Borrowed, or in the arena. */
struct str assign_engine_name(struct arena *a, const char *typed);

/* The '=' behind a path: the first one outside of ["..."]; NULL when there is none. */
const char *assign_equals(const char *text);

#endif
