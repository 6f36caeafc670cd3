/* ui/present/taken.h - what was recognised and taken of something that was read, in one sentence.
 */
#ifndef UI_PRESENT_TAKEN_H
#define UI_PRESENT_TAKEN_H

#include "model/formats/evidence.h"

/* "docker info 23.0.3: host and engine set", and how much of it was told differently before or is
 * left out, where a window lists it. In the arena. */
struct str ui_taken_text(struct arena *a, const struct evidence *told);

#endif
