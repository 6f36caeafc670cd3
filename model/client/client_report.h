/* model/client/client_report.h - an answer of docker's client as a tree, for programs.
 *
 *   {"request": {"body": {...}, "name"?, "platform"?, "pull"?: true}, "warnings"?: [...]}
 *   {"error": {"message", "exit", "prefix"?: "docker: ", "usage"?: true}}
 *   {"panic": text}   {"help": true} */
#ifndef MODEL_CLIENT_CLIENT_REPORT_H
#define MODEL_CLIENT_CLIENT_REPORT_H

#include "model/client/client.h"

/* `whole`: the body with all its fields, else only those that differ from what `docker create img`
 * of the same client sends. NULL: no memory. The caller owns it. */
const struct value *client_report(struct arena *a, const struct client_input *in,
                                  const struct client_answer *answer, bool whole);

#endif
