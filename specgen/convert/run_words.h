/* specgen/convert/run_words.h - a request as the words of a docker run line.
 *
 * Each part is tried on docker's client itself (model/client): what it refuses, or would send as
 * something else, is left out and remarked with the client's own reason. Defaults are not written.
 * Cost: linear; a list that the client takes whole is tried once. */
#ifndef SPECGEN_CONVERT_RUN_WORDS_H
#define SPECGEN_CONVERT_RUN_WORDS_H

#include "model/client/client.h"
#include "specgen/convert/asked.h"

struct run_part {
    struct str words[2]; /* the flag and what follows it; one word of the image or the command */
    unsigned count;
    struct str path;        /* in the request's body */
    const struct datum *of; /* that it says; NULL: of no setting */
};

struct run_words {
    struct arena *a;
    struct arena scratch; /* of the part that is tried */
    struct losses *losses;
    struct client_input client; /* whose words are none yet */
    struct run_part *parts;
    size_t count, size;
    size_t image;  /* where the image stands; the command is behind it */
    bool detached; /* docker run -d: nobody is attached */
    struct err *error;
};

/* windows: docker.exe. run_words_finish() is due either way. ERR_OOM; ERR_LIMIT for what the client
 * would not read. */
struct err *run_words_make(struct run_words *out, struct arena *a, const struct asked *asked,
                           struct losses *losses, bool windows);
void run_words_finish(struct run_words *w);

#endif
