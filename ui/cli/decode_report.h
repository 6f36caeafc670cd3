/* ui/cli/decode_report.h - what is told of a text for programs: the filter's answer to it, and what
 * stands beside that for people. */
#ifndef UI_CLI_DECODE_REPORT_H
#define UI_CLI_DECODE_REPORT_H

#include "ui/cli/args.h"
#include "ui/cli/decode_answer.h"

/* "kind", then what the kind has. Unless it is a version, "answer" is the sentence that stands
 * first, or null. An error has "refusal": {"part", "rule", "title", "field", "remedy"} or null;
 * with --with there are "causes":
 * [{"code", "cause", "state", "because"}]. Of several events or records the first is the answer,
 * and "more_events", "more_records" has the others; "error_above" is the error above events. */
struct err *decode_report(const struct value **out, struct arena *a,
                          const struct decode_kind_row *kind, const struct cli_args *args,
                          struct str text);

/* Of several texts the first is the report, and "more_texts" has the others. Takes `all`; NULL: no
 * memory. */
struct value *decode_reports(struct value *all);

#endif
