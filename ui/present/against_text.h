/* ui/present/against_text.h - what differs from a daemon's spec, and why, in words: for the command
 * line and the window. Texts lie in the arena. */
#ifndef UI_PRESENT_AGAINST_TEXT_H
#define UI_PRESENT_AGAINST_TEXT_H

#include "specgen/compare/against.h"

/* "windows.resources.memory.limit: here 1, there 2" */
struct str against_text_head(struct arena *a, const struct against_difference *d);
/* "with container.HostConfig.Memory = 2 (now 1)" */
struct str against_text_cause(struct arena *a, const struct against_cause *c);
/* Of a difference without a cause. */
struct str against_text_none(struct arena *a, const struct against_difference *d);
/* "3 differences, 2 of them explained by settings" */
struct str against_text_sum(struct arena *a, const struct against *r);

#endif
