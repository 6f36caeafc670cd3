/* ui/term/terminal_input.h - a terminal's bytes, gathered into keys and pastes. */
#ifndef UI_TERM_TERMINAL_INPUT_H
#define UI_TERM_TERMINAL_INPUT_H

#include "ui/term/key_decoder.h"

#define INPUT_BYTES 4096

struct ui_input {
    int fd;
    int escape_ms; /* how long the rest of a key may take after its ESC */
    struct ui_key_map map;
    char bytes[INPUT_BYTES]; /* read, not decoded yet */
    size_t len;
    bool pasting; /* between the marks of a bracketed paste, or in a burst */
    bool burst;   /* more than anybody types: a paste without marks, up to a silence */
    bool fresh;   /* nothing was decoded yet of what was read last */
    char *paste;  /* owned */
    size_t paste_len, paste_size;
    bool paste_cut;
    bool asked; /* the terminal was asked ASK_BACKGROUND and has not answered all of it */
};

/* $ESCDELAY, in milliseconds, is heeded. */
void ui_input_init(struct ui_input *in, int fd);
void ui_input_finish(struct ui_input *in);

enum ui_input_wake { UI_INPUT_TIMEOUT, UI_INPUT_READY, UI_INPUT_OTHER };

/* Waits for bytes; UI_INPUT_OTHER: other_fd has some, or a signal came. ms -1 = for ever. */
enum ui_input_wake ui_input_sleep(const struct ui_input *in, int other_fd, int ms);

/* Reads what is there; false: the end, or the terminal is gone. */
bool ui_input_fill(struct ui_input *in);

/* The next event out of the bytes read; false: there is none without more bytes. `complete` when
 * none came within ui_input_patience_ms(). */
bool ui_input_take(struct ui_input *in, bool complete, struct ui_event *out);

/* Cuts what the terminal answered out of what was read, so that keys around it keep their order;
 * true: it said its background. Not within a paste. */
bool ui_input_answer(struct ui_input *in, uint32_t *rgb);

/* How long to wait for the rest of what has begun; -1: nothing has. */
int ui_input_patience_ms(const struct ui_input *in);

#endif
