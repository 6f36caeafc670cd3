#include "ui/cli/decode_report.h"

#include "model/diagnosis/error_marks.h"
#include "model/diagnosis/event_split.h"
#include "model/diagnosis/log_split.h"
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"
#include "specgen/report/reports.h"
#include "ui/cli/decode_more.h"
#include "ui/cli/decode_sentence.h"
#include "ui/cli/decode_several.h"
#include "ui/cli/decode_warned.h"

/* Takes both. NULL: no memory, then or when they were made. */
static struct value *with_members(struct value *m, const struct value *answer)
{
    if (answer == NULL) {
        value_unref(m);
        return NULL;
    }
    for (size_t i = 0; i < answer->u.map.count; i++)
        m = made_with_key(m, answer->u.map.members[i].key,
                          value_ref(answer->u.map.members[i].value));
    value_unref(answer);
    return m;
}

/* What the filter answers to the text, behind the sentence. */
static struct err *answer(struct value **out, struct arena *a, enum decode_what what,
                          struct str text, struct str sentence)
{
    const struct value *told;
    struct err *e = decode_kinds[what].answer(&told, a, text);

    if (e == NULL)
        *out = with_members(made_with(value_map(), "answer", report_text_or_null(sentence)), told);
    return e;
}

/* ---- an error ---- */

static const struct value *refusal_members(struct arena *a, const struct error_text *t)
{
    const struct refusal *r = refusal_deciding(t);
    struct spec_rule_info rule;
    struct value *m;

    if (r == NULL)
        return value_null();
    rule = spec_rule_info(r->rule);
    m = made_with(value_map(), "part", value_string(str_of(refusal_part_names[r->part])));
    m = made_with(m, "rule", value_string(str_of(rule.id)));
    m = made_with(m, "title", value_string(str_of(rule.title)));
    m = made_with(m, "field", value_string(mdl_field_path(a, r->field)));
    return made_with(m, "remedy", report_text_or_null(decode_remedy(a, r, t->words)));
}

static const struct value *warnings_members(const struct decode_warned *w)
{
    struct value *list = value_list();

    for (size_t i = 0; i < w->count; i++)
        list = made_push(list, value_string(w->warnings[i]));
    return list;
}

/* answered: the sentence of something else is its answer as well. */
static struct err *of_error(struct value **out, struct arena *a, struct str text,
                            const struct decode_beside *beside, bool answered)
{
    struct decode_warned warned;
    struct error_text t;
    struct err *e;

    (void)decode_warned(&warned, a, text);
    if ((e = error_text(&t, a, warned.refused)) != NULL)
        return e;
    if (t.isolation == TAIL_UNKNOWN)
        t.isolation = beside->isolation;
    assess_causes_cut(&t, a, beside->causes);
    e = answer(out, a, DECODE_ERROR, warned.refused,
               answered ? STR_NONE : decode_error_sentence(a, &t));
    if (e == NULL)
        *out = made_with(*out, "refusal", refusal_members(a, &t));
    if (e == NULL && warned.count > 0)
        *out = made_with(*out, "warnings", warnings_members(&warned));
    error_text_finish(&t);
    return e;
}

/* ---- events ---- */

/* story: what the event tells together with others, empty: nothing; for the first one, which has
 * that as its answer. */
static struct err *of_event(struct value **out, struct arena *a, struct str text, struct str story,
                            bool first)
{
    struct str sentence = STR_NONE;
    struct event_text t;
    struct err *e = event_text(&t, a, text);

    if (e != NULL)
        return e;
    if (story.len == 0 || !event_story_has(&t) || decode_event_is_error(&t))
        sentence = decode_event_sentence(a, &t);
    if (first && story.len > 0)
        sentence = arena_printf(a, "%.*s%s%.*s", STR_FMT(story),
                                sentence.len > 0 ? " Besides: " : "", STR_FMT(sentence));
    e = answer(out, a, DECODE_EVENT, text, sentence);
    event_text_finish(&t);
    return e;
}

