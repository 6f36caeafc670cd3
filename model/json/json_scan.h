/* model/json/json_scan.h - the words of a JSON text; for json.c only. */
#ifndef MODEL_JSON_JSON_SCAN_H
#define MODEL_JSON_JSON_SCAN_H

#include "model/base/buf.h"
#include "model/base/err.h"
#include "model/base/word8.h"

#include <stdint.h>

struct json_mark {
    uint32_t line, column;
};

struct json_scan {
    struct str text;
    size_t at;
    /* A place whose mark is known; up to `plain` the line goes on in ASCII, a byte a column. Asking
     * for marks goes forward only, so that all of a text together cost one pass. */
    size_t marked_at, plain;
    struct json_mark marked;
};

enum json_word {
    JSON_WORD_NUMBER,
    JSON_WORD_TRUE,
    JSON_WORD_FALSE,
    JSON_WORD_NULL,
    JSON_WORD_OTHER, /* nothing was read */
};

struct json_scan json_scan_begin(struct str text);

static inline bool json_scan_ended(const struct json_scan *s)
{
    return s->at >= s->text.len;
}

/* NUL at the end; ask json_scan_ended() where that matters. */
static inline char json_scan_peek(const struct json_scan *s)
{
    return s->at < s->text.len ? s->text.s[s->at] : '\0';
}

void json_scan_blanks(struct json_scan *s);

static inline void json_scan_space(struct json_scan *s)
{
    if (s->at < s->text.len && s->text.s[s->at] <= ' ')
        json_scan_blanks(s);
}

struct json_mark json_scan_later_mark(struct json_scan *s);

static inline struct json_mark json_scan_mark(struct json_scan *s)
{
    if (s->at > s->plain)
        return json_scan_later_mark(s);
    return (struct json_mark){s->marked.line, s->marked.column + (uint32_t)(s->at - s->marked_at)};
}

/* The sign bits of bytes that may mean something in a string: no ASCII, a control, a quote or a
 * backslash. */
static inline uint64_t json_scan_odd(uint64_t w)
{
    return (w | word8_below(w, ' ') | word8_is(w, '"') | word8_is(w, '\\')) & WORD8_SIGNS;
}

/* To the next byte that may mean something in a string. */
static inline size_t json_scan_skip_plain(struct str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.s;

    for (; at + 8 <= text.len; at += 8) {
        uint64_t odd = json_scan_odd(word8_load(bytes + at));

        if (odd != 0)
            return at + word8_before(odd);
    }
    while (at < text.len && bytes[at] >= ' ' && bytes[at] < 0x80 && bytes[at] != '"' &&
           bytes[at] != '\\')
        at++;
    return at;
}

/* At least so many bytes does the string have that begins here, without its escapes undone. */
size_t json_scan_string_room(const struct json_scan *s);

/* A string with whatever may stand in one. *out lies in the text or, if there are escapes, in
 * `buf`, whose bytes are replaced. */
struct err *json_scan_odd_string(struct json_scan *s, struct buf *buf, struct str *out);

enum json_word json_scan_word(struct json_scan *s, struct str *out);

/* ERR_INPUT at that byte. */
struct err *json_scan_error(struct json_scan *s, size_t at, const char *fmt, ...) ERR_PRINTF(3, 4);
/* "found X, expected `wanted`", at the place reached. */
struct err *json_scan_unexpected(struct json_scan *s, const char *wanted);
/* The same where a value or a key had to begin, with what to do about it. */
struct err *json_scan_bad_value(struct json_scan *s);
struct err *json_scan_bad_key(struct json_scan *s);

#endif
