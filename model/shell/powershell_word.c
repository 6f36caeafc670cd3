/* One argument of PowerShell's argument mode. */
#include "model/shell/powershell_parts.h"

#include "model/base/num.h"
#include "model/base/unicode.h"
#include "model/base/utf8.h"

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

static enum ps_quote quote_of(uint32_t c)
{
    if (c == '"' || (c >= 0x201c && c <= 0x201e))
        return PS_DOUBLE;
    return c == '\'' || (c >= 0x2018 && c <= 0x201b) ? PS_SINGLE : PS_NONE;
}

static enum ps_quote quote_at(const struct splitter *s, size_t i, size_t *width)
{
    uint32_t c = 0;

    *width = utf8_decode(&c, s->text, i);
    return *width > 0 ? quote_of(c) : PS_NONE;
}

enum ps_quote ps_quote_at(const struct splitter *s, size_t *width)
{
    return quote_at(s, s->at, width);
}

size_t ps_space_at(const struct splitter *s, size_t i)
{
    uint32_t c = 0;
    size_t width = utf8_decode(&c, s->text, i);
    bool space = c == ' ' || c == '\t' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0xa0 ||
                 c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
                 c == 0x3000;

    return width > 0 && space ? width : 0;
}

size_t ps_line_end_at(const struct splitter *s, size_t i)
{
    if (at(s, i) == '\n')
        return 1;
    if (at(s, i) == '\r')
        return at(s, i + 1) == '\n' ? 2 : 1;
    return 0;
}

bool ps_open(struct splitter *s, const char *why)
{
    s->out->is_open = true;
    s->out->unresolved.count = 0;
    shell_unresolved(s, shell_concat(s, STR_LIT("unresolved: "), str_of(why), STR_NONE));
    return false;
}

static bool unterminated(struct splitter *s, enum ps_quote quote)
{
    return shell_refuse(s, quote == PS_SINGLE
                               ? STR_LIT("The string is missing the terminator: '.")
                               : STR_LIT("The string is missing the terminator: \"."));
}

/* ---- variables ---- */

static bool is_name_char(const struct splitter *s, size_t i, size_t *width)
{
    uint32_t c = 0;

    *width = utf8_decode(&c, s->text, i);
    return *width > 0 && (c == '_' || c == '?' || (c >= '0' && c <= '9') || unicode_is_letter(c));
}

/* NAME or DRIVE:NAME; `i` itself when there is none. */
static size_t name_end(const struct splitter *s, size_t i)
{
    size_t from = i, width;

    while (is_name_char(s, i, &width))
        i += width;
    if (i > from && at(s, i) == ':' && at(s, i + 1) != ':' && is_name_char(s, i + 1, &width)) {
        for (i++; is_name_char(s, i, &width);)
            i += width;
    }
    return i;
}

/* Behind the bracket that closes the one before `i`; 0: nothing does. */
static size_t skip_parens(struct splitter *s, size_t i)
{
    size_t level = 1, width;

    while (i < s->text.len) {
        enum ps_quote quote = quote_at(s, i, &width), other;

        if (quote != PS_NONE) {
            for (i += width; i < s->text.len; i += width) {
                other = quote_at(s, i, &width);
                if (other == quote)
                    break;
                if (quote == PS_DOUBLE && at(s, i) == '`')
                    i++;
            }
        } else if (at(s, i) == '`') {
            i++;
        } else if (at(s, i) == '(') {
            level++;
        } else if (at(s, i) == ')' && --level == 0) {
            return i + 1;
        }
        i += width > 0 ? width : 1;
    }
    return 0;
}

static void take_unresolved(struct splitter *s, size_t from, size_t to, size_t behind)
{
    shell_unresolved(s, str_cut(s->text, from, to));
    s->at = behind;
}

/* ${any name} */
static bool read_braced(struct splitter *s)
{
    ptrdiff_t end = str_find(s->text, '}', s->at);

    if (end < 0)
        return shell_refuse(s, STR_LIT("The braced variable name is missing its closing brace."));
    take_unresolved(s, s->at + 2, (size_t)end, (size_t)end + 1);
    return true;
}

static bool read_dollar(struct splitter *s, struct shell_bytes *out)
{
    char next = at(s, s->at + 1);
    size_t end = name_end(s, s->at + 1);

    if (next == '{')
        return read_braced(s);
    if (next == '(') {
        end = skip_parens(s, s->at + 2);
        if (end == 0)
            return shell_refuse(s, STR_LIT("Missing closing ')' in expression."));
        take_unresolved(s, s->at, end, end);
    } else if (end > s->at + 1) {
        take_unresolved(s, s->at + 1, end, end);
    } else if (next == '$' || next == '^') {
        take_unresolved(s, s->at + 1, s->at + 2, s->at + 2);
    } else {
        shell_bytes_char(s, out, '$');
        s->at++;
    }
    return true;
}

/* ---- escapes ---- */

/* `u{hex} of 6 and later. */
static bool read_code(struct splitter *s, struct shell_bytes *out)
{
    size_t i = s->at + 2;
    uint32_t c = 0;
    char utf8[UTF8_MAX];

    while ((unsigned)num_hex_digit(at(s, i)) < 16 && c < 0x110000)
        c = c << 4 | (unsigned)num_hex_digit(at(s, i++));
    if (at(s, s->at + 1) != '{' || at(s, i) != '}' || i == s->at + 2)
        return false;
    shell_bytes_add(s, out, (struct str){utf8, utf8_encode(utf8, c)});
    s->at = i + 1;
    return true;
}

