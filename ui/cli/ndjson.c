#include "ui/cli/ndjson.h"

#include "model/scenario.h"
#include "ui/cli/assign.h"
#include "ui/cli/generation.h"
#include "ui/cli/json_text.h"
#include "ui/cli/output.h"

#include <errno.h>
#include <stdlib.h>

static struct err *write_answer(FILE *out, struct generation *g)
{
    const struct spec_error *error = g->result.error;
    struct str spec;

    if (error == NULL) {
        spec = spec_json(&g->arena, g->result.spec, 0);
        if (arena_failed(&g->arena))
            return err_oom();
        (void)fputs("{\"spec\":", out);
        (void)fwrite(spec.s, 1, spec.len, out);
    } else if (error->panic) {
        (void)fputs("{\"panic\":", out);
        json_text(out, error->message);
    } else {
        (void)fputs("{\"error\":{\"message\":", out);
        json_text(out, error->message);
        (void)fputs(",\"class\":", out);
        json_text(out, str_of(spec_class_name(error->class)));
        (void)fputc('}', out);
    }
    (void)fputs("}\n", out);
    return NULL;
}

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

static struct err *answer_line(FILE *out, struct generation *g, struct str line,
                               const struct cli_args *args)
{
    const struct value *root;
    struct err *e;

    if ((e = scenario_read_json(&root, line)) != NULL)
        return e;
    if ((e = assign_all(&root, args)) == NULL && (e = generation_run(g, root)) == NULL)
        e = write_answer(out, g);
    value_unref(root);
    return e;
}

static bool is_blank(struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (strchr(" \t\r\n", line.s[i]) == NULL || line.s[i] == '\0')
            return false;
    }
    return true;
}

int ndjson_filter(FILE *in, FILE *out, const struct cli_args *args)
{
    const struct str mark = STR_LIT("\xef\xbb\xbf"); /* PowerShell begins files with it */
    struct generation g;
    int status = CLI_OK;
    size_t lines = 0;
    char *buffer = NULL;
    size_t size = 0;
    ssize_t len;

    generation_init(&g);
    while (!ferror(out) && (len = getline(&buffer, &size, in)) >= 0) {
        struct str line = {buffer, (size_t)len};
        struct err *e;

        if (lines++ == 0 && str_starts(line, mark))
            line = str_cut(line, mark.len, line.len);
        if (is_blank(line))
            continue;
        if ((e = answer_line(out, &g, line, args)) != NULL) {
            write_input_error(out, e);
            err_free(e);
            status = CLI_INPUT;
        }
    }
    if (!ferror(out) && !feof(in))
        status = output_error(err_errno(errno, "read line %zu", lines + 1));
    free(buffer);
    generation_finish(&g);
    return status;
}
