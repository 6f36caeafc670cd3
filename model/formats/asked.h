/* model/formats/asked.h - a docker command with a template, and what was answered below it:
 * docker inspect -f "{{.Name}}: {{.HostConfig.Isolation}}" web db.
 *
 * Templates of paths and of text between them are read; what {{range}}, {{if}} and the like print
 * cannot be told apart.
 * Ownership: texts are borrowed from the text or lie in the arena. */
#ifndef MODEL_FORMATS_ASKED_H
#define MODEL_FORMATS_ASKED_H

#include "model/base/arena.h"
#include "model/base/str.h"

#define ASKED_PARTS    16   /* of one template */
#define ASKED_OBJECTS  32   /* of one command */
#define ASKED_TEMPLATE 4096 /* bytes; a longer one is not read */

enum asked_of { ASKED_INSPECT, ASKED_INFO, ASKED_VERSION };

struct asked_part {
    struct str before; /* what is printed in front of it */
    struct str path;   /* "HostConfig.Isolation" */
    bool json;         /* {{json .Path}} */
};

struct asked_command {
    enum asked_of of;
    struct asked_part parts[ASKED_PARTS];
    size_t count;
    struct str behind;                 /* what is printed behind the last part */
    struct str objects[ASKED_OBJECTS]; /* that were inspected */
    size_t object_count;
    bool open;            /* others too, or only others, whose names are not in the line */
    size_t lines;         /* of one answer */
    struct str rest;      /* of the text: answers that were not read yet */
    unsigned line_number; /* of the last line that was read */
    size_t answered;      /* objects */
};

/* False: the text's first line is no such command. */
bool asked_read(struct asked_command *out, struct arena *a, struct str text);

enum answer_fit { ANSWER_FITS, ANSWER_NONE, ANSWER_UNCLEAR, ANSWER_REFUSED };

/* The next object's answer, a value for each part, and the line that it begins in. NONE: there is
 * no further one. UNCLEAR: where its parts end is not to be told; the next may be. REFUSED: docker
 * answers that it cannot, in values[0]. */
enum answer_fit asked_next(struct asked_command *a, struct str *values, unsigned *line);

/* The same, which needs no memory, so that what a text is does not depend on it. */
bool asked_is(struct str text, enum asked_of of);

/* Of a line, prompt and all: whether such a command stands in it, whose answer nothing but the
 * command explains. Needs no memory, either: a paste would be cut in other places. */
bool asked_begins_inspect(struct str line);
bool asked_begins_info(struct str line);
bool asked_begins_version(struct str line);
/* Whether `next` belongs to the `count` lines from the command on. */
bool asked_goes_on(struct str first, struct str last, struct str next, size_t count);

#endif
