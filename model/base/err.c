#include "model/base/err.h"

#include "model/base/buf.h"
#include "model/base/quote.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char oom_text[] = "out of memory";

/* Shared and never written to; the casts only fit it to what callers own otherwise. */
static const struct err oom = {
    .class = ERR_OOM,
    .text = (char *)oom_text,
};

struct err *err_oom(void)
{
    return (struct err *)&oom;
}

static bool is_oom(const struct err *e)
{
    return e == &oom;
}

struct err *err_new_va(enum err_class c, const char *fmt, va_list ap)
{
    struct buf text = {NULL, 0, 0, false};
    struct err *e = calloc(1, sizeof(*e));

    buf_vprintf(&text, fmt, ap);
    if (e != NULL)
        e->text = buf_take(&text, NULL);
    if (e == NULL || e->text == NULL) {
        buf_finish(&text);
        free(e);
        return err_oom();
    }
    e->class = c;
    return e;
}

struct err *err_new(enum err_class c, const char *fmt, ...)
{
    struct err *e;
    va_list ap;

    va_start(ap, fmt);
    e = err_new_va(c, fmt, ap);
    va_end(ap);
    return e;
}

struct err *err_errno(int errnum, const char *fmt, ...)
{
    enum err_class c = errnum == ENOENT || errnum == ENOTDIR ? ERR_NOT_FOUND : ERR_IO;
    struct buf text = {NULL, 0, 0, false};
    struct err *e;
    va_list ap;

    if (errnum == ENOMEM)
        return err_oom();
    va_start(ap, fmt);
    buf_vprintf(&text, fmt, ap);
    va_end(ap);
    buf_printf(&text, ": %s", strerror(errnum));
    e = text.failed ? err_oom() : err_new(c, "%.*s", STR_FMT(buf_str(&text)));
    buf_finish(&text);
    if (!is_oom(e))
        e->lack = errnum == EMFILE || errnum == ENFILE;
    return e;
}

/* What a reader of the outer error asks for moves there. */
static void lift(struct err *outer, struct err *cause)
{
    outer->file = cause->file;
    outer->line = cause->line;
    outer->column = cause->column;
    outer->path = cause->path;
    outer->remedy = cause->remedy;
    outer->next = cause->next;
    outer->lack = cause->lack;
    cause->file = cause->path = cause->remedy = NULL;
    cause->line = cause->column = 0;
    cause->next = NULL;
    outer->cause = cause;
}

/* What would lack a word of it is no answer: another one would look the same. */
static struct err *too_little(struct err *e)
{
    err_free(e);
    return err_oom();
}

struct err *err_wrap(struct err *cause, const char *fmt, ...)
{
    for (struct err **link = &cause; *link != NULL && !is_oom(*link); link = &(*link)->next) {
        struct err *outer;
        va_list ap;

        va_start(ap, fmt);
        outer = err_new_va((*link)->class, fmt, ap);
        va_end(ap);
        if (is_oom(outer))
            return too_little(cause);
        lift(outer, *link);
        *link = outer;
    }
    return cause;
}

/* False: memory is short. */
static bool fill(char **member, struct str text)
{
    if (*member != NULL)
        return true;
    *member = malloc(text.len + 1);
    if (*member == NULL)
        return false;
    if (text.len > 0)
        memcpy(*member, text.s, text.len);
    (*member)[text.len] = '\0';
    return true;
}

struct err *err_at(struct err *e, const char *file, unsigned line, unsigned column)
{
    if (e == NULL || is_oom(e))
        return e;
    if (e->line == 0) {
        e->line = line;
        e->column = column;
    }
    if (file != NULL) {
        for (struct err *each = e; each != NULL && !is_oom(each); each = each->next)
            if (!fill(&each->file, str_of(file)))
                return too_little(e);
    }
    return e;
}

struct err *err_moved(struct err *e, unsigned line, unsigned column)
{
    if (e == NULL || is_oom(e))
        return e;
    e->line = line;
    e->column = column;
    return e;
}

/* In the text stands where something began, as ERR_BEGAN has it: elsewhere from now on. */
static bool move_began(struct err *e, unsigned line, unsigned column)
{
    struct buf text = {NULL, 0, 0, false};
    char before[48], *moved;
    const char *at;
    int len = snprintf(before, sizeof(before), ERR_BEGAN, e->began_line, e->began_column);

    at = strstr(e->text, before);
    if (at == NULL || (e->began_line == line && e->began_column == column))
        return true;
    buf_printf(&text, "%.*s" ERR_BEGAN "%s", (int)(at - e->text), e->text, line, column, at + len);
    if ((moved = buf_take(&text, NULL)) == NULL)
        return false;
    free(e->text);
    e->text = moved;
    e->began_line = line;
    e->began_column = column;
    return true;
}

