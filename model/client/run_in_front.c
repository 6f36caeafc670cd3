#include "model/client/run_in_front.h"

#include "model/client/run_loop.h"
#include "model/client/run_prompt.h"

/* Up to a ; or && outside of quotes; *next: behind it. */
static struct str first_command(struct str s, size_t *next)
{
    char quote = '\0';

    for (size_t i = 0; i < s.len; i++) {
        bool both = i + 1 < s.len && s.s[i] == '&' && s.s[i + 1] == '&';

        if (quote != '\0' || s.s[i] == '"' || s.s[i] == '\'')
            quote = quote == '\0' ? s.s[i] : quote == s.s[i] ? '\0' : quote;
        else if (s.s[i] == ';' || both) {
            *next = i + 1 + both;
            return str_cut(s, 0, i);
        }
    }
    *next = s.len;
    return s;
}

size_t run_in_front_read(struct run_assigned *out, size_t most, struct str line)
{
    struct str rest = str_trim(run_typed(line));
    size_t count = 0, next;

    if (most > 0 && run_assigned_read(out, rest))
        return 1;
    for (; rest.len > 0 && count < most; rest = str_trim(str_cut(rest, next, rest.len))) {
        struct str command = str_trim(first_command(rest, &next));

        if (run_loop_read(&out[count], command))
            count++;
        /* cmd fills a line's variables in before the first command of it sets any. */
        else if (run_assigned_read(&out[count], command) && out[count].shell != SHELL_CMD)
            count++;
    }
    return count;
}
