/* model/diagnosis/log_split.h - where the records of a daemon's log begin and end. */
#ifndef MODEL_DIAGNOSIS_LOG_SPLIT_H
#define MODEL_DIAGNOSIS_LOG_SPLIT_H

#include "model/base/str.h"

/* Where the line of the first record begins that is known by its form, whatever stands above, and
 * *at the record itself; 0: none is. */
size_t log_begin(struct str text, size_t *at);

/* The offset at or behind from + 1 where another record begins, or a shell's prompt stands; the
 * text's end if none does. Of a text of objects each line that begins with one is a record. */
size_t log_record_end(struct str text, size_t from);

/* Whether a line is what dockerd prints last, without a record around it, when it does not start.
 */
bool log_is_last_words(struct str line);
/* Of several lines the first that is, and all behind it; empty: none is. */
struct str log_last_words(struct str text);

#endif
