/* model/formats/daemon_line.h - the command line of dockerd, as the service docker has it: sc qc
 * and Win32_Service's PathName show it, or as somebody types it.
 *
 * Its options come on top of daemon.json. Errors: memory, which out->arena remembers. */
#ifndef MODEL_FORMATS_DAEMON_LINE_H
#define MODEL_FORMATS_DAEMON_LINE_H

#include "model/formats/evidence.h"
#include "model/shell/shell.h"

/* Whether dockerd is called in it. */
bool daemon_line_is(struct str line);

/* For daemon_command.c: where its name stands, -1: nowhere; its words, false: not so much as one;
 * whether an option that is known here is among them. */
ptrdiff_t daemon_line_program(struct str line);
bool daemon_line_split(struct shell_answer *words, struct arena *a, struct str line);
bool daemon_line_has_setting(const struct shell_words *words);

/* The facts of the host that it tells; source: who showed the line. */
void daemon_line_tell(struct evidence *out, struct str line, struct str source);

#endif
