/* ui/store/demos.h - the documents that the program carries: to look at, and to begin with.
 *
 * To add one: a file in ui/demo whose first comment is its title, behind which it says what to try.
 */
#ifndef UI_STORE_DEMOS_H
#define UI_STORE_DEMOS_H

#include "model/base/str.h"

#include <stdbool.h>
#include <stddef.h>

#define UI_DEMO_FIRST "tour" /* where no name is said */

struct ui_demo {
    struct str name;  /* of its file, without its ending */
    struct str title; /* "Build agent: work folder of the host, four CPUs, 8 GiB." */
    struct str try;   /* the comment's other lines, each with its "# " */
    struct str text;  /* all of it: a scenario */
};

/* By name; false: there is none behind the last. */
bool ui_demo_at(struct ui_demo *out, size_t i);
bool ui_demo_find(struct ui_demo *out, struct str name);

#endif
