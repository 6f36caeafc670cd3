/* ui/casefile/html.h - parts of the page. */
#ifndef UI_CASEFILE_HTML_H
#define UI_CASEFILE_HTML_H

#include "model/base/buf.h"
#include "ui/present/plot.h"

/* The text with the characters escaped that mean something in HTML. */
void case_put_html(struct buf *out, struct str text);

/* The same, with places in long words where a line may end: behind separators, before a capital,
 * and in what has none of them. So the longest word tells how narrow a column of a table may get.
 */
void case_put_words(struct buf *out, struct str text);

/* Curves as SVG; the page's style sheet has their colours and dashes. */
void case_put_plot(struct buf *out, const struct plot *p);

#endif
