/* model/base/err.h - an error is a value: a class, a sentence, a place, a cause.
 *
 * A fallible function returns `struct err *`; NULL is success. The caller owns it:
 * return it, wrap it, or err_free() it. Nothing below ui/ prints or logs.
 * ERR_OOM is one static object, so reporting it cannot fail; err_free() knows it.
 * Several independent errors of one input are siblings, joined by err_join().
 *
 * Texts are one line, for people, without a period at the end; what the user wrote stands
 * in 'quotes'. These are silospec's own errors; what the engine would answer is a
 * struct spec_error (specgen/specgen.h). */
#ifndef MODEL_BASE_ERR_H
#define MODEL_BASE_ERR_H

#include "model/base/str.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum err_class {
    ERR_INPUT = 1,   /* the document or a value is not readable */
    ERR_LIMIT,       /* a named bound of model/base/bounds.h was hit */
    ERR_NOT_FOUND,   /* no such file, path or field */
    ERR_UNSUPPORTED, /* understood, but not done here */
    ERR_IO,          /* the operating system refused */
    ERR_OOM,
    ERR_INTERNAL, /* a defect of silospec */
};

struct err {
    enum err_class class;
    char *file;                        /* NULL if unknown */
    unsigned line, column;             /* from 1; 0 = unknown; columns count code points */
    unsigned began_line, began_column; /* that the text names, see err_began(); 0: none */
    bool lack;         /* the system has none left of what others give back, files to open */
    char *path;        /* key path, e.g. container.HostConfig.NanoCpus; NULL if none */
    char *text;        /* what was found and what is expected */
    char *remedy;      /* what to do about it; NULL if the text says it all */
    struct err *cause; /* inner link of the chain */
    struct err *next;  /* sibling: another error of the same input */
};

#if defined(__GNUC__)
#define ERR_PRINTF(a, b) __attribute__((format(printf, a, b)))
#else
#define ERR_PRINTF(a, b)
#endif

struct err *err_new(enum err_class c, const char *fmt, ...) ERR_PRINTF(2, 3);
struct err *err_new_va(enum err_class c, const char *fmt, va_list ap) ERR_PRINTF(2, 0);
struct err *err_oom(void);
struct err *err_errno(int errnum, const char *fmt, ...) ERR_PRINTF(2, 3); /* "fmt: strerror" */

/* Memory or something else was short, so that what was asked for is not known: it is never a reason
 * to go on without. NULL: no. */
static inline bool err_is_lack(const struct err *e)
{
    return e != NULL && (e->class == ERR_OOM || e->lack);
}

/* These five take an error and return it, or out of memory in place of it and its siblings: a
 * sentence, a place or a remedy is never left out of an answer.
 *
 * err_wrap() keeps the cause's class; each sibling is wrapped. Place, path and remedy move to
 * the outermost link, where a reader looks for them. NULL in, NULL out. */
struct err *err_wrap(struct err *cause, const char *fmt, ...) ERR_PRINTF(2, 3);

/* NULL in, NULL out. err_at() fills only what is still unknown
 * and reaches every sibling's file; err_path() fills as well, err_remedy() and err_moved() replace:
 * err_moved() the place of an error in a text that stands in another one. Nobody else writes to an
 * error: out of memory is one for all. */
struct err *err_at(struct err *e, const char *file, unsigned line, unsigned column);
struct err *err_moved(struct err *e, unsigned line, unsigned column);
struct err *err_path(struct err *e, struct str path);
struct err *err_remedy(struct err *e, const char *fmt, ...) ERR_PRINTF(2, 3);

/* The text names this place with ERR_BEGAN: "the text ends in the string that began at line 3,
 * column 7". What moves an error that stands in a piece of a text moves it in the text, too. NULL
 * in, NULL out; out of memory in place of an error, as above. */
#define ERR_BEGAN "line %u, column %u"
struct err *err_began(struct err *e, unsigned line, unsigned column);

/* The error's lines are those of a piece: line n of it is lines[n - 1] of the whole. */
struct err *err_in_lines(struct err *e, const uint32_t *lines, size_t count);
/* The same of a piece that begins at that place of the whole. */
struct err *err_in_piece(struct err *e, unsigned line, unsigned column);

/* Takes both; b goes behind a. Either may be NULL. */
struct err *err_join(struct err *a, struct err *b);

size_t err_count(const struct err *e); /* the siblings, this one included */
void err_free(struct err *e);          /* chain and siblings; NULL is fine */

/* One sibling as "file:line:column: path: outer: inner; remedy"; absent parts left out, and
 * without a file "line 3, column 7: ...". What is not printable is escaped (\n, \x1b).
 * The caller frees. NULL when memory is short. */
char *err_line(const struct err *e);

/* Every sibling on a line of its own. */
void err_print(FILE *out, const struct err *e);

#endif
