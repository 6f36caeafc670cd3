#include "model/client/run_text.h"

struct str run_behind(struct str s, size_t bytes)
{
    s = str_cut(s, bytes, s.len);
    while (s.len > 0 && (s.s[0] == ' ' || s.s[0] == '\t'))
        s = str_cut(s, 1, s.len);
    return s;
}

struct str run_first_word(struct str s)
{
    size_t end = 0;
    char quote = '\0';

    if (s.len > 0 && (s.s[0] == '"' || s.s[0] == '\''))
        quote = s.s[end++];
    while (end < s.len && (quote != '\0' ? s.s[end] != quote : s.s[end] != ' ' && s.s[end] != '\t'))
        end++;
    return str_cut(s, 0, end + (quote != '\0' && end < s.len ? 1 : 0));
}
