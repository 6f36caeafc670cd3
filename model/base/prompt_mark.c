#include "model/base/prompt_mark.h"

#include "model/base/ascii.h"

#define LONGEST_PLACE 260 /* of a folder in a prompt */

size_t prompt_mark_behind(struct str line, struct str mark)
{
    struct str place = str_cut(line, 0, LONGEST_PLACE);
    bool is_folder = str_starts(place, STR_LIT("~")) || str_starts(place, STR_LIT("/")) ||
                     (place.len > 2 && ascii_is_letter(place.s[0]) && place.s[1] == ':');
    ptrdiff_t blank = is_folder ? str_find(place, ' ', 0) : -1;
    size_t at = blank > 0 ? (size_t)blank + 1 : 0;

    return str_starts(str_cut(line, at, line.len), mark) ? at + mark.len : 0;
}
