#include "model/client/run_assigned.h"

#include "model/base/ascii.h"
#include "model/base/buf.h"
#include "model/client/run_prompt.h"

/* ---- lines that set one ---- */

static size_t name_length(struct str s)
{
    size_t len = 0;

    while (len < s.len && ascii_is_word(s.s[len]))
        len++;
    return len > 0 && s.s[0] >= '0' && s.s[0] <= '9' ? 0 : len;
}

static bool has_any(struct str s, const char *chars)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr(chars, s.s[i]) != NULL)
            return true;
    return false;
}

static bool take_word(struct str *s, struct str word)
{
    if (s->len <= word.len || !str_eq_ascii_case(str_cut(*s, 0, word.len), word) ||
        s->s[word.len] != ' ')
        return false;
    *s = str_trim(str_cut(*s, word.len, s->len));
    return true;
}

/* The constant between the quotes that stand around all of it. */
static bool quoted(struct str *value, struct str s, char quote, const char *live)
{
    char own[2] = {quote, '\0'};

    if (s.len < 2 || s.s[0] != quote || s.s[s.len - 1] != quote)
        return false;
    *value = str_cut(s, 1, s.len - 1);
    return !has_any(*value, own) && !has_any(*value, live);
}

/* set X=value, set "X=value" */
static bool read_cmd(struct run_assigned *v, struct str s)
{
    size_t len;

    if (!take_word(&s, STR_LIT("set")))
        return false;
    if (s.len >= 2 && s.s[0] == '"' && s.s[s.len - 1] == '"')
        s = str_cut(s, 1, s.len - 1);
    len = name_length(s);
    if (len == 0 || len + 1 >= s.len || s.s[len] != '=')
        return false;
    v->shell = SHELL_CMD;
    v->exported = true;
    v->name = str_cut(s, 0, len);
    v->value = str_cut(s, len + 1, s.len);
    return !has_any(v->value, "%^&|<>!\"");
}

/* X=value, export X='value' */
static bool read_bash(struct run_assigned *v, struct str s)
{
    size_t len;

    v->exported = take_word(&s, STR_LIT("export"));
    len = name_length(s);
    if (len == 0 || len + 1 >= s.len || s.s[len] != '=')
        return false;
    v->shell = SHELL_BASH;
    v->name = str_cut(s, 0, len);
    s = str_cut(s, len + 1, s.len);
    if (quoted(&v->value, s, '\'', "") || quoted(&v->value, s, '"', "$`\\!"))
        return true;
    v->value = s;
    return !has_any(s, " \t\"'$`\\;&|<>(){}*?[]~!#");
}

static bool is_number(struct str s)
{
    size_t digits = 0;

    while (digits < s.len && s.s[digits] >= '0' && s.s[digits] <= '9')
        digits++;
    return digits > 0 && digits == s.len && (s.s[0] != '0' || s.len == 1);
}

/* The length of the constant that a list's text begins with: in quotes, or a number; 0: none. */
static size_t constant_length(struct str s)
{
    size_t len = 0;

    if (s.len > 0 && (s.s[0] == '\'' || s.s[0] == '"')) {
        ptrdiff_t end = str_find(s, s.s[0], 1);

        return end > 0 && !(s.s[0] == '"' && has_any(str_cut(s, 1, (size_t)end), "$`"))
                   ? (size_t)end + 1
                   : 0;
    }
    while (len < s.len && ascii_is_digit(s.s[len]))
        len++;
    return len;
}

static size_t between_constants(struct str s)
{
    size_t i = 0;

    while (i < s.len && strchr(" \t\r\n,", s.s[i]) != NULL)
        i++;
    return i;
}

