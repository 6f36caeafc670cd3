#include "model/formats/daemon_command.h"

#include "model/base/buf.h"
#include "model/client/run_launcher.h"
#include "model/formats/daemon_line.h"
#include "model/formats/line_walk.h"

/* ---- values of a shell ---- */

/* Reads what begins with a quote, and moves *rest behind it: in double ones a shell's sign or a
 * second quote in front of one makes it a part. */
static void add_quoted(struct buf *out, struct str *rest)
{
    const char quote = rest->s[0];
    size_t i = 1;

    for (; i < rest->len; i++) {
        const bool more = i + 1 < rest->len && rest->s[i + 1] == quote;

        if (rest->s[i] == quote && !more)
            break;
        if (more && (rest->s[i] == quote || (quote == '"' && memchr("\\`", rest->s[i], 2) != NULL)))
            i++;
        buf_char(out, rest->s[i]);
    }
    *rest = str_cut(*rest, i + 1, rest->len);
}

static void skip_blanks(struct str *rest)
{
    *rest = str_cut(*rest, line_indent(*rest), rest->len);
}

/* One value, or a list with commas, in brackets or not: Start-Process puts blanks between them. */
static struct str take_value(struct arena *a, struct str *rest)
{
    struct buf out = {.s = NULL};
    bool more;

    skip_blanks(rest);
    if (str_starts(*rest, STR_LIT("@(")) || str_starts(*rest, STR_LIT("(")))
        *rest = str_cut(*rest, rest->s[0] == '@' ? 2 : 1, rest->len);
    do {
        skip_blanks(rest);
        if (rest->len > 0 && memchr("\"'", rest->s[0], 2) != NULL) {
            add_quoted(&out, rest);
        } else {
            size_t end = 0;

            while (end < rest->len && memchr(" \t,)", rest->s[end], 4) == NULL)
                end++;
            buf_add(&out, str_cut(*rest, 0, end));
            *rest = str_cut(*rest, end, rest->len);
        }
        skip_blanks(rest);
        more = str_starts(*rest, STR_LIT(","));
        if (more)
            buf_char(&out, ' ');
        *rest = str_cut(*rest, more || str_starts(*rest, STR_LIT(")")), rest->len);
    } while (more);
    return buf_in_arena(&out, a);
}

/* ---- what runs it ---- */

/* dockerd, "C:\Program Files\docker\dockerd.exe" */
static bool is_program(struct str path)
{
    size_t from = path.len;

    while (from > 0 && memchr("\\/", path.s[from - 1], 2) == NULL)
        from--;
    path = str_cut(path, from, path.len);
    return str_eq_ascii_case(path, STR_LIT("dockerd")) ||
           str_eq_ascii_case(path, STR_LIT("dockerd.exe"));
}

/* The parameters of Start-Process that take no value, in small letters; any part of a name that is
 * long enough stands for it. */
static bool is_switch(struct str name)
{
    static const char switches[][20] = {"-nonewwindow",      "-nnw", "-passthru",
                                        "-loaduserprofile",  "-lup", "-wait",
                                        "-usenewenvironment"};

    for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
        if (name.len > 2 && str_starts_ascii_case(str_of(switches[i]), name))
            return true;
    return false;
}

/* The parameters of Start-Process with a value, by a part of the name that is long enough. One
 * letter is an option of dockerd: -D, -H, -G, -l. */
static bool is_parameter(struct str name)
{
    static const char parameters[][26] = {"-filepath",
                                          "-argumentlist",
                                          "-args",
                                          "-credential",
                                          "-workingdirectory",
                                          "-redirectstandarderror",
                                          "-redirectstandardinput",
                                          "-redirectstandardoutput",
                                          "-rse",
                                          "-rsi",
                                          "-rso",
                                          "-windowstyle",
                                          "-verb",
                                          "-environment"};

    for (size_t i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++)
        if (name.len > 2 && str_starts_ascii_case(str_of(parameters[i]), name))
            return true;
    return false;
}