static struct err *of_events(struct value **out, struct arena *a, struct str text,
                             const struct decode_beside *beside)
{
    struct value *more = NULL, *event = NULL, *above = NULL;
    struct event_story told;
    struct event_split split;
    struct str one, story = STR_NONE;
    struct err *e = decode_story(&told, a, text);
    size_t count = 0;

    *out = NULL;
    if (e == NULL && event_story_is_told(&told))
        story = event_story_text(a, &told);
    event_split_init(&split, a, text);
    if (e == NULL && error_is_handed_on(split.above))
        e = of_error(&above, a, split.above, beside, story.len > 0);
    for (; e == NULL && event_split_next(&split, &one); count++) {
        if ((e = of_event(&event, a, one, story, count == 0)) != NULL)
            break;
        if (count == 0)
            *out = event;
        else
            more = made_push(count > 1 ? more : value_list(), event);
    }
    if (e == NULL && count == 0)
        e = of_event(out, a, text, STR_NONE, true);
    if (error_is_handed_on(split.above))
        *out = made_with(*out, "error_above", above);
    if (count > 1)
        *out = made_with(*out, "more_events", more);
    return e;
}

/* ---- a log ---- */

static struct err *of_record(struct value **out, struct arena *a, struct str text)
{
    struct log_text t;
    struct err *e = log_text(&t, a, text);

    if (e != NULL)
        return e;
    e = answer(out, a, DECODE_LOG, text, decode_record_sentence(a, &t));
    log_text_finish(&t);
    return e;
}

/* That the daemon does not start is what counts. */
static struct err *of_last_words(struct value **out, struct arena *a, struct str text,
                                 struct str words)
{
    struct error_text t;
    struct err *e = error_text(&t, a, words);

    if (e != NULL)
        return e;
    e = answer(out, a, DECODE_LOG, text, decode_error_sentence(a, &t));
    error_text_finish(&t);
    return e;
}

static struct err *of_log(struct value **out, struct arena *a, struct str text)
{
    struct str last = log_last_words(text);
    struct value *more = NULL, *record = NULL;
    struct decode_records records;
    struct err *e;

    *out = NULL;
    if (last.len > 0)
        return of_last_words(out, a, text, last);
    if ((e = decode_records(&records, a, text)) != NULL ||
        (e = of_record(out, a, records.items[0])) != NULL)
        return e;
    for (size_t i = 1; i < records.count; i++) {
        if ((e = of_record(&record, a, records.items[i])) != NULL)
            break;
        more = made_push(i > 1 ? more : value_list(), record);
    }
    if (records.count > 1)
        *out = made_with(*out, "more_records", more);
    if (records.left > 0)
        *out = made_with(*out, "records_left", report_count(a, records.left));
    return e;
}

/* ---- any ---- */

static struct err *of_version(struct value **out, struct arena *a, struct str text)
{
    const struct value *told;
    struct err *e = decode_kinds[DECODE_VERSION].answer(&told, a, text);

    if (e == NULL)
        *out = with_members(value_map(), told);
    return e;
}

struct err *decode_report(const struct value **out, struct arena *a,
                          const struct decode_kind_row *kind, const struct cli_args *args,
                          struct str text)
{
    struct decode_beside beside;
    struct value *report = NULL;
    struct err *e;

    if ((e = decode_find_beside(&beside, a, args, text)) != NULL)
        return e;
    if (kind->what == DECODE_VERSION)
        e = of_version(&report, a, text);
    else if (kind->what == DECODE_EVENT)
        e = of_events(&report, a, text, &beside);
    else if (kind->what == DECODE_LOG)
        e = of_log(&report, a, text);
    else
        e = of_error(&report, a, text, &beside, false);
    if (e == NULL && args_has(args, "with"))
        report = made_with(report, "causes", report_causes(beside.causes));
    if (e == NULL)
        *out =
            with_members(made_with(value_map(), "kind", value_string(str_of(kind->name))), report);
    else
        value_unref(report);
    return e != NULL || *out != NULL ? e : err_oom();
}

struct value *decode_reports(struct value *all)
{
    struct value *report = NULL, *more = value_list();
    const size_t count = all != NULL ? all->u.list.count : 0;

    if (count > 0)
        report = report_answer(REPORT_DECODE, value_ref(all->u.list.items[0]));
    for (size_t i = 1; i < count; i++)
        more = made_push(more, value_ref(all->u.list.items[i]));
    if (count > 1)
        report = made_with(report, "more_texts", more);
    else
        value_unref(more);
    value_unref(all);
    return report;
}
