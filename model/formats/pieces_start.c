/* Where a JSON text begins among lines of something else. */
#include "model/base/ascii.h"
#include "model/formats/line_walk.h"
#include "model/formats/pasted_text.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"

/* The first character that is no blank, behind column `at` of line `i` or in one of the next. */
static char next_char(const struct lines *l, size_t i, size_t at)
{
    for (size_t end = i + 4; i < l->count && i < end; i++, at = 0)
        for (; at < l->items[i].text.len; at++)
            if (l->items[i].text.s[at] != ' ' && l->items[i].text.s[at] != '\t')
                return l->items[i].text.s[at];
    return '\0';
}

/* "C:\\docker.exe": Error response ...: words, where a value of JSON begins with one of its own. */
static bool is_words(struct str value)
{
    static const char own[][12] = {"true",  "false", "null", "True",
                                   "False", "None",  "NaN",  "undefined"};
    size_t n = 0;

    while (n < value.len && ascii_is_letter(value.s[n]))
        n++;
    for (size_t i = 0; n > 0 && i < sizeof(own) / sizeof(own[0]); i++)
        if (str_is(str_cut(value, 0, n), own[i]))
            return false;
    return n > 0;
}

/* "name": as a member of an object that lost its bracket begins. */
static bool is_member(struct str text)
{
    ptrdiff_t end = text.len > 1 && text.s[0] == '"' ? str_find(text, '"', 1) : -1;
    struct str rest = str_trim(str_cut(text, end > 1 ? (size_t)end + 1 : text.len, text.len));

    return str_starts(rest, STR_LIT(":")) && !is_words(str_trim(str_cut(rest, 1, rest.len)));
}

/* "[ ] Hyper-V": an empty box to tick, and words. */
static bool is_box(struct str text)
{
    ptrdiff_t end = str_find(text, ']', 1);
    struct str rest = str_trim(str_cut(text, end < 0 ? text.len : (size_t)end + 1, text.len));

    return rest.len > 0 && memchr(",]}", rest.s[0], 3) == NULL;
}

enum pieces_start pieces_json_starts(const struct lines *l, size_t i)
{
    struct str line = l->items[i].text;
    struct str text = str_cut(line, line_indent(line), line.len);
    char next;

    if (text.len == 0)
        return PIECES_NO_JSON;
    if (is_member(text))
        return PIECES_JSON_MEMBER;
    if ((text.s[0] != '{' && text.s[0] != '[') || paste_is_heading(text))
        return PIECES_NO_JSON;
    next = next_char(l, i, (size_t)(text.s - line.s) + 1);
    if (text.s[0] == '{')
        return (next != '\0' && memchr("\"'}*/", next, 5) != NULL) ||
                       str_starts(text, STR_LIT("{u'"))
                   ? PIECES_JSON_VALUE
                   : PIECES_NO_JSON;
    if (next == ']' && is_box(text))
        return PIECES_NO_JSON;
    return next == '{' || next == '"' || next == '[' || next == ']' ? PIECES_JSON_VALUE
                                                                    : PIECES_NO_JSON;
}

size_t pieces_scan_line(struct pieces_scan *s, struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        char c = line.s[i];

        if (s->in_string) {
            s->in_string = s->escaped || c != '"';
            s->escaped = !s->escaped && c == '\\';
        } else if (c == '"') {
            s->in_string = true;
        } else if (c == '{' || c == '[') {
            s->depth++;
        } else if ((c == '}' || c == ']') && (s->depth == 0 || --s->depth == 0)) {
            return i + 1;
        }
    }
    return 0;
}
