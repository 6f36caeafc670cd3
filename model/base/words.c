#include "model/base/words.h"

typedef bool holds(struct str text, struct str word);

static bool in_one(const struct str *texts, size_t count, struct str word, holds *has)
{
    for (size_t i = 0; i < count; i++) {
        if (has(texts[i], word))
            return true;
    }
    return false;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_small(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c > 127;
}

static bool begins_word(struct str text, size_t at)
{
    char before = at > 0 ? text.s[at - 1] : ' ';

    if (!is_small(before) && !is_capital(before) && !(before >= '0' && before <= '9'))
        return true;
    return is_capital(text.s[at]) &&
           (!is_capital(before) || (at + 1 < text.len && is_small(text.s[at + 1])));
}

static bool has_beginning(struct str text, struct str word)
{
    for (size_t at = 0; at + word.len <= text.len; at++) {
        if (begins_word(text, at) && str_eq_ascii_case(str_cut(text, at, at + word.len), word))
            return true;
    }
    return false;
}

bool words_next(struct str *rest, struct str *word)
{
    ptrdiff_t blank;

    *rest = str_trim(*rest);
    blank = str_find(*rest, ' ', 0);
    *word = str_cut(*rest, 0, blank < 0 ? rest->len : (size_t)blank);
    *rest = str_cut(*rest, word->len, rest->len);
    return word->len > 0;
}

static bool all_in_one(const struct str *texts, size_t count, struct str words, holds *has)
{
    struct str word;
    bool any = false;

    while (words_next(&words, &word)) {
        if (!in_one(texts, count, word, has))
            return false;
        any = true;
    }
    return any;
}

bool words_found(const struct str *texts, size_t count, struct str words)
{
    return all_in_one(texts, count, words, str_holds_ascii_case);
}

bool words_begin(const struct str *texts, size_t count, struct str words)
{
    return all_in_one(texts, count, words, has_beginning);
}
