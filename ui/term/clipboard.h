/* ui/term/clipboard.h - text for the clipboard of the terminal's own machine.
 *
 * OSC 52: the terminal takes the text, so it works over ssh too. Terminals may refuse it and
 * answer nothing, so say what was copied and where else it can be had. */
#ifndef UI_TERM_CLIPBOARD_H
#define UI_TERM_CLIPBOARD_H

#include "model/base/buf.h"
#include "model/base/err.h"

/* Bytes of text. In base64 and with what stands around it they are 100,000 bytes, past which
 * xterm and others drop the sequence without a word. */
#define UI_CLIPBOARD_MAX ((size_t)74994)

/* Appends to *out what puts `text` on the clipboard: bytes for the terminal's copy(). tmux, sty:
 * the values of TMUX and STY, NULL where not set; the multiplexer in between gets it in the form
 * that it passes on. With both set tmux is taken to be the inner one.
 * ERR_LIMIT: longer than UI_CLIPBOARD_MAX. ERR_OOM. */
struct err *ui_clipboard_sequence(struct buf *out, struct str text, const char *tmux,
                                  const char *sty);

#endif
