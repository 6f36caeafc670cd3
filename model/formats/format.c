#include "model/formats/format.h"

#include "model/client/run_line.h"
#include "model/formats/asked.h"
#include "model/formats/line_walk.h"
#include "model/transport/prompt.h"

const char gives_names[GIVES_COUNT][12] = {
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
struct err *format_of(const struct format **out, const struct input *in)
{
    unsigned sure = 0;

    *out = NULL;
    for (size_t i = 0; i < FORMAT_COUNT && sure < BEYOND_DOUBT; i++) {
        unsigned here = formats[i].recognises(in);

        if (here == FORMAT_NO_MEMORY)
            return err_oom();
        if (here > sure) {
            *out = &formats[i];
            sure = here;
        }
    }
    return NULL;
}

static bool is_headed(struct str text, struct str head)
{
    if (!str_ends(head, STR_LIT("\n")))
        return str_starts(text, head);
    return str_eq(str_trim(text), str_cut(head, 0, head.len - 1));
}

const struct format *format_headed_by(struct str line)
{
    struct str text = str_cut(line, line_indent(line), line.len);

    for (size_t f = 0; f < FORMAT_COUNT; f++)
        for (const char *const *head = formats[f].heads; head != NULL && *head != NULL; head++)
            if (is_headed(text, str_of(*head)))
                return &formats[f];
    return NULL;
}

const struct format *format_begun_by(struct str line)
{
    for (size_t f = 0; f < FORMAT_COUNT; f++)
        if (formats[f].begins != NULL && formats[f].begins(line))
            return &formats[f];
    return NULL;
}

bool format_line_begins(struct str line)
{
    static const char outputs[][16] = {"docker",         "Error", "ERROR", "WARNING",
                                       "Unable to find", "HKEY_", "HKLM"};
    struct str command;

    for (size_t i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++)
        if (str_starts(line, str_of(outputs[i])))
            return true;
    return format_headed_by(line) != NULL || format_begun_by(line) != NULL ||
           prompt_read(line, &command);
}
