/* ui/cli/decode_more.h - what is known of an error beside its own words: the daemon's rule that
 * says them, and, with a container beside it (--with), which causes that one rules out. */
#ifndef UI_CLI_DECODE_MORE_H
#define UI_CLI_DECODE_MORE_H

#include "ui/cli/args.h"
#include "ui/cli/decode_answer.h"

/* The text's own answer and this beside it; "refusal": {"part", "rule", "title", "field", "remedy"}
 * or null, and with --with "causes": [{"code", "cause", "state", "because"}]. */
struct err *decode_report(const struct value **out, struct arena *a,
                          const struct decode_kind_row *kind, const struct cli_args *args,
                          struct str text);
/* The same for people, on standard output. */
struct err *decode_show(struct arena *a, const struct decode_kind_row *kind,
                        const struct cli_args *args, struct str text);

#endif
