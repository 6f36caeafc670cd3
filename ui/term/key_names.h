/* ui/term/key_names.h - the reverse of ui/term/keys.h: what a person wrote to a key. */
#ifndef UI_TERM_KEY_NAMES_H
#define UI_TERM_KEY_NAMES_H

#include "ui/term/keys.h"

/* False unless `name` is exactly what ui_key_name() says of some key. */
bool ui_key_named(struct ui_event *out, struct str name);

/* Whether `word` may stand in an action's keys: such a name, or two characters, which are two keys
 * in a row. */
bool ui_key_word(struct str word);

/* The name that may have been meant, in `out`; false: none is near. */
bool ui_key_name_nearest(char out[UI_KEY_NAME_SIZE], struct str name);

#endif
