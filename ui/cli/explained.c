#include "ui/cli/explained.h"

#include "model/formats/answers.h"
#include "model/formats/text_notes.h"
#include "model/value/value_make.h"
#include "ui/cli/decode_more.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

/* {"message": "..."} of the API, a log's record, docker version: words for a person all the same.
 */
static bool is_said_as_json(const struct format *kind)
{
    return kind == &formats[FORMAT_error] || kind == &formats[FORMAT_log] ||
           kind == &formats[FORMAT_docker_version];
}

/* *status: CLI_INPUT when not all could be printed, which was said. *said: set once something is.
 */
static struct err *explain(int *status, bool *said, const struct piece *piece,
                           const struct cli_args *args)
{
    const struct value *report = NULL;
    struct str text;
    const struct decode_kind_row *kind;
    struct err *e = NULL;
    struct arena a;

    if (piece->kind == NULL || (piece->in.json && !is_said_as_json(piece->kind)) ||
        (piece->kind->gives & GIVES_REQUEST) != 0)
        return NULL;
    *said = true;
    arena_init(&a);
    text = redacted_text(args, &a, text_of_answer(&a, &piece->in));
    kind = &decode_kinds[decode_kind(&a, text)];
    if (!args_has(args, "json"))
        e = decode_show(&a, kind, args, text);
    else if ((e = decode_report(&report, &a, kind, args, text)) == NULL &&
             output_report(report, redacted_or_shown(args)) != CLI_OK)
        *status = CLI_INPUT;
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

/* {"refused_by": "docker client" or "docker compose", "message", "notes": [...]} */
static const struct value *refusal_report(const struct artefact *s, struct arena *a,
                                          const struct cli_args *args)
{
    struct value *notes = value_list(), *m = value_map();

    for (size_t i = 0; i < s->evidence.count; i++) {
        const struct fact *f = &s->evidence.facts[i];

        if (!answers_worked_out(f))
            continue;
        m = made_with(m, "refused_by", value_string(evidence_by(f->source)));
        m = made_with(m, "message", value_string(redacted_text(args, a, f->value->u.text)));
    }
    for (size_t i = 0; i < s->evidence.note_count; i++)
        if (str_is(s->evidence.notes[i].about, "request"))
            notes =
                made_push(notes, value_string(redacted_text(args, a, s->evidence.notes[i].text)));
    return made_with(m, "notes", notes);
}

/* What the files show to be a secret is one in the client's words as well. */
static void learn(const struct artefact *s, struct arena *a, const struct cli_args *args)
{
    for (size_t i = 0; i < s->sources.count; i++)
        for (size_t p = 0; p < s->sources.items[i].pieces.count; p++)
            (void)redacted_text(args, a, s->sources.items[i].pieces.items[p].in.text);
}

static struct err *tell_refusals(int *status, bool *said, const struct artefact *s,
                                 const struct cli_args *args)
{
    bool any = false, failed;
    struct arena a;

    for (size_t i = 0; i < s->evidence.count; i++)
        any = any || answers_worked_out(&s->evidence.facts[i]);
    *said = *said || any;
    arena_init(&a);
    if (any)
        learn(s, &a, args);
    if (any && args_has(args, "json")) {
        if (output_report(refusal_report(s, &a, args), redacted_or_shown(args)) != CLI_OK)
            *status = CLI_INPUT;
    } else if (any) {
        print_refusals(s, &a, args);
    }
    failed = arena_failed(&a);
    arena_finish(&a);
    return failed ? err_oom() : NULL;
}

/* What of a daemon.json stops the daemon, where it says nothing else. */
static bool print_of_daemon(const struct artefact *s, const struct cli_args *args)
{
    bool any = false;
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; !args_has(args, "json") && i < s->evidence.note_count; i++)
        if (str_is(s->evidence.notes[i].about, "daemon.json")) {
            output_paragraph(stdout, "error: ", redacted_text(args, &a, s->evidence.notes[i].text));
            any = true;
        }
    arena_finish(&a);
    return any;
}

int explained_print(const struct artefact *s, const struct cli_args *args)
{
    int status = CLI_REFUSED;
    bool said = false;
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < s->sources.count; i++)
        for (size_t p = 0; e == NULL && p < s->sources.items[i].pieces.count; p++)
            e = explain(&status, &said, &s->sources.items[i].pieces.items[p], args);
    if (e == NULL)
        e = tell_refusals(&status, &said, s, args);
    if (e == NULL && !said)
        said = print_of_daemon(s, args);
    if (e == NULL && !said)
        e = err_at(err_remedy(err_new(ERR_INPUT, "nothing in it tells of a container or an error"),
                              "'silospec identify FILE' says what was read"),
                   s->sources.count > 0 ? s->sources.items[0].name : NULL, 0, 0);
    return e != NULL ? output_error(e) : status;
}