/* Behind the backtick. */
static void read_escape(struct splitter *s, struct shell_bytes *out, bool legacy)
{
    static const char letters[] = "0abfnrtve";
    static const char values[] = "\0\a\b\f\n\r\t\v\x1b";
    char c = at(s, s->at);
    const char *letter = c != '\0' ? strchr(letters, c) : NULL;
    uint32_t unused;
    size_t width = utf8_decode(&unused, s->text, s->at);

    if (!legacy && c == 'u' && read_code(s, out))
        return;
    if (letter != NULL && !(legacy && c == 'e'))
        shell_bytes_char(s, out, values[letter - letters]);
    else
        shell_bytes_add(s, out, str_cut(s->text, s->at, s->at + width));
    s->at += width;
}

/* ---- strings ---- */

/* The quote at s->at ends the string, unless it stands twice. */
static bool ends_string(struct splitter *s, struct shell_bytes *out, enum ps_quote quote,
                        size_t width)
{
    size_t next;

    s->at += width;
    if (quote_at(s, s->at, &next) != quote)
        return true;
    shell_bytes_add(s, out, str_cut(s->text, s->at, s->at + next));
    s->at += next;
    return false;
}

static bool read_string(struct splitter *s, struct shell_bytes *out, bool legacy)
{
    size_t width;
    enum ps_quote quote = ps_quote_at(s, &width);

    for (s->at += width; s->at < s->text.len;) {
        if (quote_at(s, s->at, &width) == quote) {
            if (ends_string(s, out, quote, width))
                return true;
        } else if (quote == PS_DOUBLE && at(s, s->at) == '`' && s->at + 1 < s->text.len) {
            s->at++;
            read_escape(s, out, legacy);
        } else if (quote == PS_DOUBLE && at(s, s->at) == '$') {
            if (!read_dollar(s, out))
                return false;
        } else {
            shell_bytes_add(s, out, str_cut(s->text, s->at, s->at + width));
            s->at += width;
        }
    }
    return unterminated(s, quote);
}

/* ---- arguments ---- */

static bool ends_argument(const struct splitter *s)
{
    char c = at(s, s->at);

    return s->at >= s->text.len || ps_space_at(s, s->at) > 0 || ps_line_end_at(s, s->at) > 0 ||
           (c != '\0' && strchr(";|&<>", c) != NULL);
}

/* Brackets make an expression of what follows. */
static bool is_syntax(const struct splitter *s)
{
    char c = at(s, s->at);

    return c != '\0' && strchr("(){}", c) != NULL;
}

static bool open_bracket(struct splitter *s)
{
    char why[] = "( starts an expression or script block here";

    why[0] = at(s, s->at);
    if (why[0] == ')' || why[0] == '}')
        return ps_open(s, "not a plain command line");
    return ps_open(s, why);
}

static bool read_part(struct splitter *s, struct shell_bytes *out, bool legacy)
{
    size_t width;

    if (is_syntax(s))
        return open_bracket(s);
    if (ps_quote_at(s, &width) != PS_NONE)
        return read_string(s, out, legacy);
    if (at(s, s->at) == '$')
        return read_dollar(s, out);
    if (at(s, s->at) == '`') {
        s->at++;
        if (s->at >= s->text.len)
            return shell_refuse(
                s, STR_LIT("incomplete: the line ends with `, PowerShell asks for more"));
        if (ps_line_end_at(s, s->at) > 0)
            s->at += ps_line_end_at(s, s->at);
        else
            read_escape(s, out, legacy);
        return true;
    }
    shell_bytes_add(s, out, str_cut(s->text, s->at, s->at + width));
    s->at += width;
    return true;
}

/* Commas make a list of a word, whose parts go to docker with the commas between them. From 7.3 on
 * it is the text of the list that goes there, if its first part has no blank: with its quotes and
 * names, and parted at its blanks (PowerShell's NativeCommandParameterBinder). That is counted
 * only: it is no more than what the program does, and nobody means it. */
bool ps_argument(struct splitter *s, struct shell_bytes *out, bool legacy)
{
    bool comma = false, special = false;
    size_t width;

    if (at(s, s->at) == '@' && at(s, s->at + 1) != '\0' && !ps_space_at(s, s->at + 1) &&
        !ps_line_end_at(s, s->at + 1))
        return ps_open(s, "not a plain command line");
    /* An argument that begins with a string ends with it. */
    if (ps_quote_at(s, &width) != PS_NONE) {
        if (!read_string(s, out, legacy))
            return false;
        if (at(s, s->at) != ',')
            return true;
        special = true;
    }
    while (!ends_argument(s) && s->error == NULL) {
        comma |= at(s, s->at) == ',';
        special |= at(s, s->at) == '$' || at(s, s->at) == '`' || ps_quote_at(s, &width) != PS_NONE;
        if (!read_part(s, out, legacy))
            return false;
    }
    if (at(s, s->at) == '<' && at(s, s->at + 1) != '#')
        return shell_refuse(s, STR_LIT("The '<' operator is reserved for future use."));
    s->out->lists += comma && special;
    return true;
}
