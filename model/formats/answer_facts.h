/* model/formats/answer_facts.h - what an answer of the daemon says of its host: that a network, a
 * file or a value of the registry is not there, how many processors there are, its build of
 * Windows.
 */
#ifndef MODEL_FORMATS_ANSWER_FACTS_H
#define MODEL_FORMATS_ANSWER_FACTS_H

#include "model/formats/evidence.h"

/* source: who said it, "inspect: State.Error". */
void answer_facts_tell(struct evidence *out, struct str text, struct str source);

#endif
