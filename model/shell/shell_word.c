#include "model/shell/shell_word.h"

#include "model/base/buf.h"
#include "model/base/quote.h"
#include "model/base/utf8.h"

const struct shell_name shell_names[SHELL_NAMES] = {
    {SHELL_POWERSHELL, "powershell", "PowerShell"},
    {SHELL_POWERSHELL_LEGACY, "windows-powershell", "Windows PowerShell 5.1"},
    {SHELL_CMD, "cmd", "cmd"},
    {SHELL_BASH, "bash", "bash"},
};

const struct shell_name *shell_find(struct str name)
{
    for (size_t i = 0; i < SHELL_NAMES; i++) {
        if (str_is(name, shell_names[i].name))
            return &shell_names[i];
    }
    return NULL;
}

/* What means itself in each shell, wherever it stands in a word. */
static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              (c != '\0' && strchr("_./:=+-", c) != NULL)))
            return false;
    }
    return text.len > 0;
}

/* PowerShell takes -Da.b for a parameter of its own and hands on -Da and .b; zsh, to which people
 * give lines for bash, puts the path of a program in the place of =program. */
static bool begins_otherwise(enum shell shell, struct str text)
{
    if (shell == SHELL_BASH)
        return str_starts(text, STR_LIT("="));
    return (shell == SHELL_POWERSHELL || shell == SHELL_POWERSHELL_LEGACY) && text.len > 1 &&
           text.s[0] == '-' && text.s[1] != '-' && memchr(text.s, '.', text.len) != NULL;
}

/* Go's EscapeArg, always in quotes: how a program on Windows reads its command line. `quote`
 * stands for the quotes around it. */
static void add_windows_argument(struct buf *out, struct str text, struct str quote)
{
    size_t slashes = 0;

    buf_add(out, quote);
    for (size_t i = 0; i <= text.len; i++) {
        char c = i < text.len ? text.s[i] : '"';

        if (c == '"' && (i < text.len || quote.len > 0))
            buf_fill(out, '\\', slashes + (i < text.len));
        slashes = c == '\\' ? slashes + 1 : 0;
        if (i < text.len)
            buf_char(out, c);
    }
    buf_add(out, quote);
}

/* PowerShell takes the typographic single quotes for the plain one: each is doubled. */
static void add_single_quoted(struct buf *out, struct str text)
{
    buf_char(out, '\'');
    for (size_t at = 0; at < text.len;) {
        uint32_t c = 0;
        size_t width = utf8_decode(&c, text, at);

        if (c == '\'' || (c >= 0x2018 && c <= 0x201B))
            buf_add(out, str_cut(text, at, at + width));
        buf_add(out, str_cut(text, at, at + width));
        at += width;
    }
    buf_char(out, '\'');
}

/* What a backtick and a letter stand for in every PowerShell; '\0': no letter does. */
static char backtick_letter(uint32_t c)
{
    static const char values[] = "\a\b\f\n\r\t\v", letters[] = "abfnrtv";
    const char *value = c > 0 && c < 0x20 ? strchr(values, (int)c) : NULL;

    return value != NULL ? letters[value - values] : '\0';
}

static bool prints_at(struct str text, size_t at)
{
    char piece[QUOTE_ESCAPE_MAX];
    size_t used, len = quote_escape(piece, str_cut(text, at, text.len), &used);

    return str_eq((struct str){piece, len}, str_cut(text, at, at + used));
}

/* By number any character can be said, which Windows PowerShell cannot. */
static bool powershell_says(struct str text, bool by_number)
{
    uint32_t c = 0;

    if (!utf8_valid(text) || memchr(text.s, '\0', text.len) != NULL)
        return false;
    for (size_t at = 0, width; at < text.len && !by_number; at += width) {
        width = utf8_decode(&c, text, at);
        if (backtick_letter(c) == '\0' && !prints_at(text, at))
            return false;
    }
    return true;
}

static void add_double_quoted(struct buf *out, struct str text)
{
    buf_char(out, '"');
    for (size_t at = 0, width; at < text.len; at += width) {
        uint32_t c = 0;
        char letter, code[16];

        width = utf8_decode(&c, text, at);
        letter = backtick_letter(c);
        if (letter == '\0' && !prints_at(text, at)) {
            snprintf(code, sizeof(code), "`u{%x}", (unsigned)c);
            buf_add(out, str_of(code));
            continue;
        }
        if (letter != '\0' || c == '`' || c == '$' || c == '"' || (c >= 0x201C && c <= 0x201E))
            buf_char(out, '`');
        if (letter != '\0')
            buf_char(out, letter);
        else
            buf_add(out, str_cut(text, at, at + width));
    }
    buf_char(out, '"');
}

