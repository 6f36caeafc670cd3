#include "ui/cli/decode_answer.h"

#include "model/diagnosis/answer.h"
#include "model/diagnosis/event_text.h"
#include "model/diagnosis/log_text.h"
#include "model/diagnosis/version_text.h"

static struct err *or_oom(const struct value *v)
{
    return v != NULL ? NULL : err_oom();
}

static struct err *answer_error(const struct value **out, struct arena *a, struct str text)
{
    struct error_text t;
    struct err *e = error_text(&t, a, text);

    if (e != NULL)
        return e;
    *out = error_answer(&t);
    error_text_finish(&t);
    return or_oom(*out);
}

static struct err *answer_version(const struct value **out, struct arena *a, struct str text)
{
    struct version_text t;
    struct err *e = version_text(&t, a, text);

    if (e != NULL)
        return e;
    *out = version_answer(&t);
    return or_oom(*out);
}

static struct err *answer_log(const struct value **out, struct arena *a, struct str text)
{
    struct log_text t;
    struct str record;
    struct err *e = log_record_that_failed(&record, a, text);

    if (e != NULL || (e = log_text(&t, a, record)) != NULL)
        return e;
    *out = log_answer(&t);
    log_text_finish(&t);
    return or_oom(*out);
}

static struct err *answer_event(const struct value **out, struct arena *a, struct str text)
{
    struct event_text t;
    struct err *e = event_text(&t, a, text);

    if (e != NULL)
        return e;
    *out = event_answer(&t);
    event_text_finish(&t);
    return or_oom(*out);
}

const struct decode_kind_row decode_kinds[] = {
    [DECODE_ERROR] = {"error", DECODE_ERROR, answer_error},
    [DECODE_VERSION] = {"version", DECODE_VERSION, answer_version},
    [DECODE_LOG] = {"log", DECODE_LOG, answer_log},
    [DECODE_EVENT] = {"event", DECODE_EVENT, answer_event},
};
