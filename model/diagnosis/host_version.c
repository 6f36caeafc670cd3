#include "model/diagnosis/host_version.h"

#include "model/diagnosis/loose_match.h"

bool host_version_told(struct mdl_windows *out, struct str text)
{
    static const char marks[][48] = {"no matching manifest for windows/amd64 ",
                                     "no matching manifest for windows(",
                                     "-based image is incompatible with a "};

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t end, at = loose_find(text, 0, str_of(marks[i]), &end);

        if (at == LOOSE_NONE)
            continue;
        while (end < text.len && (text.s[end] == ' ' || text.s[end] == '\n'))
            end++;
        if (mdl_windows_version(out, str_cut(text, end, text.len)))
            return true;
    }
    return false;
}
