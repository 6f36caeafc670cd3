#include "ui/cli/output.h"

#include "model/base/quote.h"
#include "ui/cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool output_guard_descriptors(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
            continue;
        /* The wrong direction on purpose: reading or writing fails with EBADF, as it should.
         * The lowest free number is the one that was just found closed. */
        if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            return false;
    }
    return true;
}

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
        if (word.len > 0)
            (void)fwrite(word.s, 1, word.len, out);
        column += word.len;
        at += word.len + 1;
    }
    (void)fputc('\n', out);
}

void output_text(FILE *out, struct str text)
{
    char shown[QUOTE_ESCAPE_MAX];
    size_t used, written;

    if (text.len == 0)
        return;
    if (isatty(fileno(out)) != 1) {
        (void)fwrite(text.s, 1, text.len, out);
        return;
    }
    while ((written = quote_escape(shown, text, &used)) > 0) {
        (void)fwrite(shown, 1, written, out);
        text = str_cut(text, used, text.len);
    }
}

void output_lines(FILE *out, struct str text)
{
    while (text.len > 0) {
        ptrdiff_t end = str_find(text, '\n', 0);
        size_t len = end < 0 ? text.len : (size_t)end;

        output_text(out, str_cut(text, 0, len));
        (void)fputc('\n', out);
        text = str_cut(text, len + 1, text.len);
    }
}
