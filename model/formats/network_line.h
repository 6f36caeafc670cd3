/* model/formats/network_line.h - docker network create: a network of the host, as somebody typed
 * it.
 */
#ifndef MODEL_FORMATS_NETWORK_LINE_H
#define MODEL_FORMATS_NETWORK_LINE_H

#include "model/formats/evidence.h"
#include "model/shell/shell.h"

/* Tells of the network that the words behind docker make: driver, subnets, options. What docker's
 * client or the daemon would say against them is not judged. False: they make none. */
bool network_line_tell(struct evidence *out, const struct shell_words *words);

#endif
