#include "model/json/json_scan.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "model/json/json_number.h"

#include <stdarg.h>

static uint64_t breaks(uint64_t w)
{
    return w | word8_is(w, '\n');
}

/* Where ASCII without a line end goes to, from there on. */
static size_t plain_end(struct str text, size_t at)
{
    const unsigned char *b = (const unsigned char *)text.s;

    while (at + 16 <= text.len &&
           ((breaks(word8_load(b + at)) | breaks(word8_load(b + at + 8))) & WORD8_SIGNS) == 0)
        at += 16;
    while (at < text.len && b[at] < 0x80 && b[at] != '\n')
        at++;
    return at;
}

struct json_scan json_scan_begin(struct str text)
{
    return (struct json_scan){.text = text, .plain = plain_end(text, 0), .marked = {1, 1}};
}

void json_scan_blanks(struct json_scan *s)
{
    while (s->at < s->text.len) {
        char c = s->text.s[s->at];

        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        s->at++;
    }
}

static struct json_mark advance(struct json_mark from, struct str passed)
{
    for (size_t i = 0; i < passed.len; i++) {
        unsigned char c = (unsigned char)passed.s[i];

        if (c == '\n') {
            from.line++;
            from.column = 1;
        } else if ((c & 0xC0) != 0x80) {
            from.column++;
        }
    }
    return from;
}

struct json_mark json_scan_later_mark(struct json_scan *s)
{
    s->marked.column += (uint32_t)(s->plain - s->marked_at);
    s->marked = advance(s->marked, str_cut(s->text, s->plain, s->at));
    s->marked_at = s->at;
    s->plain = plain_end(s->text, s->at);
    return s->marked;
}

/* Counts from the start: for the one error of a text, which may lie behind the last mark. */
static struct json_mark mark_of(const struct json_scan *s, size_t at)
{
    return advance((struct json_mark){1, 1}, str_cut(s->text, 0, at));
}

struct err *json_scan_error(struct json_scan *s, size_t at, const char *fmt, ...)
{
    struct json_mark mark = mark_of(s, at);
    struct err *e;
    va_list ap;

    va_start(ap, fmt);
    e = err_new_va(ERR_INPUT, fmt, ap);
    va_end(ap);
    return err_at(e, NULL, mark.line, mark.column);
}

/* ---- strings ------------------------------------------------------------------------ */

static struct err *bad_control(struct json_scan *s, size_t begin, size_t at)
{
    struct json_mark mark = mark_of(s, begin);
    unsigned c = (unsigned char)s->text.s[at];

    if (c == '\n' || c == '\r')
        return err_remedy(
            err_began(json_scan_error(s, at, "a line end in the string that began at " ERR_BEGAN,
                                      mark.line, mark.column),
                      mark.line, mark.column),
            "close the string with '\"', or write \\n");
    if (c == '\t')
        return err_remedy(json_scan_error(s, at, "a tab in a string"), "write \\t");
    return err_remedy(json_scan_error(s, at, "the control character U+%04X in a string", c),
                      "write \\u%04x", c);
}

static struct err *ends_in_string(struct json_scan *s, size_t begin)
{
    struct json_mark mark = mark_of(s, begin);
    struct err *e =
        json_scan_error(s, s->text.len, "the text ends in the string that began at " ERR_BEGAN,
                        mark.line, mark.column);

    return err_remedy(err_began(e, mark.line, mark.column),
                      "the file may be cut off; expected '\"'");
}

static struct err *bad_escape(struct json_scan *s, size_t at)
{
    uint32_t c;
    size_t width = utf8_decode(&c, s->text, at + 1);
    struct err *e = c < ' ' || c == 0x7F || (width == 1 && c == UTF8_REPLACEMENT)
                        ? json_scan_error(s, at, "a backslash in a string that begins no escape")
                        : json_scan_error(s, at, "'%.*s' in a string is not an escape",
                                          STR_FMT(str_cut(s->text, at, at + 1 + width)));

    if (c == '\'')
        return err_remedy(e, "write ' without a backslash");
    if (c == 'x')
        return err_remedy(e, "write \\u and four digits, or \\\\ for a backslash");
    return err_remedy(e, "write \\\\ for a backslash");
}

