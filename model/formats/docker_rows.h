/* model/formats/docker_rows.h - the rows that docker's ls commands print: a table, columns below
 * the words of the heading, or with --format json an object a line.
 *
 * Ownership: everything is borrowed from the input. */
#ifndef MODEL_FORMATS_DOCKER_ROWS_H
#define MODEL_FORMATS_DOCKER_ROWS_H

#include "model/formats/input.h"
#include "model/formats/line_walk.h"

enum docker_list { DOCKER_PS, DOCKER_IMAGES, DOCKER_NETWORKS, DOCKER_VOLUMES, DOCKER_LISTS };

/* Whether it begins as that list does. */
bool docker_rows_are(enum docker_list list, const struct input *in);

struct docker_row {
    struct str heading, line;   /* of a table */
    const struct value *object; /* NULL: of a table */
    unsigned line_number;       /* of the file */
};

struct docker_rows {
    const struct input *in;
    struct line_walk at;
    struct str heading;
    size_t next;
};

struct docker_rows docker_rows_of(enum docker_list list, const struct input *in);

/* False: there is no further one. */
bool docker_rows_next(struct docker_row *row, struct docker_rows *rows);

/* Below the heading's word; STR_NONE: the list has no such column, or nothing stands there. */
struct str docker_rows_cell(const struct docker_row *row, const char *column);

/* Whether the text is a table whose columns are apart by several blanks. */
bool docker_rows_has_columns(const struct input *in);

/* Whether a line below such a heading is somebody's words: no program prints a row without two
 * blanks between any of its columns. */
bool docker_rows_is_said(struct str line);

#endif
