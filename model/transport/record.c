#include "model/transport/record.h"

#include "model/base/ascii.h"

bool line_begins_record(struct str line)
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
