/* model/formats/input.h - one artefact as text, prepared once for all who look at it.
 *
 * The text is what is left when the transport is undone (model/transport).
 * It is parsed once, as JSON where it begins like JSON and as YAML otherwise, so that recognisers
 * and the reader share one tree. */
#ifndef MODEL_FORMATS_INPUT_H
#define MODEL_FORMATS_INPUT_H

#include "model/base/err.h"
#include "model/shell/shell.h"
#include "model/value/value.h"

#include <stdint.h>

struct beside;
struct run_assigned_list;

struct input {
    struct str text;           /* UTF-8; borrowed */
    struct str name;           /* of the file, without its folders; empty: none. Borrowed */
    const char *encoding;      /* of the file (text.h), where it is all of it; NULL: it is not */
    bool json;                 /* begins as JSON does and YAML rarely */
    const struct value *value; /* the text as a tree, with lines of the file; NULL: none. Owned */
    struct err *no_value;      /* why not, with a line of the file; owned */
    const uint32_t *lines;     /* of the file, for each line of the text; NULL: they are the same */
    size_t line_count;
    const struct beside *beside; /* what stands beside it, for readers; NULL: nothing */
    const struct run_assigned_list *assigned; /* by other lines of the paste; NULL: none */
    const enum shell
        *shell;      /* that its run lines are of, where the file says it; NULL: it does not */
    bool of_another; /* container than the one that is asked for: what it says of its own is nothing
                      */
    bool repaired;   /* the tree is what was whole of a text that was damaged */
    bool incomplete; /* and parts of it are missing: what it does not say may have been there */
};

/* `text` must outlive it. ERR_OOM only: a text that does not parse is an input, too. */
struct err *input_open(struct input *out, struct str text);
/* The same for a piece of a file; `lines` is borrowed. json: it is JSON, however it begins. */
struct err *input_open_piece(struct input *out, struct str text, const uint32_t *lines,
                             size_t line_count, bool json);
void input_close(struct input *in);

/* A reader's facts and errors have lines of the file: those of values are, those of the text
 * become it here. The line of the file that a line of the text stands in, both from 1; 0 stays 0.
 */
unsigned input_line(const struct input *in, unsigned line);

/* As much of the text as a recogniser needs to look at closely: BOUND_RECOGNISED bytes. */
struct str input_head(const struct input *in);

/* The error for a tree that is of no format. */
struct err *input_unknown(const struct value *root);

/* Why nobody knows this text. Takes in->no_value where there is one. */
struct err *input_refused(struct input *in);

#endif
