#include "model/base/words.h"

static bool holds(struct str text, struct str word)
{
    for (size_t i = 0; i + word.len <= text.len; i++) {
        if (str_eq_ascii_case(str_cut(text, i, i + word.len), word))
            return true;
    }
    return false;
}

static bool in_one(const struct str *texts, size_t count, struct str word)
{
    for (size_t i = 0; i < count; i++) {
        if (holds(texts[i], word))
            return true;
    }
    return false;
}

bool words_found(const struct str *texts, size_t count, struct str words)
{
    bool any = false;

    for (words = str_trim(words); words.len > 0; words = str_trim(words)) {
        ptrdiff_t blank = str_find(words, ' ', 0);
        struct str word = str_cut(words, 0, blank < 0 ? words.len : (size_t)blank);

        if (!in_one(texts, count, word))
            return false;
        any = true;
        words = str_cut(words, word.len, words.len);
    }
    return any;
}
