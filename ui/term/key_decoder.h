/* ui/term/key_decoder.h - bytes from a terminal to keys and what the mouse did.
 *
 * Knows what xterm and its many relatives, rxvt and the Linux console send; a key map adds what
 * terminfo says about others. Unknown sequences are swallowed whole, so that no part of one is
 * taken for typed text. */
#ifndef UI_TERM_KEY_DECODER_H
#define UI_TERM_KEY_DECODER_H

#include "ui/term/key_map.h"
#include "ui/term/terminal.h"

/* Decodes the first key of `bytes` and returns how many bytes it took; 0: they may be the
 * beginning of a longer key. With `complete` nothing will follow soon, and the result is not 0
 * unless `bytes` is empty. out->kind is UI_EVENT_KEY, UI_EVENT_MOUSE, UI_EVENT_PASTE for the
 * sequence that begins a bracketed paste, whose text follows, UI_EVENT_BACKGROUND and
 * UI_EVENT_ANSWERED for what a terminal answers to terminal_output.h's ASK_BACKGROUND, or
 * UI_EVENT_NONE for what means nothing. */
size_t ui_key_decode(const struct ui_key_map *map, struct str bytes, bool complete,
                     struct ui_event *out);

#endif
