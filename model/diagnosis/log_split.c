#include "model/diagnosis/log_split.h"

#include "model/base/ascii.h"

bool log_begins_record(struct str line)
{
    static const char levels[][8] = {"DEBU[", "INFO[", "WARN[", "ERRO[", "FATA["};

    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
        if (str_starts(line, str_of(levels[i])))
            return true;
    if (str_starts(line, STR_LIT("time=")) || str_starts(line, STR_LIT("level=")))
        return true;
    return line.len > 14 && line.s[0] == '[' && ascii_is_digit(line.s[1]) && line.s[3] == ':' &&
           line.s[6] == ':' && str_find(str_cut(line, 0, 20), ']', 0) > 0;
}

size_t log_record_end(struct str text, size_t from)
{
    const struct str object = STR_INIT("{\"");
    const bool objects = str_starts(text, object);

    for (size_t i = from + 1; i < text.len; i++) {
        struct str line = str_cut(text, i, text.len);

        if (text.s[i - 1] == '\n' && (objects ? str_starts(line, object) : log_begins_record(line)))
            return i;
    }
    return text.len;
}
