/* ui/cli/decode_several.h - a text of several records of a log, or of several events: which of them
 * are told of, and what they tell together. */
#ifndef UI_CLI_DECODE_SEVERAL_H
#define UI_CLI_DECODE_SEVERAL_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/diagnosis/event_story.h"

struct err *decode_story(struct event_story *s, struct arena *a, struct str text);

#define DECODE_MOST_RECORDS 20 /* a log has the same again and again */

struct decode_records {
    struct str items[DECODE_MOST_RECORDS];
    size_t count, left; /* left: how many more tell something */
};

/* Those that tell of a failure of which something is known, each message once; else the warnings of
 * that kind; else the first that failed, or the first. */
struct err *decode_records(struct decode_records *out, struct arena *a, struct str text);
/* Whether there are some of the first kind. */
bool decode_log_tells(struct arena *a, struct str text);

#endif
