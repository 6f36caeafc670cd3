/* ui/cli/line_document.h - a filter's line as a document, with the command line's changes. What one
 * line needs is used again for the next. */
#ifndef UI_CLI_LINE_DOCUMENT_H
#define UI_CLI_LINE_DOCUMENT_H

#include "model/document/document.h"
#include "ui/cli/ndjson.h"

struct field_index;

/* A filter's own state, or the beginning of it: cleared at first. */
struct line_document {
    struct mdl_doc *doc;
    struct field_index *names;
};

/* The document in own->doc, until line_document_done(), which has to follow. */
struct err *line_document_read(struct line_document *own, const struct ndjson_line *line,
                               const struct cli_args *args);
/* The same for who only asks the spec builder, in less time: own->doc may have no tree. */
struct err *line_document_read_bare(struct line_document *own, const struct ndjson_line *line,
                                    const struct cli_args *args);
void line_document_done(struct line_document *own);
void line_document_end(void *ctx); /* as state_end */

#endif
