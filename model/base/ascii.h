/* model/base/ascii.h - the letters and digits of ASCII, whatever the locale; all other bytes are
 * neither. */
#ifndef MODEL_BASE_ASCII_H
#define MODEL_BASE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static inline bool ascii_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_is_alnum(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c);
}

/* Of a name in most languages: a letter, a digit, '_'. */
static inline bool ascii_is_word(char c)
{
    return ascii_is_alnum(c) || c == '_';
}

#endif
