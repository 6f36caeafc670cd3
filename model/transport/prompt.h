/* model/transport/prompt.h - a shell's prompt in front of a line, and the command behind it.
 *
 * PowerShell ("PS C:\dir> "), also of a remote machine ("[host]: PS C:\dir> "), cmd ("C:\dir>"),
 * and shells of other systems ("user@host:~$ ", "root@host:/# ", "$ "). Cmder's, and marks that say
 * nothing alone ("> ", "~ > "), are some where docker is typed behind them. */
#ifndef MODEL_TRANSPORT_PROMPT_H
#define MODEL_TRANSPORT_PROMPT_H

#include "model/base/str.h"

/* Whether the line begins with a prompt; *command is what was typed behind it, trimmed. */
bool prompt_read(struct str line, struct str *command);

/* Whether the line is, without a prompt, a command of docker that shows something and nothing
 * behind it that a sentence would have: "docker info", "docker network inspect corp". */
bool prompt_is_bare(struct str line);

#endif
