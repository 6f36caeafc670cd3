/* The case file of what the files tell. */
#include "ui/casefile/casefile.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/read_notes.h"
#include "ui/cli/redacted.h"
#include "ui/cli/selected.h"
#include "ui/present/fit_engine.h"

#include <time.h>

enum { GITHUB_MOST = 65536 }; /* characters of an issue or a comment */

static struct err *wanted_format(enum case_format *out, const struct cli_args *args)
{
    const char *name = args_value(args, "to", 0);

    if (name == NULL)
        return case_format_of_file(out, str_of(args_value(args, "out", 0)));
    (void)case_format_named(out, str_of(name));
    return NULL;
}

/* "Made on 2026-11-28 by silospec 1.0." */
static struct str stamp_of(struct arena *a)
{
    time_t now = time(NULL);
    struct tm day;
    char text[16] = "";

    if (gmtime_r(&now, &day) == NULL || strftime(text, sizeof(text), "%Y-%m-%d", &day) == 0)
        return STR_NONE;
    return arena_printf(a, "Made on %s by silospec %s.", text, SILOSPEC_VERSION);
}

static struct err *write_out(const struct cli_args *args, struct str text)
{
    const char *file = args_value(args, "out", 0);

    if (file != NULL)
        return output_file(file, text);
    if (text.len > 0)
        output_lines(stdout, text);
    return NULL;
}

static struct err *make(const struct cli_args *args, enum case_format format,
                        struct artefact *source, const struct value *root, struct arena *a)
{
    struct buf out = {.s = NULL};
    struct case_saying *saying = NULL;
    struct case_options options = {
        .stamp = args_has(args, "stamp") ? stamp_of(a) : STR_NONE,
        .redacted = args->redaction != NULL,
        .settings = args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED,
    };
    struct case_file c;
    struct err *e = case_sayings(&saying, &options.saying_count, a, &source->sources);

    for (size_t i = 0; e == NULL && i < options.saying_count; i++)
        saying[i].text = redacted_text(args, a, saying[i].text);
    options.saying = saying;
    if (e != NULL || (e = case_make(&c, root, &options)) != NULL)
        return e;
    case_write(&out, &c, format);
    if (format == CASE_MARKDOWN && out.len > GITHUB_MOST)
        output_note(
            "%zu bytes: an issue of GitHub takes %d; --to report-html makes a file to attach",
            out.len, GITHUB_MOST);
    e = out.failed || arena_failed(a) ? err_oom() : write_out(args, buf_str(&out));
    buf_finish(&out);
    case_finish(&c);
    return e;
}

int cli_report(const struct cli_args *args)
{
    const struct reading_options reading = assign_reading(args);
    enum case_format format;
    struct artefact source;
    struct arena a;
    struct err *e;

    if ((e = wanted_format(&format, args)) != NULL)
        return help_usage_error(args->command, e);
    if ((e = artefact_open_all(&source, args->operands, args->operand_count, &reading)) != NULL)
        return output_error(e);
    arena_init(&a);
    e = selected(&source, args, true);
    if (e == NULL && (e = assign_all(&source.root, args)) != NULL) {
        arena_finish(&a);
        artefact_close(&source);
        return help_usage_error(args->command, e);
    }
    if (e == NULL && !artefact_is_scenario(&source))
        e = ui_fit_engine(&source.root, &source.evidence);
    if (e == NULL)
        read_notes_print(args->operands[0], &source.evidence, args);
    if (e == NULL)
        e = make(args, format, &source, source.root, &a);
    arena_finish(&a);
    artefact_close(&source);
    return e != NULL ? output_error(e) : CLI_OK;
}
