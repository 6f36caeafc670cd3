/* model/diagnosis/error_parts.h - the parts that read an error's text; for this room only.
 *
 * Each looks at the clean text outside of the document and adds to the result. */
#ifndef MODEL_DIAGNOSIS_ERROR_PARTS_H
#define MODEL_DIAGNOSIS_ERROR_PARTS_H

#include "model/diagnosis/error_text.h"

struct error_reader {
    struct error_text *out;
    struct arena *a;
    struct str text; /* clean; the document is blanked out */
};

void error_read_calls(struct error_reader *r);
void error_read_codes(struct error_reader *r);
void error_read_names(struct error_reader *r);
void error_read_surroundings(struct error_reader *r);

/* Keeps the order of the text; a call that is there already is not added. */
void error_add_call(struct error_reader *r, const char *name, size_t at);
/* Whether a call is there whose name begins so. */
bool error_has_call(const struct error_text *t, const char *prefix);

#endif
