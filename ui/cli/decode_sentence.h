/* ui/cli/decode_sentence.h - the sentence that stands first in what 'decode' says of an error, a
 * log record or an event, for people and for programs: what is meant, and what to check. */
#ifndef UI_CLI_DECODE_SENTENCE_H
#define UI_CLI_DECODE_SENTENCE_H

#include "model/base/arena.h"
#include "model/diagnosis/error_text.h"
#include "model/diagnosis/event_text.h"
#include "model/diagnosis/log_text.h"
#include "specgen/engine/refusals.h"

struct str decode_error_sentence(struct arena *a, const struct error_text *t);

/* Whether something is known of what the record tells. */
bool decode_record_tells(const struct log_text *t);
/* Whether it is a warning that something is known of. */
bool decode_record_warns(const struct log_text *t);

/* Empty: nothing is known of what it tells. */
struct str decode_record_sentence(struct arena *a, const struct log_text *t);
struct str decode_event_sentence(struct arena *a, const struct event_text *t);

/* What dockerd or another service wrote into its log: the answer is that of the words. */
bool decode_event_is_error(const struct event_text *t);

/* What to do about a refusal that says these words; empty: that is not known. */
struct str decode_remedy(struct arena *a, const struct refusal *r, struct str words);

/* A call, a code, a refusal, or words that something is known of. */
bool decode_tells_failure(struct arena *a, struct str text);

#endif
