#include "ui/cli/decode_several.h"

#include "model/diagnosis/event_split.h"
#include "model/diagnosis/log_split.h"
#include "ui/cli/decode_sentence.h"

struct err *decode_story(struct event_story *s, struct arena *a, struct str text)
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

static bool told_before(const struct str *told, size_t count, struct str message)
{
    while (count > 0 && !str_eq(told[count - 1], message))
        count--;
    return count > 0;
}

/* Those that `tells` says yes to, each message once. */
static struct err *collect(struct decode_records *out, struct arena *a, struct str text,
                           bool (*tells)(const struct log_text *t))
{
    struct str told[DECODE_MOST_RECORDS];
    struct log_text t;
    struct err *e;

    out->count = out->left = 0;
    for (size_t from = 0, to; from < text.len; from = to) {
        to = log_record_end(text, from);
        if ((e = log_text(&t, a, str_cut(text, from, to))) != NULL)
            return e;
        if (tells(&t) && !told_before(told, out->count, t.message)) {
            if (out->count < DECODE_MOST_RECORDS) {
                told[out->count] = t.message;
                out->items[out->count++] = str_cut(text, from, to);
            } else {
                out->left++;
            }
        }
        log_text_finish(&t);
    }
    return NULL;
}

bool decode_log_tells(struct arena *a, struct str text)
{
    struct decode_records records;

    return !arena_drop_err(a, collect(&records, a, text, decode_record_tells)) && records.count > 0;
}

struct err *decode_records(struct decode_records *out, struct arena *a, struct str text)
{
    struct err *e = collect(out, a, text, decode_record_tells);

    if (e == NULL && out->count == 0)
        e = collect(out, a, text, decode_record_warns);
    if (e == NULL && out->count == 0 &&
        (e = log_record_that_failed(&out->items[0], a, text)) == NULL)
        out->count = 1;
    return e;
}
