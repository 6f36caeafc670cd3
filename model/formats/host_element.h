/* model/formats/host_element.h - facts about an element of a list of the host that goes by its name
 * or id. */
#ifndef MODEL_FORMATS_HOST_ELEMENT_H
#define MODEL_FORMATS_HOST_ELEMENT_H

#include "model/formats/evidence.h"

struct host_element {
    struct evidence *out;
    const char *list; /* "Images" */
    struct str name;  /* its Id or Name */
    const char *by;   /* "image inspect" */
};

/* Whether it has a name to go by; where none was pasted, of "a network", a note says so. */
bool host_element_is_named(const struct host_element *e, const char *what);

/* host.<list>.<name>.<key> has that value; a value that is NULL or null is not told. */
void host_element_tell(const struct host_element *e, const char *key, const struct value *v);

/* The same with a value that was made for it, which is taken. */
void host_element_give(const struct host_element *e, const char *key, const struct value *v);

#endif
