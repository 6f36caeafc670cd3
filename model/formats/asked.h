/* model/formats/asked.h - a docker command with a template, and the answer in the line below it:
 * docker inspect -f "{{.HostConfig.Isolation}}" web.
 *
 * Only templates of one path are read: what others print cannot be told apart.
 * Ownership: everything is borrowed from the text. */
#ifndef MODEL_FORMATS_ASKED_H
#define MODEL_FORMATS_ASKED_H

#include "model/base/str.h"

enum asked_of { ASKED_INSPECT, ASKED_INFO, ASKED_VERSION };

struct asked {
    enum asked_of of;
    struct str path;   /* "HostConfig.Isolation" */
    struct str object; /* that was inspected; empty: not told */
    struct str answer; /* trimmed; empty: none is there */
    bool json;         /* {{json .Path}} */
};

/* False: the text's first line is no such command. */
bool asked_read(struct asked *out, struct str text);

/* Of a line, prompt and all: whether such a command stands in it, whose answer nothing but the
 * command explains. */
bool asked_begins_inspect(struct str line);
bool asked_begins_info(struct str line);
bool asked_begins_version(struct str line);
/* The answer is the line below the command. */
bool asked_goes_on(struct str line);

#endif
