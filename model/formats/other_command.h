/* model/formats/other_command.h - commands of docker, and of programs like it, that ask for no
 * container: what they do, and what to bring in their place. */
#ifndef MODEL_FORMATS_OTHER_COMMAND_H
#define MODEL_FORMATS_OTHER_COMMAND_H

#include "model/base/str.h"

struct other_command {
    bool of_docker;     /* the word docker stands before `words` */
    struct str words;   /* "build" */
    const char *does;   /* the rest of a sentence that begins with them */
    const char *remedy; /* what to bring */
};

/* The first such command in the text; false: there is none. Cost: linear. */
bool other_command_find(struct other_command *out, struct str text);

#endif