struct err *err_began(struct err *e, unsigned line, unsigned column)
{
    if (e == NULL || is_oom(e))
        return e;
    e->began_line = line;
    e->began_column = column;
    return e;
}

static unsigned in_lines(unsigned line, const uint32_t *lines, size_t count)
{
    return lines != NULL && line > 0 && line <= count ? lines[line - 1] : line;
}

struct err *err_in_lines(struct err *e, const uint32_t *lines, size_t count)
{
    if (e == NULL || is_oom(e))
        return e;
    e->line = in_lines(e->line, lines, count);
    for (struct err *link = e; link != NULL && !is_oom(link); link = link->cause)
        if (link->began_line > 0 &&
            !move_began(link, in_lines(link->began_line, lines, count), link->began_column))
            return too_little(e);
    return e;
}

struct err *err_in_piece(struct err *e, unsigned line, unsigned column)
{
    if (e == NULL || is_oom(e) || e->line == 0)
        return e;
    e->column += e->line == 1 ? column - 1 : 0;
    e->line += line - 1;
    for (struct err *link = e; link != NULL && !is_oom(link); link = link->cause)
        if (link->began_line > 0 &&
            !move_began(link, link->began_line + line - 1,
                        link->began_column + (link->began_line == 1 ? column - 1 : 0)))
            return too_little(e);
    return e;
}

struct err *err_path(struct err *e, struct str path)
{
    if (e != NULL && !is_oom(e) && !fill(&e->path, path))
        return too_little(e);
    return e;
}

struct err *err_remedy(struct err *e, const char *fmt, ...)
{
    struct buf text = {NULL, 0, 0, false};
    va_list ap;
    char *remedy;

    if (e == NULL || is_oom(e))
        return e;
    va_start(ap, fmt);
    buf_vprintf(&text, fmt, ap);
    va_end(ap);
    remedy = buf_take(&text, NULL);
    if (remedy == NULL)
        return too_little(e);
    free(e->remedy);
    e->remedy = remedy;
    return e;
}

/* The link that ends the list or holds the static error, which is always last. */
static struct err **last_link(struct err **list)
{
    while (*list != NULL && !is_oom(*list))
        list = &(*list)->next;
    return list;
}

struct err *err_join(struct err *a, struct err *b)
{
    struct err **end = last_link(&a);
    bool short_of_memory = *end != NULL;

    *end = b;
    if (short_of_memory)
        *last_link(end) = err_oom();
    return a;
}

size_t err_count(const struct err *e)
{
    size_t count = 0;

    for (; e != NULL; e = e->next)
        count++;
    return count;
}

void err_free(struct err *e)
{
    while (e != NULL && !is_oom(e)) {
        struct err *next = e->next;

        for (struct err *link = e, *cause; link != NULL && !is_oom(link); link = cause) {
            cause = link->cause;
            free(link->file);
            free(link->path);
            free(link->text);
            free(link->remedy);
            free(link);
        }
        e = next;
    }
}

/* A message is one line and is data: nothing in it may steer a terminal. */
static void add_visible(struct buf *line, const char *text)
{
    struct str rest = str_of(text);

    for (size_t at = 0, used; at < rest.len; at += used) {
        char piece[QUOTE_ESCAPE_MAX];
        size_t len = quote_escape(piece, str_cut(rest, at, rest.len), &used);

        buf_add(line, (struct str){piece, len});
    }
}

static void add_place(struct buf *line, const struct err *e)
{
    if (e->file != NULL) {
        add_visible(line, e->file);
        if (e->line > 0)
            buf_printf(line, ":%u", e->line);
        if (e->line > 0 && e->column > 0)
            buf_printf(line, ":%u", e->column);
        buf_add(line, STR_LIT(": "));
    } else if (e->line > 0) {
        buf_printf(line, "line %u", e->line);
        if (e->column > 0)
            buf_printf(line, ", column %u", e->column);
        buf_add(line, STR_LIT(": "));
    }
}

char *err_line(const struct err *e)
{
    struct buf line = {NULL, 0, 0, false};

    add_place(&line, e);
    if (e->path != NULL && e->path[0] != '\0') {
        add_visible(&line, e->path);
        buf_add(&line, STR_LIT(": "));
    }
    for (const struct err *link = e; link != NULL; link = link->cause) {
        add_visible(&line, link->text);
        if (link->cause != NULL)
            buf_add(&line, STR_LIT(": "));
    }
    if (e->remedy != NULL) {
        buf_add(&line, STR_LIT("; "));
        add_visible(&line, e->remedy);
    }
    return buf_take(&line, NULL);
}

void err_print(FILE *out, const struct err *e)
{
    for (; e != NULL; e = e->next) {
        char *line = err_line(e);

        fprintf(out, "%s\n", line != NULL ? line : oom_text);
        free(line);
    }
}
