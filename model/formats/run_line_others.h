/* model/formats/run_line_others.h - what of a run line's request rests on things that the line does
 * not tell: each says it as a remark where it makes a difference. */
#ifndef MODEL_FORMATS_RUN_LINE_OTHERS_H
#define MODEL_FORMATS_RUN_LINE_OTHERS_H

#include "model/client/client.h"
#include "model/formats/evidence.h"

/* The folder that it was typed in, which is not known: `in` has one that was taken. */
struct err *run_line_others_folder(struct evidence *out, const struct client_input *in,
                                   const struct client_answer *answer);
/* The release of docker's client that reads it. */
struct err *run_line_others_clients(struct evidence *out, const struct client_input *in,
                                    const struct client_answer *answer);

#endif
