/* ui/present/docker_flag.h - a field as a piece of a `docker run` command line. */
#ifndef UI_PRESENT_DOCKER_FLAG_H
#define UI_PRESENT_DOCKER_FLAG_H

#include "model/document/document.h"
#include "model/shell/shell_word.h"
#include "model/value/value.h"

/* The field whose label names a flag, at or above `field`; MDL_F_NONE: there is none. */
enum mdl_field_id ui_docker_field(enum mdl_field_id field);

struct ui_docker {
    struct arena *a;
    enum shell shell; /* that shall read it */
    bool unsaid;      /* set when the shell has no way to say a part: don't use the rest */
};

/* "--env A=1 --env B=2". `value` is that of a field with a flag or, where the field is a list or a
 * map, of one of its elements, with `key` for a map's. Each argument is a word of the shell
 * (model/shell/shell_word.h). Empty when the flag cannot say the value. */
struct str ui_docker_flag(struct ui_docker *d, enum mdl_field_id field, const struct value *value);
struct str ui_docker_element(struct ui_docker *d, enum mdl_field_id field, struct str key,
                             const struct value *element);

#endif