static struct str take_name(struct str *rest)
{
    struct str name;
    size_t end = 0;

    while (end < rest->len && memchr(" \t:", rest->s[end], 3) == NULL)
        end++;
    name = str_cut(*rest, 0, end);
    *rest = str_cut(*rest, end + (end < rest->len && rest->s[end] == ':'), rest->len);
    return name;
}

struct started {
    struct str program, words;
};

/* Sets what the next word, or a parameter and its value, tell. False: the rest is dockerd's own, as
 * the start of cmd has it. */
static bool take_started(struct started *s, struct arena *a, struct str *rest)
{
    struct str name, value, behind;

    if (str_starts(*rest, STR_LIT("--")))
        return false;
    if (str_starts(*rest, STR_LIT("/"))) {
        (void)take_name(rest);
        return true;
    }
    if (!str_starts(*rest, STR_LIT("-"))) {
        value = take_value(a, rest);
        if (s->program.len == 0 || (is_program(value) && !is_program(s->program)))
            s->program = value; /* the first may be the title of cmd's window */
        else
            s->words = value;
        return true;
    }
    behind = *rest;
    name = take_name(&behind);
    if (!is_switch(name) && !is_parameter(name))
        return false;
    *rest = behind;
    if (is_switch(name))
        return true;
    value = take_value(a, rest);
    if (str_starts_ascii_case(STR_LIT("-FilePath"), name))
        s->program = value;
    else if (str_starts_ascii_case(STR_LIT("-ArgumentList"), name) ||
             str_eq_ascii_case(name, STR_LIT("-Args")))
        s->words = value;
    return true;
}

/* "Start-Process dockerd -ArgumentList '-g', 'D:\\g'", "start dockerd -g D:\\g" */
static struct str of_started(struct arena *a, struct str line)
{
    static const char begins[][20] = {"Start-Process ", "saps ", "start "};
    struct started s = {.program = STR_NONE, .words = STR_NONE};
    struct str rest = STR_NONE;

    for (size_t i = 0; rest.len == 0 && i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts_ascii_case(line, str_of(begins[i])))
            rest = str_cut(line, strlen(begins[i]), line.len);
    for (skip_blanks(&rest); rest.len > 0; skip_blanks(&rest))
        if (!take_started(&s, a, &rest)) {
            s.words = rest;
            break;
        }
    return is_program(s.program) && s.words.len > 0
               ? arena_printf(a, "dockerd %.*s", STR_FMT(s.words))
               : STR_NONE;
}

/* What sets the command line of a service, and what stands in front of that. */
static const struct {
    char begins[20], name[20];
} setters[] = {
    {"sc ", "binPath="},
    {"sc.exe ", "binPath="},
    {"New-Service ", "-BinaryPathName"},
    {"Set-Service ", "-BinaryPathName"},
    {"Set-ItemProperty ", "-Value"},
    {"New-ItemProperty ", "-Value"},
    {"sp ", "-Value"},
    {"reg add ", "/d"},
    {"reg.exe add ", "/d"},
};

static struct str of_service(struct arena *a, struct str line)
{
    for (size_t i = 0; i < sizeof(setters) / sizeof(setters[0]); i++) {
        const struct str name = arena_printf(a, " %s", setters[i].name);
        ptrdiff_t at;
        struct str rest;

        if (!str_starts_ascii_case(line, str_of(setters[i].begins)) ||
            (at = str_find_ascii_case(line, name, 0)) < 0)
            continue;
        rest = str_cut(line, (size_t)at + name.len, line.len);
        if (rest.len > 0 && memchr(" \t:\"'", rest.s[0], 5) == NULL)
            continue;
        rest = str_cut(rest, str_starts(rest, STR_LIT(":")), rest.len);
        return take_value(a, &rest);
    }
    return STR_NONE;
}

