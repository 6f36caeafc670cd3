#include "ui/cli/decode_text.h"

#include "model/diagnosis/error_marks.h"
#include "model/diagnosis/error_next.h"
#include "model/diagnosis/event_split.h"
#include "model/diagnosis/event_story.h"
#include "model/diagnosis/event_text.h"
#include "model/diagnosis/log_split.h"
#include "model/diagnosis/log_text.h"
#include "model/diagnosis/sayings.h"
#include "specgen/engine/refusals.h"
#include "ui/cli/decode_error.h"
#include "ui/cli/decode_rows.h"
#include "ui/cli/decode_sentence.h"
#include "ui/cli/decode_several.h"
#include "ui/cli/decode_version.h"
#include "ui/cli/decode_warned.h"
#include "ui/cli/output.h"

#include <inttypes.h>

#define MOST_WARNINGS 8 /* that a person reads; a program gets all */

/* What stands above the error, and is not what failed. */
static void print_warnings(FILE *out, struct arena *a, const struct decode_warned *w)
{
    if (w->count > 0)
        (void)fputs(w->count == 1
                        ? "\nBeside   a warning above it, which stops nothing by itself\n"
                        : "\nBeside   warnings above it, which stop nothing by themselves\n",
                    out);
    for (size_t i = 0; i < w->count && i < MOST_WARNINGS; i++)
        decode_row(out, "warning", w->warnings[i]);
    if (w->count > MOST_WARNINGS)
        decode_row(out, "more",
                   arena_printf(a, "%zu other warning%s", w->count - MOST_WARNINGS,
                                w->count - MOST_WARNINGS == 1 ? "" : "s"));
}

static struct err *show_error(FILE *out, struct arena *a, struct str text,
                              const struct decode_beside *beside)
{
    struct decode_warned warned;
    struct error_text t;
    struct err *e;

    (void)decode_warned(&warned, a, text);
    if ((e = error_text(&t, a, warned.refused)) != NULL)
        return e;
    if (beside != NULL) {
        if (t.isolation == TAIL_UNKNOWN)
            t.isolation = beside->isolation;
        assess_causes_cut(&t, a, beside->causes);
    }
    decode_answer_row(out, decode_error_sentence(a, &t));
    decode_print_error(out, a, &t);
    print_warnings(out, a, &warned);
    error_text_finish(&t);
    return NULL;
}

/* ---- events, a log record ---- */

static void print_event_codes(FILE *out, const struct event_text *t)
{
    const bool of_event = event_next(t) != NULL; /* it knows better where to look */

    for (const struct error_code *c = t->error.codes; c != NULL; c = c->next) {
        (void)fputc('\n', out);
        if (!of_event) {
            decode_print_code(out, &c->parts, c->as_written, &t->error);
            continue;
        }
        decode_print_code_head(out, &c->parts, c->as_written, &t->error);
        decode_print_forms(out, &c->parts);
    }
}

/* in_story: the answer above it is one for all. */
static struct err *show_event(FILE *out, struct arena *a, struct str text, bool in_story)
{
    struct event_text t;
    struct err *e = event_text(&t, a, text);

    if (e != NULL)
        return e;
    in_story = in_story && event_story_has(&t);
    if (!in_story || decode_event_is_error(&t))
        decode_answer_row(out, decode_event_sentence(a, &t));
    (void)fputs("Event    ", out);
    output_text(out, t.provider.len > 0 ? t.provider : STR_LIT("of an unknown provider"));
    if (t.id != 0)
        (void)fprintf(out, " %" PRIu32, t.id);
    else if (t.row != NULL)
        (void)fprintf(out, " %" PRIu32 ", by its text", t.row->id);
    (void)fputc('\n', out);
    decode_row(out, "message", t.message);
    if (t.row != NULL) {
        decode_row_text(out, "means", t.row->meaning);
        if (!in_story)
            decode_row_text(out, "check next", event_next(&t));
    }
    decode_row(out, "program", t.program);
    decode_row(out, "plug-in", t.plugin);
    decode_row(out, "account", t.account);
    if (decode_event_is_error(&t)) {
        decode_print_error(out, a, &t.error);
    } else {
        decode_print_names(out, "container", t.error.container_ids);
        print_event_codes(out, &t);
    }
    event_text_finish(&t);
    return NULL;
}

/* The error that the events are of. */
static struct err *show_above(FILE *out, struct arena *a, struct str text, bool answered)
{
    struct error_text t;
    struct err *e = error_text(&t, a, text);

    if (e != NULL)
        return e;
    if (!answered)
        decode_answer_row(out, decode_error_sentence(a, &t));
    decode_print_error(out, a, &t);
    error_text_finish(&t);
    return NULL;
}

/* One may be harmless, and the next tell what failed; or they tell it together. */
static struct err *show_events(FILE *out, struct arena *a, struct str text)
{
    struct event_story story;
    struct event_split split;
    struct str event;
    struct err *e = decode_story(&story, a, text);

    if (e != NULL)
        return e;
    if (event_story_is_told(&story)) {
        decode_answer_row(out, event_story_text(a, &story));
        (void)fputc('\n', out);
    }
    event_split_init(&split, a, text);
    if (error_is_handed_on(split.above)) {
        e = show_above(out, a, split.above, event_story_is_told(&story));
        (void)fputc('\n', out);
    }
    for (size_t i = 0; e == NULL && event_split_next(&split, &event); i++) {
        if (i > 0)
            (void)fputc('\n', out);
        e = show_event(out, a, event, event_story_is_told(&story));
    }
    return e;
}

static void show_record(FILE *out, struct arena *a, const struct log_text *t)
{
    decode_answer_row(out, decode_record_sentence(a, t));
    (void)fprintf(out, "Log      %s%s%s\n", t->level != NULL ? t->level : "record",
                  t->call != NULL ? ", " : "", t->call != NULL ? t->call : "");
    if (t->document == NULL) /* with what stands in its field error */
        decode_row(out, "message", str_starts(t->failure, t->message) ? t->failure : t->message);
    decode_row(out, "isolation", t->default_isolation);
    decode_row_text(out, "document", t->document);
    if (t->document == NULL || t->error.codes != NULL)
        decode_print_error(out, a, &t->error);
}

static struct err *show_log(FILE *out, struct arena *a, struct str text)
{
    struct str last = log_last_words(text);
    struct decode_records records;
    struct log_text t;
    struct err *e;

    if (last.len > 0) /* that it does not start is what counts */
        return show_error(out, a, last, NULL);
    e = decode_records(&records, a, text);
    for (size_t i = 0; e == NULL && i < records.count; i++) {
        if ((e = log_text(&t, a, records.items[i])) != NULL)
            break;
        (void)fputs(i > 0 ? "\n" : "", out);
        show_record(out, a, &t);
        log_text_finish(&t);
    }
    if (e == NULL && records.left > 0)
        (void)fprintf(out, "\nFurther  %zu record%s of the log that tell of failures\n",
                      records.left, records.left == 1 ? "" : "s");
    return e;
}

struct err *decode_print(FILE *out, struct arena *a, enum decode_what what, struct str text,
                         const struct decode_beside *beside)
{
    switch (what) {
    case DECODE_VERSION:
        return decode_print_version(out, a, text);
    case DECODE_LOG:
        return show_log(out, a, text);
    case DECODE_EVENT:
        return show_events(out, a, text);
    case DECODE_ERROR:
        break;
    }
    return show_error(out, a, text, beside);
}
