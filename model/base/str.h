/* model/base/str.h - a borrowed run of bytes with a length.
 *
 * Text from documents may hold NUL and, once the engine has cut it bytewise, need not be
 * valid UTF-8, so it travels with its length. A struct str owns nothing: it lives as long
 * as what it was cut from. */
#ifndef MODEL_BASE_STR_H
#define MODEL_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *s; /* not NUL-terminated; may be NULL when len is 0 */
    size_t len;    /* bytes */
};

#define STR_LIT(text) ((struct str){("" text), sizeof(text) - 1})
#define STR_INIT(text)                                                                             \
    {                                                                                              \
        ("" text), sizeof(text) - 1                                                                \
    } /* for static initialisers */
#define STR_NONE ((struct str){NULL, 0})

/* For printf: printf("%.*s", STR_FMT(x)). */
#define STR_FMT(x) (int)(x).len, str_bytes(x)

static inline const char *str_bytes(struct str text)
{
    return text.s != NULL ? text.s : "";
}

static inline struct str str_of(const char *text)
{
    return (struct str){text, text != NULL ? strlen(text) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

static inline bool str_is(struct str a, const char *text)
{
    return str_eq(a, str_of(text));
}

static inline bool str_starts(struct str a, struct str prefix)
{
    return a.len >= prefix.len && (prefix.len == 0 || memcmp(a.s, prefix.s, prefix.len) == 0);
}

static inline bool str_ends(struct str a, struct str suffix)
{
    return a.len >= suffix.len &&
           (suffix.len == 0 || memcmp(a.s + a.len - suffix.len, suffix.s, suffix.len) == 0);
}

/* Of a file's name, with its dot: ".yaml". Empty: it has none; ".config" is a name. */
static inline struct str str_file_ending(struct str file)
{
    size_t at = file.len;

    while (at > 0 && file.s[at - 1] != '.' && file.s[at - 1] != '/')
        at--;
    return at < 2 || file.s[at - 1] != '.' || file.s[at - 2] == '/'
               ? (struct str){file.s, 0}
               : (struct str){file.s + at - 1, file.len - at + 1};
}

/* The part from byte `from` to before byte `to`; both are clipped to the length. */
static inline struct str str_cut(struct str a, size_t from, size_t to)
{
    if (to > a.len)
        to = a.len;
    if (from >= to)
        return STR_NONE;
    return (struct str){a.s + from, to - from};
}

/* Index of the first byte `c` at or after `from`, or -1. */
static inline ptrdiff_t str_find(struct str a, char c, size_t from)
{
    const char *hit = from < a.len ? memchr(a.s + from, c, a.len - from) : NULL;

    return hit != NULL ? hit - a.s : -1;
}

/* Index of the first line end at or after `from`; the length: there is none. */
static inline size_t str_line_end(struct str a, size_t from)
{
    ptrdiff_t end = str_find(a, '\n', from);

    return end < 0 ? a.len : (size_t)end;
}

/* Takes the first line, without its end, off *rest; false: nothing is left. A line end that is the
 * last byte begins no further line. */
static inline bool str_next_line(struct str *rest, struct str *line)
{
    if (rest->len == 0)
        return false;
    *line = str_cut(*rest, 0, str_line_end(*rest, 0));
    *rest = str_cut(*rest, line->len + 1, rest->len);
    return true;
}

/* Without blanks, tabs and line ends around it. */
static inline struct str str_trim(struct str a)
{
    while (a.len > 0 && memchr(" \t\r\n", a.s[0], 4) != NULL)
        a = str_cut(a, 1, a.len);
    while (a.len > 0 && memchr(" \t\r\n", a.s[a.len - 1], 4) != NULL)
        a.len--;
    return a;
}

/* With a NUL behind it. Owned: free(). NULL: memory is short. */
char *str_copy(struct str text);

/* Byte order, shorter first on a tie: <0, 0, >0. */
int str_cmp(struct str a, struct str b);

/* Index of the first `part` at or after `from`, or -1; an empty one stands nowhere. Cost: at
 * worst the product of the lengths. */
ptrdiff_t str_find_text(struct str a, struct str part, size_t from);

static inline bool str_holds(struct str a, struct str part)
{
    return str_find_text(a, part, 0) >= 0;
}

/* Equal when A-Z and a-z are taken as the same; every other byte must match. */
bool str_eq_ascii_case(struct str a, struct str b);
/* The other questions, so taken. */
ptrdiff_t str_find_ascii_case(struct str a, struct str part, size_t from);

static inline bool str_holds_ascii_case(struct str a, struct str part)
{
    return str_find_ascii_case(a, part, 0) >= 0;
}

static inline bool str_starts_ascii_case(struct str a, struct str prefix)
{
    return str_eq_ascii_case(str_cut(a, 0, prefix.len), prefix);
}

static inline bool str_ends_ascii_case(struct str a, struct str suffix)
{
    return a.len >= suffix.len && str_eq_ascii_case(str_cut(a, a.len - suffix.len, a.len), suffix);
}

#endif
