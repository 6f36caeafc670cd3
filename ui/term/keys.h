/* ui/term/keys.h - names of keys: "q", "ctrl-r", "shift-tab", "pgdn". */
#ifndef UI_TERM_KEYS_H
#define UI_TERM_KEYS_H

#include "ui/term/terminal.h"

#define UI_KEY_NAME_SIZE 32

/* "" for a key without a name. */
void ui_key_name(char out[UI_KEY_NAME_SIZE], const struct ui_event *ev);
/* Whether the key is one of the names in `keys`, which blanks separate. */
bool ui_key_is(const struct ui_event *ev, const char *keys);
/* A character, or what was pasted. */
bool ui_key_is_text(const struct ui_event *ev);

#endif
