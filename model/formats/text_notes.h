/* model/formats/text_notes.h - for readers of texts that model/diagnosis cleans once more. */
#ifndef MODEL_FORMATS_TEXT_NOTES_H
#define MODEL_FORMATS_TEXT_NOTES_H

#include "model/formats/format.h"
#include "model/transport/clean_text.h"

/* How sure `sure` is of the text's head; it may use the arena. 0: it is JSON. */
unsigned text_recognised(const struct input *in,
                         unsigned (*sure)(struct arena *a, const struct input *in));

/* What was undone in the piece's text, as notes with lines of the file. */
void text_note_undone(struct evidence *out, const struct input *in, const struct clean_text *t);

/* The piece's text; of JSON its tree written again. STR_NONE: no memory. */
struct str text_of_input(struct arena *a, const struct input *in);

/* The same; of {"message": "..."}, as the API answers, the message; of events of Kubernetes what
 * failed in them; of records that a program gathered their lines; of anything else the errors
 * among its texts. */
struct str text_of_answer(struct arena *a, const struct input *in);

#endif
