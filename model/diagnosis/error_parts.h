/* model/diagnosis/error_parts.h - the parts that read an error's text; for this room only.
 *
 * Each looks at the clean text outside of the document and adds to the result. */
#ifndef MODEL_DIAGNOSIS_ERROR_PARTS_H
#define MODEL_DIAGNOSIS_ERROR_PARTS_H

#include "model/diagnosis/error_text.h"

/* Of "[Event Detail: ...]", offsets: behind the mark, behind the bracket that closes it, and where
 * the next one begins. */
struct error_span {
    size_t from, to, next;
};

struct error_reader {
    struct error_text *out;
    struct arena *a;
    struct str text;           /* clean; the document is blanked out */
    struct error_span *events; /* in the order of the text; they do not overlap */
    size_t event_count;
    /* The links that the next ones are hung on. */
    struct error_call **next_call;
    struct error_code **next_code;
};

/* Something that was found: a call, a code, a name. */
struct error_found {
    void *what;
    size_t at, order; /* in the text; in which it was found */
};

/* Keeps the first in `order` of those that are the `same` as it, sorted by where they stand, and
 * returns how many there are. In that order, which compares the places in it last, all that are
 * the same follow each other. */
size_t error_once(struct error_found *found, size_t count, int (*order)(const void *, const void *),
                  bool (*same)(const void *kept, const void *what));

/* First of all: the others ask where the events stand. */
void error_read_events(struct error_reader *r);
bool error_in_event(const struct error_reader *r, size_t at);

void error_read_calls(struct error_reader *r);
void error_read_codes(struct error_reader *r);
/* Of those: behind what hands them on; and of a text that has no code and is nothing else. */
void error_read_code_words(struct error_reader *r);
void error_read_code_words_alone(struct error_reader *r);
void error_read_names(struct error_reader *r);
void error_read_surroundings(struct error_reader *r);

/* As it is said: without the escapes of the JSON that it stands in. STR_NONE where memory was
 * short. */
struct str error_words(struct arena *a, struct str text);

void error_add_code(struct error_reader *r, struct error_code code);
void error_add_call(struct error_reader *r, const char *name, size_t at);
/* Whether a call is there whose name begins so. */
bool error_has_call(const struct error_text *t, const char *prefix);

#endif
