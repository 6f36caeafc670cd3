/* model/formats/members.h - looking into trees that may be anything. NULL, and a value of another
 * kind, have no members. Results are borrowed. */
#ifndef MODEL_FORMATS_MEMBERS_H
#define MODEL_FORMATS_MEMBERS_H

#include "model/value/value.h"

const struct value *member(const struct value *v, const char *key);
bool has_member(const struct value *v, const char *key);

/* The member at v.a.b.c. */
#define MEMBER_AT(v, ...) member_at(v, (const char *const[]){__VA_ARGS__, NULL})
const struct value *member_at(const struct value *v, const char *const *keys);

struct str member_text(const struct value *v, const char *key);   /* of a string; else STR_NONE */
struct str member_number(const struct value *v, const char *key); /* of a number, but for 0 */
bool member_true(const struct value *v, const char *key);

/* How many of the keys, which have blanks between them, are there. */
size_t members_of(const struct value *v, const char *keys);

/* Elements of a list; nothing else has any. */
size_t element_count(const struct value *v);
const struct value *element(const struct value *v, size_t i);
/* The first element whose member is that text; NULL: there is none. */
const struct value *element_named(const struct value *list, const char *key, struct str name);

/* The object, or the first of a list of objects; NULL: it is none. */
const struct value *first_object(const struct value *v);

#endif
