#include "model/formats/format.h"

#include "model/client/run_line.h"
#include "model/formats/asked.h"
#include "model/formats/daemon_command.h"
#include "model/formats/line_walk.h"
#include "model/transport/prompt.h"

const char gives_names[GIVES_COUNT][12] = {
    "container", "host", "engine", "request", "spec", "document", "error", "environment",
};

const struct format formats[FORMAT_COUNT] = {
#define FORMAT(id, ...) [FORMAT_##id] = {__VA_ARGS__},
#include "model/formats/formats.def"
#undef FORMAT
};

unsigned format_recognises(const struct format *f, const struct input *in)
{
    switch (f - formats) {
#define FORMAT(id, ...)                                                                            \
    case FORMAT_##id:                                                                              \
        return format_##id##_recognises(in);
#include "model/formats/formats.def"
#undef FORMAT
    default:
        return 0;
    }
}

struct err *format_read(const struct format *f, struct evidence *out, const struct input *in)
{
    switch (f - formats) {
#define FORMAT(id, ...)                                                                            \
    case FORMAT_##id:                                                                              \
        return format_##id##_read(out, in);
#include "model/formats/formats.def"
#undef FORMAT
    default:
        return NULL;
    }
}

static bool begins(const struct format *f, struct str line)
{
    switch (f->begins) {
    case BEGINS_BY_HEADS:
        return false;
    case BEGINS_BY_RUN_LINE:
        return run_line_begins(line);
    case BEGINS_BY_INSPECT:
        return asked_begins_inspect(line);
    case BEGINS_BY_VERSION:
        return asked_begins_version(line);
    case BEGINS_BY_INFO:
        return asked_begins_info(line);
    }
    return false;
}

bool format_goes_on(const struct format *f, struct str first, struct str last, struct str next,
                    size_t count)
{
    return f->begins == BEGINS_BY_RUN_LINE ? run_line_goes_on(first, last, next, count)
                                           : asked_goes_on(first, last, next, count);
}

#define BEYOND_DOUBT 100

/* Of those that are as sure the first one reads, so that none is asked behind one without a doubt:
 * some look at every word of a text. */
struct err *format_of(const struct format **out, const struct input *in)
{
    unsigned sure = 0;

    *out = NULL;
    for (size_t i = 0; i < FORMAT_COUNT && sure < BEYOND_DOUBT; i++) {
        unsigned here = format_recognises(&formats[i], in);

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

static bool next_head(struct str *heads, struct str *head)
{
    ptrdiff_t bar = str_find(*heads, '|', 0);

    *head = str_cut(*heads, 0, bar < 0 ? heads->len : (size_t)bar);
    *heads = str_cut(*heads, head->len + 1, heads->len);
    return head->len > 0;
}

const struct format *format_headed_by(struct str line)
{
    struct str text = str_cut(line, line_indent(line), line.len);

    for (size_t f = 0; f < FORMAT_COUNT; f++)
        for (struct str heads = str_of(formats[f].heads), head; next_head(&heads, &head);)
            if (is_headed(text, head))
                return &formats[f];
    return daemon_command_begins(text) ? &formats[FORMAT_host_facts] : NULL;
}

const struct format *format_begun_by(struct str line)
{
    for (size_t f = 0; f < FORMAT_COUNT; f++)
        if (begins(&formats[f], line))
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
