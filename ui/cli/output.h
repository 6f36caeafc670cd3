/* ui/cli/output.h - what all sub-commands share about where their text goes. */
#ifndef UI_CLI_OUTPUT_H
#define UI_CLI_OUTPUT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

#include <stdio.h>

/* `status`, unless what was printed did not arrive: then CLI_INPUT and a message. */
int output_finish(int status);

/* Ends the arena that what was told came from. `status`, unless memory was short on the way, so
 * that something is missing in it: then CLI_INPUT and, unless it is told already, a message. */
int output_end(struct arena *a, int status);

/* Prints `e` to standard error and frees it; returns CLI_INPUT. */
int output_error(struct err *e);

/* Text from a document or from the engine: as it is, but what could steer a terminal is
 * shown as an escape when `out` is one. */
void output_text(FILE *out, struct str text);

/* The same for text of several lines; each is ended by a line end. */
void output_lines(FILE *out, struct str text);

/* JSON, which another program reads byte for byte. A terminal gets what could steer it as \u....,
 * which is the same JSON. */
void output_json(FILE *out, struct str json);

/* A line on standard error: "silospec: ...". What could steer a terminal is shown as an escape. */
void output_note(const char *fmt, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 1, 2)))
#endif
    ;

/* Replaces the file as a whole, and notes where it had other names. */
struct err *output_file(const char *file, struct str bytes);

/* A paragraph behind `lead`, broken between words, of which each goes out as by output_text(); the
 * lines after the first are indented by the lead's width, which is ASCII. */
void output_paragraph(FILE *out, const char *lead, struct str text);

/* A report for programs, as indented JSON; secrets of credential specs are hidden unless they
 * are asked for. Takes `report`; NULL is one that there was no memory for. Returns CLI_OK, or
 * the status of the error that it printed. */
int output_report(const struct value *report, bool secrets);

#endif
