#include "model/files/code_page.h"
#include "model/files/text.h"
#include "model/json/json.h"
#include "model/value/value_make.h"
#include "ui/cli/args.h"
#include "ui/cli/decode_apart.h"
#include "ui/cli/decode_more.h"
#include "ui/cli/decode_report.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

#include <stdlib.h>
#include <string.h>

/* settings: the kind of text. */
static struct err *answer_line(const void *settings, const struct ndjson_line *line)
{
    const struct decode_kind_row *kind = settings;
    const struct value *in, *text, *report = NULL;
    struct err *e;

    if ((e = ndjson_read(&in, line)) != NULL)
        return e;
    text = value_get(in, STR_LIT("text"));
    if (text == NULL || text->kind != VALUE_STRING)
        return err_new(ERR_INPUT, "expected {\"text\": \"...\"}");
    if ((e = kind->answer(&report, line->arena, text->u.text)) != NULL)
        return e;
    return ndjson_write(line, report);
}

/* ---- a file ----------------------------------------------------------------------------- */

static struct str text_of(const struct text *t)
{
    return (struct str){t->bytes, t->len};
}

/* kind: NULL: what it looks like. *reports: for a program. */
static struct err *answer_text(struct value **reports, struct arena *a,
                               const struct decode_kind_row *kind, const struct cli_args *args,
                               struct str text)
{
    const struct value *report;
    struct err *e;

    if (kind == NULL)
        kind = &decode_kinds[decode_kind(a, text)];
    if (*reports == NULL)
        return decode_show(a, kind, args, text);
    if ((e = decode_report(&report, a, kind, args, text)) == NULL)
        *reports = made_push(*reports, report);
    return e == NULL && *reports == NULL ? err_oom() : e;
}

static int answer_file(const struct decode_kind_row *kind, const char *file,
                       const struct cli_args *args)
{
    const bool json = args_has(args, "json");
    struct value *reports = json ? value_list() : NULL;
    struct decode_apart apart;
    int status = CLI_OK;
    struct text text;
    struct str shown;
    struct arena a;
    struct err *e;

    if (json && reports == NULL)
        return output_error(err_oom());
    if ((e = text_read_words(&text, file)) != NULL) {
        value_unref(reports);
        return output_error(e);
    }
    if (code_page_is(text.encoding))
        output_note("%s: what is no UTF-8 in it was read as %s: letters may be others", file,
                    text.encoding);
    arena_init(&a);
    shown = redacted_text(args, &a, text_of(&text));
    apart = (struct decode_apart){.items = {shown}, .count = 1};
    if (kind == NULL)
        e = decode_apart(&apart, &a, shown);
    for (size_t i = 0; e == NULL && i < apart.count; i++) {
        if (i > 0 && reports == NULL)
            (void)putchar('\n');
        if (apart.quoted && reports == NULL)
            output_paragraph(stdout, "Text     ", apart.items[i]);
        e = answer_text(&reports, &a, kind, args, apart.items[i]);
    }
    if (e == NULL && apart.more)
        output_note("%s: further texts in it tell of failures; the first %d are answered", file,
                    DECODE_MOST_APART);
    text_free(&text);
    if (e != NULL) {
        value_unref(reports);
        status = output_error(e);
    } else if (reports != NULL) {
        status = output_report(decode_reports(reports), redacted_or_shown(args));
    }
    return output_end(&a, status);
}

static const struct decode_kind_row *kind_named(const char *name)
{
    for (size_t i = 0; i < sizeof(decode_kinds) / sizeof(decode_kinds[0]); i++)
        if (strcmp(decode_kinds[i].name, name) == 0)
            return &decode_kinds[i];
    return NULL;
}

int cli_decode(const struct cli_args *args)
{
    const char *file = args->operand_count > 0 ? args->operands[0] : NULL;
    const char *as = args_value(args, "as", 0);
    const struct decode_kind_row *kind = as != NULL ? kind_named(as) : NULL;
    static const char *const takes[] = {"as", NULL};
    struct ndjson_filter filter = {.answer = answer_line, .takes = takes};

    if (!args_has(args, "ndjson") && file == NULL)
        return help_usage_error(
            args->command,
            err_remedy(err_new(ERR_INPUT, "'decode' needs a FILE"), "'-' reads standard input"));
    if (!args_has(args, "ndjson"))
        return answer_file(kind, file, args);
    if (kind == NULL)
        return help_usage_error(args->command, args_missing(args, "as"));
    filter.settings = kind;
    return ndjson_run(&filter, file, args);
}
