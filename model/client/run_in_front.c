#include "model/client/run_in_front.h"

#include "model/client/run_loop.h"
#include "model/client/run_prompt.h"
#include "model/client/run_text.h"

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

/* Up to a blank outside of quotes. */
static struct str whole_word(struct str s)
{
    char quote = '\0';

    for (size_t i = 0; i < s.len; i++) {
        if (quote != '\0' || s.s[i] == '"' || s.s[i] == '\'')
            quote = quote == '\0' ? s.s[i] : quote == s.s[i] ? '\0' : quote;
        else if (s.s[i] == ' ' || s.s[i] == '\t')
            return str_cut(s, 0, i);
    }
    return s;
}

/* X=1 Y=2 docker compose up */
static size_t read_prefixes(struct run_assigned *out, size_t most, struct str command)
{
    size_t count = 0;

    for (struct str s = run_behind(command, 0), word; s.len > 0; s = run_behind(s, word.len)) {
        word = whole_word(s);
        if (str_starts_ascii_case(s, STR_LIT("docker compose ")) ||
            str_starts_ascii_case(s, STR_LIT("docker-compose ")))
            return count;
        if (count == most || !run_assigned_read(&out[count], word) ||
            out[count].shell != SHELL_BASH)
            return 0;
        out[count++].exported = true;
    }
    return 0;
}

/* cmd keeps the blank in front of && as a part of the value. */
static bool read_command(struct run_assigned *out, struct str command)
{
    struct str trimmed = str_trim(command);
    size_t behind = command.len - (size_t)(trimmed.s - command.s) - trimmed.len;

    if (run_loop_read(out, trimmed))
        return true;
    if (!run_assigned_read(out, trimmed))
        return false;
    if (out->shell == SHELL_CMD && out->value.s + out->value.len == trimmed.s + trimmed.len)
        out->value.len += behind;
    return true;
}

size_t run_in_front_read(struct run_assigned *out, size_t most, struct str line)
{
    struct str rest = run_typed(line);
    size_t count = 0, next;

    if (most > 0 && run_assigned_read(out, rest))
        return 1;
    for (; rest.len > 0 && count < most; rest = str_cut(rest, next, rest.len)) {
        struct str command = first_command(rest, &next);
        size_t prefixes = read_prefixes(&out[count], most - count, command);

        count += prefixes > 0 ? prefixes : read_command(&out[count], command);
    }
    return count;
}
