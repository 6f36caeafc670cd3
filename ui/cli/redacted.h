/* ui/cli/redacted.h - --redact, of all commands that hand something on.
 *
 * One redaction for the whole run: what is a secret in one file is masked in all. Reports and
 * pictures are redacted unless --no-redact is given. */
#ifndef UI_CLI_REDACTED_H
#define UI_CLI_REDACTED_H

#include "model/formats/sources.h"
#include "specgen/redact/redact.h"
#include "ui/cli/args.h"

/* Sets args->redaction to `r`, initialised, where the command line asks for it. redacted_end() is
 * due either way. ERR_INPUT: --explain with nothing to explain. */
struct err *redacted_begin(struct redaction *r, struct cli_args *args);
/* With --explain lists what was masked and why, on standard error. */
void redacted_end(struct redaction *r, const struct cli_args *args);

/* The text as it may be printed: as it is where nothing is redacted. */
struct str redacted_text(const struct cli_args *args, struct arena *a, struct str text);

/* A container's name: --redact=names masks it. */
struct str redacted_name(const struct cli_args *args, struct arena *a, struct str name);

/* What pasting left in files: lines that nobody could read become a mask, others lose their
 * secrets. */
struct err *redacted_sources(const struct cli_args *args, struct sources *s);
/* The same of a report or another tree, which is owned. */
struct err *redacted_tree(const struct cli_args *args, const struct value **tree);

/* Whether passwords of credential specs need no further mask: they are asked for, or all of them
 * are masked already. */
bool redacted_or_shown(const struct cli_args *args);

#endif
