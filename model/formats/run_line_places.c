#include "model/formats/run_line_places.h"

#include "model/base/ascii.h"
#include "model/base/buf.h"

/* Names without blanks only: a shell would have to quote others. */
static const struct {
    char name[20], folder[32];
} usual[] = {
    {"ALLUSERSPROFILE", "C:\\ProgramData"},
    {"APPDATA", "C:\\Users\\user\\AppData\\Roaming"},
    {"HOME", "C:\\Users\\user"},
    {"HOMEDRIVE", "C:"},
    {"LOCALAPPDATA", "C:\\Users\\user\\AppData\\Local"},
    {"ProgramData", "C:\\ProgramData"},
    {"PUBLIC", "C:\\Users\\Public"},
    {"SystemDrive", "C:"},
    {"SystemRoot", "C:\\Windows"},
    {"TEMP", "C:\\Windows\\Temp"},
    {"TMP", "C:\\Windows\\Temp"},
    {"USERPROFILE", "C:\\Users\\user"},
    {"windir", "C:\\Windows"},
    {"~", "C:\\Users\\user"},
    {"~dp0", "C:\\folder\\"}, /* of a batch file; it ends in a backslash */
};

static struct str folder_of(struct arena *a, enum shell shell, struct str name)
{
    static const struct str env = STR_INIT("env:");
    const char *folder = "C:\\folder";
    char *copy;

    if (name.len > env.len && str_starts_ascii_case(name, env))
        name = str_cut(name, env.len, name.len);
    for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
        if (str_eq_ascii_case(name, str_of(usual[i].name)))
            folder = usual[i].folder;
    copy = arena_cstr(a, str_of(folder));
    for (size_t i = 0; copy != NULL && shell == SHELL_BASH && copy[i] != '\0'; i++)
        if (copy[i] == '\\')
            copy[i] = '/';
    return copy != NULL ? str_of(copy) : STR_NONE;
}

/* ---- what stands there ---- */

static size_t word_end(struct str s, size_t at)
{
    while (at < s.len && ascii_is_word(s.s[at]))
        at++;
    return at;
}

/* %NAME%, %~dp0 */
static size_t cmd_variable(struct str *name, struct str s)
{
    static const struct str script = STR_INIT("%~dp0");
    ptrdiff_t end;

    if (s.s[0] != '%')
        return 0;
    if (str_starts_ascii_case(s, script)) {
        *name = str_cut(s, 1, script.len);
        return script.len;
    }
    end = str_find(s, '%', 1);
    *name = str_cut(s, 1, end > 1 ? (size_t)end : 1);
    return end > 1 && str_find(*name, ':', 0) < 0 && str_find(*name, ' ', 0) < 0 ? (size_t)end + 1
                                                                                 : 0;
}

/* $NAME, ${NAME}; PowerShell's $env:NAME, too, and $($NAME) */
static size_t dollar_variable(struct str *name, enum shell shell, struct str s, bool quoted)
{
    static const struct str env = STR_INIT("env:");
    bool windows = shell != SHELL_BASH;
    bool inner = windows && str_starts(s, STR_LIT("$($"));
    size_t at = inner ? 3 : 1, from;
    bool braces = at < s.len && s.s[at] == '{';
    char behind;

    from = at += braces;
    if (windows && str_eq_ascii_case(str_cut(s, at, at + env.len), env))
        at += env.len;
    if (at < s.len && ascii_is_word(s.s[at]) && (s.s[at] < '0' || s.s[at] > '9'))
        *name = str_cut(s, from, word_end(s, at));
    else
        return 0;
    at = from + name->len;
    behind = at < s.len ? s.s[at] : '\0';
    if (braces && behind != '}')
        return 0;
    at += braces;
    if (inner)
        return at < s.len && s.s[at] == ')' ? at + 1 : 0;
    /* $A{b,c} of bash is $Ab and $Ac. */
    if (!windows && !braces && !quoted && behind == '{')
        return 0;
    /* PowerShell's scopes, members and places of lists. */
    if (windows && !braces && (behind == ':' || (!quoted && (behind == '.' || behind == '['))))
        return 0;
    return at;
}

/* $(NAME) of a Makefile, in capitals as no command is written. */
static size_t make_variable(struct str *name, struct str s)
{
    size_t end = s.len > 2 ? word_end(s, 2) : 0;

    if (!str_starts(s, STR_LIT("$(")) || end < 3 || end >= s.len || s.s[end] != ')')
        return 0;
    for (size_t i = 2; i < end; i++)
        if (s.s[i] >= 'a' && s.s[i] <= 'z')
            return 0;
    *name = str_cut(s, 2, end);
    return end + 1;
}

