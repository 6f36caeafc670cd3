#include "specgen/engine/refusals.h"
#include "specgen/gocompat/concat.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/preflight/filter_report.h"
#include "specgen/preflight/mount_grammar.h"
#include "specgen/preflight/mount_hint.h"
#include "specgen/preflight/mount_option.h"
#include "specgen/report/reports.h"

#include "model/formats/scenario.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"
#include "ui/cli/output.h"

#include <stdlib.h>

/* settings: the release; 0: that of the line. */
static struct err *answer_line(const void *settings, const struct ndjson_line *line)
{
    const struct value *in, *report = NULL;
    struct err *e;

    if ((e = ndjson_read(&in, line)) != NULL)
        return e;
    e = mount_filter(&report, line->arena, in, *(const uint32_t *)settings, plat_sim);
    return e != NULL ? e : ndjson_write(line, report);
}

static void print_part(const char *name, struct str text, const char *note)
{
    (void)printf("  %-12s", name);
    output_text(stdout, text);
    (void)printf("%s%s\n", text.len > 0 && note[0] != '\0' ? "  " : "", note);
}

static void print_parts(struct str raw, struct str lowered, bool linux_image)
{
    struct mount_parts parts;

    (void)fputs("  given       ", stdout);
    output_text(stdout, raw);
    (void)putchar('\n');
    if (!str_eq(raw, lowered))
        print_part("read as", lowered, "the engine lowers the whole string first");
    if (!mount_split(&parts, lowered, linux_image)) {
        (void)printf(
            "  not read: expected [SOURCE:]DESTINATION[:ro|rw]\n"
            "    SOURCE       X:\\dir, \\\\?\\X:\\dir, a volume's name, or \\\\.\\pipe\\name\n"
            "    DESTINATION  %s\n"
            "    No doubled separators and none of : * ? \" < > | in a name.\n",
            linux_image ? "/dir" : "X:, X:\\dir, \\\\?\\X:\\dir, or \\\\.\\pipe\\name");
        return;
    }
    print_part("source", parts.source, parts.source.len == 0 ? "none: an anonymous volume" : "");
    print_part("destination", parts.destination, "");
    print_part("mode", parts.mode, parts.mode.len == 0 ? "none: read and write" : "");
}

static void print_line(const char *name, struct str text)
{
    if (text.len == 0)
        return;
    (void)printf("  %-12s", name);
    output_text(stdout, text);
    (void)putchar('\n');
}

static void print_point(const struct mount_point *point, bool disk_unknown)
{
    (void)fputs("becomes\n", stdout);
    print_part("type", point->type, "");
    if (point->source.len > 0)
        print_part("source", point->source,
                   disk_unknown ? "taken to be an existing directory of the host" : "");
    else
        print_part("volume", point->name, point->anonymous ? "a random name of 64 digits" : "");
    print_part("destination", point->destination, "");
    if (point->driver.len > 0)
        print_part("driver", point->driver, "");
    (void)printf("  %-12s%s\n", "writable", point->rw ? "yes" : "no");
}

static void print_hint(struct arena *a, struct str raw, struct str error)
{
    const char *remedy = refusal_remedy(RULE_PRE_BIND, error);
    struct mount_hint hint;

    if (!mount_hint(&hint, a, raw)) {
        print_line("remedy", str_of(remedy != NULL ? remedy : ""));
        return;
    }
    (void)printf("  faulty      the %s", mount_half_name(hint.half));
    if (hint.part.len > 0 && hint.half != MOUNT_WHOLE) {
        (void)fputs(" '", stdout);
        output_text(stdout, hint.part);
        (void)putchar('\'');
    }
    (void)putchar(' ');
    output_text(stdout, hint.text);
    (void)putchar('\n');
    print_line("remedy", hint.remedy);
}

static int explain_string(struct mount_reader *reader, struct str raw)
{
    struct mount_point point;
    struct str error;

    print_parts(raw, text_lower(reader->a, raw), reader->linux_image);
    if (mount_read_raw(&point, &error, reader, raw)) {
        print_point(&point, reader->disk_unknown);
        if (!reader->linux_image)
            print_line("note", mount_note(reader->a, raw));
        return CLI_OK;
    }
    print_line("refused", error);
    (void)fputs("              no class: docker create answers HTTP 500\n", stdout);
    if (!reader->linux_image) {
        print_hint(reader->a, raw, error);
        print_line("note", mount_note(reader->a, raw));
    }
    return CLI_REFUSED;
}

/* What docker's client made of a source that begins with a dot. */
static bool is_relative(struct str source)
{
    return str_starts(source, STR_LIT(MOUNT_FOLDER));
}

static struct str option_remedy(struct str raw, const struct mdl_mount_spec *spec, struct str error)
{
    struct str own = mount_option_remedy(raw, spec);
    const char *remedy = refusal_remedy(RULE_PRE_MOUNT, error);

