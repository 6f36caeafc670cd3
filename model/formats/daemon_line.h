/* model/formats/daemon_line.h - the command line of dockerd, as the service docker has it: sc qc
 * and Win32_Service's PathName show it, or as somebody types it.
 *
 * Its options come on top of daemon.json. Errors: memory, which out->arena remembers. */
#ifndef MODEL_FORMATS_DAEMON_LINE_H
#define MODEL_FORMATS_DAEMON_LINE_H

#include "model/formats/evidence.h"

/* Whether dockerd is called in it. */
bool daemon_line_is(struct str line);

/* Of a command that runs dockerd, or gives a service its command line (sc config, nssm set,
 * New-Service), what stands there from dockerd on, with an option that is known here; empty: it is
 * none. */
struct str daemon_line_of_command(struct arena *a, struct str line);

/* The facts of the host that it tells; source: who showed the line. */
void daemon_line_tell(struct evidence *out, struct str line, struct str source);

#endif