/* @('-d', '-t'), '-d', '-t' */
static bool read_list(struct str *value, struct str s)
{
    bool marked = str_starts(s, STR_LIT("@(")) && str_ends(s, STR_LIT(")"));
    size_t count = 0, len;

    if (marked)
        s = str_cut(s, 2, s.len - 1);
    *value = s;
    for (s = str_cut(s, between_constants(s), s.len); s.len > 0; count++) {
        len = constant_length(s);
        if (len == 0 || (len < s.len && between_constants(str_cut(s, len, s.len)) == 0))
            return false;
        s = str_cut(s, len, s.len);
        s = str_cut(s, between_constants(s), s.len);
    }
    return count > (marked ? 0U : 1U);
}

/* $x = "value", $env:X = 'value', $n = 2, $x = @('-d') */
static bool read_powershell(struct run_assigned *v, struct str s)
{
    static const struct str env = STR_INIT("$env:");
    size_t len;

    if (s.len < 2 || s.s[0] != '$')
        return false;
    v->environment = v->exported = s.len > env.len && str_starts_ascii_case(s, env);
    s = str_cut(s, v->environment ? env.len : 1, s.len);
    len = name_length(s);
    v->shell = SHELL_POWERSHELL;
    v->name = str_cut(s, 0, len);
    s = str_trim(str_cut(s, len, s.len));
    if (len == 0 || s.len < 2 || s.s[0] != '=')
        return false;
    s = str_trim(str_cut(s, 1, s.len));
    v->value = s;
    if (quoted(&v->value, s, '\'', "") || quoted(&v->value, s, '"', "$`") || is_number(s))
        return true;
    v->list = !v->environment && read_list(&v->value, s);
    return v->list;
}

/* X = value, X := value, X ?= value of make, image := "value" of just: their recipes are bash's. */
static bool read_make(struct run_assigned *v, struct str s)
{
    size_t len = name_length(s);
    struct str rest = str_trim(str_cut(s, len, s.len));

    if (len == 0 || rest.len == 0)
        return false;
    if (strchr(":?", rest.s[0]) != NULL)
        rest = str_cut(rest, 1, rest.len);
    if (rest.len < 2 || rest.s[0] != '=')
        return false;
    rest = str_trim(str_cut(rest, 1, rest.len));
    v->shell = SHELL_BASH;
    v->exported = false;
    v->name = str_cut(s, 0, len);
    if (quoted(&v->value, rest, '\'', "") || quoted(&v->value, rest, '"', "$`\\!"))
        return true;
    v->value = rest;
    return rest.len > 0 && !has_any(rest, " \t\"'$`\\;&|<>(){}*?[]~!#");
}

bool run_assigned_read(struct run_assigned *out, struct str line)
{
    struct str s = str_trim(run_typed(line));

    *out = (struct run_assigned){.shell = SHELL_BASH};
    return read_powershell(out, s) || read_cmd(out, s) || read_bash(out, s) || read_make(out, s);
}

/* {{ NAME of just, with blanks or without. */
static bool is_behind_braces(struct str text, size_t at)
{
    while (at > 0 && text.s[at - 1] == ' ')
        at--;
    return at >= 2 && text.s[at - 1] == '{' && text.s[at - 2] == '{';
}

bool run_assigned_is_used(const struct run_assigned *v, struct str text)
{
    for (size_t at = 1; at + v->name.len <= text.len; at++)
        if (str_eq_ascii_case(str_cut(text, at, at + v->name.len), v->name) &&
            (strchr(v->list ? "$@" : "$%{(:", text.s[at - 1]) != NULL ||
             is_behind_braces(text, at)) &&
            (at + v->name.len == text.len || !ascii_is_word(text.s[at + v->name.len])))
            return true;
    return false;
}

/* ---- a line that asks for them ---- */

struct filling {
    const struct run_assigned_list *list;
    enum shell shell;
    unsigned line;
    struct str text;
    size_t at;
    char quote; /* that is open: '\0', '\'', '"' */
    struct buf out;
    bool *used;
};