    return own.len > 0 ? own : str_of(remedy != NULL ? remedy : "");
}

static int explain_option(struct mount_reader *reader, struct str raw)
{
    struct mount_option option;
    struct mount_point point;
    struct str error;
    struct err *e = mount_option_read(&option, reader->a, raw);
    int status = CLI_REFUSED;

    if (e != NULL)
        return output_error(e);
    print_line("given", raw);
    print_line("read as", STR_LIT("the text of a --mount"));
    if (option.spec == NULL) {
        print_line("refused", CONCAT(reader->a, STR_LIT("docker's client: "), option.message));
    } else if (mount_read_spec(&point, &error, reader, option.spec)) {
        print_point(&point, reader->disk_unknown);
        if (is_relative(option.spec->source.v))
            print_line("note", STR_LIT("docker's client makes a source that begins with '.' "
                                       "absolute: " MOUNT_FOLDER
                                       " stands for the folder that it is called in"));
        status = CLI_OK;
    } else {
        print_line("type", option.spec->type.v);
        print_line("refused", error);
        print_line("remedy", option_remedy(raw, option.spec, error));
    }
    mount_option_finish(&option);
    return status;
}

static int explain(struct arena *a, struct str raw, uint32_t release, const struct cli_args *args)
{
    const char *driver = args_value(args, "driver", 0);
    struct mdl_doc nothing = {.root = NULL};
    struct plat host = plat_sim(&nothing);
    const struct engine engine = engine_of(release);
    struct mount_reader reader = {.a = a,
                                  .host = &host,
                                  .engine = &engine,
                                  .linux_image = args_has(args, "linux"),
                                  .driver = driver != NULL ? str_of(driver) : STR_NONE};
    bool refused = false;
    int status;

    if (args_has(args, "json")) {
        status = output_report(report_mount(&reader, raw, &refused), true);
        return status == CLI_OK && refused ? CLI_REFUSED : status;
    }
    return mount_is_option(raw) || args_has(args, "mount") ? explain_option(&reader, raw)
                                                           : explain_string(&reader, raw);
}

/* Without the quotes of a shell around all of it. Blanks at the ends are the engine's to judge. */
static struct str unquoted(struct str given)
{
    struct str s = str_trim(given);

    if (s.len >= 2 && (s.s[0] == '"' || s.s[0] == '\'') && s.s[s.len - 1] == s.s[0])
        return str_cut(s, 1, s.len - 1);
    return given;
}

/* What the operand has behind docker's flag, where it begins with one; -- let it through. */
static struct str behind_flag(struct str given)
{
    static const struct str flags[] = {STR_INIT("--volume"), STR_INIT("--mount"), STR_INIT("-v")};
    struct str s = str_trim(given);

    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (str_starts(s, flags[i]) && s.len > flags[i].len &&
            (s.s[flags[i].len] == ' ' || s.s[flags[i].len] == '='))
            return str_trim(str_cut(s, flags[i].len + 1, s.len));
    return given;
}

/* The string as an operand or behind docker's flag. ERR_INPUT: none, or several. */
static struct err *string_given(struct str *raw, const struct cli_args *args)
{
    const char *const given[] = {args->operand_count > 0 ? args->operands[0] : NULL,
                                 args_value(args, "volume", 0), args_value(args, "mount", 0)};
    size_t count = 0;

    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (given[i] != NULL) {
            *raw = unquoted(i == 0 ? behind_flag(str_of(given[i])) : str_of(given[i]));
            count++;
        }
    if (count == 0)
        return err_new(ERR_INPUT, "'mount' needs a STRING");
    return count > 1 ? err_new(ERR_INPUT, "'mount' takes one STRING at a time") : NULL;
}

int cli_mount(const struct cli_args *args)
{
    const char *operand = args->operand_count > 0 ? args->operands[0] : NULL;
    uint32_t release, each_its_own = 0;
    static const char *const takes[] = {"engine", NULL};
    struct ndjson_filter filter = {
        .answer = answer_line, .settings = &each_its_own, .takes = takes};
    struct str raw = STR_NONE;
    struct engine engine;
    struct arena a;
    struct err *e;
    int status;

    if ((e = assign_release(&release, args)) != NULL)
        return help_usage_error(args->command, e);
    engine = engine_of(release);
    if (args_has(args, "linux") && engine_has(&engine, CHANGE_LCOW_GONE))
        return help_usage_error(
            args->command,
            err_remedy(err_new(ERR_INPUT, "this engine has no Linux containers on Windows"),
                       "the last that has is --engine moby-20.10"));
    if (!args_has(args, "ndjson") && (e = string_given(&raw, args)) != NULL)
        return help_usage_error(args->command, e);
    if (args_has(args, "engine"))
        filter.settings = &release;
    if (args_has(args, "ndjson"))
        return ndjson_run(&filter, operand, args);
    arena_init(&a);
    status = explain(&a, raw, release, args);
    return output_end(&a, status);
}
