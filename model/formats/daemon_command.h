/* model/formats/daemon_command.h - commands that run dockerd, or give its service a command line:
 * typed, by PowerShell's Start-Process, by sc, nssm, New-Service, or into the registry. */
#ifndef MODEL_FORMATS_DAEMON_COMMAND_H
#define MODEL_FORMATS_DAEMON_COMMAND_H

#include "model/base/arena.h"

/* Of a command that runs dockerd, or gives a service its command line (sc config, nssm set,
 * New-Service, ImagePath of the registry), what stands there from dockerd on, with an option that
 * is known here; empty: it is none. */
struct str daemon_command_in(struct arena *a, struct str line);

/* Whether it is one. */
bool daemon_command_begins(struct str line);

#endif
