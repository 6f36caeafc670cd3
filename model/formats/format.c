#include "model/formats/format.h"

#include "model/client/run_line.h"

const char *const gives_names[GIVES_COUNT] = {
    "container", "host", "engine", "request", "spec", "document", "error", "environment",
};

#define HEADS(...) ((const char *const[]){__VA_ARGS__, NULL})

const struct format formats[FORMAT_COUNT] = {
#define FORMAT(id, ...)                                                                            \
    [FORMAT_##                                                                                     \
        id] = {__VA_ARGS__, .recognises = format_##id##_recognises, .read = format_##id##_read},
#include "model/formats/formats.def"
#undef FORMAT
};

#define BEYOND_DOUBT 100

/* Of those that are as sure the first one reads, so that none is asked behind one without a doubt:
 * some look at every word of a text. */
const struct format *format_of(const struct input *in)
{
    const struct format *best = NULL;
    unsigned sure = 0;

    for (size_t i = 0; i < FORMAT_COUNT && sure < BEYOND_DOUBT; i++) {
        unsigned here = formats[i].recognises(in);

        if (here > sure) {
            best = &formats[i];
            sure = here;
        }
    }
    return best;
}
