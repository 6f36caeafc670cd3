/* How docker.exe, a Go program, splits its command line. */
#include "model/shell/shell_parts.h"

struct argument {
    struct shell_bytes bytes;
    size_t slashes; /* that were read and not yet written */
    bool quoted;
};

static void put_slashes(struct splitter *s, struct argument *arg, size_t count)
{
    for (size_t i = 0; i < count; i++)
        shell_bytes_char(s, &arg->bytes, '\\');
    arg->slashes = 0;
}

/* 2n backslashes before a quote are n and the quote counts, 2n + 1 are n and the quote is
 * literal. "" inside quotes is a quote and ends the quoting. Returns the bytes taken. */
static size_t take_quote(struct splitter *s, struct argument *arg, struct str rest)
{
    bool literal = arg->slashes % 2 != 0;

    put_slashes(s, arg, arg->slashes / 2);
    if (literal) {
        shell_bytes_char(s, &arg->bytes, '"');
        return 1;
    }
    if (arg->quoted && rest.len > 1 && rest.s[1] == '"') {
        shell_bytes_char(s, &arg->bytes, '"');
        arg->quoted = false;
        return 2;
    }
    arg->quoted = !arg->quoted;
    return 1;
}

/* The word that the line begins with; returns the bytes taken, its blank included. */
static size_t take_argument(struct splitter *s, struct argument *arg, struct str line)
{
    size_t at = 0;

    while (at < line.len) {
        char c = line.s[at];

        if (c == '"') {
            at += take_quote(s, arg, str_cut(line, at, line.len));
            continue;
        }
        at++;
        if ((c == ' ' || c == '\t') && !arg->quoted)
            break;
        if (c == '\\') {
            arg->slashes++;
            continue;
        }
        put_slashes(s, arg, arg->slashes);
        shell_bytes_char(s, &arg->bytes, c);
    }
    put_slashes(s, arg, arg->slashes);
    return at;
}

void shell_argv(struct splitter *s, struct shell_words *words, struct str line)
{
    size_t at = 0;

    while (at < line.len && s->error == NULL) {
        struct argument arg = {{NULL, 0, 0}, 0, false};

        if (line.s[at] == ' ' || line.s[at] == '\t') {
            at++;
            continue;
        }
        at += take_argument(s, &arg, str_cut(line, at, line.len));
        (void)shell_words_add(s, words, shell_bytes_str(&arg.bytes));
    }
}
