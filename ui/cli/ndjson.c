#include "ui/cli/ndjson.h"

#include "model/json/json.h"
#include "model/os/os.h"
#include "ui/cli/cli.h"
#include "ui/cli/json_text.h"
#include "ui/cli/output.h"

#include <errno.h>
#include <stdlib.h>

/* All that is wrong with a line in one sentence. */
static void write_input_error(FILE *out, const struct err *e)
{
    (void)fputs("{\"input_error\":{\"message\":\"", out);
    for (; e != NULL; e = e->next) {
        char *line = err_line(e);

        json_text_part(out, line != NULL ? str_of(line) : STR_LIT("out of memory"));
        free(line);
        if (e->next != NULL)
            (void)fputs("; ", out);
    }
    (void)fputs("\"}}\n", out);
}

static bool is_blank(struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (strchr(" \t\r\n", line.s[i]) == NULL || line.s[i] == '\0')
            return false;
    }
    return true;
}

static int filter(FILE *in, FILE *out, ndjson_answer *answer, void *ctx)
{
    const struct str mark = STR_LIT("\xef\xbb\xbf"); /* PowerShell begins files with it */
    int status = CLI_OK;
    size_t lines = 0;
    char *buffer = NULL;
    size_t size = 0;
    ssize_t len;

    while (!ferror(out) && (len = getline(&buffer, &size, in)) >= 0) {
        struct str line = {buffer, (size_t)len};
        struct err *e;

        if (lines++ == 0 && str_starts(line, mark))
            line = str_cut(line, mark.len, line.len);
        if (is_blank(line))
            continue;
        if ((e = answer(ctx, out, line)) != NULL) {
            write_input_error(out, e);
            err_free(e);
            status = CLI_INPUT;
        }
    }
    if (!ferror(out) && !feof(in))
        status = output_error(err_errno(errno, "read line %zu", lines + 1));
    free(buffer);
    return status;
}

struct err *ndjson_write(FILE *out, const struct value *report)
{
    struct err *e;
    char *text;
    size_t len;

    if (report == NULL)
        return err_oom();
    e = json_write(&text, &len, report, 0);
    value_unref(report);
    if (e != NULL)
        return e;
    output_json(out, (struct str){text, len});
    (void)fputc('\n', out);
    free(text);
    return NULL;
}

int ndjson_filter(const char *file, ndjson_answer *answer, void *ctx)
{
    bool is_stdin = file == NULL || strcmp(file, "-") == 0;
    FILE *in = stdin;
    struct err *e = is_stdin ? NULL : os_open_read(&in, file);
    int status;

    if (e != NULL)
        return output_error(err_at(e, file, 0, 0));
    status = filter(in, stdout, answer, ctx);
    if (!is_stdin)
        (void)fclose(in);
    return status;
}
