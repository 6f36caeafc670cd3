/* A document as something else; what is lost on the way goes to standard error. */
#include "specgen/convert/convert.h"

#include "model/base/buf.h"
#include "model/base/names.h"
#include "model/json/json.h"
#include "model/os/os.h"
#include "model/shell/shell_word.h"
#include "platform/sim/sim.h"
#include "specgen/create/create_rows.h"
#include "specgen/credential/mask.h"
#include "specgen/report/reports.h"
#include "ui/casefile/casefile.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/source.h"

#include <stdlib.h>

#define SHOWN_BYTES 80 /* of a value beside its loss */

struct job {
    struct arena arena;
    enum convert_to to;
    struct convert_options options;
    struct conversion made;
};

/* ---- what is asked for ---------------------------------------------------------------------- */

static struct err *choose(struct job *j, const struct cli_args *args)
{
    const char *to = args_value(args, "to", 0), *shell = args_value(args, "shell", 0);
    const struct shell_name *named = shell != NULL ? shell_find(str_of(shell)) : NULL;

    if (args_has(args, "out") && args_has(args, "json"))
        return err_remedy(err_new(ERR_INPUT, "'--out' and '--json' exclude each other"),
                          "--losses FILE writes what is lost as JSON");
    if (to == NULL || !convert_find(&j->to, str_of(to)))
        return args_missing(args, "to");
    if (named == NULL)
        named = &shell_names[0];
    j->options = (struct convert_options){
        .shell = named->shell, .wrap = args_has(args, "wrap"), .host = plat_sim};
    return NULL;
}

/* ---- what is lost --------------------------------------------------------------------------- */

/* Secrets of credential specs are not for standard error. */
static struct str shown(struct arena *a, const struct datum *d)
{
    struct str text = d == NULL ? STR_LIT("nothing") : mask_secrets(a, create_json(a, d));
    size_t len = text.len;

    if (len <= SHOWN_BYTES)
        return text;
    for (len = SHOWN_BYTES; len > 0 && ((unsigned char)text.s[len] & 0xC0) == 0x80; len--)
        continue;
    return arena_printf(a, "%.*s...", (int)len, text.s);
}

static void print_loss(struct arena *a, const struct loss *loss)
{
    (void)fprintf(stderr, "%s: ", loss_kind_names[loss->kind]);
    output_text(stderr, loss->path);
    if (loss->value != NULL) {
        (void)fputs(" = ", stderr);
        output_text(stderr, shown(a, loss->value));
    }
    if (loss->kind == LOSS_CHANGED || loss->becomes != NULL) {
        (void)fputs(" -> ", stderr);
        output_text(stderr, shown(a, loss->becomes));
    }
    (void)fputs("\n  ", stderr);
    output_text(stderr, loss->why);
    (void)fputc('\n', stderr);
}

/* "container.State" of "container.State.Pid", "request.body.Labels" of what is in them. */
static struct str top_of(struct str path)
{
    size_t points = 0, most = loss_path_is_within(path, STR_LIT("request.body")) ? 3 : 2;

    if (loss_path_is_within(path, STR_LIT("container.Config")) ||
        loss_path_is_within(path, STR_LIT("container.HostConfig")))
        return path;
    for (size_t i = 0; i < path.len; i++) {
        points += path.s[i] == '.';
        if (points == most || path.s[i] == '[')
            return str_cut(path, 0, i);
    }
    return path;
}

static struct str in_short(const struct loss *loss)
{
    return loss->kind == LOSS_FACT ? top_of(loss->path) : loss->why;
}

/* Each once: where facts stand, why something is added. */
static struct str all_of(struct arena *a, const struct losses *losses, enum loss_kind kind)
{
    struct buf list = {.s = NULL};
    struct names names;

    names_init(&names, a, losses->count);
    for (size_t i = 0; i < losses->count; i++) {
        struct str text = in_short(&losses->items[i]);
        bool is_new = false;

        if (losses->items[i].kind == kind && !losses->items[i].by_image)
            (void)names_index(&names, text, &is_new);
        if (is_new && list.len > 0)
            buf_add(&list, kind == LOSS_FACT ? STR_LIT(", ") : STR_LIT("; "));
        if (is_new)
            buf_add(&list, text);
    }
    return buf_in_arena(&list, a);
}

