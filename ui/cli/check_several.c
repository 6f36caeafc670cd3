#include "ui/cli/check_several.h"

#include "model/base/buf.h"
#include "model/os/os.h"
#include "specgen/credential/mask.h"
#include "ui/cli/check_text.h"
#include "ui/cli/containers.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

#include <string.h>

bool check_is_of_several(const struct cli_args *args)
{
    struct os_info info;

    return args->operand_count > 1 || args_has(args, "format") ||
           (strcmp(args->operands[0], "-") != 0 && os_look(&info, args->operands[0]) == 0 &&
            info.kind == OS_FOLDER);
}

/* ---- text ---- */

static int print_text(struct containers *c, const struct cli_args *args)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct report_container *one = &c->items[i];

        output_lines(stdout, arena_printf(&c->arena, "%s%.*s (%.*s)", i > 0 ? "\n" : "",
                                          STR_FMT(one->name), STR_FMT(one->file)));
        check_print(&c->arena, one->result, one->problems, redacted_or_shown(args));
    }
    return arena_failed(&c->arena) ? output_error(err_oom()) : CLI_OK;
}

/* ---- annotations of GitHub's workflows ---- */

/* Workflow commands escape so; a property's value more than a message. */
static void put_escaped(struct buf *out, struct str text, bool property)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            buf_printf(out, "%%%02X", (unsigned char)c);
        else
            buf_char(out, c);
    }
}

static void put_annotation(struct buf *out, struct containers *c,
                           const struct report_container *one, struct report_lines *lines,
                           const struct problem *p, bool secrets)
{
    static const char commands[PROBLEM_COUNT][8] = {"error", "warning", "notice"};
    const struct spec_rule_info rule = spec_rule_info(p->rule);
    enum problem_severity severity = p->reached ? p->severity : PROBLEM_INFO;
    unsigned line = report_line_of(lines, p);
    struct str text = report_problem_text(&c->arena, one, p);

    buf_printf(out, "::%s file=", commands[severity]);
    put_escaped(out, one->file, true);
    if (line > 0)
        buf_printf(out, ",line=%u", line);
    buf_add(out, STR_LIT(",title="));
    put_escaped(out, arena_printf(&c->arena, "%s %s", rule.id, rule.title), true);
    buf_add(out, STR_LIT("::"));
    put_escaped(out, secrets ? text : mask_secrets(&c->arena, text), false);
    buf_char(out, '\n');
}

static void put_unread(struct buf *out, const struct report_unread *unread)
{
    for (; unread != NULL; unread = unread->next) {
        buf_add(out, STR_LIT("::error file="));
        put_escaped(out, unread->file, true);
        if (unread->line > 0)
            buf_printf(out, ",line=%u", unread->line);
        buf_add(out, STR_LIT(",title=not read::"));
        put_escaped(out, unread->text, false);
        buf_char(out, '\n');
    }
}

static int print_annotations(struct containers *c, const struct cli_args *args)
{
    struct buf out = {.s = NULL};
    bool failed;

    for (size_t i = 0; i < c->count; i++) {
        const struct report_container *one = &c->items[i];
        struct report_lines *lines = report_lines_new(&c->arena, one);

        for (size_t p = 0; p < one->problems->count; p++)
            put_annotation(&out, c, one, lines, &one->problems->items[p], redacted_or_shown(args));
    }
    put_unread(&out, c->unread);
    failed = out.failed || arena_failed(&c->arena);
    if (!failed)
        output_lines(stdout, buf_str(&out));
    buf_finish(&out);
    return failed ? output_error(err_oom()) : CLI_OK;
}

/* ---- for programs ---- */

static int print_sarif(struct containers *c, const struct cli_args *args)
{
    return output_report(report_sarif(&c->arena, c->items, c->count, c->unread, SILOSPEC_VERSION),
                         redacted_or_shown(args));
}

static int print_json(struct containers *c, const struct cli_args *args)
{
    return output_report(report_checks(&c->arena, c->items, c->count, c->unread),
                         redacted_or_shown(args));
}

typedef int print_containers(struct containers *c, const struct cli_args *args);

static const struct {
    const char *name;
    print_containers *print;
} check_formats[] = {{"github", print_annotations}, {"sarif", print_sarif}};

static print_containers *printer_of(const struct cli_args *args)
{
    const char *name = args_value(args, "format", 0);

    for (size_t i = 0; name != NULL && i < sizeof(check_formats) / sizeof(check_formats[0]); i++)
        if (strcmp(check_formats[i].name, name) == 0)
            return check_formats[i].print;
    return args_has(args, "json") ? print_json : print_text;
}

static int tell(struct containers *c, const struct cli_args *args, print_containers *print)
{
    int status = containers_status(c, args), written = print(c, args);

    containers_finish(c);
    return written != CLI_OK ? written : status;
}

int check_each(const struct cli_args *args, struct artefact *source)
{
    struct containers c;
    struct err *e = containers_of(&c, source, args);

    artefact_close(source);
    return e != NULL ? output_error(e) : tell(&c, args, printer_of(args));
}

int check_several(const struct cli_args *args)
{
    struct containers c;
    struct err *e;

    if ((e = containers_open(&c, args)) != NULL)
        return e->class == ERR_OOM ? output_error(e) : help_usage_error(args->command, e);
    return tell(&c, args, printer_of(args));
}