static bool is_same_shell(enum shell l, enum shell r)
{
    return l == r || (l != SHELL_BASH && l != SHELL_CMD && r != SHELL_BASH && r != SHELL_CMD);
}

/* The last that was set above; count: none. */
static size_t find(const struct filling *f, struct str name, bool environment, bool of_loop)
{
    for (size_t i = f->list->count; i > 0; i--) {
        const struct run_assigned *v = &f->list->items[i - 1];

        if ((v->line < f->line ||
             (v->in_front && v->line == f->line && (v->loop || v->shell != SHELL_CMD))) &&
            is_same_shell(v->shell, f->shell) && v->environment == environment &&
            (v->loop && f->shell == SHELL_CMD) == of_loop &&
            (f->shell == SHELL_BASH || of_loop ? str_eq(v->name, name)
                                               : str_eq_ascii_case(v->name, name)))
            return i - 1;
    }
    return f->list->count;
}

/* As it stands it means itself there. */
static bool is_plain(const struct filling *f, struct str value)
{
    if (f->shell == SHELL_CMD)
        return true;
    if (f->quote == '"')
        return !has_any(value, f->shell == SHELL_BASH ? "\"$`\\!" : "\"$`");
    return !has_any(value, f->shell == SHELL_BASH ? "\"'$`\\;&|<>(){}*?[]~!#\n"
                                                  : " \t,\"'$`;&|<>(){}@#\n");
}

#define IN_BRACES_MOST 128 /* bytes */

/* {{NAME}} of just; its length, 0: there is none such. */
static size_t in_two_braces(const struct filling *f, struct str *name)
{
    struct str rest = str_cut(f->text, f->at, f->at + IN_BRACES_MOST), inner;
    ptrdiff_t end;

    if (f->shell != SHELL_BASH || !str_starts(rest, STR_LIT("{{")) ||
        (end = str_find_text(rest, STR_LIT("}}"), 0)) < 0)
        return 0;
    inner = str_trim(str_cut(rest, 2, (size_t)end));
    *name = inner;
    return inner.len > 0 && name_length(inner) == inner.len ? (size_t)end + 2 : 0;
}

/* %NAME%, $NAME, ${NAME}, $env:NAME, ${env:NAME}, $(NAME) of make at the place; its length, 0:
 * none. */
static size_t variable_at(const struct filling *f, struct str *name, bool *environment)
{
    static const struct str env = STR_INIT("env:");
    struct str rest = str_cut(f->text, f->at + 1, f->text.len), inner = rest;
    const bool round = rest.len > 0 && rest.s[0] == '(' && f->shell == SHELL_BASH;
    bool braces = rest.len > 0 && rest.s[0] == '{' && f->shell != SHELL_CMD;
    size_t len, end;
    char close;

    *environment = false;
    if (braces || round)
        inner = str_cut(rest, 1, rest.len);
    if (f->shell != SHELL_BASH && f->shell != SHELL_CMD && inner.len > env.len &&
        str_starts_ascii_case(inner, env)) {
        *environment = true;
        inner = str_cut(inner, env.len, inner.len);
    }
    len = name_length(inner);
    *name = str_cut(inner, 0, len);
    end = (size_t)(inner.s - f->text.s) + len;
    close = end < f->text.len ? f->text.s[end] : '\0';
    if (len == 0)
        return 0;
    if (f->shell == SHELL_CMD)
        return close == '%' ? end + 1 - f->at : 0;
    if (braces || round)
        return close == (round ? ')' : '}') ? end + 1 - f->at : 0;
    /* $A{b,c} of bash is $Ab and $Ac. */
    if (f->shell == SHELL_BASH && f->quote == '\0' && close == '{')
        return 0;
    /* PowerShell's scopes, members and places of lists. */
    if (f->shell != SHELL_BASH &&
        (close == ':' || (f->quote == '\0' && (close == '.' || close == '['))))
        return 0;
    return end - f->at;
}

