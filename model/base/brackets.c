#include "model/base/brackets.h"

size_t brackets_length(struct str text)
{
    size_t depth = 0;
    bool quoted = false;

    if (text.len == 0 || memchr("[{\"", text.s[0], 3) == NULL)
        return 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if (quoted && c == '\\')
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            depth++;
        else if (!quoted && (c == ']' || c == '}'))
            depth--;
        if (depth == 0 && !quoted)
            return i + 1 < text.len ? i + 1 : text.len;
    }
    return 0;
}
