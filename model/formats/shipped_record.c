#include "model/formats/shipped_record.h"

#include "model/base/buf.h"
#include "model/formats/members.h"

/* Elastic and Logstash, Azure's tables of containers, Google's and Amazon's logs, journald. */
static const char *const times[] = {"time",      "timestamp", "@timestamp",
                                    "ts",        "Timestamp", "TimeGenerated",
                                    "TimeStamp", "date",      "__REALTIME_TIMESTAMP"};
static const char *const lines[] = {"message",  "msg",         "log",  "Message", "LogMessage",
                                    "LogEntry", "textPayload", "text", "MESSAGE", "line"};

static struct str line_of(const struct value *v)
{
    bool timed = false;
    struct str line = STR_NONE;

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
        timed = timed || has_member(v, times[i]);
    for (size_t i = 0; timed && line.len == 0 && i < sizeof(lines) / sizeof(lines[0]); i++)
        line = str_trim(member_text(v, lines[i]));
    return line;
}

struct str shipped_record_text(struct arena *a, const struct value *v)
{
    struct buf b = {.len = 0};

    if (member(v, "events") != NULL) /* as the command line of Amazon's logs answers */
        v = member(v, "events");
    if (v == NULL || v->kind != VALUE_LIST)
        return line_of(v);
    for (size_t i = 0; i < element_count(v); i++) {
        const struct str line = line_of(element(v, i));

        if (b.len > 0 && line.len > 0)
            buf_char(&b, '\n');
        buf_add(&b, line);
    }
    return buf_in_arena(&b, a);
}
