/* ui/term/ground.h - whether a terminal is light or dark, as far as it or its environment says. */
#ifndef UI_TERM_GROUND_H
#define UI_TERM_GROUND_H

#include "model/base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum ui_ground { UI_GROUND_UNKNOWN, UI_GROUND_DARK, UI_GROUND_LIGHT };

/* Of a colour 0xrrggbb. */
enum ui_ground ui_ground_of(uint32_t rgb);
/* Of $COLORFGBG, "15;0" or "0;default;15", which rxvt, Konsole and others set; NULL: unknown. */
enum ui_ground ui_ground_of_variable(const char *text);

/* A colour as terminals answer, of 1 to 4 digits a part: "rgb:1c1c/1c1c/1c1c",
 * "rgba:ff/ff/ff/ff", "#ffffff". False: it is none. */
bool ui_ground_answer(uint32_t *rgb, struct str text);

#endif