static void add_powershell(struct buf *out, struct str text, bool prints)
{
    prints ? add_single_quoted(out, text) : add_double_quoted(out, text);
}

/* Or what may be one: the blanks of Unicode are beyond ASCII. */
static bool has_blank(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (memchr(" \t\n\r\v\f", text.s[i], 6) != NULL || (unsigned char)text.s[i] >= 0x80)
            return true;
    }
    return false;
}

/* It gives the text to the program as it is, in quotes when it has a blank outside of its own. An
 * empty one would get lost, and 5.1 doubles no backslash before the quote that it adds (6 and later
 * do): those bring their own quotes along. */
static void add_windows_powershell(struct buf *out, struct str text, bool prints)
{
    struct buf argument = {NULL, 0, 0, false};
    bool quotes = text.len == 0 || (text.s[text.len - 1] == '\\' && has_blank(text));

    add_windows_argument(&argument, text, quotes ? STR_LIT("\"") : STR_NONE);
    add_powershell(out, buf_str(&argument), prints);
    out->failed = out->failed || argument.failed;
    buf_finish(&argument);
}

/* No quote is left for cmd to see, so that a caret takes the meaning of what follows wherever it
 * stands. One behind each % as well: no variable's name begins with a caret. */
static void add_cmd(struct buf *out, struct str text)
{
    struct buf argument = {NULL, 0, 0, false};

    add_windows_argument(&argument, text, STR_LIT("\""));
    for (size_t i = 0; i < argument.len; i++) {
        char c = argument.s[i];

        if (strchr("()%!^\"<>&|", c) != NULL || (i > 0 && argument.s[i - 1] == '%'))
            buf_char(out, '^');
        buf_char(out, c);
    }
    out->failed = out->failed || argument.failed;
    buf_finish(&argument);
}

static void add_bash(struct buf *out, struct str text)
{
    buf_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\'')
            buf_add(out, STR_LIT("'\\'"));
        buf_char(out, text.s[i]);
    }
    buf_char(out, '\'');
}

/* $'a\nb'. The history's ! is looked for before anything is unquoted. A quote has its number: to
 * dash this is a $ and a plain string, which would end at a quote behind a backslash, and what
 * follows would run. */
static void add_bash_escaped(struct buf *out, struct str text)
{
    buf_add(out, STR_LIT("$'"));
    for (size_t at = 0, used; at < text.len; at += used) {
        char piece[QUOTE_ESCAPE_MAX];
        size_t len = quote_escape(piece, str_cut(text, at, text.len), &used);

        if (text.s[at] == '!' || text.s[at] == '\'') {
            buf_add(out, text.s[at] == '!' ? STR_LIT("\\x21") : STR_LIT("\\x27"));
            continue;
        }
        if (text.s[at] == '\\')
            buf_char(out, '\\');
        buf_add(out, (struct str){piece, len});
    }
    buf_char(out, '\'');
}

static void add_word(struct buf *out, enum shell shell, struct str text, bool prints)
{
    switch (shell) {
    case SHELL_POWERSHELL:
        add_powershell(out, text, prints);
        break;
    case SHELL_POWERSHELL_LEGACY:
        add_windows_powershell(out, text, prints);
        break;
    case SHELL_CMD:
        add_cmd(out, text);
        break;
    case SHELL_BASH:
        prints ? add_bash(out, text) : add_bash_escaped(out, text);
        break;
    case SHELL_ARGV:
        add_windows_argument(out, text, STR_LIT("\""));
        break;
    }
}

/* What does not print. */
static bool says(enum shell shell, struct str text)
{
    switch (shell) {
    case SHELL_POWERSHELL:
        return powershell_says(text, true);
    case SHELL_POWERSHELL_LEGACY:
        return powershell_says(text, false);
    case SHELL_BASH:
        return memchr(text.s, '\0', text.len) == NULL;
    case SHELL_CMD:
    case SHELL_ARGV:
        break;
    }
    return false;
}

struct str shell_word(struct arena *a, enum shell shell, struct str text)
{
    bool prints = quote_text(a, text, quote_escape, false).s == text.s;
    struct buf word = {NULL, 0, 0, false};

    if (is_plain(text) && !begins_otherwise(shell, text))
        return text;
    if (!prints && !says(shell, text))
        return STR_NONE;
    add_word(&word, shell, text, prints);
    return buf_in_arena(&word, a);
}
