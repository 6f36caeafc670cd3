/* model/formats/daemon_line.h - the command line of dockerd, as the service docker has it: sc qc
 * and Win32_Service's PathName show it.
 *
 * Its options come on top of daemon.json. Errors: memory, which out->arena remembers. */
#ifndef MODEL_FORMATS_DAEMON_LINE_H
#define MODEL_FORMATS_DAEMON_LINE_H

#include "model/formats/evidence.h"

/* Whether dockerd is called in it. */
bool daemon_line_is(struct str line);

/* The facts of the host that it tells; source: who showed the line. */
void daemon_line_tell(struct evidence *out, struct str line, struct str source);

#endif
