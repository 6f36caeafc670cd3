/* ui/cli/completion.h - what the tables of the command line are for a shell. */
#ifndef UI_CLI_COMPLETION_H
#define UI_CLI_COMPLETION_H

#include "model/base/buf.h"

/* Each appends a script that completes the words of every command. False: no memory. */
bool completion_bash(struct buf *out);
bool completion_zsh(struct buf *out);
bool completion_fish(struct buf *out);

#endif