static void print_losses(struct job *j)
{
    const struct losses *losses = &j->made.losses;
    struct str left = all_of(&j->arena, losses, LOSS_FACT);
    struct str added = all_of(&j->arena, losses, LOSS_ADDED);
    struct str image = losses_left_to_image(losses);

    for (int kind = LOSS_LOST; kind <= LOSS_CHANGED; kind++)
        for (size_t i = 0; i < losses->count; i++)
            if (losses->items[i].kind == (enum loss_kind)kind)
                print_loss(&j->arena, &losses->items[i]);
    if (added.len > 0)
        output_note("what is more: %.*s", STR_FMT(added));
    if (left.len > 0)
        output_note("%s does not tell of: %.*s", convert_targets[j->to].title, STR_FMT(left));
    if (image.len > 0)
        output_note("left to the image, which gives it: %.*s", STR_FMT(image));
    if (j->made.image_unknown)
        output_note(
            "what the image gives may be in it (environment, command, labels): --with FILE of "
            "'docker image inspect' leaves it out");
    if (j->made.other_in_legacy)
        output_note("Windows PowerShell 5.1 reads this line otherwise: --shell windows-powershell");
}

static struct err *write_losses(struct job *j, const char *file)
{
    const struct value *report = report_convert(&j->arena, j->to, &j->made, false);
    char *text = NULL;
    size_t len = 0;
    struct err *e = report != NULL ? json_write(&text, &len, report, 2) : err_oom();

    if (e == NULL)
        e = output_file(file, (struct str){text, len});
    free(text);
    value_unref(report);
    return e;
}

/* ---- the result ----------------------------------------------------------------------------- */

static int status_of(const struct job *j)
{
    if (j->made.refusal != NULL)
        return CLI_REFUSED;
    if (j->made.open)
        return CLI_OPEN;
    return losses_settings(&j->made.losses) > 0 ? CLI_LOST : CLI_OK;
}

static void print_refusal(const struct spec_error *e)
{
    (void)fputs(e->panic ? "engine panics: " : "error: ", stderr);
    output_text(stderr, e->message);
    (void)fputc('\n', stderr);
}

/* Bytes as they are, but for a terminal. */
static void print_artefact(struct str text)
{
    bool json = text.len > 0 && (text.s[0] == '{' || text.s[0] == '[');

    if (json)
        output_json(stdout, text);
    else
        output_lines(stdout, text);
    if (os_is_terminal(stdout) && !str_ends(text, STR_LIT("\n")))
        (void)fputc('\n', stdout);
}

/* *status stays as it is, but for a report that could not be printed, which was said. */
static struct err *print(int *status, struct job *j, const struct cli_args *args)
{
    const char *file = args_value(args, "out", 0), *losses = args_value(args, "losses", 0);
    struct err *e = losses != NULL ? write_losses(j, losses) : NULL;

    if (e != NULL)
        return e;
    if (args_has(args, "json")) {
        *status = output_report(report_convert(&j->arena, j->to, &j->made, true), true);
        return NULL;
    }
    if (j->made.refusal != NULL)
        print_refusal(j->made.refusal);
    else if (file != NULL)
        e = output_file(file, j->made.text);
    else
        print_artefact(j->made.text);
    if (e == NULL && losses == NULL)
        print_losses(j);
    return e;
}

/* The case file is a conversion, too. */
static bool is_report(const struct cli_args *args)
{
    enum case_format format;
    const char *to = args_value(args, "to", 0);

    return to != NULL && case_format_named(&format, str_of(to));
}

/* Options of a conversion that a case file has no use for. */
static struct err *check_report(const struct cli_args *args)
{
    static const char others[][8] = {"json", "losses", "shell", "wrap"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (args_has(args, others[i]))
            return err_new(ERR_INPUT, "'--%s' and '--to %s' exclude each other", others[i],
                           args_value(args, "to", 0));
    return NULL;
}

int cli_convert(const struct cli_args *args)
{
    struct artefact source;
    struct job j;
    struct err *e;
    int status;

    e = is_report(args) ? check_report(args) : choose(&j, args);
    if (e != NULL)
        return help_usage_error(args->command, e);
    if (is_report(args))
        return cli_report(args);
    if ((status = source_open(&source, args->operands[0], args, SOURCE_NAMED)) != CLI_OK)
        return status;
    arena_init(&j.arena);
    e = convert(&j.made, &j.arena, source.root, j.to, &j.options);
    status = CLI_OK;
    if (e == NULL && (e = print(&status, &j, args)) == NULL && status == CLI_OK)
        status = status_of(&j);
    arena_finish(&j.arena);
    artefact_close(&source);
    return e != NULL ? output_error(e) : status;
}
