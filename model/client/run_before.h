/* model/client/run_before.h - what stands in front of a docker run in its line: whether a command
 * may begin behind it, and what it tells of the shell.
 *
 * Cost: linear, and bounded where a line may name docker often. */
#ifndef MODEL_CLIENT_RUN_BEFORE_H
#define MODEL_CLIENT_RUN_BEFORE_H

#include "model/client/run_text.h"

/* Whether a command may begin behind `before`: at a sign that ends another or opens one, behind a
 * command that runs another. */
bool run_may_begin_behind(struct str before);

/* The command at the end of `before`: behind the sign that ends another one or opens this one, and
 * a prompt; empty: it is too far away. */
struct str run_last_command(struct str before);

/* A prompt, or a program that hands the text to a shell. */
enum guess run_guess_of(struct str before);

/* Whether xargs runs what stands behind `before`, with words that are not there; *place: the word
 * that they take the place of, empty: they come last. */
bool run_is_fed(struct str before, struct str *place);

#endif
