/* specgen/report/reports.h - the reports for programs, as value trees: what --json prints and what
 * silospec_report() gives.
 *
 * Each is an object that begins with {"report":NAME,"version":N}; its shape is told by
 * specgen/report/schema/NAME.schema.json. To add one: a row in reports.def, a file with the
 * function it names, a schema.
 *
 * Ownership: a report is the caller's, one reference. Texts that it is built from lie in the
 *            arena given.
 * Errors:    ERR_OOM. Those that read an argument: ERR_INPUT and ERR_NOT_FOUND about it. */
#ifndef SPECGEN_REPORT_REPORTS_H
#define SPECGEN_REPORT_REPORTS_H

#include "model/value/value.h"
#include "specgen/assess/problems.h"
#include "specgen/compare/against.h"
#include "specgen/compare/compare.h"
#include "specgen/compare/upgrade.h"
#include "specgen/convert/convert.h"
#include "specgen/create/create.h"
#include "specgen/explain/consequences.h"
#include "specgen/explain/effective.h"
#include "specgen/explain/explain.h"
#include "specgen/preflight/mount_spec.h"

enum report_about { REPORT_DOCUMENT, REPORT_TABLES, REPORT_PROGRAM };

enum report_id {
#define REPORT(id, name, version, about, argument, make) REPORT_##id,
#include "specgen/report/reports.def"
#undef REPORT
    REPORT_COUNT
};

/* What a report is made from. */
struct report_subject {
    struct arena *a;
    const struct assessment *result; /* NULL for one about tables */
    const struct plat *host;         /* the document's, or one that knows nothing */
    uint32_t release;                /* of the engine; 0: none was asked for (tables only) */
    struct str argument;             /* empty: none */
};

typedef struct err *report_make(const struct value **out, const struct report_subject *s);

struct report_info {
    char name[16];
    unsigned version;
    enum report_about about;
    char argument[16]; /* what may follow the name; "": nothing */
};

extern const struct report_info reports[REPORT_COUNT];

/* ERR_NOT_FOUND with the names that are known. */
struct err *report_find(enum report_id *out, struct str name);

/* The report, whole: a lack of memory on the way is an error. ERR_UNSUPPORTED: REPORT_PROGRAM. */
struct err *report_build(const struct value **out, enum report_id id,
                         const struct report_subject *s);

/* A whole report as indented JSON, for the caller to free(). Secrets of credential specs are
 * hidden unless they are asked for. Takes `report`; NULL is one that there was no memory for. */
struct err *report_print(char **out, size_t *len, const struct value *report, bool secrets);

/* ---- one file each ------------------------------------------------------------------------ */

report_make make_check, make_create, make_explain, make_effective, make_upgrade;
report_make make_engines, make_rules, make_fields, make_mount, make_schema;

/* The same for those who have the answer already; report_explanation() adds to `map`. NULL: no
 * memory. */
struct value *report_check(struct arena *a, const struct assessment *r,
                           const struct problems *list);
struct value *report_create(struct arena *a, const struct create_result *r);
struct value *report_effective(struct arena *a, const struct assessment *r,
                               const struct effective *e);
struct value *report_explanation(struct value *map, const struct explanation *e);
struct value *report_mount(struct mount_reader *reader, struct str raw, bool *refused);
struct value *report_upgrade(struct arena *a, const struct assessment *r, const struct upgrade *u);

/* Columns side by side; the first is what the others are told against. Borrowed, all of it. */
struct report_column {
    struct str label;
    const char *file;               /* that it was read from; NULL: none */
    const char *const *assumptions; /* sentences, NULL-terminated; NULL: none */
    const struct assessment *result;
    const struct upgrade_step *engine; /* what its engine does in another way than the first's */
};
struct report_comparison {
    const struct report_column *columns;
    unsigned count;
    const struct compare *specs;
    const struct consequences *table;
    bool different; /* the specs, or what the engine answers */
};
struct value *report_diff(struct arena *a, const struct report_comparison *d);

/* Several containers at once. Borrowed, all of it. */
struct report_container {
    struct str name, file; /* file empty: from none */
    const struct value *root;
    const struct assessment *result;
    const struct problems *problems;
    bool own_lines;   /* all that it says has lines of `file`, the host as well */
    bool own_answers; /* what was answered has lines of `file` */
};
/* A file of theirs that could not be read. */
struct report_unread {
    struct str file, text;
    unsigned line; /* 0: not known */
    const struct report_unread *next;
};
/* Each checked, in full. */
struct value *report_checks(struct arena *a, const struct report_container *containers,
                            size_t count, const struct report_unread *unread);
/* What is told of a problem in one text, for programs that show it beside the file. */
struct str report_problem_text(struct arena *a, const struct report_container *c,
                               const struct problem *p);
/* Each in a row: who refuses and why. */
struct value *report_table(struct arena *a, const struct report_container *containers,
                           size_t count);
/* All problems as SARIF 2.1.0 (OASIS), which is not ours and has no head of ours. */
struct value *report_sarif(struct arena *a, const struct report_container *containers, size_t count,
                           const struct report_unread *unread, const char *program_version);
/* What the row of a container says. */
struct report_outcome {
    const char *outcome;          /* "create refuses", "a spec" */
    const struct problem *reason; /* the first one; NULL: none */
    const char *isolation;        /* "process", "hyperv", "linux" */
};
struct report_outcome report_outcome_of(const struct report_container *c);
/* The line of its file where a problem's field stands, or what it would stand in; 0: not known.
 * The container is borrowed; NULL when memory is short. */
struct report_lines *report_lines_new(struct arena *a, const struct report_container *c);
unsigned report_line_of(struct report_lines *lines, const struct problem *p);
/* text: with the artefact itself. */
struct value *report_convert(struct arena *a, enum convert_to to, const struct conversion *c,
                             bool text);

struct value *report_compare_spec(struct arena *a, const struct against *r);

/* Parts that several reports have. Each adds its members to `map`, or makes one of its own. */
struct value *report_unknowns(struct value *map, struct arena *a,
                              const struct spec_unknowns *unknowns);
/* [{"code", "cause", "state", "because"}] */
struct value *report_causes(const struct assess_cause *c);
struct value *report_engine_change(struct arena *a, enum engine_change c);
struct value *report_effective_cell(struct value *map, const struct effective_row *row);

#endif
