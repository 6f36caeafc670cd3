#include "model/diagnosis/log_split.h"

#include "model/transport/prompt.h"
#include "model/transport/record.h"

bool log_is_last_words(struct str line)
{
    static const char words[][40] = {
        "Error starting daemon: ", "failed to start daemon: ",
        "failed to start cluster component: ", "failed to load listeners: ",
        "unable to configure the Docker daemon "};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_starts(line, str_of(words[i])))
            return true;
    return false;
}

struct str log_last_words(struct str text)
{
    for (size_t at = 0; at < text.len; at = str_line_end(text, at) + 1)
        if (log_is_last_words(str_cut(text, at, text.len)))
            return str_trim(str_cut(text, at, text.len));
    return STR_NONE;
}

static bool begins_object(struct str line)
{
    return str_starts(line, STR_LIT("{\"")) && str_holds(line, STR_LIT("\"level\":"));
}

size_t log_begin(struct str text, size_t *at)
{
    for (size_t from = 0, end; from < text.len; from = end + 1) {
        struct str line;

        end = str_line_end(text, from);
        for (*at = from; *at < end && memchr(" \t>\xEF\xBB\xBF", text.s[*at], 6) != NULL;)
            ++*at; /* quoted, further in, behind a mark of the byte order */
        line = str_cut(text, *at, end);
        if (line_begins_record(line) || begins_object(line))
            return from;
    }
    return *at = 0;
}

size_t log_record_end(struct str text, size_t from)
{
    const struct str object = STR_INIT("{\"");
    const bool objects = str_starts(text, object);

    for (size_t i = from + 1; i < text.len; i++) {
        struct str line = str_cut(text, i, text.len), typed;

        if (text.s[i - 1] == '\n' &&
            (log_is_last_words(line) ||
             (objects ? str_starts(line, object) : line_begins_record(line)) ||
             prompt_read(str_cut(text, i, str_line_end(text, i)), &typed)))
            return i;
    }
    return text.len;
}
