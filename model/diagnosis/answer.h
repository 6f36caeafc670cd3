/* model/diagnosis/answer.h - what was read from a text, as a value tree for programs.
 *
 * Ownership: the caller's, one reference. NULL: memory is short. */
#ifndef MODEL_DIAGNOSIS_ANSWER_H
#define MODEL_DIAGNOSIS_ANSWER_H

#include "model/diagnosis/error_text.h"
#include "model/value/value_make.h"

/* {"layer","calls","codes":[{"as_written","from","hresult","win32","ntstatus","name"}],
 *  "container_ids","document","document_state","document_json","isolation",
 *  "engine_hint":{"from","to"}|null,"client"}, and where they apply "endpoint_names", "networks",
 * "layer_ids", "events", "exit_code", "wrapper", "language", "run_line", "blanks_lost". */
const struct value *error_answer(const struct error_text *t);

const struct value *answer_text(const char *text); /* NULL: null */
const struct value *answer_str(struct str text);   /* empty: null */
const struct value *answer_number(uint64_t n);
const struct value *answer_codes(const struct error_code *first);
const struct value *answer_isolation(enum tail_isolation i);
const struct value *answer_names(const struct error_name *names);

#endif