/* What goes on in double quotes up to the text's end, with the quotes that a shell's sign stands in
 * front of; STR_NONE: it does not. */
static struct str out_of_quotes(struct arena *a, struct str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;

    for (size_t i = 0; to != NULL && i < text.len; i++) {
        if (text.s[i] == '"')
            return i + 1 == text.len ? (struct str){to, n} : STR_NONE;
        i += i + 1 < text.len && memchr("\\`", text.s[i], 2) != NULL && text.s[i + 1] == '"';
        to[n++] = text.s[i];
    }
    return STR_NONE;
}

/* "nssm set docker AppParameters --exec-opt ...": the service's name stands for the program. */
static struct str of_parameters(struct arena *a, struct str line)
{
    static const char names[][12] = {" docker ", " dockerd ", " \"docker\" "};
    const struct str key = STR_LIT("AppParameters ");
    struct str words, whole;
    ptrdiff_t at = -1;

    for (size_t i = 0; at < 0 && i < sizeof(names) / sizeof(names[0]); i++) {
        const struct str name = arena_printf(a, "%s%.*s", names[i], STR_FMT(key));

        at = str_find_ascii_case(line, name, 0);
        words = str_cut(line, at < 0 ? line.len : (size_t)at + name.len, line.len);
    }
    if (at <= 0 || !str_starts_ascii_case(line, STR_LIT("nssm")))
        return STR_NONE;
    if (str_starts(words, STR_LIT("\"")) &&
        (whole = out_of_quotes(a, str_cut(words, 1, words.len))).len > 0)
        words = whole;
    return arena_printf(a, "dockerd %.*s", STR_FMT(words));
}

static bool installs(struct str line)
{
    return str_starts_ascii_case(line, STR_LIT("nssm install ")) ||
           str_starts_ascii_case(line, STR_LIT("nssm.exe install ")) ||
           str_starts_ascii_case(line, STR_LIT("New-Service "));
}

/* Whether the line's first word is dockerd, wherever it lies. */
static bool runs(struct str line)
{
    const size_t at = (size_t)daemon_line_program(line);
    const bool quoted = line.s[0] == '"' || line.s[0] == '&';

    for (size_t i = 0; i < at; i++)
        if (line.s[i] == ' ' && !quoted)
            return false;
    return at == 0 || memchr("\\/\"", line.s[at - 1], 3) != NULL;
}

/* Without a shell's single quotes: the last of one around all that is behind the program, and
 * those around words, which become the double ones that Windows knows. */
static struct str unquoted(struct arena *a, struct str line)
{
    size_t quotes = 0;
    char *to;

    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++)
        quotes += line.s[i] == '\'';
    if (quotes % 2 == 1 && str_ends(line, STR_LIT("'"))) {
        line.len--;
        quotes--;
    }
    if (quotes == 0 || quotes % 2 == 1 || str_find(line, '"', 0) >= 0 ||
        (to = arena_alloc(a, line.len)) == NULL)
        return line;
    for (size_t i = 0; i < line.len; i++)
        to[i] = line.s[i] == '\'' ? '"' : line.s[i];
    return (struct str){to, line.len};
}

/* All words in one pair of double quotes, as nssm and cmd take them. */
static struct str in_one(struct arena *a, struct str line)
{
    const ptrdiff_t at = line_find(line, " \"-");
    struct str whole;

    if (at < 0 || line_find(str_cut(line, 0, (size_t)at), " -") >= 0 ||
        (whole = out_of_quotes(a, str_cut(line, (size_t)at + 2, line.len))).len == 0)
        return line;
    return arena_printf(a, "dockerd %.*s", STR_FMT(whole));
}

/* ---- whether it is a command ---- */

/* A shell's own: what follows is no word of the program. */
static bool ends_command(struct str word)
{
    size_t i = 0;

    while (i < word.len && ((word.s[i] >= '0' && word.s[i] <= '9') || word.s[i] == '*'))
        i++;
    return i < word.len && memchr("<>|&;#", word.s[i], 6) != NULL;
}

