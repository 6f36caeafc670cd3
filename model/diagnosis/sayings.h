/* model/diagnosis/sayings.h - what an error says that has no code: model/diagnosis/sayings.def. */
#ifndef MODEL_DIAGNOSIS_SAYINGS_H
#define MODEL_DIAGNOSIS_SAYINGS_H

#include "model/base/str.h"

struct saying {
    const char *text; /* with % for what differs */
    const char *meaning, *next;
};

/* NULL: none of them stands in the text. Cost: linear in the text for each row. */
const struct saying *error_saying(struct str text);

#endif
