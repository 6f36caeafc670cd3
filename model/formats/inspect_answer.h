/* model/formats/inspect_answer.h - what a docker inspect with a template answered, as a fact. */
#ifndef MODEL_FORMATS_INSPECT_ANSWER_H
#define MODEL_FORMATS_INSPECT_ANSWER_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

bool inspect_answer_is(const struct input *in);
struct err *inspect_answer_read(struct evidence *out, const struct input *in);

#endif
