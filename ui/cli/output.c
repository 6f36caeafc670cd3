#include "ui/cli/output.h"

#include "model/base/buf.h"
#include "model/base/quote.h"
#include "model/files/save.h"
#include "model/os/os.h"
#include "ui/cli/cli.h"

#include <errno.h>
#include <stdarg.h>

int output_finish(int status)
{
    struct err *e;

    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    /* A stream that failed earlier does not say why any more. */
    e = errno != 0 ? err_errno(errno, "write standard output")
                   : err_new(ERR_IO, "write standard output: not everything could be written");
    return output_error(e);
}

int output_error(struct err *e)
{
    err_print(stderr, e);
    err_free(e);
    return CLI_INPUT;
}

int output_end(struct arena *a, int status)
{
    bool failed = arena_failed(a);

    arena_finish(a);
    return failed && status != CLI_INPUT ? output_error(err_oom()) : status;
}

#define LINE_WIDTH 100

void output_paragraph(FILE *out, const char *lead, struct str text)
{
    size_t indent = strlen(lead), column = indent, at = 0;

    (void)fputs(lead, out);
    while (at < text.len) {
        ptrdiff_t blank = str_find(text, ' ', at);
        struct str word = str_cut(text, at, blank >= 0 ? (size_t)blank : text.len);

        if (column > indent && column + 1 + word.len > LINE_WIDTH) {
            (void)fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            (void)fputc(' ', out);
            column++;
        }
        output_text(out, word);
        column += word.len;
        at += word.len + 1;
    }
    (void)fputc('\n', out);
}

static void put_escaped(FILE *out, struct str text, quote_one *quote)
{
    char shown[QUOTE_ESCAPE_MAX];
    size_t used, written;

    while ((written = quote(shown, text, &used)) > 0) {
        (void)fwrite(shown, 1, written, out);
        text = str_cut(text, used, text.len);
    }
}

void output_text(FILE *out, struct str text)
{
    if (os_is_terminal(out))
        put_escaped(out, text, quote_escape);
    else if (text.len > 0)
        (void)fwrite(text.s, 1, text.len, out);
}

void output_json(FILE *out, struct str json)
{
    bool terminal = os_is_terminal(out);

    while (terminal && json.len > 0) {
        size_t len = str_line_end(json, 0); /* of its layout: in a string it is an escape */

        put_escaped(out, str_cut(json, 0, len), quote_json);
        if (len < json.len)
            (void)fputc('\n', out);
        json = str_cut(json, len + 1, json.len);
    }
    if (json.len > 0)
        (void)fwrite(json.s, 1, json.len, out);
}

void output_note(const char *fmt, ...)
{
    struct buf line = {NULL, 0, 0, false};
    va_list ap;

    va_start(ap, fmt);
    buf_vprintf(&line, fmt, ap);
    va_end(ap);
    (void)fputs("silospec: ", stderr);
    put_escaped(stderr, line.failed ? STR_LIT("out of memory") : buf_str(&line), quote_escape);
    (void)fputc('\n', stderr);
    buf_finish(&line);
}

struct err *output_file(const char *file, struct str bytes)
{
    unsigned long long others = save_other_names(file);
    struct err *e = save_file(file, bytes);

    if (e == NULL && others > 0)
        output_note("%s: " SAVE_OTHER_NAMES, file, SAVE_OTHER_NAMES_ARGS(others));
    return e;
}

void output_lines(FILE *out, struct str text)
{
    struct str line;

    while (str_next_line(&text, &line)) {
        output_text(out, line);
        (void)fputc('\n', out);
    }
}
