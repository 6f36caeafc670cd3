/* model/json/json_lay.h - a JSON text read in one pass over a copy in an arena; for json.c, and for
 * who decodes documents without a tree (model/document/decode_text.c).
 *
 * Only what is well-formed and usual is read, with all marks. A place is a pointer into the copy;
 * each function takes where its thing begins and gives the place behind it. NULL: it is not usual,
 * or not well-formed, or there is no memory; json.c's own reader then says what is the matter, or
 * reads it. The copy ends in zeros: a zero stops every loop, so that none asks for the end. */
#ifndef MODEL_JSON_JSON_LAY_H
#define MODEL_JSON_JSON_LAY_H

#include "model/base/arena.h"
#include "model/json/json_scan.h"
#include "model/value/value.h"

#define JSON_LAY_FEW 128

struct json_laying {
    struct arena *arena;
    const char *end;  /* of the text */
    const char *line; /* a column is what lies between this and a place */
    uint32_t line_number;
    unsigned depth;  /* of lists and maps; BOUND_NESTING is the most */
    char *unescaped; /* where the next string with escapes goes; NULL: there was none */
    /* The children of all lists and maps that are open, if they are laid. */
    struct value_member *children;
    size_t count, size;
    struct value_member few[JSON_LAY_FEW];
};

/* Where the text's value begins. Everything borrows from the arena. */
const char *json_lay_begin(struct json_laying *l, struct arena *a, struct str text);

/* Whether nothing but blanks follows. */
bool json_lay_ends(struct json_laying *l, const char *p);

/* Any value, as a tree in the arena. */
const char *json_lay_value(struct json_laying *l, const char *p, const struct value **out);

/* Its text. */
const char *json_lay_number(const struct json_laying *l, const char *p, struct str *out);

/* The tree of a whole text, or NULL. */
const struct value *json_lay(struct arena *a, struct str text);

const char *json_lay_blanks(struct json_laying *l, const char *p);
const char *json_lay_odd_string(struct json_laying *l, const char *begin, const char *p,
                                struct str *out);

static inline const char *json_lay_skip(struct json_laying *l, const char *p)
{
    return (unsigned char)*p <= ' ' ? json_lay_blanks(l, p) : p;
}

static inline const char *json_lay_plain(const char *p)
{
    uint64_t odd;

    while ((odd = json_scan_odd(word8_load(p))) == 0)
        p += 8;
    return p + word8_before(odd);
}

/* From its quote on. */
static inline const char *json_lay_string(struct json_laying *l, const char *p, struct str *out)
{
    const char *end = json_lay_plain(p + 1);

    if (*end != '"')
        return json_lay_odd_string(l, p + 1, end, out);
    *out = (struct str){p + 1, (size_t)(end - p - 1)};
    return end + 1;
}

#endif