/* dockerd takes options alone: a sentence that begins with its name has other words. */
static bool has_options_alone(const struct shell_words *words)
{
    bool wants_value = false;

    for (size_t i = 0; i < words->count; i++) {
        const struct str word = words->items[i];

        if (!str_starts(word, STR_LIT("-"))) {
            if (ends_command(word))
                break;
            if (!wants_value)
                return false;
            wants_value = false;
            continue;
        }
        wants_value = str_find(word, '=', 0) < 0;
    }
    return true;
}

/* Up to a semicolon that ends it: another command stands behind that. */
static struct str first_command(struct str line)
{
    char quote = '\0';

    for (size_t i = 0; i < line.len; i++) {
        const char c = line.s[i];

        if ((c == '"' || c == '\'') && (quote == '\0' || quote == c))
            quote = quote == '\0' ? c : '\0';
        if (c == ';' && quote == '\0' && (i + 1 == line.len || line.s[i + 1] == ' '))
            return (struct str){line.s, i};
    }
    return line;
}

/* Without a quote around all that a shell is to run. */
static struct str without_open_quote(struct str text)
{
    size_t quotes = 0;

    text = str_trim(text);
    if (text.len > 1 && memchr("\"'", text.s[0], 2) != NULL && text.s[text.len - 1] == text.s[0] &&
        text.s[1] != ':')
        return str_cut(text, 1, text.len - 1);
    for (size_t i = 0; i < text.len; i++)
        quotes += text.s[i] == '"';
    return quotes % 2 == 1 && str_ends(text, STR_LIT("\"")) ? str_cut(text, 0, text.len - 1) : text;
}

/* What "cmd /c" or "powershell -Command" runs; the line itself: it begins with neither. */
static struct str launched(struct str line)
{
    static const char shells[][12] = {"cmd", "powershell", "pwsh"};
    struct str rest = line;

    for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++)
        if (str_starts_ascii_case(line, str_of(shells[i])) &&
            run_launcher_of(&rest, line) != LAUNCHER_NONE)
            return without_open_quote(rest);
    return line;
}

struct str daemon_command_in(struct arena *a, struct str line)
{
    struct str found, whole;
    struct shell_answer words;

    line = launched(first_command(str_trim(line)));
    found = of_parameters(a, line);
    if (found.len == 0)
        found = of_started(a, line);
    if (found.len == 0 && (found = of_service(a, line)).len == 0)
        found = line;
    if (!daemon_line_is(found) || (found.s == line.s && !installs(line) && !runs(line)))
        return STR_NONE;
    found = str_cut(found, (size_t)daemon_line_program(found), found.len);
    found = (whole = out_of_quotes(a, found)).len > 0 ? whole : unquoted(a, in_one(a, found));
    if (!daemon_line_split(&words, a, found) || !has_options_alone(&words.commands[0]) ||
        !daemon_line_has_setting(&words.commands[0]))
        return STR_NONE;
    return found;
}

/* What such a command, or the path of the program, begins with: most lines do not. */
static bool may_begin(struct str line)
{
    static const char begins[][16] = {"dockerd", "\"",  "'",   "&",          "nssm", "New-",
                                      "Set-",    "reg", "cmd", "powershell", "pwsh"};

    if (line.len > 2 && (line.s[1] == ':' || line.s[0] == '\\'))
        return true;
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts_ascii_case(line, str_of(begins[i])))
            return true;
    return line.len > 0 && (line.s[0] == 's' || line.s[0] == 'S');
}

bool daemon_command_begins(struct str line)
{
    struct arena a;
    bool begins;

    if (!may_begin(line) || (!daemon_line_is(line) && line_find(line, "AppParameters") < 0))
        return false;
    arena_init(&a);
    begins = daemon_command_in(&a, line).len > 0;
    arena_finish(&a);
    return begins;
}
