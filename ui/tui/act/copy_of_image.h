/* ui/tui/act/copy_of_image.h - yd on what the configuration of an image gives: no flag gave it, and
 * one may replace it. */
#ifndef UI_TUI_ACT_COPY_OF_IMAGE_H
#define UI_TUI_ACT_COPY_OF_IMAGE_H

#include "ui/tui/state/state.h"

/* Whether the path leads below host.Images[n].Config. */
bool ui_is_of_image(const struct mdl_path *p);
/* In the footer: which flag does what to it. path: of the field, such a one. */
void ui_say_of_image(struct ui_state *st, enum mdl_field_id field, const struct mdl_path *path);

#endif
