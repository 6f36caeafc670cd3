#include "ui/cli/decode_more.h"

#include "model/diagnosis/event_split.h"
#include "model/formats/artefact.h"
#include "model/value/value_make.h"
#include "platform/sim/sim.h"
#include "specgen/engine/refusals.h"
#include "specgen/report/report_build.h"
#include "ui/cli/assign.h"
#include "ui/cli/decode_error.h"
#include "ui/cli/decode_text.h"
#include "ui/cli/output.h"

/* ---- the container beside it ---------------------------------------------------------------- */

static struct err *open_beside(struct artefact *out, struct arena *a, const struct cli_args *args)
{
    const struct reading_options reading = assign_reading(args);
    const char **files, *file;
    size_t count = 0;

    while (args_value(args, "with", count) != NULL)
        count++;
    if ((files = arena_calloc(a, count, sizeof(*files))) == NULL)
        return err_oom();
    for (size_t i = 0; (file = args_value(args, "with", i)) != NULL; i++)
        files[i] = file;
    return artefact_open_all(out, files, count, &reading);
}

static struct err *causes_in(struct decode_beside *out, struct arena *a, const struct mdl_doc *doc,
                             struct str text)
{
    struct plat host = plat_sim(doc);
    struct assessment r;
    struct error_text t;
    struct err *e;

    if ((e = assess(a, doc, &host, ASSESS_CHANGED, &r)) != NULL ||
        (e = error_text(&t, a, text)) != NULL)
        return e;
    out->isolation = assess_isolation_told(&r, doc);
    if (t.isolation == TAIL_UNKNOWN)
        t.isolation = out->isolation;
    out->causes = assess_causes(a, &t, &r, doc);
    error_text_finish(&t);
    return NULL;
}

/* Without --with there are none. */
static struct err *causes(struct decode_beside *out, struct arena *a, const struct cli_args *args,
                          struct str text)
{
    struct mdl_doc *doc = NULL;
    struct artefact s;
    struct err *e;

    *out = (struct decode_beside){.causes = NULL};
    if (!args_has(args, "with"))
        return NULL;
    if ((e = open_beside(&s, a, args)) != NULL)
        return err_wrap(e, "--with");
    if ((e = mdl_doc_new(&doc, s.root)) == NULL)
        e = causes_in(out, a, doc, text);
    mdl_doc_free(doc);
    artefact_close(&s);
    return e;
}

/* ---- for people ---- */

static void print_causes(FILE *out, struct arena *a, const struct assess_cause *c)
{
    if (c != NULL)
        (void)fputs("\nCauses, with the container beside it\n", out);
    for (; c != NULL; c = c->next) {
        char lead[24];

        (void)snprintf(lead, sizeof(lead), "  %-11s ", cause_state_names[c->state]);
        output_paragraph(out, lead,
                         c->because.len > 0
                             ? arena_printf(a, "%.*s (%.*s)", STR_FMT(c->text), STR_FMT(c->because))
                             : c->text);
    }
}

struct err *decode_show(struct arena *a, const struct decode_kind_row *kind,
                        const struct cli_args *args, struct str text)
{
    struct decode_beside beside;
    struct err *e = causes(&beside, a, args, text);

    if (e == NULL && (e = decode_print(stdout, a, kind->what, text, &beside)) == NULL)
        print_causes(stdout, a, beside.causes);
    return e;
}

/* ---- for programs ---- */

static const struct value *refusal_members(struct arena *a, struct str words)
{
    const struct refusal *r = refusal_of(words);
    struct spec_rule_info rule;
    struct value *m;

    if (r == NULL)
        return value_null();
    rule = spec_rule_info(r->rule);
    m = made_with(value_map(), "part", value_string(str_of(refusal_part_names[r->part])));
    m = made_with(m, "rule", value_string(str_of(rule.id)));
    m = made_with(m, "title", value_string(str_of(rule.title)));
    m = made_with(m, "field", value_string(mdl_field_path(a, r->field)));
    return made_with(m, "remedy", report_text_or_null(decode_remedy(a, r, words)));
}

static struct err *refusal_value(const struct value **out, struct arena *a, struct str text)
{
    struct error_text t;
    struct err *e = error_text(&t, a, text);

    if (e != NULL)
        return e;
    *out = refusal_members(a, t.words);
    error_text_finish(&t);
    return NULL;
}

static struct err *add(const struct value **report, const char *key, const struct value *v)
{
    const struct value_step step = {.key = str_of(key)};
    bool misfit = false;
    const struct value *made = v != NULL ? value_with_set(*report, &step, 1, v, &misfit) : NULL;

    if (made == NULL)
        return err_oom();
    value_unref(*report);
    *report = made;
    return NULL;
}

/* Takes nothing; *report is replaced. */
static struct err *add_more(const struct value **report, struct arena *a,
                            const struct cli_args *args, struct str text)
{
    struct decode_beside beside;
    const struct value *refusal;
    struct err *e = causes(&beside, a, args, text);

    if (e == NULL && (e = refusal_value(&refusal, a, text)) == NULL)
        e = add(report, "refusal", refusal);
    if (e == NULL && args_has(args, "with"))
        e = add(report, "causes", report_causes(beside.causes));
    return e;
}

/* Of a text with several events the first is the answer, and the others follow in it. */
static struct err *events_report(const struct value **out, struct arena *a,
                                 const struct decode_kind_row *kind, struct str text)
{
    const struct value *answer;
    struct value *more = NULL;
    struct event_split split;
    struct str event;
    struct err *e = NULL;

    *out = NULL;
    event_split_init(&split, a, text);
    while (e == NULL && event_split_next(&split, &event)) {
        if ((e = kind->answer(&answer, a, event)) != NULL)
            break;
        if (*out == NULL)
            *out = answer;
        else if ((more = made_push(more != NULL ? more : value_list(), answer)) == NULL)
            e = err_oom();
    }
    if (e == NULL && *out == NULL)
        e = kind->answer(out, a, text);
    if (e == NULL && more != NULL)
        e = add(out, "more_events", more);
    else
        value_unref(more);
    if (e != NULL)
        value_unref(*out);
    return e;
}

struct err *decode_report(const struct value **out, struct arena *a,
                          const struct decode_kind_row *kind, const struct cli_args *args,
                          struct str text)
{
    const struct value *report = NULL;
    struct err *e;

    if (kind->what == DECODE_EVENT)
        return events_report(out, a, kind, text);
    e = kind->answer(&report, a, text);
    if (e == NULL && kind->what == DECODE_ERROR && (e = add_more(&report, a, args, text)) != NULL) {
        value_unref(report);
        return e;
    }
    if (e == NULL)
        *out = report;
    return e;
}