static size_t variable_at(struct str *name, enum shell shell, struct str s, bool quoted)
{
    if (s.s[0] == '~' && shell != SHELL_CMD && !quoted && s.len > 1 &&
        (s.s[1] == '/' || (s.s[1] == '\\' && shell != SHELL_BASH))) {
        *name = str_cut(s, 0, 1);
        return 1;
    }
    if (shell == SHELL_CMD)
        return cmd_variable(name, s);
    if (s.s[0] != '$')
        return 0;
    return make_variable(name, s) > 0 ? make_variable(name, s)
                                      : dollar_variable(name, shell, s, quoted);
}

/* ---- where it stands ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* -v, --volume, -w, --workdir; other letters may stand before them: -itv. */
static bool is_flag(struct str word)
{
    size_t at = 1;

    if (str_is(word, "--volume") || str_is(word, "--workdir"))
        return true;
    while (at < word.len && ascii_is_letter(word.s[at]))
        at++;
    return word.len > 1 && word.s[0] == '-' && at == word.len &&
           (word.s[at - 1] == 'v' || word.s[at - 1] == 'w');
}

/* Whether a folder begins behind the text. */
static bool folder_begins(struct str before)
{
    static const char signs[][12] = {"source=", "src=", "--volume=", "--workdir=", "-v=", "-w="};
    size_t end = before.len, from;

    if (end > 0 && before.s[end - 1] == '"')
        end--;
    before = str_cut(before, 0, end);
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_ends(before, str_of(signs[i])))
            return true;
    while (end > 0 && is_blank(before.s[end - 1]))
        end--;
    if (end == before.len) /* in the middle of a word, which may be long */
        return false;
    for (from = end; from > 0 && !is_blank(before.s[from - 1]) && before.s[from - 1] != '\n';)
        from--;
    return is_flag(str_cut(before, from, end));
}

/* ---- parts of an image's name ---- */

static bool name_holds(struct str name, const char *part)
{
    return str_find_ascii_case(name, str_of(part), 0) >= 0;
}

/* At the start of a word, with or without a quote. */
static bool word_begins(struct str before)
{
    size_t end = before.len;

    if (end > 0 && before.s[end - 1] == '"')
        end--;
    return end == 0 || is_blank(before.s[end - 1]) || before.s[end - 1] == '\n';
}

/* name: or registry/name: behind a word that is no option; what a tag stands behind. */
static bool tag_begins(struct str before)
{
    size_t end = before.len, from;

    if (end < 2 || before.s[end - 1] != ':')
        return false;
    for (from = --end; from > 0 && (ascii_is_alnum(before.s[from - 1]) ||
                                    memchr("./_-{}%$", before.s[from - 1], 8) != NULL);)
        from--;
    return from < end && word_begins(str_cut(before, 0, from)) && before.s[from] != '-';
}

/* What stands for a variable that is named as an image is; empty: it is not. */
static struct str image_part(struct str before, struct str name)
{
    if ((name_holds(name, "image") || name_holds(name, "img")) && word_begins(before))
        return STR_LIT("image");
    if ((name_holds(name, "tag") || name_holds(name, "version")) && tag_begins(before))
        return STR_LIT("latest");
    return STR_NONE;
}

/* ---- the line ---- */

static void tell(struct run_places *out, struct str name, struct str taken)
{
    for (size_t i = 0; i < out->count; i++)
        if (str_eq_ascii_case(out->items[i].name, name))
            return;
    if (out->count < RUN_PLACES_MOST)
        out->items[out->count++] = (struct run_place){name, taken};
}

struct str run_line_places(struct run_places *out, struct arena *a, enum shell shell,
                           struct str text)
{
    struct buf made = {.s = NULL};
    size_t from = 0;
    char quote = '\0';

    out->count = 0;
    for (size_t at = 0, len; at < text.len; at++) {
        char c = text.s[at];
        struct str name, taken, before = str_cut(text, 0, at);

        if (shell != SHELL_CMD && (c == '"' || c == '\'') && (quote == '\0' || quote == c))
            quote = quote == c ? '\0' : c;
        if ((c != '$' && c != '%' && c != '~') || quote == '\'' ||
            (len = variable_at(&name, shell, str_cut(text, at, text.len), quote == '"')) == 0)
            continue;
        taken = folder_begins(before) ? folder_of(a, shell, name) : image_part(before, name);
        if (taken.len == 0)
            continue;
        tell(out, name, taken);
        buf_add(&made, str_cut(text, from, at));
        buf_add(&made, taken);
        from = at + len;
        at = from - 1;
    }
    if (from == 0)
        return text;
    buf_add(&made, str_cut(text, from, text.len));
    return buf_in_arena(&made, a);
}