/* Four hexadecimal digits at `at`, or -1. */
static int32_t code_unit(struct str text, size_t at)
{
    int32_t n = 0;

    for (size_t i = at; i < at + 4; i++) {
        char c = i < text.len ? text.s[i] : '\0';

        if (c >= '0' && c <= '9')
            n = n * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f')
            n = n * 16 + (c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            n = n * 16 + (c - 'A') + 10;
        else
            return -1;
    }
    return n;
}

/* A \u escape, with its second half if it is a surrogate pair. Returns its length; 0 if it is
 * no escape. */
static size_t unicode_escape(uint32_t *out, struct str text, size_t at)
{
    int32_t first = code_unit(text, at + 2), second = -1;

    if (first < 0)
        return 0;
    *out = (uint32_t)first;
    if (first < 0xD800 || first > 0xDFFF)
        return 6;
    if (str_starts(str_cut(text, at + 6, text.len), STR_LIT("\\u")))
        second = code_unit(text, at + 8);
    if (first < 0xDC00 && second >= 0xDC00 && second <= 0xDFFF) {
        *out = 0x10000 + ((uint32_t)(first - 0xD800) << 10) + (uint32_t)(second - 0xDC00);
        return 12;
    }
    *out = UTF8_REPLACEMENT;
    return 6;
}

static struct err *read_escape(struct json_scan *s, struct buf *buf, size_t *at, size_t begin)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = *at + 1 < s->text.len ? s->text.s[*at + 1] : '\0';
    const char *letter = c != '\0' ? strchr(letters, c) : NULL;

    if (*at + 1 >= s->text.len)
        return ends_in_string(s, begin);
    if (letter != NULL) {
        buf_char(buf, meanings[letter - letters]);
        *at += 2;
        return NULL;
    }
    if (c == 'u') {
        uint32_t code = 0;
        size_t len = unicode_escape(&code, s->text, *at);
        char bytes[UTF8_MAX];

        if (len == 0 && memchr(s->text.s + *at, '"', s->text.len - *at) == NULL)
            return ends_in_string(s, begin);
        if (len == 0)
            return err_remedy(
                json_scan_error(s, *at, "four hexadecimal digits are expected behind \\u"),
                "write \\\\ for a backslash");
        buf_add(buf, (struct str){bytes, utf8_encode(bytes, code)});
        *at += len;
        return NULL;
    }
    return bad_escape(s, *at);
}

size_t json_scan_string_room(const struct json_scan *s)
{
    size_t begin = s->at + 1, at = begin;

    for (;;) {
        at = json_scan_skip_plain(s->text, at);
        if (at >= s->text.len || s->text.s[at] == '"')
            break;
        at += s->text.s[at] == '\\' ? 2 : 1;
    }
    return at - begin;
}

struct err *json_scan_odd_string(struct json_scan *s, struct buf *buf, struct str *out)
{
    size_t begin = s->at, plain = begin + 1, at = plain;
    struct err *e;

    buf->len = 0;
    for (;;) {
        unsigned char c;

        at = json_scan_skip_plain(s->text, at);
        if (at >= s->text.len)
            return ends_in_string(s, begin);
        c = (unsigned char)s->text.s[at];
        if (c == '"')
            break;
        if (c < ' ')
            return bad_control(s, begin, at);
        if (c == '\\') {
            buf_add(buf, str_cut(s->text, plain, at));
            if ((e = read_escape(s, buf, &at, begin)) != NULL)
                return e;
            plain = at;
        } else if (c < 0x80) {
            at++;
        } else {
            uint32_t code;
            size_t width = utf8_decode(&code, s->text, at);

            if (width == 1)
                return json_scan_error(s, at, "the byte 0x%02X is not UTF-8", c);
            at += width;
        }
    }
    if (plain == begin + 1) {
        *out = str_cut(s->text, plain, at);
    } else {
        buf_add(buf, str_cut(s->text, plain, at));
        *out = buf_str(buf);
    }
    s->at = at + 1;
    return buf->failed ? err_oom() : NULL;
}

/* ---- words -------------------------------------------------------------------------- */

static bool ends_word(char c)
{
    switch (c) {
    case ',':
    case ':':
    case '[':
    case ']':
    case '{':
    case '}':
    case '"':
    case '\'':
    case 0x7F:
        return true;
    default:
        return (unsigned char)c <= ' ';
    }
}

static struct str word_at(const struct json_scan *s)
{
    size_t end = s->at;

    while (end < s->text.len && !ends_word(s->text.s[end]))
        end++;
    return str_cut(s->text, s->at, end);
}

static enum json_word kind_of(struct str word)
{
    switch (word.len > 0 ? word.s[0] : '\0') {
    case '\0':
        return JSON_WORD_OTHER;
    case 't':
        return str_eq(word, STR_LIT("true")) ? JSON_WORD_TRUE : JSON_WORD_OTHER;
    case 'f':
        return str_eq(word, STR_LIT("false")) ? JSON_WORD_FALSE : JSON_WORD_OTHER;
    case 'n':
        return str_eq(word, STR_LIT("null")) ? JSON_WORD_NULL : JSON_WORD_OTHER;
    default:
        return json_number_len(word) == word.len ? JSON_WORD_NUMBER : JSON_WORD_OTHER;
    }
}

enum json_word json_scan_word(struct json_scan *s, struct str *out)
{
    struct str word = word_at(s);
    enum json_word kind = kind_of(word);

    if (kind != JSON_WORD_OTHER) {
        s->at += word.len;
        *out = word;
    }
    return kind;
}

