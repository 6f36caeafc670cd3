/* model/formats/docker_table.h - the tables of docker ps, docker images and docker network ls:
 * columns below the words of the heading.
 *
 * What is cut in such a table ("cmd /c ping...") is not told. */
#ifndef MODEL_FORMATS_DOCKER_TABLE_H
#define MODEL_FORMATS_DOCKER_TABLE_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

bool docker_table_is_ps(struct str text);
bool docker_table_is_networks(struct str text);
bool docker_table_is_images(struct str text);
void docker_table_read_images(struct evidence *out, const struct input *in);
void docker_table_read_ps(struct evidence *out, const struct input *in);
void docker_table_read_networks(struct evidence *out, const struct input *in);

#endif
