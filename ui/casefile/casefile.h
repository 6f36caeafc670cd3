/* ui/casefile/casefile.h - all that is known of one document, as sections to be written out.
 *
 * Ownership: all lies in the case file's arena until case_finish(). Errors: ERR_OOM; what is wrong
 *            with the document (mdl_doc_new).
 * Cost:      that of the comparisons and of the later engines, some hundred assessments. */
#ifndef UI_CASEFILE_CASEFILE_H
#define UI_CASEFILE_CASEFILE_H

#include "model/base/buf.h"
#include "model/formats/sources.h"
#include "ui/present/generation.h"
#include "ui/present/plot_state.h"
#include "ui/present/table.h"

enum case_section_id {
#define SECTION(id, anchor, title, is_long, fill) CASE_##id,
#include "ui/casefile/sections.def"
#undef SECTION
    CASE_SECTIONS
};

/* A text that was said: an error, an event, lines of a log. */
struct case_saying {
    struct str by; /* the file it is from */
    struct str text;
};

struct case_options {
    struct str title;                 /* of the document; empty: its own name */
    const struct case_saying *saying; /* beside the document */
    size_t saying_count;
    struct str stamp; /* a line about when and with what it was made; empty: none */
    bool redacted;    /* the document was given without its secrets */
    enum assess_settings settings;
};

enum case_cell_kind {
    CASE_WORDS,   /* ours */
    CASE_LITERAL, /* the document's or the engine's: to be shown letter by letter */
};

/* How good what it says is. */
enum case_tone { CASE_PLAIN, CASE_GOOD, CASE_BAD, CASE_WARNING, CASE_DIM };

struct case_cell {
    struct str text; /* lines end by '\n' */
    enum case_cell_kind kind;
    enum case_tone tone;
};

enum case_block_kind {
    CASE_PARAGRAPH, /* cells, one behind the other */
    CASE_HEADING,   /* within a section: cell 0 */
    CASE_TABLE,     /* count rows of columns cells; row 0 has the titles, which may be empty */
    CASE_LIST,      /* count rows of one paragraph of columns cells each; empty ones are left out */
    CASE_CODE,      /* cell 0; language */
    CASE_PLOT,
    CASE_ATTACHED, /* cell 0: the scenario that silospec opens again */
};

struct case_block {
    enum case_block_kind kind;
    size_t columns, count, size;
    struct case_cell *cells;
    const char *language;
    const struct ui_plot *plot;
    struct case_block *next;
};

struct case_section {
    const char *title, *anchor;
    bool is_long;
    struct case_block *first, *last;
};

struct case_file {
    struct arena arena;
    struct str title, stamp;
    bool redacted;
    struct case_section sections[CASE_SECTIONS];
    struct mdl_doc *doc;
    struct ui_generation generation, before; /* nothing was before */
    struct ui_plot plots[UI_PLOT_COUNT];
};

/* The texts of errors and events among what was opened: to be masked, then given with the options.
 */
struct err *case_sayings(struct case_saying **out, size_t *count, struct arena *a,
                         const struct sources *s);

struct err *case_make(struct case_file *out, const struct value *root,
                      const struct case_options *options);
void case_finish(struct case_file *c);

/* Append; a lack of memory sticks in `out`. */
void case_markdown(struct buf *out, const struct case_file *c);
void case_html(struct buf *out, const struct case_file *c);

enum case_format { CASE_MARKDOWN, CASE_HTML, CASE_FORMATS };
extern const char case_format_names[CASE_FORMATS][12]; /* "report", "report-html" */
/* False: there is no such format. */
bool case_format_named(enum case_format *out, struct str name);
/* By a file's ending; CASE_MARKDOWN where there is none. Another one (.pdf) is an error: what it
 * promises is not written. */
struct err *case_format_of_file(enum case_format *out, struct str file);
void case_write(struct buf *out, const struct case_file *c, enum case_format format);

#endif