struct err *json_scan_unexpected(struct json_scan *s, const char *wanted)
{
    struct str rest = str_cut(s->text, s->at, s->text.len),
               word = utf8_cut(word_at(s), BOUND_SHOWN);
    uint32_t c = 0;
    size_t width = utf8_decode(&c, rest, 0);

    if (width == 0)
        return json_scan_error(s, s->at, "found the end of the text, expected %s", wanted);
    if (width == 1 && c == UTF8_REPLACEMENT)
        return json_scan_error(s, s->at, "found the byte 0x%02X, which is not UTF-8, expected %s",
                               (unsigned)(unsigned char)rest.s[0], wanted);
    if (c < ' ' || c == 0x7F || c == 0xFEFF || c == 0xA0)
        return json_scan_error(s, s->at, "found the character U+%04X, expected %s", (unsigned)c,
                               wanted);
    if (c == '\'')
        return json_scan_error(s, s->at, "found a single quote, expected %s", wanted);
    if (word.len > 0 && utf8_valid(word))
        return json_scan_error(s, s->at, "found '%.*s', expected %s", STR_FMT(word), wanted);
    return json_scan_error(s, s->at, "found '%.*s', expected %s", STR_FMT(str_cut(rest, 0, width)),
                           wanted);
}

static bool is_comment(struct str rest)
{
    return str_starts(rest, STR_LIT("//")) || str_starts(rest, STR_LIT("/*")) ||
           str_starts(rest, STR_LIT("#"));
}

static struct err *comment(struct json_scan *s)
{
    return err_remedy(json_scan_error(s, s->at, "found a comment; JSON has none"),
                      "remove it, or write the file as YAML");
}

/* A word that means something elsewhere. */
struct other_word {
    const char *word, *write;
};

static const struct other_word other_words[] = {
    {"True", "true"},      {"TRUE", "true"}, {"yes", "true"},  {"False", "false"},
    {"FALSE", "false"},    {"no", "false"},  {"None", "null"}, {"nil", "null"},
    {"undefined", "null"}, {"Null", "null"}, {"NULL", "null"},
};

static bool is_no_number(struct str word)
{
    if (word.len > 0 && (word.s[0] == '-' || word.s[0] == '+'))
        word = str_cut(word, 1, word.len);
    return str_eq_ascii_case(word, STR_LIT("nan")) || str_eq_ascii_case(word, STR_LIT("inf")) ||
           str_eq_ascii_case(word, STR_LIT("infinity"));
}

static bool looks_like_number(struct str word)
{
    char c = word.len > 0 ? word.s[0] : '\0';

    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
}

static bool cut_off(const struct json_scan *s, struct str word)
{
    return word.len > 0 && s->at + word.len == s->text.len &&
           (str_starts(STR_LIT("true"), word) || str_starts(STR_LIT("false"), word) ||
            str_starts(STR_LIT("null"), word));
}

static struct err *bad_word(struct json_scan *s, struct str word)
{
    struct str part = utf8_cut(word, BOUND_SHOWN);

    if (is_no_number(word))
        return err_remedy(
            json_scan_error(s, s->at, "'%.*s': JSON has no such number", STR_FMT(word)),
            "write a number or null");
    if (looks_like_number(word)) {
        struct json_mark mark = mark_of(s, s->at);

        return err_at(json_number_error(part), NULL, mark.line, mark.column);
    }
    if (cut_off(s, word))
        return json_scan_error(s, s->text.len, "the text ends in the word '%.*s'", STR_FMT(word));
    for (size_t i = 0; i < sizeof(other_words) / sizeof(other_words[0]); i++) {
        if (str_is(word, other_words[i].word))
            return err_remedy(json_scan_unexpected(s, "a value"), "write %s", other_words[i].write);
    }
    return err_remedy(json_scan_unexpected(s, "a value"), "put text in double quotes");
}

struct err *json_scan_bad_value(struct json_scan *s)
{
    struct str rest = str_cut(s->text, s->at, s->text.len), word = word_at(s);

    if (is_comment(rest))
        return comment(s);
    if (json_scan_peek(s) == '\'')
        return err_remedy(json_scan_unexpected(s, "a value"), "put text in double quotes");
    if (word.len > 0 && utf8_valid(word) && (unsigned char)word.s[0] != 0xEF)
        return bad_word(s, word);
    return json_scan_unexpected(s, "a value");
}

struct err *json_scan_bad_key(struct json_scan *s)
{
    struct str rest = str_cut(s->text, s->at, s->text.len), word = word_at(s);
    struct err *e;

    if (is_comment(rest))
        return comment(s);
    e = json_scan_unexpected(s, "a key in double quotes");
    if (word.len > 0 || json_scan_peek(s) == '\'')
        return err_remedy(e, "put the key in double quotes");
    return e;
}
