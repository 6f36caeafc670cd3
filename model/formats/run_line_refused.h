/* model/formats/run_line_refused.h - what to look at when docker's client itself refuses a line. */
#ifndef MODEL_FORMATS_RUN_LINE_REFUSED_H
#define MODEL_FORMATS_RUN_LINE_REFUSED_H

#include "model/base/arena.h"
#include "model/client/client.h"

/* For people; empty: nothing is known of this refusal (model/diagnosis/sayings.def). */
struct str run_line_refused_hint(struct arena *a, const struct client_input *in,
                                 struct str message);

#endif
