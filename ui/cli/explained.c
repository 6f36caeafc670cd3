#include "ui/cli/explained.h"

#include "model/formats/answers.h"
#include "model/formats/k8s_status.h"
#include "model/formats/text_notes.h"
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"
#include "ui/cli/decode_more.h"
#include "ui/cli/decode_report.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

/* {"message": "..."} of the API, a log's record, docker version, events of Kubernetes: words for a
 * person all the same. */
static bool is_said_as_json(const struct piece *piece)
{
    const struct format *kind = piece->kind;

    return kind == &formats[FORMAT_error] || kind == &formats[FORMAT_log] ||
           kind == &formats[FORMAT_docker_version] ||
           (kind == &formats[FORMAT_k8s] && k8s_status_tells_failure(piece->in.value));
}

/* What was said; as `reports`, if it is for a program. */
struct said {
    bool any;
    struct value *reports; /* NULL: memory was short */
};

static struct err *explain(struct said *said, const struct piece *piece,
                           const struct cli_args *args)
{
    const struct value *report;
    struct str text;
    const struct decode_kind_row *kind;
    struct err *e = NULL;
    struct arena a;

    if (piece->kind == NULL || (piece->in.json && !is_said_as_json(piece)) ||
        (piece->kind->gives & GIVES_REQUEST) != 0)
        return NULL;
    said->any = true;
    arena_init(&a);
    text = redacted_text(args, &a, text_of_answer(&a, &piece->in));
    kind = &decode_kinds[decode_kind(&a, text)];
    if (!args_has(args, "json"))
        e = decode_show(&a, kind, args, text);
    else if ((e = decode_report(&report, &a, kind, args, text)) == NULL)
        said->reports = made_push(said->reports, report);
    if (e == NULL && arena_failed(&a))
        e = err_oom();
    arena_finish(&a);
    return e;
}

/* ---- run lines and compose files that docker's clients refuse ---- */

static void print_refusals(const struct artefact *s, struct arena *a, const struct cli_args *args)
{
    for (size_t i = 0; i < s->evidence.count; i++)
        if (answers_worked_out(&s->evidence.facts[i]))
            output_paragraph(stdout,
                             "error: ", redacted_text(args, a, s->evidence.facts[i].value->u.text));
    for (size_t i = 0; i < s->evidence.note_count; i++)
        if (str_is(s->evidence.notes[i].about, "request"))
            output_paragraph(stdout, "  note    ",
                             redacted_text(args, a, s->evidence.notes[i].text));
}

/* by: "docker client", "docker compose" or "daemon". */
static struct value *refusal_members(struct str by, struct str message, const struct value *notes)
{
    struct value *m = made_with(value_map(), "kind", value_string(STR_LIT("refusal")));

    m = made_with(m, "refused_by", value_string(by));
    m = made_with(m, "message", value_string(message));
    return made_with(m, "notes", notes);
}

/* Of several the last is what ends it. */
static struct value *refusal_report(const struct artefact *s, struct arena *a,
                                    const struct cli_args *args)
{
    struct value *notes = value_list();
    struct str by = STR_NONE, message = STR_NONE;

    for (size_t i = 0; i < s->evidence.count; i++) {
        const struct fact *f = &s->evidence.facts[i];

        if (!answers_worked_out(f))
            continue;
        by = evidence_by(f->source);
        message = redacted_text(args, a, f->value->u.text);
    }
    for (size_t i = 0; i < s->evidence.note_count; i++)
        if (str_is(s->evidence.notes[i].about, "request"))
            notes =
                made_push(notes, value_string(redacted_text(args, a, s->evidence.notes[i].text)));
    return refusal_members(by, message, notes);
}

/* What the files show to be a secret is one in the client's words as well. */
static void learn(const struct artefact *s, struct arena *a, const struct cli_args *args)
{
    for (size_t i = 0; i < s->sources.count; i++)
        for (size_t p = 0; p < s->sources.items[i].pieces.count; p++)
            (void)redacted_text(args, a, s->sources.items[i].pieces.items[p].in.text);
}

static struct err *tell_refusals(struct said *said, const struct artefact *s,
                                 const struct cli_args *args)
{
    bool any = false, failed;
    struct arena a;

    for (size_t i = 0; i < s->evidence.count; i++)
        any = any || answers_worked_out(&s->evidence.facts[i]);
    said->any = said->any || any;
    arena_init(&a);
    if (any)
        learn(s, &a, args);
    if (any && args_has(args, "json"))
        said->reports = made_push(said->reports, refusal_report(s, &a, args));
    else if (any)
        print_refusals(s, &a, args);
    failed = arena_failed(&a);
    arena_finish(&a);
    return failed ? err_oom() : NULL;
}

/* What of a daemon.json stops the daemon, where it says nothing else. */
static struct err *tell_of_daemon(struct said *said, const struct artefact *s,
                                  const struct cli_args *args)
{
    struct arena a;
    bool failed;

    arena_init(&a);
    for (size_t i = 0; i < s->evidence.note_count; i++) {
        struct str text = redacted_text(args, &a, s->evidence.notes[i].text);

        if (!str_is(s->evidence.notes[i].about, "daemon.json"))
            continue;
        said->any = true;
        if (args_has(args, "json"))
            said->reports =
                made_push(said->reports, refusal_members(STR_LIT("daemon"), text, value_list()));
        else
            output_paragraph(stdout, "error: ", text);
    }
    failed = arena_failed(&a);
    arena_finish(&a);
    return failed ? err_oom() : NULL;
}

static bool is_of_error(const struct piece *piece)
{
    return piece->kind == &formats[FORMAT_error] || piece->kind == &formats[FORMAT_log] ||
           piece->kind == &formats[FORMAT_event_log];
}

/* Beside an error the command whose answer it is says nothing. */
static bool has_error(const struct artefact *s)
{
    for (size_t i = 0; i < s->sources.count; i++)
        for (size_t p = 0; p < s->sources.items[i].pieces.count; p++)
            if (is_of_error(&s->sources.items[i].pieces.items[p]))
                return true;
    return false;
}

int explained_print(const struct artefact *s, const struct cli_args *args)
{
    const bool json = args_has(args, "json"), errors = has_error(s);
    struct said said = {.reports = json ? value_list() : NULL};
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < s->sources.count; i++)
        for (size_t p = 0; e == NULL && p < s->sources.items[i].pieces.count; p++) {
            const struct piece *piece = &s->sources.items[i].pieces.items[p];

            if (!errors || is_of_error(piece) || piece->kind != &formats[FORMAT_inspect_fragment])
                e = explain(&said, piece, args);
        }
    if (e == NULL)
        e = tell_refusals(&said, s, args);
    if (e == NULL && !said.any)
        e = tell_of_daemon(&said, s, args);
    if (e == NULL && said.any && json)
        return output_report(decode_reports(said.reports), redacted_or_shown(args)) == CLI_OK
                   ? CLI_REFUSED
                   : CLI_INPUT;
    value_unref(said.reports);
    if (e == NULL && !said.any)
        e = err_at(err_remedy(err_new(ERR_INPUT, "nothing in it tells of a container or an error"),
                              "'silospec identify FILE' says what was read"),
                   s->sources.count > 0 ? s->sources.items[0].name : NULL, 0, 0);
    return e != NULL ? output_error(e) : CLI_REFUSED;
}
