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
#include "ui/cli/decode_version.h"
#include "ui/cli/output.h"

#include <inttypes.h>

static struct err *show_error(FILE *out, struct arena *a, struct str text,
                              const struct decode_beside *beside)
{
    struct error_text t;
    struct err *e = error_text(&t, a, text);

    if (e != NULL)
        return e;
    if (beside != NULL) {
        if (t.isolation == TAIL_UNKNOWN)
            t.isolation = beside->isolation;
        assess_causes_cut(&t, a, beside->causes);
    }
    decode_print_answer(out, a, &t);
    decode_print_error(out, a, &t);
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

/* What dockerd or another service wrote into its log: the answer is that of the words. */
static bool is_error(const struct event_text *t)
{
    return t->row == NULL && (t->error.codes != NULL || refusal_deciding(&t->error) != NULL ||
                              error_saying(t->error.words).text != NULL || t->error.has_exit_code);
}

/* The code in it that knows better why, and what to do. */
static const struct error_code *reason_in(const struct event_text *t)
{
    const struct error_code *c = t->error.codes;

    while (c != NULL &&
           (c->parts.row.meaning == NULL || error_next(&t->error, &c->parts.row) == NULL))
        c = c->next;
    return t->row->reasoned ? c : NULL;
}

static void print_event_answer(FILE *out, struct arena *a, const struct event_text *t)
{
    const struct error_code *c = reason_in(t);
    const char *next = c != NULL ? error_next(&t->error, &c->parts.row) : event_next(t);
    struct str why = STR_NONE;

    if (c != NULL)
        why = arena_printf(a, ", as %s (%.*s)", error_meaning(&t->error, &c->parts.row),
                           STR_FMT(c->as_written));
    output_paragraph(out, ANSWER,
                     arena_printf(a, "%s%.*s.%s%s%s", t->row->meaning, STR_FMT(why),
                                  next != NULL ? " To check: " : "", next != NULL ? next : "",
                                  next == NULL || next[strlen(next) - 1] == '?' ? "" : "."));
}

/* in_story: the answer above it is one for all. */
static struct err *show_event(FILE *out, struct arena *a, struct str text, bool in_story)
{
    struct event_text t;
    struct err *e = event_text(&t, a, text);

    if (e != NULL)
        return e;
    in_story = in_story && event_story_has(&t);
    if (is_error(&t))
        decode_print_answer(out, a, &t.error);
    else if (!in_story && t.row != NULL && t.row->meaning[0] != '\0')
        print_event_answer(out, a, &t);
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
    if (is_error(&t)) {
        decode_print_error(out, a, &t.error);
    } else {
        decode_print_names(out, "container", t.error.container_ids);
        print_event_codes(out, &t);
    }
    event_text_finish(&t);
    return NULL;
}

static struct err *read_story(struct event_story *s, struct arena *a, struct str text)
{
    struct event_split split;
    struct event_text t;
    struct str event;
    struct err *e;

    *s = (struct event_story){0};
    event_split_init(&split, a, text);
    while (event_split_next(&split, &event)) {
        if ((e = event_text(&t, a, event)) != NULL)
            return e;
        event_story_add(s, &t);
        event_text_finish(&t);
    }
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
        decode_print_answer(out, a, &t);
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
    struct err *e = read_story(&story, a, text);

    if (e != NULL)
        return e;
    if (event_story_is_told(&story)) {
        output_paragraph(out, ANSWER, event_story_text(a, &story));
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

/* Whether something is known of what the record tells. */
static bool log_tells(const struct log_text *t)
{
    const bool bad =
        t->failure.len > 0 ||
        (t->level != NULL && (strcmp(t->level, "error") == 0 || strcmp(t->level, "fatal") == 0));

    return t->error.codes != NULL || t->error.has_exit_code || refusal_of(t->error.words) != NULL ||
           (bad && error_saying(t->error.words).text != NULL);
}

static void show_record(FILE *out, struct arena *a, const struct log_text *t)
{
    if (log_tells(t))
        decode_print_answer(out, a, &t->error);
    (void)fprintf(out, "Log      %s%s%s\n", t->level != NULL ? t->level : "record",
                  t->call != NULL ? ", " : "", t->call != NULL ? t->call : "");
    if (t->document == NULL) /* with what stands in its field error */
        decode_row(out, "message", str_starts(t->failure, t->message) ? t->failure : t->message);
    decode_row(out, "isolation", t->default_isolation);
    decode_row_text(out, "document", t->document);
    if (t->document == NULL || t->error.codes != NULL)
        decode_print_error(out, a, &t->error);
}

#define MOST_RECORDS 20 /* that tell something; a log has the same again and again */

static bool told_before(const struct str *told, size_t count, struct str message)
{
    while (count > 0 && !str_eq(told[count - 1], message))
        count--;
    return count > 0;
}

/* Of several those of which something is known, each message once; else the first that failed, or
 * the first. */
static struct err *show_log(FILE *out, struct arena *a, struct str text)
{
    struct str told[MOST_RECORDS], record, last = log_last_words(text);
    size_t count = 0, left = 0;
    struct log_text t;
    struct err *e;

    if (last.len > 0) /* that it does not start is what counts */
        return show_error(out, a, last, NULL);
    for (size_t from = 0, to; from < text.len; from = to) {
        to = log_record_end(text, from);
        if ((e = log_text(&t, a, str_cut(text, from, to))) != NULL)
            return e;
        if (log_tells(&t) && !told_before(told, count, t.message)) {
            if (count < MOST_RECORDS) {
                (void)fputs(count > 0 ? "\n" : "", out);
                show_record(out, a, &t);
                told[count++] = t.message;
            } else {
                left++;
            }
        }
        log_text_finish(&t);
    }
    if (left > 0)
        (void)fprintf(out, "\nFurther  %zu record%s of the log that tell of failures\n", left,
                      left == 1 ? "" : "s");
    if (count > 0)
        return NULL;
    if ((e = log_record_that_failed(&record, a, text)) != NULL ||
        (e = log_text(&t, a, record)) != NULL)
        return e;
    show_record(out, a, &t);
    log_text_finish(&t);
    return NULL;
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
