/* model/json/json_scan.h - the words of a JSON text; for json.c only. */
#ifndef MODEL_JSON_JSON_SCAN_H
#define MODEL_JSON_JSON_SCAN_H

#include "model/base/buf.h"
#include "model/base/err.h"

#include <stdint.h>

struct json_mark {
    uint32_t line, column;
};

struct json_scan {
    struct str text;
    size_t at;
    /* The last place that was asked for. Asking goes forward only, so that all marks of a
     * text together cost one pass. */
    size_t marked_at;
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

void json_scan_space(struct json_scan *s);
struct json_mark json_scan_mark(struct json_scan *s);

/* *out lies in the text or, if there are escapes, in `buf`. */
struct err *json_scan_string(struct json_scan *s, struct buf *buf, struct str *out);

enum json_word json_scan_word(struct json_scan *s, struct str *out);

/* ERR_INPUT at that byte. */
struct err *json_scan_error(struct json_scan *s, size_t at, const char *fmt, ...) ERR_PRINTF(3, 4);
/* "found X, expected `wanted`", at the place reached. */
struct err *json_scan_unexpected(struct json_scan *s, const char *wanted);
/* The same where a value or a key had to begin, with what to do about it. */
struct err *json_scan_bad_value(struct json_scan *s);
struct err *json_scan_bad_key(struct json_scan *s);

#endif
