/* tests/unit/ui/whole_frame.h - a frame that is drawn where the one before stands, beside a whole
 * one. */
#ifndef TESTS_UNIT_UI_WHOLE_FRAME_H
#define TESTS_UNIT_UI_WHOLE_FRAME_H

#include "ui/tui/loop/app.h"

/* The first line of `s`, which ui_app_draw() has drawn, that is another one in a whole frame; -1:
 * none is, and the cursor is where it is there. -2: no memory. */
int whole_frame_differs(struct ui_app *app, const struct ui_surface *s);

#endif
