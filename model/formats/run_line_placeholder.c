#include "model/formats/run_line_placeholder.h"

#include "model/base/ascii.h"

#define NAME_MOST 60 /* bytes between the brackets */

static bool is_of_name(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || strchr(" _-.@!", c) != NULL;
}

/* What may stand right beside it within a word. */
static bool is_beside(char c)
{
    return strchr(" \t\r\n=:/\\,", c) != NULL;
}

/* The bytes of "<your password>" at the beginning of `s`; 0: it is none. */
static size_t length_of(struct str s)
{
    size_t end = 1;

    if (s.len < 3 || !ascii_is_letter(s.s[1]))
        return 0;
    while (end < s.len && end < NAME_MOST && is_of_name(s.s[end]))
        end++;
    return end < s.len && s.s[end] == '>' && s.s[end - 1] != ' ' &&
                   (end + 1 == s.len || is_beside(s.s[end + 1]))
               ? end + 1
               : 0;
}

static bool is_quote(char c, enum shell shell)
{
    return c == '"' || (c == '\'' && shell != SHELL_CMD);
}

/* As an image's name has to be. */
static char of_image(char c)
{
    if (c == ' ')
        return '-';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t put_name(char *to, struct str placeholder)
{
    for (size_t i = 1; i + 1 < placeholder.len; i++)
        to[i - 1] = of_image(placeholder.s[i]);
    return placeholder.len - 2;
}

struct str run_line_placeholders(struct run_places *out, struct arena *a, enum shell shell,
                                 struct str text)
{
    char *to = memchr(text.s, '<', text.len) != NULL ? arena_alloc(a, text.len + 1) : NULL;
    char quote = '\0';
    size_t n = 0;

    out->count = 0;
    if (to == NULL)
        return text;
    for (size_t i = 0, len; i < text.len; i += len) {
        char c = text.s[i];

        len = c == '<' && quote == '\0' && (i == 0 || is_beside(text.s[i - 1]))
                  ? length_of(str_cut(text, i, text.len))
                  : 0;
        if (len > 0) {
            struct str taken = {to + n, put_name(to + n, str_cut(text, i, i + len))};

            if (out->count < RUN_PLACES_MOST)
                out->items[out->count++] = (struct run_place){str_cut(text, i, i + len), taken};
            n += taken.len;
            continue;
        }
        if (is_quote(c, shell) && (quote == '\0' || quote == c))
            quote = quote == '\0' ? c : '\0';
        to[n++] = c;
        len = 1;
    }
    return out->count > 0 ? (struct str){to, n} : text;
}