/* %i and %%i, the variable of cmd's for; its length, 0: there is none such. */
static size_t loop_variable_at(const struct filling *f, struct str *name)
{
    size_t at = f->at + 1;

    at += at < f->text.len && f->text.s[at] == '%';
    *name = str_cut(f->text, at, at + 1);
    return f->shell == SHELL_CMD && name->len > 0 && ascii_is_letter(name->s[0]) ? at + 1 - f->at
                                                                                 : 0;
}

/* @NAME or $NAME as a word of its own, each constant of which is one. */
static bool fill_list(struct filling *f)
{
    struct str name = str_cut(f->text, f->at + 1, f->text.len), rest;
    size_t end = f->at + 1 + name_length(name), i, len;

    name.len = name_length(name);
    if (f->quote != '\0' || f->shell == SHELL_BASH || f->shell == SHELL_CMD || name.len == 0 ||
        (f->at > 0 && strchr(" \t\n", f->text.s[f->at - 1]) == NULL) ||
        (end < f->text.len && strchr(" \t\r\n", f->text.s[end]) == NULL))
        return false;
    i = find(f, name, false, false);
    if (i == f->list->count || !f->list->items[i].list)
        return false;
    rest = f->list->items[i].value;
    for (rest = str_cut(rest, between_constants(rest), rest.len); rest.len > 0;
         rest = str_cut(rest, between_constants(rest), rest.len)) {
        len = constant_length(rest);
        buf_add(&f->out, str_cut(rest, 0, len));
        rest = str_cut(rest, len, rest.len);
        if (between_constants(rest) < rest.len)
            buf_char(&f->out, ' ');
    }
    f->used[i] = true;
    f->at = end;
    return true;
}

static bool fill_one(struct filling *f)
{
    struct str name;
    bool environment = false;
    const bool braces = f->text.s[f->at] == '{';
    size_t len = braces ? in_two_braces(f, &name) : loop_variable_at(f, &name);
    size_t i = f->list->count;

    if (len > 0)
        i = find(f, name, false, !braces);
    if (!braces && i == f->list->count && (len = variable_at(f, &name, &environment)) > 0)
        i = find(f, name, environment, false);
    if (len == 0 || i == f->list->count || f->list->items[i].list ||
        !is_plain(f, f->list->items[i].value))
        return false;
    buf_add(&f->out, f->list->items[i].value);
    f->used[i] = true;
    f->at += len;
    return true;
}

static void copy_one(struct filling *f)
{
    char c = f->text.s[f->at];
    char escape = f->shell == SHELL_BASH ? '\\' : '`';

    if (f->shell != SHELL_CMD) {
        if ((c == '"' || c == '\'') && (f->quote == '\0' || f->quote == c))
            f->quote = f->quote == c ? '\0' : c;
        if (c == escape && f->quote != '\'' && f->at + 1 < f->text.len) {
            buf_char(&f->out, c);
            c = f->text.s[++f->at];
        }
    }
    buf_char(&f->out, c);
    f->at++;
}

bool run_assigned_fill(struct str *out, struct arena *a, const struct run_assigned_list *list,
                       enum shell shell, struct str text, unsigned line,
                       bool used[RUN_ASSIGNED_MOST])
{
    struct filling f = {
        .list = list, .shell = shell, .line = line, .text = text, .out = {.s = NULL}, .used = used};
    char sign = shell == SHELL_CMD ? '%' : '$';
    bool ok;

    while (f.at < text.len)
        if (!(strchr("@$", text.s[f.at]) != NULL && fill_list(&f)) &&
            ((text.s[f.at] != sign && text.s[f.at] != '{') ||
             (f.quote == '\'' && shell != SHELL_CMD) || !fill_one(&f)))
            copy_one(&f);
    ok = !f.out.failed;
    if (ok)
        *out = arena_str(a, buf_str(&f.out));
    buf_finish(&f.out);
    return ok && !arena_failed(a);
}
