/* model/formats/docker_table.h - what docker ps, docker images, docker network ls and docker volume
 * ls tell, as tables and as JSON (docker_rows.h).
 *
 * What is cut in such a table ("cmd /c ping...") is not told. */
#ifndef MODEL_FORMATS_DOCKER_TABLE_H
#define MODEL_FORMATS_DOCKER_TABLE_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

void docker_table_read_images(struct evidence *out, const struct input *in);
void docker_table_read_ps(struct evidence *out, const struct input *in);
void docker_table_read_networks(struct evidence *out, const struct input *in);
void docker_table_read_volumes(struct evidence *out, const struct input *in);

#endif
