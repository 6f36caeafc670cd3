/* model/diagnosis/sayings.h - what an error says that has no code: model/diagnosis/sayings.def. */
#ifndef MODEL_DIAGNOSIS_SAYINGS_H
#define MODEL_DIAGNOSIS_SAYINGS_H

#include "model/base/str.h"

struct saying {
    const char *text; /* with % for what differs; NULL: nothing is said */
    const char *meaning, *next;
    bool decides;   /* what a code beside it says is of no use */
    const char *by; /* "client", "compose": it refuses what it was given, and nothing reached the
                     * daemon; "process": a program in the container; else NULL */
};

/* The first that stands in the text, without one if there is none. Cost: linear in the text for
 * each row. */
struct saying error_saying(struct str text);

#endif
