/* ui/cli/decode_more.h - with a container beside a text (--with): which of the causes that it may
 * have are ruled out there. */
#ifndef UI_CLI_DECODE_MORE_H
#define UI_CLI_DECODE_MORE_H

#include "ui/cli/args.h"
#include "ui/cli/decode_answer.h"

/* Without --with nothing is known. */
struct err *decode_find_beside(struct decode_beside *out, struct arena *a,
                               const struct cli_args *args, struct str text);

/* All that is told of a text, for people, on standard output. */
struct err *decode_show(struct arena *a, const struct decode_kind_row *kind,
                        const struct cli_args *args, struct str text);

#endif
